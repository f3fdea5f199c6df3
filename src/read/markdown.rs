//! Markdown: the text stays the file byte for byte, and its blocks are the paragraphs.

use super::draft::Draft;

/// The draft of a Markdown file.
pub fn draft(text: String) -> Draft {
    Draft::of_text(text)
}
