//! Moving through the sources: jumps, mentions one after the other, back and forward, and what is done with words.

use std::sync::Arc;

use eframe::egui;

use super::correcting::Kept;
use super::panels::{Reading, replaced, shown};
use super::{Command, Item, Selected, Session, cite};
use crate::briefing::{Briefing, DocumentId, Place, time_value};
use crate::notes::{Citation, Edit, LineId};

/// Where somebody was reading before each jump.
#[derive(Debug, Default)]
pub struct Trail {
    back: Vec<Step>,
    forward: Vec<Step>,
}

/// A place on the trail, with what was selected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    reading: Reading,
    selected: Option<Selected>,
}

/// How many steps are kept.
const KEPT: usize = 200;

impl Trail {
    /// Takes down a place that is left by a jump.
    pub fn leave(&mut self, step: Step) {
        if self.back.last() == Some(&step) {
            return;
        }
        if self.back.len() == KEPT {
            self.back.remove(0);
        }
        self.back.push(step);
        self.forward.clear();
    }

    /// Whether anything was left by a jump.
    pub fn is_begun(&self) -> bool {
        !self.back.is_empty()
    }

    /// The place before `here`, or after it.
    pub fn step(&mut self, here: Option<Step>, back: bool) -> Option<Step> {
        let (from, to) = if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let mut step = from.pop()?;
        // The place where one is already is no step.
        if Some(step) == here {
            step = from.pop()?;
        }
        to.extend(here);
        Some(step)
    }

    /// Forgets what was selected: ids of another briefing mean other things.
    pub fn renew(&mut self) {
        for step in self.back.iter_mut().chain(&mut self.forward) {
            step.selected = None;
        }
    }
}

