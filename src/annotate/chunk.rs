//! Base noun phrases: a noun with the words before it that belong to it ("the Iranian foreign minister").

use std::ops::Range;

use super::{Tag, TaggedText};

impl TaggedText<'_> {
    /// The base noun phrase that ends before the token at `end`; `None` where none does. Stays inside its sentence.
    pub fn noun_phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let last = end.checked_sub(1)?;
        let first = self.sentences.get(self.sentence_of(last)?)?.tokens.start;
        if !self.is_head(last) {
            return None;
        }
        let mut start = last;
        while start > first && !self.opens_phrase(start) && self.joins(start - 1, start) {
            start -= 1;
        }
        Some(start..end)
    }

    /// The base noun phrase that begins with the token at `start`; `None` where none does. Stays inside its sentence.
    pub fn noun_phrase_from(&self, start: usize) -> Option<Range<usize>> {
        let limit = self.sentences.get(self.sentence_of(start)?)?.tokens.end;
        let mut end = start;
        let mut head = None;
        while end < limit && self.may_stand_in_phrase(end) {
            if end > start && (self.opens_phrase(end) || !self.joins(end - 1, end)) {
                break;
            }
            end += 1;
            if self.is_head(end - 1) {
                head = Some(end);
            }
        }
        head.map(|end| start..end)
    }

    /// Whether the token at `at` can be the last one of a noun phrase.
    fn is_head(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_noun()
            || matches!(tag, Tag::PRP | Tag::CD | Tag::EX)
            || (matches!(tag, Tag::DT | Tag::WP | Tag::WDT | Tag::JJ | Tag::JJS | Tag::JJR)
                && !self.may_stand_in_phrase(at + 1))
    }

    fn may_stand_in_phrase(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_noun()
            || tag.is_adjective()
            || matches!(
                tag,
                Tag::DT
                    | Tag::PDT
                    | Tag::PRP
                    | Tag::PRPS
                    | Tag::CD
                    | Tag::POS
                    | Tag::Currency
                    | Tag::VBN
                    | Tag::VBG
                    | Tag::RBS
                    | Tag::RBR
            )
            || (tag == Tag::CC && self.word(at) == "&")
    }

    /// Whether a phrase that holds the token at `at` begins there at the latest.
    fn opens_phrase(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::DT => self.tag(at.wrapping_sub(1)) != Tag::PDT,
            Tag::PRP | Tag::PRPS | Tag::EX | Tag::WP | Tag::WDT => true,
            _ => false,
        }
    }

    /// Whether the neighbours `left` and `right` belong to one phrase.
    fn joins(&self, left: usize, right: usize) -> bool {
        if !self.may_stand_in_phrase(left) || matches!(self.tag(left), Tag::PRP) {
            return false;
        }
        match self.tag(left) {
            // "the captured soldiers", but not "said officials"
            Tag::VBN | Tag::VBG => {
                self.tag(right).is_noun()
                    && left > 0
                    && matches!(self.tag(left - 1), Tag::DT | Tag::PRPS | Tag::JJ | Tag::CD)
            }
            // "on Monday Obama said"
            Tag::NNP if is_calendar(self.lower(left)) => !self.tag(right).is_proper() && self.tag(right) != Tag::DT,
            _ => true,
        }
    }
}

/// Whether `word` (in lower case) names a day of the week.
pub(super) fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
    )
}
