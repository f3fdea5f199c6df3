//! Which language a document is written in: what is not English is said to be so and not filled with chance finds.

use whatlang::{Lang, detect};

use crate::briefing::{Document, Language, ParagraphRole};

/// How many bytes of a document are looked at: enough to be sure, and soon done.
const SAMPLE: usize = 4_000;

/// From so many bytes on, words of grammar alone tell English.
const SURE: usize = 400;

/// The language of `document`, or `None` where its words are too few to be sure.
///
/// By the trigrams and scripts of the crate `whatlang`, boilerplate aside: its words are often those of a page's
/// template, not of its text.
pub fn language(document: &Document) -> Option<Language> {
    let mut sample = String::with_capacity(SAMPLE + 1);
    for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate) {
        let words = paragraph.span.of(&document.text);
        let room = words.floor_char_boundary(SAMPLE.saturating_sub(sample.len()));
        sample.push_str(words.get(..room).unwrap_or_default());
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    // Trigrams take far longer, and would not say otherwise.
    if sample.len() >= SURE && has_english_grammar(&sample) {
        return Some(Language::ENGLISH);
    }
    let found = detect(&sample).filter(whatlang::Info::is_reliable)?;
    Some(match found.lang() {
        Lang::Eng => Language::ENGLISH,
        _ if has_english_grammar(&sample) => Language::ENGLISH,
        other => Language { code: other.code(), name: other.eng_name() },
    })
}

/// Whether every twentieth word or more is one that only English has: then trigrams were led astray by foreign names.
fn has_english_grammar(sample: &str) -> bool {
    const ENGLISH: [&str; 12] =
        ["the", "and", "from", "with", "that", "this", "which", "were", "are", "has", "been", "their"];
    let words = || sample.split_whitespace();
    words().filter(|word| ENGLISH.contains(word)).count() * 20 >= words().count()
}
