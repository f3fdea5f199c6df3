//! The names of a whole document: every paragraph's, made to agree with one another.

use super::agree::agree;
use super::lexicon::{Facts, Lexicon, lexicon};
use super::repair::repair;
use super::rules::{Found, find};
use super::tagger::{SeenWords, View, see};
use super::words::{Shape, Word, words};
use crate::annotate::{Models, NameMention, TaggedText};
use crate::briefing::{ActorKind, MentionForm, Paragraph, ParagraphRole};
use crate::text::Span;

/// A paragraph with what was found in it.
pub struct Passage<'a> {
    /// Its words.
    pub words: Vec<Word<'a>>,
    /// Whether capitals say nothing in it.
    pub heading: bool,
    /// Its names, in order and apart from one another.
    pub found: Vec<Found>,
}

/// The names of the document, in order of place.
pub fn names(text: &TaggedText<'_>, models: &Models) -> Vec<NameMention> {
    let lexicon = lexicon();
    let mut paragraphs: Vec<Passage<'_>> = text
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate)
        .map(|paragraph| cut(text, paragraph, lexicon))
        .collect();
    judge(&mut paragraphs, lexicon, models);
    for passage in &mut paragraphs {
        repair(passage, lexicon);
    }
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
fn judge(paragraphs: &mut [Passage<'_>], lexicon: &Lexicon, models: &Models) {
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

fn cut<'a>(text: &TaggedText<'a>, paragraph: &Paragraph, lexicon: &Lexicon) -> Passage<'a> {
    let words = words(text.text, paragraph.span);
    let heading = is_heading(&words, lexicon);
    let found = find(&words, lexicon, heading);
    Passage {
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

fn mention(cut: &Passage<'_>, found: &Found, lexicon: &Lexicon) -> Option<NameMention> {
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
fn title_before(cut: &Passage<'_>, at: usize, lexicon: &Lexicon) -> Option<Span> {
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
