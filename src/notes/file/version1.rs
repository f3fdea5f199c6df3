//! The first form of the file: a flat list of notes, each with its citations.

use std::path::PathBuf;

use serde::Deserialize;

use super::Kept;
use crate::notes::{Citation, Edit, LineKind, Notebook, Notes, Section};

#[derive(Deserialize)]
struct Saved {
    #[serde(default)]
    folder: PathBuf,
    notebook: Flat,
}

#[derive(Deserialize)]
struct Flat {
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    text: String,
    #[serde(default)]
    citations: Vec<Citation>,
}

/// The notes of a version-1 file as one section: what cites a source is reported, the rest the analyst's own. The
/// history is not carried over: its steps speak of notes that no longer are.
pub fn read(bytes: &[u8]) -> serde_json::Result<Kept> {
    let Saved { folder, notebook: Flat { notes } } = serde_json::from_slice(bytes)?;
    let mut notebook = Notebook::default();
    if notes.is_empty() {
        return Ok(Kept { folder, notes: Notes::default() });
    }
    let id = notebook.fresh_section();
    let section = Section { title: "Notes".to_owned(), ..Section::blank(id) };
    notebook.apply(Edit::InsertSection { at: 0, section });
    for note in notes {
        let kind = if note.citations.is_empty() { LineKind::Assessment } else { LineKind::Reported };
        let (text, mut edits) = notebook.cite(&note.text, note.citations);
        edits.push(Edit::Insert { section: id, at: usize::MAX, line: notebook.new_line(kind, text) });
        notebook.apply(Edit::Several(edits));
    }
    Ok(Kept { folder, notes: Notes::of(notebook) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the first dossier wrote it.
    const FIRST: &str = r#"{
      "version": 1,
      "folder": "/some/folder",
      "notebook": {
        "notes": [
          {"id": 0, "text": "Own words"},
          {"id": 2, "text": "Two envoys left.", "citations": [
            {"sha256": "aa", "path": "a.txt", "title": "A", "published": "2020-01-09", "paragraph": 4,
             "start": 10, "end": 14, "quote": "left"},
            {"sha256": "bb", "path": "b.txt", "title": "B", "paragraph": 1, "start": 0, "end": 3, "quote": "two"}
          ]},
          {"id": 1, "text": "Again", "citations": [
            {"sha256": "bb", "path": "b.txt", "title": "B", "paragraph": 1, "start": 0, "end": 3, "quote": "two"}
          ]}
        ],
        "next": 3
      },
      "history": {"undo": [{"Remove": {"id": 1}}], "redo": []}
    }"#;

    #[test]
    fn the_first_form_is_read_as_one_section() {
        let notes = read(FIRST.as_bytes()).unwrap().notes;
        let [section] = notes.notebook.sections() else {
            panic!("one section");
        };
        assert_eq!(section.title, "Notes");
        let lines: Vec<_> = section.lines.iter().map(|line| (line.kind.name(), line.text.as_str())).collect();
        assert_eq!(
            lines,
            [("assessment", "Own words"), ("reported", "Two envoys left. [1 ¶4] [2 ¶1]"), ("reported", "Again [2 ¶1]"),]
        );
        assert_eq!(notes.notebook.references().len(), 2);
        assert_eq!(notes.notebook.references()[&1].quote, "left");
        assert!(!notes.can_undo());
    }
}
