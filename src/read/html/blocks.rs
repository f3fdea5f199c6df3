//! The blocks of words of a page, in order.

use std::num::NonZeroU8;

use dom_query::{Document, NodeRef};

use super::asides::Asides;
use super::sections::Element;
use crate::briefing::{self, ParagraphForm, ParagraphRole};
use crate::read::run_in;

/// A block of words: a paragraph, a heading, an item of a list, a row of a table.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// With one space between words and a line feed where the page breaks the line.
    pub words: String,
    /// Body, heading or caption.
    pub role: ParagraphRole,
    /// 1 for the highest heading.
    pub rank: Option<u8>,
    /// How much of it is links, in percent of its bytes.
    pub link_share: usize,
    /// How it is set.
    pub form: ParagraphForm,
    /// How deep a heading, an item or a quotation stands.
    pub level: Option<NonZeroU8>,
    /// The position of the innermost element around it.
    pub within: usize,
    /// Whether it stands beside the page's article.
    pub is_aside: bool,
    /// Whether it is a heading whose class says that it is a title.
    pub is_marked_title: bool,
    /// Whether it is written where nobody sees it.
    pub is_hidden: bool,
}

impl Block {
    /// As a paragraph of this role.
    pub fn made(&self, role: ParagraphRole) -> briefing::Block {
        let (form, level, is_hidden) = (self.form, self.level, self.is_hidden);
        briefing::Block { words: self.words.clone(), role, form, page: None, level, is_hidden }
    }

    /// Whether it stands where running text can, and is not made of links.
    pub fn can_tell(&self) -> bool {
        !self.is_aside && !self.is_hidden && self.link_share < 50
    }

    /// Whether it has more words than a label.
    pub fn is_long(&self) -> bool {
        self.words.split_whitespace().nth(TELLING_WORDS).is_some()
    }

    /// Whether it can tell something and does so in a sentence.
    pub fn tells(&self) -> bool {
        let end = self.words.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
        self.can_tell() && self.is_long() && end.ends_with(['.', '!', '?', '…'])
    }
}

/// What has more words and a sentence's end is running text.
const TELLING_WORDS: usize = 8;

/// Elements that hold nothing to read, or only what the page is steered with.
const SKIPPED: &[&str] = &[
    "head", "script", "style", "template", "iframe", "svg", "math", "object", "embed", "canvas", "audio", "video",
    "map", "nav", "footer", "form", "button", "select", "datalist", "input", "textarea", "dialog", "menu", "progress",
    "meter", "del",
];

/// The element that a browser shows only where it runs no scripts.
const WITHOUT_SCRIPTS: &str = "noscript";

/// Elements whose words are struck through: they hold no more.
const STRUCK: &[&str] = &["s", "strike"];

/// What parts the cells of a row while it is written; no page holds it as a word.
const CELL: char = '\u{1f}';

/// What stands before and behind strong type while a block is written; no page holds it as a word.
const STRONG: char = '\u{1e}';

/// Elements whose words stand in line with what is around them; all others begin and end a block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "ruby", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "td", "th",
];

/// The blocks of `page` that hold words.
pub fn blocks(page: &Document) -> Vec<Block> {
    outlined(page, &Asides::none()).0
}

/// The blocks of `page` that hold words, and the elements that they stand in.
pub fn outlined(page: &Document, asides: &Asides) -> (Vec<Block>, Vec<Element>) {
    let mut writer = Writer {
        asides,
        elements: vec![Element::default()],
        beside: vec![false],
        hides: vec![false],
        blocks: Vec::new(),
        words: String::new(),
        outside: 0,
        apart: String::new(),
        rank: None,
        is_marked_title: false,
        captions: 0,
        links: 0,
        link_depth: 0,
        strong: 0,
        preformatted: 0,
        items: 0,
        row: Row::default(),
        within: 0,
    };
    let root = page.root();
    let mut next = root.first_child();
    // Down, along, up: without recursion, as a page may be nested to any depth.
    while let Some(node) = next {
        let enters = node.is_text() || !is_skipped(&node);
        if enters {
            writer.open(&node);
        }
        next = if enters { node.first_child() } else { None };
        if next.is_none() {
            if enters {
                writer.close(&node);
            }
            next = node.next_sibling();
            let mut above = node.parent();
            while next.is_none() {
                let Some(parent) = above.filter(|parent| parent.id != root.id) else {
                    break;
                };
                writer.close(&parent);
                next = parent.next_sibling();
                above = parent.parent();
            }
        }
    }
    writer.flush();
    (writer.blocks, writer.elements)
}

fn is_skipped(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else {
        return !node.is_document() && !node.is_fragment();
    };
    SKIPPED.contains(&&*name)
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node
            .attr("role")
            .is_some_and(|role| matches!(&*role, "navigation" | "contentinfo" | "search" | "menu" | "toolbar"))
}

