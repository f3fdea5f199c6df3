//! Word documents (ECMA-376, part 1, 17).

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::{Container, Flow, Node, Tag, beside, ooxml_facts, relations, tell_objects};
use crate::briefing::Draft;
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::rest::Rest;

/// The draft of a Word document.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "Word document", rest)?;
    let main = relations(&mut container, "")?
        .into_iter()
        .find_map(|(_, kind, target)| (kind == "officeDocument").then_some(target))
        .unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(document) = container.file(&main)? else {
        return Err(ReadError::Damaged { name: "Word document", reason: "it has no text part".to_owned() });
    };
    let styles = match container.file("word/styles.xml")? {
        Some(bytes) => styles(&mut container, &bytes)?,
        None => BTreeMap::new(),
    };
    let mut reader = Reader::new(styles);
    if contains(&document, b"lastRenderedPageBreak") {
        reader.flow.page = NonZeroU32::new(1);
    }
    container.walk(&document, &mut |node| reader.take(&node))?;
    reader.end_open();
    let known = relations(&mut container, &main)?;
    let mut beside: Vec<(u8, String)> = known
        .iter()
        .filter_map(|(_, kind, target)| match kind.as_str() {
            "footnotes" => Some((0, target.clone())),
            "endnotes" => Some((1, target.clone())),
            "comments" => Some((2, target.clone())),
            "header" => Some((3, target.clone())),
            "footer" => Some((4, target.clone())),
            _ => None,
        })
        .collect();
    beside.sort();
    reader.flow.page = None;
    for (rank, target) in beside {
        if let Some(bytes) = container.part(&target)? {
            (reader.flow.is_furniture, reader.is_notes) = (rank >= 2, rank < 2);
            container.walk(&bytes, &mut |node| reader.take(&node))?;
        }
    }
    // Parts in another format, such as a page, that Word puts in when it next saves the document.
    for (_, _, target) in known.iter().filter(|(_, kind, _)| kind == "aFChunk") {
        if let Some(bytes) = container.part(target)? {
            container.rest.add(target.rsplit('/').next().unwrap_or(target).to_owned(), bytes);
        }
    }
    (reader.flow.is_furniture, reader.is_notes) = (false, false);
    beside::diagrams(&mut container, &known, &mut reader.flow)?;
    tell_objects(&known, container.rest);
    ooxml_facts(&mut container, &mut reader.flow.draft)?;
    reader.flow.finish(rest)
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// What a style makes of a paragraph or of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Style {
    role: ParagraphRole,
    form: ParagraphForm,
    /// The level of a heading or the depth of an item, from 1; 0 where it says none.
    level: usize,
    /// Whether its words are hidden or struck out.
    is_apart: bool,
}

/// What each style is, by its id.
fn styles(container: &mut Container<'_>, bytes: &[u8]) -> Result<BTreeMap<String, Style>, ReadError> {
    let mut found: BTreeMap<String, Style> = BTreeMap::new();
    let mut id = String::new();
    container.walk(bytes, &mut |node| {
        let Node::Open(tag) = node else { return };
        let value = tag.attr("val").unwrap_or_default();
        match tag.name() {
            "style" => id = tag.attr("styleId").unwrap_or_default(),
            "name" => {
                found.insert(id.clone(), by_style_name(&value));
            }
            "basedOn" => {
                let base = found.get(&value).copied();
                if let (Some(base), Some(own)) = (base, found.get_mut(&id))
                    && *own == Style::default()
                {
                    *own = base;
                }
            }
            "outlineLvl" => {
                if let Some(level) = outline(&value)
                    && let Some(style) = found.get_mut(&id).filter(|style| style.role == ParagraphRole::Body)
                {
                    (style.role, style.level) = (ParagraphRole::Heading, level);
                }
            }
            name if is_apart(name) => {
                if let Some(style) = found.get_mut(&id) {
                    style.is_apart = is_on(&value);
                }
            }
            _ => {}
        }
    })?;
    Ok(found)
}

/// The level of a heading that an outline level names: "0" is the first, and "9" is that of running text.
fn outline(value: &str) -> Option<usize> {
    value.parse().ok().filter(|level| *level < 9).map(|level: usize| level + 1)
}

/// Whether words with this property are not to be read: hidden, or struck out.
fn is_apart(property: &str) -> bool {
    matches!(property, "vanish" | "webHidden" | "specVanish" | "strike" | "dstrike")
}

/// A property that is named is on, unless it says otherwise.
fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

fn by_style_name(name: &str) -> Style {
    let name = name.to_lowercase();
    let starts = |start: &str| name.starts_with(start);
    let level = || name.rsplit(' ').next().and_then(|level| level.parse().ok()).unwrap_or(1).clamp(1, 9);
    let (role, form, level) = match () {
        () if name == "title" => (ParagraphRole::Title, ParagraphForm::Prose, 0),
        () if starts("heading") => (ParagraphRole::Heading, ParagraphForm::Prose, level()),
        () if starts("toc heading") => (ParagraphRole::Heading, ParagraphForm::Prose, 1),
        () if name == "caption" || starts("image caption") || starts("table caption") => {
            (ParagraphRole::Caption, ParagraphForm::Prose, 0)
        }
        () if starts("toc ") || name == "header" || name == "footer" => {
            (ParagraphRole::Boilerplate, ParagraphForm::Prose, 0)
        }
        () if name == "list paragraph" => (ParagraphRole::Body, ParagraphForm::Item, 0),
        () if starts("list") => (ParagraphRole::Body, ParagraphForm::Item, level()),
        () if name == "footnote text" || name == "endnote text" => (ParagraphRole::Body, ParagraphForm::Note, 0),
        () => Default::default(),
    };
    Style { role, form, level, is_apart: false }
}

