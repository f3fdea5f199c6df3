//! The blocks of a Markdown file, from the events of its parser.

use std::num::NonZeroU8;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::front;
use crate::briefing::{Block, Draft, ParagraphForm, ParagraphRole, row};
use crate::read::rest::Rest;
use crate::read::{ReadError, html, run_in};

/// The longest heading, in characters: a rule beneath a paragraph makes a heading of all its lines.
const HEADING: usize = 200;

/// A block and what its format knows besides.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The block. Its lines are those of the file.
    pub block: Block,
    /// Whether it is the heading of an outline: one that stands in a list.
    pub is_outline: bool,
    /// Whether all its words are links.
    pub is_links: bool,
    /// Whether its lines are what they are: a heading, a row, code.
    pub is_whole: bool,
}

impl Part {
    /// Whether its line breaks are those of the file, which may wrap a paragraph or part two.
    pub fn is_lines(&self) -> bool {
        !self.is_whole && matches!(self.block.role, ParagraphRole::Body)
    }
}

/// Takes the parser's events one by one.
#[derive(Default)]
pub struct Reader {
    draft: Draft,
    parts: Vec<Part>,
    words: String,
    /// Whether the strong type that is open, or was last, began with the block.
    is_led: bool,
    /// Where strong type ended that did.
    strong: Option<usize>,
    /// How many characters of the words are in links.
    linked: usize,
    links: usize,
    /// The words of pictures in the block, which come after it.
    captions: Vec<String>,
    /// The words of the picture that is open.
    picture: Option<String>,
    pictures: usize,
    heading: Option<HeadingLevel>,
    lists: usize,
    items: usize,
    notes: usize,
    cells: Vec<String>,
    is_head: bool,
    is_code: bool,
    markup: Option<String>,
    /// Why markup was left out.
    left_out: Option<ReadError>,
    matter: Option<String>,
}

