//! Which documents speak of the same matter, and which words of a folder are rare enough to tell.

use std::collections::{BTreeMap, HashMap};

use super::scene::Scene;
use crate::annotate::Annotations;
use crate::briefing::Document;

/// For each document, its words that are written with a capital letter inside a sentence: names, mostly.
pub struct Neighbours {
    /// Hashes of words, in order.
    names: Vec<Vec<u64>>,
    /// In how many documents each stands.
    counts: HashMap<u64, u32>,
    most: u32,
}

impl Neighbours {
    /// The names of `documents`.
    pub fn new(documents: &[Document], annotations: &[Annotations]) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let mut names: Vec<Vec<u64>> =
            documents.iter().zip(annotations).map(|(document, found)| names(document, found)).collect();
        for own in &names {
            for &name in own {
                *counts.entry(name).or_default() += 1;
            }
        }
        let most = most(documents.len());
        for own in &mut names {
            own.retain(|name| counts.get(name).is_none_or(|&count| count <= most));
        }
        Self { names, counts, most }
    }

    /// How many rare words of names the documents at these positions share; none where they are a tenth or less of those
    /// of the one with fewer.
    pub fn shared(&self, one: usize, other: usize) -> usize {
        let (Some(one), Some(other)) = (self.names.get(one), self.names.get(other)) else {
            return 0;
        };
        let (small, large) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let shared = small.iter().filter(|name| large.binary_search(name).is_ok()).count();
        if shared * 10 > small.len() { shared } else { 0 }
    }

    /// Whether a word of a name stands in few enough documents to tell them apart.
    fn is_rare(&self, name: &str) -> bool {
        self.counts.get(&hash(name)).is_none_or(|&count| count <= self.most)
    }
}

/// In how many of this many documents a word may stand that tells which of them speak of one matter.
fn most(documents: usize) -> u32 {
    u32::try_from(documents / 20).unwrap_or(u32::MAX).max(8)
}

/// Leaves in `scenes` only the words that stand in few of the folder's documents.
pub fn keep_rare<'a>(scenes: impl Iterator<Item = &'a mut Scene>, documents: usize, neighbours: &Neighbours) {
    let mut scenes: Vec<&mut Scene> = scenes.collect();
    let mut counts: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for scene in &scenes {
        for stem in &scene.stems {
            let (last, count) = counts.entry(stem.clone()).or_insert((usize::MAX, 0));
            if *last != scene.document {
                (*last, *count) = (scene.document, *count + 1);
            }
        }
    }
    let most = most(documents);
    let is_rare = |stem: &String| counts.get(stem).is_none_or(|&(_, count)| count <= most);
    for scene in &mut scenes {
        scene.names.retain(|name| neighbours.is_rare(name));
        scene.stems.retain(is_rare);
        scene.around.retain(|word| neighbours.is_rare(word) && is_rare(word));
    }
}

fn names(document: &Document, found: &Annotations) -> Vec<u64> {
    let mut own = Vec::new();
    for sentence in &found.sentences {
        let words =
            sentence.of(&document.text).split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let (mut all, mut capitals) = (0, Vec::new());
        for (at, word) in words.enumerate() {
            all += 1;
            if at > 0 && word.starts_with(char::is_uppercase) && word.len() >= 3 {
                capitals.push(hash(word));
            }
        }
        // A line of capitals tells names from other words nowhere, unless it is all there is to a short headline.
        if 2 * capitals.len() <= all || all <= 4 {
            own.append(&mut capitals);
        }
    }
    for name in &found.names {
        let words = name.span.of(&document.text).split(|letter: char| !letter.is_alphanumeric());
        own.extend(words.filter(|word| word.len() >= 3 && word.starts_with(char::is_uppercase)).map(hash));
    }
    own.sort_unstable();
    own.dedup();
    own
}

/// A hash of the word in lower case that is the same everywhere (FNV-1a).
fn hash(word: &str) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(OFFSET, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME))
}
