//! A document in the making.

use crate::briefing::{Paragraph, ParagraphRole};
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
    /// Whether the format itself says which paragraphs are headings: then none is guessed.
    pub knows_headings: bool,
}

impl Draft {
    /// The draft of plain text.
    pub fn of_text(text: String) -> Self {
        let paragraphs = paragraphs(&text)
            .into_iter()
            .map(|span| Paragraph { span, role: ParagraphRole::Body, repeats: None })
            .collect();
        Self { text, paragraphs, ..Self::default() }
    }

    /// Adds a paragraph with `words` to the text, after a blank line. Nothing is added where there are no words.
    pub fn push(&mut self, words: &str, role: ParagraphRole) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(span) = Span::new(&self.text, start, self.text.len()) {
            self.paragraphs.push(Paragraph { span, role, repeats: None });
        }
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
