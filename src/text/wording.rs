//! Words as a sentence has them: with the marks of a quotation, with a capital letter in front.

/// `words` with an end to each double quotation mark that is only opened or only closed in them, as where a span ends
/// before the mark.
pub fn balanced(words: &str) -> String {
    let count = |mark: char| words.matches(mark).count();
    let mut whole = words.to_owned();
    if count('"') % 2 == 1 {
        // A mark before white space or at the end closes what was opened earlier.
        let closes = words.split_once('"').is_some_and(|(_, after)| !after.starts_with(char::is_alphanumeric));
        whole.insert(if closes { 0 } else { whole.len() }, '"');
    }
    for _ in count('”')..count('“') {
        whole.push('”');
    }
    for _ in count('“')..count('”') {
        whole.insert(0, '“');
    }
    whole
}

/// `words` as a quotation: in quotation marks where they have none of their own.
pub fn quoted(words: &str) -> String {
    if words.contains(['“', '”', '"']) { balanced(words) } else { format!("“{words}”") }
}

/// `words` with a capital letter in front.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_marks_get_them() {
        assert_eq!(quoted("we stand firm"), "“we stand firm”");
        assert_eq!(quoted("that “we stand firm"), "that “we stand firm”");
    }

    #[test]
    fn a_line_begins_with_a_capital_letter() {
        assert_eq!(capitalized("over 40 boats"), "Over 40 boats");
        assert_eq!(capitalized("être"), "Être");
        assert_eq!(capitalized(""), "");
    }

    #[test]
    fn marks_are_opened_and_closed() {
        assert_eq!(balanced("help from the West” before the vote"), "“help from the West” before the vote");
        assert_eq!(balanced("a \"small country"), "a \"small country\"");
        assert_eq!(balanced("small country\" in the north"), "\"small country\" in the north");
        assert_eq!(balanced("a “small” country"), "a “small” country");
    }
}
