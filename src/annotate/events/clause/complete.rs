//! What stands after a verb: its objects, its phrases, and the clause that completes it.

use super::{Clause, Parsed};
use crate::annotate::Tag;
use crate::annotate::events::chunk::{Form, Kind, Verb};
use crate::annotate::events::lexicon::Lexicon;

impl Parsed<'_> {
    /// Reads what stands after the verb into the clause.
    pub(super) fn complete(&self, clause: &mut Clause, lexicon: &Lexicon) {
        let mut at = clause.verb + 1;
        let mut objects: Vec<Vec<usize>> = Vec::new();
        let linking = matches!(self.lemma(clause.verb), "be" | "become" | "remain" | "seem");
        loop {
            at = self.after(at);
            match self.kind(at) {
                Kind::Noun if self.begins_anew(at) => break,
                Kind::Noun => {
                    let (group, end) = self.group_right(at);
                    let next = self.after(end);
                    let next_of = self.skip_phrases(next);
                    if self.is_finite(next) || (lexicon.is_saying(self.lemma(clause.verb)) && self.is_finite(next_of)) {
                        // "said it expelled", "demanded the government resign"
                        // "Published results for the year ended 31 March": no results ended.
                        let period = next > end && self.lemma(next) == "end";
                        if objects.is_empty() && clause.phrases.is_empty() && period {
                            objects.push(group);
                            at = end;
                        } else if objects.is_empty() && clause.phrases.is_empty() {
                            let verb = if self.is_finite(next) { next } else { next_of };
                            clause.complement = Some(verb);
                        }
                        break;
                    }
                    if !clause.phrases.is_empty() || objects.len() > 1 {
                        break;
                    }
                    objects.push(group);
                    at = end;
                }
                Kind::Adjective => {
                    if linking {
                        clause.adjective = clause.adjective.or(Some(at));
                    }
                    at += 1;
                }
                Kind::Preposition => {
                    let next = self.after(at + 1);
                    if self.is_noun(next) {
                        let (group, end) = self.group_right(next);
                        if self.begins_anew(next) {
                            break;
                        }
                        if self.may_open(at) && self.is_finite(self.skip_phrases(self.after(end))) {
                            break;
                        }
                        clause.phrases.push((at, group));
                        at = end;
                    } else if matches!(self.verb(next), Some(Verb { form: Form::Gerund, .. })) {
                        if matches!(self.lower(at), "of" | "from" | "for" | "to" | "on" | "in" | "about" | "against") {
                            clause.complement = Some(next);
                        }
                        break;
                    } else {
                        at += 1;
                    }
                }
                Kind::Subordinator => {
                    if matches!(self.lower(at), "that" | "whether") && clause.complement.is_none() {
                        // "demanded that he leave": the bare form is a subjunctive here.
                        let bare = |next: usize| self.verb(next).is_some_and(|verb| verb.form == Form::Infinitive);
                        let told = |next: &usize| {
                            self.is_finite(*next) && !self.is_relative(*next)
                                || bare(*next) && self.is_subjunctive(*next)
                        };
                        clause.complement = (at + 1..self.chunks.len()).find(told);
                    }
                    break;
                }
                // "Announced in a memo that she would leave"
                Kind::Relative
                    if objects.is_empty()
                        && clause.complement.is_none()
                        && self.lower(at) == "that"
                        && self.is_noun(at + 1)
                        && lexicon.is_saying(self.lemma(clause.verb)) =>
                {
                    let told = |next: &usize| self.is_finite(*next) && !self.is_relative(*next);
                    clause.complement = (at + 1..self.chunks.len()).find(told);
                    break;
                }
                Kind::Verb(verb) => {
                    match verb.form {
                        Form::Infinitive => clause.complement = Some(at),
                        Form::Gerund if objects.is_empty() && clause.phrases.is_empty() => {
                            clause.complement = Some(at);
                        }
                        Form::Gerund | Form::Participle if !objects.is_empty() || !clause.phrases.is_empty() => {
                            // "members expelled from Iraq": the phrases of the participle are its own
                        }
                        _ => {}
                    }
                    break;
                }
                _ => break,
            }
        }
        clause.end = at;
        let mut objects = objects.into_iter();
        match (objects.next(), objects.next()) {
            (Some(first), Some(second)) => {
                clause.second = first;
                clause.object = second;
            }
            (Some(first), None) => clause.object = first,
            _ => {}
        }
    }

    /// The chunk after the prepositional phrases that begin at `at`.
    fn skip_phrases(&self, mut at: usize) -> usize {
        while self.kind(at) == Kind::Preposition && self.is_noun(self.after(at + 1)) {
            at = self.after(self.group_right(self.after(at + 1)).1);
        }
        at
    }

    /// Whether the verb stands right behind a relative pronoun ("the book, which *is* out").
    fn is_relative(&self, verb: usize) -> bool {
        self.before(verb).is_some_and(|left| self.kind(left) == Kind::Relative)
    }

    /// Whether a sentence begins with the noun group, though no mark parts it from what stands before ("in a vote The
    /// town ...").
    fn begins_anew(&self, at: usize) -> bool {
        let text = self.source.text;
        let Some(first) = self.chunks.get(at).map(|chunk| chunk.tokens.start) else {
            return false;
        };
        !self.source.capitals
            && text.tag(first) == Tag::DT
            && text.is_capitalized(first)
            && text.word(first).len() > 1
            && text.word(first).chars().skip(1).all(char::is_lowercase)
            && self.source.name(first).is_none()
            && first > 0
            && text.word(first - 1).ends_with(char::is_lowercase)
    }

    /// Whether the bare form stands right after a noun, without "to".
    fn is_subjunctive(&self, at: usize) -> bool {
        let first = self.chunks.get(at).map(|chunk| chunk.tokens.start);
        at > 0 && self.is_noun(at - 1) && first.is_some_and(|first| self.source.text.tag(first) == Tag::VB)
    }
}
