//! OpenDocument texts, spreadsheets and presentations (ODF 1.3, part 3).

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::flow::NOT_CALCULATED;
use super::{Container, Flow, Node, Tag};
use crate::briefing::{Draft, FactKey, ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::names::Names;
use crate::read::rest::Rest;

/// The draft of an OpenDocument file.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "OpenDocument file", rest)?;
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
        container.walk(bytes, &mut |node| reader.style(&node))?;
    }
    if contains(&content, b"soft-page-break") {
        reader.flow.page = NonZeroU32::new(1);
    }
    reader.is_head = false;
    reader.is_sheet = contains(&content, b"<office:spreadsheet");
    container.walk(&content, &mut |node| reader.take(&node))?;
    reader.tell_notes();
    if let Some(bytes) = styles {
        // The heads and feet of pages are told with the styles.
        (reader.flow.is_furniture, reader.flow.page, reader.is_head) = (true, None, true);
        container.walk(&bytes, &mut |node| reader.take(&node))?;
    }
    if let Some(bytes) = container.file("meta.xml")? {
        facts(&mut container, &bytes, &mut reader.flow.draft)?;
    }
    reader.flow.finish(rest)
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn facts(container: &mut Container<'_>, bytes: &[u8], draft: &mut Draft) -> Result<(), ReadError> {
    let mut open = String::new();
    let mut words = String::new();
    container.walk(bytes, &mut |node| match node {
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

/// What a style says of what has it.
#[derive(Clone, Debug, Default)]
struct Style {
    /// What it is based on.
    parent: String,
    /// Whether its words are hidden or struck out, and whether its slide or sheet is not shown.
    is_apart: Option<bool>,
    is_unseen: bool,
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    styles: BTreeMap<String, Style>,
    style: String,
    /// Of the open paragraphs and spans, whether their words are to be read apart.
    apart: Vec<bool>,
    /// Of the open rows, whether nobody sees them; of the columns of the open sheet, too.
    unseen_rows: Vec<bool>,
    columns: Vec<(usize, bool)>,
    column: usize,
    /// How many groups of heading rows are open.
    head_rows: usize,
    names: Names,
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
        match tag.name() {
            "style" => {
                let parent = tag.attr("parent-style-name").unwrap_or_default();
                self.style = tag.attr("name").unwrap_or_default();
                self.styles.insert(self.style.clone(), Style { parent, ..Style::default() });
            }
            "text-properties" => {
                let display = tag.attr("display").map(|display| display == "none");
                let struck = tag.attr("text-line-through-style").map(|line| line != "none");
                if let Some(style) = self.styles.get_mut(&self.style).filter(|_| display.or(struck).is_some()) {
                    style.is_apart = Some(display == Some(true) || struck == Some(true));
                }
            }
            "table-properties" | "drawing-page-properties" => {
                let is_unseen = tag.attr("display").is_some_and(|display| display == "false")
                    || tag.attr("visibility").is_some_and(|visibility| visibility == "hidden");
                if let Some(style) = self.styles.get_mut(&self.style) {
                    style.is_unseen = is_unseen;
                }
            }
            _ => {}
        }
    }

    /// Whether words of this style are hidden or struck out, by its own word or by that of a style it is based on.
    fn is_apart(&self, style: &str) -> Option<bool> {
        let mut name = style;
        for _ in 0..10 {
            let style = self.styles.get(name)?;
            if style.is_apart.is_some() {
                return style.is_apart;
            }
            name = &style.parent;
        }
        None
    }

    fn is_unseen(&self, tag: &Tag<'_>) -> bool {
        tag.attr("style-name").and_then(|style| self.styles.get(&style)).is_some_and(|style| style.is_unseen)
    }

    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) if self.skipped > 0 || self.is_skipped(tag) => self.skipped += 1,
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(tag) if is_head(tag.name()) => self.heads += 1,
            Node::Close(name) if is_head(name) => self.heads = self.heads.saturating_sub(1),
            _ if self.is_head && self.heads == 0 => {}
            Node::Open(tag) => self.open(tag),
            Node::Text(words) if self.skipped == 0 => self.text(words),
            Node::Text(_) => {}
            Node::Close(name) => self.close(name),
        }
    }

    fn is_skipped(&self, tag: &Tag<'_>) -> bool {
        SKIPPED.contains(&tag.name())
    }

    fn text(&mut self, words: &str) {
        match &mut self.note {
            Some(note) => note.push_str(words),
            None if self.apart.last() == Some(&true) => self.flow.text_apart(words),
            None => self.flow.text(words),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "h" => self.paragraph(tag, ParagraphRole::Heading),
            "p" => self.paragraph(tag, ParagraphRole::Body),
            "span" => {
                let outer = self.apart.last().copied().unwrap_or(false);
                let own = tag.attr("style-name").and_then(|style| self.is_apart(&style));
                self.apart.push(own.unwrap_or(outer));
            }
            "hidden-text" | "hidden-paragraph" => self.apart.push(true),
            "s" => {
                let count = tag.attr("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text(" ".repeat(count.min(8)).as_str());
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            "soft-page-break" | "page" => {
                self.flow.page = self.flow.page.map_or(NonZeroU32::new(1), |page| page.checked_add(1));
                if tag.name() == "page" {
                    self.flow.is_hidden = self.is_unseen(tag);
                }
            }
            "list-item" | "list-header" => self.items += 1,
            "note-body" | "annotation" => self.note = Some(String::new()),
            "table" if !self.is_head => self.sheet(tag),
            "table-header-rows" => self.head_rows += 1,
            "table-column" if self.is_sheet => {
                self.columns.push((times(tag, "number-columns-repeated").max(1), is_collapsed(tag)));
            }
            "table-row" => {
                self.rows.push(times(tag, "number-rows-repeated"));
                self.unseen_rows.push(std::mem::replace(&mut self.flow.is_hidden, false));
                self.flow.is_hidden = self.unseen_rows.last() == Some(&true) || is_collapsed(tag);
                self.column = 0;
                self.flow.open_row();
                if self.head_rows > 0 {
                    self.flow.set_head();
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.cells.push(times(tag, "number-columns-repeated"));
                if self.is_sheet {
                    self.apart.push(self.is_column_unseen());
                }
                self.flow.open_cell();
                if tag.attr("formula").is_some() && tag.attr("value-type").is_none() {
                    self.flow.open(ParagraphRole::Body, ParagraphForm::Prose);
                    self.flow.text(NOT_CALCULATED);
                    self.flow.close();
                    self.flow.has_formulas_alone = true;
                }
            }
            "object" | "object-ole" => self.flow.has_objects = true,
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
        if self.is_sheet && !is_inside {
            self.tell_names();
            self.flow.is_hidden = self.is_unseen(tag);
            self.columns.clear();
        }
        if let Some(name) = tag.attr("name").filter(|_| self.is_sheet && !is_inside) {
            self.flow.open(ParagraphRole::Heading, ParagraphForm::Prose);
            self.flow.text(&name);
            self.flow.close();
        }
    }

    /// Whether the cell that begins stands in a column that nobody sees.
    fn is_column_unseen(&self) -> bool {
        let mut end = 0;
        let found = self.columns.iter().find(|(count, _)| {
            end += count;
            end > self.column
        });
        found.is_some_and(|(_, is_unseen)| *is_unseen)
    }

    /// Says which row of the sheet that ends names its columns.
    fn tell_names(&mut self) {
        let head = std::mem::take(&mut self.names).head();
        self.flow.draft.set_head(head);
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
        let outer = self.apart.last().copied().unwrap_or(false);
        self.apart.push(outer || self.is_apart(&self.style) == Some(true));
        self.flow.open(role, form);
        match role {
            ParagraphRole::Heading => {
                let level = tag.attr("outline-level").and_then(|level| level.parse().ok());
                level.into_iter().for_each(|level: usize| self.flow.set_level(level));
            }
            _ if form == ParagraphForm::Item => self.flow.set_level(self.items),
            _ => {}
        }
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
            match self.styles.get(style) {
                Some(known) => style = &known.parent,
                None => break,
            }
        }
        ParagraphRole::Body
    }

    fn close(&mut self, name: &str) {
        match name {
            "h" | "p" if self.note.is_none() => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.apart.pop();
                self.flow.close();
            }
            "span" | "hidden-text" | "hidden-paragraph" => {
                self.apart.pop();
            }
            "table-header-rows" => self.head_rows = self.head_rows.saturating_sub(1),
            "table" if self.is_sheet && self.rows.is_empty() && self.paragraphs == 0 => self.tell_names(),
            "note-body" | "annotation" => self.notes.extend(self.note.take()),
            "list-item" | "list-header" => self.items = self.items.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                let times = self.cells.pop().unwrap_or(1);
                if self.is_sheet {
                    self.column = self.column.saturating_add(times.max(1));
                    self.apart.pop();
                }
                self.flow.close_cell(times);
            }
            "table-row" => {
                let times = self.rows.pop().unwrap_or(1);
                let position = self.flow.draft.paragraphs.len();
                if self.is_sheet && self.rows.is_empty() && !self.flow.is_hidden && self.names.wants_more() {
                    self.names.take(&self.flow.cells(), position);
                }
                self.flow.close_row(times);
                self.flow.is_hidden = self.unseen_rows.pop().unwrap_or(false);
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
            self.flow.open(ParagraphRole::Body, ParagraphForm::Note);
            self.flow.text(&note);
            self.flow.close();
        }
    }
}

fn is_head(name: &str) -> bool {
    matches!(name, "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first")
}

/// Whether the row or column is hidden or filtered away.
fn is_collapsed(tag: &Tag<'_>) -> bool {
    tag.attr("visibility").is_some_and(|visibility| visibility != "visible")
}

fn times(tag: &Tag<'_>, name: &str) -> usize {
    tag.attr(name).and_then(|times| times.parse().ok()).unwrap_or(1)
}
