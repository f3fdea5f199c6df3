//! A small briefing built by hand, for the tests of the rows.

use std::sync::Arc;

use crate::briefing::{
    Actor, ActorId, ActorKind, ActorMention, Bound, Briefing, Document, DocumentId, Event, EventId, EventMention,
    EventStatus, Figure, FigureId, MentionForm, Mentions, Number, Origins, Paragraph, ParagraphRole, Place, Published,
    Rare, Salience, Standing, Statement, StatementId,
};
use crate::text::Span;

/// Invented documents, their paragraphs set apart by blank lines.
pub struct Sources(Vec<Document>);

impl Sources {
    pub fn new(texts: &[&str]) -> Self {
        Self(texts.iter().enumerate().map(document).collect())
    }

    pub fn briefing(&self) -> Briefing {
        Briefing::new("folder".to_owned(), self.0.clone(), Vec::new())
    }

    /// The first place of `words` in the document at `position`.
    pub fn place(&self, position: usize, words: &str) -> Place {
        let start = self.0[position].text.find(words).expect("words of the document");
        self.place_at(position, start, start + words.len())
    }

    pub fn place_at(&self, position: usize, start: usize, end: usize) -> Place {
        let document = &self.0[position];
        let span = Span::new(&document.text, start, end).expect("a span of the document");
        Place { document: document.id, span }
    }
}

fn document((position, text): (usize, &&str)) -> Document {
    let mut paragraphs = Vec::new();
    let mut from = 0;
    for part in text.split("\n\n") {
        let span = Span::new(text, from, from + part.len()).expect("a paragraph").trimmed(text);
        from += part.len() + 2;
        if !span.is_empty() {
            paragraphs.push(Paragraph::new(span, ParagraphRole::Body));
        }
    }
    let mut hash = [0; 32];
    hash[..8].copy_from_slice(&(position as u64).to_be_bytes());
    Document {
        id: DocumentId::from_hash(hash),
        path: format!("{position}.txt"),
        title: format!("Title {position}"),
        published: Published { date: Some(format!("2031-05-{:02}", position + 1)), ..Published::default() },
        language: None,
        metadata: Vec::new(),
        sha256: String::new(),
        corrected: Vec::new(),
        text: (*text).into(),
        paragraphs,
        turns: Vec::new(),
        datelines: Vec::new(),
        thread: None,
        enclosed: Vec::new(),
        recognised: None,
    }
}

pub fn an_actor(briefing: &Briefing, name: &str, kind: ActorKind, places: &[Place]) -> Actor {
    let mentions = places.iter().map(|place| ActorMention {
        document: place.document,
        span: place.span,
        form: MentionForm::Name,
        link: None,
    });
    Actor {
        id: ActorId::at(briefing.actors.len()),
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        salience: Salience::of(1, 1 + briefing.actors.len() as u64),
        why: format!("why {name}"),
        standing: Standing::default(),
        corrected: Vec::new(),
        mentions: Mentions::from_vec(mentions.collect()).expect("a place"),
    }
}

pub fn an_event(briefing: &Briefing, headline: &str, places: &[Place]) -> Event {
    let mentions = places.iter().map(|place| EventMention::at(place.document, place.span, place.span));
    Event {
        id: EventId::at(briefing.events.len()),
        headline: headline.to_owned(),
        class: None,
        when: None,
        dated_by: None,
        begins: None,
        ends: None,
        lasts: None,
        agents: Vec::new(),
        targets: Vec::new(),
        places: Vec::new(),
        status: EventStatus::Reported,
        is_speech: false,
        promise: 0,
        near: Vec::new(),
        salience: Salience::of(1, 1 + briefing.events.len() as u64),
        why: String::new(),
        origins: Origins::default(),
        doubts: Vec::new(),
        corrected: Vec::new(),
        mentions: Mentions::from_vec(mentions.collect()).expect("a place"),
    }
}

pub fn a_figure(_sources: &Sources, place: Place, value: f64) -> Figure {
    Figure {
        id: FigureId::at(0),
        value: Number::new(value).expect("a finite number"),
        bound: Bound::Exactly,
        origins: Origins::default(),
        salience: Salience::MOST,
        why: Arc::default(),
        mentions: Mentions::new(place),
        detail: Rare::default(),
    }
}

pub fn a_statement(briefing: &Briefing, speaker: Option<ActorId>, content: Place) -> Statement {
    Statement {
        id: StatementId::at(briefing.statements.len()),
        document: content.document,
        speaker,
        speaker_span: None,
        cue: None,
        content: content.span,
        direct: false,
        act: None,
        reported_by: None,
        reported_by_span: None,
        figures: Vec::new(),
        events: Vec::new(),
        corrected: Vec::new(),
    }
}
