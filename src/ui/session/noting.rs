//! Noting: cited lines on what was found.

use super::Session;
use crate::briefing::time_value;
use crate::notes::{LineId, LineKind, NotesError, SectionId};
use crate::ui::{Command, Item, cite};

impl Session {
    /// Adds a cited line on `item`; on the mention that is shown, where it is the selected one.
    pub(in crate::ui) fn cite_item(&mut self, item: Item) {
        let shown = self.view.selected.filter(|selected| selected.item == item).map_or(0, |selected| selected.mention);
        let cited = self.briefing.as_ref().and_then(|briefing| cite::item(briefing, item, shown));
        let gaps = self.gaps().filter(|_| matches!(item, Item::Disagreement(_)));
        self.cite_within(cited, gaps);
    }

    /// The section for what is open or in dispute, where the note has one.
    fn gaps(&self) -> Option<SectionId> {
        let mut sections = self.desk.notes().notebook.sections().iter();
        sections.find(|section| section.kind == LineKind::Gap && section.annex.is_none()).map(|section| section.id)
    }

    pub(in crate::ui) fn cite(&mut self, cited: Option<cite::Cited>) {
        self.cite_within(cited, None);
    }

    /// Adds a cited line to the section `within`, else where new lines go on.
    fn cite_within(&mut self, cited: Option<cite::Cited>, within: Option<SectionId>) {
        let Some(cited) = cited else {
            return self.notices.fail("These words could not be cited: a citation stands inside one paragraph.");
        };
        if let Some(known) = self.noted(&cited) {
            // New lines go on where they were going.
            self.view.notes.show(known);
            return self.notices.tell("This stands in the note already: here it is.");
        }
        let (id, saved) = match within {
            Some(section) => self.desk.add(cited, None, Some(section)),
            None => self.desk.add(cited, self.view.notes.current, self.view.notes.section),
        };
        self.view.notes.added(id);
        let notebook = &self.desk.notes().notebook;
        let section = notebook.position(id).and_then(|(section, _)| notebook.section(section));
        let title = section.map_or("", |section| section.title.trim());
        let said = if title.is_empty() { "Noted.".to_owned() } else { format!("Noted under “{title}”.") };
        self.tell_done(said, saved);
    }

    /// Adds a cited line on each of `items`, events in order of time; those that stand in the note already are left out.
    pub(in crate::ui) fn cite_items(&mut self, mut items: Vec<Item>) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let day = |item: &Item| match *item {
            Item::Event(id) => briefing.event(id)?.when.as_ref().and_then(|when| time_value::interval(&when.value)),
            _ => None,
        };
        items.sort_by_key(|item| (matches!(item, Item::Event(_)) && day(item).is_none(), day(item)));
        let found: Vec<_> = items.iter().filter_map(|&item| cite::item(&briefing, item, 0)).collect();
        let count = found.len();
        let cited: Vec<_> = found.into_iter().filter(|cited| self.noted(cited).is_none()).collect();
        let known = count - cited.len();
        if cited.is_empty() {
            return self.notices.tell("All of this stands in the note already.");
        }
        let lines = cited.len();
        let (last, saved) = self.desk.add_all(cited, self.view.notes.current, self.view.notes.section);
        last.into_iter().for_each(|line| self.view.notes.added(line));
        self.view.summary.unpick();
        let said = match known {
            0 if lines == 1 => "One line was noted.".to_owned(),
            0 => format!("{lines} lines were noted."),
            known => format!("Noted: {lines}. In the note already: {known}."),
        };
        self.tell_done(said, saved);
    }

    /// Says what was done to the note, with a button that takes it back for as long as nothing else was done; or that it could
    /// not be done.
    pub(in crate::ui) fn tell_done(&mut self, said: impl Into<String>, saved: Result<(), NotesError>) {
        if saved.is_ok() {
            self.notices.tell_with(said, vec![("Take it back", Command::Undo)]);
            self.told_at = self.desk.changes();
        }
        self.tell_unsaved(saved);
    }

    /// The line that says just this and cites just that.
    fn noted(&self, cited: &cite::Cited) -> Option<LineId> {
        let notebook = &self.desk.notes().notebook;
        let (text, unknown) = notebook.cite(&cited.text, cited.citations.clone());
        let is_known = unknown.is_empty() && !cited.citations.is_empty();
        is_known.then(|| notebook.lines().find(|line| line.text == text)).flatten().map(|line| line.id)
    }
}