impl Session {
    /// Selects `item` and shows its mention at this position.
    pub(super) fn show_mention(&mut self, item: Item, mention: usize) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        self.leave();
        self.view.search.is_walked = false;
        self.view.selected = Some(Selected { item, mention });
        if let Some(&place) = item.places(&briefing).get(mention) {
            self.view.reader.show(&briefing, place);
        }
    }

    /// Shows `briefing` in place of the one of the same folder: the place of reading, what is selected, the filters and the
    /// note stay.
    pub(super) fn renew(&mut self, briefing: Arc<Briefing>) {
        let old = self.briefing.take();
        let kept = old.as_deref().zip(self.view.selected).and_then(|(old, selected)| Kept::of(old, selected));
        let reading = self.view.reader.reading();
        let sight = old.as_deref().map(|old| self.view.timeline.sight(old));
        self.view.reader.keep_on(&briefing);
        if let (Some(old), Some(reading)) = (old, reading)
            && let Some(document) = old.document(reading.document)
            && briefing.document(document.id).is_none()
            && let Some(changed) = briefing.documents.iter().find(|other| other.path == document.path)
        {
            self.view.reader.go_to(&briefing, Reading { document: changed.id, ..reading });
        }
        self.view.summary.unpick();
        self.view.correcting = None;
        self.view.timeline.renew();
        if let Some(sight) = sight {
            self.view.timeline.return_to(&briefing, &sight);
        }
        self.view.compare.renew();
        self.view.network.renew();
        self.trail.renew();
        self.view.selected = kept.and_then(|kept| kept.found(&briefing));
        self.briefing = Some(briefing);
        self.go_on(false);
        self.look_for_news();
    }

    /// Shows these words.
    pub(super) fn show_place(&mut self, place: Place) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        self.leave();
        self.view.reader.show(&briefing, place);
    }

    /// Shows the document from its beginning.
    pub(super) fn show_document(&mut self, document: DocumentId) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        self.leave();
        self.view.reader.show_document(&briefing, document);
    }

    /// Shows the selected item's next or previous mention, around the ends.
    pub(super) fn step_mention(&mut self, forward: bool) {
        let (Some(selected), Some(briefing)) = (self.view.selected, &self.briefing) else {
            return;
        };
        let count = selected.item.places(briefing).len();
        if count == 0 {
            return;
        }
        let step = if forward { 1 } else { count - 1 };
        self.show_mention(selected.item, (selected.mention + step) % count);
    }

    /// Goes to where somebody was reading before the last jump, or undoes that.
    pub(super) fn walk(&mut self, back: bool) {
        let here = self.here();
        let (Some(step), Some(briefing)) = (self.trail.step(here, back), self.briefing.clone()) else {
            return;
        };
        self.view.selected = step.selected;
        self.view.reader.go_to(&briefing, step.reading);
    }

    pub(super) fn leave(&mut self) {
        if let Some(here) = self.here() {
            self.trail.leave(here);
        }
    }

    fn here(&self) -> Option<Step> {
        Some(Step { reading: self.view.reader.reading()?, selected: self.view.selected })
    }

    /// Cites what is selected where the caret waits in a line; where none waits, notes it.
    pub(super) fn cite_selection(&mut self) {
        let notebook = &self.desk.notes().notebook;
        let waiting = self.view.notes.waiting().filter(|(line, _)| notebook.line(*line).is_some());
        match (waiting, self.selected()) {
            (Some((line, caret)), Some(cited)) if !cited.is_empty() => self.cite_at(line, caret, cited),
            _ => self.note_selection(),
        }
    }

    /// Puts marks for what is `cited` at character `caret` of `line`, as one step; writing goes on behind them.
    fn cite_at(&mut self, line: LineId, caret: usize, cited: Vec<cite::Cited>) {
        let notebook = &self.desk.notes().notebook;
        let Some(text) = notebook.line(line).map(|line| line.text.as_str()) else {
            return;
        };
        let mut citations: Vec<Citation> = Vec::new();
        for citation in cited.into_iter().flat_map(|cited| cited.citations) {
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        let (marks, mut edits) = notebook.cite("", citations);
        let (text, caret) = replaced(text, caret..caret, &marks);
        edits.push(Edit::Rewrite { id: line, text });
        let saved = self.desk.apply(Edit::Several(edits));
        self.tell_done("Cited at the caret.", saved);
        self.view.notes.write_at(line, caret);
    }

    /// What is selected, each thing as a line would say it: the words in the text, else the picked rows, else the shown
    /// paragraph of the search, else the selected item. `None` where nothing is.
    fn selected(&self) -> Option<Vec<cite::Cited>> {
        let briefing = self.briefing.as_deref()?;
        let places = self.view.reader.selected_places(briefing);
        if !places.is_empty() {
            return Some(places.iter().filter_map(|&place| cite::place(briefing, place)).collect());
        }
        let picked: Vec<Item> = self.view.summary.picked().collect();
        if !picked.is_empty() {
            return Some(picked.into_iter().filter_map(|item| cite::item(briefing, item, 0)).collect());
        }
        if let Some(hit) = self.view.search.current().filter(|_| self.view.search.is_walked) {
            let place = self.view.search.place(briefing, hit)?;
            let sentence = cite::sentence_around(briefing, place).unwrap_or(place);
            return Some(cite::place(briefing, sentence).into_iter().collect());
        }
        let selected = self.view.selected?;
        Some(cite::item(briefing, selected.item, selected.mention).into_iter().collect())
    }

    /// Adds what is selected to the notes: words of several paragraphs as one line, each of the picked rows as its own.
    pub(super) fn note_selection(&mut self) {
        let picked: Vec<Item> = self.view.summary.picked().collect();
        let has_words =
            self.briefing.as_deref().is_some_and(|briefing| !self.view.reader.selected_places(briefing).is_empty());
        if !has_words && !picked.is_empty() {
            return self.cite_items(picked);
        }
        // A disagreement has its own section.
        let differs = self.view.selected.filter(|selected| matches!(selected.item, Item::Disagreement(_)));
        if let Some(selected) = differs.filter(|_| !has_words && !self.view.search.is_walked) {
            return self.cite_item(selected.item);
        }
        let Some(cited) = self.selected() else {
            return self.notices.tell("Select words in the text, or an actor, event or figure, to note it.");
        };
        let mut cited = cited.into_iter();
        let whole = cited.next().map(|mut whole| {
            for more in cited {
                whole.text.push_str("\n\n");
                whole.text.push_str(&more.text);
                whole.citations.extend(more.citations);
                whole.by = whole.by.filter(|by| more.by.as_ref() == Some(by));
            }
            whole
        });
        self.cite(whole);
    }

    /// Copies the selected words, with where they stand if so wished.
    pub(super) fn copy(&mut self, context: &egui::Context, with_citation: bool) {
        let Some(briefing) = self.briefing.as_deref() else {
            return;
        };
        let text = self.view.reader.selected_text(briefing);
        if text.is_empty() {
            return;
        }
        let places = self.view.reader.selected_places(briefing);
        context.copy_text(if with_citation {
            format!("“{text}”\n— {}", source_of(briefing, &places))
        } else {
            text
        });
    }

    /// Carries out what is the reader's own.
    pub(super) fn read(&mut self, command: &Command) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let reader = &mut self.view.reader;
        match command {
            Command::Find => reader.open_find(&briefing),
            Command::FindNext => reader.find_step(&briefing, true),
            Command::FindPrevious => reader.find_step(&briefing, false),
            Command::SelectAll => reader.select_all(&briefing),
            Command::ToggleQuiet => {
                let quiet = reader.is_quiet();
                reader.set_quiet(!quiet);
            }
            Command::ToggleDocuments => reader.toggle_documents(),
            Command::TogglePage => reader.original().open ^= true,
            Command::TurnPage { forward } => reader.original().turn(*forward),
            Command::RotatePage => reader.original().rotate(),
            Command::SizePage(zoom) => reader.original().resize(*zoom),
            _ => {}
        }
    }
}

/// The document, its date and the numbers of the paragraphs that `places` stand in.
fn source_of(briefing: &Briefing, places: &[Place]) -> String {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return String::new();
    };
    let Some(document) = briefing.document(first.document) else {
        return String::new();
    };
    let number = |place: &Place| document.paragraph_at(place.span).map_or(0, |at| at + 1);
    let (from, to) = (number(first), number(last));
    let paragraphs = if from == to { format!("¶{from}") } else { format!("¶{from}–{to}") };
    let title = shown(&document.title);
    match &document.published.date {
        Some(date) => format!("{title}, {}, {paragraphs}", time_value::readable(date)),
        None => format!("{title}, {paragraphs}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::DocumentId;

    fn step(top: usize) -> Step {
        Step { reading: Reading { document: DocumentId::from_hash([0; 32]), top }, selected: None }
    }

    #[test]
    fn back_and_forward_undo_one_another() {
        let mut trail = Trail::default();
        trail.leave(step(1));
        trail.leave(step(2));
        assert_eq!(trail.step(Some(step(3)), true), Some(step(2)));
        assert_eq!(trail.step(Some(step(2)), true), Some(step(1)));
        assert_eq!(trail.step(Some(step(1)), true), None);
        assert_eq!(trail.step(Some(step(1)), false), Some(step(2)));
        assert_eq!(trail.step(Some(step(2)), false), Some(step(3)));
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut trail = Trail::default();
        trail.leave(step(1));
        trail.step(Some(step(2)), true);
        trail.leave(step(1));
        assert_eq!(trail.step(Some(step(5)), false), None);
    }
}
