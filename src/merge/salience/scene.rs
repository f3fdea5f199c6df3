//! Where a mention stands: what else is in its sentence, how early in the document, in which paragraph.

use crate::briefing::{ActorId, Briefing, DocumentId, ParagraphRole, Place};
use crate::text::Span;

/// How prominent a place is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prominence {
    /// Boilerplate, or a repeat of an earlier paragraph: it counts for nothing.
    None,
    /// The running text.
    Body,
    /// The first paragraphs of it.
    Lead,
    /// The headline.
    Title,
}

/// How many paragraphs of running text make the lead.
const LEAD: usize = 3;

/// All documents seen from their sentences.
pub struct Scene {
    documents: Vec<Setting>,
}

struct Setting {
    /// In order of place.
    actors: Vec<(Span, ActorId)>,
    /// In order of place.
    paragraphs: Vec<(Span, Prominence)>,
}

impl Scene {
    /// The scene of `briefing`, whose actors have their present ids.
    pub fn new(briefing: &Briefing) -> Self {
        let mut documents: Vec<Setting> = briefing
            .documents
            .iter()
            .map(|document| {
                let mut bodies = 0;
                let paragraphs = document.paragraphs.iter().map(|paragraph| {
                    let prominence = match paragraph.role {
                        _ if paragraph.repeats.is_some() => Prominence::None,
                        ParagraphRole::Boilerplate => Prominence::None,
                        ParagraphRole::Title => Prominence::Title,
                        ParagraphRole::Body => {
                            bodies += 1;
                            if bodies <= LEAD { Prominence::Lead } else { Prominence::Body }
                        }
                        ParagraphRole::Heading | ParagraphRole::Caption => Prominence::Body,
                    };
                    (paragraph.span, prominence)
                });
                Setting { paragraphs: paragraphs.collect(), actors: Vec::new() }
            })
            .collect();
        for actor in &briefing.actors {
            for mention in actor.mentions.iter() {
                let position = briefing.document_position(mention.document);
                if let Some(setting) = position.and_then(|position| documents.get_mut(position)) {
                    setting.actors.push((mention.span, actor.id));
                }
            }
        }
        for setting in &mut documents {
            setting.actors.sort_unstable();
        }
        Self { documents }
    }

    fn setting(&self, briefing: &Briefing, document: DocumentId) -> Option<&Setting> {
        self.documents.get(briefing.document_position(document)?)
    }

    /// How prominent `place` is.
    pub fn prominence(&self, briefing: &Briefing, place: Place) -> Prominence {
        let holds = |setting: &Setting| {
            let at = setting.paragraphs.partition_point(|(span, _)| span.end() <= place.span.start());
            setting.paragraphs.get(at).map(|&(_, prominence)| prominence)
        };
        self.setting(briefing, place.document).and_then(holds).unwrap_or(Prominence::None)
    }

    /// The actors that are meant inside `place`, each once, in order of place.
    pub fn actors_in(&self, briefing: &Briefing, place: Place) -> Vec<ActorId> {
        let Some(setting) = self.setting(briefing, place.document) else {
            return Vec::new();
        };
        let from = setting.actors.partition_point(|(span, _)| span.start() < place.span.start());
        let mut found = Vec::new();
        for &(span, actor) in setting.actors.iter().skip(from) {
            if span.start() >= place.span.end() {
                break;
            }
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
        found
    }
}
