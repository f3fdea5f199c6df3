//! A document as the steps look at it that ask what it is: its lines, and where its text begins.

use crate::briefing::{CELL_BREAK, Document, Draft, Fact, Paragraph, ParagraphForm, ParagraphRole};
use crate::text::{Span, fold};

/// The text of a document and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub paragraphs: &'a [Paragraph],
    /// Relative to the folder, with `/` between its parts.
    pub path: &'a str,
    pub facts: &'a [Fact],
    /// Dates of publication that stand in metadata, the best first.
    pub dates: &'a [String],
    /// Where the first who speaks begins, in a record of what was said.
    pub spoken: Option<usize>,
    /// Paragraphs that belong to no text of the document's own: comments, other stories.
    pub beside: &'a [Span],
}

/// One line of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Without white space at the edges; never empty.
    pub words: &'a str,
    /// Its first byte.
    pub start: usize,
    pub paragraph: usize,
    pub role: ParagraphRole,
    pub form: ParagraphForm,
    /// Whether its paragraph is running text broken at a width.
    is_wrapped: bool,
}

impl<'a> Page<'a> {
    pub fn of_draft(draft: &'a Draft, path: &'a str) -> Self {
        let Draft { text, paragraphs, facts, dates, beside, .. } = draft;
        Self { text, paragraphs, path, facts, dates, beside, spoken: None }
    }

    pub fn of_document(document: &'a Document) -> Self {
        let Document { text, paragraphs, path, metadata, turns, .. } = document;
        let spoken = turns.first().map(|turn| turn.label.start());
        Self { text, paragraphs, path, facts: metadata, dates: &[], beside: &[], spoken }
    }

    /// Whether the line belongs to no text of the document's own.
    pub fn is_beside(&self, line: &Line<'_>) -> bool {
        let start = self.paragraphs.get(line.paragraph).map(|paragraph| paragraph.span.start());
        start.is_some_and(|start| self.beside.binary_search_by_key(&start, |span| span.start()).is_ok())
    }

    pub fn words(&self, paragraph: &Paragraph) -> &'a str {
        paragraph.span.of(self.text)
    }

    /// The last part of the path.
    pub fn name(&self) -> &'a str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The lines of its paragraphs, in order; what is hidden is left out.
    pub fn lines(&self) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        for (position, paragraph) in self.paragraphs.iter().enumerate().filter(|(_, paragraph)| !paragraph.is_hidden) {
            let mut start = paragraph.span.start();
            let is_wrapped = is_wrapped(self.words(paragraph));
            for line in self.words(paragraph).split('\n') {
                let words = line.trim();
                if !words.is_empty() {
                    let lead = line.len() - line.trim_start().len();
                    let (role, form) = (paragraph.role, paragraph.form);
                    lines.push(Line { words, start: start + lead, paragraph: position, role, form, is_wrapped });
                }
                start += line.len() + 1;
            }
        }
        lines
    }
}

impl Line<'_> {
    /// Whether it is a row of a table of several columns: its dates and words are of what the row is about.
    pub fn is_record(&self) -> bool {
        self.form.is_row() && self.words.matches(CELL_BREAK).nth(1).is_some()
    }

    /// Whether it is running text: long, and with a sentence's end.
    pub fn is_running(&self) -> bool {
        let is_text = self.is_wrapped || self.words.len() >= RUNNING && has_end(self.words);
        self.role == ParagraphRole::Body && !self.form.is_row() && is_text
    }
}

/// A line of fewer bytes does not prove that a text has begun.
const RUNNING: usize = 80;

/// Whether the words are running text broken at a width: several lines of like length.
fn is_wrapped(words: &str) -> bool {
    let lines = words.split('\n').count();
    let widest = words.split('\n').map(str::len).max().unwrap_or(0);
    let full = words.split('\n').filter(|line| line.len() * 3 >= widest * 2).count();
    lines >= 2 && (40..200).contains(&widest) && words.len() >= RUNNING && (full + 1) * 4 >= lines * 3 && has_end(words)
}

fn has_end(words: &str) -> bool {
    let closed = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    closed.ends_with(['.', '!', '?', '…', ':', ';']) || words.contains(". ")
}

/// Words in lower case with one space between, straight apostrophes, without marks at the edges.
pub(super) fn plain(words: &str) -> String {
    let words = fold::folded(words);
    words.trim_matches(|mark: char| !mark.is_alphanumeric()).to_owned()
}
