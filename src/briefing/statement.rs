//! Who said what.

use serde::Serialize;

use super::{ActorId, DocumentId, StatementId};
use crate::text::Span;

/// Something said or written by somebody, as one document gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Its position in the briefing.
    pub id: StatementId,
    /// The document.
    pub document: DocumentId,
    /// Who says it, or `None` where the text names nobody the briefing knows.
    pub speaker: Option<ActorId>,
    /// The words that name the speaker.
    pub speaker_span: Option<Span>,
    /// The words that report the saying ("said", "according to").
    pub cue: Option<Span>,
    /// What is said.
    pub content: Span,
    /// Whether it is given in the speaker's own words.
    pub direct: bool,
}
