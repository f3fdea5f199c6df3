//! Clauses: those in others, and how far one goes.

use super::{BOUNDS, is_verb};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};

/// The verb of the clause, with a subject of its own, that is said, thought, asked or wanted by `verb`.
pub fn complement_clause(sentence: &Sentence, verb: usize) -> Option<usize> {
    sentence.child_as(verb, &[Label::Ccomp])
}

/// Whether the sentence, which stands in `text`, ends with a question mark, in quotation marks or not.
pub fn is_question(sentence: &Sentence, text: &str) -> bool {
    let mut last = sentence.tokens().iter().rev().filter(|token| token.tag != PennTag::CloseQuote);
    last.next().is_some_and(|token| token.span.of(text).contains('?'))
}

/// Whether the word at `at` is part of what the sentence itself tells: no clause or phrase that only says which noun is meant,
/// none with a subject of its own that says when or why, and none that says since or until when, stands between it and the root.
pub fn is_of_main_clause(sentence: &Sentence, at: usize) -> bool {
    let is_noun = |at: usize| matches!(sentence.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
    std::iter::successors(Some(at), |at| sentence.head(*at)).all(|at| match sentence.label(at) {
        Some(Label::Relcl | Label::Appos | Label::Parataxis) => false,
        Some(Label::Acl) => sentence.children_as(at, &[Label::Aux]).any(|aux| sentence.lemma(aux) == "to"),
        // "Hours after the senate voted": who does it is another.
        Some(Label::Advcl) => {
            sentence.child_as(at, &[Label::Nsubj, Label::Nsubjpass]).is_none()
                && !sentence.children_as(at, &[Label::Mark]).any(|mark| sentence.lemma(mark) == "since")
        }
        Some(Label::Prep) => !sentence.head(at).is_some_and(is_noun) && !BOUNDS.contains(&sentence.lemma(at)),
        _ => true,
    })
}

/// The tokens of the clause of `verb`, in order: all below it but relative and adverbial clauses, what is put beside it,
/// appositions, and the clauses joined to it. No marks at its ends.
pub fn clause(sentence: &Sentence, verb: usize) -> Vec<usize> {
    let first_joined = sentence.children_as(verb, &[Label::Conj]).find(|at| is_verb(sentence, *at));
    let mut found = sentence.subtree_without(verb, |at| {
        let joins = |label| matches!(label, Label::Conj | Label::Cc | Label::Punct) && sentence.head(at) == Some(verb);
        sentence.label(at).is_some_and(|label| match label {
            Label::Relcl | Label::Advcl | Label::Parataxis | Label::Appos => true,
            // "rose and fell": with the first joined verb goes all that joins it.
            _ if joins(label) => match first_joined {
                Some(first) => {
                    label == Label::Conj && is_verb(sentence, at)
                        || label != Label::Conj && is_last_before(sentence, at, verb, first)
                }
                None => false,
            },
            _ => false,
        })
    });
    let is_mark = |at: &usize| matches!(sentence.pos(*at), Some(PartOfSpeech::Punct | PartOfSpeech::Space));
    // The marks round what is left out go with it.
    let whole = found.clone();
    let is_in = |at: Option<usize>| at.is_some_and(|at| whole.binary_search(&at).is_ok());
    found.retain(|at| !is_mark(at) || (is_in(at.checked_sub(1)) && is_in(Some(at + 1))));
    while found.last().is_some_and(is_mark) {
        found.pop();
    }
    let marks = found.iter().take_while(|at| is_mark(at)).count();
    found.drain(..marks);
    found
}

/// Whether the mark or conjunction at `at` stands between `verb` and the verb at `next` that is joined to it.
fn is_last_before(sentence: &Sentence, at: usize, verb: usize, next: usize) -> bool {
    let between = sentence.children(verb).iter().filter(|child| (at + 1..next).contains(*child));
    let only_marks = between.into_iter().all(|child| matches!(sentence.label(*child), Some(Label::Cc | Label::Punct)));
    (verb..next).contains(&at) && only_marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{each, find, parsed, words};

    fn clause_of(text: &str, verb: &str) -> String {
        let sentence = parsed(text);
        words(&sentence, &clause(&sentence, find(&sentence, verb)))
    }

    #[test]
    fn a_complement_clause_says_what() {
        each(
            complement_clause,
            &[
                ("The minister said that taxes will fall.", "said", "that taxes will fall"),
                ("The minister wants to leave.", "wants", ""),
            ],
        );
    }

    #[test]
    fn what_only_describes_is_not_what_a_sentence_tells() {
        for (text, word, is) in [
            ("The miners marched through Leeds to protest the closure.", "protest", true),
            ("The bank said that it bought a rival in May.", "bought", true),
            ("The clinic closed and its nurses left.", "left", true),
            ("Ms Lee, whose brother drowned last year, sent a letter.", "drowned", false),
            ("The firms agreed to talks after lifting the blockade.", "lifting", true),
            ("The firms agreed to talks after the union lifted the blockade.", "lifted", false),
            ("The two have not met since Ms Lee left the party in 2018.", "left", false),
            ("The court heard reports of attacks on the harbour.", "attacks", false),
            ("A law passed in 1998 protects the lake.", "passed", false),
            ("Calm held in Lima until the murder of the mayor.", "murder", false),
        ] {
            let sentence = parsed(text);
            assert_eq!(is_of_main_clause(&sentence, find(&sentence, word)), is, "{text}");
        }
    }

    #[test]
    fn a_clause_ends_where_another_begins() {
        assert_eq!(clause_of("Prices rose sharply when the war began.", "rose"), "Prices rose sharply");
        assert_eq!(clause_of("The bank, which is French, bought a rival.", "bought"), "The bank bought a rival");
        assert_eq!(clause_of("Shares fell and the chairman resigned.", "fell"), "Shares fell");
        // Joined nouns stay.
        assert_eq!(clause_of("Floods hit Spain and Italy.", "hit"), "Floods hit Spain and Italy");
    }
}
