//! Models of products, told by their codes: "Corvo C350".

use super::document::Passage;
use super::rules::Evidence;
use super::words::Word;
use crate::briefing::ActorKind;

/// Makes things of what ends in the code of a model.
pub fn mark_models(passages: &mut [Passage<'_>]) {
    for passage in passages.iter_mut() {
        let Passage { words, found, .. } = passage;
        for name in found.iter_mut().filter(|name| name.evidence < Evidence::Known) {
            if words.get(name.words.end.saturating_sub(1)).is_some_and(is_code) {
                name.kind = ActorKind::Other;
            }
        }
    }
}

/// Whether a word is the code of a model: "C350", "MX90s", but not "G20" or "M5S".
fn is_code(word: &Word<'_>) -> bool {
    let numbers = word.text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.text.len() - numbers.len();
    let digits = numbers.trim_end_matches('s');
    (1..=3).contains(&letters)
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && (if letters == 1 { 3..=4 } else { 2..=4 }).contains(&digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn codes_of_models_are_letters_and_numbers() {
        let code = |text: &str| {
            let span = Span::new(text, 0, text.len()).unwrap();
            super::super::words::words(text, span).first().is_some_and(is_code)
        };
        assert!(code("C350") && code("MX90s") && !code("G20") && !code("M5S") && !code("EU") && !code("2019"));
    }
}
