//! What is in sight on the timeline, kept while the briefing is put together anew and while the program is closed: ids
//! move, names and paths do not.

use serde::{Deserialize, Serialize};

use super::TimelineView;
use super::axis::Scale;
use super::rows::Filter;
use crate::briefing::{Briefing, EventClass};

/// The filters of the timeline and the days in sight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sight {
    words: String,
    class: Option<EventClass>,
    /// The actor's name.
    actor: Option<String>,
    /// The document's path.
    document: Option<String>,
    /// The day at the left edge and the points that a day takes, where somebody chose.
    scale: Option<(f64, f64)>,
}

impl TimelineView {
    /// What is in sight of `briefing`.
    pub fn sight(&self, briefing: &Briefing) -> Sight {
        let Filter { words, class, actor, document } = &self.filter;
        Sight {
            words: words.clone(),
            class: *class,
            actor: actor.and_then(|id| briefing.actor(id)).map(|actor| actor.name.clone()),
            document: document.and_then(|id| briefing.document(id)).map(|document| document.path.clone()),
            scale: self.scale.map(|scale| (scale.left, scale.day)),
        }
    }

    /// Brings it back in `briefing`; a filter by what is not there any more is left out.
    pub fn return_to(&mut self, briefing: &Briefing, sight: &Sight) {
        let actor = |name: &String| briefing.actors.iter().find(|actor| actor.name == *name);
        let document = |path: &String| briefing.documents.iter().find(|document| document.path == *path);
        self.filter = Filter {
            words: sight.words.clone(),
            class: sight.class,
            actor: sight.actor.as_ref().and_then(actor).map(|actor| actor.id),
            document: sight.document.as_ref().and_then(document).map(|document| document.id),
        };
        let scale = sight.scale.filter(|(left, day)| left.is_finite() && day.is_finite() && *day > 0.0);
        self.scale = scale.map(|(left, day)| Scale { left, day });
    }
}
