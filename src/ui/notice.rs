//! Passing news for the person: what was done goes by itself, what failed stays until it is put away.

use std::time::{Duration, Instant};

use super::Command;

/// A sentence to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something failed.
    pub failed: bool,
    /// The ways out: what stands on their buttons, and what these ask for.
    pub ways: Vec<(&'static str, Command)>,
    /// When it was said.
    since: Instant,
}

/// What is to be read, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    kept: Vec<Notice>,
}

/// How many notices are kept; the oldest goes first.
const KEPT: usize = 5;

/// How long what was done stays: long enough to read two sentences without haste.
const STAYS: Duration = Duration::from_secs(10);

impl Notices {
    /// Says that something failed. It stays until it is put away.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.offer(text, Vec::new());
    }

    /// Says that something failed, and the ways out.
    pub fn offer(&mut self, text: impl Into<String>, ways: Vec<(&'static str, Command)>) {
        self.push(Notice { text: text.into(), failed: true, ways, since: Instant::now() });
    }

    /// Says that something was done; the next such sentence takes its place.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.kept.retain(|notice| notice.failed);
        self.push(Notice { text: text.into(), failed: false, ways: Vec::new(), since: Instant::now() });
    }

    /// Says that something was done, and what can be done now.
    pub fn tell_with(&mut self, text: impl Into<String>, ways: Vec<(&'static str, Command)>) {
        self.tell(text);
        if let Some(last) = self.kept.last_mut() {
            last.ways = ways;
        }
    }

    /// Puts away what offers `command`: it cannot be done any more.
    pub fn withdraw(&mut self, command: &Command) {
        self.kept.retain(|notice| notice.ways.iter().all(|(_, way)| way != command));
    }

    /// Puts the notice at `position` away.
    pub fn dismiss(&mut self, position: usize) {
        if position < self.kept.len() {
            self.kept.remove(position);
        }
    }

    /// Puts away what was done long enough ago; says when to ask again.
    pub fn pass(&mut self) -> Option<Duration> {
        self.kept.retain(|notice| notice.failed || notice.since.elapsed() < STAYS);
        let passing = self.kept.iter().filter(|notice| !notice.failed);
        passing.map(|notice| STAYS.saturating_sub(notice.since.elapsed())).min()
    }

    /// The notices, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.kept.iter()
    }

    fn push(&mut self, notice: Notice) {
        self.kept.retain(|kept| kept.text != notice.text);
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push(notice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_stay_and_news_replaces_news() {
        let mut notices = Notices::default();
        notices.fail("a failure");
        notices.tell("one");
        notices.tell("two");
        notices.fail("a failure");
        let texts: Vec<_> = notices.iter().map(|notice| notice.text.as_str()).collect();
        assert_eq!(texts, ["two", "a failure"]);
        notices.dismiss(1);
        assert_eq!(notices.iter().count(), 1);
    }
}