struct Reader {
    flow: Flow,
    styles: BTreeMap<String, Style>,
    /// How many elements that are not read are open.
    skipped: usize,
    is_text: bool,
    has_title: bool,
    /// Whether the notes at the foot of pages are being told.
    is_notes: bool,
    /// Whether what the paragraph or its mark is like is being told.
    is_properties: bool,
    /// Whether the words of the paragraph, and of the run, are hidden or struck out.
    paragraph_apart: bool,
    run_apart: bool,
    /// Whether the end of the open paragraph was deleted: it goes on with the next.
    goes_on: bool,
}

/// Elements whose content is no text of the document: what was deleted or moved away, a second form of the same thing,
/// the instructions of fields, what something was like before it was changed.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "pPrChange",
    "rPrChange",
    "trPrChange",
    "tcPrChange",
    "tblPrChange",
    "sectPrChange",
];

impl Reader {
    fn new(styles: BTreeMap<String, Style>) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            skipped: 0,
            is_text: false,
            has_title: false,
            is_notes: false,
            is_properties: false,
            paragraph_apart: false,
            run_apart: false,
            goes_on: false,
        }
    }

    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) if self.skipped > 0 || SKIPPED.contains(&tag.name()) => {
                self.goes_on |= self.is_properties && self.skipped == 0 && tag.name() == "del";
                self.skipped += 1;
            }
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(tag) => self.open(tag),
            Node::Text(words) if self.is_text && self.skipped == 0 => self.say(words),
            Node::Text(_) => {}
            Node::Close(name) => match *name {
                "t" => self.is_text = false,
                "r" => self.run_apart = false,
                "pPr" => self.is_properties = false,
                "p" if !self.goes_on => self.close_paragraph(),
                "tc" => {
                    self.end_open();
                    self.flow.close_cell(1);
                }
                "tr" => self.flow.close_row(1),
                _ => {}
            },
        }
    }

    fn say(&mut self, words: &str) {
        if self.run_apart || self.paragraph_apart {
            self.flow.text_apart(words);
        } else {
            self.flow.text(words);
        }
    }

    /// Ends a paragraph whose end was deleted, where none follows it.
    fn end_open(&mut self) {
        if std::mem::take(&mut self.goes_on) {
            self.close_paragraph();
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" if self.goes_on => self.goes_on = false,
            "p" => {
                let form = if self.is_notes { ParagraphForm::Note } else { ParagraphForm::Prose };
                self.flow.open(ParagraphRole::Body, form);
            }
            "pPr" => self.is_properties = true,
            "pStyle" => self.set_style(&tag.attr("val").unwrap_or_default()),
            "rStyle" if !self.is_properties => {
                let style = self.styles.get(&tag.attr("val").unwrap_or_default());
                self.run_apart |= style.is_some_and(|style| style.is_apart);
            }
            name if is_apart(name) && !self.is_properties => {
                self.run_apart = is_on(&tag.attr("val").unwrap_or_default());
            }
            "numPr" => {
                if let Some(block) = self.flow.paragraph()
                    && block.role == ParagraphRole::Body
                {
                    block.form = ParagraphForm::Item;
                }
            }
            "ilvl" => {
                let level = tag.attr("val").and_then(|level| level.parse::<usize>().ok());
                let is_item = self.flow.paragraph().is_some_and(|block| block.form == ParagraphForm::Item);
                if let Some(level) = level.filter(|level| is_item && *level < 9) {
                    self.flow.set_level(level + 1);
                }
            }
            "outlineLvl" => {
                if let Some(level) = outline(&tag.attr("val").unwrap_or_default())
                    && let Some(block) = self.flow.paragraph().filter(|block| block.role == ParagraphRole::Body)
                {
                    block.role = ParagraphRole::Heading;
                    self.flow.set_level(level);
                }
            }
            "t" => self.is_text = true,
            "tab" | "ptab" if !self.is_properties => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "lastRenderedPageBreak" => {
                let next = self.flow.page.and_then(|page| page.checked_add(1));
                self.flow.page = next;
                // A paragraph that has not begun stands on the new page.
                if let Some(block) = self.flow.paragraph().filter(|block| block.words.is_empty()) {
                    block.page = next;
                }
            }
            "tbl" => self.end_open(),
            "tr" => self.flow.open_row(),
            "tblHeader" if is_on(&tag.attr("val").unwrap_or_default()) => self.flow.set_head(),
            "tc" => self.flow.open_cell(),
            _ => {}
        }
    }

    fn set_style(&mut self, id: &str) {
        let Style { role, form, level, is_apart } = self.styles.get(id).copied().unwrap_or_else(|| by_style_name(id));
        let has_title = self.has_title;
        self.paragraph_apart = is_apart;
        let is_notes = self.is_notes;
        if let Some(block) = self.flow.paragraph().filter(|block| block.role == ParagraphRole::Body) {
            block.role = if role == ParagraphRole::Title && has_title { ParagraphRole::Heading } else { role };
            // What the paragraph itself says of being an item may come before its style.
            if form != ParagraphForm::Prose && !is_notes {
                block.form = form;
            }
            if block.level.is_none() && level > 0 {
                self.flow.set_level(level);
            }
        }
    }

    fn close_paragraph(&mut self) {
        self.has_title |= self.flow.paragraph().is_some_and(|block| block.role == ParagraphRole::Title);
        self.paragraph_apart = false;
        self.flow.close();
    }
}
