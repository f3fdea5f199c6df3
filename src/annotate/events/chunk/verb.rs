//! Verb groups: a verb with its auxiliaries.

use super::{Chunk, Form, Kind, Modal, Source, Verb};
use crate::annotate::Tag;

impl Source<'_> {
    fn is_not(&self, at: usize) -> bool {
        matches!(self.text.lower(at), "not" | "n't" | "n’t" | "never" | "nor")
    }

    pub(super) fn verb(&self, at: usize, end: usize, before: &[Chunk]) -> Option<Chunk> {
        let tag = self.tag(at);
        let to = tag == Tag::TO && self.verb_follows(at + 1, end);
        let starts = to || tag == Tag::MD || tag.is_verb();
        let like_preposition = tag == Tag::VBG && self.is_preposition(at);
        if !starts
            || like_preposition
            || self.is_noun_mistaken(at)
            || self.name(at).is_some()
            || self.time_of(at).is_some()
        {
            return None;
        }
        // "The signing of the deal", "occupied territory": nouns and what describes them.
        let inside = before.last().is_some_and(|chunk| chunk.tokens.end == at)
            && matches!(tag, Tag::VBN | Tag::VBG)
            && self.modifies(at)
            && !matches!(before.last().map(|chunk| chunk.kind), Some(Kind::Verb(_)));
        if inside {
            return None;
        }
        let mut verb = Verb::default();
        let mut next = at;
        let mut head = at;
        let mut be = false;
        let mut have = false;
        if to {
            verb.form = Form::Infinitive;
            next += 1;
        }
        let mut first = true;
        while next < end {
            let tag = self.tag(next);
            if self.is_not(next) {
                verb.negated = true;
                next += 1;
                continue;
            }
            // He was “not amused”: a quotation that opens inside the group does not end it.
            let is_between = matches!(tag, Tag::RB | Tag::RBR | Tag::OpenQuote);
            if is_between && self.verb_follows(next + 1, end) && next > at {
                next += 1;
                continue;
            }
            if tag == Tag::MD {
                verb.modal = modal(self.text.lower(next));
                head = next;
                next += 1;
                first = false;
                continue;
            }
            if !tag.is_verb() {
                break;
            }
            let lemma = self.text.lemma(next);
            if first && !to {
                verb.form = match tag {
                    Tag::VBG => Form::Gerund,
                    Tag::VBN => Form::Participle,
                    Tag::VB => Form::Infinitive,
                    _ => Form::Finite,
                };
                verb.present = matches!(tag, Tag::VBP | Tag::VBZ);
            }
            first = false;
            head = next;
            verb.passive = (be || (!have && tag == Tag::VBN && verb.form == Form::Participle)) && tag == Tag::VBN;
            next += 1;
            let follows = self.verb_follows(next, end);
            match lemma {
                "be" | "get" if follows && !matches!(self.after_adverbs(next, end), Tag::VB) => be = true,
                "have" if follows && self.after_adverbs(next, end) == Tag::VBN => {
                    have = true;
                    be = false;
                    verb.present = false;
                }
                "do" if follows && self.after_adverbs(next, end) == Tag::VB => {}
                // "is to leave", "is going to leave", "has to leave", "used to leave"
                "be" | "go" | "have" | "need" if self.tag(next) == Tag::TO && self.tag(next + 1).is_verb() => {
                    match lemma {
                        "be" if !have => verb.modal = Modal::Will,
                        "go" if be => verb.modal = Modal::Will,
                        "have" | "need" => verb.modal = Modal::Must,
                        _ => break,
                    }
                    be = false;
                    next += 1;
                }
                _ if verb.modal != Modal::None && tag == Tag::MD => {}
                _ => break,
            }
        }
        if head == at && to {
            return None;
        }
        Some(Chunk { kind: Kind::Verb(verb), tokens: at..next.max(at + 1), head })
    }

    fn after_adverbs(&self, at: usize, end: usize) -> Tag {
        (at..end.min(at + 4))
            .find(|&next| !matches!(self.tag(next), Tag::RB | Tag::RBR | Tag::RBS | Tag::OpenQuote))
            .map_or(Tag::Other, |next| self.tag(next))
    }

    fn verb_follows(&self, at: usize, end: usize) -> bool {
        self.after_adverbs(at, end).is_verb()
    }
}

pub(super) fn modal(word: &str) -> Modal {
    match word {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Modal::Will,
        "would" | "'d" | "’d" => Modal::Would,
        "must" | "should" | "ought" => Modal::Must,
        _ => Modal::May,
    }
}
