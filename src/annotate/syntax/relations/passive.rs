//! The passive.

use crate::annotate::syntax::{Label, PennTag, Sentence};

/// Whether `verb` is a passive: it has the auxiliary or subject of one, is a bare past participle after a noun or before a
/// clause, or is joined to a passive whose auxiliary it shares.
pub fn is_passive(sentence: &Sentence, verb: usize) -> bool {
    let mut at = verb;
    // Each step goes up the tree.
    loop {
        let signs = [Label::Auxpass, Label::Nsubjpass, Label::Csubjpass, Label::Agent];
        if sentence.child_as(at, &signs).is_some() {
            return true;
        }
        let is_participle = sentence.get(at).is_some_and(|token| token.tag == PennTag::Vbn);
        let has_own = sentence.child_as(at, &[Label::Aux, Label::Nsubj]).is_some();
        if !is_participle || has_own {
            return false;
        }
        match (sentence.label(at), sentence.head(at)) {
            (Some(Label::Acl | Label::Advcl), _) => return true,
            (Some(Label::Conj), Some(head)) => at = head,
            _ => return false,
        }
    }
}

/// The agent of a passive: the noun after its "by".
pub fn agent(sentence: &Sentence, verb: usize) -> Option<usize> {
    let by = sentence.child_as(verb, &[Label::Agent])?;
    sentence.child_as(by, &[Label::Pobj])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{each, holds};

    #[test]
    fn a_passive_has_its_auxiliary_its_agent_or_is_a_bare_participle() {
        assert!(holds(is_passive, "Two men were arrested.", "arrested"));
        assert!(holds(is_passive, "Two men arrested by police confessed.", "arrested"));
        assert!(holds(is_passive, "Two men were arrested and charged.", "charged"));
        assert!(!holds(is_passive, "Police have arrested two men.", "arrested"));
        assert!(!holds(is_passive, "Police arrested two men.", "arrested"));
        assert!(!holds(is_passive, "The minister was fired and left the country.", "left"));
    }

    #[test]
    fn the_agent_stands_after_by() {
        each(
            agent,
            &[
                ("The law was signed by the president.", "signed", "the president"),
                ("The president stood by the door.", "stood", ""),
            ],
        );
    }
}
