//! What a reader has to say beside the document: what of the file was not read, and why; and the files inside it.
//!
//! This is the one place where limits on what is read of a file are named and told. A reader that stops counting, or whose
//! bytes are damaged, says so here; a test in `tests/house.rs` looks for readers that do not.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::ReadError;
use super::part::{Part, Sink};
use crate::briefing::Draft;

/// How many things of one kind are read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    /// Those beyond so many are not read.
    pub most: usize,
    /// What is said of more than that, with `{most}` and `{count}` for the numbers.
    says: &'static str,
}

/// Cells in a row of a table: no table of values has so many columns.
pub const COLUMNS: Limit = Limit { most: 512, says: "It has {count} columns; only the first {most} were read." };

/// Slides of a presentation.
pub const SLIDES: Limit = Limit { most: 5_000, says: "It has {count} slides; only the first {most} were read." };

/// Pages of a PDF document.
pub const PAGES: Limit = Limit { most: 10_000, says: "It has {count} pages; only the first {most} were read." };

/// Pages of a file in which text is recognised.
pub const SCANS: Limit =
    Limit { most: 2_000, says: "{count} of its pages are pictures; only the first {most} were read." };

/// Letters painted on one page.
pub const LETTERS: Limit =
    Limit { most: 400_000, says: "A page has {count} letters or more; only the first {most} were read." };

/// Records of a file of data.
pub const RECORDS: Limit = Limit { most: 100_000, says: "It has {count} records; only the first {most} were read." };

/// Files attached to a message or a document.
pub const ATTACHED: Limit =
    Limit { most: 2_000, says: "{count} files are attached to it; only the first {most} were read." };

/// Addresses a message was sent to, in one line of its head.
pub const ADDRESSES: Limit =
    Limit { most: 1_000, says: "It was sent to {count} addresses in one line; only the first {most} are listed." };

/// How often a cell or a row that is said to come again is repeated.
pub const REPEATS: Limit =
    Limit { most: 64, says: "A row or cell is said to stand {count} times; it was repeated {most} times." };

/// That a file has an end that it was not meant to have.
pub const BREAKS_OFF: &str = "It breaks off in the middle; what should follow was not read.";

/// That things of a kind in a document were not read.
pub fn embedded(things: &str) -> String {
    format!("The {things} embedded in it were not read; open it in the program it was made with to see them.")
}

/// What is told beside a document.
#[derive(Debug, Default)]
pub struct Rest {
    /// How many there were of what is limited.
    over: BTreeMap<Limit, usize>,
    /// Sentences, and how often each was said.
    said: Vec<String>,
    members: Vec<Part>,
}

impl Rest {
    /// Notes, in a sentence, that something was not read. What was noted already is noted once.
    pub fn tell(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.said.contains(&what) {
            self.said.push(what);
        }
    }

    /// Those of `things` that are within `limit`; notes it where there are more.
    pub fn first<I>(&mut self, limit: Limit, things: I) -> std::iter::Take<I::IntoIter>
    where
        I: IntoIterator<IntoIter: Clone>,
    {
        let things = things.into_iter();
        self.within(limit, things.clone().count());
        things.take(limit.most)
    }

    /// Whether `count` things are within `limit`; notes it where they are not.
    pub fn within(&mut self, limit: Limit, count: usize) -> bool {
        if count > limit.most {
            let most = self.over.entry(limit).or_default();
            *most = count.max(*most);
        }
        count <= limit.most
    }

    /// Adds a file inside the file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.members.push(Part::Member { name, bytes });
    }

    /// Hands it all on, the files last.
    pub fn hand_on(self, sink: &mut Sink<'_>) -> ControlFlow<()> {
        let over = self.over.into_iter().map(|(limit, count)| limit.sentence(count));
        for what in over.chain(self.said) {
            sink(Part::Fault { member: None, what })?;
        }
        self.members.into_iter().try_for_each(sink)
    }
}

impl Limit {
    fn sentence(self, count: usize) -> String {
        self.says.replace("{count}", &count.to_string()).replace("{most}", &self.most.to_string())
    }
}

/// Hands on the one document of a file and what is told beside it: also where there is none, as that may say why.
pub fn hand_on(draft: Result<Option<Draft>, ReadError>, rest: Rest, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let (draft, outcome) = match draft {
        Ok(draft) => (draft, Ok(())),
        Err(error) => (None, Err(error)),
    };
    if draft.is_none_or(|draft| sink(Part::of(draft)).is_continue()) {
        // Nothing comes after it: whether more is wanted does not matter.
        let _wanted = rest.hand_on(sink);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_told_once() {
        const FEW: Limit = Limit { most: 20, says: "It has {count} things; only the first {most} were read." };
        let mut rest = Rest::default();
        assert_eq!(rest.first(FEW, 0..3).count(), 3);
        for count in [21, 25, 22] {
            assert_eq!(rest.first(FEW, 0..count).count(), 20);
        }
        rest.tell("It is damaged.");
        rest.tell("It is damaged.");
        rest.add("a.txt".to_owned(), vec![]);
        let mut told = Vec::new();
        let _all = rest.hand_on(&mut |part| {
            told.push(match part {
                Part::Fault { what, .. } => what,
                Part::Member { name, .. } => name,
                _ => String::new(),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(told, ["It has 25 things; only the first 20 were read.", "It is damaged.", "a.txt"]);
    }
}
