//! The texts that analyses are timed on, and how they are timed.

use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier::briefing::Document;
use dossier::load::documents_in;
use dossier::read::{Limits, walk};

/// The folders to take texts from.
pub fn folders() -> Vec<PathBuf> {
    // `cargo bench` adds an option of its own.
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).map(PathBuf::from).collect();
    if named.is_empty() { vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold")] } else { named }
}

/// The text files in the folders, in order.
pub fn documents(folders: &[PathBuf]) -> Vec<Document> {
    let limits = Limits::default();
    let entries = folders.iter().flat_map(|folder| walk(folder, &limits).0);
    entries.filter(|entry| entry.path.ends_with(".txt")).flat_map(|entry| documents_in(&entry, &limits).0).collect()
}

/// Runs one phase and prints what it took.
pub fn timed<T>(phase: &str, words: usize, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    let took = start.elapsed().as_secs_f64();
    println!("{phase:18} {took:8.3} s {:12.0} words/s", words as f64 / took.max(1e-9));
    result
}

/// Megabytes of this process in memory; 0 where the system does not say.
pub fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = pages.split_whitespace().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4096.0 / 1e6
}
