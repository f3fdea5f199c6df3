//! The names of a whole document: every paragraph's, made to agree with one another.

use std::collections::BTreeMap;

use super::lexicon::{Facts, Lexicon, lexicon};
use super::rules::{Evidence, Found, find};
use super::tagger::{SeenWords, View, see};
use super::words::{Shape, Word, words};
use crate::annotate::{Models, NameMention, TaggedText};
use crate::briefing::{ActorKind, MentionForm, Paragraph, ParagraphRole};
use crate::text::Span;

struct Cut<'a> {
    words: Vec<Word<'a>>,
    heading: bool,
    found: Vec<Found>,
}

/// The names of the document, in order of place.
pub fn names(text: &TaggedText<'_>, models: &Models) -> Vec<NameMention> {
    let lexicon = lexicon();
    let mut paragraphs: Vec<Cut<'_>> = text
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate)
        .map(|paragraph| cut(text, paragraph, lexicon))
        .collect();
    judge(&mut paragraphs, lexicon, models);
    agree(&mut paragraphs, lexicon);
    paragraphs
        .iter()
        .flat_map(|cut| {
            cut.found
                .iter()
                .filter_map(|found| mention(cut, found, lexicon))
        })
        .collect()
}

/// Lets the tagger have the last word on what the rules found.
fn judge(paragraphs: &mut [Cut<'_>], lexicon: &Lexicon, models: &Models) {
    let mut seen = SeenWords::default();
    for cut in paragraphs.iter() {
        see(&cut.words, &cut.found, cut.heading, &mut seen);
    }
    for cut in paragraphs {
        let view = View::new(&cut.words, &cut.found, cut.heading, &seen, lexicon);
        if let Some(found) = models.names.tag(&view) {
            cut.found = found;
        }
    }
}

fn cut<'a>(text: &TaggedText<'a>, paragraph: &Paragraph, lexicon: &Lexicon) -> Cut<'a> {
    let words = words(text.text, paragraph.span);
    let heading = is_heading(&words, lexicon);
    let found = find(&words, lexicon, heading);
    Cut {
        words,
        heading,
        found,
    }
}

/// Whether capitals say nothing in this paragraph: a title in title case, a line in capitals.
pub fn is_heading(words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let mut capitals = 0;
    let mut others = 0;
    let titles = Facts::TITLE
        .or(Facts::QUALIFIER)
        .or(Facts::ORGANIZATION_END)
        .or(Facts::CALENDAR);
    for word in words.iter().skip(1) {
        // Function words are lower case in title case, too.
        if matches!(word.shape, Shape::Mark | Shape::Number) || word.text.len() <= 3 {
            continue;
        }
        let facts = lexicon.facts(&word.folded);
        if !facts.has(Facts::COMMON) {
            continue;
        }
        if !word.is_capital() {
            others += 1;
        } else if !facts.has(titles.or(Facts::GIVEN)) {
            capitals += 1;
        }
    }
    let sentence = words.last().is_some_and(|word| word.text == ".");
    words.len() < 40 && capitals >= if sentence { 3 } else { 1 } && capitals > 2 * others
}

/// Gives names that are spelled alike in the document the kind of the best evidence, and surnames that of their
/// bearers.
fn agree(paragraphs: &mut [Cut<'_>], _lexicon: &Lexicon) {
    let mut votes: BTreeMap<String, BTreeMap<(Evidence, ActorKind), usize>> = BTreeMap::new();
    let mut surnames: BTreeMap<String, usize> = BTreeMap::new();
    for cut in paragraphs.iter() {
        for found in &cut.found {
            let key = key(cut, found);
            *votes
                .entry(key)
                .or_default()
                .entry((found.evidence, found.kind))
                .or_default() += 1;
            if found.kind == ActorKind::Person
                && found.words.len() > 1
                && found.evidence >= Evidence::Context
                && let Some(last) = cut.words.get(found.words.end - 1)
            {
                *surnames.entry(last.folded.clone()).or_default() += 1;
            }
        }
    }
    for cut in paragraphs.iter_mut() {
        let mut found = std::mem::take(&mut cut.found);
        for name in &mut found {
            if name.evidence >= Evidence::Form {
                continue;
            }
            let key = key(cut, name);
            if name.words.len() == 1 && surnames.contains_key(&key) {
                name.kind = ActorKind::Person;
            } else if let Some((&(_, kind), _)) = votes.get(&key).and_then(|votes| {
                votes.iter().max_by_key(|((evidence, kind), count)| {
                    (*evidence, **count, std::cmp::Reverse(*kind))
                })
            }) {
                name.kind = kind;
            }
        }
        if cut.heading {
            found.retain(|name| {
                name.evidence >= Evidence::Form || surnames.contains_key(&key(cut, name))
            });
        }
        cut.found = found;
    }
}

fn key(cut: &Cut<'_>, found: &Found) -> String {
    let mut key = String::new();
    for word in cut.words.get(found.words.clone()).unwrap_or_default() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.folded);
    }
    key
}

fn mention(cut: &Cut<'_>, found: &Found, lexicon: &Lexicon) -> Option<NameMention> {
    let words = cut.words.get(found.words.clone())?;
    let span = words.first()?.span.to(words.last()?.span);
    let roles = if found.kind == ActorKind::Person {
        title_before(cut, found.words.start, lexicon)
            .into_iter()
            .collect()
    } else {
        Vec::new()
    };
    Some(NameMention {
        span,
        kind: found.kind,
        form: MentionForm::Name,
        roles,
        stands_for: None,
    })
}

/// The title that ends right before the word at `at`.
fn title_before(cut: &Cut<'_>, at: usize, lexicon: &Lexicon) -> Option<Span> {
    let facts = |at: usize| {
        cut.words
            .get(at)
            .map(|word| lexicon.facts(&word.folded))
            .unwrap_or_default()
    };
    let mut start = at;
    while start > 0 {
        let before = facts(start - 1);
        let hyphen = cut
            .words
            .get(start - 1)
            .is_some_and(|word| word.text == "-")
            && start < at;
        if !before.has(Facts::TITLE.or(Facts::QUALIFIER)) && !hyphen {
            break;
        }
        start -= 1;
    }
    while start < at && facts(start).has(Facts::HONORIFIC) {
        start += 1;
    }
    let last = at.checked_sub(1)?;
    if start > last || !facts(last).has(Facts::OFFICE.or(Facts::RANK)) {
        return None;
    }
    Some(cut.words.get(start)?.span.to(cut.words.get(last)?.span))
}
