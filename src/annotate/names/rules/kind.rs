//! What a name names: by a word of its own, by the gazetteers, by the words beside it.

use std::ops::Range;

use super::{Evidence, Found, Scan};
use crate::annotate::WordClass;
use crate::annotate::names::lexicon::{Entry, Facts, Gazette};
use crate::annotate::names::words::Shape;
use crate::briefing::ActorKind;

const PLACE_BEFORE: [&str; 8] = ["in", "near", "at", "around", "outside", "inside", "northern", "southern"];

impl Scan<'_> {
    /// A name with a word that says what it names: "Labour Party", "Bank of England", "Mount Etna".
    pub(super) fn headed(&self, run: Range<usize>, known: Option<(usize, Entry)>) -> Option<Found> {
        let at = run.start;
        let stop = (at + 1..run.end).find(|&next| self.breaks(next)).unwrap_or(run.end);
        let starts = Facts::ORGANIZATION_START.or(Facts::PLACE_START).or(Facts::OTHER_START);
        if self.has(at, starts) && stop - at >= 2 {
            let linked = matches!(self.word(at + 1), "of" | "for");
            let kind = if self.has(at, Facts::PLACE_START) && !linked {
                (!self.has(at, Facts::ORGANIZATION_START)).then_some(ActorKind::Place)
            } else if self.has(at, Facts::ORGANIZATION_START) && linked {
                Some(ActorKind::Organization)
            } else if self.has(at, Facts::OTHER_START) {
                Some(ActorKind::Other)
            } else if linked {
                Some(ActorKind::Place)
            } else {
                None
            };
            if let Some(kind) = kind {
                return Some(self.form(at..stop, kind));
            }
        }
        let end = (at + 1..stop).rev().find(|&last| {
            self.has(last, Facts::ORGANIZATION_END.or(Facts::PLACE_END).or(Facts::OTHER_END)) && (self.capital(last))
        })?;
        let group = known.filter(|(_, entry)| entry.gazette == Gazette::Group);
        if let Some((length, entry)) = known {
            if at + length > end {
                return None;
            }
            let state = self.has(end, Facts::STATE_BODY);
            if (group.is_some() || entry.gazette == Gazette::Country) && state && end > at {
                return None;
            }
        }
        let facts = self.fact(end);
        let kind = if facts.has(Facts::ORGANIZATION_END) {
            ActorKind::Organization
        } else if facts.has(Facts::PLACE_END) {
            ActorKind::Place
        } else {
            ActorKind::Other
        };
        let linked = end + 1 < stop && matches!(self.word(end + 1), "of" | "for" | "on")
            || (at..end).any(|at| self.has(at, Facts::ORGANIZATION_START) && matches!(self.word(at + 1), "of" | "for"));
        Some(self.form(at..if linked { stop } else { end + 1 }, kind))
    }

    /// Whether a name of the gazetteers is meant here, and not a person of the same name or a part of a longer one.
    pub(super) fn trusts(&self, at: usize, length: usize, entry: Entry, end: usize, titled: bool) -> bool {
        let next = at + length;
        if entry.gazette == Gazette::Organization || length > 1 {
            return true;
        }
        let place = entry.gazette.kind() == ActorKind::Place;
        let goes_on = next < end && self.capital(next);
        if place && titled && !self.has(at - 1, Facts::QUALIFIER) {
            return matches!(entry.gazette, Gazette::Country | Gazette::Capital) && !goes_on;
        }
        if place && goes_on && self.has(at, Facts::GIVEN.or(Facts::SURNAME)) && entry.gazette != Gazette::Country {
            // "Sydney Pollack", but "Houston Rockets" is settled as unknown, too.
            return false;
        }
        if place && goes_on && self.has(at, Facts::GIVEN) && self.has(next, Facts::SURNAME) {
            return false;
        }
        if matches!(entry.gazette, Gazette::City) && self.has(at, Facts::COMMON) {
            return PLACE_BEFORE.contains(&self.before(at));
        }
        if matches!(entry.gazette, Gazette::City) && entry.people < 300 && self.has(at, Facts::GIVEN.or(Facts::SURNAME))
        {
            return PLACE_BEFORE.contains(&self.before(at)) || self.before(at) == ",";
        }
        true
    }

    /// A name that no lexicon has and no word of its own explains.
    pub(super) fn unknown(&self, run: Range<usize>, titled: bool) -> Option<Found> {
        let at = run.start;
        // It ends where a known name, a day or a title begins.
        let mut end = at + 1;
        while end < run.end {
            if self.capital(end) {
                let known = self.longest(end).filter(|(length, entry)| {
                    *length > 1
                        || entry.gazette == Gazette::Group
                        || (entry.gazette == Gazette::Country && !self.has(at, Facts::GIVEN) && !titled)
                });
                if self.breaks(end) || known.is_some() || self.has(end, Facts::HONORIFIC) || self.is_title(end) {
                    break;
                }
            }
            end += 1;
        }
        while end > at + 1 && !self.capital(end - 1) && self.shape(end - 1) != Shape::Number {
            end -= 1;
        }
        let words = at..end;
        let (kind, evidence) = self.kind_of(words.clone(), titled)?;
        Some(Found { words, kind, evidence })
    }

    fn kind_of(&self, words: Range<usize>, titled: bool) -> Option<(ActorKind, Evidence)> {
        use ActorKind::{Organization, Other, Person, Place};
        let at = words.start;
        let last = words.end - 1;
        let many = words.len() > 1;
        if titled {
            return Some((Person, Evidence::Context));
        }
        if many && self.has(at, Facts::GIVEN) && !self.heading {
            return Some((Person, Evidence::Form));
        }
        let initial =
            |at: usize| self.word(at).ends_with('.') && self.word(at).len() <= 5 && self.shape(at) == Shape::Upper;
        if many && (initial(at) || initial(at + 1)) && self.shape(last) == Shape::Capital {
            return Some((Person, Evidence::Form));
        }
        let common = words.clone().any(|at| self.has(at, Facts::COMMON) && self.capital(at));
        if self.heading {
            return (!common && many && self.has(last, Facts::SURNAME)).then_some((Person, Evidence::Guess));
        }
        if many && !common && self.has(last, Facts::SURNAME) {
            return Some((Person, Evidence::Context));
        }
        if WordClass::Personal.has(self.word(words.end)) && !common {
            return Some((Person, Evidence::Context));
        }
        if self.shape(at) == Shape::Upper && !many {
            let letters = self.word(at).len();
            return (letters >= 2 && !self.has(at, Facts::COMMON)).then_some((Organization, Evidence::Context));
        }
        if PLACE_BEFORE.contains(&self.before(at)) && !common {
            return Some((Place, Evidence::Context));
        }
        if !many && self.has(at, Facts::COMMON) {
            return None;
        }
        if self.before(at) == "the" || common {
            return Some((if common && many { Organization } else { Other }, Evidence::Guess));
        }
        if many || self.has(at, Facts::SURNAME.or(Facts::GIVEN)) {
            return Some((Person, Evidence::Guess));
        }
        Some((Organization, Evidence::Guess))
    }
}
