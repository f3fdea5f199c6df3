//! A file and the files inside it, to the last: archives in archives, attachments of messages in mailboxes.
//!
//! What each holds is read on its own, so that one that breaks its reader costs nothing but itself. How deep this goes
//! and how much comes of it in all is bounded.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::folder::{is_hidden, printable};
use super::part::Part;
use super::{Limits, ReadError, Reading, checked, child, parts};
use crate::briefing::Problem;

/// How deep files may lie in one another.
const DEEPEST: usize = 5;

/// How many files may come of one.
const MEMBERS: usize = 20_000;

/// How much may come of one file, in bytes.
const EXPANDED_BYTES: u64 = 192 << 20;

/// How long the files in a file may take in all beyond what its size is good for: many slow ones are as bad as one.
const PER_MEBIBYTE: Duration = Duration::from_secs(2);

/// Reads the file at `path` with these `bytes`.
pub fn read(path: &str, bytes: &[u8], limits: &Limits) -> Reading {
    let mebibytes = u32::try_from(bytes.len() >> 20).unwrap_or(u32::MAX);
    let deadline = Instant::now() + child::SILENCE + PER_MEBIBYTE.saturating_mul(mebibytes);
    let mut tree = Tree { limits, reading: Reading::default(), left: MEMBERS, bytes_left: EXPANDED_BYTES, deadline };
    tree.read(path, bytes, 0);
    tree.reading
}

struct Tree<'a> {
    limits: &'a Limits,
    reading: Reading,
    left: usize,
    bytes_left: u64,
    deadline: Instant,
}

impl Tree<'_> {
    fn read(&mut self, path: &str, bytes: &[u8], depth: usize) {
        let mut taken = BTreeSet::new();
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
        if let Err(error) = outcome.unwrap_or(Err(ReadError::Broke)) {
            self.fault(path, error.to_string());
        }
    }

    fn take(&mut self, path: &str, part: Part, depth: usize, taken: &mut BTreeSet<String>) -> ControlFlow<()> {
        match part {
            Part::Draft { name, draft } => {
                let path = match name.map(|name| path_of(path, &name)) {
                    None => path.to_owned(),
                    Some(Some(inner)) => unique(inner, taken),
                    Some(None) => return ControlFlow::Continue(()),
                };
                match checked(draft) {
                    Ok(draft) => self.reading.drafts.push((path, draft)),
                    Err(error) => self.fault(&path, error.to_string()),
                }
            }
            Part::Fault { member, what } => {
                let path = member.map_or(Some(path.to_owned()), |member| path_of(path, &member));
                self.fault(&path.unwrap_or_default(), what);
            }
            Part::Member { name, bytes } => return self.member(path, &name, &bytes, depth, taken),
        }
        ControlFlow::Continue(())
    }

    fn member(
        &mut self,
        path: &str,
        name: &str,
        bytes: &[u8],
        depth: usize,
        taken: &mut BTreeSet<String>,
    ) -> ControlFlow<()> {
        let Some(inner) = path_of(path, name) else {
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

/// The path of the file called `name` inside the one at `path`; `None` where it is hidden. Whatever the name says, it
/// lies beneath.
fn path_of(path: &str, name: &str) -> Option<String> {
    let mut inner = path.to_owned();
    for part in name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")) {
        if is_hidden(OsStr::new(part)) {
            return None;
        }
        inner.push('/');
        inner.push_str(&printable(OsStr::new(part)));
    }
    if inner.len() == path.len() {
        inner.push_str("/unnamed");
    }
    Some(inner)
}

/// The path, with a number where another file has it already.
fn unique(path: String, taken: &mut BTreeSet<String>) -> String {
    let mut unique = path.clone();
    let mut number = 2;
    while !taken.insert(unique.clone()) {
        unique = format!("{path} ({number})");
        number += 1;
    }
    unique
}