/// Whether who looks at the page does not see the element, though it is there: taken out, as wide as a point, outside the
/// page, clear.
fn is_unseen(node: &NodeRef<'_>) -> bool {
    const UNSEEN: &[&str] = &[
        "display:none",
        "visibility:hidden",
        "font-size:0;",
        "font-size:0px",
        "opacity:0;",
        "left:-999",
        "top:-999",
        "text-indent:-999",
        "clip:rect(0",
        "mso-hide:all",
    ];
    let is_styled = || {
        let style = style(node);
        UNSEEN.iter().any(|unseen| style.contains(unseen))
            || style.ends_with("font-size:0")
            || style.ends_with("opacity:0")
    };
    node.has_attr("hidden") || node.node_name().is_some_and(|name| &*name == WITHOUT_SCRIPTS) || is_styled()
}

/// Whether the words of the element are no part of the sentence around it: struck through, or in line and unseen.
fn is_apart(name: &str, node: &NodeRef<'_>) -> bool {
    STRUCK.contains(&name) || style(node).contains("line-through") || INLINE.contains(&name) && is_unseen(node)
}

/// The element's own style, without blanks, in lower case.
fn style(node: &NodeRef<'_>) -> String {
    node.attr("style").map(|style| style.replace(' ', "").to_ascii_lowercase()).unwrap_or_default()
}

/// A row of a table while it is written.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    cells: usize,
    /// Of them, those that head others.
    heads: usize,
}

struct Writer<'a> {
    asides: &'a Asides,
    blocks: Vec<Block>,
    words: String,
    /// How deep in elements whose words stand apart.
    outside: usize,
    /// The words of the block that stand apart.
    apart: String,
    rank: Option<u8>,
    is_marked_title: bool,
    captions: usize,
    links: usize,
    link_depth: usize,
    /// How deep in strong type.
    strong: usize,
    preformatted: usize,
    items: usize,
    row: Row,
    elements: Vec<Element>,
    /// Of each element, whether it stands beside the article.
    beside: Vec<bool>,
    /// Of each element, whether nobody sees it.
    hides: Vec<bool>,
    /// The innermost element that is open.
    within: usize,
}

