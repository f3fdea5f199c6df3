//! Commands of the note that need to know where the person writes: adding, moving, folding, choosing a template.

use std::path::Path;

use super::cite::Cited;
use super::desk::{Spot, line_added};
use super::panels::byte;
use super::session::sentence;
use super::{Command, Item, Session, cite};
use crate::briefing::Briefing;
use crate::export::report::{LISTED, chronology};
use crate::notes::{Annex, Edit, LineId, LineKind, Section, SectionId, Template};

impl Session {
    /// Carries out what is the note's own.
    pub(super) fn write(&mut self, command: &Command) {
        if matches!(command, Command::AddNote | Command::AddLineAt(..) | Command::AddSection) {
            self.view.panes.bring_notes();
        }
        match *command {
            Command::AddNote => {
                let (id, saved) = self.desk.add(Cited::default(), self.view.notes.current, self.view.notes.section);
                self.view.notes.write_in(id);
                self.tell_unsaved(saved);
            }
            Command::AddLineAt(section, at) => {
                let (id, saved) = self.desk.add_at(Cited::default(), section, at);
                self.view.notes.write_in(id);
                self.tell_unsaved(saved);
            }
            Command::BreakLine { line, at } => self.break_line(line, at),
            Command::AddSection => self.add_section(),
            Command::MoveLine { up } => self.edit(self.line_moved(up)),
            Command::MoveSection { up } => self.edit(self.section_moved(up)),
            Command::NextKind => self.edit(self.line_of_next_kind()),
            Command::FoldSection => self.edit(self.section_folded()),
            Command::UseTemplate(at) => {
                let template = Template::shipped().into_iter().nth(at);
                match template.and_then(|template| template.lay_out(&self.desk.notes().notebook)) {
                    Some(edit) => self.edit(Some(edit)),
                    None => self.notices.tell("The note has all sections of this template."),
                }
            }
            Command::UseTemplateIn(ref file) => self.use_template_in(file),
            Command::AddAnnex(annex) => self.add_annex(annex),
            Command::WriteOutAnnex(section) => self.write_out_annex(section),
            _ => {}
        }
    }

    /// Begins a new line of the same kind with what stands behind character `at` of `line`.
    fn break_line(&mut self, line: LineId, at: usize) {
        let notebook = &self.desk.notes().notebook;
        let Some((line, (section, position))) = notebook.line(line).zip(notebook.position(line)) else {
            return;
        };
        let (head, tail) = line.text.split_at_checked(byte(&line.text, at)).unwrap_or((&line.text, ""));
        let new = notebook.new_line(line.kind, tail.trim_start().to_owned());
        let (head, id) = (head.trim_end().to_owned(), new.id);
        let mut edits = vec![Edit::Insert { section, at: position + 1, line: new }];
        if head != line.text {
            edits.insert(0, Edit::Rewrite { id: line.id, text: head });
        }
        self.edit(Some(Edit::Several(edits)));
        self.view.notes.write_at(id, 0);
    }

    fn use_template_in(&mut self, file: &Path) {
        let read = std::fs::read_to_string(file).map_err(|error| format!("the template could not be read ({error})"));
        match read.and_then(|text| Template::parse(&text).map_err(|error| error.to_string())) {
            Err(error) => self.notices.fail(sentence(&format!("{error}: {}", file.display()))),
            Ok(template) => match template.lay_out(&self.desk.notes().notebook) {
                Some(edit) => self.edit(Some(edit)),
                None => self.notices.tell("The note has all sections of this template."),
            },
        }
    }

    fn add_annex(&mut self, annex: Annex) {
        let notebook = &self.desk.notes().notebook;
        let at = self.current_section().and_then(|id| notebook.section_position(id)).map_or(usize::MAX, |at| at + 1);
        let id = notebook.fresh_section();
        let section = Section { title: annex.title().to_owned(), annex: Some(annex), ..Section::blank(id) };
        self.edit(Some(Edit::InsertSection { at, section }));
        self.view.notes.head(id);
    }

