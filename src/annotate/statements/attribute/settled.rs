//! What the tree of the sentence says to a statement that the words round a verb of saying make.

use std::ops::Range;

use super::{Found, Reach, Scene, has_finite};
use crate::annotate::Tag;
use crate::annotate::statements::cues::Cue;
use crate::annotate::statements::subject::Subject;
use crate::annotate::statements::who;

impl Scene<'_> {
    /// The statement that `cue` reports; none where the tree has no saying there.
    pub fn attribute(&self, cue: &Cue, reach: &Reach) -> Option<Found> {
        let mut found = self.claimed(cue, reach)?;
        if found.speaker.as_ref().is_some_and(|phrase| who::is_writer(self.text, phrase)) {
            return None;
        }
        let verb = cue.tokens.start;
        // In a title every word looks like a name.
        let is_hidden = self.text.tag(verb) == Tag::NNS || self.text.is_capitalized(verb);
        if !cue.preposition && !is_hidden && self.clause_at(verb).is_some_and(|clause| !clause.is_verb(verb)) {
            return None;
        }
        let has_particle = |particle: &str| {
            let mut after = found.pieces.iter().flat_map(Clone::clone).chain(cue.tokens.clone());
            after.any(|at| self.text.lower(at) == particle)
        };
        if cue.particle.is_some_and(|particle| !has_particle(particle)) {
            return None;
        }
        let quoted = found.pieces.iter().any(|piece| self.quote_at(piece.start).is_some());
        if quoted && found.pieces.iter().any(|piece| self.is_scrap(cue, piece)) {
            return None;
        }
        if cue.preposition || quoted {
            return Some(found);
        }
        let speaks = || found.speaker.as_ref().is_some_and(|phrase| who::speaks(self.text, phrase));
        if cue.frame.thing && !speaks() {
            return None;
        }
        let Some(clause) = self.clause_at(verb) else {
            return Some(found);
        };
        let is_said = clause.is_said(verb) && !clause.is_denied(verb) && !clause.lacks_part(verb);
        if !is_said || found.pieces.last().is_some_and(|piece| self.announces(piece)) {
            return None;
        }
        let is_empty = |piece: &Range<usize>| {
            let begins = self.text.tag(piece.start);
            let is_marked = self.text.lower(piece.start) == "that" || begins == Tag::TO;
            // "wrote and signed a letter"
            begins == Tag::CC || !cue.frame.noun_alone && !is_marked && !clause.is_clausal(verb, piece)
        };
        if found.pieces.first().is_some_and(|piece| piece.start >= cue.tokens.end && is_empty(piece)) {
            return None;
        }
        for piece in &mut found.pieces {
            if piece.start >= cue.tokens.end {
                let within = clause.within(verb, piece.clone());
                let cuts = self.quote_at(within.end).is_some_and(|quote| quote.outer.start < within.end);
                if !cuts {
                    *piece = within;
                }
            }
        }
        Some(found)
    }

    /// Whether `piece` is only some quoted words that the verb of saying has as its object, no sentence: "called it “a
    /// disgrace”".
    fn is_scrap(&self, cue: &Cue, piece: &Range<usize>) -> bool {
        let text = self.text;
        let parted = piece.start.checked_sub(1).is_some_and(|at| matches!(text.tag(at), Tag::Comma | Tag::Colon));
        let follows = piece.start >= cue.tokens.end && !parted;
        let whole = has_finite(text, piece) || text.is_capitalized(piece.start + 1);
        !cue.preposition && !cue.frame.noun_alone && follows && self.quote_at(piece.start).is_some() && !whole
    }

    /// Whether what is said ends before a colon and goes on in a list: "urges members to act because:".
    fn announces(&self, piece: &Range<usize>) -> bool {
        let paragraph = |at: usize| Some(self.text.sentences.get(self.text.sentence_of(at)?)?.paragraph);
        self.text.word(piece.end) == ":" && paragraph(piece.end + 1) != paragraph(piece.start)
            || piece.end.checked_sub(1).is_some_and(|last| self.text.word(last) == ":")
    }

    /// The subject of the verb at `verb`: what the tree has, where that is another than the words `near` the verb.
    pub fn subject(&self, verb: usize, near: Option<Subject>, reach: &Reach) -> Option<Subject> {
        let clause = self.clause_at(verb);
        let in_tree = clause.and_then(|clause| clause.subject(verb));
        let in_tree = in_tree.filter(|phrase| phrase.end <= verb && phrase.start >= reach.sentence);
        match (in_tree, near) {
            (Some(phrase), Some(near)) if phrase.start < near.phrase.end && near.phrase.start < phrase.end => {
                // "the trains in the north begin announcing"
                let takes_verb = clause.is_some_and(|clause| clause.is_finite_verb(near.phrase.end - 1));
                // "the source close to the bank said"
                let is_under = phrase.start < near.phrase.start
                    && matches!(self.text.tag(near.phrase.start - 1), Tag::IN | Tag::TO);
                let is_wider = takes_verb && phrase.start <= near.phrase.start || is_under;
                let start = if is_under { phrase.start } else { near.start };
                Some(Subject { start, phrase: if is_wider { phrase } else { near.phrase } })
            }
            (Some(phrase), Some(_)) => Some(Subject { start: phrase.start, phrase }),
            (_, near) => near,
        }
    }
}
