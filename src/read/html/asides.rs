//! What stands beside a page's article: comments and other stories, the sidebar, the foot.

use std::collections::{BTreeMap, BTreeSet};

use dom_query::{Document, NodeId, NodeRef};

/// Words of classes, ids and roles of elements that hold other texts, in lower case.
const OTHERS: &[&str] = &[
    "comment",
    "comments",
    "discussion",
    "disqus",
    "latest",
    "livefeed",
    "newsletter",
    "popular",
    "promo",
    "recent",
    "recirc",
    "recommended",
    "recommendations",
    "related",
    "replies",
    "respond",
    "sponsored",
    "teaser",
    "teasers",
    "ticker",
    "trending",
];

/// Names of such elements that need more than one word to say so.
const NAMES: &[&str] = &[
    "breaking-news",
    "more-from",
    "more-news",
    "more-stories",
    "news-feed",
    "read-also",
    "read-more",
    "read-next",
    "top-news",
    "top-stories",
];

/// Elements beside what a page is about, and words of their classes, ids and roles.
const BESIDE: &[&str] = &[
    "aside",
    "complementary",
    "contentinfo",
    "dialog",
    "footer",
    "masthead",
    "nav",
    "navigation",
    "sidebar",
    "weather",
];

/// The page itself and its main part: a class of theirs tells of what they hold besides.
const WHOLE: &[&str] = &["html", "body", "main"];

/// How many headings are asked what they stand in.
const HEADINGS: usize = 8;

/// How many elements of a page without a headline are weighed against it.
const WEIGHED: usize = 16;

/// What stands beside the article of one page.
pub struct Asides {
    /// The elements, and whether each holds other texts.
    elements: BTreeMap<NodeId, bool>,
}

impl Asides {
    /// Of a page that is all text.
    pub fn none() -> Self {
        Self { elements: BTreeMap::new() }
    }

    /// Of `page`; `is_title` knows the words of its headline. What is around that is never an aside, whatever it is called:
    /// the article stands in it.
    pub fn of(page: &Document, is_title: impl Fn(&str) -> bool) -> Self {
        let around = around(page, is_title);
        let whole = page.root().text().len();
        let (mut elements, mut weighed) = (BTreeMap::new(), 0);
        let root = page.root();
        let mut next = root.first_child();
        while let Some(node) = next {
            let is_open = around.contains(&node.id) || !node.is_element();
            let kind = if is_open { None } else { kind(&node) };
            // Without a headline, what holds most of the page's words is no aside either.
            let kind = kind.filter(|_| {
                let asks = around.is_empty() && weighed < WEIGHED;
                weighed += usize::from(asks);
                !asks || node.text().len() * 2 < whole
            });
            elements.extend(kind.map(|holds_others| (node.id, holds_others)));
            next = if kind == Some(true) { None } else { node.first_child() };
            let mut above = Some(node);
            while next.is_none() {
                let Some(node) = above.filter(|node| node.id != root.id) else { break };
                next = node.next_sibling();
                above = node.parent();
            }
        }
        Self { elements }
    }

    /// Whether the element opens something beside the article.
    pub fn open_at(&self, node: &NodeRef<'_>) -> bool {
        self.elements.contains_key(&node.id)
    }

    /// Whether the element is or lies in something beside the article; with `only_others`, in other texts.
    pub fn hold(&self, node: &NodeRef<'_>, only_others: bool) -> bool {
        let holds =
            |node: &NodeRef<'_>| self.elements.get(&node.id).is_some_and(|holds_others| *holds_others || !only_others);
        !self.elements.is_empty() && (holds(node) || node.ancestors_it(None).any(|node| holds(&node)))
    }
}

/// The elements around the page's headline, or its first heading of the highest rank.
fn around(page: &Document, is_title: impl Fn(&str) -> bool) -> BTreeSet<NodeId> {
    let headings = page.select("h1, h2, h3");
    let nodes = headings.nodes();
    let mut titles: Vec<&NodeRef<'_>> = nodes.iter().filter(|node| is_title(&node.text())).take(HEADINGS).collect();
    if titles.is_empty() {
        titles = nodes.iter().filter(|node| node.node_name().is_some_and(|name| &*name == "h1")).take(1).collect();
    }
    titles.iter().flat_map(|node| node.ancestors_it(None)).map(|node| node.id).collect()
}

/// Whether the element by itself says that it stands beside the article: `Some(true)` where it holds other texts.
fn kind(node: &NodeRef<'_>) -> Option<bool> {
    let name = node.node_name()?;
    if WHOLE.contains(&&*name) {
        return None;
    }
    let mut is_beside = BESIDE.contains(&&*name);
    for value in ["class", "id", "role"].iter().filter_map(|key| node.attr(key)) {
        for name in value.split_whitespace() {
            let name = name.to_lowercase().replace('_', "-");
            let has = |list: &[&str]| name.split(['-', ':']).any(|word| list.contains(&word));
            if has(OTHERS) || NAMES.iter().any(|phrase| name.contains(phrase)) {
                return Some(true);
            }
            is_beside |= has(BESIDE);
        }
    }
    // The foot of an article is a part of it (HTML, 4.3.8).
    let is_foot = || {
        &*name == "footer"
            && node.ancestors_it(None).any(|above| above.node_name().is_some_and(|name| &*name == "article"))
    };
    (is_beside && !is_foot()).then_some(false)
}
