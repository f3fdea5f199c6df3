//! The briefing as data: what the sources say, each part with the places it rests on.
//!
//! These types serialize to the published briefing file (version 1): field names and their order are a contract with
//! other programs. They hold no algorithm beyond lookups.

mod actor;
pub mod correction;
mod disagreement;
mod document;
pub mod doubt;
mod draft;
mod event;
mod figure;
mod id;
mod key_point;
mod language;
mod link;
mod mentions;
mod message;
mod origin;
mod problem;
mod rare;
mod recognised;
mod salience;
mod standing;
mod statement;
mod story;
mod time;
pub mod time_by;
pub mod time_value;

use std::collections::HashMap;

use serde::Serialize;

pub use actor::{Actor, ActorKind, ActorMention, MentionForm, Role};
pub use disagreement::{Disagreement, DisagreementKind, Side, SideOf};
pub use document::{
    CELL_BREAK, Document, DocumentId, Fact, FactKey, Paragraph, ParagraphForm, ParagraphPlace, ParagraphRole,
    Published, PublishedBy, PublishedDoubt, PublishedDoubtKind, Turn,
};
pub use doubt::Doubt;
pub use draft::{Block, Draft, row};
pub use event::{DatedBy, Event, EventClass, EventMention, EventStatus};
pub use figure::{Bound, Figure, FigureDetail, Number, SaidBy, Trend};
pub use id::{ActorId, DisagreementId, EventId, FigureId, StatementId, StoryId, TimeId};
pub use key_point::KeyPoint;
pub use language::Language;
pub use link::{Link, LinkBy};
pub use mentions::{Mentions, Place};
pub use message::{Enclosed, Thread};
pub use origin::{Credit, Origin, Origins};
pub use problem::Problem;
pub use rare::{Rare, Usual};
pub use recognised::Recognised;
pub use salience::Salience;
pub use standing::Standing;
pub use statement::{Act, Statement};
pub use story::Story;
pub use time::{Dated, Time, TimeKind};
pub use time_by::{TimeBase, TimeBy, TimeDoubt, TimeRule, TimeUnit};

/// The version of the published form.
pub const VERSION: u32 = 1;

/// What a folder of documents says.
///
/// The lists are in their published order; an id is a position in its list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Briefing {
    version: u32,
    /// The folder as the user named it.
    pub folder: String,
    /// In order of path.
    pub documents: Vec<Document>,
    /// Most important first.
    pub actors: Vec<Actor>,
    /// In order of document and place.
    pub times: Vec<Time>,
    /// Most important first.
    pub events: Vec<Event>,
    /// Most important first.
    pub figures: Vec<Figure>,
    /// Likeliest to be quoted first.
    pub statements: Vec<Statement>,
    /// Most important first.
    pub disagreements: Vec<Disagreement>,
    /// Best first.
    pub key_points: Vec<KeyPoint>,
    /// Of most documents first; each document is in one.
    pub stories: Vec<Story>,
    /// In order of path.
    pub problems: Vec<Problem>,
    /// What the analyst corrected and what became of it, in the order in which it was said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<correction::Outcome>,
    /// Actors that may be one, the most important first: questions to the analyst, no findings, and not published.
    #[serde(skip)]
    pub suggestions: Vec<correction::Suggestion>,
    #[serde(skip)]
    /// Asked for each place: by hash, and never gone through.
    positions: HashMap<DocumentId, usize>,
}

impl Briefing {
    /// A briefing of `documents` that says nothing about them yet.
    pub fn new(folder: String, documents: Vec<Document>, problems: Vec<Problem>) -> Self {
        let positions = documents.iter().enumerate().map(|(at, document)| (document.id, at)).collect();
        Self { version: VERSION, folder, documents, problems, positions, ..Self::default() }
    }

    /// The document with this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(self.document_position(id)?)
    }

    /// Whether words at `place` were read by recognition and are doubtful.
    pub fn is_doubtful(&self, place: Place) -> bool {
        let recognised = self.document(place.document).and_then(|document| document.recognised.as_ref());
        recognised.is_some_and(|found| !found.doubtful_in(place.span).is_empty())
    }

    /// The position of the document with this id in `documents`.
    pub fn document_position(&self, id: DocumentId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// The actor with this id.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.position())
    }

    /// The time expression with this id.
    pub fn time(&self, id: TimeId) -> Option<&Time> {
        self.times.get(id.position())
    }

    /// The events but mere utterances, which stand among the statements; the weightiest first.
    pub fn happenings(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| !event.is_speech)
    }

    /// The event with this id.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.position())
    }

    /// The figure with this id.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.position())
    }

    /// The statement with this id.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.get(id.position())
    }

    /// The disagreement with this id.
    pub fn disagreement(&self, id: DisagreementId) -> Option<&Disagreement> {
        self.disagreements.get(id.position())
    }

    /// What the corrections with these numbers say, a sentence each.
    pub fn corrections_said<'a>(&'a self, numbers: &'a [u32]) -> impl Iterator<Item = &'a str> {
        let made = self.corrections.iter().filter(|outcome| numbers.contains(&outcome.number));
        made.map(|outcome| outcome.says.as_str())
    }

    /// Where `place` is, for a reader: "document 2 ¶5", both counted from 1.
    pub fn place_in_words(&self, place: Place) -> String {
        let document = self.document_position(place.document).map_or(0, |position| position + 1);
        let paragraph = self.document(place.document).and_then(|document| document.paragraph_at(place.span));
        format!("document {document} ¶{}", paragraph.map_or(0, |position| position + 1))
    }

    /// The words at `place`; empty where it is not a place of this briefing.
    pub fn words(&self, place: Place) -> &str {
        self.document(place.document).map_or("", |document| place.span.of(&document.text))
    }
}
