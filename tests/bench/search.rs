//! How fast the texts are searched: `cargo bench --bench search [FOLDER…]`.
//!
//! Builds a hundred thousand documents of 350 words from the text files of the folders given (without any, of the corpora
//! in `../shared/gold` beside the checkout) and times folding them and searches of several kinds, each the median of
//! seven. `DOSSIER_DOCUMENTS` says how many documents instead.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dossier::briefing::{Briefing, Document, DocumentId, Paragraph, ParagraphRole, Published};
use dossier::search::{Query, Texts, search, search_first};
use dossier::text::{Span, paragraphs};

/// Words of a document.
const WORDS: usize = 350;

/// In so many documents the window looks first.
const FIRST: usize = 4_000;

/// What is searched for, the rare before the frequent.
const QUERIES: [&str; 14] = [
    "zzzunheard",
    "ceasefire",
    "prime minister",
    "\"prime minister\"",
    "minister OR president OR government",
    "government -minister",
    "gov*",
    "minister NEAR/5 government",
    "/\\b[A-Z]{3,}-[0-9]+\\b/",
    "/minist(er|ry)/",
    "/(?-i)[A-Z]\\w+ Minister/",
    "the",
    "in:7 minister",
    "which minister resigned from the government?",
];

fn main() {
    let words = words();
    if words.is_empty() {
        println!("Nothing to measure: name folders of text files, as in `cargo bench --bench search FOLDER`.");
        return;
    }
    let count = std::env::var("DOSSIER_DOCUMENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let briefing = Briefing::new("bench".to_owned(), documents(&words, count), Vec::new());
    let bytes: usize = briefing.documents.iter().map(|document| document.text.len()).sum();
    println!("{count} documents, {} MB of text", bytes / 1_000_000);
    let start = Instant::now();
    let texts = Texts::of(&briefing);
    println!("{:>9.1?}  folding", start.elapsed());
    for written in QUERIES {
        let Ok(query) = Query::parse(written) else {
            println!("{written} is no search");
            continue;
        };
        let mut times: Vec<(Duration, usize, usize)> = (0..7)
            .filter_map(|_| {
                let start = Instant::now();
                let found = search(&briefing, &texts, &query, &|| false)?;
                Some((start.elapsed(), found.hits.len(), found.documents.len()))
            })
            .collect();
        times.sort_unstable();
        let start = Instant::now();
        let first = search_first(FIRST, &briefing, &texts, &query, &|| false).map_or(0, |found| found.hits.len());
        let first_time = start.elapsed();
        if let Some((time, hits, documents)) = times.get(times.len() / 2) {
            println!(
                "{time:>9.1?}  {written}: {hits} paragraphs in {documents} documents; the first {first} after {first_time:.1?}"
            );
        }
    }
}

/// The paragraphs of the text files in the folders.
fn words() -> Vec<String> {
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).map(PathBuf::from).collect();
    let corpora = || vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/gold")];
    let mut folders = if named.is_empty() { corpora() } else { named };
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                found.extend(paragraphs(&text).iter().map(|piece| piece.span.of(&text).to_owned()));
            }
        }
    }
    found
}

/// Documents of about [`WORDS`] words each, of one paragraph after the other.
fn documents(paragraphs: &[String], count: usize) -> Vec<Document> {
    let mut next = paragraphs.iter().cycle();
    let document = |number: usize| {
        let mut text = format!("Report {number}\n\n");
        let mut words = 0;
        while words < WORDS
            && let Some(paragraph) = next.next()
        {
            words += paragraph.split_whitespace().count();
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&(number as u64).to_be_bytes());
        let paragraph = |piece: &str| {
            let start = piece.as_ptr() as usize - text.as_ptr() as usize;
            let span = Span::new(&text, start, start + piece.len()).map(|span| span.trimmed(&text));
            span.filter(|span| !span.is_empty()).map(|span| Paragraph::new(span, ParagraphRole::Body))
        };
        Document {
            id: DocumentId::from_hash(hash),
            path: format!("{number}.txt"),
            title: format!("Report {number}"),
            published: Published::default(),
            language: None,
            metadata: Vec::new(),
            sha256: String::new(),
            corrected: Vec::new(),
            paragraphs: text.split("\n\n").filter_map(paragraph).collect(),
            text: text.as_str().into(),
            turns: Vec::new(),
            datelines: Vec::new(),
            thread: None,
            enclosed: Vec::new(),
            recognised: None,
        }
    };
    (0..count).map(document).collect()
}
