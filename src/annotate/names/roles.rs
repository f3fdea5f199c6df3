//! What is said beside a person's name of what the person is: "Prime Minister X", "X, head of the Navy,".

use std::ops::Range;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::words::Shape;
use crate::text::Span;

/// The roles beside the person's name at `name`.
pub fn roles(passage: &Passage<'_>, name: &Range<usize>, lexicon: &Lexicon) -> Vec<Span> {
    let look = Look { passage, lexicon };
    [look.before(name.start), look.after(name.end)]
        .into_iter()
        .flatten()
        .filter_map(|words| {
            let words = passage.words.get(words).filter(|words| words.iter().all(|word| word.text != ";"))?;
            Some(words.first()?.span.to(words.last()?.span))
        })
        .collect()
}

/// The form of address before the name at `start`, in lower case ("mr").
pub fn address<'a>(passage: &'a Passage<'_>, start: usize) -> &'a str {
    start.checked_sub(1).and_then(|at| passage.words.get(at)).map_or("", |word| word.folded())
}

struct Look<'a> {
    passage: &'a Passage<'a>,
    lexicon: &'a Lexicon,
}

impl Look<'_> {
    fn facts(&self, at: usize) -> Facts {
        self.passage.words.get(at).map(|word| self.lexicon.facts(word.folded())).unwrap_or_default()
    }

    fn word(&self, at: usize) -> &str {
        self.passage.words.get(at).map_or("", |word| word.folded())
    }

    fn capital(&self, at: usize) -> bool {
        self.passage.words.get(at).is_some_and(super::words::Word::is_capital)
    }

    fn in_name(&self, at: usize) -> bool {
        self.passage.found.iter().any(|name| name.words.contains(&at))
    }

    /// The title that ends right before `at`, or before a comma there ("the president's lawyer, X").
    fn before(&self, at: usize) -> Option<Range<usize>> {
        let comma = self.word(at.checked_sub(1)?) == ",";
        let end = if comma { at.checked_sub(2)? + 1 } else { at };
        let last = end.checked_sub(1)?;
        if !self.facts(last).has(Facts::OFFICE.or(Facts::RANK)) {
            return self.before_of(end);
        }
        let mut start = last;
        while start > 0 {
            let before = self.facts(start - 1);
            let hyphen = self.word(start - 1) == "-";
            let title = before.has(Facts::TITLE.or(Facts::QUALIFIER));
            let opens = self.passage.words.get(start).is_some_and(|word| word.opens);
            if !(title || hyphen) || opens || self.in_name(start - 1) {
                break;
            }
            start -= 1;
        }
        while start < last && (self.facts(start).has(Facts::HONORIFIC) || self.word(start) == "-") {
            start += 1;
        }
        if comma {
            let determined = start.checked_sub(1).is_some_and(|at| {
                matches!(self.word(at), "the" | "'s" | "his" | "her" | "its" | "their") || self.in_name(at)
            });
            return (determined && !self.capital(last)).then_some(start..end);
        }
        // "a major Lee donor", "to chair Lee's panel": no title of Lee, whom "a" would not be said of.
        let is_loose = start.checked_sub(1).is_some_and(|at| matches!(self.word(at), "a" | "an" | "to"));
        (self.capital(last) || !is_loose).then_some(start..end)
    }

    /// "Secretary of State", "Minister of Defence" right before `end`.
    fn before_of(&self, end: usize) -> Option<Range<usize>> {
        let last = end.checked_sub(1)?;
        let of = (last.saturating_sub(4)..last).rev().find(|&at| self.word(at) == "of")?;
        let head = of.checked_sub(1)?;
        let plain = (of + 1..end).all(|at| {
            self.facts(at).has(Facts::QUALIFIER)
                || matches!(self.word(at), "the" | "and")
                || self.facts(at).has(Facts::COMMON) && self.capital(at)
        });
        (plain && self.facts(head).has(Facts::OFFICE) && self.capital(head) && !self.in_name(last)).then_some(head..end)
    }

    /// The apposition that begins with a comma or bracket at `at`.
    fn after(&self, at: usize) -> Option<Range<usize>> {
        let opening = self.word(at);
        if !matches!(opening, "," | "(" | "–" | "—") {
            return None;
        }
        let mut start = at + 1;
        if matches!(self.word(start), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "who" | "now") {
            if self.word(start) == "who" {
                return None;
            }
            start += 1;
        }
        let mut head = None;
        for at in start..start + 7 {
            let facts = self.facts(at);
            let word = self.passage.words.get(at)?;
            if facts.has(Facts::OFFICE) && !word.text.is_empty() && word.shape != Shape::Mark {
                head = Some(at);
                if !self.facts(at + 1).has(Facts::OFFICE) && self.word(at + 1) != "-" {
                    break;
                }
            } else if facts.has(Facts::QUALIFIER)
                || self.in_name(at)
                || word.is_possessive()
                || word.text == "-"
                || head.is_none()
                    && word.shape == Shape::Lower
                    && facts.has(Facts::COMMON)
                    && !is_verb_like(word.folded())
            {
            } else {
                break;
            }
        }
        let head = head?;
        // "Iran's foreign minister": the role is what the person is of whom.
        if let Some(of) = (start..head).rev().find(|&at| self.word(at) == "'s") {
            start = of + 1;
        }
        while start < head && self.in_name(start) {
            start += 1;
        }
        let mut end = head + 1;
        if matches!(self.word(end), "of" | "for" | "at" | "to") {
            let mut to = end + 1;
            while to < end + 9
                && (self.capital(to)
                    || self.word(to) == "-"
                    || matches!(self.word(to), "the" | "of" | "for" | "'s")
                    || self.word(to) == "and" && self.capital(to + 1)
                    || to <= end + 2 && self.facts(to).has(Facts::COMMON))
            {
                to += 1;
            }
            while to > end + 1 && matches!(self.word(to - 1), "the" | "of" | "for" | "and" | "'s" | "-") {
                to -= 1;
            }
            if to > end + 1 {
                end = to;
            }
        }
        let closes = matches!(
            self.word(end),
            "," | "." | ")" | ";" | "–" | "—" | "" | "and" | "who" | "said" | "in" | "since" | "from" | "told"
        );
        closes.then_some(start..end)
    }
}

/// Whether a lower-case word is likelier the verb of a clause than part of a noun phrase.
fn is_verb_like(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "has"
            | "had"
            | "said"
            | "says"
            | "who"
            | "which"
            | "that"
            | "where"
            | "when"
            | "and"
            | "but"
            | "told"
            | "will"
            | "would"
            | "were"
            | "are"
            | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "with"
            | "by"
            | "as"
            | "after"
            | "before"
            | "while"
            | "for"
            | "of"
    )
}
