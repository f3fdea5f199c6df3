//! How fast files of every format are read: `cargo bench --bench formats`.
//!
//! A folder of 1,000 files is made of those in `tests/formats/files` in turn, and read as the program reads it: by its
//! children, with as many threads as there are cores, less the annotating. Then as many of each format alone. Printed
//! are the bytes of the files, the text that came of them, the pages, and both by the second; of three readings the
//! fastest counts, as everything that disturbs a reading makes it slower.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier::briefing::Document;
use dossier::load::documents_in;
use dossier::read::{Limits, child, walk};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

const FILES: usize = 1_000;
const READINGS: usize = 3;

/// What a row of the output is about: a name, and the files it is of.
type Group = (String, Vec<PathBuf>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let (kept, _) = walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/files"), &Limits::default());
    let all: Vec<PathBuf> = kept.into_iter().map(|entry| entry.file).collect();
    println!(
        "{FILES} files of each, made of the {} in tests/formats/files; {} threads",
        all.len(),
        rayon::current_num_threads()
    );
    println!(
        "{:>16} {:>9} {:>9} {:>9} {:>6} {:>7} {:>9} {:>9}",
        "", "documents", "MB file", "MB text", "pages", "s", "MB text/s", "pages/s"
    );
    for (name, files) in groups(&all) {
        measure(&name, &files)?;
    }
    Ok(())
}

/// All formats, all but PDF, and each alone.
fn groups(all: &[PathBuf]) -> Vec<Group> {
    let mut each: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in all {
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        each.entry(ending).or_default().push(file.clone());
    }
    let others = all.iter().filter(|file| file.extension().is_none_or(|ending| ending != "pdf")).cloned().collect();
    let mut groups = vec![("all formats".to_owned(), all.to_vec()), ("all but PDF".to_owned(), others)];
    groups.extend(each);
    groups
}

fn measure(name: &str, files: &[PathBuf]) -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    for (number, file) in files.iter().cycle().take(FILES).enumerate() {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        std::fs::copy(file, folder.path().join(format!("{number:04} {name}")))?;
    }
    let limits = Limits::default();
    let (entries, _) = walk(folder.path(), &limits);
    let mut fastest = f64::INFINITY;
    let mut documents: Vec<Document> = Vec::new();
    for _ in 0..READINGS {
        let start = Instant::now();
        documents = entries.par_iter().flat_map_iter(|entry| documents_in(entry, &limits).0).collect();
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    let bytes = entries.iter().map(|entry| Ok(entry.file.metadata()?.len())).sum::<std::io::Result<u64>>()?;
    let text: usize = documents.iter().map(|document| document.text.len()).sum();
    let pages: u32 = documents.iter().map(pages).sum();
    let (bytes, text) = (bytes as f64 / 1e6, text as f64 / 1e6);
    println!(
        "{name:>16} {:>9} {bytes:>9.2} {text:>9.2} {pages:>6} {fastest:>7.3} {:>9.1} {:>9.0}",
        documents.len(),
        text / fastest,
        f64::from(pages) / fastest
    );
    Ok(())
}

/// How many pages the document has.
fn pages(document: &Document) -> u32 {
    document.paragraphs.iter().filter_map(|paragraph| paragraph.page).map(u32::from).max().unwrap_or(0)
}