impl Writer<'_> {
    fn open(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            self.write(&node.text());
            return;
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "a" => self.link_depth += 1,
            "br" => self.words.push('\n'),
            "b" | "strong" => {
                self.strong += 1;
                self.mark_strong();
            }
            "td" | "th" => {
                if self.row.cells > 0 {
                    self.words.push(CELL);
                }
                self.row.cells += 1;
                self.row.heads += usize::from(&*name == "th");
            }
            name if INLINE.contains(&name) => {}
            name => {
                self.flush();
                self.set_role(name, true);
                self.enter(name, node);
            }
        }
        self.outside += usize::from(is_apart(&name, node));
    }

    /// Marks where the outermost strong type begins or ends.
    fn mark_strong(&mut self) {
        if self.strong == 1 {
            self.words.push(STRONG);
        }
    }

    fn enter(&mut self, name: &str, node: &NodeRef<'_>) {
        let classes = node.attr("class").map(|classes| classes.trim().to_lowercase()).unwrap_or_default();
        let of = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
        self.beside.push(of(&self.beside, self.within) || self.asides.open_at(node));
        self.hides.push(of(&self.hides, self.within) || is_unseen(node));
        self.is_marked_title = self.rank.is_some() && ["title", "headline"].iter().any(|word| classes.contains(word));
        let kind = if classes.is_empty() { name.to_owned() } else { format!("{name} {classes}") };
        self.elements.push(Element { parent: self.within, kind });
        self.within = self.elements.len() - 1;
    }

    fn close(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        match &*name {
            "a" => self.link_depth = self.link_depth.saturating_sub(1),
            "br" => {}
            "b" | "strong" => {
                self.mark_strong();
                self.strong = self.strong.saturating_sub(1);
            }
            name if INLINE.contains(&name) => {}
            name => {
                self.flush();
                self.set_role(name, false);
                self.within = self.elements.get(self.within).map_or(0, |element| element.parent);
            }
        }
        self.outside -= usize::from(is_apart(&name, node)).min(self.outside);
    }

    /// Opens or closes what gives the blocks inside it their role.
    fn set_role(&mut self, name: &str, opens: bool) {
        match name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => self.rank = opens.then_some(digit - b'0'),
            b"pre" if opens => self.preformatted += 1,
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            b"li" if opens => self.items += 1,
            b"li" => self.items = self.items.saturating_sub(1),
            b"tr" => self.row = Row::default(),
            b"figcaption" | b"caption" if opens => self.captions += 1,
            b"figcaption" | b"caption" => self.captions = self.captions.saturating_sub(1),
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        if self.outside > 0 {
            self.apart.push_str(words);
            return;
        }
        if self.link_depth > 0 {
            self.links += words.trim().len();
        }
        if self.preformatted > 0 {
            self.words.extend(words.chars().filter(|letter| !matches!(*letter, CELL | STRONG)));
            return;
        }
        for letter in words.chars() {
            match letter {
                CELL | STRONG => {}
                _ if !letter.is_whitespace() => self.words.push(letter),
                _ if self.words.trim_end_matches(STRONG).ends_with(char::is_whitespace) => {}
                _ => self.words.push(' '),
            }
        }
    }

    /// Ends the block. Two breaks of the line in a row part blocks as well, and so does one behind a heading in strong type.
    fn flush(&mut self) {
        let marked = std::mem::take(&mut self.words);
        self.words.extend((self.strong > 0).then_some(STRONG));
        let words = marked.replace(STRONG, "");
        let link_share = self.links * 100 / words.len().max(1);
        let rank = self.rank;
        let role = match rank {
            Some(_) => ParagraphRole::Heading,
            None if self.captions > 0 => ParagraphRole::Caption,
            None => ParagraphRole::Body,
        };
        self.links = 0;
        let Row { cells, heads } = self.row;
        let form = match (words.contains(CELL), self.items) {
            (true, _) if heads == cells => ParagraphForm::Head,
            (true, _) => ParagraphForm::Row,
            (false, 0) => ParagraphForm::Prose,
            (false, _) => ParagraphForm::Item,
        };
        let depth = |depth: usize| NonZeroU8::new(u8::try_from(depth).unwrap_or(u8::MAX));
        let level = match (rank, form) {
            (Some(rank), _) => NonZeroU8::new(rank),
            (None, ParagraphForm::Item) => depth(self.items),
            (None, _) => None,
        };
        let within = self.within;
        let of = |list: &[bool]| list.get(within).copied().unwrap_or_default();
        let block = Block {
            words: String::new(),
            role,
            rank,
            link_share,
            form,
            level,
            within,
            is_aside: of(&self.beside),
            is_marked_title: self.is_marked_title,
            is_hidden: of(&self.hides),
        };
        let apart = std::mem::take(&mut self.apart).split_whitespace().collect::<Vec<_>>().join(" ");
        let apart = Some(Block { words: apart, is_hidden: true, ..block.clone() });
        let apart = apart.filter(|apart| apart.words.chars().any(char::is_alphanumeric));
        if form.is_row() {
            let cells: Vec<String> = words.split(CELL).map(str::to_owned).collect();
            let words = briefing::row(&cells).filter(|words| words.chars().any(char::is_alphanumeric));
            self.blocks.extend(words.map(|words| Block { words, ..block }));
            self.blocks.extend(apart);
            return;
        }
        let can_head = role == ParagraphRole::Body && form == ParagraphForm::Prose;
        let mut in_strong = false;
        let lines: Vec<Line> = marked.lines().map(|line| Line::of(line, &mut in_strong)).collect();
        let mut push = |words: &str, role: ParagraphRole| {
            let words = words.trim_matches(|mark: char| mark == '|' || mark.is_whitespace());
            if words.chars().any(char::is_alphanumeric) {
                self.blocks.push(Block { words: words.to_owned(), role, ..block.clone() });
            }
        };
        for lines in lines.split(|line| line.words.is_empty()) {
            let words = |lines: &[Line]| lines.iter().map(|line| &*line.words).collect::<Vec<_>>().join("\n");
            match lines {
                [head, text @ ..] if can_head && head.heads(text) => {
                    push(&head.words, ParagraphRole::Heading);
                    push(&words(text), role);
                }
                lines => push(&words(lines), role),
            }
        }
        self.blocks.extend(apart);
    }
}

/// A line of a block.
struct Line {
    /// With one space between words.
    words: String,
    /// Whether it is all of strong type.
    is_strong: bool,
}

impl Line {
    /// Of its words with marks around strong type, and whether it begins in it.
    fn of(marked: &str, in_strong: &mut bool) -> Self {
        let mut is_strong = true;
        for letter in marked.chars() {
            *in_strong ^= letter == STRONG;
            is_strong &= *in_strong || !letter.is_alphabetic();
        }
        let words = marked.replace(STRONG, "");
        Self { words: words.split_whitespace().collect::<Vec<_>>().join(" "), is_strong }
    }

    fn heads(&self, text: &[Self]) -> bool {
        let beneath = text.first().is_some_and(|line| !line.is_strong);
        let lines = || text.iter().map(|line| &*line.words).collect::<Vec<_>>().join("\n");
        self.is_strong && beneath && run_in::is_head(&self.words, &lines())
    }
}
