//! The names of a whole document: every paragraph's, made to agree with one another.

use super::acronyms::{define, defined_after};
use super::agree::agree;
use super::lexicon::{Facts, Lexicon, lexicon};
use super::reference::{Placed, Question, references};
use super::repair::repair;
use super::roles::roles;
use super::rules::{Found, find};
use super::tagger::{SeenWords, View, see};
use super::words::{Shape, Word, words};
use crate::annotate::{Models, NameMention, TaggedText};
use crate::briefing::{ActorKind, MentionForm, ParagraphRole};
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

/// The names of the document, in order of place, and what means them.
pub fn names(text: &TaggedText<'_>, models: &Models) -> Vec<NameMention> {
    names_and(text, models, &mut |_, question| models.reference.choose(question))
}

/// The names of the document, in order of place, and what means them where `choose` says so; it is shown the names.
pub fn names_and(
    text: &TaggedText<'_>,
    models: &Models,
    choose: &mut dyn FnMut(&[NameMention], &Question) -> Option<usize>,
) -> Vec<NameMention> {
    let lexicon = lexicon();
    let mut paragraphs: Vec<Passage<'_>> = text
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate)
        .flat_map(|paragraph| pieces(text.text, paragraph.span))
        .map(|piece| cut(text.text, piece, lexicon))
        .collect();
    judge(&mut paragraphs, lexicon, models);
    for passage in &mut paragraphs {
        repair(passage, lexicon);
    }
    define(&mut paragraphs);
    agree(&mut paragraphs, lexicon);
    mentions(&paragraphs, lexicon, choose)
}

/// The names of all passages with their roles and short forms, and what stands for them.
fn mentions(
    passages: &[Passage<'_>],
    lexicon: &Lexicon,
    choose: &mut dyn FnMut(&[NameMention], &Question) -> Option<usize>,
) -> Vec<NameMention> {
    let mut names = Vec::new();
    let mut placed = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let mut awaited: Option<(usize, usize)> = None;
        for found in &passage.found {
            let Some(mut name) = mention(passage, found, lexicon) else {
                continue;
            };
            if let Some((short, full)) = awaited
                && short == found.words.start
            {
                name.stands_for = Some(full);
            }
            awaited = defined_after(passage, &found.words).map(|short| (short, names.len()));
            names.push(name);
            placed.push(Placed { passage: number, start: found.words.start, end: found.words.end });
        }
    }
    let others = references(passages, &names, &placed, lexicon, &mut |question| choose(&names, question));
    in_order(names, others)
}

/// All mentions in order of place, with what they stand for counted anew.
fn in_order(names: Vec<NameMention>, others: Vec<NameMention>) -> Vec<NameMention> {
    let count = names.len();
    let mut all: Vec<(usize, NameMention)> = names.into_iter().chain(others).enumerate().collect();
    all.sort_by_key(|(_, name)| (name.span, name.form));
    let mut position = vec![0; all.len()];
    for (new, (old, _)) in all.iter().enumerate() {
        if let Some(slot) = position.get_mut(*old) {
            *slot = new;
        }
    }
    all.into_iter()
        .map(|(_, mut name)| {
            name.stands_for = name.stands_for.filter(|&old| old < count).and_then(|old| position.get(old).copied());
            name
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

/// The most bytes of a passage. No paragraph of prose comes near; what is known of each word while a passage is judged
/// would fill the memory with a file of one endless paragraph.
const LONGEST: usize = 1 << 18;

/// The stretches of a paragraph that are read as passages: the paragraph itself, or, where it is overlong, pieces cut at
/// white space.
fn pieces(text: &str, paragraph: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut from = paragraph.start();
    while from < paragraph.end() {
        let most = text.floor_char_boundary(paragraph.end().min(from + LONGEST));
        let space = text
            .get(from..most)
            .filter(|_| most < paragraph.end())
            .and_then(|piece| piece.rfind(char::is_whitespace))
            .filter(|&space| space > 0);
        let to = space.map_or(most, |space| from + space);
        pieces.extend(Span::new(text, from, to));
        from = to;
    }
    pieces
}

fn cut<'a>(text: &'a str, piece: Span, lexicon: &Lexicon) -> Passage<'a> {
    let words = words(text, piece);
    let heading = is_heading(&words, lexicon);
    let found = find(&words, lexicon, heading);
    Passage { words, heading, found }
}

/// Whether capitals say nothing in this paragraph: a title in title case, a line in capitals.
pub fn is_heading(words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let mut capitals = 0;
    let mut others = 0;
    let titles = Facts::TITLE.or(Facts::QUALIFIER).or(Facts::ORGANIZATION_END).or(Facts::CALENDAR);
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

fn mention(passage: &Passage<'_>, found: &Found, lexicon: &Lexicon) -> Option<NameMention> {
    let words = passage.words.get(found.words.clone())?;
    let span = words.first()?.span.to(words.last()?.span);
    let roles = if found.kind == ActorKind::Person { roles(passage, &found.words, lexicon) } else { Vec::new() };
    Some(NameMention { span, kind: found.kind, form: MentionForm::Name, roles, stands_for: None })
}
