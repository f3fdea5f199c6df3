//! Word documents (ECMA-376, part 1, 17).

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::{Container, Flow, Node, Tag, ooxml_facts, relations, walk};
use crate::briefing::Draft;
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;

/// The draft of a Word document.
pub fn draft(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "Word document")?;
    let main = relations(&mut container, "")?
        .into_iter()
        .find_map(|(_, kind, target)| (kind == "officeDocument").then_some(target))
        .unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(document) = container.file(&main)? else {
        return Err(ReadError::Damaged { name: "Word document", reason: "it has no text part".to_owned() });
    };
    let styles = match container.file("word/styles.xml")? {
        Some(bytes) => styles(&bytes)?,
        None => BTreeMap::new(),
    };
    let mut reader = Reader::new(styles);
    if contains(&document, b"lastRenderedPageBreak") {
        reader.flow.page = NonZeroU32::new(1);
    }
    walk(&document, &mut |node| reader.take(&node))?;
    let mut beside: Vec<(u8, String)> = relations(&mut container, &main)?
        .into_iter()
        .filter_map(|(_, kind, target)| match kind.as_str() {
            "footnotes" => Some((0, target)),
            "endnotes" => Some((1, target)),
            "comments" => Some((2, target)),
            "header" => Some((3, target)),
            "footer" => Some((4, target)),
            _ => None,
        })
        .collect();
    beside.sort();
    reader.flow.page = None;
    for (rank, target) in beside {
        if let Some(bytes) = container.file(&target)? {
            reader.flow.is_furniture = rank >= 2;
            walk(&bytes, &mut |node| reader.take(&node))?;
        }
    }
    ooxml_facts(&mut container, &mut reader.flow.draft)?;
    reader.flow.finish()
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// What each style, by its id, makes of a paragraph.
fn styles(bytes: &[u8]) -> Result<BTreeMap<String, (ParagraphRole, ParagraphForm)>, ReadError> {
    let mut found: BTreeMap<String, (ParagraphRole, ParagraphForm)> = BTreeMap::new();
    let mut id = String::new();
    walk(bytes, &mut |node| {
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
                    && *own == Default::default()
                {
                    *own = base;
                }
            }
            "outlineLvl" if value.len() == 1 && value != "9" => {
                if let Some((role @ ParagraphRole::Body, _)) = found.get_mut(&id) {
                    *role = ParagraphRole::Heading;
                }
            }
            _ => {}
        }
    })?;
    Ok(found)
}

fn by_style_name(name: &str) -> (ParagraphRole, ParagraphForm) {
    let name = name.to_lowercase();
    let starts = |start: &str| name.starts_with(start);
    match () {
        () if name == "title" => (ParagraphRole::Title, ParagraphForm::Prose),
        () if starts("heading") || starts("toc heading") => (ParagraphRole::Heading, ParagraphForm::Prose),
        () if name == "caption" || starts("image caption") || starts("table caption") => {
            (ParagraphRole::Caption, ParagraphForm::Prose)
        }
        () if starts("toc ") || name == "header" || name == "footer" => {
            (ParagraphRole::Boilerplate, ParagraphForm::Prose)
        }
        () if starts("list") => (ParagraphRole::Body, ParagraphForm::Item),
        () => Default::default(),
    }
}

struct Reader {
    flow: Flow,
    styles: BTreeMap<String, (ParagraphRole, ParagraphForm)>,
    /// How many elements that are not read are open.
    skipped: usize,
    is_text: bool,
    has_title: bool,
}

/// Elements whose content is no text of the document: what was deleted or moved away, a second form of the same thing,
/// the instructions of fields.
const SKIPPED: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText"];

impl Reader {
    fn new(styles: BTreeMap<String, (ParagraphRole, ParagraphForm)>) -> Self {
        Self { flow: Flow::default(), styles, skipped: 0, is_text: false, has_title: false }
    }

    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) if self.skipped > 0 || SKIPPED.contains(&tag.name()) => self.skipped += 1,
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(tag) => self.open(tag),
            Node::Text(words) if self.is_text && self.skipped == 0 => self.flow.text(words),
            Node::Text(_) => {}
            Node::Close(name) => match *name {
                "t" => self.is_text = false,
                "p" => self.close_paragraph(),
                "tc" => self.flow.close_cell(1),
                "tr" => self.flow.close_row(1),
                _ => {}
            },
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" => self.flow.open(ParagraphRole::Body, ParagraphForm::Prose),
            "pStyle" => self.set_style(&tag.attr("val").unwrap_or_default()),
            "numPr" => {
                if let Some(block) = self.flow.paragraph()
                    && block.role == ParagraphRole::Body
                {
                    block.form = ParagraphForm::Item;
                }
            }
            "outlineLvl" if tag.attr("val").is_some_and(|level| level.len() == 1 && level != "9") => {
                if let Some(block) = self.flow.paragraph().filter(|block| block.role == ParagraphRole::Body) {
                    block.role = ParagraphRole::Heading;
                }
            }
            "t" => self.is_text = true,
            "tab" | "ptab" => self.flow.text("\t"),
            "br" | "cr" => self.flow.text("\n"),
            "noBreakHyphen" => self.flow.text("-"),
            "lastRenderedPageBreak" => {
                let next = self.flow.page.and_then(|page| page.checked_add(1));
                self.flow.page = next;
                // A paragraph that has not begun stands on the new page.
                if let Some(block) = self.flow.paragraph().filter(|block| block.words.is_empty()) {
                    block.page = next;
                }
            }
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            _ => {}
        }
    }

    fn set_style(&mut self, id: &str) {
        let (role, form) = self.styles.get(id).copied().unwrap_or_else(|| by_style_name(id));
        let has_title = self.has_title;
        if let Some(block) = self.flow.paragraph().filter(|block| block.role == ParagraphRole::Body) {
            block.role = if role == ParagraphRole::Title && has_title { ParagraphRole::Heading } else { role };
            // What the paragraph itself says of being an item may come before its style.
            if form != ParagraphForm::Prose {
                block.form = form;
            }
        }
    }

    fn close_paragraph(&mut self) {
        self.has_title |= self.flow.paragraph().is_some_and(|block| block.role == ParagraphRole::Title);
        self.flow.close();
    }
}
