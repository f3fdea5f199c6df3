//! How likely those to whom an event is done, by the frame of its verb or noun, are such.
//!
//! A logistic model of the way that leads through the tree from the word that names the event to the name (after the path
//! features of Gildea and Jurafsky 2002), fitted on reports of twenty-two folders that careful readers held against the sources.
//! Nearly half of the targets that the frames of the classes gave were wrong there; of those that a model left out which was not
//! fitted on their folder, nine in ten. Nobody is a good answer.

use super::arguments::Names;
use super::clause::Parsed;
use crate::annotate::Tense;
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};
use crate::briefing::ActorKind;
use crate::text::Span;

/// The features of a target with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 12] = [
    ("of a noun", -159),
    ("within a phrase of the noun", -94),
    ("a place behind a preposition", -147),
    ("of a verb without tense", -81),
    ("beside another proper noun", -94),
    ("in a long sentence", -67),
    ("a group", -134),
    ("in the subject of an active verb", -121),
    ("of a passive verb", -71),
    ("far from the verb", -86),
    ("behind “from”", -111),
    ("behind a rarer preposition", -99),
];
/// The log odds of a target without any feature, in the same.
const ODDS: i64 = 174;
/// Beneath these odds a target is left out, in the same.
const UNLIKELY: i64 = -155;

/// Prepositions that often lead to whom it is done to.
const USUAL: &[&str] = &["to", "with", "against", "on", "of", "in", "for", "from", "at", "by", "over", "about", "into"];
/// A sentence of more words is long.
const LONG: usize = 30;
/// More tokens between the verb and the name are far.
const FAR: usize = 12;

/// Takes from `targets` those that hardly are such, for an event that the word at `trigger` names.
pub(super) fn leave_unlikely(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    trigger: usize,
    tense: Tense,
    targets: &mut Vec<usize>,
) {
    let (tree, Some(trigger)) = (parsed.source.tree, parsed.source.alignment.token(trigger)) else { return };
    targets.retain(|&name| {
        let Some(name) = names.all.get(name) else { return false };
        let features = features(tree, trigger, tense, name.span, name.kind);
        let odds: i64 = features.iter().zip(&WEIGHTS).filter(|(is, _)| **is).map(|(_, (_, weight))| weight).sum();
        ODDS + odds >= UNLIKELY
    });
}

/// What speaks for and against the name, in the order of [`WEIGHTS`].
fn features(tree: &Sentence, trigger: usize, tense: Tense, name: Span, kind: ActorKind) -> [bool; WEIGHTS.len()] {
    let way = Way::new(tree, trigger, name).unwrap_or_default();
    let own = tree.within(name);
    let is_proper = |at: usize| tree.pos(at) == Some(PartOfSpeech::Propn);
    let words = tree.tokens().iter().filter(|token| token.pos != PartOfSpeech::Punct).count();
    [
        tense == Tense::Noun,
        way.rest.contains(&Label::Prep),
        way.preposition.is_some() && kind == ActorKind::Place,
        tense == Tense::None,
        !own.is_empty() && (own.start.checked_sub(1).is_some_and(is_proper) || is_proper(own.end)),
        words > LONG,
        kind == ActorKind::Group,
        matches!(way.first, Some(Label::Nsubj | Label::Csubj)),
        tree.child_as(trigger, &[Label::Auxpass]).is_some(),
        tree.head_within(name).is_some_and(|at| at.abs_diff(trigger) > FAR),
        way.preposition == Some("from"),
        way.preposition.is_some_and(|word| !USUAL.contains(&word)),
    ]
}

/// The way down to a name from the lowest word above both it and the word that names the event.
#[derive(Default)]
struct Way<'t> {
    /// What the first word on the way is to its head.
    first: Option<Label>,
    /// The preposition that it is.
    preposition: Option<&'t str>,
    /// What the others are to their heads, but the noun of the preposition.
    rest: Vec<Label>,
}

impl<'t> Way<'t> {
    /// `None` where the name is none of the sentence.
    fn new(tree: &'t Sentence, trigger: usize, name: Span) -> Option<Self> {
        let end = tree.head_within(name)?;
        let above: Vec<usize> = std::iter::successors(Some(trigger), |at| tree.head(*at)).collect();
        let mut down: Vec<usize> =
            std::iter::successors(Some(end), |at| tree.head(*at)).take_while(|at| !above.contains(at)).collect();
        down.reverse();
        let mut labels = down.iter().filter_map(|at| tree.label(*at)).peekable();
        let first = labels.next();
        let preposition = match first {
            Some(Label::Agent) => Some("by"),
            Some(Label::Prep | Label::Dative) => down.first().map(|at| tree.lemma(*at)),
            _ => None,
        };
        if preposition.is_some() && labels.peek() == Some(&Label::Pobj) {
            labels.next();
        }
        Some(Self { first, preposition, rest: labels.collect() })
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn right_targets_stay_and_wrong_ones_go() {
        let mut gone = [0, 0];
        let rows = include_str!("../../../tests/judged/targets.tsv").lines().filter(|line| !line.starts_with('#'));
        for cells in rows.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let features: Vec<i64> = cells[2..].iter().map(|cell| cell.parse().expect("a number")).collect();
            assert_eq!(features.len(), WEIGHTS.len());
            let odds = ODDS + features.iter().zip(&WEIGHTS).map(|(one, (_, weight))| one * weight).sum::<i64>();
            gone[usize::from(cells[1] == "1")] += usize::from(odds < UNLIKELY);
        }
        // Of 197 wrong targets and 224 right ones.
        assert!(gone[0] >= 30 && gone[1] <= 6, "{gone:?}");
    }
}
