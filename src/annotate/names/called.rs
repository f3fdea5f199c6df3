//! What the text calls a person, or what he is called by reason of what he did: "Ann Lee, the driver", "Ann Lee was
//! charged" (a defendant), "Ann Lee won" (a winner).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::annotate::syntax::relations::{agent, apposition, doer, is_negated, joined, modality, object};
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};
use crate::annotate::trees::Trees;
use crate::annotate::{NameMention, TaggedText};
use crate::briefing::ActorKind;
use crate::text::Span;

/// For a verb and whether one does it, the nouns of `called.tsv`.
static NOUNS: LazyLock<BTreeMap<(&'static str, bool), Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in include_str!("../../../assets/lexicons/called.tsv").lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(noun), Some(slot), Some(verbs)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for verb in verbs.split(' ') {
            found.entry((verb, slot == "does")).or_default().push(noun);
        }
    }
    found
});

/// For each of `names`, in lower case, the nouns for what its bearer is or did where it stands; none for other names than
/// those of persons.
pub fn called(text: &TaggedText<'_>, trees: &Trees, names: &[NameMention]) -> Vec<Vec<String>> {
    let mut found = vec![Vec::new(); names.len()];
    let mut deeds = (usize::MAX, Vec::new());
    for (name, nouns) in names.iter().zip(&mut found).filter(|(name, _)| name.kind == ActorKind::Person) {
        let number = text.sentences.partition_point(|sentence| sentence.span.end() <= name.span.start());
        let Some((tree, head)) = trees.get(number).and_then(|tree| Some((tree, head(tree, name.span)?))) else {
            continue;
        };
        if deeds.0 != number {
            deeds = (number, deeds_of(tree));
        }
        said(tree, head, name.span, nouns);
        nouns.extend(deeds.1.iter().filter(|(at, _)| *at == head).map(|(_, noun)| noun.clone()));
        nouns.sort_unstable();
        nouns.dedup();
    }
    found
}

/// The token of the name at `span` that the others hang on.
fn head(tree: &Sentence, span: Span) -> Option<usize> {
    let inside = |at: usize| tree.get(at).is_some_and(|token| span.overlaps(token.span));
    let first = tree.tokens().partition_point(|token| token.span.end() <= span.start());
    (first..tree.tokens().len()).take_while(|at| inside(*at)).find(|at| tree.head(*at).is_none_or(|head| !inside(head)))
}

/// The nouns that the sentence itself gives to the name whose head is at `head`.
fn said(tree: &Sentence, head: usize, span: Span, nouns: &mut Vec<String>) {
    let outside = |at: &usize| tree.get(*at).is_some_and(|token| !span.overlaps(token.span));
    let is_noun = |at: &usize| matches!(tree.pos(*at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
    // "Ann Lee, the driver and owner", "the driver, Ann Lee", "driver Ann Lee"
    let after = apposition(tree, head).into_iter().flat_map(|noun| tree.conjuncts(noun));
    let before = tree.head(head).filter(|_| tree.label(head) == Some(Label::Appos));
    let titles = tree.children_as(head, &[Label::Compound, Label::Nmod]);
    // "Ann Lee was the driver"
    let verb = tree.head(head).filter(|verb| {
        let is = matches!(tree.lemma(*verb), "be" | "become" | "remain");
        is && tree.label(head) == Some(Label::Nsubj) && !is_negated(tree, *verb) && modality(tree, *verb).is_none()
    });
    let is = verb.into_iter().flat_map(|verb| tree.children_as(verb, &[Label::Attr])).flat_map(|at| tree.conjuncts(at));
    let all = after.chain(before).chain(titles).chain(is).filter(outside).filter(is_noun);
    nouns.extend(all.map(|at| tree.lemma(at).to_lowercase()));
}

/// For the verbs of a sentence, who did or suffered it and what he is called for it.
fn deeds_of(tree: &Sentence) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let verbs = (0..tree.tokens().len()).filter(|at| tree.pos(*at) == Some(PartOfSpeech::Verb));
    for verb in verbs.filter(|verb| !is_negated(tree, *verb) && modality(tree, *verb).is_none()) {
        let lemma = tree.lemma(verb).to_lowercase();
        for (who, does) in [(doer(tree, verb).or_else(|| agent(tree, verb)), true), (object(tree, verb), false)] {
            let rows = NOUNS.get(&(lemma.as_str(), does)).into_iter().flatten().map(|noun| (*noun).to_owned());
            let nouns: Vec<String> = rows.chain(does.then(|| agent_nouns(&lemma)).into_iter().flatten()).collect();
            for at in who.into_iter().flat_map(|who| joined(tree, who)) {
                found.extend(nouns.iter().map(|noun| (at, noun.clone())));
            }
        }
    }
    found
}

/// "drive": "driver"; "win": "winner"; "act": "actor". Some are no words, and nobody is called so.
fn agent_nouns(verb: &str) -> [String; 3] {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let last = stem.chars().next_back().map(String::from).unwrap_or_default();
    [format!("{stem}er"), format!("{stem}or"), format!("{stem}{last}er")]
}
