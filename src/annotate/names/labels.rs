//! Words that are no name though they stand like one: the label of a picture's credit ("Image: Carla Benedetti"), a form of address.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::rules::Found;

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

/// Takes out of headings what is a name there alone and has an English word in it: where every word has a capital, "Man
/// Sentenced" looks like one. A text that is nothing but headings keeps its names.
pub fn drop_unheard(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    let spelled = |passage: &Passage<'_>, words: Range<usize>| {
        let words = passage.words.get(words).unwrap_or_default();
        words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    };
    let running = || passages.iter().filter(|passage| !passage.heading);
    if running().map(|passage| passage.words.len()).sum::<usize>() < RUNNING {
        return;
    }
    let heard: BTreeSet<String> =
        running().flat_map(|passage| passage.found.iter().map(|name| spelled(passage, name.words.clone()))).collect();
    for passage in passages.iter_mut().filter(|passage| passage.heading) {
        let words = &passage.words;
        let is_name = |name: &Found| {
            let own = words.get(name.words.clone()).unwrap_or_default();
            let plain = own.iter().any(|word| lexicon.facts(&word.folded).has(Facts::COMMON));
            let known = lexicon.longest(own).is_some_and(|(length, _)| length == own.len());
            let said = own.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
            own.len() < 2 || !plain || known || heard.contains(&said)
        };
        let kept = passage.found.iter().filter(|name| is_name(name)).cloned().collect();
        passage.found = kept;
    }
}

/// A document with fewer words outside headings says too little of which names are some.
const RUNNING: usize = 60;