impl Reader {
    /// Takes one event.
    pub fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) => self.write(&words),
            Event::Html(markup) => match &mut self.markup {
                Some(open) => open.push_str(&markup),
                None => self.inline(&markup),
            },
            Event::InlineHtml(markup) => self.inline(&markup),
            Event::SoftBreak | Event::HardBreak => self.write("\n"),
            Event::Rule => self.flush(),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.write(&words),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// What the file says of itself, and its blocks.
    pub fn end(mut self, rest: &mut Rest) -> (Draft, Vec<Part>) {
        self.flush();
        if let Some(error) = self.left_out {
            rest.tell(format!("A page in the text was left out: {error}"));
        }
        (self.draft, self.parts)
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.pictures += 1;
                self.picture.get_or_insert_default();
            }
            Tag::Strong => self.is_led = self.words.trim().is_empty(),
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::TableCell => self.words.clear(),
            tag => {
                self.flush();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level),
                    Tag::List(_) => self.lists += 1,
                    Tag::Item => self.items += 1,
                    Tag::FootnoteDefinition(_) => self.notes += 1,
                    Tag::TableHead => self.is_head = true,
                    Tag::CodeBlock(kind) => self.is_code = matches!(kind, CodeBlockKind::Fenced(_)),
                    Tag::HtmlBlock => self.markup = Some(String::new()),
                    Tag::MetadataBlock(_) if self.parts.is_empty() => self.matter = Some(String::new()),
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    self.captions.extend(self.picture.take());
                }
            }
            TagEnd::Strong if self.is_led => self.strong = Some(self.words.len()),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.words)),
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::MetadataBlock(_) => {
                if let Some(matter) = self.matter.take() {
                    front::matter(&matter, &mut self.draft);
                }
            }
            TagEnd::HtmlBlock => self.markup(),
            // Lines that a template indented are no code.
            TagEnd::CodeBlock if !self.is_code && is_markup(&self.words) => {
                self.markup = Some(std::mem::take(&mut self.words));
                self.markup();
            }
            tag => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::FootnoteDefinition => self.notes = self.notes.saturating_sub(1),
                    TagEnd::CodeBlock => self.is_code = false,
                    _ => {}
                }
            }
        }
    }

    fn write(&mut self, words: &str) {
        if let Some(open) = self.matter.as_mut().or(self.picture.as_mut()) {
            open.push_str(words);
            return;
        }
        if self.links > 0 {
            self.linked += words.chars().filter(|letter| letter.is_alphanumeric()).count();
        }
        self.words.push_str(words);
    }

    /// Markup in a line: a break of the line is one, a paragraph begins or ends a block, and all other marks say how words look.
    fn inline(&mut self, markup: &str) {
        let name = markup.trim_start_matches(['<', '/']).split(|letter: char| !letter.is_ascii_alphanumeric()).next();
        match name.map(str::to_ascii_lowercase).as_deref() {
            Some("br") => self.write("\n"),
            Some("p" | "div" | "blockquote") if self.heading.is_none() => self.flush(),
            _ => {}
        }
    }

    /// Ends a block of markup: it gives what a page would give.
    fn markup(&mut self) {
        let page = match self.markup.take().map(|markup| html::whole(&markup)) {
            Some(Ok(page)) => page,
            None | Some(Err(ReadError::NoText)) => return,
            Some(Err(error)) => {
                self.left_out = Some(error);
                return;
            }
        };
        for paragraph in &page.paragraphs {
            self.draft.knows_headings |= paragraph.role == ParagraphRole::Heading;
            let block = Block {
                words: page.words(paragraph).to_owned(),
                role: paragraph.role,
                form: paragraph.form,
                level: paragraph.level,
                ..Block::default()
            };
            self.parts.push(Part { block, is_whole: true, ..Part::default() });
        }
    }

    fn row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let form = if std::mem::take(&mut self.is_head) { ParagraphForm::Head } else { ParagraphForm::Row };
        if let Some(words) = row(&cells) {
            self.push(Block { words, form, ..Block::default() }, true);
        }
        self.flush();
    }

    fn push(&mut self, block: Block, is_whole: bool) {
        let letters = block.words.chars().filter(|letter| letter.is_alphanumeric()).count();
        let is_links = letters > 0 && std::mem::take(&mut self.linked) >= letters;
        let is_outline = self.items > 0 && self.heading.is_some();
        self.parts.push(Part { block, is_outline, is_links, is_whole });
    }

    /// Sets the first line apart where it heads the others.
    fn run_in(&mut self) {
        let head = self.strong.take().filter(|_| self.heading.is_none() && self.notes + self.items == 0);
        let Some((head, text)) = head.and_then(|end| self.words.split_at_checked(end)) else { return };
        if text.starts_with('\n') && run_in::is_head(head.trim(), text.trim()) {
            let (words, text) = (unescaped(head.trim().to_owned()), text.trim_start().to_owned());
            self.words = text;
            let block = Block { words, role: ParagraphRole::Heading, ..Block::default() };
            self.parts.push(Part { block, is_whole: true, ..Part::default() });
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        self.run_in();
        let words = unescaped(std::mem::take(&mut self.words));
        if words.chars().any(char::is_alphanumeric) {
            let depth = |depth: usize| u8::try_from(depth).ok().and_then(NonZeroU8::new);
            let level = self.heading.filter(|_| words.chars().nth(HEADING).is_none() && self.items == 0);
            let block = match (level, self.notes, self.items) {
                (Some(level), _, _) => {
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    Block { words, role: ParagraphRole::Heading, level: depth(level as usize), ..Block::default() }
                }
                (None, 1.., _) => Block { words, form: ParagraphForm::Note, ..Block::default() },
                (None, 0, 0) => Block { words, ..Block::default() },
                (None, 0, _) => {
                    Block { words, form: ParagraphForm::Item, level: depth(self.lists.max(1)), ..Block::default() }
                }
            };
            self.push(block, level.is_some() || self.is_code);
        }
        self.linked = 0;
        for words in std::mem::take(&mut self.captions) {
            if says_something(&words) {
                let block = Block { words, role: ParagraphRole::Caption, ..Block::default() };
                self.parts.push(Part { block, is_whole: true, ..Part::default() });
            }
        }
    }
}

/// Whether the lines are of a page: they begin with a tag and have paragraphs.
fn is_markup(lines: &str) -> bool {
    let mut letters = lines.trim_start().chars();
    letters.next() == Some('<')
        && letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && lines.contains("</p>")
}

/// Whether the words of a picture are more than the name of its file.
fn says_something(words: &str) -> bool {
    words.split_whitespace().nth(1).is_some() && words.chars().any(char::is_alphabetic)
}

/// The words with links that were escaped on the way taken for links: "[words](https://…)".
fn unescaped(words: String) -> String {
    if !words.contains("](http") {
        return words;
    }
    let mut shown = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some((before, after)) = rest.split_once("](http") {
        let address = after.split(|letter: char| letter == ')' || letter.is_whitespace()).next().unwrap_or_default();
        shown.push_str(before);
        if let Some(mark) = shown.rfind('[') {
            shown.remove(mark);
            if shown.get(..mark).is_some_and(|before| before.ends_with('!')) {
                shown.remove(mark - 1);
            }
        }
        let end = after.get(address.len()..).unwrap_or_default();
        rest = end.strip_prefix(')').unwrap_or(end);
    }
    shown.push_str(rest);
    shown
}
