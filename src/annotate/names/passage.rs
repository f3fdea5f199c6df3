//! A paragraph as the steps that find names pass it on.

use super::lexicon::{Facts, Lexicon};
use super::rules::{Found, find};
use super::tagger::{NameTagger, SeenWords, View, see};
use super::words::{Folds, Shape, Word, words_among};
use crate::annotate::perceptron::word_number;
use crate::text::Span;

/// A paragraph with what was found in it.
pub struct Passage<'a> {
    /// Its words.
    pub words: Vec<Word<'a>>,
    /// Whether capitals say nothing in it.
    pub heading: bool,
    /// Whether it is the label of a turn.
    pub is_label: bool,
    /// Its names, in order and apart from one another.
    pub found: Vec<Found>,
}

/// The passages of the paragraphs of `text`, with what the rules find in them.
pub fn passages<'a>(text: &'a str, paragraphs: impl Iterator<Item = Span>, lexicon: &Lexicon) -> Vec<Passage<'a>> {
    let mut folds = Folds::default();
    // A table has very many: room that is made by and by leaves holes of as much again in the memory.
    let pieces: Vec<Span> = paragraphs.flat_map(|paragraph| pieces(text, paragraph)).collect();
    pieces.into_iter().map(|piece| cut(text, piece, lexicon, &mut folds)).collect()
}

/// Lets the tagger have the last word on what the rules found; what the document shows of its words.
pub fn judge(paragraphs: &mut [Passage<'_>], lexicon: &Lexicon, tagger: &NameTagger) -> SeenWords {
    let mut seen = SeenWords::default();
    for cut in paragraphs.iter() {
        see(&cut.words, cut.heading, &mut seen);
    }
    for cut in paragraphs {
        let view = View::new(&cut.words, &cut.found, cut.heading, lexicon);
        if let Some(found) = tagger.tag(&view) {
            cut.found = found;
            let words = &cut.words;
            cut.found.retain(|name| !is_plain_word(words, name, &seen, lexicon));
        }
    }
    seen
}

/// Whether a name of one word is an English or unknown word that has its capital from where it stands: the document has it
/// in lower case, too, and never with a capital inside a sentence.
fn is_plain_word(words: &[Word<'_>], name: &Found, seen: &SeenWords, lexicon: &Lexicon) -> bool {
    let Some([word]) = words.get(name.words.clone()) else {
        return false;
    };
    word.shape == Shape::Capital
        && seen.get(&word_number(word.folded())).is_some_and(|seen| seen.lower && !seen.alone)
        && lexicon.longest(std::slice::from_ref(word)).is_none()
        && !lexicon.facts(word.folded()).has(Facts::GIVEN.or(Facts::SURNAME))
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

/// The passage that `piece` of `text` is, with what the rules find in it.
fn cut<'a>(text: &'a str, piece: Span, lexicon: &Lexicon, folds: &mut Folds<'a>) -> Passage<'a> {
    let words = words_among(text, piece, folds);
    let heading = is_heading(&words, lexicon);
    let found = find(&words, lexicon, heading);
    Passage { words, heading, is_label: false, found }
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
        let facts = lexicon.facts(word.folded());
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
