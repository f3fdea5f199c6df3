//! When a page says its article was published, in its elements: `<time>`, microdata, RDFa. A time of a comment, a related
//! story or the foot is not the article's.

use dom_query::{Document, NodeRef};

use super::asides::Asides;

/// So many elements of a page are looked at.
const ELEMENTS: usize = 200;

/// Names of properties and classes that say what a time is of, in lower case.
const PUBLISHED: &[&str] =
    &["datepublished", "pubdate", "published", "dt-published", "entry-date", "dcterms:issued", "dc:date"];
const MODIFIED: &[&str] = &["datemodified", "updated", "modified", "dt-updated", "dateupdated", "dcterms:modified"];

/// The times of publication in `page`, as they are written, the best first.
///
/// Where elements are marked as the publication's, theirs; else the one that stands alone for the article. Of several
/// that are not marked, the words beside them tell, and those are read with the text.
pub fn times(page: &Document, asides: &Asides) -> Vec<String> {
    let found =
        page.select("time, [itemprop=datePublished], [property*=datePublished], [pubdate], .dt-published, .published");
    let (mut marked, mut plain) = (Vec::new(), Vec::new());
    for node in found.nodes().iter().take(ELEMENTS).filter(|node| !is_meta(node)) {
        let Some(said) = value(node) else { continue };
        let mark = mark(node);
        if asides.hold(node, mark == Some(true)) {
            continue;
        }
        match mark {
            Some(true) => marked.push(said),
            Some(false) => {}
            None => plain.push(said),
        }
    }
    plain.dedup_by_key(|said| said.get(..10).map(str::to_owned));
    if marked.is_empty() && plain.len() == 1 { plain } else { marked }
}

/// `<meta>` is asked elsewhere.
fn is_meta(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| &*name == "meta")
}

/// Whether the element, or one of the two around it, is marked as the publication's (`Some(true)`) or an update's.
fn mark(node: &NodeRef<'_>) -> Option<bool> {
    if node.has_attr("pubdate") {
        return Some(true);
    }
    std::iter::once(*node).chain(node.ancestors_it(Some(2))).find_map(|node| {
        let names: Vec<String> = ["itemprop", "property", "class"]
            .iter()
            .filter_map(|key| node.attr(key))
            .flat_map(|value| value.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let is = |list: &[&str]| {
            names.iter().any(|name| {
                list.contains(&name.as_str()) || list.contains(&name.rsplit(':').next().unwrap_or_default())
            })
        };
        // "entry-date published updated" is of a text that was never changed.
        if is(PUBLISHED) { Some(true) } else { is(MODIFIED).then_some(false) }
    })
}

/// The time: its attribute, or its words.
fn value(node: &NodeRef<'_>) -> Option<String> {
    let said = ["datetime", "content"].iter().find_map(|key| node.attr(key)).map(|value| value.to_string());
    let said = said.filter(|said| !said.trim().is_empty()).unwrap_or_else(|| node.text().to_string());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (said.len() <= 64 && said.bytes().any(|byte| byte.is_ascii_digit())).then_some(said)
}
