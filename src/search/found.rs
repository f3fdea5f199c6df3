//! What a search found, ranked and grouped by document.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use super::fold::folded;
use super::paragraph::View;
use super::query::{Clause, Query, Words};
use super::speakers::Speakers;
use super::texts::Texts;
use crate::briefing::{Briefing, Paragraph};
use crate::text::Span;

/// The paragraphs that a scan found, in order of place, before they are ranked.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The paragraphs.
    pub places: Vec<Scan>,
    /// For one after the other, how often each leaf of the query stands in it, by the leaf's number.
    pub counts: Vec<u32>,
}

/// A paragraph that a scan found.
#[derive(Debug)]
pub(super) struct Scan {
    /// The document's position.
    pub document: usize,
    /// The paragraph's position in it.
    pub paragraph: usize,
    /// The bytes of its folded text.
    pub length: usize,
    /// Whether it is kept out of every count.
    pub is_set_aside: bool,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    query: Query,
    /// The documents, the best first.
    pub documents: Vec<InDocument>,
    /// The paragraphs: document by document in the same order, each document's in order of place; of a
    /// question, its best first.
    pub hits: Vec<Hit>,
    /// What some documents do not give that a field asks for ("the day of publication"), with how many do not: they meet no
    /// such field.
    pub silent: Vec<(&'static str, usize)>,
}

/// The paragraphs that were found in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InDocument {
    /// The document's position in the briefing.
    pub position: usize,
    /// Its paragraphs, by their positions in [`Found::hits`]. Never empty.
    pub hits: Range<usize>,
}

/// A paragraph that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The position of its document in the briefing.
    pub document: usize,
    /// Its position in the document.
    pub paragraph: usize,
    /// How well it fits, against the other paragraphs of this search.
    pub score: u64,
    /// How often the words that were asked for stand in it.
    pub places: u32,
    /// Whether it is kept out of every count: set aside, or hidden on the page.
    pub is_set_aside: bool,
}

/// Of the paragraphs that answer a question so many are given at most.
const ANSWERS: usize = 50;

/// Of the paragraphs that answer a question, those are given that are at least so good against the best: one in so many.
const GOOD: u64 = 3;

impl Found {
    /// Ranks and groups what was found.
    pub(super) fn new(briefing: &Briefing, texts: &Texts, query: &Query, scanned: &Scanned) -> Self {
        let mut hits = scored(texts, query, scanned);
        if query.is_question {
            hits = best(briefing, hits);
        }
        let mut documents: Vec<InDocument> = Vec::new();
        for (at, hit) in hits.iter().enumerate() {
            match documents.last_mut() {
                Some(last) if last.position == hit.document => last.hits.end = at + 1,
                _ => documents.push(InDocument { position: hit.document, hits: at..at + 1 }),
            }
        }
        let rank = |document: &InDocument| {
            let inside = hits.get(document.hits.clone()).unwrap_or_default();
            let content = inside.iter().filter(|hit| !hit.is_set_aside);
            let best = content.clone().map(|hit| hit.score).max();
            (Reverse(best), Reverse(content.count()), document.position)
        };
        documents.sort_by_cached_key(rank);
        let mut ordered = Vec::with_capacity(hits.len());
        for document in &mut documents {
            let inside = hits.get(document.hits.clone()).unwrap_or_default();
            document.hits = ordered.len()..ordered.len() + inside.len();
            ordered.extend_from_slice(inside);
        }
        Self { silent: silent(briefing, &query.clause), query: query.clone(), documents, hits: ordered }
    }

    /// What was searched for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Where the words stand in a paragraph that was found: in the document's text, in order and apart.
    pub fn marks(&self, briefing: &Briefing, hit: &Hit) -> Vec<Span> {
        marks(briefing, &self.query, hit.document, hit.paragraph)
    }
}

impl Hit {
    /// The paragraph.
    pub fn paragraph<'a>(&self, briefing: &'a Briefing) -> Option<&'a Paragraph> {
        briefing.documents.get(self.document)?.paragraphs.get(self.paragraph)
    }
}

/// Where the words of `query` stand in a paragraph, in the document's text.
fn marks(briefing: &Briefing, query: &Query, document: usize, paragraph: usize) -> Vec<Span> {
    let Some(read) = briefing.documents.get(document) else {
        return Vec::new();
    };
    let Some(span) = read.paragraphs.get(paragraph).map(|paragraph| paragraph.span) else {
        return Vec::new();
    };
    let folded = folded(span.of(&read.text));
    let speakers = Speakers::default();
    let view = View {
        document: read,
        at: paragraph,
        folded: &folded,
        fields: &[],
        absent: &[],
        speakers: (document, &speakers),
        mapped: OnceCell::new(),
    };
    let places = view.marks(&query.clause).into_iter();
    places.filter_map(|place| Span::new(&read.text, span.start() + place.start, span.start() + place.end)).collect()
}

