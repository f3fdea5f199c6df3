//! Words that are quoted, with the marks they need.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_marks_get_them() {
        assert_eq!(quoted("we stand firm"), "“we stand firm”");
        assert_eq!(quoted("that “we stand firm"), "that “we stand firm”");
    }

    #[test]
    fn marks_are_opened_and_closed() {
        assert_eq!(balanced("help from the West” before the vote"), "“help from the West” before the vote");
        assert_eq!(balanced("a \"small country"), "a \"small country\"");
        assert_eq!(balanced("small country\" in the north"), "\"small country\" in the north");
        assert_eq!(balanced("a “small” country"), "a “small” country");
    }
}
