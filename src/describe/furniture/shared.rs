//! How many documents of a folder have a line.
//!
//! Copies of one text count as one document: what they share is what they say. Two documents are copies where most of
//! their sentences are the same; a sentence that a good part of the folder has proves nothing, unless the headlines over
//! it are the same, too, or most other lines.

use std::collections::{BTreeMap, HashMap};

use super::line::Line;

/// A sentence with fewer words is the same by chance.
const LONG: usize = 8;

/// The share of the sentences, in percent of the larger document, that copies have in common.
const COPIED: usize = 60;

/// Sentences in so many documents prove no copy, unless that is less than a quarter of the folder.
const COMMON: u32 = 3;

/// What the documents of a folder have in common.
#[derive(Debug, Default)]
pub struct Shared {
    /// How many documents there are, copies aside.
    pub documents: u32,
    /// In how many documents each line stands that stands in more than one. What is quoted is another's, and counts for
    /// nothing.
    exact: HashMap<u64, u32>,
    /// The same of templates.
    template: HashMap<u64, u32>,
    /// The first document in which each line stands as a sentence, of those that stand in more than one.
    first: HashMap<u64, usize>,
}

impl Shared {
    /// What the documents with these lines, in order, have in common.
    pub fn of(documents: &[Vec<Line>]) -> Self {
        let groups = groups(documents);
        let exact = |line: &Line| Some(line.exact).filter(|_| !line.is_quoted);
        let mut first = HashMap::new();
        for (position, lines) in documents.iter().enumerate() {
            for line in lines.iter().filter(|line| line.is_sentence) {
                first.entry(line.exact).or_insert(position);
            }
        }
        let exact = counts(documents, &groups, exact);
        first.retain(|key, _| exact.contains_key(key));
        Self {
            documents: groups.iter().enumerate().filter(|&(position, &group)| position == group).count() as u32,
            template: counts(documents, &groups, |line| line.template.filter(|_| !line.is_quoted)),
            exact,
            first,
        }
    }

    /// In how many documents the line stands, word for word; 0 where in one alone.
    pub fn exact(&self, line: &Line) -> u32 {
        self.exact.get(&line.exact).copied().unwrap_or_default()
    }

    /// In how many documents a line stands that differs from it in numbers and dates at most; 0 where in one alone.
    pub fn template(&self, line: &Line) -> u32 {
        line.template.and_then(|key| self.template.get(&key)).copied().unwrap_or_default()
    }

    /// The first document that has the line as a sentence, word for word; `None` where no other has it.
    pub fn first(&self, line: &Line) -> Option<usize> {
        self.first.get(&line.exact).copied()
    }
}

/// In how many groups of documents each key stands that stands in two at least.
fn counts(documents: &[Vec<Line>], groups: &[usize], key: impl Fn(&Line) -> Option<u64>) -> HashMap<u64, u32> {
    let mut standing: Vec<(u64, usize)> = documents
        .iter()
        .zip(groups)
        .flat_map(|(lines, &group)| lines.iter().filter_map(&key).map(move |key| (key, group)))
        .collect();
    standing.sort_unstable();
    standing.dedup();
    standing
        .chunk_by(|left, right| left.0 == right.0)
        .filter(|chunk| chunk.len() > 1)
        .filter_map(|chunk| Some((chunk.first()?.0, chunk.len() as u32)))
        .collect()
}

/// For each document the first one that it is a copy of: itself where of none.
fn groups(documents: &[Vec<Line>]) -> Vec<usize> {
    let sentences: Vec<Vec<u64>> = documents
        .iter()
        .map(|lines| {
            let long = lines.iter().filter(|line| line.is_sentence && line.words >= LONG);
            let mut keys: Vec<u64> = long.map(|line| line.exact).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        })
        .collect();
    let mut standing: HashMap<u64, u32> = HashMap::new();
    for key in sentences.iter().flatten() {
        *standing.entry(*key).or_default() += 1;
    }
    let common = COMMON.max(documents.len() as u32 / 4);
    let mut last: HashMap<u64, usize> = HashMap::new();
    let mut titles: HashMap<u64, usize> = HashMap::new();
    let mut groups: Vec<usize> = Vec::with_capacity(documents.len());
    for (position, keys) in sentences.iter().enumerate() {
        // With how many sentences, and with how many that are rare, each earlier document is met.
        let mut met: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for key in keys {
            if let Some(other) = last.insert(*key, position) {
                let is_rare = standing.get(key).is_some_and(|&count| count <= common);
                let (all, rare) = met.entry(other).or_default();
                *all += 1;
                *rare += usize::from(is_rare);
            }
        }
        // Of equals the earliest.
        let best = met.into_iter().max_by_key(|&(other, shared)| (shared, std::cmp::Reverse(other)));
        let copied = best.filter(|&(other, (all, rare))| {
            let larger = keys.len().max(sentences.get(other).map_or(0, Vec::len));
            rare > 1 && rare * 100 >= larger * COPIED
                || all * 100 >= larger * COPIED && lines_shared(documents, position, other)
        });
        // The last document under the same headline may be another.
        let twin = title(documents, position).and_then(|title| titles.insert(title, position)).filter(|&other| {
            let others = sentences.get(other).map_or(&[][..], Vec::as_slice);
            let shared = keys.iter().filter(|key| others.binary_search(key).is_ok()).count();
            shared > 0 && shared * 100 >= keys.len().max(others.len()) * COPIED
        });
        let copied = copied.map(|(other, _)| other).or(twin);
        groups.push(copied.and_then(|other| groups.get(other).copied()).unwrap_or(position));
    }
    groups
}

/// The key of the document's headline.
fn title(documents: &[Vec<Line>], position: usize) -> Option<u64> {
    documents.get(position)?.iter().find(|line| line.is_title).map(|line| line.exact)
}

/// Whether most lines of the two documents are the same, too: a short message shares its long footer with others.
fn lines_shared(documents: &[Vec<Line>], one: usize, other: usize) -> bool {
    let keys = |position: usize| {
        let mut keys: Vec<u64> = documents.get(position).into_iter().flatten().map(|line| line.exact).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let (one, other) = (keys(one), keys(other));
    let shared = one.iter().filter(|key| other.binary_search(key).is_ok()).count();
    shared * 100 >= one.len().max(other.len()) * 80
}
