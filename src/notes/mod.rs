//! What the analyst wrote: a note of sections and cited lines, changed only by edits that can be taken back.

mod check;
mod citation;
mod corrections;
mod coverage;
mod edit;
mod file;
mod footing;
mod grade;
mod head;
mod history;
mod line;
mod mark;
mod news;
mod pin;
mod scale;
mod section;
mod template;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use check::{Finding, Rule, check};
pub use citation::Citation;
pub use corrections::Corrections;
pub use coverage::{Coverage, worth_reading};
pub use edit::Edit;
pub use file::{Access, ENDING, Hold, Keeper, Kept, NotesError, back_up, last_good, lies_in, open, save, write_whole};
pub use footing::Footing;
pub use grade::{CREDIBILITY, Grade, RELIABILITY};
pub use head::{Head, HeadField, TLP};
pub use history::{History, Notes};
pub use line::{Line, LineId, LineKind};
pub use mark::{Mark, marks, without_mark};
pub use news::{News, SeenDocument};
pub use pin::{Pin, PinId, Pinned, TAG_COLOURS};
pub use scale::{Band, CONFIDENCE, Scale};
pub use section::{Annex, Section, SectionId};
pub use template::{Template, TemplateError};

/// The briefing note on one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    /// What stands at the head of the note.
    #[serde(default)]
    head: Head,
    /// The likelihood words in use.
    #[serde(default)]
    scale: Scale,
    /// The sections, in order.
    #[serde(default)]
    sections: Vec<Section>,
    /// What the lines cite, by the number in their marks. A number stays with its words when the last mark is cut, so
    /// that a mark that is pasted later still means the same; only taking the citing back frees it.
    #[serde(default)]
    references: BTreeMap<u32, Citation>,
    /// How far documents are trusted, by the SHA-256 of their text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    grades: BTreeMap<String, Grade>,
    /// What is otherwise than the program found it.
    #[serde(default, skip_serializing_if = "Corrections::is_empty")]
    corrections: Corrections,
    /// The searches that are kept, each as it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    searches: Vec<String>,
    /// What was set apart: stars, tags and memos on paragraphs and on what was found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pins: BTreeMap<PinId, Pin>,
    /// The tags, each with the number of its colour.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tags: BTreeMap<String, u8>,
}

impl Notebook {
    /// What stands at the head of the note.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The likelihood words in use.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The section with this id.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The position of the section with this id.
    pub fn section_position(&self, id: SectionId) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// All lines, section by section.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(|section| &section.lines)
    }

    /// The line with this id.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines().find(|line| line.id == id)
    }

    /// The section that holds the line with this id, and the line's position in it.
    pub fn position(&self, id: LineId) -> Option<(SectionId, usize)> {
        self.sections.iter().find_map(|section| {
            let at = section.lines.iter().position(|line| line.id == id)?;
            Some((section.id, at))
        })
    }

    /// What the lines cite, by number.
    pub fn references(&self) -> &BTreeMap<u32, Citation> {
        &self.references
    }

    /// What the analyst corrected.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The searches that are kept, each as it is written.
    pub fn searches(&self) -> &[String] {
        &self.searches
    }

    /// How far the document with this SHA-256 is trusted.
    pub fn grade(&self, sha256: &str) -> Grade {
        self.grades.get(sha256).copied().unwrap_or_default()
    }

    /// What `mark` cites; `None` where its number is unknown or belongs to another paragraph.
    pub fn cited(&self, mark: &Mark) -> Option<&Citation> {
        self.references.get(&mark.number).filter(|citation| citation.paragraph == mark.paragraph)
    }

    /// An id that no line has.
    pub fn fresh_line(&self) -> LineId {
        LineId(self.lines().map(|line| line.id.0 + 1).max().unwrap_or_default())
    }

    /// A line that is not in the notebook yet.
    pub fn new_line(&self, kind: LineKind, text: String) -> Line {
        Line { id: self.fresh_line(), kind, by: None, text }
    }

    /// An id that no section has.
    pub fn fresh_section(&self) -> SectionId {
        SectionId(self.sections.iter().map(|section| section.id.0 + 1).max().unwrap_or_default())
    }

    /// `text` with marks for `citations` at its end, and the edits that make their numbers known.
    pub fn cite(&self, text: &str, citations: Vec<Citation>) -> (String, Vec<Edit>) {
        let mut text = text.to_owned();
        let mut edits: Vec<Edit> = Vec::new();
        let mut next = self.references.keys().next_back().map_or(1, |last| last + 1);
        for citation in citations {
            let known = self.references.iter().find(|(_, known)| **known == citation).map(|(&number, _)| number);
            let number = known.unwrap_or(next);
            let mark = Mark::written(number, citation.paragraph);
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&mark);
            if known.is_none() {
                next += 1;
                edits.push(Edit::Refer { number, citation });
            }
        }
        (text, edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::file::tests::citation;

    #[test]
    fn the_same_words_have_one_number_and_other_words_another() {
        let mut notes = Notes::default();
        let (text, edits) = notes.notebook.cite("One.", vec![citation(4, "a"), citation(5, "b")]);
        assert_eq!(text, "One. [1 ¶4] [2 ¶5]");
        assert!(notes.apply(Edit::Several(edits)));
        let (text, edits) = notes.notebook.cite("", vec![citation(5, "b"), citation(5, "c")]);
        assert_eq!(text, "[2 ¶5] [3 ¶5]");
        assert_eq!(edits.len(), 1);
    }

    #[test]
    fn a_search_is_kept_once_and_taken_back() {
        let keep = || Edit::KeepSearch { at: usize::MAX, written: "port strike".to_owned() };
        let mut notes = Notes::default();
        assert!(notes.apply(keep()) && !notes.apply(keep()));
        assert_eq!(notes.notebook.searches(), ["port strike"]);
        assert!(notes.apply(Edit::DropSearch("port strike".to_owned())));
        notes.undo();
        assert_eq!(notes.notebook.searches(), ["port strike"]);
    }

    #[test]
    fn a_mark_of_another_paragraph_is_not_taken_for_the_citation() {
        let mut notes = Notes::default();
        notes.apply(Edit::Refer { number: 1, citation: citation(4, "a") });
        let mark = |text| marks(text).next().unwrap();
        assert!(notes.notebook.cited(&mark("x [1 ¶4]")).is_some());
        assert!(notes.notebook.cited(&mark("x [1 ¶5]")).is_none());
        assert!(notes.notebook.cited(&mark("x [2 ¶4]")).is_none());
    }
}
