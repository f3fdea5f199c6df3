//! Whether it is denied, and whether it is only possible, due or to come.

use super::object::object;
use super::subject::subject;
use crate::annotate::syntax::{Label, PennTag, Sentence};

/// What a modal verb makes of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It can be: "can", "could", "may", "might".
    Possible,
    /// It has to be: "must", "shall", "should", "ought".
    Necessary,
    /// It will be: "will".
    Future,
    /// It would be.
    Conditional,
}

/// Whether what `verb` tells is denied: by a negation of it ("not", "never") or of its subject or object ("no", "nobody").
pub fn is_negated(sentence: &Sentence, verb: usize) -> bool {
    let is_none = |at: usize| {
        let word = |at: usize| sentence.lemma(at).to_lowercase();
        let pronoun = matches!(&*word(at), "nobody" | "nothing" | "none" | "neither");
        pronoun
            || sentence
                .children_as(at, &[Label::Det, Label::Neg])
                .any(|child| matches!(&*word(child), "no" | "neither"))
    };
    let arguments = [subject(sentence, verb), object(sentence, verb)];
    sentence.child_as(verb, &[Label::Neg]).is_some() || arguments.into_iter().flatten().any(is_none)
}

/// Whether the clause of `verb` only says what there is none of: "no evidence that she *left*", "no sign showing that he
/// *fired*". "No doubt that" says it.
pub fn is_said_of_nothing(sentence: &Sentence, verb: usize) -> bool {
    let links = [Label::Ccomp, Label::Xcomp, Label::Acl, Label::Pcomp, Label::Prep, Label::Conj];
    let mut at = verb;
    while sentence.label(at).is_some_and(|label| links.contains(&label))
        && let Some(head) = sentence.head(at)
    {
        let has_no =
            sentence.children_as(head, &[Label::Det]).any(|child| sentence.lemma(child).eq_ignore_ascii_case("no"));
        if has_no {
            return !matches!(sentence.lemma(head), "doubt" | "question" | "secret" | "surprise" | "wonder");
        }
        at = head;
    }
    false
}

/// What the modal verb of `verb` makes of it; `None` where there is none.
pub fn modality(sentence: &Sentence, verb: usize) -> Option<Modality> {
    let mut auxiliaries = sentence.children_as(verb, &[Label::Aux]);
    let modal = auxiliaries.find(|at| sentence.get(*at).is_some_and(|token| token.tag == PennTag::Md))?;
    match &*sentence.lemma(modal).to_lowercase() {
        "can" | "could" | "may" | "might" => Some(Modality::Possible),
        "must" | "shall" | "should" | "ought" => Some(Modality::Necessary),
        "will" => Some(Modality::Future),
        "would" => Some(Modality::Conditional),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{find, holds, parsed};

    #[test]
    fn what_there_is_no_sign_of_is_not_told() {
        for (text, verb, is) in [
            ("There is no evidence showing that the guard fired a weapon.", "fired", true),
            ("Police found no sign that the mayor left the town.", "left", true),
            ("There is no doubt that the mayor left the town.", "left", false),
            ("No minister denied that the bank failed.", "failed", false),
        ] {
            assert_eq!(holds(is_said_of_nothing, text, verb), is, "{text}");
        }
    }

    #[test]
    fn a_negation_of_the_verb_or_of_who_and_what_denies_it() {
        assert!(holds(is_negated, "The troops did not withdraw.", "withdraw"));
        assert!(holds(is_negated, "The company never paid the fine.", "paid"));
        assert!(holds(is_negated, "No soldier was killed.", "killed"));
        assert!(holds(is_negated, "Nobody saw the crash.", "saw"));
        assert!(!holds(is_negated, "The troops that did not fight withdrew.", "withdrew"));
        assert!(!holds(is_negated, "The man who did not vote complained.", "complained"));
    }

    #[test]
    fn a_modal_verb_says_how_real_it_is() {
        let of = |text: &str, verb: &str| {
            let sentence = parsed(text);
            modality(&sentence, find(&sentence, verb))
        };
        assert_eq!(of("The bank may raise rates.", "raise"), Some(Modality::Possible));
        assert_eq!(of("The talks won't fail.", "fail"), Some(Modality::Future));
        assert_eq!(of("Members must pay.", "pay"), Some(Modality::Necessary));
        assert_eq!(of("The bank raised rates in May.", "raised"), None);
    }
}
