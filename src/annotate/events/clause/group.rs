//! Nouns that are joined to one another.

use super::Parsed;
use crate::annotate::events::chunk::{Form, Kind};

impl Parsed<'_> {
    /// Nouns joined from `at` to the right, and the chunk after them.
    pub(super) fn group_right(&self, at: usize) -> (Vec<usize>, usize) {
        let mut members = vec![at];
        let mut end = at + 1;
        let mut list = Vec::new();
        let mut next = end;
        loop {
            match self.kind(next) {
                Kind::Conjunction if self.is_noun(next + 1) && self.lower(next) != "but" => {
                    if self.is_finite(self.after(next + 2)) {
                        break;
                    }
                    members.append(&mut list);
                    members.push(next + 1);
                    end = next + 2;
                    next = end;
                }
                Kind::Comma if self.is_noun(next + 1) && self.kind(next + 2) != Kind::Mark => {
                    list.push(next + 1);
                    next += 2;
                }
                Kind::Comma if !list.is_empty() && self.kind(next + 1) == Kind::Conjunction => next += 1,
                _ => break,
            }
        }
        (members, end)
    }

    /// Nouns joined from `at` to the left: the subjects of a verb after `at`.
    pub(super) fn group_left(&self, at: usize) -> Vec<usize> {
        let mut members = vec![at];
        let mut first = at;
        while let Some(joint) = self.before(first) {
            let left = match self.kind(joint) {
                Kind::Conjunction if self.lower(joint) != "but" => self.before(joint),
                Kind::Comma if members.len() > 1 => self.before(joint),
                _ => None,
            };
            // "He left, and soldiers took over": after a finite verb ", and" begins another clause.
            let comma =
                self.kind(joint) == Kind::Conjunction && left.is_some_and(|left| self.kind(left) == Kind::Comma);
            if comma && self.clauses.iter().any(|clause| clause.verb < joint && clause.build.form == Form::Finite) {
                break;
            }
            let left = left.map(|left| if self.kind(left) == Kind::Comma { left.saturating_sub(1) } else { left });
            let Some(left) = left.filter(|&left| self.is_noun(left)) else {
                break;
            };
            // "tension between Iran and Iraq": they are joined inside the phrase.
            let between = left.checked_sub(1).is_some_and(|word| matches!(self.lower(word), "between" | "among"));
            let Some(left) = self.ungoverned(left) else {
                break;
            };
            if between {
                members = vec![left];
                first = left;
                continue;
            }
            // "Trump met Kim and Xi left": what the verb before governs is no subject of this one.
            if self.before(left).is_some_and(|verb| self.verb(verb).is_some()) {
                break;
            }
            members.push(left);
            first = left;
        }
        members.reverse();
        members
    }

    /// The noun that stands at or before `at` and is not governed by a preposition, if the way there is only prepositions.
    fn ungoverned(&self, mut at: usize) -> Option<usize> {
        while self.is_noun(at) {
            match at.checked_sub(1) {
                Some(left) if self.kind(left) == Kind::Preposition && !self.may_open(left) => {
                    at = self.before(left)?;
                    // "Iran and Iraq's" coordination inside the phrase
                    if self.kind(at) == Kind::Conjunction {
                        at = self.before(at)?;
                    }
                }
                _ => return Some(at),
            }
        }
        None
    }
}
