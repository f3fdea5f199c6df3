//! Letters in one document, wherever they stand: what a find bar looks for.

use super::fold::Mapped;
use super::term::Term;
use crate::briefing::Document;
use crate::text::Span;

/// Where the letters of `written` stand in `document`, also inside words, in order and apart; never across the edge of a
/// paragraph. Case, accents, apostrophes and line breaks do not count.
pub fn letters_in(document: &Document, written: &str) -> Vec<Span> {
    let Some(term) = Term::letters(written) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        let mapped = Mapped::new(paragraph.span.of(&document.text));
        let start = paragraph.span.start();
        let places = term.places(&mapped.text).map(|place| mapped.source(&place));
        found.extend(places.filter_map(|place| Span::new(&document.text, start + place.start, start + place.end)));
    }
    found
}

/// The search that finds these letters wherever they stand, as it is written in a search field.
pub fn letters_query(written: &str) -> String {
    phrase_or_expression(written, "*")
}

/// The search that finds these words side by side, as it is written in a search field.
pub fn phrase_query(written: &str) -> String {
    phrase_or_expression(written, "")
}

/// A phrase; what holds marks of its own is an expression.
fn phrase_or_expression(written: &str, star: &str) -> String {
    let is_plain = written.chars().any(char::is_alphanumeric) && !written.contains(['"', '“', '”', '„', '«', '»', '*']);
    if is_plain {
        return format!("\"{star}{}{star}\"", written.trim());
    }
    format!("/{}/", regex::escape(written).replace('/', "\\/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tests::document;

    #[test]
    fn letters_are_found_in_any_case_and_across_lines() {
        let document = document("a.txt", "Übung macht\nden MEISTER; übung İst gut\n\nmeisterübung");
        let at =
            |words| -> Vec<&str> { letters_in(&document, words).iter().map(|span| span.of(&document.text)).collect() };
        assert_eq!(at("übung"), ["Übung", "übung", "übung"]);
        assert_eq!(at("macht den meister"), ["macht\nden MEISTER"]);
        assert_eq!(at("gut meister"), Vec::<&str>::new());
        assert_eq!(at(""), Vec::<&str>::new());
        assert_eq!(at("nowhere"), Vec::<&str>::new());
    }

    #[test]
    fn the_search_for_letters_is_one_that_can_be_read() {
        assert_eq!(letters_query("port of "), "\"*port of*\"");
        assert_eq!(phrase_query("port of"), "\"port of\"");
        assert_eq!(letters_query("a/b \"c\""), "/a\\/b \"c\"/");
        for written in ["port", "a*b", "(", "OR", "a \"b"] {
            assert!(crate::search::Query::parse(&letters_query(written)).is_ok(), "{written}");
        }
    }
}
