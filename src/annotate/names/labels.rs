//! Words that are no name though they stand like one: the label of a picture's credit ("Image: Carla Benedetti"), a form of address.

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};

/// What stands before the colon of a credit.
const LABELS: [&str; 14] = [
    "audio",
    "caption",
    "chart",
    "credit",
    "file",
    "graphic",
    "illustration",
    "image",
    "images",
    "map",
    "photo",
    "photos",
    "picture",
    "video",
];

/// Takes labels, lone forms of address and bare numbers out of names.
pub fn drop_labels(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    for passage in passages {
        let words = &passage.words;
        let text = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
        for name in &mut passage.found {
            if text(name.words.end) == ":" && LABELS.contains(&text(name.words.end.saturating_sub(1))) {
                name.words.end -= 1;
            }
        }
        passage.found.retain(|name| {
            let address = name.words.len() == 1 && lexicon.facts(text(name.words.start)).has(Facts::HONORIFIC);
            let letters = words.get(name.words.clone()).unwrap_or_default().iter();
            let spelled = letters.flat_map(|word| word.text.chars()).any(char::is_alphabetic);
            spelled && !address
        });
    }
}
