//! Where modifying clauses hang: what grammar and the names of a text tell better than the weights that made its tree.

use super::syntax::relations::{says_where, subject};
use super::syntax::{Label, PartOfSpeech, PennTag, Sentence};

/// The tree with its modifying clauses where they belong; `None` where they are there. `is_place` says whether a token is
/// of the name of a place.
///
/// 1. Verbs are joined by a conjunction or a mark. A participle that the tree joins to a verb without either describes the
///    noun before it: "was told of cases *detected* in Lima".
/// 2. Places do nothing, and nothing is done with them in passing. A clause that says which one is meant, or a participle,
///    behind a phrase that only says where, describes what is there: "the strike in Lima *that killed* two", "a mill in
///    Lyon *owned* by Ann Lee"; where the phrase is the verb's, its object ("carried out a strike in Lima that killed
///    two"). Behind a comma, or with a subject of its own, it is the place's: "in Lima, which was shelled", "in Lima where
///    two died".
pub fn settled(tree: &Sentence, is_place: impl Fn(usize) -> bool) -> Option<Sentence> {
    let mut settled: Option<Sentence> = None;
    for at in 0..tree.tokens().len() {
        // Each move is held against the tree that those before it made: no two together make a circle.
        let now = settled.as_ref().unwrap_or(tree);
        let head = match now.label(at) {
            Some(Label::Conj) => participle(now, at).map(|head| (head, Label::Acl)),
            Some(label @ (Label::Relcl | Label::Acl)) => behind_place(now, at, &is_place).map(|head| (head, label)),
            _ => None,
        };
        if let Some((head, label)) = head.filter(|(head, _)| *head < at && !now.subtree(at).contains(head)) {
            settled = Some(now.rehung(at, head, label));
        }
    }
    settled
}

/// The noun before the participle at `at` that nothing joins to its verb.
fn participle(tree: &Sentence, at: usize) -> Option<usize> {
    let head = tree.head(at)?;
    let is_participle = tree.get(at)?.tag == PennTag::Vbn && tree.child_as(at, &[Label::Auxpass, Label::Aux]).is_none();
    let first = tree.left_edge(at);
    let links = |token: &usize| {
        matches!(tree.label(*token), Some(Label::Cc | Label::Punct | Label::Preconj)) && (head..at).contains(token)
    };
    let is_linked = tree.children(head).iter().any(links) || first < at;
    // Over what stands in brackets.
    let before = (head + 1..first).rev().find(|token| !in_brackets(tree, *token))?;
    (is_participle && !is_linked && is_noun(tree, before)).then_some(before)
}

/// What the clause at `at` describes, where it hangs on a place.
fn behind_place(tree: &Sentence, at: usize, is_place: impl Fn(usize) -> bool) -> Option<usize> {
    let place = tree.head(at).filter(|place| is_place(*place) && says_where(tree, *place))?;
    let behind_comma = (place..at).any(|token| tree.label(token) == Some(Label::Punct));
    // Its subject is the place by a pronoun or as a participle's, not somebody else.
    if behind_comma || subject(tree, at) != Some(place) {
        return None;
    }
    let word = tree.head(place)?;
    let above = tree.head(word)?;
    let noun = if is_noun(tree, above) { Some(above) } else { tree.child_as(above, &[Label::Dobj]) };
    noun.filter(|noun| *noun < word && is_noun(tree, *noun))
}

fn is_noun(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn))
}

/// Whether the token, or one that it hangs below, stands between brackets.
fn in_brackets(tree: &Sentence, at: usize) -> bool {
    let mut depth = 0_usize;
    for token in tree.tokens().iter().take(at + 1) {
        match token.tag {
            PennTag::OpenBracket => depth += 1,
            PennTag::CloseBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth > 0 || tree.get(at).is_some_and(|token| token.tag == PennTag::CloseBracket)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{find, parsed, words};

    /// The word that `word` hangs on in the settled tree of `text`.
    fn head(text: &str, word: &str, place: &str) -> String {
        let sample = parsed(text);
        let settled = settled(&sample, |at| words(&sample, &[at]) == place);
        let tree = settled.as_ref().unwrap_or(&sample);
        tree.head(find(&sample, word)).map_or_else(String::new, |at| words(&sample, &[at]))
    }

    #[test]
    fn a_participle_without_a_link_describes_the_noun_before_it() {
        let told = "The office was informed of cases of a disease (unknown cause) detected in Lima City.";
        assert_eq!(head(told, "detected", "-"), "disease");
        assert_eq!(head("The mayor was informed and left.", "left", "-"), "informed");
        assert_eq!(head("The mayor was informed, questioned and released.", "questioned", "-"), "informed");
    }

    #[test]
    fn a_clause_behind_a_place_describes_what_is_there() {
        for (text, word, expected) in [
            ("The air strike in Lima that killed two was filmed.", "killed", "strike"),
            ("Ann Lee sold a mill in Lima owned by her brother.", "owned", "mill"),
            ("They visited a camp near Lima that was flooded.", "flooded", "camp"),
            ("They live in Lima, which was shelled.", "shelled", "Lima"),
        ] {
            assert_eq!(head(text, word, "Lima"), expected, "{text}");
        }
    }
}
