//! Which paragraphs nearly repeat an earlier one.
//!
//! Paragraphs are compared as sets of shingles, runs of [`SHINGLE`] words (Broder, "On the resemblance and containment
//! of documents", 1997). Candidates come from an index of bottom-k sketches: the k smallest hashes of a set are a sample
//! that similar sets share (Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007). Every candidate is then
//! verified on the whole sets, so that a chance collision claims nothing. The work grows with the number of words.

use std::collections::HashMap;

use crate::briefing::{Document, ParagraphPlace, ParagraphRole};

/// Words in a shingle: enough to keep word order, few enough to survive small changes.
const SHINGLE: usize = 3;

/// Paragraphs with fewer words say the same by chance.
const FEWEST_WORDS: usize = 8;

/// The size of a sketch. Sets that share a quarter of their union miss one another once in a thousand times.
const SKETCH: usize = 24;

/// How many paragraphs an entry of the index holds; turns of phrase that are in more tell nothing.
const CROWD: u32 = 64;

/// How many candidates are verified, those that share most first.
const VERIFIED: usize = 16;

/// The share of the smaller set, in percent, that a repeat has in common with the larger one.
const CONTAINED: usize = 55;

/// The least size of the smaller set, in percent of the larger: a long paragraph does not repeat a short quotation.
const COMPARABLE: usize = 50;

/// Sets that share more than this percentage of the smaller one are as good as one: only the first is indexed.
const SAME: usize = 90;

/// Marks each paragraph that nearly repeats an earlier one of the folder, in order of document and place: it names the
/// earliest that it repeats. Headings, titles, furniture and very short paragraphs are left alone.
pub fn mark(documents: &mut [Document]) {
    let mut seen = Seen::default();
    for document in documents {
        let id = document.id;
        let text = document.text.clone();
        for (position, paragraph) in document.paragraphs.iter_mut().enumerate() {
            if !matches!(paragraph.role, ParagraphRole::Body | ParagraphRole::Caption) {
                continue;
            }
            let shingles = shingles(paragraph.span.of(&text));
            if shingles.is_empty() {
                continue;
            }
            let found = seen.earliest_like(&shingles);
            paragraph.repeats = found.map(|(place, _)| place);
            if found.is_none_or(|(_, shared)| shared < SAME) {
                seen.insert(ParagraphPlace { document: id, paragraph: position }, shingles);
            }
        }
    }
}

