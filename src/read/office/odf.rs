//! OpenDocument texts, spreadsheets and presentations (ODF 1.3, part 3).

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::{Container, Flow, Node, Tag, walk};
use crate::briefing::Draft;
use crate::briefing::{FactKey, ParagraphForm, ParagraphRole};
use crate::read::ReadError;

/// The draft of an OpenDocument file.
pub fn draft(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "OpenDocument file")?;
    let locked =
        container.file("META-INF/manifest.xml")?.is_some_and(|manifest| contains(&manifest, b"encryption-data"));
    if locked {
        return Err(ReadError::Locked);
    }
    let Some(content) = container.file("content.xml")? else {
        return Err(ReadError::Damaged { name: "OpenDocument file", reason: "it has no content".to_owned() });
    };
    let styles = container.file("styles.xml")?;
    let mut reader = Reader { is_head: true, ..Reader::default() };
    for bytes in [styles.as_ref(), Some(&content)].into_iter().flatten() {
        walk(bytes, &mut |node| reader.style(&node))?;
    }
    if contains(&content, b"soft-page-break") {
        reader.flow.page = NonZeroU32::new(1);
    }
    reader.is_head = false;
    reader.is_sheet = contains(&content, b"<office:spreadsheet");
    walk(&content, &mut |node| reader.take(&node))?;
    reader.tell_notes();
    if let Some(bytes) = styles {
        // The heads and feet of pages are told with the styles.
        (reader.flow.is_furniture, reader.flow.page, reader.is_head) = (true, None, true);
        walk(&bytes, &mut |node| reader.take(&node))?;
    }
    if let Some(bytes) = container.file("meta.xml")? {
        facts(&bytes, &mut reader.flow.draft)?;
    }
    reader.flow.finish()
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn facts(bytes: &[u8], draft: &mut Draft) -> Result<(), ReadError> {
    let mut open = String::new();
    let mut words = String::new();
    walk(bytes, &mut |node| match node {
        Node::Open(tag) => {
            open = tag.name().to_owned();
            words.clear();
        }
        Node::Text(text) => words.push_str(text),
        Node::Close(_) => {
            let key = match open.as_str() {
                "title" => Some(FactKey::Title),
                "initial-creator" | "creator" => Some(FactKey::Author),
                "creation-date" => Some(FactKey::Created),
                "publisher" => Some(FactKey::Publisher),
                _ => None,
            };
            if let Some(key) = key {
                draft.state(key, &words, "document properties");
            }
            open.clear();
        }
    })
}

/// Elements whose content is no text of the document.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "note-citation",
    "annotation-end",
    "forms",
    "shapes",
    "desc",
    "title",
    "sequence-decls",
    "ruby-text",
];

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// What each style is based on.
    parents: BTreeMap<String, String>,
    style: String,
    skipped: usize,
    /// Whether only the heads and feet of pages are wanted, and how many of them are open.
    is_head: bool,
    is_sheet: bool,
    heads: usize,
    items: usize,
    paragraphs: usize,
    /// How often the open cells and rows come again.
    cells: Vec<usize>,
    rows: Vec<usize>,
    frames: Vec<ParagraphRole>,
    has_title: bool,
    /// Notes that wait for their paragraph to end: words and depth of paragraphs outside them.
    notes: Vec<String>,
    note: Option<String>,
}