/// The paragraphs with their scores: BM25 with its usual weights, in whole numbers so that every machine ranks alike.
fn scored(texts: &Texts, query: &Query, Scanned { places, counts }: &Scanned) -> Vec<Hit> {
    let paragraphs = texts.paragraphs() as u64;
    let mean = (texts.bytes() as u64 / paragraphs.max(1)).max(1);
    let leaves = query.leaves.max(1);
    let mut holding = vec![0_u64; leaves];
    for found in counts.chunks(leaves) {
        for (holding, _) in holding.iter_mut().zip(found).filter(|(_, count)| **count > 0) {
            *holding += 1;
        }
    }
    let mut weights = vec![1; leaves];
    weigh(&query.clause, &mut weights);
    let rarity = |(&in_so_many, weight): (&u64, &u64)| log2((paragraphs + 1) * 65_536 / (in_so_many + 1)) * weight;
    let rarity: Vec<u64> = holding.iter().zip(&weights).map(rarity).collect();
    let score = |found: &Scan, counts: &[u32]| -> u64 {
        let part = |(&count, rarity): (&u32, &u64)| {
            let count = u64::from(count.min(1_000));
            rarity * count * 22 * mean / (10 * count * mean + 3 * mean + 9 * found.length as u64).max(1)
        };
        counts.iter().zip(&rarity).map(part).sum()
    };
    // A search by fields alone counts no words.
    let counts = counts.chunks(leaves).chain(std::iter::repeat(&[][..]));
    let hit = |(found, counts): (&Scan, &[u32])| Hit {
        document: found.document,
        paragraph: found.paragraph,
        score: score(found, counts),
        places: counts.iter().fold(0, |sum, count| sum.saturating_add(*count)),
        is_set_aside: found.is_set_aside,
    };
    places.iter().zip(counts).map(hit).collect()
}

/// The logarithm to base 2 of `1 + x / 65,536`, in sixteenths: straight lines between whole numbers.
fn log2(x: u64) -> u64 {
    let x = x + 65_536;
    let whole = x.ilog2();
    u64::from(whole - 16) * 16 + ((x >> (whole - 4)) & 15)
}

/// Takes down how much each leaf counts, by its number.
fn weigh(clause: &Clause, weights: &mut [u64]) {
    match clause {
        Clause::Leaf(leaf) => {
            if let (Words::Stem(stem), Some(weight)) = (&leaf.words, weights.get_mut(leaf.number)) {
                *weight = stem.weight;
            }
        }
        Clause::All(clauses) | Clause::Any(clauses) => clauses.iter().for_each(|clause| weigh(clause, weights)),
        Clause::Near(_) | Clause::Field(..) | Clause::Not(_) => {}
    }
}

/// The paragraphs that answer best, those of a document side by side, its best first; nothing that is set aside, and of near repeats the first.
fn best(briefing: &Briefing, mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.retain(|hit| {
        let repeats = hit.paragraph(briefing).is_some_and(|paragraph| paragraph.repeats.is_some());
        !repeats && !hit.is_set_aside
    });
    hits.sort_by_key(|hit| (Reverse(hit.score), hit.document, hit.paragraph));
    let best = hits.first().map_or(0, |hit| hit.score);
    hits.retain(|hit| hit.score * GOOD >= best);
    hits.truncate(ANSWERS);
    hits.sort_by_key(|hit| (hit.document, Reverse(hit.score), hit.paragraph));
    hits
}

/// What documents do not give that a field of `clause` asks for, with how many do not.
fn silent(briefing: &Briefing, clause: &Clause) -> Vec<(&'static str, usize)> {
    let mut silent: Vec<(&'static str, usize)> = Vec::new();
    clause.fields(&mut |field| {
        let mut count = 0;
        let mut what = None;
        for (weighed, says) in briefing.documents.iter().filter_map(|document| field.weighs(document)) {
            what = Some(weighed);
            count += usize::from(!says);
        }
        let is_news = |what: &&str| silent.iter().all(|(known, _)| known != what);
        silent.extend(what.filter(|what| count > 0 && is_news(what)).map(|what| (what, count)));
    });
    silent
}
