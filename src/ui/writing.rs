//! Commands of the note that need to know where the person writes: adding, moving, folding, choosing a template.

use super::cite::Cited;
use super::{Command, Session};
use crate::notes::{Edit, LineKind, Section, SectionId, Template};

impl Session {
    /// Carries out what is the note's own.
    pub(super) fn write(&mut self, command: &Command) {
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
            _ => {}
        }
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