impl Reader {
    fn style(&mut self, node: &Node<'_>) {
        let Node::Open(tag) = node else { return };
        if tag.name() == "style"
            && let Some(name) = tag.attr("name")
        {
            let parent = tag.attr("parent-style-name").unwrap_or_default();
            self.parents.insert(name, parent);
        }
    }

    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) if self.skipped > 0 || self.is_skipped(tag) => self.skipped += 1,
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(tag) if is_head(tag.name()) => self.heads += 1,
            Node::Close(name) if is_head(name) => self.heads = self.heads.saturating_sub(1),
            _ if self.is_head && self.heads == 0 => {}
            Node::Open(tag) => self.open(tag),
            Node::Text(words) => self.text(words),
            Node::Close(name) => self.close(name),
        }
    }

    fn is_skipped(&self, tag: &Tag<'_>) -> bool {
        SKIPPED.contains(&tag.name())
    }

    fn text(&mut self, words: &str) {
        match &mut self.note {
            Some(note) => note.push_str(words),
            None => self.flow.text(words),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "h" => self.paragraph(tag, ParagraphRole::Heading),
            "p" => self.paragraph(tag, ParagraphRole::Body),
            "s" => {
                let count = tag.attr("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text(" ".repeat(count.min(8)).as_str());
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            "soft-page-break" | "page" => {
                self.flow.page = self.flow.page.map_or(NonZeroU32::new(1), |page| page.checked_add(1))
            }
            "list-item" | "list-header" => self.items += 1,
            "note-body" | "annotation" => self.note = Some(String::new()),
            "table" if !self.is_head => self.sheet(tag),
            "table-row" => {
                self.rows.push(times(tag, "number-rows-repeated"));
                self.flow.open_row();
            }
            "table-cell" | "covered-table-cell" => {
                self.cells.push(times(tag, "number-columns-repeated"));
                self.flow.open_cell();
            }
            "frame" => self.frames.push(match tag.attr("class").as_deref() {
                Some("title") => ParagraphRole::Heading,
                Some("header" | "footer" | "date-time" | "page-number") => ParagraphRole::Boilerplate,
                _ => ParagraphRole::Body,
            }),
            _ => {}
        }
    }

    /// A sheet's name is the heading of what stands in it.
    fn sheet(&mut self, tag: &Tag<'_>) {
        let is_inside = !self.rows.is_empty() || self.paragraphs > 0;
        if let Some(name) = tag.attr("name").filter(|_| self.is_sheet && !is_inside) {
            self.flow.open(ParagraphRole::Heading, ParagraphForm::Prose);
            self.flow.text(&name);
            self.flow.close();
        }
    }

    fn paragraph(&mut self, tag: &Tag<'_>, role: ParagraphRole) {
        if let Some(note) = &mut self.note {
            note.push('\n');
            return;
        }
        self.paragraphs += 1;
        self.style = tag.attr("style-name").unwrap_or_default();
        let frame = self.frames.last().copied().filter(|role| *role != ParagraphRole::Body);
        let role = match (role, frame) {
            (ParagraphRole::Body, Some(frame)) => frame,
            (ParagraphRole::Body, None) => self.by_style(),
            (role, _) => role,
        };
        let role = if role == ParagraphRole::Title && self.has_title { ParagraphRole::Heading } else { role };
        self.has_title |= role == ParagraphRole::Title;
        let form = if self.items > 0 { ParagraphForm::Item } else { ParagraphForm::Prose };
        self.flow.open(role, form);
    }

    fn by_style(&self) -> ParagraphRole {
        let mut style = self.style.as_str();
        for _ in 0..10 {
            match style {
                "Title" => return ParagraphRole::Title,
                "Caption" | "Illustration" | "Table" | "Figure" | "TableCaption" | "FigureCaption" => {
                    return ParagraphRole::Caption;
                }
                _ if style.starts_with("Heading") => return ParagraphRole::Heading,
                _ if style.starts_with("Contents_20_") && !style.contains("Heading") => {
                    return ParagraphRole::Boilerplate;
                }
                _ => {}
            }
            match self.parents.get(style) {
                Some(parent) => style = parent,
                None => break,
            }
        }
        ParagraphRole::Body
    }

    fn close(&mut self, name: &str) {
        match name {
            "h" | "p" if self.note.is_none() => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.flow.close();
            }
            "note-body" | "annotation" => self.notes.extend(self.note.take()),
            "list-item" | "list-header" => self.items = self.items.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                let times = self.cells.pop().unwrap_or(1);
                self.flow.close_cell(times);
            }
            "table-row" => {
                let times = self.rows.pop().unwrap_or(1);
                self.flow.close_row(times);
            }
            "frame" => {
                self.frames.pop();
            }
            _ => {}
        }
    }

    /// Foot and end notes and comments follow the text.
    fn tell_notes(&mut self) {
        self.flow.page = None;
        for note in std::mem::take(&mut self.notes) {
            self.flow.open(ParagraphRole::Body, ParagraphForm::Prose);
            self.flow.text(&note);
            self.flow.close();
        }
    }
}

fn is_head(name: &str) -> bool {
    matches!(name, "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first")
}

fn times(tag: &Tag<'_>, name: &str) -> usize {
    tag.attr(name).and_then(|times| times.parse().ok()).unwrap_or(1)
}
