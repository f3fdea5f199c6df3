//! Which statements a brief would quote: how likely each is right as it stands and says something, and whom the folder is about.
//!
//! A logistic model of a few features, fitted on statements of thirty-six folders that careful readers judged beside the sources: of
//! a statement to keep and one to strike, both of a folder that it was not fitted on, it puts the one to keep first in 66 of 100
//! pairs. What one document crowds in and what only repeats another statement goes down.

use super::spread::spread;
use crate::briefing::{ActorKind, Briefing, Place, Statement, StatementId};
use crate::merge::events::words;
use crate::merge::odds::odds;
use crate::text::Span;

/// Words that leave open who or what is meant.
const OPEN: &[&str] = &[
    "he", "she", "it", "they", "him", "them", "this", "his", "its", "their", "her", "who", "which", "we", "i", "you",
    "us", "these", "those", "our", "my", "your", "what", "me",
];

/// The features of a statement with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 22] = [
    ("somebody of the briefing says it", 54),
    ("a place says it", -54),
    ("a body says it", 23),
    ("in the speaker's own words", 52),
    ("fewer than five words", -177),
    ("five to eight words", -74),
    ("thirty words or more", 54),
    ("a mark closes it", 114),
    ("pronouns among its words", -114),
    ("the speaker speaks of himself", -53),
    ("a quotation mark in it", -66),
    ("the speaker is called by a noun", -53),
    ("a name in it", 23),
    ("a figure in it", 23),
    ("an event in it", 11),
    ("thanks", -71),
    ("a question", -96),
    ("who says it stands within it", -127),
    ("a pronoun says it", -16),
    ("a pronoun says it that means nobody", -196),
    ("who says it stands in another paragraph", -83),
    ("who says it stands far from it", -43),
];

/// So many bytes lie between a statement and who says it where he stands far from it.
const FAR: usize = 300;

/// What it adds that the folder is about the speaker as about nobody else, in the same.
const SPEAKER: i64 = 60;

/// Sorts the statements, likeliest to be quoted first and among equals as they stand in the documents, and follows with all ids.
pub fn rank(briefing: &mut Briefing) {
    let said = |statement: &Statement| briefing.words(Place { document: statement.document, span: statement.content });
    let origins = |statement: &Statement| {
        let speaker = statement.speaker.map(|speaker| (None, Some(speaker)));
        [Some((Some(statement.document), None)), speaker].into_iter().flatten().collect()
    };
    let rows: Vec<(Vec<_>, _)> =
        briefing.statements.iter().map(|statement| (origins(statement), words(said(statement)))).collect();
    let mut odds: Vec<i64> =
        briefing.statements.iter().map(|statement| weight(briefing, statement, said(statement))).collect();
    spread(&rows, &mut odds);
    let mut order: Vec<usize> = (0..odds.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(odds.get(at).copied()));
    let mut moved = vec![StatementId::at(0); order.len()];
    let mut sorted = Vec::with_capacity(order.len());
    for (position, &at) in order.iter().enumerate() {
        if let (Some(statement), Some(moved)) = (briefing.statements.get(at), moved.get_mut(at)) {
            *moved = StatementId::at(position);
            sorted.push(Statement { id: *moved, ..statement.clone() });
        }
    }
    briefing.statements = sorted;
    let said = briefing.figures.iter_mut().filter(|figure| !figure.said_by.is_empty());
    for said_by in said.flat_map(|figure| &mut figure.said_by) {
        said_by.statement = moved.get(said_by.statement.position()).copied().unwrap_or(said_by.statement);
    }
}

/// The log odds of the statement whose words are `said`, in hundredths, up to a constant.
fn weight(briefing: &Briefing, statement: &Statement, said: &str) -> i64 {
    let speaker = statement.speaker.and_then(|id| briefing.actor(id));
    let about = speaker.map_or(0, |speaker| SPEAKER * i64::from(speaker.salience.thousandths()) / 1000);
    odds(&features(briefing, statement, said), &WEIGHTS) / 100 + about
}

/// What the statement is weighed by, in hundredths, in the order of [`WEIGHTS`].
fn features(briefing: &Briefing, statement: &Statement, said: &str) -> [i64; WEIGHTS.len()] {
    let yes = |is: bool| if is { 100 } else { 0 };
    let words: Vec<&str> = said
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '-'))
        .filter(|word| !word.is_empty())
        .collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let count = |test: &dyn Fn(&str) -> bool| small.iter().filter(|word| test(word)).count();
    let speaker = statement.speaker.and_then(|id| briefing.actor(id));
    let is_kind = |kind: ActorKind| speaker.is_some_and(|speaker| speaker.kind == kind);
    let named_by = statement.speaker_span.map(|span| briefing.words(Place { document: statement.document, span }));
    let by_noun = named_by.and_then(|words| words.split_whitespace().next()).is_some_and(|first| {
        let first = first.to_lowercase();
        matches!(first.as_str(), "the" | "a" | "an")
    });
    let by_pronoun = named_by.is_some_and(|words| OPEN.contains(&words.to_lowercase().as_str()));
    let within = |span: Option<Span>| span.is_some_and(|span| statement.content.contains(span));
    let pronouns = 100 * count(&|word| OPEN.contains(&word) || matches!(word, "that" | "there" | "such" | "here"));
    [
        yes(speaker.is_some()),
        yes(is_kind(ActorKind::Place)),
        yes(is_kind(ActorKind::Organization)),
        yes(statement.direct),
        yes(words.len() < 5),
        yes((5..9).contains(&words.len())),
        yes(words.len() >= 30),
        yes(is_closed(briefing, statement)),
        (pronouns / words.len().max(1)) as i64,
        yes(count(&|word| matches!(word, "i" | "my" | "me")) > 0),
        yes(said.contains(['“', '”', '"'])),
        yes(by_noun),
        yes(words.iter().skip(1).any(|word| word.starts_with(char::is_uppercase))),
        yes(!statement.figures.is_empty()),
        yes(!statement.events.is_empty()),
        yes(count(&|word| word.starts_with("thank")) > 0),
        yes(said.contains('?')),
        yes(within(statement.cue) || within(statement.speaker_span)),
        yes(by_pronoun),
        yes(by_pronoun && speaker.is_none()),
        yes(statement.speaker_span.is_some_and(|span| is_elsewhere(briefing, statement, span))),
        yes(statement.speaker_span.is_some_and(|span| span.start().abs_diff(statement.content.start()) > FAR)),
    ]
}

/// Whether the words at `span` stand in another paragraph than what is said.
fn is_elsewhere(briefing: &Briefing, statement: &Statement, span: Span) -> bool {
    let document = briefing.document(statement.document);
    document.is_some_and(|document| document.paragraph_at(span) != document.paragraph_at(statement.content))
}

/// Whether what is said ends with a mark, or with its document.
fn is_closed(briefing: &Briefing, statement: &Statement) -> bool {
    let text = briefing.document(statement.document).map_or("", |document| &*document.text);
    let rest = text.get(statement.content.end()..).unwrap_or_default();
    rest.starts_with(['.', '”', '"', '!', '?', ',', ';']) || rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::odds::in_order;

    #[test]
    fn statements_to_keep_come_before_those_to_strike() {
        let right = in_order(include_str!("../../../tests/judged/statements.tsv"), None, &WEIGHTS);
        assert!(right >= 68, "{right}");
    }
}
