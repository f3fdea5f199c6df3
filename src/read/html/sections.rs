//! Sections beside the main text: of a report in parts, Readability takes the longest part alone.

use std::collections::BTreeMap;

use super::blocks::Block;

/// An element that begins and ends blocks.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The position of the one it stands in; the first stands in itself.
    pub parent: usize,
    /// Its name and its classes: sections of one kind have the same.
    pub kind: String,
}

/// So many levels of sections lie in one another at the most.
const LEVELS: usize = 12;

/// A block of so many words says where the main text is.
const TELLING_WORDS: usize = 8;

/// Parts of the classes of what stands beside the text of an article, in lower case.
const ASIDE: &[&str] = &[
    "aside",
    "banner",
    "breadcrumb",
    "card",
    "comment",
    "disqus",
    "footer",
    "header",
    "menu",
    "nav",
    "newsletter",
    "promo",
    "recommend",
    "related",
    "share",
    "sidebar",
    "social",
    "sponsor",
    "teaser",
    "toc",
    "trending",
    "widget",
];

/// Elements that are sections without saying so in a class.
const SECTIONS: &[&str] = &["section", "dl", "li"];

/// Adds to the main text the sections that are of one kind with the one it stands in, beside that or beside one around
/// it, where they hold running text. One with a headline of its own is another article.
pub fn widen(blocks: &[Block], elements: &[Element], is_main: &mut [bool]) {
    let tells = |block: &Block| block.link_share < 50 && block.words.split_whitespace().nth(TELLING_WORDS).is_some();
    let telling = blocks.iter().zip(&*is_main).filter(|(block, is_main)| **is_main && tells(block));
    let Some(mut inner) = telling.map(|(block, _)| block.within).reduce(|one, other| common(elements, one, other))
    else {
        return;
    };
    for _ in 0..LEVELS {
        let Some(Element { parent, kind }) = elements.get(inner).filter(|_| inner > 0) else { return };
        if names_sections(kind) {
            let children = Children::of(*parent, elements);
            let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
            for block in blocks {
                if let Some(child) = children.around(block.within)
                    && elements.get(child).is_some_and(|element| element.kind == *kind)
                {
                    parts.entry(child).or_default().add(block);
                }
            }
            parts.retain(|&child, part| child == inner || part.is_text());
            if parts.len() > 1 {
                for (block, is_main) in blocks.iter().zip(&mut *is_main) {
                    let child = children.around(block.within);
                    let belongs = child.is_some_and(|child| child == block.within || parts.contains_key(&child));
                    *is_main |= belongs && block.link_share < 50;
                }
            }
        }
        inner = *parent;
    }
}

/// The innermost element around both.
fn common(elements: &[Element], mut one: usize, mut other: usize) -> usize {
    // An element stands behind the one that it stands in.
    while one != other {
        let later = if one > other { &mut one } else { &mut other };
        *later = elements.get(*later).map_or(0, |element| element.parent);
    }
    one
}

fn names_sections(kind: &str) -> bool {
    (kind.contains(' ') || SECTIONS.contains(&kind)) && !is_aside(kind)
}

fn is_aside(kind: &str) -> bool {
    ASIDE.iter().any(|part| kind.contains(part))
}

/// The children of one element.
struct Children {
    /// Of each element, the child it stands in; none beneath what stands beside the text.
    around: Vec<Option<usize>>,
}

impl Children {
    fn of(parent: usize, elements: &[Element]) -> Self {
        let mut around: Vec<Option<usize>> = Vec::with_capacity(elements.len());
        for (at, element) in elements.iter().enumerate() {
            let child = if element.parent == parent && at > 0 {
                Some(at)
            } else {
                around.get(element.parent).copied().flatten()
            };
            around.push(child.filter(|_| !is_aside(&element.kind)));
        }
        Self { around }
    }

    /// The child that the element is or stands in.
    fn around(&self, element: usize) -> Option<usize> {
        self.around.get(element).copied().flatten()
    }
}

/// What a section holds.
#[derive(Default)]
struct Part {
    words: usize,
    linked: usize,
    has_sentence: bool,
    has_headline: bool,
}

impl Part {
    fn add(&mut self, block: &Block) {
        let words = block.words.split_whitespace().count();
        self.words += words;
        self.linked += if block.link_share < 50 { 0 } else { words };
        self.has_sentence |= words > TELLING_WORDS && block.words.ends_with(['.', '!', '?', ':', '”', '"']);
        self.has_headline |= block.rank == Some(1);
    }

    /// Whether it is running text, and of the same article.
    fn is_text(&self) -> bool {
        self.has_sentence && !self.has_headline && self.linked * 10 < self.words * 3
    }
}
