//! Done and undone edits.

use serde::{Deserialize, Serialize};

use super::edit::Typing;
use super::{Coverage, Edit, Notebook, SeenDocument};

/// How many edits can be taken back. Older ones are forgotten.
const KEPT: usize = 1000;

/// The edits that take back what was done, and that make again what was taken back; newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// What is being typed in: the next stroke there joins the last one, until the typing is ended.
    #[serde(skip)]
    typing: Option<Typing>,
}

/// A notebook with its history: what is saved for a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// What was written.
    pub notebook: Notebook,
    /// What was read. It is no edit: nothing takes back that something was seen.
    #[serde(default)]
    coverage: Coverage,
    /// The documents that the note has taken note of; `None` before anything was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Vec<SeenDocument>>,
    #[serde(default)]
    history: History,
    #[serde(skip)]
    revision: u64,
}

impl Notes {
    /// A notebook with nothing to take back.
    pub fn of(notebook: Notebook) -> Self {
        Self { notebook, ..Self::default() }
    }

    /// Makes `edit`; false where it names what is not there, and then nothing is changed.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let typing = edit.typing();
        let Some(inverse) = self.notebook.apply(edit) else {
            return false;
        };
        self.revision += 1;
        self.history.redo.clear();
        let joins = typing.is_some() && self.history.typing == typing;
        if !joins {
            self.history.undo.push(inverse);
        }
        self.history.typing = typing;
        if self.history.undo.len() > KEPT {
            self.history.undo.remove(0);
        }
        true
    }

    /// What was read.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The documents that the note has taken note of.
    pub fn seen(&self) -> Option<&[SeenDocument]> {
        self.seen.as_deref()
    }

    /// Takes note of `documents`: what they say is new no more.
    pub fn take_note(&mut self, documents: Vec<SeenDocument>) {
        self.revision += 1;
        self.seen = Some(documents);
    }

    /// Takes in that paragraphs `first` to `last` of a document were read; whether that is news.
    pub fn cover(&mut self, sha256: &str, first: usize, last: usize) -> bool {
        let is_news = self.coverage.add(sha256, first, last);
        self.revision += u64::from(is_news);
        is_news
    }

    /// Ends a stretch of typing, so that the next one is taken back on its own.
    pub fn end_typing(&mut self) {
        self.history.typing = None;
    }

    /// Takes back the last edit; false where there is none.
    pub fn undo(&mut self) -> bool {
        self.history.typing = None;
        let Some(edit) = self.history.undo.pop() else {
            return false;
        };
        self.history.redo.extend(self.notebook.apply(edit));
        self.revision += 1;
        true
    }

    /// Makes the edit again that was taken back last; false where there is none.
    pub fn redo(&mut self) -> bool {
        self.history.typing = None;
        let Some(edit) = self.history.redo.pop() else {
            return false;
        };
        self.history.undo.extend(self.notebook.apply(edit));
        self.revision += 1;
        true
    }

    /// A number that grows with every change: what was made of the notes holds as long as it stays.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.undo.is_empty()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.history.redo.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::notes::file::tests::citation;
    use crate::notes::{HeadField, LineId, LineKind, Pin, Pinned, Scale, Section, SectionId};

    fn section(notes: &mut Notes, title: &str) -> SectionId {
        let id = notes.notebook.fresh_section();
        let section = Section { id, title: title.to_owned(), ..Section::blank(id) };
        assert!(notes.apply(Edit::InsertSection { at: usize::MAX, section }));
        id
    }

    fn insert(notes: &mut Notes, section: SectionId, at: usize, text: &str) -> LineId {
        let line = notes.notebook.new_line(LineKind::Fact, text.to_owned());
        let id = line.id;
        assert!(notes.apply(Edit::Insert { section, at, line }));
        id
    }

    fn texts(notes: &Notes) -> Vec<&str> {
        notes.notebook.lines().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn every_edit_can_be_taken_back_and_made_again() {
        let mut notes = Notes::default();
        let one = section(&mut notes, "One");
        let other = section(&mut notes, "Other");
        let first = insert(&mut notes, one, 0, "first");
        insert(&mut notes, one, 1, "second");
        assert!(notes.apply(Edit::Move { id: first, section: other, to: 0 }));
        assert!(notes.apply(Edit::Rewrite { id: first, text: "changed".to_owned() }));
        assert!(notes.apply(Edit::Classify { id: first, kind: LineKind::Gap }));
        assert_eq!(texts(&notes), ["second", "changed"]);
        assert!(notes.apply(Edit::RemoveSection(other)));
        let done = notes.notebook.clone();
        while notes.undo() {}
        assert_eq!(notes.notebook, Notebook::default());
        while notes.redo() {}
        assert_eq!(notes.notebook, done);
    }

    #[test]
    fn typing_is_one_step_until_it_is_ended() {
        let mut notes = Notes::default();
        let section = section(&mut notes, "");
        let id = insert(&mut notes, section, 0, "");
        for text in ["a", "ab", "abc"] {
            notes.apply(Edit::Rewrite { id, text: text.to_owned() });
        }
        notes.end_typing();
        notes.apply(Edit::Rewrite { id, text: "abcd".to_owned() });
        notes.undo();
        assert_eq!(texts(&notes), ["abc"]);
        notes.undo();
        assert_eq!(texts(&notes), [""]);
    }

    #[test]
    fn an_edit_of_what_is_gone_changes_nothing() {
        let mut notes = Notes::default();
        let section = section(&mut notes, "");
        let id = insert(&mut notes, section, 0, "gone");
        notes.apply(Edit::Remove(id));
        let before = notes.clone();
        assert!(!notes.apply(Edit::Rewrite { id, text: String::new() }));
        let half = vec![Edit::Scale(Scale::Phia), Edit::Remove(id)];
        assert!(!notes.apply(Edit::Several(half)), "all of them, or none");
        assert_eq!(notes, before);
    }

    /// The edit that numbers drawn at random stand for; it may name what is not there.
    fn edit(notebook: &Notebook, (what, one, other): (u8, usize, usize)) -> Edit {
        let sections = notebook.sections();
        let at = |count: usize, drawn: usize| drawn % (count + 1);
        let section = sections.get(at(sections.len(), one)).map_or(SectionId(99), |section| section.id);
        let lines: Vec<LineId> = notebook.lines().map(|line| line.id).collect();
        let id = lines.get(at(lines.len(), one)).copied().unwrap_or(LineId(99));
        let text = format!("{one} [{} ¶{other}]", other % 4);
        let number = u32::try_from(one % 4).unwrap();
        match what % 19 {
            0 => Edit::Head { field: HeadField::ALL[one % 6], text },
            1 => Edit::Scale(Scale::ALL[one % 2]),
            2 | 3 => {
                let id = notebook.fresh_section();
                Edit::InsertSection { at: other % 5, section: Section { title: text, ..Section::blank(id) } }
            }
            4 => Edit::RemoveSection(section),
            5 => Edit::RenameSection { id: section, title: text },
            6 => Edit::MoveSection { id: section, to: other % 5 },
            7 => Edit::FoldSection { id: section, folded: other % 2 == 0 },
            8 | 9 => Edit::Insert { section, at: other % 5, line: notebook.new_line(LineKind::ALL[one % 5], text) },
            10 => Edit::Remove(id),
            11 => Edit::Rewrite { id, text },
            12 => Edit::Classify { id, kind: LineKind::ALL[other % 5] },
            13 => Edit::Attribute { id, by: (other % 2 == 0).then_some(text) },
            14 => Edit::Move { id, section: sections.get(other % 4).map_or(section, |to| to.id), to: other % 5 },
            15 => {
                let pins: Vec<_> = notebook.pins().keys().copied().collect();
                let pin = Pin {
                    star: one % 2 == 0,
                    tags: [text].into(),
                    ..Pin::new(Pinned::Event, "It met.".to_owned(), citation(other % 9 + 1, "words"))
                };
                notebook.pin(pins.get(at(pins.len(), one)).copied(), pin)
            }
            16 => notebook.pins().keys().next().and_then(|id| notebook.memo(*id, text)).unwrap_or(Edit::Remove(id)),
            17 => notebook.tags().keys().next().and_then(|tag| notebook.drop_tag(tag)).unwrap_or(Edit::Remove(id)),
            _ if other % 2 == 0 => Edit::Refer { number, citation: citation(other % 9 + 1, "words") },
            _ => Edit::Forget(number),
        }
    }

    proptest! {
        #[test]
        fn any_edits_undone_leave_the_same_bytes(drawn in proptest::collection::vec(any::<(u8, usize, usize)>(), 0..60)) {
            let bytes = |notes: &Notes| serde_json::to_string(&notes.notebook).unwrap();
            let mut notes = Notes::default();
            let mut seen = vec![bytes(&notes)];
            for draw in drawn {
                let before = bytes(&notes);
                let edit = edit(&notes.notebook, draw);
                if notes.apply(edit.clone()) {
                    // Each edit on its own, too.
                    let after = bytes(&notes);
                    let mut again: Notebook = serde_json::from_str(&before).unwrap();
                    let inverse = again.apply(edit).unwrap();
                    again.apply(inverse).unwrap();
                    prop_assert_eq!(serde_json::to_string(&again).unwrap(), before);
                    notes.end_typing();
                    seen.push(after);
                } else {
                    prop_assert_eq!(bytes(&notes), before);
                }
            }
            for expected in seen.iter().rev().skip(1) {
                prop_assert!(notes.undo());
                prop_assert_eq!(&bytes(&notes), expected);
            }
            prop_assert!(!notes.undo());
            for expected in seen.iter().skip(1) {
                prop_assert!(notes.redo());
                prop_assert_eq!(&bytes(&notes), expected);
            }
        }
    }
}
