//! Markdown: the text stays the file byte for byte, and its blocks are the paragraphs.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::briefing::Draft;
use crate::briefing::{Paragraph, ParagraphForm, ParagraphRole};
use crate::text::Span;

/// Keys of the front matter that say when and under which title a text was published.
const DATE_KEYS: &[&str] =
    &["date", "published", "pubdate", "publishdate", "publish_date", "date_published", "created"];

/// The draft of a Markdown file.
pub fn draft(text: String) -> Draft {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader {
        text: &text,
        draft: Draft::default(),
        open: None,
        words: String::new(),
        is_title_taken: false,
        front: None,
        items: 0,
        in_row: false,
    };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.take(&event, range);
    }
    reader.close();
    let draft = reader.draft;
    Draft { text, ..draft }
}

struct Reader<'a> {
    text: &'a str,
    draft: Draft,
    /// The block being read: from the first to the last byte of words seen in it.
    open: Option<(usize, usize, ParagraphRole)>,
    /// The words of the block being read, without marks.
    words: String,
    is_title_taken: bool,
    front: Option<MetadataBlockKind>,
    items: usize,
    in_row: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, range: std::ops::Range<usize>) {
        if let Event::Text(words) | Event::Code(words) = event {
            self.words.push_str(words);
        }
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => self.front = Some(*kind),
            Event::End(TagEnd::MetadataBlock(_)) => self.front = None,
            Event::Text(words) if self.front.is_some() => self.front_matter(words),
            Event::Start(Tag::Heading { .. }) => {
                self.close();
                let role = if self.is_title_taken { ParagraphRole::Heading } else { ParagraphRole::Title };
                self.is_title_taken = true;
                self.draft.knows_headings = true;
                self.open = Some((range.end, range.start, role));
            }
            Event::Start(tag) if is_block(tag) => self.close(),
            Event::End(end) if is_block_end(*end) => self.close(),
            Event::Rule => self.close(),
            Event::Start(_) | Event::End(_) => self.widen(range),
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                self.widen(range)
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::Item) => self.items += 1,
            Event::End(TagEnd::Item) => self.items = self.items.saturating_sub(1),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.in_row = true,
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.in_row = false,
            _ => {}
        }
    }

    fn widen(&mut self, range: std::ops::Range<usize>) {
        let (start, end, role) = self.open.unwrap_or((range.start, range.end, ParagraphRole::Body));
        self.open = Some((start.min(range.start), end.max(range.end), role));
    }

    fn close(&mut self) {
        let words = std::mem::take(&mut self.words);
        let Some((start, end, role)) = self.open.take() else {
            return;
        };
        if role == ParagraphRole::Title {
            self.draft.headline = Some(words);
        }
        // Blocks come in order and apart; were one not so, it would be left out rather than break what all rely on.
        let after = self.draft.paragraphs.last().map_or(0, |paragraph| paragraph.span.end());
        let span = Span::new(self.text, start.max(after), end).map(|span| span.trimmed(self.text));
        if let Some(span) = span.filter(|span| span.of(self.text).chars().any(char::is_alphanumeric)) {
            let form = match (self.in_row, self.items) {
                (true, _) => ParagraphForm::Row,
                (false, 0) => ParagraphForm::Prose,
                (false, _) => ParagraphForm::Item,
            };
            self.draft.paragraphs.push(Paragraph { form, ..Paragraph::new(span, role) });
        }
    }

    /// Takes title and date from lines like `date: 2020-01-09`.
    fn front_matter(&mut self, words: &str) {
        for line in words.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim().to_lowercase().as_str() {
                "title" if !value.is_empty() => self.draft.title = Some(value),
                key if DATE_KEYS.contains(&key) => self.draft.dates.push(value),
                _ => {}
            }
        }
    }
}

/// Whether the element begins a block of its own.
fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell
            | Tag::Superscript
            | Tag::Subscript
    )
}

fn is_block_end(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphRole::{Body, Heading, Title};

    #[test]
    fn blocks_are_paragraphs_and_the_text_stays() {
        let text = "---\ntitle: A Day\ndate: 2021-03-04\n---\n# Harbour *opens*\n\nIt was **fine**.\nAnd [dry](http://x.org).\n\n## Next\n\n- one\n- two\n\n> said he\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n";
        let draft = draft(text.to_owned());
        assert_eq!(draft.text, text);
        let found: Vec<(&str, ParagraphRole)> =
            draft.paragraphs.iter().map(|paragraph| (draft.words(paragraph), paragraph.role)).collect();
        assert_eq!(
            found,
            [
                ("Harbour *opens*", Title),
                ("It was **fine**.\nAnd [dry](http://x.org).", Body),
                ("Next", Heading),
                ("one", Body),
                ("two", Body),
                ("said he", Body),
                ("a | b", Body),
                ("1 | 2", Body),
            ]
        );
        assert_eq!(draft.dates, ["2021-03-04"]);
    }
}