/// The hashes of the shingles, in order and each once; none where there are too few words.
fn shingles(words: &str) -> Vec<u64> {
    let words: Vec<u64> = word_hashes(words);
    if words.len() < FEWEST_WORDS {
        return Vec::new();
    }
    let mut shingles: Vec<u64> =
        words.windows(SHINGLE).map(|run| run.iter().fold(0, |hash, word| mixed(hash ^ word))).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// A hash for each word, in lower case; a sign of a script that is written without spaces counts as a word.
fn word_hashes(words: &str) -> Vec<u64> {
    // FNV-1a: the same everywhere and always, as the standard library's hash is not.
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hashes = Vec::new();
    let mut hash = None;
    for letter in words.chars() {
        if !letter.is_alphanumeric() {
            // "don't" and "don’t" are one word, and the same one.
            if !matches!(letter, '\'' | '’') {
                hashes.extend(hash.take());
            }
            continue;
        }
        if matches!(u32::from(letter), 0x2e80..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff) {
            hashes.extend(hash.take());
            hashes.push((OFFSET ^ u64::from(letter)).wrapping_mul(PRIME));
            continue;
        }
        let mut add = |lower: char| hash = Some((hash.unwrap_or(OFFSET) ^ u64::from(lower)).wrapping_mul(PRIME));
        if letter.is_ascii() {
            add(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().for_each(add);
        }
    }
    hashes.extend(hash);
    hashes
}

/// The bits of `hash` spread evenly (the finalizer of SplitMix64), so that the smallest hashes are a fair sample.
fn mixed(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The paragraphs so far.
#[derive(Default)]
struct Seen {
    /// In order of document and place.
    paragraphs: Vec<(ParagraphPlace, Vec<u64>)>,
    /// For each hash of a sketch: the entry added last, and how many there are.
    last: HashMap<u64, (u32, u32)>,
    /// A paragraph, and the entry for the same hash added before it.
    entries: Vec<(u32, Option<u32>)>,
}

impl Seen {
    /// The earliest paragraph that a paragraph with these shingles nearly repeats, and the percentage they share.
    fn earliest_like(&self, shingles: &[u64]) -> Option<(ParagraphPlace, usize)> {
        let mut candidates = self.candidates(shingles);
        candidates.truncate(VERIFIED);
        candidates.sort_unstable_by_key(|&(_, paragraph)| paragraph);
        candidates.into_iter().find_map(|(_, paragraph)| {
            let (place, others) = self.paragraphs.get(paragraph as usize)?;
            let (small, large) = (shingles.len().min(others.len()), shingles.len().max(others.len()));
            if small * 100 < large * COMPARABLE {
                return None;
            }
            let percent = shared(shingles, others) * 100 / small.max(1);
            (percent >= CONTAINED).then_some((*place, percent))
        })
    }

    /// The paragraphs whose sketches share hashes with this one's, those that share most first, among equals the
    /// earliest.
    fn candidates(&self, shingles: &[u64]) -> Vec<(u32, u32)> {
        let mut met: Vec<u32> = Vec::new();
        for hash in shingles.iter().take(SKETCH) {
            let mut next = self.last.get(hash).map(|&(entry, _)| entry);
            while let Some(&(paragraph, before)) = next.and_then(|entry| self.entries.get(entry as usize)) {
                met.push(paragraph);
                next = before;
            }
        }
        met.sort_unstable();
        let mut candidates: Vec<(u32, u32)> = met
            .chunk_by(|a, b| a == b)
            .filter_map(|run| Some((u32::try_from(run.len()).ok()?, *run.first()?)))
            .collect();
        candidates.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        candidates
    }

    fn insert(&mut self, place: ParagraphPlace, shingles: Vec<u64>) {
        let Ok(paragraph) = u32::try_from(self.paragraphs.len()) else {
            return;
        };
        for &hash in shingles.iter().take(SKETCH) {
            let Ok(entry) = u32::try_from(self.entries.len()) else {
                return;
            };
            let (last, count) = self.last.get(&hash).map_or((None, 0), |&(last, count)| (Some(last), count));
            if count < CROWD {
                self.entries.push((paragraph, last));
                self.last.insert(hash, (entry, count + 1));
            }
        }
        self.paragraphs.push((place, shingles));
    }
}

/// How many hashes two sorted lists have in common.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let mut rest = b;
    let mut count = 0;
    for hash in a {
        let skipped = rest.partition_point(|other| other < hash);
        rest = rest.get(skipped..).unwrap_or_default();
        count += usize::from(rest.first() == Some(hash));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::document_of;

    const FIRST: &str = "Speaking to the press in Oldtown, where she is expected to open the new harbour tomorrow, in her role as chair of the board, Mayor Mary Miller said that the presence of over forty ships, known as the grey fleet, does not expose the town to any danger.";
    const SECOND: &str = "Speaking to the press in Oldtown, where she was to open the new harbour on Monday in her role as chair of the board, Mayor Mary Miller said that the presence of over forty ships does not expose the town to danger.";
    const OTHER: &str = "The board of the harbour, which meets in Oldtown, has said nothing about the ships, and Mayor Mary Miller did not answer when she was asked about them on Monday.";

    fn marked(texts: &[&str]) -> Vec<Vec<Option<(usize, usize)>>> {
        let mut documents: Vec<Document> =
            texts.iter().map(|text| document_of("a.txt", text.as_bytes()).unwrap()).collect();
        mark(&mut documents);
        let position =
            |place: ParagraphPlace| documents.iter().position(|document| document.id == place.document).unwrap();
        documents
            .iter()
            .map(|document| {
                let repeats = document.paragraphs.iter().map(|paragraph| paragraph.repeats);
                repeats.map(|place| place.map(|place| (position(place), place.paragraph))).collect()
            })
            .collect()
    }

    #[test]
    fn a_paragraph_said_again_in_other_words_is_a_repeat() {
        let text = format!("{FIRST}\n\n{OTHER}\n\n{SECOND}");
        assert_eq!(marked(&[&text]), [[None, None, Some((0, 0))]]);
    }

    #[test]
    fn repeats_name_the_earliest_across_documents() {
        let (a, b, c) =
            (format!("{OTHER}\n\n{FIRST}"), format!("{FIRST}\n\nIt rained."), format!("{SECOND}\n\nIt was dry."));
        assert_eq!(marked(&[&a, &b, &c]), [vec![None, None], vec![Some((0, 1)), None], vec![Some((0, 1)), None]]);
    }

    #[test]
    fn short_paragraphs_repeat_nothing() {
        assert_eq!(marked(&["It rained all day.\n\nIt rained all day."]), [[None, None]]);
    }

    #[test]
    fn a_paragraph_in_every_document_stays_cheap_and_marked() {
        let texts: Vec<String> = (0..300).map(|n| format!("{FIRST}\n\nReport {n} of the day follows.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = marked(&texts);
        assert!(found.iter().skip(1).all(|document| document[0] == Some((0, 0))));
    }
}
