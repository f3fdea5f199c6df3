//! Done and undone edits.

use serde::{Deserialize, Serialize};

use super::{Edit, Notebook};

/// How many edits can be taken back. Older ones are forgotten.
const KEPT: usize = 1000;

/// The edits that take back what was done, and that make again what was taken back; newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Whether the next rewrite of the same note joins the last one: typing is one step until it is ended.
    #[serde(skip)]
    typing: bool,
}

/// A notebook with its history: what is saved for a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// What was written.
    pub notebook: Notebook,
    history: History,
    #[serde(skip)]
    revision: u64,
}

impl Notes {
    /// Makes `edit`; false where it names no note.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let rewritten = match &edit {
            Edit::Rewrite { id, .. } => Some(*id),
            _ => None,
        };
        let Some(inverse) = self.notebook.apply(edit) else {
            return false;
        };
        self.revision += 1;
        self.history.redo.clear();
        let joins = self.history.typing
            && matches!((self.history.undo.last(), rewritten), (Some(Edit::Rewrite { id, .. }), Some(same)) if *id == same);
        if !joins {
            self.history.undo.push(inverse);
        }
        self.history.typing = rewritten.is_some();
        if self.history.undo.len() > KEPT {
            self.history.undo.remove(0);
        }
        true
    }

    /// Ends a stretch of typing, so that the next one is taken back on its own.
    pub fn end_typing(&mut self) {
        self.history.typing = false;
    }

    /// Takes back the last edit; false where there is none.
    pub fn undo(&mut self) -> bool {
        self.history.typing = false;
        let Some(edit) = self.history.undo.pop() else {
            return false;
        };
        self.history.redo.extend(self.notebook.apply(edit));
        self.revision += 1;
        true
    }

    /// Makes the edit again that was taken back last; false where there is none.
    pub fn redo(&mut self) -> bool {
        self.history.typing = false;
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
    use super::*;

    fn insert(notes: &mut Notes, at: usize, text: &str) -> crate::notes::NoteId {
        let note = notes.notebook.new_note(text.to_owned(), Vec::new());
        let id = note.id;
        assert!(notes.apply(Edit::Insert { at, note }));
        id
    }

    fn texts(notes: &Notes) -> Vec<&str> {
        notes.notebook.notes().iter().map(|note| note.text.as_str()).collect()
    }

    #[test]
    fn every_edit_can_be_taken_back_and_made_again() {
        let mut notes = Notes::default();
        let first = insert(&mut notes, 0, "first");
        insert(&mut notes, 1, "second");
        assert!(notes.apply(Edit::Move { id: first, to: 1 }));
        assert!(notes.apply(Edit::Rewrite { id: first, text: "changed".to_owned() }));
        assert!(notes.apply(Edit::Remove { id: first }));
        let done = notes.notebook.clone();
        while notes.undo() {}
        assert_eq!(texts(&notes), Vec::<&str>::new());
        while notes.redo() {}
        assert_eq!(notes.notebook, done);
    }

    #[test]
    fn typing_is_one_step_until_it_is_ended() {
        let mut notes = Notes::default();
        let id = insert(&mut notes, 0, "");
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
    fn an_edit_of_a_note_that_is_gone_changes_nothing() {
        let mut notes = Notes::default();
        let id = insert(&mut notes, 0, "gone");
        notes.apply(Edit::Remove { id });
        let before = notes.clone();
        assert!(!notes.apply(Edit::Rewrite { id, text: String::new() }));
        assert_eq!(notes, before);
    }
}
