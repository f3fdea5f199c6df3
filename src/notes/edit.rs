//! Changes to a notebook, each of which gives the change that takes it back.

use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::briefing::correction::Logged;

use super::{Citation, Grade, HeadField, Line, LineId, LineKind, Notebook, Pin, PinId, Scale, Section, SectionId};

/// The only way to change a [`Notebook`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Writes a field of the head.
    Head {
        /// The field.
        field: HeadField,
        /// What is to stand in it.
        text: String,
    },
    /// Chooses the likelihood words.
    Scale(Scale),
    /// Puts a section at a position; at the end where the position is beyond it.
    InsertSection {
        /// The position it will have.
        at: usize,
        /// The section, with its lines.
        section: Section,
    },
    /// Takes a section out, with its lines.
    RemoveSection(SectionId),
    /// Gives a section another heading.
    RenameSection {
        /// The section.
        id: SectionId,
        /// Its new heading.
        title: String,
    },
    /// Moves a section to another position.
    MoveSection {
        /// The section.
        id: SectionId,
        /// The position it will have.
        to: usize,
    },
    /// Hides or shows the lines of a section.
    FoldSection {
        /// The section.
        id: SectionId,
        /// Whether they are to be hidden.
        folded: bool,
    },
    /// Puts a line at a position of a section; at its end where the position is beyond it.
    Insert {
        /// The section.
        section: SectionId,
        /// The position it will have.
        at: usize,
        /// The line.
        line: Line,
    },
    /// Takes a line out.
    Remove(LineId),
    /// Replaces a line's Markdown.
    Rewrite {
        /// The line.
        id: LineId,
        /// Its new Markdown.
        text: String,
    },
    /// Says what kind of saying a line is.
    Classify {
        /// The line.
        id: LineId,
        /// Its new kind.
        kind: LineKind,
    },
    /// Says who is reported to say a line.
    Attribute {
        /// The line.
        id: LineId,
        /// Who says it.
        by: Option<String>,
    },
    /// Moves a line to a position of the same or another section.
    Move {
        /// The line.
        id: LineId,
        /// The section it will stand in.
        section: SectionId,
        /// The position it will have there.
        to: usize,
    },
    /// Makes a reference known under a number that is free.
    Refer {
        /// The number.
        number: u32,
        /// The words.
        citation: Citation,
    },
    /// Forgets a reference.
    Forget(u32),
    /// Puts a correction at a position of the log; at its end where the position is beyond it.
    Correct {
        /// The position it will have.
        at: usize,
        /// The correction.
        entry: Box<Logged>,
    },
    /// Takes the correction with this number back, whenever it was made.
    Withdraw(u32),
    /// Says how far a document is trusted.
    Grade {
        /// SHA-256 of its text.
        sha256: String,
        /// Its grade; an empty one takes the grade away.
        grade: Grade,
    },
    /// Keeps a search at a position of the kept ones; at their end where the position is beyond it.
    KeepSearch {
        /// The position it will have.
        at: usize,
        /// The search as it is written.
        written: String,
    },
    /// Keeps a search no longer.
    DropSearch(String),
    /// Leaves this pin under an id; none takes away what is there.
    Pin {
        /// The id.
        id: PinId,
        /// The pin.
        pin: Option<Box<Pin>>,
    },
    /// Writes the memo of a pin.
    Memo {
        /// The pin.
        id: PinId,
        /// The new memo.
        text: String,
    },
    /// Gives a tag a colour, and makes it known; no colour forgets the tag.
    Tag {
        /// The tag.
        name: String,
        /// The number of its colour.
        colour: Option<u8>,
    },
    /// Makes edits one after the other, as one step: all of them, or none.
    Several(Vec<Edit>),
}

/// What a stretch of typing writes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    Head(HeadField),
    Title(SectionId),
    Line(LineId),
    By(LineId),
    Memo(PinId),
}

impl Edit {
    /// What the edit types in; `None` where it is a step of its own.
    pub(super) fn typing(&self) -> Option<Typing> {
        match self {
            Self::Head { field, .. } => Some(Typing::Head(*field)),
            Self::RenameSection { id, .. } => Some(Typing::Title(*id)),
            Self::Rewrite { id, .. } => Some(Typing::Line(*id)),
            Self::Attribute { id, .. } => Some(Typing::By(*id)),
            Self::Memo { id, .. } => Some(Typing::Memo(*id)),
            _ => None,
        }
    }

    /// Whether it is a stroke of typing: the next one may join it.
    pub fn is_typing(&self) -> bool {
        self.typing().is_some()
    }
}

