//! How fast foreign formats are read: `cargo bench --bench formats`.
//!
//! Reads a folder of 1,000 files made of those in `tests/formats/files`, by children of the program, with as many threads
//! as there are cores, without annotating them; then the PDFs among them alone.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier::briefing::Document;
use dossier::read::{Limits, child, read_file, walk};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

const FILES: usize = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let limits = Limits::default();
    let (kept, _) = walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/files"), &limits);
    let all: Vec<PathBuf> = kept.into_iter().map(|entry| entry.file).collect();
    let pdfs: Vec<PathBuf> =
        all.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")).cloned().collect();
    for (name, files) in [("all formats", all), ("PDF", pdfs)] {
        let folder = tempfile::tempdir()?;
        for (number, file) in files.iter().cycle().take(FILES).enumerate() {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            std::fs::copy(file, folder.path().join(format!("{number:04} {name}")))?;
        }
        let (entries, _) = walk(folder.path(), &limits);
        let start = Instant::now();
        let documents: Vec<Document> =
            entries.par_iter().flat_map_iter(|entry| read_file(entry, &limits).documents).collect();
        let took = start.elapsed().as_secs_f64();
        let text: usize = documents.iter().map(|document| document.text.len()).sum();
        let pages: u32 = documents.iter().map(pages).sum();
        println!(
            "{name}: {} documents, {:.2} MB of text, {pages} pages in {took:.3} s: {:.1} MB/s, {:.0} pages/s",
            documents.len(),
            text as f64 / 1e6,
            text as f64 / 1e6 / took,
            f64::from(pages) / took
        );
    }
    Ok(())
}

/// How many pages the document has.
fn pages(document: &Document) -> u32 {
    document.paragraphs.iter().filter_map(|paragraph| paragraph.page).map(u32::from).max().unwrap_or(0)
}
