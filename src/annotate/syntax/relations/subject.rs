//! Who does what a verb tells.

use super::passive::{agent, is_passive};
use super::{antecedent, is_verb};
use crate::annotate::syntax::{Label, PennTag, Sentence};

/// The doer of `verb`: the agent of a passive, the subject of an active.
pub fn doer(sentence: &Sentence, verb: usize) -> Option<usize> {
    if is_passive(sentence, verb) { agent(sentence, verb) } else { subject(sentence, verb) }
}

/// The subject of `verb`, its own or the one it shares.
///
/// A verb without a subject of its own shares that of the verb it is joined to, or of the verb it completes or modifies,
/// unless that one has an object, which then is the subject ("ordered *troops* to leave"); a participle after a noun has that
/// noun; a relative pronoun stands for the noun before its clause.
pub fn subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    let mut at = verb;
    // Each step goes up the tree.
    loop {
        let labels = [Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Csubjpass];
        if let Some(own) = sentence.child_as(at, &labels) {
            return Some(antecedent(sentence, at, own));
        }
        let head = sentence.head(at)?;
        match sentence.label(at)? {
            Label::Conj | Label::Advcl if is_verb(sentence, head) => at = head,
            Label::Xcomp => match sentence.child_as(head, &[Label::Dobj]) {
                Some(object) => return Some(antecedent(sentence, head, object)),
                None => at = head,
            },
            // "accused him of lying", "won by lying"
            Label::Pcomp => {
                let governor = sentence.head(head).filter(|governor| is_verb(sentence, *governor))?;
                match sentence.child_as(governor, &[Label::Dobj]) {
                    Some(object) if sentence.lemma(head) != "by" => {
                        return Some(antecedent(sentence, governor, object));
                    }
                    _ => at = governor,
                }
            }
            Label::Acl if sentence.get(at).is_some_and(|token| matches!(token.tag, PennTag::Vbg | PennTag::Vbn)) => {
                return Some(head);
            }
            Label::Relcl => return Some(head),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{each, find, parsed};

    #[test]
    fn the_subject_of_an_active_does_it() {
        each(
            doer,
            &[
                ("The army attacked the village.", "attacked", "The army"),
                ("The village was attacked.", "attacked", ""),
            ],
        );
    }

    #[test]
    fn the_agent_of_a_passive_does_it() {
        each(
            doer,
            &[
                ("The bridge was built by the city.", "built", "the city"),
                ("The bridge was built by 1920.", "built", ""),
            ],
        );
    }

    #[test]
    fn a_bare_name_has_no_restrictive_clause() {
        for (text, verb, who) in [
            ("A fire in Leeds that killed two was arson.", "killed", "fire"),
            ("The mayor praised the Leeds that built ships.", "built", "Leeds"),
            ("They met Ms Lee, who built ships.", "built", "Lee"),
        ] {
            let sentence = parsed(text);
            assert_eq!(subject(&sentence, find(&sentence, verb)), Some(find(&sentence, who)), "{text}");
        }
    }

    #[test]
    fn joined_verbs_share_the_subject() {
        each(
            doer,
            &[
                ("The minister resigned and left the country.", "left", "The minister"),
                ("The minister resigned and his deputy left the country.", "left", "his deputy"),
                // That of a passive does what the active after it tells.
                ("The minister was fired and left the country.", "left", "The minister"),
            ],
        );
    }

    #[test]
    fn a_relative_pronoun_stands_for_its_noun() {
        each(
            doer,
            &[
                ("Police arrested the woman that drove the car.", "drove", "the woman that drove the car"),
                ("Police found the gun that the man bought.", "bought", "the man"),
            ],
        );
    }

    #[test]
    fn what_completes_a_verb_is_done_by_its_subject_or_object() {
        each(
            doer,
            &[
                ("France wants to expel the diplomats.", "expel", "France"),
                ("The general ordered troops to leave.", "leave", "troops"),
            ],
        );
    }

    #[test]
    fn a_participle_has_the_noun_before_it_or_the_subject() {
        each(
            doer,
            &[
                ("A plane carrying nine passengers crashed.", "carrying", "A plane carrying nine passengers"),
                ("A plane crashed, killing nine passengers.", "killing", "A plane"),
                // A passive participle has no doer but an agent.
                ("A plane hit by lightning landed.", "hit", "lightning"),
            ],
        );
    }
}
