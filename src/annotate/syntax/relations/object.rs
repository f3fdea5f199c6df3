//! To whom or what it is done.

use super::antecedent;
use super::passive::is_passive;
use super::subject::subject;
use crate::annotate::syntax::{Label, Sentence};

/// To whom or what `verb` is done: the subject of a passive, the direct object of an active; a relative pronoun stands for
/// the noun before its clause.
pub fn object(sentence: &Sentence, verb: usize) -> Option<usize> {
    if is_passive(sentence, verb) {
        return subject(sentence, verb);
    }
    let own = sentence.child_as(verb, &[Label::Dobj])?;
    Some(antecedent(sentence, verb, own))
}

/// Who receives what is given, told or sold: the indirect object, or the noun after its "to" or "for".
pub fn recipient(sentence: &Sentence, verb: usize) -> Option<usize> {
    let own = sentence.child_as(verb, &[Label::Dative])?;
    sentence.child_as(own, &[Label::Pobj]).or_else(|| Some(antecedent(sentence, verb, own)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::each;

    #[test]
    fn the_object_of_an_active_and_the_subject_of_a_passive_undergo_it() {
        each(
            object,
            &[
                ("The army attacked the village.", "attacked", "the village"),
                ("The village was attacked.", "attacked", "The village"),
                ("The army attacked at dawn.", "attacked", ""),
                ("Those whom the police arrested confessed.", "arrested", "Those whom the police arrested"),
            ],
        );
    }

    #[test]
    fn the_recipient_is_given_something() {
        each(
            recipient,
            &[
                ("The bank gave the firm a loan.", "gave", "the firm"),
                ("The bank gave a loan to the firm.", "gave", "the firm"),
                ("The bank gave up the plan.", "gave", ""),
            ],
        );
    }
}
