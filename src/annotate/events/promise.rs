//! How likely the line of a report is true as it stands and worth a place on the first pages.
//!
//! A logistic model of a few features of the line and of the tree of its sentence, fitted on the lines of nineteen folders that
//! careful readers judged beside the sources, all they say of it together: whether something happened, whether the line tells it,
//! and who, to whom, when and how sure. Of a line to keep and one to strike of a folder that it was not fitted on it puts the one
//! to keep first in 66 of 100 pairs; how much the folder is about an event is weighed apart from it.

use super::clause::Parsed;
use super::lexicon::Lexicon;
use crate::annotate::syntax::{Label, PennTag};
use crate::annotate::{EventMention, Tense};

/// The features of a line with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 13] = [
    ("told as an aside", -50),
    ("the whole sentence, which tells more", 68),
    ("a verb with a subject of its own", 85),
    ("doublings of paragraphs before it", -12),
    ("a modal in the sentence", -40),
    ("begins with an article or a pronoun that points", -53),
    ("what somebody says or thinks", -70),
    ("in a sentence that tells who says so", 26),
    ("whom a pronoun means", -44),
    ("the object of another verb", 52),
    ("of no known class", 21),
    ("a time in the sentence", 22),
    ("in the perfect", 32),
];

/// Words that open a sentence and point to what is known.
const POINTING: &[&str] = &["the", "this", "these", "that", "those", "such"];

/// The log odds, in hundredths, up to a constant, of the report's line; `paragraph` is the position of its paragraph.
pub(super) fn promise(parsed: &Parsed<'_>, mention: &EventMention, paragraph: usize, lexicon: &Lexicon) -> i64 {
    features(parsed, mention, paragraph, lexicon)
        .iter()
        .zip(&WEIGHTS)
        .map(|(feature, (_, weight))| feature * weight)
        .sum()
}

/// What speaks for and against the line, in the order of [`WEIGHTS`].
fn features(parsed: &Parsed<'_>, mention: &EventMention, paragraph: usize, lexicon: &Lexicon) -> [i64; WEIGHTS.len()] {
    let (source, tree) = (parsed.source, parsed.source.tree);
    let yes = i64::from;
    let word = source.text.positions(mention.trigger).start;
    let trigger = source.alignment.token(word).unwrap_or(tree.root());
    let first = tree.get(0).map(|token| token.span.of(source.text.text).to_lowercase()).unwrap_or_default();
    [
        yes(mention.is_aside),
        yes(mention.line.len() > mention.headline.len()),
        yes(tree.child_as(trigger, &[Label::Nsubj, Label::Nsubjpass]).is_some()),
        i64::from((paragraph + 1).ilog2()),
        yes(tree.tokens().iter().any(|token| token.tag == PennTag::Md)),
        yes(POINTING.contains(&first.as_str())),
        yes(tree.label(trigger) == Some(Label::Ccomp)),
        yes(lexicon.is_saying(tree.lemma(tree.root()))),
        yes(mention.line.contains('[')),
        yes(tree.label(trigger) == Some(Label::Dobj)),
        yes(mention.class.is_none()),
        yes(source.words.clone().any(|word| source.time_of(word).is_some())),
        yes(mention.tense == Tense::Perfect),
    ]
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn lines_to_keep_come_before_those_to_strike() {
        let mut odds = [Vec::new(), Vec::new()];
        let rows = include_str!("../../../tests/judged/events.tsv").lines().filter(|line| !line.starts_with('#'));
        for cells in rows.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let features: Vec<i64> = cells[2..].iter().map(|cell| cell.parse().expect("a number")).collect();
            assert_eq!(features.len(), WEIGHTS.len());
            let sum: i64 = features.iter().zip(&WEIGHTS).map(|(one, (_, weight))| one * weight).sum();
            odds[usize::from(cells[1] == "1")].push(sum);
        }
        let [struck, kept] = odds;
        let right: usize = kept.iter().map(|one| struck.iter().filter(|other| *other < one).count()).sum();
        assert!(100 * right > 62 * kept.len() * struck.len(), "{right}");
    }
}
