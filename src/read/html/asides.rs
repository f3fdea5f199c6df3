//! What stands beside a page's article: comments, related stories, the latest news, the foot.

use std::collections::BTreeSet;

use dom_query::{Document, NodeId, NodeRef};

/// Elements that stand beside what a page is about.
const ELEMENTS: &[&str] = &["aside", "footer", "nav", "dialog"];

/// Words of classes, ids and roles of such elements, in lower case.
const WORDS: &[&str] = &[
    "aside",
    "breaking",
    "comment",
    "comments",
    "complementary",
    "contentinfo",
    "discussion",
    "disqus",
    "feed",
    "footer",
    "latest",
    "livefeed",
    "masthead",
    "more",
    "navigation",
    "newsletter",
    "popular",
    "promo",
    "read",
    "recent",
    "recirc",
    "recommended",
    "recommendations",
    "related",
    "replies",
    "respond",
    "sidebar",
    "sponsored",
    "teaser",
    "teasers",
    "ticker",
    "top",
    "trending",
    "weather",
    "widget",
    "widgets",
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

/// How many headings are asked what they stand in.
const HEADINGS: usize = 8;

/// Tells what stands beside the article of one page.
pub struct Asides {
    /// The elements around the page's first headings: whatever they are called, the article stands in them.
    around: BTreeSet<NodeId>,
}

impl Asides {
    /// Of `page`; `is_title` knows the words of its headline.
    pub fn of(page: &Document, is_title: impl Fn(&str) -> bool) -> Self {
        let headings = page.select("h1, h2, h3");
        let nodes = headings.nodes();
        let mut titles: Vec<&NodeRef<'_>> = nodes.iter().filter(|node| is_title(&node.text())).take(HEADINGS).collect();
        if titles.is_empty() {
            titles = nodes.iter().filter(|node| node.node_name().is_some_and(|name| &*name == "h1")).take(1).collect();
        }
        let around = titles.iter().flat_map(|node| node.ancestors_it(None)).map(|node| node.id).collect();
        Self { around }
    }

    /// Of a page that is all text.
    pub fn none() -> Self {
        Self { around: BTreeSet::new() }
    }

    /// Whether the element opens something beside the article.
    pub fn open_at(&self, node: &NodeRef<'_>) -> bool {
        !self.around.contains(&node.id) && is_aside(node)
    }

    /// Whether the element is or lies in something beside the article.
    pub fn hold(&self, node: &NodeRef<'_>) -> bool {
        std::iter::once(*node)
            .chain(node.ancestors_it(None))
            .take_while(|node| !self.around.contains(&node.id))
            .any(|node| is_aside(&node))
    }
}

/// Whether the element by itself says that it stands beside the article.
fn is_aside(node: &NodeRef<'_>) -> bool {
    if node.node_name().is_some_and(|name| ELEMENTS.contains(&&*name)) {
        return true;
    }
    ["class", "id", "role"].iter().filter_map(|key| node.attr(key)).any(|value| says_aside(&value))
}

fn says_aside(value: &str) -> bool {
    value.split_whitespace().any(|name| {
        let name = name.to_lowercase().replace('_', "-");
        name.split(['-', ':']).any(|word| WORDS.contains(&word)) || NAMES.iter().any(|phrase| name.contains(phrase))
    })
}
