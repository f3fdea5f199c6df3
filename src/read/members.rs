//! A file and the files inside it, to the last: archives in archives, attachments of messages in mailboxes.
//!
//! What each holds is read on its own, so that one that breaks its reader costs nothing but itself. How deep this goes
//! and how much comes of it in all is bounded.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::folder::{is_hidden, printable};
use super::part::Part;
use super::{Limits, ReadError, Reading, Scans, checked, child, parts, pdf};
use crate::briefing::Problem;

/// How deep files may lie in one another.
pub const DEEPEST: usize = 5;

/// How many files may come of one.
const MEMBERS: usize = 20_000;

/// How much may come of one file, in bytes.
const EXPANDED_BYTES: u64 = 192 << 20;

/// How long the files in a file may take in all beyond what its size is good for: many slow ones are as bad as one.
const PER_MEBIBYTE: Duration = Duration::from_secs(2);

/// Reads the file at `path` with these `bytes`.
pub fn read(path: &str, bytes: &[u8], limits: &Limits, page: &mut dyn FnMut() -> ControlFlow<()>) -> Reading {
    let mebibytes = u32::try_from(bytes.len() >> 20).unwrap_or(u32::MAX);
    let deadline = Instant::now() + child::SILENCE + PER_MEBIBYTE.saturating_mul(mebibytes);
    let mut tree = Tree {
        limits,
        page,
        page_since: None,
        reading: Reading::default(),
        left: MEMBERS,
        bytes_left: EXPANDED_BYTES,
        deadline,
        hidden: BTreeMap::new(),
    };
    tree.read(path, bytes, 0);
    tree.reading
}

/// That characters of a text could not be made out.
const DAMAGED: &str = "Some of its characters are damaged; each is shown as “\u{fffd}”.";

struct Tree<'a> {
    limits: &'a Limits,
    /// Called before each page that is a picture.
    page: &'a mut dyn FnMut() -> ControlFlow<()>,
    /// When the page was begun that is being read.
    page_since: Option<Instant>,
    reading: Reading,
    left: usize,
    bytes_left: u64,
    deadline: Instant,
    /// Of the files that are being read: the first hidden one in each, and how many there are.
    hidden: BTreeMap<String, (String, usize)>,
}

impl Tree<'_> {
    fn read(&mut self, path: &str, bytes: &[u8], depth: usize) {
        let mut taken = Taken::new();
        let (limits, deadline) = (self.limits, self.deadline);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut sink = |part| self.take(path, part, depth, &mut taken);
            let found = parts::look(path, bytes);
            if found.is_plain() {
                parts::of(found, path, bytes, limits, &mut sink)
            } else {
                child::read(path, bytes, limits, deadline, &mut sink)
            }
        }));
        self.page_ends();
        if let Err(error) = outcome.unwrap_or(Err(ReadError::Broke)) {
            self.reading.may_differ |= error.may_pass();
            self.fault(path, error.to_string());
        }
        if let Some((first, count)) = self.hidden.remove(path) {
            let others = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            self.fault(path, format!("It holds hidden files, which were not read: {first}{others}."));
        }
    }

    /// The path of the file called `name` in the one at `path`; `None` where it is hidden, which is noted.
    fn path_of(&mut self, path: &str, name: &str) -> Option<String> {
        let inner = path_of(path, name);
        if inner.is_none() && !is_dropping(name) {
            let (_, count) =
                self.hidden.entry(path.to_owned()).or_insert_with(|| (shortened(&printable(OsStr::new(name))), 0));
            *count += 1;
        }
        inner
    }

    /// Whether to go on with a page that is a picture. It has its own time, which does not count against the file's.
    fn page_begins(&mut self) -> ControlFlow<()> {
        self.page_since = Some(Instant::now());
        let goes_on = (self.page)();
        self.reading.may_differ |= goes_on.is_break();
        goes_on
    }

    fn page_ends(&mut self) {
        if let Some(since) = self.page_since.take() {
            self.deadline += since.elapsed();
        }
    }

    fn take(&mut self, path: &str, part: Part, depth: usize, taken: &mut Taken) -> ControlFlow<()> {
        self.page_ends();
        match part {
            Part::Draft { name, draft } => {
                let path = match name.map(|name| self.path_of(path, &name)) {
                    None => path.to_owned(),
                    Some(Some(inner)) => unique(inner, taken),
                    Some(None) => return ControlFlow::Continue(()),
                };
                match checked(draft) {
                    Ok(draft) => {
                        // Whichever reader could not make out a character left this mark in its place.
                        if draft.text.contains(char::REPLACEMENT_CHARACTER) {
                            self.fault(&path, DAMAGED.to_owned());
                        }
                        self.reading.drafts.push((path, draft));
                    }
                    Err(error) => self.fault(&path, error.to_string()),
                }
            }
            Part::Fault { member, what } => {
                // That a hidden file could not be read is no news.
                let path = member.map_or_else(|| Some(path.to_owned()), |member| self.path_of(path, &member));
                if let Some(path) = path {
                    self.fault(&path, what);
                }
            }
            Part::Scan { pages } => {
                self.reading.scans += pages.len();
                self.fault(path, unread(&pages, self.limits.scans));
            }
            Part::Page => return self.page_begins(),
            Part::Member { name, bytes } => return self.member(path, &name, &bytes, depth, taken),
        }
        ControlFlow::Continue(())
    }

    fn member(&mut self, path: &str, name: &str, bytes: &[u8], depth: usize, taken: &mut Taken) -> ControlFlow<()> {
        let Some(inner) = self.path_of(path, name) else {
            return ControlFlow::Continue(());
        };
        let inner = unique(inner, taken);
        let Some(left) = self.bytes_left.checked_sub(bytes.len() as u64) else {
            self.fault(path, ReadError::Bomb { limit: EXPANDED_BYTES }.to_string());
            return ControlFlow::Break(());
        };
        if self.left == 0 {
            self.fault(path, format!("It holds more than {MEMBERS} files; the rest of them were not read."));
            return ControlFlow::Break(());
        }
        if Instant::now() >= self.deadline {
            self.reading.may_differ = true;
            self.fault(
                path,
                "Reading the files in it took too long; the rest of them were not read; unpack it.".to_owned(),
            );
            return ControlFlow::Break(());
        }
        (self.left, self.bytes_left) = (self.left - 1, left);
        if depth + 1 >= DEEPEST {
            self.fault(
                &inner,
                format!("It lies more than {DEEPEST} files deep in others and was not read; unpack it."),
            );
            return ControlFlow::Continue(());
        }
        self.read(&inner, bytes, depth + 1);
        ControlFlow::Continue(())
    }

    fn fault(&mut self, path: &str, what: String) {
        // What a library says may quote the file.
        let what = crate::text::printable(&what).into_owned();
        self.reading.problems.push(Problem { path: path.to_owned(), what });
    }
}