impl Notebook {
    /// Makes `edit` and returns the edit that takes it back, or `None` where it names what the notebook does not have;
    /// then nothing is changed.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        use std::mem::replace;
        Some(match edit {
            Edit::Head { field, text } => Edit::Head { field, text: replace(self.head.field_mut(field), text) },
            Edit::Scale(scale) => Edit::Scale(replace(&mut self.scale, scale)),
            Edit::InsertSection { at, section } => self.insert_section(at, section)?,
            Edit::RemoveSection(id) => {
                let at = self.section_position(id)?;
                Edit::InsertSection { at, section: self.sections.remove(at) }
            }
            Edit::RenameSection { id, title } => {
                Edit::RenameSection { id, title: replace(&mut self.section_mut(id)?.title, title) }
            }
            Edit::MoveSection { id, to } => {
                let from = self.section_position(id)?;
                let section = self.sections.remove(from);
                self.sections.insert(to.min(self.sections.len()), section);
                Edit::MoveSection { id, to: from }
            }
            Edit::FoldSection { id, folded } => {
                Edit::FoldSection { id, folded: replace(&mut self.section_mut(id)?.folded, folded) }
            }
            Edit::Insert { section, at, line } => {
                if self.line(line.id).is_some() {
                    return None;
                }
                let id = line.id;
                let lines = &mut self.section_mut(section)?.lines;
                lines.insert(at.min(lines.len()), line);
                Edit::Remove(id)
            }
            Edit::Remove(id) => {
                let (section, at) = self.position(id)?;
                let line = self.section_mut(section)?.lines.remove(at);
                Edit::Insert { section, at, line }
            }
            Edit::Rewrite { id, text } => Edit::Rewrite { id, text: replace(&mut self.line_mut(id)?.text, text) },
            Edit::Classify { id, kind } => Edit::Classify { id, kind: replace(&mut self.line_mut(id)?.kind, kind) },
            Edit::Attribute { id, by } => Edit::Attribute { id, by: replace(&mut self.line_mut(id)?.by, by) },
            Edit::Move { id, section, to } => {
                let (from, at) = self.position(id)?;
                self.section(section)?;
                let line = self.section_mut(from)?.lines.remove(at);
                let lines = &mut self.section_mut(section)?.lines;
                lines.insert(to.min(lines.len()), line);
                Edit::Move { id, section: from, to: at }
            }
            Edit::Refer { number, citation } => match self.references.entry(number) {
                Entry::Occupied(_) => return None,
                Entry::Vacant(free) => {
                    free.insert(citation);
                    Edit::Forget(number)
                }
            },
            Edit::Forget(number) => Edit::Refer { number, citation: self.references.remove(&number)? },
            Edit::Correct { at, entry } => {
                let number = entry.number;
                if !self.corrections.insert(at, *entry) {
                    return None;
                }
                Edit::Withdraw(number)
            }
            Edit::Withdraw(number) => {
                let (at, entry) = self.corrections.remove(number)?;
                Edit::Correct { at, entry: Box::new(entry) }
            }
            Edit::Grade { sha256, grade } => {
                let old = self.grades.remove(&sha256).unwrap_or_default();
                if grade != Grade::default() {
                    self.grades.insert(sha256.clone(), grade);
                }
                Edit::Grade { sha256, grade: old }
            }
            Edit::KeepSearch { at, written } => {
                if self.searches.contains(&written) {
                    return None;
                }
                self.searches.insert(at.min(self.searches.len()), written.clone());
                Edit::DropSearch(written)
            }
            Edit::DropSearch(written) => {
                let at = self.searches.iter().position(|kept| *kept == written)?;
                Edit::KeepSearch { at, written: self.searches.remove(at) }
            }
            Edit::Pin { id, pin } => {
                let old = match pin {
                    Some(pin) => self.pins.insert(id, *pin),
                    None => self.pins.remove(&id),
                };
                Edit::Pin { id, pin: old.map(Box::new) }
            }
            Edit::Memo { id, text } => Edit::Memo { id, text: replace(&mut self.pins.get_mut(&id)?.memo, text) },
            Edit::Tag { name, colour } => {
                let old = match colour {
                    Some(colour) => self.tags.insert(name.clone(), colour),
                    None => self.tags.remove(&name),
                };
                Edit::Tag { name, colour: old }
            }
            Edit::Several(edits) => self.apply_all(edits)?,
        })
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Option<Edit> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            let Some(inverse) = self.apply(edit) else {
                for inverse in inverses.into_iter().rev() {
                    self.apply(inverse);
                }
                return None;
            };
            inverses.push(inverse);
        }
        inverses.reverse();
        Some(Edit::Several(inverses))
    }

    fn insert_section(&mut self, at: usize, section: Section) -> Option<Edit> {
        let id = section.id;
        let is_known = self.section(id).is_some() || section.lines.iter().any(|line| self.line(line.id).is_some());
        if is_known {
            return None;
        }
        self.sections.insert(at.min(self.sections.len()), section);
        Some(Edit::RemoveSection(id))
    }

    fn section_mut(&mut self, id: SectionId) -> Option<&mut Section> {
        self.sections.iter_mut().find(|section| section.id == id)
    }

    fn line_mut(&mut self, id: LineId) -> Option<&mut Line> {
        self.sections.iter_mut().flat_map(|section| &mut section.lines).find(|line| line.id == id)
    }
}
