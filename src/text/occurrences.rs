//! Where the same words stand again.

use super::Span;

/// The places of `words` inside `within`, in order: the same letters, as whole words, apart from one another. A number is
/// whole with all its digits: "17" stands neither in "117" nor in "1,117" nor in "17.5".
pub fn occurrences<'a>(text: &'a str, within: Span, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    within.of(text).match_indices(words).filter_map(move |(at, found)| {
        let start = within.start() + at;
        let end = start + found.len();
        let is_whole = !goes_on(found.chars(), text.get(..start)?.chars().rev())
            && !goes_on(found.chars().rev(), text.get(end..)?.chars());
        Span::new(text, start, end).filter(|span| is_whole && !span.is_empty())
    })
}

/// Whether the word or number at the edge of `inside` goes on in `beside`, both seen from that edge.
fn goes_on(mut inside: impl Iterator<Item = char>, mut beside: impl Iterator<Item = char>) -> bool {
    let (edge, next) = (inside.next(), beside.next());
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    // What parts groups of digits, and a fraction.
    let parts = |letter: char| matches!(letter, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    edge.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
        || is_digit(edge) && next.is_some_and(parts) && is_digit(beside.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_count() {
        let text = "Ash and Ashes, Ash's ash; Ash-tree (Ash)";
        let all = Span::new(text, 0, text.len()).unwrap();
        let found: Vec<usize> = occurrences(text, all, "Ash").map(Span::start).collect();
        assert_eq!(found, [0, 15, 26, 36]);
        assert_eq!(occurrences(text, all, "").count(), 0);
    }

    #[test]
    fn a_number_is_whole_with_all_its_digits() {
        let text = "17 people, 117 people, 1,117 people and 17.5 people; no. 17, 17.";
        let all = Span::new(text, 0, text.len()).unwrap();
        let found = |words| occurrences(text, all, words).map(Span::start).collect::<Vec<_>>();
        assert_eq!(found("17 people"), [0]);
        assert_eq!(found("117 people"), [11]);
        assert_eq!(found("17"), [0, 57, 61]);
    }
}
