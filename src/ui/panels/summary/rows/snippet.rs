//! A mention with the words around it.

use super::words::one_line;
use crate::briefing::{Briefing, Document, Place};
use crate::text::{Span, sentences, tokens};

/// The most characters kept of the words themselves.
const WORDS_KEPT: usize = 400;
/// How far beside a mention its sentence is looked for, in bytes: hostile paragraphs have no sentences.
const SENTENCE_REACH: usize = 600;
/// The characters kept of a sentence before and after the words: few before, so that a row that is cut off at its end
/// still shows the words.
const SENTENCE_KEPT: (usize, usize) = (80, 240);

/// A mention with the words around it, each part on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// What stands before it, to its end.
    pub before: String,
    /// The mention's own words.
    pub words: String,
    /// What stands behind it, from its beginning.
    pub after: String,
}

impl Snippet {
    /// Words without surroundings.
    pub fn plain(words: String) -> Self {
        Self { words, ..Self::default() }
    }

    /// All of it.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.words, self.after)
    }
}

/// `place` with at most `reach` characters on each side, cut between words and never beyond its paragraph.
pub fn snippet(briefing: &Briefing, place: Place, reach: usize) -> Snippet {
    let Some(document) = briefing.document(place.document) else {
        return Snippet::default();
    };
    let within = paragraph_of(document, place.span);
    around(document, within, place.span, (reach, reach))
}

/// `place` in its sentence.
pub fn sentence(briefing: &Briefing, place: Place) -> Snippet {
    let Some(document) = briefing.document(place.document) else {
        return Snippet::default();
    };
    let within = sentence_of(document, place.span);
    around(document, within, place.span, SENTENCE_KEPT)
}

/// The words of `place` alone.
pub fn alone(briefing: &Briefing, place: Place) -> Snippet {
    briefing
        .document(place.document)
        .map_or_else(Snippet::default, |document| around(document, place.span, place.span, (0, 0)))
}

/// Whether both places stand in one sentence.
pub fn in_one_sentence(briefing: &Briefing, place: Place, other: Place) -> bool {
    let near = place.document == other.document && place.span.start().abs_diff(other.span.start()) < SENTENCE_REACH;
    near && briefing
        .document(place.document)
        .is_some_and(|document| sentence_of(document, place.span).contains(other.span))
}

fn paragraph_of(document: &Document, span: Span) -> Span {
    document.paragraph_at(span).and_then(|at| document.paragraphs.get(at)).map_or(span, |paragraph| paragraph.span)
}

/// The sentence that holds `span`, or several where it crosses their edges.
fn sentence_of(document: &Document, span: Span) -> Span {
    let text = &*document.text;
    let paragraph = paragraph_of(document, span);
    let from = text.floor_char_boundary(span.start().saturating_sub(SENTENCE_REACH));
    let to = text.ceil_char_boundary(span.end().saturating_add(SENTENCE_REACH));
    let Some(window) =
        Span::new(text, from.max(paragraph.start()), to.min(paragraph.end()).max(from.max(paragraph.start())))
    else {
        return span;
    };
    let tokens = tokens(text, window);
    sentences(text, &tokens)
        .into_iter()
        .filter_map(|range| {
            let tokens = tokens.get(range)?;
            Some(tokens.first()?.span.to(tokens.last()?.span))
        })
        .filter(|sentence| sentence.overlaps(span))
        .fold(span, Span::to)
}

fn around(document: &Document, within: Span, span: Span, reach: (usize, usize)) -> Snippet {
    let text = &*document.text;
    let before = text.get(within.start()..span.start()).unwrap_or_default();
    let after = text.get(span.end()..within.end()).unwrap_or_default();
    let words = span.of(text);
    let kept = match words.char_indices().nth(WORDS_KEPT) {
        Some((end, _)) => format!("{}…", one_line(words.get(..end).unwrap_or(words))),
        None => one_line(words),
    };
    Snippet {
        before: one_line(&last_words(before, reach.0)).trim_start().to_owned(),
        words: kept,
        after: one_line(&first_words(after, reach.1)).trim_end().to_owned(),
    }
}

/// The end of `text`, at most `reach` characters, from the beginning of a word.
fn last_words(text: &str, reach: usize) -> String {
    let Some((from, _)) = text.char_indices().rev().nth(reach) else {
        return text.to_owned();
    };
    let tail = text.get(from..).unwrap_or_default();
    let words = tail.split_once(char::is_whitespace).map_or(tail, |(_, words)| words);
    format!("…{words}")
}

/// The beginning of `text`, at most `reach` characters, to the end of a word.
fn first_words(text: &str, reach: usize) -> String {
    let Some((to, _)) = text.char_indices().nth(reach) else {
        return text.to_owned();
    };
    let head = text.get(..to).unwrap_or_default();
    let whole = text.get(to..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let words = match head.rsplit_once(char::is_whitespace) {
        Some((words, _)) if !whole => words,
        _ => head,
    };
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Sources;
    use super::*;

    #[test]
    fn a_snippet_is_cut_between_words() {
        let sources = Sources::new(&["The old minister of Arland, Ana Kovač, met nobody at all in town."]);
        let found = snippet(&sources.briefing(), sources.place(0, "Ana Kovač"), 12);
        assert_eq!(found.before, "…of Arland, ");
        assert_eq!(found.words, "Ana Kovač");
        assert_eq!(found.after, ", met nobody…");
    }

    #[test]
    fn a_snippet_stays_in_its_paragraph() {
        let sources = Sources::new(&["Heading\n\nAna Kovač\nspoke.\n\nAnother."]);
        let found = snippet(&sources.briefing(), sources.place(0, "Ana Kovač"), 60);
        assert_eq!(found.text(), "Ana Kovač spoke.");
    }

    #[test]
    fn a_sentence_ends_where_the_text_says() {
        let sources = Sources::new(&["It rained. Over 300 people left the town! They came back."]);
        let found = sentence(&sources.briefing(), sources.place(0, "300 people"));
        assert_eq!(found.text(), "Over 300 people left the town!");
    }

    #[test]
    fn a_paragraph_without_end_gives_a_short_snippet() {
        let text = "ж".repeat(100_000);
        let sources = Sources::new(&[&text]);
        let place = sources.place_at(0, 50_000, 50_010);
        let found = sentence(&sources.briefing(), place);
        assert!(found.text().chars().count() < 2 * SENTENCE_REACH + 10);
    }
}
