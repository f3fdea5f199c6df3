//! How likely the line of a report is true as it stands and worth a place on the first pages.
//!
//! A logistic model of small features of the line, of the tree of its sentence and of the word that names the event, fitted on
//! lines of thirty-six folders that careful readers held against the sources. Of a line to keep and one to strike of a folder that
//! it was not fitted on it puts the one to keep first in 69 of 100 pairs. How much the folder is about an event is weighed apart.

use std::sync::LazyLock;

use super::arguments::Names;
use super::clause::Parsed;
use super::learned::{Features, Model, few};
use super::roles::tense;
use crate::annotate::EventMention;
use crate::annotate::syntax::{Label, PartOfSpeech};
use crate::briefing::{DatedBy, EventClass, MentionForm};

static LINES: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../../assets/models/lines.tsv")));

/// The log odds, in hundredths, of the report's line; `paragraph` is the position of its paragraph.
pub(super) fn promise(parsed: &Parsed<'_>, names: &Names<'_>, mention: &EventMention, paragraph: usize) -> i64 {
    LINES.odds(&features(parsed, names, mention, paragraph))
}

/// Words of a line that leave open what is meant or how sure it is, or tell more than one thing.
const TELLING: &[&str] = &[
    "all", "also", "and", "another", "any", "are", "as", "because", "been", "being", "both", "but", "can", "could",
    "former", "had", "has", "have", "he", "her", "his", "if", "is", "it", "its", "many", "may", "more", "not", "or",
    "other", "same", "she", "should", "some", "such", "than", "that", "their", "then", "there", "these", "they",
    "this", "those", "was", "were", "when", "where", "which", "who", "will", "would",
];

/// What speaks for and against the line.
fn features(parsed: &Parsed<'_>, names: &Names<'_>, mention: &EventMention, paragraph: usize) -> Features {
    let (source, tree) = (parsed.source, parsed.source.tree);
    let trigger = source.alignment.token(source.text.positions(mention.trigger).start).unwrap_or(tree.root());
    let label = |at: usize| tree.label(at).map_or("none", Label::name);
    let class = mention.class.map_or("none", EventClass::name);

    let mut found = Features::default();
    found.add(&["class=", class]);
    found.add(&["verb=", &mention.lemma]);
    found.add(&["tense=", tense(mention.tense)]);
    found.add(&["label=", label(trigger)]);
    found.add(&["label=", label(trigger), " ", class]);
    for child in tree.children(trigger).iter().copied() {
        found.add(&["child=", label(child)]);
        found.add(&["child=", label(child), " ", tree.lemma(child)]);
    }
    let dated =
        mention.when.as_ref().map_or("no", |when| if when.by == DatedBy::Clause { "clause" } else { "sentence" });
    found.add(&["dated=", dated]);

    // The line as it is shown, and the sentence it is cut from.
    let trimmed = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = mention.line.split_whitespace().map(trimmed).filter(|word| !word.is_empty()).collect();
    let all = tree.tokens().iter().filter(|token| token.pos != PartOfSpeech::Punct).count();
    found.add(&["words=", few(words.len() / 5)]);
    found.add(&["share=", few(5 * words.len() / all.max(1))]);
    for word in words.iter().filter(|word| TELLING.contains(&word.as_str())) {
        found.add(&["has=", word]);
    }
    let mut here: Vec<usize> = source.words.clone().filter_map(|word| source.name(word)).collect();
    here.dedup();
    let is_name = |name: &&usize| names.all.get(**name).is_some_and(|name| name.form == MentionForm::Name);
    found.add(&["names=", few(here.iter().filter(is_name).count().min(4))]);
    found.add_if(mention.is_aside, "aside");
    found.add_if(source.title, "title");
    found.add(&["paragraph=", few((paragraph + 1).ilog2() as usize)]);
    found
}

#[cfg(test)]
mod tests {
    use crate::annotate::events::learned::judged;

    #[test]
    fn lines_to_keep_come_before_those_to_strike() {
        let rows =
            judged(include_str!("../../../tests/judged/lines.tsv"), include_str!("../../../assets/models/lines.tsv"));
        let of = |is: bool| rows.iter().filter(move |(kept, _)| *kept == is).map(|(_, odds)| *odds).collect::<Vec<_>>();
        let (kept, struck) = (of(true), of(false));
        let right: usize = kept.iter().map(|one| struck.iter().filter(|other| *other < one).count()).sum();
        assert!(100 * right > 70 * kept.len() * struck.len(), "{right} of {}", kept.len() * struck.len());
    }
}
