//! The lines of a draft's paragraphs.

use std::ops::Range;

use crate::briefing::{Draft, ParagraphForm, ParagraphRole};

/// A line that holds words.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its first byte in the text, white space left out.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How deep it is quoted; 0 where it is not.
    pub level: u8,
    /// Whether it stands right beneath the line before, without an empty line between.
    pub is_tight: bool,
    /// Whether it begins farther to the right than its paragraph does.
    pub is_indented: bool,
}

impl Line {
    /// Its bytes in the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The lines of the draft's paragraphs, in order; those of its title are left out.
pub fn lines(draft: &Draft) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last_end = 0;
    for paragraph in &draft.paragraphs {
        let mut at = paragraph.span.start();
        for raw in draft.words(paragraph).split_inclusive('\n') {
            let words = raw.trim();
            let blank = raw.len() - raw.trim_start().len();
            let (start, is_first) = (at + blank, at == paragraph.span.start());
            at += raw.len();
            if words.is_empty() || paragraph.role == ParagraphRole::Title {
                continue;
            }
            let between = draft.text.get(last_end..start).unwrap_or_default();
            let level = if paragraph.form == ParagraphForm::Quote { paragraph.level.map_or(1, u8::from) } else { 0 };
            lines.push(Line {
                start,
                end: start + words.len(),
                level,
                is_tight: last_end > 0 && between.matches('\n').nth(1).is_none(),
                is_indented: !is_first && blank > 0,
            });
            last_end = start + words.len();
        }
    }
    lines
}
