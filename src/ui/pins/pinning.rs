//! Setting apart: a star, tags, a memo on what is selected.

use eframe::egui::Context;

use super::{PinTarget, Pinning, Pins};
use crate::briefing::Briefing;
use crate::notes::{Edit, Notebook, Pin, PinId};
use crate::ui::panels::ReaderView;
use crate::ui::{Command, Item, Session, cite};

/// The edit that changes the pins on `targets`, which are made where there are none. `None` where nothing is changed.
pub fn pinned(
    briefing: &Briefing,
    notebook: &Notebook,
    pins: &Pins,
    targets: &[PinTarget],
    change: impl Fn(&mut Pin),
) -> Option<Edit> {
    let mut draft = notebook.clone();
    let mut edits = Vec::new();
    for &target in targets {
        let id = pins.id(target);
        let known = id.and_then(|id| draft.pins().get(&id).cloned());
        let Some(mut pin) = known.clone().or_else(|| target.pin(briefing)) else {
            continue;
        };
        change(&mut pin);
        if known.as_ref() == Some(&pin) || known.is_none() && pin.is_bare() {
            continue;
        }
        let edit = draft.pin(id, pin);
        if draft.apply(edit.clone()).is_some() {
            edits.push(edit);
        }
    }
    (!edits.is_empty()).then_some(Edit::Several(edits))
}

impl Session {
    /// Takes in what was set apart, as it stands in the briefing now. Called once a frame.
    pub(in crate::ui) fn follow_pins(&mut self) {
        if let Some(briefing) = &self.briefing {
            let notes = self.desk.notes();
            self.pins.follow(briefing, &notes.notebook, notes.revision());
        }
    }

    /// Carries out what sets apart.
    pub(in crate::ui) fn set_apart(&mut self, command: &Command, context: &Context) {
        self.follow_pins();
        match *command {
            Command::Star(target) => self.star(target, context),
            Command::Tagging(target) => {
                let targets = self.targets(target, context);
                if !targets.is_empty() {
                    let before = context.memory(|memory| memory.focused());
                    self.view.pinning = Some(Pinning::on(targets, before));
                }
            }
            Command::ShowPin(id) => self.show_pin(id),
            Command::CitePin(id) => {
                let briefing = self.briefing.clone();
                let target = self.pins.target(id);
                let cited = briefing.zip(target).and_then(|(briefing, target)| match target {
                    PinTarget::Item(item) => cite::item(&briefing, item, 0),
                    target => cite::place(&briefing, target.place(&briefing)?),
                });
                self.cite(cited);
            }
            _ => {}
        }
    }

    /// Gives a star to what is meant; where all of it has one, takes it away.
    fn star(&mut self, target: Option<PinTarget>, context: &Context) {
        let targets = self.targets(target, context);
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let has_star = |target: &PinTarget| self.pins.signs(*target).is_some_and(|signs| signs.star);
        let star = !targets.iter().all(has_star);
        let edit = pinned(&briefing, &self.desk.notes().notebook, &self.pins, &targets, |pin| pin.star = star);
        if let Some(edit) = edit {
            let saved = self.desk.apply(edit);
            self.tell_unsaved(saved);
        }
    }

    /// What is meant: `target`; else what is selected, and it is told where nothing is.
    fn targets(&mut self, target: Option<PinTarget>, context: &Context) -> Vec<PinTarget> {
        let targets = match target {
            Some(target) => vec![target],
            None => self.selected_targets(context),
        };
        if targets.is_empty() {
            self.notices.tell("Select a row, or click in a paragraph, to mark it.");
        }
        targets
    }

    /// In the text, the paragraphs with the selected words or the caret; else the picked rows, the shown paragraph of the
    /// search, the selected row.
    fn selected_targets(&self, context: &Context) -> Vec<PinTarget> {
        let Some(briefing) = self.briefing.as_deref() else {
            return Vec::new();
        };
        let reader = &self.view.reader;
        let has_focus = context.memory(|memory| memory.has_focus(ReaderView::focus_id()));
        let in_text = reader.selected_paragraphs(briefing, has_focus);
        if let (Some(document), false) = (reader.document(), in_text.is_empty()) {
            return in_text.map(|at| PinTarget::Paragraph(document, at)).collect();
        }
        let picked: Vec<PinTarget> = self.view.summary.picked().map(PinTarget::Item).collect();
        if !picked.is_empty() {
            return picked;
        }
        let search = &self.view.search;
        let found = search.current().filter(|_| search.is_walked).and_then(|hit| search.place(briefing, hit));
        if let Some(place) = found {
            let at = briefing.document(place.document).and_then(|document| document.paragraph_at(place.span));
            return at.map(|at| PinTarget::Paragraph(place.document, at)).into_iter().collect();
        }
        let selected: Option<Item> = self.view.selected.map(|selected| selected.item);
        selected.map(PinTarget::Item).into_iter().collect()
    }

    /// Shows what a pin is on.
    fn show_pin(&mut self, id: PinId) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        match self.pins.target(id) {
            Some(PinTarget::Item(item)) => self.show_mention(item, 0),
            Some(target) => {
                self.view.selected = None;
                if let Some(place) = target.place(&briefing) {
                    self.show_place(place);
                }
            }
            None => self.notices.fail("The marked words are no longer in the folder."),
        }
    }
}
