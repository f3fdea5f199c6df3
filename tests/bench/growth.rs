//! How the time of a load grows with its size: `cargo bench --bench growth [PATTERN…]`.
//!
//! Each pattern is a folder that is large in one way, made in three sizes, each twice the one before. A load that takes
//! more than 2.3 times as long for twice as much fails: it grows faster than its input. What is compared are ratios within
//! one run, of the time that the processor was at work where the system says it, so that a busy machine does not bend
//! them.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use dossier::load::{Cancel, Options, briefing_of};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How much longer twice as much may take.
const MOST: f64 = 2.3;

/// How often each size is loaded.
const RUNS: usize = 3;

/// Where a load takes less, the start of the program and the disk are measured.
const LEAST: Duration = Duration::from_millis(300);

const SAID: &str =
    "Mayor Rosalind Kempe said that 12 ferries came to Dunwater on Monday. A storm killed three people.\n";

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The files of a pattern that is so large.
type Made = fn(usize) -> Files;

/// The patterns, each with its name and the size it begins at.
const PATTERNS: &[(&str, usize, Made)] = &[
    ("copies", 400, |n| files(n, |_| SAID.to_owned())),
    ("one event", 60, |n| files(n, |at| format!("OLDTOWN, May 4, 2031 - {SAID}Report number {at}.\n"))),
    ("capitalised words", 6_000, |n| text("a.txt", n, 12, |at| format!("{} ", word(at)))),
    ("numbers in a table", 800, |n| {
        text("a.csv", n, 1, |at| format!("{},{},{},{}", at % 97, at % 89, at % 83, at % 7))
    }),
    ("words in a table", 500, |n| text("a.csv", n, 1, |at| format!("{},{},{}", word(at), word(at + 7), at % 9))),
    ("one letter", 100_000, |n| text("a.txt", n, usize::MAX, |_| "a".to_owned())),
    ("short words", 40_000, |n| text("a.txt", n, usize::MAX, |_| "a ".to_owned())),
    ("digits", 100_000, |n| text("a.txt", n, usize::MAX, |at| (at % 10).to_string())),
    ("quotation marks", 20_000, |n| text("a.txt", n, 50, |_| "\u{201c}so\u{201d} ".to_owned())),
    ("brackets", 40_000, |n| text("a.txt", n, usize::MAX, |_| "(a ".to_owned())),
    ("initials", 10_000, |n| text("a.txt", n, 40, |at| format!("{}. ", char::from(b'A' + (at % 26) as u8)))),
    ("dates", 4_000, |n| text("a.txt", n, 20, |at| format!("{} May {}, ", at % 28 + 1, 1950 + at % 90))),
    ("sentences", 300, |n| text("a.txt", n, 4, |at| format!("{} {SAID}", word(at)))),
    ("headings", 1_500, |n| text("a.md", n, 1, |at| format!("# {}\n\nIt rained.\n", word(at)))),
    ("items", 3_000, |n| text("a.md", n, 1, |at| format!("- {}", word(at)))),
    ("turns", 600, |n| text("a.txt", n, 1, |at| format!("MR. {}: It was {at}.\n", word(at % 40).to_uppercase()))),
    ("paragraphs of a page", 600, |n| text("a.html", n, 1, |at| format!("<p>{} {SAID}</p>", word(at)))),
    ("records", 400, |n| text("a.jsonl", n, 1, |at| format!("{{\"text\":\"{} was seen on Monday.\"}}", word(at)))),
    ("damaged records", 20_000, |n| text("a.jsonl", n, 1, |_| "{\"text\": [".to_owned())),
    ("messages", 150, |n| text("a.mbox", n, 1, message)),
    ("files of one name", 300, |n| Files(vec![("a.zip".to_owned(), archive(n).unwrap_or_default())])),
];

