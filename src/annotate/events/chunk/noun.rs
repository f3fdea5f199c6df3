//! Noun groups: a noun or a name with what stands before it.

use super::{Chunk, Kind, Source};
use crate::annotate::Tag;
use crate::annotate::events::lexicon::LEXICON;

/// Words that bound the number after them.
const BOUNDS: &[&[&str]] = &[
    &["more", "than"],
    &["fewer", "than"],
    &["less", "than"],
    &["at", "least"],
    &["at", "most"],
    &["up", "to"],
    &["as", "many", "as"],
    &["no", "more", "than"],
    &["no", "fewer", "than"],
];

impl Source<'_> {
    fn opens_noun(&self, at: usize) -> bool {
        use Tag::{CD, Currency, DT, EX, PDT, PRP, PRPS};
        let tag = self.tag(at);
        self.name(at).is_some()
            || self.time_of(at).is_some()
            || tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, DT | PRP | PRPS | CD | PDT | EX | Currency)
            || (matches!(tag, Tag::VBN | Tag::VBG) && self.modifies(at))
            || self.bounds_number(at)
            || self.bound_words(at) > 0
    }

    /// How many words before a number bound it ("more than", "at least", "as many as").
    fn bound_words(&self, at: usize) -> usize {
        let follows = |words: &[&str]| {
            words.iter().enumerate().all(|(number, word)| self.text.lower(at + number) == *word)
                && matches!(self.tag(at + words.len()), Tag::CD | Tag::Currency)
                && self.name(at + words.len()).is_none()
                && self.time_of(at + words.len()).is_none()
        };
        BOUNDS.iter().find(|words| follows(words)).map_or(0, |words| words.len())
    }

    /// The next token that is no quotation mark.
    fn past_quotes(&self, at: usize) -> usize {
        let quote = |at: usize| matches!(self.tag(at), Tag::OpenQuote | Tag::CloseQuote);
        if quote(at) { at + 1 } else { at }
    }

    /// Whether a participle stands before a noun that it describes ("occupied territory").
    pub(super) fn modifies(&self, at: usize) -> bool {
        let next = self.past_quotes(at + 1);
        let before = if at == 0 { Tag::Other } else { self.tag(at - 1) };
        // "on 8 May praising slain soldiers": a date describes nothing.
        let counted = before == Tag::CD && self.time_of(at - 1).is_none();
        let opened = matches!(before, Tag::DT | Tag::PRPS | Tag::POS)
            || counted
            // "chief operating officer"
            || before == Tag::NN && self.text.lower(at - 1) == "chief"
            || self.tag(at) != Tag::VBD && before == Tag::JJ
            || self.tag(at) != Tag::VBD && before == Tag::IN && self.name(next).is_none();
        let listed = self.tag(at) == Tag::VBN && matches!(before, Tag::Comma | Tag::CC);
        let noun = matches!(self.tag(next), Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS) || self.tag(next).is_adjective();
        (opened || listed) && noun && self.time_of(next).is_none() && !self.is_preposition(at)
    }

    /// "the Danish *move* that ...": a bare verb between a name and what only follows a noun.
    pub(super) fn is_noun_mistaken(&self, at: usize) -> bool {
        self.tag(at) == Tag::VB
            && at > 0
            && (self.name(at - 1).is_some() || self.tag(at - 1).is_adjective())
            && matches!(self.text.lower(at + 1), "that" | "which" | "who" | "of")
            || self.is_plural_mistaken(at)
            || self.is_object_mistaken(at)
    }

    /// "Attacked the border *post* at ...": what looks like a verb at the end of the object of a verb that takes no clause.
    fn is_object_mistaken(&self, at: usize) -> bool {
        if !matches!(self.tag(at), Tag::VBP | Tag::VB) || at == 0 || self.name(at - 1).is_some() {
            return false;
        }
        let inside = |token: &usize| matches!(self.tag(*token), Tag::NN | Tag::NNS | Tag::JJ);
        let start = (0..at).rev().take(3).take_while(inside).last();
        let Some(opener) = start.and_then(|start| start.checked_sub(1)) else {
            return false;
        };
        let verb = opener.checked_sub(1).filter(|_| matches!(self.tag(opener), Tag::DT | Tag::PRPS));
        verb.is_some_and(|verb| {
            matches!(self.tag(verb), Tag::VBD | Tag::VBN | Tag::VBZ)
                && !LEXICON.is_saying(self.text.lemma(verb))
                && !matches!(self.text.lemma(verb), "make" | "let" | "help" | "have" | "see" | "hear" | "watch" | "be")
        })
    }

    /// "the air *strikes* Ghana launched", "at the Lima *talks* in May": what looks like a verb, but stands before a name
    /// with a verb of its own, or after a place that something happens at.
    fn is_plural_mistaken(&self, at: usize) -> bool {
        if self.tag(at) != Tag::VBZ || at == 0 || LEXICON.noun("", self.text.lemma(at)).is_none() {
            return false;
        }
        if let Some(place) = self.name(at - 1) {
            let before = (0..at).rev().find(|&token| self.name(token) != Some(place));
            let before = before.map_or("", |token| self.text.lower(token));
            return matches!(before, "at" | "after" | "during" | "amid" | "before" | "ahead")
                && matches!(self.tag(at + 1), Tag::IN | Tag::Stop | Tag::Comma);
        }
        let Some(name) = self.name(at + 1) else {
            return false;
        };
        let after = (at + 1..at + 8).find(|&next| self.name(next) != Some(name));
        matches!(self.tag(at - 1), Tag::NN | Tag::JJ)
            && after.is_some_and(|next| matches!(self.tag(next), Tag::VBD | Tag::MD))
    }

    /// "over 100 towns": a word that bounds the number after it.
    fn bounds_number(&self, at: usize) -> bool {
        matches!(
            self.text.lower(at),
            "over" | "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "some"
        ) && self.tag(at + 1) == Tag::CD
            && self.time_of(at + 1).is_none()
    }

    /// "the Lima*,* Ohio plant": two names, and the noun that they and the article before them belong to.
    fn is_place_in_place(&self, at: usize, comma: usize) -> bool {
        let Some(second) = self.name(comma + 1) else {
            return false;
        };
        let after = (comma + 1..comma + 4).find(|&token| self.name(token) != Some(second));
        comma > at + 1
            && self.text.lower(at) == "the"
            && (at + 1..comma).all(|token| self.name(token).is_some())
            && after.is_some_and(|noun| matches!(self.tag(noun), Tag::NN | Tag::NNS) && self.time_of(noun).is_none())
    }

    pub(super) fn noun(&self, at: usize, end: usize) -> Option<Chunk> {
        use Tag::{CC, CD, Currency, DT, EX, PDT, POS, PRP, PRPS, RB, RBR, RBS};
        if !self.opens_noun(at) {
            return None;
        }
        if matches!(self.tag(at), PRP | EX) {
            return Some(Chunk { kind: Kind::Noun, tokens: at..at + 1, head: at });
        }
        let mut next = at + self.bound_words(at);
        let mut head = None;
        let mut open = true;
        while next < end {
            // "the pay he promised": a pronoun begins a group of its own, whomever it means.
            if next > at && matches!(self.tag(next), PRP | EX) {
                break;
            }
            if let Some(name) = self.name(next) {
                // "the attacks Iran launched": a name after a plural begins a noun group of its own.
                if head.is_some_and(|head| self.tag(head) == Tag::NNS && self.name(head).is_none()) {
                    break;
                }
                while next < end && self.name(next) == Some(name) {
                    head = Some(next);
                    next += 1;
                }
                continue;
            }
            if let Some(after) = self.time_end(next, end) {
                if head.is_some() && !self.goes_on(after, end) {
                    break;
                }
                next = after;
                continue;
            }
            let tag = self.tag(next);
            let goes_on = match tag {
                DT | PDT => open && head.is_none(),
                PRPS => head.is_none(),
                PRP | EX => false,
                // "last week's raid"
                POS => head.is_some() || next > at && self.time_of(next - 1).is_some(),
                tag if tag.is_noun() => true,
                Tag::VB | Tag::VBP | Tag::VBZ => self.is_noun_mistaken(next),
                CD | Currency => true,
                tag if tag.is_adjective() => true,
                Tag::VBN | Tag::VBG | Tag::VBD => {
                    self.modifies(next) || (next == at + 1 && self.tag(at) == DT && tag == Tag::VBG)
                }
                RB | RBR | RBS => {
                    next > at && head.is_none() && (self.tag(next + 1).is_adjective() || self.tag(next + 1) == CD)
                }
                CC => {
                    next > at
                        && self.tag(next - 1).is_adjective()
                        && self.tag(next + 1).is_adjective()
                        && self.tag(next + 2).is_noun()
                }
                Tag::Comma => {
                    next > at
                        && self.tag(next - 1).is_adjective()
                        && self.tag(next + 1).is_adjective()
                        && self.tag(next + 2).is_noun()
                        || self.is_place_in_place(at, next)
                }
                Tag::OpenQuote | Tag::CloseQuote => {
                    next > at
                        && (head.is_none() || self.tag(next) == Tag::CloseQuote)
                        && (self.tag(next + 1).is_noun()
                            || self.tag(next + 1).is_adjective()
                            || matches!(self.tag(next + 1), Tag::VBN | Tag::VBG) && self.tag(next) == Tag::OpenQuote)
                }
                Tag::Hyphen => next > at,
                _ => next == at && self.bounds_number(at),
            };
            if !goes_on {
                break;
            }
            if tag == POS {
                head = None;
            } else if tag.is_noun()
                || matches!(tag, Tag::VB | Tag::VBP | Tag::VBZ)
                || tag == CD
                || (tag == Tag::VBG && !self.tag(next + 1).is_noun())
            {
                head = Some(next);
            }
            open = matches!(tag, PDT) || (open && next == at);
            next += 1;
        }
        if next == at {
            return None;
        }
        let pronoun = matches!(self.tag(at), DT | PRPS | PDT) && next == at + 1;
        if head.is_none() && !pronoun && (at..next).all(|token| !matches!(self.tag(token), DT | POS)) {
            return Some(Chunk { kind: Kind::Adjective, tokens: at..next, head: next - 1 });
        }
        Some(Chunk { kind: Kind::Noun, tokens: at..next, head: head.unwrap_or(next - 1) })
    }
}
