//! Runs of capitals, with what may stand between them.

use super::{ARTICLES, Scan};
use crate::annotate::names::lexicon::Facts;
use crate::annotate::names::words::Word;

const PARTICLES: [&str; 26] = [
    "of", "de", "du", "des", "del", "della", "di", "da", "dos", "das", "do", "van", "von", "der", "den", "ter", "bin",
    "ibn", "bint", "al", "el", "la", "le", "y", "ul", "&",
];

/// How many words a run of capitals may have, about.
const LONGEST_RUN: usize = 48;

impl Scan<'_> {
    /// The end of the run of capitals, with what may stand between them, that begins at `start`. A run is cut where it grows
    /// beyond any name: each of its words is looked at together with those before it.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < start + LONGEST_RUN {
            let next = if self.capital(end) && !self.opens(end) {
                end + 1
            } else {
                match self.bridge(start, end) {
                    Some(next) => next,
                    None => return end,
                }
            };
            end = next;
        }
        end
    }

    /// The end of the run where the words at `at` join what stands before them to a capital after them.
    fn bridge(&self, start: usize, at: usize) -> Option<usize> {
        let word = self.word(at);
        // "Nouri al-Maliki", "Deir ez-Zor"
        if ARTICLES.contains(&word) && self.word(at + 1) == "-" && self.glued(at + 1) && self.capital(at + 2) {
            return Some(at + 3);
        }
        if word == "-" && self.glued(at) && self.glued(at + 1) {
            if self.capital(at + 1) {
                return Some(at + 2);
            }
            // "Tehrik-e-Insaf", "Mazar-i-Sharif"
            let inner = self.word(at + 1).len() <= 2 && self.word(at + 2) == "-" && self.glued(at + 2);
            return (inner && self.capital(at + 3)).then_some(at + 4);
        }
        if self.words.get(at).is_some_and(Word::is_possessive) {
            let common = self.has(at.wrapping_sub(1), Facts::COMMON)
                && self.lexicon.longest(self.words.get(at - 1..at)?).is_none();
            return (common && self.capital(at + 1)).then_some(at + 2);
        }
        if matches!(word, "'" | "’") && self.glued(at) && self.word(at - 1).ends_with('s') {
            let common = self.has(at - 1, Facts::COMMON.or(Facts::OFFICE));
            return (common && self.capital(at + 1)).then_some(at + 2);
        }
        if word == "," && matches!(self.word(at + 1), "inc" | "inc." | "ltd" | "ltd." | "llc") {
            return Some(at + 2);
        }
        let headed = (start..at).any(|at| self.has(at, Facts::ORGANIZATION_START));
        match word {
            "for" | "on" | "in" if headed && self.capital(at + 1) && !self.has(at + 1, Facts::CALENDAR) => Some(at + 2),
            "for" | "of" if headed && self.word(at + 1) == "the" && self.capital(at + 2) => Some(at + 3),
            "of" if self.word(at + 1) == "the"
                && self.capital(at + 2)
                && self.has(at - 1, Facts::ORGANIZATION_END.or(Facts::OTHER_START).or(Facts::PLACE_START)) =>
            {
                Some(at + 3)
            }
            "and" | "&" if self.capital(at + 1) => {
                let of = (start..at).any(|at| self.word(at) == "of" || self.word(at) == "for");
                let head = (at + 1..at + 4).find(|&at| self.has(at, Facts::ORGANIZATION_END));
                let all = head.is_some_and(|head| (at + 1..=head).all(|at| self.capital(at)));
                let plain = |at: usize| self.has(at, Facts::COMMON) && !self.has(at, Facts::GIVEN);
                let joined = word == "&"
                    || (headed && of && plain(at - 1) && plain(at + 1))
                    || (all && plain(at - 1) && plain(at + 1));
                joined.then_some(at + 2)
            }
            _ if PARTICLES.contains(&word) && self.capital(at + 1) => {
                let usual = word != "of"
                    || self.has(
                        at - 1,
                        Facts::ORGANIZATION_START
                            .or(Facts::PLACE_START)
                            .or(Facts::OTHER_START)
                            .or(Facts::ORGANIZATION_END)
                            .or(Facts::OTHER_END),
                    )
                    || self.phrase_crosses(start, at);
                usual.then_some(at + 2)
            }
            _ if PARTICLES.contains(&word) && PARTICLES.contains(&self.word(at + 1)) && self.capital(at + 2) => {
                Some(at + 3)
            }
            _ => None,
        }
    }

    /// Whether a name of the gazetteers reaches over the word at `at`.
    fn phrase_crosses(&self, start: usize, at: usize) -> bool {
        (start..at).any(|from| self.longest(from).is_some_and(|(length, _)| from + length > at))
    }
}
