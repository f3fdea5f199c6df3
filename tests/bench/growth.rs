//! How the time of a load grows with its size: `cargo bench --bench growth [PATTERN…]`.
//!
//! Each pattern is a folder that is large in one way, made in three sizes, each twice the one before. A load that takes
//! more than 2.3 times as long for twice as much fails: it grows faster than its input. What is compared are ratios within
//! one run, of the time that the processor was at work where the system says it, so that a busy machine does not bend
//! them. All that is read and put together is so measured, in this process; children are not.
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
    ("files of an archive", 300, |n| zipped("a.zip", (0..n).map(|at| (format!("{at}.txt"), told(at))))),
    ("short numbers", 8_000, |n| text("a.csv", n, 20, |at| format!("{},", at * at % 97))),
    ("one number a row", 8_000, |n| text("a.csv", n, 1, |at| (at * at % 9_973).to_string())),
    ("orders", 800, |n| text("a.csv", n, 1, order)),
    ("columns", 20_000, |n| text("a.csv", n, 200, |at| format!("{} {at},", word(at)))),
    ("rows of a page", 800, |n| text("a.html", n, 1, |at| format!("<tr><td>{}</td><td>{at}</td></tr>", word(at)))),
    ("rows in Markdown", 800, |n| text("a.md", n, 1, |at| format!("| {} | {at} |", word(at)))),
    // From so many on the page has too many elements for a main text to be looked for, and all of it is read: a page of
    // fewer is another pattern.
    ("nested blocks", 3_600, |n| {
        text("a.html", n, 1, |at| format!("{}{}{}", "<div>".repeat(30), told(at), "</div>".repeat(30)))
    }),
    ("nested values", 400, |n| {
        text("a.jsonl", n, 1, |at| format!("{{\"a\":{{\"b\":{{\"text\":\"{} was seen on Monday.\"}}}}}}", word(at)))
    }),
    // Each tells something of its own: of bare names that come nearer to one another, more than twice as many are actors.
    ("nested items", 300, |n| text("a.md", n, 1, |at| format!("{}- {}", "  ".repeat(at % 30), told(at).trim_end()))),
    ("values", 400, |n| text("a.json", n, usize::MAX, |at| record(at, n))),
    ("links", 1_500, |n| text("a.html", n, 1, |at| format!("<a href=\"https://quill.example/{at}\">{}</a>", word(at)))),
    ("cards", 400, |n| text("a.vcf", n, 1, card)),
    ("a calendar", 400, |n| text("a.ics", n, 1, day)),
    ("replies", 150, |n| {
        text("a.mbox", n, 1, |at| format!("{}\n> {SAID}> {}", message(at), told(at.saturating_sub(1))))
    }),
    ("attachments", 150, |n| Files(vec![("a.eml".to_owned(), attached(n).into_bytes())])),
    ("paragraphs in Word", 300, |n| zipped("a.docx", word_document(n).into_iter())),
    ("paragraphs in RTF", 300, |n| {
        text("a.rtf", n, 1, |at| format!("{}{}\\par", if at == 0 { "{\\rtf1 " } else { "" }, told(at)))
    }),
    ("one paragraph", 300, |n| text("a.txt", n, usize::MAX, |at| format!("{} ", told(at).trim_end()))),
    ("one word", 40_000, |n| text("a.txt", n, usize::MAX, |_| "Oldtown ".to_owned())),
    ("near copies", 100, |n| files(n, |at| format!("{}{}", told(at), told(7).repeat(4)))),
    ("one name", 150, |n| files(n, |at| format!("Mayor Rosalind Kempe met {} on Monday.", word(at)))),
    ("one surname", 400, |n| text("a.txt", n, 2, |at| format!("{} Kempe came. Kempe left. ", word(at)))),
    ("one question", 100, |n| files(n, |at| format!("The storm killed {} people in Oldtown on May 4, 2031.", at + 2))),
    ("amounts", 300, |n| {
        text("a.txt", n, 4, |at| format!("The mill in {} paid ${at},{:03} for coal. ", word(at), at % 997))
    }),
    ("quotations", 300, |n| {
        text("a.txt", n, 4, |at| format!("\u{201c}It was number {at}, I think,\u{201d} said Ann {}. ", word(at)))
    }),
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

/// A sentence or two of its own for each number.
fn told(at: usize) -> String {
    format!("{} {SAID}", word(at))
}

/// A row as a shop keeps them: a day, names, amounts.
fn order(at: usize) -> String {
    let (day, price) = (at % 28 + 1, at * 7 % 1_000);
    format!(
        "2031-05-{day:02},{},{} Kempe,Oldtown,steel pipes,{},{price}.50,paid",
        100_000 + at,
        word(at % 90),
        at % 500
    )
}

/// A record of a list of `count`, the brackets round it with the first and the last.
fn record(at: usize, count: usize) -> String {
    let (first, last) = (if at == 0 { "[" } else { "" }, if at + 1 == count { "]" } else { "," });
    format!("{first}{{\"title\":\"Number {at}\",\"text\":\"{} was seen on Monday.\"}}{last}", word(at))
}

fn card(at: usize) -> String {
    let name = word(at);
    format!(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann {name}\nORG:{name} Mill\nTEL:555 {at}\nNOTE:She was seen on Monday.\nEND:VCARD"
    )
}

fn day(at: usize) -> String {
    let day = at % 28 + 1;
    format!(
        "BEGIN:VEVENT\nDTSTART:203105{day:02}T090000Z\nSUMMARY:Ann {} comes\nLOCATION:Oldtown\nEND:VEVENT",
        word(at)
    )
}

/// A message with so many files.
fn attached(count: usize) -> String {
    let mut message = "From: Ada Quill <ada@quill.example>\nSubject: All\nMIME-Version: 1.0\n\
                       Content-Type: multipart/mixed; boundary=\"next\"\n\n"
        .to_owned();
    for at in 0..count {
        message.push_str(&format!(
            "--next\nContent-Type: text/plain; name=\"{at}.txt\"\nContent-Disposition: attachment; \
             filename=\"{at}.txt\"\n\n{}",
            told(at)
        ));
    }
    message + "--next--\n"
}

/// The parts of a Word document of so many paragraphs.
fn word_document(count: usize) -> [(String, String); 2] {
    let mut body =
        String::from("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
    for at in 0..count {
        body.push_str(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", told(at).trim_end()));
    }
    body.push_str("</w:body></w:document>");
    [("[Content_Types].xml".to_owned(), "<Types/>".to_owned()), ("word/document.xml".to_owned(), body)]
}

/// A ZIP of these files.
fn zipped(name: &str, files: impl Iterator<Item = (String, String)>) -> Files {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in files {
        let begun = zip.start_file(name, SimpleFileOptions::default());
        if begun.is_err() || zip.write_all(words.as_bytes()).is_err() {
            return Files(Vec::new());
        }
    }
    Files(vec![(name.to_owned(), zip.finish().map(Cursor::into_inner).unwrap_or_default())])
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
