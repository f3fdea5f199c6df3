//! What the words of the pages are: headings, paragraphs, quotations, tables. Screen readers and programs that take the
//! text out of a PDF go by it (tagged PDF, ISO 32000-1, 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The note's own heading.
    Title(String),
    /// The heading of a section.
    Heading(String),
    Paragraph,
    Quote,
    /// What stands at the foot of a page.
    Footnote,
    Table,
    Row,
    HeadCell,
    Cell,
}

/// The elements of a note, in the order in which they are read.
#[derive(Debug, Default)]
pub(super) struct Structure {
    elements: Vec<Element>,
}

#[derive(Debug)]
struct Element {
    kind: Kind,
    /// The position of the element that holds it.
    within: Option<usize>,
    words: Vec<Words>,
}

/// Words that stand together on a page.
#[derive(Debug)]
struct Words {
    drawn: Identifier,
    /// What makes them lead somewhere.
    link: Option<Identifier>,
}

/// Words of an element: its position, and theirs among its words.
pub(super) type WordsAt = (usize, usize);

impl Structure {
    /// Adds an element behind the others; its position.
    pub(super) fn add(&mut self, kind: Kind, within: Option<usize>) -> usize {
        self.elements.push(Element { kind, within, words: Vec::new() });
        self.elements.len() - 1
    }

    /// Takes in words of the element at `at` that were drawn.
    pub(super) fn drawn(&mut self, at: usize, drawn: Identifier) -> Option<WordsAt> {
        let words = &mut self.elements.get_mut(at)?.words;
        words.push(Words { drawn, link: None });
        Some((at, words.len() - 1))
    }

    /// Takes in that words lead somewhere.
    pub(super) fn leads(&mut self, (element, words): WordsAt, link: Identifier) {
        if let Some(words) = self.elements.get_mut(element).and_then(|element| element.words.get_mut(words)) {
            words.link = Some(link);
        }
    }

    /// All of it, as krilla wants it.
    pub(super) fn tree(self) -> TagTree {
        let mut tree = TagTree::new();
        // Elements stand behind those that hold them: from the last to the first, each goes into its holder whole.
        let mut held: Vec<Vec<Node>> = self.elements.iter().map(|_| Vec::new()).collect();
        let mut whole = Vec::new();
        for (at, element) in self.elements.into_iter().enumerate().rev() {
            let mut children: Vec<Node> = element.words.into_iter().map(node).collect();
            let mut inner = held.get_mut(at).map(std::mem::take).unwrap_or_default();
            inner.reverse();
            children.extend(inner);
            let group = TagGroup::with_children(element.kind.tag(), children).into();
            match element.within.and_then(|within| held.get_mut(within)) {
                Some(holder) => holder.push(group),
                None => whole.push(group),
            }
        }
        whole.into_iter().rev().for_each(|node: Node| tree.push(node));
        tree
    }
}

fn node(words: Words) -> Node {
    match words.link {
        Some(link) => TagGroup::with_children(Tag::Link, vec![words.drawn.into(), link.into()]).into(),
        None => words.drawn.into(),
    }
}

impl Kind {
    fn tag(self) -> TagKind {
        let heading = |level: NonZeroU16, title| Tag::Hn(level, Some(title)).into();
        match self {
            Self::Title(title) => heading(NonZeroU16::MIN, title),
            Self::Heading(title) => heading(NonZeroU16::MIN.saturating_add(1), title),
            Self::Paragraph => Tag::P.into(),
            Self::Quote => Tag::BlockQuote.into(),
            Self::Footnote => Tag::Note.into(),
            Self::Table => Tag::Table.into(),
            Self::Row => Tag::TR.into(),
            Self::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
            Self::Cell => Tag::TD.into(),
        }
    }
}
