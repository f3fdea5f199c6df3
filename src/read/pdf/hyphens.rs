//! Hyphens at the ends of lines.

/// Joins the words of a line to those before.
///
/// A hyphen before a small letter may part a word or a compound: a soft hyphen is left in its place for whoever knows words.
/// Before a capital or a digit it is a hyphen: "Smith-|Jones", "2021-|2022".
pub fn join(text: &mut String, words: &str) {
    let before = front(text);
    let next = words.chars().next().unwrap_or_default();
    let Some(before) = before.filter(|_| next.is_alphanumeric()) else {
        text.push(' ');
        text.push_str(words);
        return;
    };
    let head = before.rsplit(|mark: char| !mark.is_alphabetic()).next().unwrap_or_default();
    let tail = words.split(|mark: char| !mark.is_alphabetic()).next().unwrap_or_default();
    let is_loud = |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
    let is_open = !head.is_empty() && (next.is_lowercase() || is_loud(head) && is_loud(tail));
    let length = before.len();
    text.truncate(length);
    text.push(if is_open { '\u{ad}' } else { '-' });
    text.push_str(words);
}

/// Whether the line ends within a word or a range.
pub fn is_parted(text: &str) -> bool {
    front(text).is_some()
}

/// What stands before the hyphen at the end of a line. Two hyphens are a dash: "he always speaks---" is broken off.
fn front(text: &str) -> Option<&str> {
    text.strip_suffix(['-', '\u{ad}', '\u{2010}']).filter(|before| before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_before_small_letters_stay_open() {
        for (one, next, whole) in [
            ("the infra-", "structure", "the infra\u{ad}structure"),
            ("the INTERNA-", "TIONAL court", "the INTERNA\u{ad}TIONAL court"),
            ("the Korvat-", "Lund treaty", "the Korvat-Lund treaty"),
            ("in 2021-", "2022", "in 2021-2022"),
            ("a 10-", "year plan", "a 10-year plan"),
            ("on Monday -", "he said", "on Monday - he said"),
            ("he always speaks---", "he said", "he always speaks--- he said"),
            ("a pre-", "(and post-) war", "a pre- (and post-) war"),
        ] {
            let mut text = one.to_owned();
            join(&mut text, next);
            assert_eq!(text, whole);
        }
    }
}