fn main() -> Outcome<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let mut faults = Vec::new();
    // What the smallest folder takes is no growth: models are unpacked.
    let start = load(files(1, |_| SAID.to_owned()).folder()?.path())?;
    for (name, size, made) in PATTERNS.iter().filter(|(name, ..)| wanted.is_empty() || wanted.iter().any(|w| w == name))
    {
        let mut size = *size;
        // On a fast machine the first sizes say nothing.
        while load(made(size).folder()?.path())?.saturating_sub(start) < LEAST {
            size *= 2;
        }
        let mut folders = Vec::new();
        for size in [size, 2 * size, 4 * size] {
            folders.push((made(size).folder()?, Duration::MAX));
        }
        for _ in 0..RUNS {
            for (folder, least) in &mut folders {
                *least = load(folder.path())?.min(*least);
            }
        }
        let times: Vec<f64> = folders.iter().map(|(_, least)| least.saturating_sub(start).as_secs_f64()).collect();
        let [first, second, third] = times.as_slice() else { continue };
        // Over both doublings, so that one that was disturbed counts half.
        let growth = (third / first).sqrt();
        println!("{name}: {size} in {first:.3} s, {:.2} and {:.2} times per doubling", second / first, third / second);
        if growth > MOST {
            faults.push(format!("{name} takes {growth:.2} times as long for twice as much"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}

/// The files of a pattern.
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    /// A folder that holds them.
    fn folder(self) -> std::io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for (name, bytes) in self.0 {
            std::fs::write(folder.path().join(name), bytes)?;
        }
        Ok(folder)
    }
}

/// How long the folder takes to be loaded by one thread.
fn load(folder: &Path) -> Outcome<Duration> {
    let options = Options { threads: Some(1), ..Options::default() };
    let (start, before) = (Instant::now(), at_work());
    let briefing = briefing_of(folder, options, &Cancel::default(), &|_| ())?;
    let (took, worked) = (start.elapsed(), at_work().zip(before).map(|(after, before)| after.saturating_sub(before)));
    if briefing.documents.is_empty() && briefing.problems.is_empty() {
        return Err("nothing was read".into());
    }
    Ok(worked.unwrap_or(took))
}

/// How long the processor was at work for this program; `None` where the system does not say (proc(5)).
fn at_work() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let counts: u64 = fields.skip(11).take(2).filter_map(|count| count.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(counts * 10))
}

fn files(count: usize, words: impl Fn(usize) -> String) -> Files {
    Files((0..count).map(|at| (format!("{at}.txt"), words(at).into_bytes())).collect())
}

/// One file of so many pieces, a line for each so many.
fn text(name: &str, pieces: usize, to_line: usize, piece: impl Fn(usize) -> String) -> Files {
    let mut text = String::new();
    for at in 0..pieces {
        text.push_str(&piece(at));
        if (at + 1) % to_line == 0 {
            text.push('\n');
        }
    }
    Files(vec![(name.to_owned(), text.into_bytes())])
}

fn message(at: usize) -> String {
    format!(
        "From ada@quill.example Mon May  3 09:15:00 2021\nFrom: Ada Quill <ada@quill.example>\nSubject: Number {at}\n\n\
         {} was here. {SAID}",
        word(at)
    )
}

/// An archive of files in folders of their own that end in one name.
fn archive(count: usize) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..count {
        // The parts of a name that lead nowhere are left out: all these are one name in the end.
        zip.start_file(
            format!("{}a.txt", "./".repeat(at % 40 + 1)) + &" ".repeat(at / 40),
            SimpleFileOptions::default(),
        )?;
        zip.write_all(format!("{} came to Oldtown on Monday.", word(at)).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A capitalised word of its own for each number.
fn word(number: usize) -> String {
    const CONSONANTS: &str = "bdfgklmnprstvz";
    const VOWELS: &str = "aeiou";
    let mut word = String::new();
    let mut left = number;
    while left > 0 || word.len() < 4 {
        word.extend(CONSONANTS.chars().nth(left % 14));
        word.extend(VOWELS.chars().nth(left / 14 % 5));
        left /= 70;
    }
    let first = word.remove(0).to_ascii_uppercase();
    format!("{first}{word}n")
}
