//! A document in the making.

use std::num::{NonZeroU8, NonZeroU32};

use super::{CELL_BREAK, Fact, FactKey, Paragraph, ParagraphForm, ParagraphRole, Recognised, Thread};
use crate::text::{Span, paragraphs};

/// What a format's reader makes of a file.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The text that all offsets count in.
    pub text: String,
    /// In order, apart from one another, none empty.
    pub paragraphs: Vec<Paragraph>,
    /// The title that stands in metadata.
    pub title: Option<String>,
    /// The words of the headline, where the text has them with marks between.
    pub headline: Option<String>,
    /// Dates of publication that stand in metadata, the best first.
    pub dates: Vec<String>,
    /// What the file says of itself.
    pub facts: Vec<Fact>,
    /// Whether the format itself says which paragraphs are headings: then none is guessed.
    pub knows_headings: bool,
    /// Of a message: where it stands among others.
    pub thread: Option<Thread>,
    /// Stretches of what stands beside a page's article: comments, related stories. No date in them is the document's.
    pub beside: Vec<Span>,
    /// What of it was read by recognition.
    pub recognised: Option<Recognised>,
}

impl Draft {
    /// The draft of plain text.
    pub fn of_text(text: String) -> Self {
        let paragraphs = paragraphs(&text).into_iter().map(|piece| Paragraph {
            page: piece.page,
            form: if piece.item.is_some() { ParagraphForm::Item } else { ParagraphForm::Prose },
            level: piece.item,
            ..Paragraph::new(piece.span, ParagraphRole::Body)
        });
        let paragraphs = paragraphs.collect();
        Self { text, paragraphs, ..Self::default() }
    }

    /// Adds a paragraph with `words` to the text, after a blank line, and returns it for what else is known of it.
    /// Nothing is added where there are no words.
    pub fn push(&mut self, words: &str, role: ParagraphRole) -> Option<&mut Paragraph> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(&self.text, start, self.text.len())?;
        self.paragraphs.push(Paragraph::new(span, role));
        self.paragraphs.last_mut()
    }

    /// Adds what `block` holds.
    pub fn push_block(&mut self, block: &Block) {
        self.knows_headings |= matches!(block.role, ParagraphRole::Heading | ParagraphRole::Title);
        if let Some(paragraph) = self.push(&block.words, block.role) {
            paragraph.page = block.page;
            paragraph.form = block.form;
            paragraph.level = block.level;
            paragraph.is_hidden = block.is_hidden;
        }
    }

    /// Adds the paragraphs of `other`, as they are.
    pub fn append(&mut self, other: &Self) {
        for paragraph in &other.paragraphs {
            let Paragraph { role, form, page, level, is_hidden, .. } = *paragraph;
            let words = other.words(paragraph).to_owned();
            self.push_block(&Block { words, role, form, page, level, is_hidden });
        }
    }

    /// Parts the paragraphs at these bytes of the text: none lies across one any more. What a paragraph was for, both
    /// its parts are.
    pub fn part_at(&mut self, bytes: &[usize]) {
        let mut bytes = bytes.to_vec();
        bytes.sort_unstable();
        let mut parted = Vec::with_capacity(self.paragraphs.len() + bytes.len());
        let mut cuts = bytes.into_iter().peekable();
        for paragraph in &self.paragraphs {
            let (mut start, end) = (paragraph.span.start(), paragraph.span.end());
            while let Some(cut) = cuts.next_if(|&cut| cut < end) {
                if cut > start {
                    parted.extend(self.piece(paragraph, start, cut));
                    start = cut;
                }
            }
            parted.extend(self.piece(paragraph, start, end));
        }
        self.paragraphs = parted;
    }

    /// The words of a paragraph from one byte to another, where there are any.
    fn piece(&self, paragraph: &Paragraph, start: usize, end: usize) -> Option<Paragraph> {
        let span = Span::new(&self.text, start, end)?.trimmed(&self.text);
        (!span.is_empty()).then_some(Paragraph { span, ..*paragraph })
    }

    /// Adds a row of a table. Empty cells keep their place; a row of nothing else is left out.
    pub fn push_row(&mut self, cells: &[String], page: Option<NonZeroU32>) {
        if let Some(words) = row(cells) {
            self.push_block(&Block {
                words,
                role: ParagraphRole::Body,
                form: ParagraphForm::Row,
                page,
                ..Block::default()
            });
        }
    }

    /// Makes the row of a table at this position one that names its columns.
    pub fn set_head(&mut self, position: Option<usize>) {
        if let Some(row) = position.and_then(|position| self.paragraphs.get_mut(position))
            && row.form == ParagraphForm::Row
        {
            row.form = ParagraphForm::Head;
        }
    }

    /// Notes what the file says of itself, where it says anything.
    pub fn state(&mut self, key: FactKey, value: &str, from: &str) {
        let value = crate::text::printable(value);
        if value.is_empty() || self.facts.iter().any(|fact| fact.key == key && fact.value == value) {
            return;
        }
        match key {
            FactKey::Title if self.title.is_none() => self.title = Some(value.clone().into_owned()),
            FactKey::Date => self.dates.push(value.clone().into_owned()),
            _ => {}
        }
        self.facts.push(Fact { key, value: value.into_owned(), from: from.to_owned() });
    }

    /// The words of a paragraph.
    pub fn words(&self, paragraph: &Paragraph) -> &str {
        paragraph.span.of(&self.text)
    }

    /// The headline: the paragraph that is one, in one line, or what the metadata say.
    pub fn title(&self) -> Option<String> {
        let paragraph = self.paragraphs.iter().find(|paragraph| paragraph.role == ParagraphRole::Title);
        let words =
            self.headline.as_deref().or(paragraph.map(|paragraph| self.words(paragraph))).or(self.title.as_deref())?;
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }
}

/// A paragraph in the making.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Its words.
    pub words: String,
    /// What it is for.
    pub role: ParagraphRole,
    /// How it is set.
    pub form: ParagraphForm,
    /// Where it begins.
    pub page: Option<NonZeroU32>,
    /// How deep it stands; see [`Paragraph::level`].
    pub level: Option<NonZeroU8>,
    /// Whether the format hides it.
    pub is_hidden: bool,
}

/// The text of a row of a table, or `None` where no cell holds a word. Empty cells at its end are left out.
pub fn row(cells: &[String]) -> Option<String> {
    let cells: Vec<String> =
        cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "¦")).collect();
    let last = cells.iter().rposition(|cell| !cell.is_empty())?;
    let words = cells.iter().take(last + 1).map(String::as_str).collect::<Vec<_>>().join(CELL_BREAK);
    // A paragraph never begins with white space, and an empty first cell would.
    Some(if words.starts_with(' ') { words.replacen(' ', "– ", 1) } else { words })
}
