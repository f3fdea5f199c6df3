//! What several tests share: making a briefing, and checking what must hold for every one.

#![allow(
    dead_code,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "each test uses its part, and may fail loudly"
)]

use std::collections::BTreeSet;
use std::path::Path;

use dossier::briefing::{Briefing, DatedBy, Document, DocumentId, ParagraphRole, Place};
use dossier::load::{Cancel, Options, briefing_of};
use dossier::text::Span;

/// The briefing of `folder`, made by this many threads.
pub fn briefing(folder: &Path, threads: usize) -> Briefing {
    let options = Options { threads: Some(threads), ..Options::default() };
    briefing_of(folder, options, &Cancel::default(), &|_| ()).unwrap()
}

/// The published form.
pub fn json(briefing: &Briefing) -> String {
    let mut bytes = Vec::new();
    dossier::export::write_json(briefing, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Checks the laws: spans in bounds, on character edges, in one paragraph and outside boilerplate; ids are positions and
/// resolve; lists are in their published order.
pub fn check(briefing: &Briefing) {
    let mut ids = BTreeSet::new();
    for document in &briefing.documents {
        assert!(ids.insert(document.id), "two documents are {}", document.id);
        check_document(briefing, document);
    }
    for (position, actor) in briefing.actors.iter().enumerate() {
        assert_eq!(actor.id.position(), position);
        assert!(!actor.name.trim().is_empty(), "{} has no name", actor.id);
        for mention in actor.mentions.iter() {
            in_paragraph(briefing, mention.document, mention.span);
        }
        let places: Vec<_> =
            actor.mentions.iter().map(|mention| order(briefing, mention.document, mention.span)).collect();
        assert!(places.is_sorted(), "the mentions of {} are out of order", actor.id);
        for role in &actor.roles {
            in_paragraph(briefing, role.mention.document, role.mention.span);
        }
    }
    assert!(briefing.actors.is_sorted_by_key(|actor| std::cmp::Reverse(actor.salience)));
    for (position, time) in briefing.times.iter().enumerate() {
        assert_eq!(time.id.position(), position);
        in_paragraph(briefing, time.document, time.span);
    }
    for (position, event) in briefing.events.iter().enumerate() {
        assert_eq!(event.id.position(), position);
        check_headline(&event.headline);
        let dates = [(&event.when, event.dated_by)];
        let reports = event.mentions.iter().map(|report| (&report.when, report.dated_by));
        for (when, dated_by) in dates.into_iter().chain(reports) {
            assert_eq!(when.is_some(), dated_by.is_some(), "{} has a date without a reason", event.id);
            if let Some(when) = when {
                let rests = when.from.is_some_and(|from| briefing.time(from).is_some());
                assert!(
                    rests || matches!(dated_by, Some(DatedBy::Publication | DatedBy::Analyst)),
                    "{} rests on no time",
                    event.id
                );
            }
        }
        for mention in event.mentions.iter() {
            let own = mention.agents.iter().chain(&mention.targets).chain(&mention.places);
            for id in own.chain(&event.agents).chain(&event.targets).chain(&event.places) {
                assert!(briefing.actor(*id).is_some(), "{} points at no actor", event.id);
            }
            in_paragraph(briefing, mention.document, mention.span);
            in_paragraph(briefing, mention.document, mention.trigger);
        }
    }
    assert!(briefing.events.is_sorted_by_key(|event| std::cmp::Reverse(event.salience)));
    for (position, figure) in briefing.figures.iter().enumerate() {
        assert_eq!(figure.id.position(), position);
        assert!(figure.upper.is_none_or(|upper| upper > figure.value), "{} is no range", figure.id);
        if let Some(as_of) = &figure.as_of {
            assert!(as_of.from.is_some_and(|from| briefing.time(from).is_some()), "{} rests on no time", figure.id);
        }
        assert!(figure.origins.count() >= 1, "{} comes from nowhere", figure.id);
        assert!(figure.said_by.iter().all(|said| briefing.statement(said.statement).is_some()));
        for mention in figure.mentions.iter() {
            in_paragraph(briefing, mention.document, mention.span);
        }
    }
    assert!(briefing.figures.is_sorted_by_key(|figure| std::cmp::Reverse(figure.salience)));
    for (position, said) in briefing.statements.iter().enumerate() {
        assert_eq!(said.id.position(), position);
        for span in [Some(said.content), said.cue, said.speaker_span].into_iter().flatten() {
            in_paragraph(briefing, said.document, span);
        }
        if let Some(speaker) = said.speaker {
            assert!(briefing.actor(speaker).is_some(), "{} is said by no actor", said.id);
        }
    }
    for (position, disagreement) in briefing.disagreements.iter().enumerate() {
        assert_eq!(disagreement.id.position(), position);
        assert!(disagreement.sides.len() >= 2, "{} has one side", disagreement.id);
        assert!(!disagreement.why.is_empty(), "{} has no reason", disagreement.id);
        for mention in disagreement.sides.iter().flat_map(|side| side.mentions.iter()) {
            in_paragraph(briefing, mention.document, mention.span);
        }
    }
    for point in &briefing.key_points {
        in_paragraph(briefing, point.place.document, point.place.span);
        assert!(point.reported_by.contains(&point.place.document));
    }
    let parsed: serde_json::Value = serde_json::from_str(&json(briefing)).unwrap();
    assert_eq!(parsed["version"], 1);
}

/// A line of at most 40 words, as many as a long sentence has, that neither begins with a pronoun nor ends in mid-phrase.
fn check_headline(line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    assert!((1..=40).contains(&words.len()), "“{line}” has {} words", words.len());
    let (first, last) = (words.first().unwrap().to_lowercase(), words.last().unwrap().to_lowercase());
    let open = ["he", "she", "it", "they", "this", "that", "these", "those", "who", "which", "we", "i", "you"];
    assert!(!open.contains(&first.as_str()), "“{line}” begins with a pronoun");
    let loose = [
        "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "that", "but",
        "its", "his", "their", "into", "between", "against", "such",
    ];
    let is_name = line.ends_with(" A");
    assert!(is_name || !loose.contains(&last.as_str()), "“{line}” ends in mid-phrase");
    assert!(!line.ends_with([',', ';', ':', '-', '–', '&', '(', '“']), "“{line}” ends in mid-phrase");
    let own = ["my", "our", "we", "us", "me", "myself", "ourselves"];
    let speaks = words.iter().any(|word| own.contains(&word.trim_matches(|letter: char| !letter.is_alphabetic())));
    assert!(!speaks, "“{line}” speaks in the first person");
    assert!(!line.contains(" 's ") && !line.contains(" , "), "“{line}” is not put together");
}

fn check_document(briefing: &Briefing, document: &Document) {
    let mut end = 0;
    for paragraph in &document.paragraphs {
        assert!(paragraph.span.start() >= end && !paragraph.span.is_empty(), "paragraphs of {}", document.path);
        end = paragraph.span.end();
        assert!(document.text.get(paragraph.span.start()..end).is_some(), "{} splits a character", document.path);
        if let Some(earlier) = paragraph.repeats {
            let place =
                briefing.document(earlier.document).and_then(|document| document.paragraphs.get(earlier.paragraph));
            assert!(place.is_some(), "{} repeats nothing", document.path);
        }
    }
    assert!(!document.title.trim().is_empty(), "{} has no title", document.path);
    if let Some(from) = document.published.from {
        assert!(document.text.get(from.start()..from.end()).is_some_and(|words| !words.is_empty()));
        assert!(document.published.date.is_some(), "{} has a place but no date", document.path);
    }
}

fn order(briefing: &Briefing, document: DocumentId, span: Span) -> (usize, Span) {
    (briefing.document_position(document).unwrap(), span)
}

/// A finding stands inside one paragraph that counts.
fn in_paragraph(briefing: &Briefing, document: DocumentId, span: Span) {
    let words = briefing.words(Place { document, span });
    assert!(!words.is_empty(), "{document} {span:?} has no words");
    let document = briefing.document(document).unwrap();
    let paragraph = document.paragraph_at(span);
    let Some(paragraph) = paragraph.and_then(|position| document.paragraphs.get(position)) else {
        panic!("{} {span:?} “{words}” stands in no one paragraph", document.path)
    };
    assert_ne!(paragraph.role, ParagraphRole::Boilerplate, "{} “{words}” is found in boilerplate", document.path);
}
