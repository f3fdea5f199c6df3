//! The timeline: all events of the folder on one axis, and those without a date in a lane of their own.
//!
//! [`rows`], [`axis`] and [`lanes`] are pure: what is shown, which day stands where, and which lane an event takes.

pub(super) mod axis;
mod canvas;
mod lanes;
mod marks;
mod minimap;
mod rows;
mod sight;
mod tip;
mod toolbar;
mod undated;

use eframe::egui::{Id, Ui};

pub use self::sight::Sight;

use self::axis::Scale;
use self::lanes::Lanes;
use self::rows::{EventMark, Filter, Shown};
use crate::briefing::{ActorId, Briefing, EventId};
use crate::ui::{Command, Item, Selected};

/// What the timeline remembers.
#[derive(Debug, Default)]
pub struct TimelineView {
    filter: Filter,
    /// Which days are in sight; `None` until somebody chose: then those that hold most of the events.
    scale: Option<Scale>,
    /// The event that was last brought into sight.
    revealed: Option<Item>,
    model: Option<Model>,
}

/// What was made of a briefing.
#[derive(Debug)]
struct Model {
    /// The briefing's address and how many events it has.
    of: (usize, usize),
    marks: Vec<EventMark>,
    actors: Vec<(ActorId, usize)>,
    shown: Shown,
    shown_for: Option<Filter>,
    lanes: Lanes,
    lanes_for: Option<i32>,
}

impl Model {
    fn new(briefing: &Briefing) -> Self {
        let marks = rows::marks(briefing);
        Self {
            of: made_of(briefing),
            actors: rows::actors_in(&marks),
            marks,
            shown: Shown::default(),
            shown_for: None,
            lanes: Lanes::default(),
            lanes_for: None,
        }
    }

    /// The place of the event among the marks, which are the happenings alone.
    fn position(&self, event: EventId) -> Option<usize> {
        self.marks.iter().position(|mark| mark.id == event)
    }

    /// Takes in what the filter lets through.
    fn narrow(&mut self, filter: &Filter) {
        if self.shown_for.as_ref() != Some(filter) {
            self.shown = rows::shown(&self.marks, filter);
            self.shown_for = Some(filter.clone());
            self.lanes_for = None;
        }
    }

    /// Puts the events into lanes, where another level of zoom asks for it.
    fn lay_out(&mut self, scale: Scale) {
        let level = lanes::level(scale.day);
        if self.lanes_for != Some(level) {
            self.lanes = lanes::lay_out(&self.shown.extents, level);
            self.lanes_for = Some(level);
        }
    }
}

/// What tells one briefing from the next: the next is made while the last is still there.
fn made_of(briefing: &Briefing) -> (usize, usize) {
    (briefing.events.as_ptr().addr(), briefing.events.len())
}

impl TimelineView {
    /// Takes in that the briefing is another: its actors and documents have other ids, its days are others.
    pub fn renew(&mut self) {
        *self = Self::default();
    }

    /// The widget that takes the keys.
    pub fn focus_id() -> Id {
        Id::unique("timeline")
    }
}

/// The timeline of `briefing`.
pub fn timeline_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    selected: Option<Selected>,
    view: &mut TimelineView,
    commands: &mut Vec<Command>,
) {
    let mut model =
        view.model.take().filter(|model| model.of == made_of(briefing)).unwrap_or_else(|| Model::new(briefing));
    toolbar::toolbar_ui(ui, briefing, &mut model, view, commands);
    model.narrow(&view.filter);
    if model.shown.count() == 0 {
        toolbar::nothing_ui(ui, &model, view);
    } else {
        let selected = selected.map(|selected| selected.item);
        let undated = undated::height(&model, ui.available_height());
        if model.shown.dated.is_empty() {
            ui.label("No event has a date.");
        } else {
            minimap::minimap_ui(ui, &model.shown, view);
            canvas::canvas_ui(ui, briefing, &mut model, view, selected, undated, commands);
        }
        if undated > 0.0 {
            undated::undated_ui(ui, briefing, &model, selected, commands);
        }
    }
    view.model = Some(model);
}

/// The scale in use; until somebody chose, the one that shows most of the events.
fn scale_of(view: &TimelineView, shown: &Shown, width: f32) -> Scale {
    let (first, last) = shown.main_days().unwrap_or_default();
    view.scale.unwrap_or_else(|| Scale::fit(first, last, f64::from(width)))
}