    /// Puts cited lines in the place of an annex, in its order, as one step.
    fn write_out_annex(&mut self, id: SectionId) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let mut notebook = self.desk.notes().notebook.clone();
        let Some((section, at)) = notebook.section(id).cloned().zip(notebook.section_position(id)) else {
            return;
        };
        let items = section.annex.map(|annex| annex_items(&briefing, annex)).unwrap_or_default();
        let written = Section { annex: None, kind: LineKind::Reported, ..section };
        let mut edits = vec![Edit::RemoveSection(id), Edit::InsertSection { at, section: written }];
        edits.iter().for_each(|edit| drop(notebook.apply(edit.clone())));
        for cited in items.into_iter().filter_map(|item| cite::item(&briefing, item, 0)) {
            let (_, edit) = line_added(&notebook, cited, Spot::at_end_of(id));
            notebook.apply(edit.clone());
            edits.push(edit);
        }
        self.edit(Some(Edit::Several(edits)));
    }

    fn edit(&mut self, edit: Option<Edit>) {
        let saved = edit.map_or(Ok(()), |edit| self.desk.apply(edit));
        self.tell_unsaved(saved);
    }

    /// The section that is written in: that of the current line, else the one whose heading was touched last.
    fn current_section(&self) -> Option<SectionId> {
        let notebook = &self.desk.notes().notebook;
        let line = self.view.notes.current.and_then(|id| notebook.position(id));
        let of_line = line.map(|(section, _)| section);
        of_line.or(self.view.notes.section.filter(|&id| notebook.section(id).is_some()))
    }

    fn add_section(&mut self) {
        let notebook = &self.desk.notes().notebook;
        let at = self.current_section().and_then(|id| notebook.section_position(id)).map_or(usize::MAX, |at| at + 1);
        let id = notebook.fresh_section();
        self.edit(Some(Edit::InsertSection { at, section: Section::blank(id) }));
        self.view.notes.head(id);
    }

    fn line_moved(&self, up: bool) -> Option<Edit> {
        let notebook = &self.desk.notes().notebook;
        let id = self.view.notes.current?;
        let (section, at) = notebook.position(id)?;
        let place = notebook.section_position(section)?;
        let last = notebook.section(section)?.lines.len().saturating_sub(1);
        let (section, to) = match (up, at) {
            (true, 0) => (notebook.sections().get(place.checked_sub(1)?)?.id, usize::MAX),
            (true, at) => (section, at - 1),
            (false, at) if at == last => (notebook.sections().get(place + 1)?.id, 0),
            (false, at) => (section, at + 1),
        };
        Some(Edit::Move { id, section, to })
    }

    fn section_moved(&self, up: bool) -> Option<Edit> {
        let id = self.current_section()?;
        let notebook = &self.desk.notes().notebook;
        let at = notebook.section_position(id)?;
        let to = if up { at.checked_sub(1)? } else { at + 1 };
        (to < notebook.sections().len()).then_some(Edit::MoveSection { id, to })
    }

    fn section_folded(&self) -> Option<Edit> {
        let id = self.current_section()?;
        let folded = !self.desk.notes().notebook.section(id)?.folded;
        Some(Edit::FoldSection { id, folded })
    }

    fn line_of_next_kind(&self) -> Option<Edit> {
        let line = self.desk.notes().notebook.line(self.view.notes.current?)?;
        let at = LineKind::ALL.iter().position(|&kind| kind == line.kind)?;
        let kind = LineKind::ALL.into_iter().cycle().nth(at + 1)?;
        Some(Edit::Classify { id: line.id, kind })
    }
}

/// What the rows of an annex are about, in their order.
fn annex_items(briefing: &Briefing, annex: Annex) -> Vec<Item> {
    match annex {
        Annex::Chronology => chronology(briefing).map(|event| Item::Event(event.id)).collect(),
        Annex::Actors => briefing.actors.iter().take(LISTED).map(|actor| Item::Actor(actor.id)).collect(),
        Annex::Figures => briefing.figures.iter().take(LISTED).map(|figure| Item::Figure(figure.id)).collect(),
        Annex::Disagreements => {
            briefing.disagreements.iter().take(LISTED).map(|differ| Item::Disagreement(differ.id)).collect()
        }
        Annex::Sources | Annex::Quotes | Annex::Sheet | Annex::Search | Annex::Pins => Vec::new(),
    }
}