/// That these pages are pictures that were not read, and why.
fn unread(pages: &[usize], scans: Scans) -> String {
    let which = format!("The pictures on {} were not read", pdf::listed(pages));
    match scans {
        Scans::Skip => format!("{which}: scans were to be left out (--scans skip)."),
        Scans::Later | Scans::Read => format!("{which} yet; open the folder again to have them read."),
    }
}

/// Whether the file is one that a system leaves in archives for itself, and nobody wrote.
fn is_dropping(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| part.starts_with("._") || part.starts_with("~$") || part == ".DS_Store")
        || name.split(['/', '\\']).filter(|part| is_hidden(OsStr::new(part))).all(|part| !part.starts_with('.'))
}

/// The longest name in a path that is shown in full, in characters: file systems allow 255 bytes.
const NAME: usize = 120;

/// The name, cut in the middle where it is too long to be shown.
fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= NAME {
        return name.to_owned();
    }
    let front: String = name.chars().take(NAME * 2 / 3).collect();
    let back: String = name.chars().skip(count - NAME / 4).collect();
    format!("{front}…{back}")
}

/// The path of the file called `name` inside the one at `path`; `None` where it is hidden. Whatever the name says, it
/// lies beneath, and no part of it is longer than can be shown.
fn path_of(path: &str, name: &str) -> Option<String> {
    let mut inner = path.to_owned();
    for part in name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")) {
        if is_hidden(OsStr::new(part)) {
            return None;
        }
        inner.push('/');
        inner.push_str(&shortened(&printable(OsStr::new(part))));
    }
    if inner.len() == path.len() {
        inner.push_str("/unnamed");
    }
    Some(inner)
}

/// Paths that are taken, each with the number that the next of its name is tried with.
type Taken = BTreeMap<String, usize>;

/// The names of the files in one, as they are given out in order.
#[cfg(feature = "window")]
#[derive(Default)]
pub struct Names(Taken);

#[cfg(feature = "window")]
impl Names {
    /// The path of the next file, called `name`, in the one at `path`; `None` where it is hidden.
    pub fn taken(&mut self, path: &str, name: &str) -> Option<String> {
        path_of(path, name).map(|inner| unique(inner, &mut self.0))
    }
}

/// The path, with a number where another file has it already.
fn unique(path: String, taken: &mut Taken) -> String {
    let mut number = match taken.get(&path) {
        None => {
            taken.insert(path.clone(), 2);
            return path;
        }
        Some(number) => *number,
    };
    let unique = loop {
        let unique = format!("{path} ({number})");
        number += 1;
        if !taken.contains_key(&unique) {
            break unique;
        }
    };
    taken.insert(path, number);
    taken.insert(unique.clone(), 2);
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_numbered() {
        let mut taken = Taken::new();
        let names = ["a", "a (2)", "a", "a", "b"].map(|name| unique(name.to_owned(), &mut taken));
        assert_eq!(names, ["a", "a (2)", "a (3)", "a (4)", "b"]);
    }

    #[test]
    fn what_an_archive_hides_is_told_and_what_a_system_leaves_is_not() {
        assert!(!is_dropping(".report.txt") && !is_dropping("docs/.old/a.txt"));
        assert!(is_dropping("__MACOSX/docs/._a.txt") && is_dropping("docs/.DS_Store") && is_dropping("Thumbs.db"));
    }

    #[test]
    fn names_are_cut_where_they_could_not_be_shown() {
        let path = path_of("a.zip", &format!("{}.txt", "x".repeat(5_000))).unwrap_or_default();
        assert!(path.starts_with("a.zip/xxx") && path.ends_with("xxx.txt") && path.chars().count() < 130, "{path}");
        assert_eq!(path_of("a.zip", "../b\u{202e}.txt").as_deref(), Some("a.zip/b\\u{202e}.txt"));
    }
}
