//! What stands before the words of a sentence: bullets, numbers of items.

use super::Span;

/// `sentence` without the bullet or the number of its item: they tell nothing.
pub fn told(text: &str, sentence: Span) -> Span {
    let words = sentence.of(text);
    let bullet = words.len() - words.trim_start_matches(is_bullet).len();
    let rest = words.get(bullet..).unwrap_or_default();
    let skipped = bullet + item_number(rest).unwrap_or_default();
    Span::new(text, sentence.start() + skipped, sentence.end()).filter(|rest| !rest.is_empty()).unwrap_or(sentence)
}

/// The length of "8. " or "(a) " at the front of `words`.
fn item_number(words: &str) -> Option<usize> {
    let (mark, rest) = words.split_once(' ')?;
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let short = !inner.is_empty() && inner.len() <= 3 && inner.len() < mark.len();
    let number = inner.bytes().all(|byte| byte.is_ascii_digit()) || inner.len() == 1 && mark.ends_with(')');
    (short && number).then(|| words.len() - rest.len())
}

/// Whether a character marks an item of a list.
fn is_bullet(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '•' | '●' | '▪' | '◦' | '‣' | '○' | '■' | '□' | '·' | '*' | '–' | '—' | '-' | '>' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_and_the_number_of_an_item_are_left_out() {
        let told = |words: &str| told(words, Span::new(words, 0, words.len()).unwrap()).of(words).to_owned();
        assert_eq!(told("8. The council met."), "The council met.");
        assert_eq!(told("• The council met."), "The council met.");
        assert_eq!(told("–"), "–");
        assert_eq!(told("(b) The council met."), "The council met.");
        assert_eq!(told("The council met - at last - in Oslo."), "The council met - at last - in Oslo.");
        assert_eq!(told("UN envoys left the city - some by road."), "UN envoys left the city - some by road.");
        assert_eq!(told("A. Berg met the council."), "A. Berg met the council.");
    }
}
