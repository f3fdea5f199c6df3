//! What a line rests on: its citations, their origins, and what other sources say against them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Rule, finding};
use crate::briefing::{Briefing, Disagreement, DocumentId, EventMention, Origins, Place};
use crate::notes::{Footing, Line, LineKind, Notebook, marks};

/// The note's citations as they stand in the briefing.
pub(super) struct Evidence<'a> {
    briefing: &'a Briefing,
    notebook: &'a Notebook,
    footings: BTreeMap<u32, Footing>,
    /// The places of all accounts that are disputed, in order.
    disputed: Vec<(Place, &'a Disagreement, usize)>,
    /// The places of all events and figures, in order, with the sources that stand behind them.
    told: Vec<(Place, &'a Origins)>,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(briefing: &'a Briefing, notebook: &'a Notebook) -> Self {
        let footings =
            notebook.references().iter().map(|(&number, citation)| (number, citation.footing(briefing))).collect();
        let mut disputed = Vec::new();
        for differ in &briefing.disagreements {
            for (at, side) in differ.sides.iter().enumerate() {
                disputed.extend(side.mentions.iter().map(|&place| (place, differ, at)));
            }
        }
        disputed.sort_by_key(|&(place, differ, at)| (place, differ.id, at));
        let events = briefing.events.iter().flat_map(|event| {
            let at = |mention: &EventMention| Place { document: mention.document, span: mention.trigger };
            event.mentions.iter().map(move |mention| (at(mention), &event.origins))
        });
        let figures = briefing
            .figures
            .iter()
            .flat_map(|figure| figure.mentions.iter().map(move |&place| (place, &figure.origins)));
        let mut told: Vec<(Place, &Origins)> = events.chain(figures).collect();
        told.sort_by_key(|&(place, _)| place);
        Self { briefing, notebook, footings, disputed, told }
    }

    pub(super) fn check(&self, line: &Line, found: &mut Vec<Finding>) {
        let mut places = Vec::new();
        let mut count = 0;
        for mark in marks(&line.text) {
            count += 1;
            let fault = match self.notebook.cited(&mark).and_then(|_| self.footings.get(&mark.number)) {
                None => Some("leads nowhere: no source of this note has this number and paragraph"),
                Some(Footing::Lost) => Some("is lost: its words are not in the folder as it is now"),
                Some(Footing::Changed(_)) => Some("has changed: other words stand where its words stood"),
                Some(&Footing::Moved(place)) => {
                    places.push(place);
                    Some("has moved: its document has changed, though the words still stand in it")
                }
                Some(&Footing::Exact(place)) => {
                    places.push(place);
                    None
                }
            };
            if let Some(fault) = fault {
                let words = line.text.get(mark.range.clone()).unwrap_or_default();
                found.push(finding(line, mark.range, Rule::Citation, format!("{words} {fault}")));
            }
        }
        if count == 0 && matches!(line.kind, LineKind::Fact | LineKind::Reported) {
            let why = format!("{} without a citation", if line.kind == LineKind::Fact { "A fact" } else { "A report" });
            found.push(finding(line, 0..0, Rule::Uncited, why));
        }
        if matches!(line.kind, LineKind::Fact | LineKind::Assessment) {
            self.check_origins(line, &places, found);
        }
        self.check_disputes(line, &places, found);
    }

    /// Whether all that a line cites comes from one origin.
    fn check_origins(&self, line: &Line, places: &[Place], found: &mut Vec<Finding>) {
        let mut documents: Vec<DocumentId> = places.iter().map(|place| place.document).collect();
        documents.sort_unstable();
        documents.dedup();
        let Some((first, others)) = documents.split_first() else {
            return;
        };
        let behind: Vec<&Origins> = self.origins_at(places);
        let is_one = |other: &DocumentId| {
            behind.iter().any(|origins| {
                origins.iter().any(|origin| origin.documents.contains(first) && origin.documents.contains(other))
            })
        };
        if !others.iter().all(is_one) {
            return;
        }
        let more = behind.iter().map(|origins| origins.count()).max().unwrap_or_default();
        let why = match (others.is_empty(), more) {
            (_, 2..) => format!("Cites one source only, though {more} say something of it"),
            (true, _) => "Rests on one source only".to_owned(),
            (false, _) => format!("Cites {} documents, but they go back to one source", documents.len()),
        };
        found.push(finding(line, 0..0, Rule::SingleOrigin, why));
    }

    /// The origins of the events and figures that stand in `places`.
    fn origins_at(&self, places: &[Place]) -> Vec<&'a Origins> {
        let mut behind = Vec::new();
        for cites in places {
            let from = self.told.partition_point(|(place, _)| place.document < cites.document);
            let here = self.told.iter().skip(from).take_while(|(place, _)| place.document == cites.document);
            behind.extend(here.filter(|(place, _)| place.span.overlaps(cites.span)).map(|&(_, origins)| origins));
        }
        behind
    }

    /// Whether a line cites one account of what sources dispute, and not the others.
    fn check_disputes(&self, line: &Line, places: &[Place], found: &mut Vec<Finding>) {
        let mut cited: BTreeMap<_, (&Disagreement, Vec<usize>, bool)> = BTreeMap::new();
        for cites in places {
            let from = self.disputed.partition_point(|(place, ..)| place.document < cites.document);
            let here = self.disputed.iter().skip(from).take_while(|(place, ..)| place.document == cites.document);
            for &(place, differ, side) in here.filter(|(place, ..)| place.span.overlaps(cites.span)) {
                let (_, sides, is_told) = cited.entry(differ.id).or_insert((differ, Vec::new(), false));
                sides.push(side);
                *is_told |= self.tells(line, place, differ, side);
            }
        }
        // A sentence that is cited for something else is none of the dispute.
        for (differ, sides, _) in cited.into_values().filter(|(_, _, is_told)| *is_told) {
            let others: Vec<String> = differ
                .sides
                .iter()
                .enumerate()
                .filter(|(at, _)| !sides.contains(at))
                .map(|(_, side)| format!("“{}” ({})", side.says, side.origins.words()))
                .collect();
            if !others.is_empty() {
                let why = format!("Sources differ on {}: {}", differ.about, others.join(", "));
                found.push(finding(line, 0..0, Rule::Disputed, why));
            }
        }
    }

    /// Whether a line says itself what its citation has at `place`: in the same words, with the same number, or, where the
    /// account is no number, in words on the same matter.
    fn tells(&self, line: &Line, place: Place, differ: &Disagreement, side: usize) -> bool {
        let says = line.text.to_lowercase();
        let numbers = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.')));
            let parts = parts.map(|part| part.trim_matches([',', '.']).to_lowercase());
            parts.filter(|part| part.contains(|c: char| c.is_ascii_digit())).collect()
        };
        let own: Vec<String> = match marks(&line.text).next() {
            // The numbers of the marks are none of the line's.
            Some(mark) => numbers(line.text.get(..mark.range.start).unwrap_or_default()),
            None => numbers(&line.text),
        };
        let account = differ.sides.get(side).map(|side| numbers(&side.says)).unwrap_or_default();
        says.contains(&self.briefing.words(place).to_lowercase())
            || account.iter().any(|number| own.contains(number))
            || account.is_empty() && shares_words(&says, &differ.about)
    }
}

/// Whether `text`, in small letters, has two of the longer words of `about`, or the only one.
fn shares_words(text: &str, about: &str) -> bool {
    const LONG: usize = 5;
    let about = about.to_lowercase();
    let words: BTreeSet<&str> =
        about.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG).collect();
    let shared = words.iter().filter(|word| text.contains(**word)).count();
    shared >= 2 || shared == 1 && words.len() == 1
}
