//! Where the same words stand again.

use super::Span;

/// The places of `words` inside `within`, in order: the same letters, as whole words, apart from one another.
pub fn occurrences<'a>(text: &'a str, within: Span, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let joins = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    within.of(text).match_indices(words).filter_map(move |(at, found)| {
        let start = within.start() + at;
        let end = start + found.len();
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let whole = !joins(before, found.chars().next()) && !joins(found.chars().next_back(), after);
        Span::new(text, start, end).filter(|span| whole && !span.is_empty())
    })
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
}
