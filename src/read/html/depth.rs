//! How deep a page is nested, found before it is parsed: parsers and what walks their trees take time and room that grow
//! with the depth, and a hostile page can have any.

use dom_query::Document;

use crate::read::ReadError;

/// The deepest nesting that is read: what Blink and WebKit, the engines of most browsers, allow.
const DEEPEST: usize = 512;

/// Elements that never hold others, or that end by themselves where the next begins.
const FLAT: &[&[u8]] = &[
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
    b"p",
    b"li",
    b"td",
    b"th",
    b"tr",
    b"option",
    b"dt",
    b"dd",
    b"tbody",
    b"thead",
    b"tfoot",
    b"html",
    b"body",
    b"head",
    b"optgroup",
    b"rp",
    b"rt",
];

/// Elements that the parser opens again in every block until they are closed.
const REOPENED: &[&[u8]] =
    &[b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"];

/// Fails where the page is nested deeper than it can be read safely. Takes time in proportion to the page's length.
pub fn check(page: &str) -> Result<(), ReadError> {
    let lower = page.to_ascii_lowercase();
    let mut open: Vec<&[u8]> = Vec::new();
    let mut reopened = 0_usize;
    let mut rest = lower.as_bytes();
    while let Some((tag, after)) = next_tag(rest) {
        rest = after;
        let (closes, tag) = tag.strip_prefix(b"/").map_or((false, tag), |tag| (true, tag));
        let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        if name.is_empty() || FLAT.contains(&name) {
            continue;
        }
        let is_reopened = REOPENED.contains(&name);
        if closes {
            if is_reopened {
                reopened = reopened.saturating_sub(1);
            }
            if let Some(at) = open.iter().rposition(|above| *above == name) {
                open.truncate(at);
            }
            continue;
        }
        if RAW.contains(&name) {
            rest = after_raw(rest, name);
            continue;
        }
        if !tag.ends_with(b"/") || is_reopened {
            open.push(name);
            reopened += usize::from(is_reopened);
        }
        let depth = open.len().max(reopened);
        if depth > DEEPEST {
            return Err(ReadError::TooDeep { limit: DEEPEST });
        }
    }
    Ok(())
}

/// Fails where the tree that the parser built is deeper than it can be read safely: the parser has rules that a look at
/// the tags alone cannot foresee.
pub fn check_tree(page: &Document) -> Result<(), ReadError> {
    let root = page.root();
    let (mut next, mut depth) = (root.first_child(), 0_usize);
    while let Some(node) = next {
        next = node.first_child();
        if next.is_some() {
            depth += 1;
            if depth > 2 * DEEPEST {
                return Err(ReadError::TooDeep { limit: DEEPEST });
            }
            continue;
        }
        next = node.next_sibling();
        let mut above = node.parent();
        while next.is_none() {
            let Some(parent) = above.filter(|parent| parent.id != root.id) else {
                break;
            };
            depth = depth.saturating_sub(1);
            next = parent.next_sibling();
            above = parent.parent();
        }
    }
    Ok(())
}

/// What stands between the next `<` and its `>`, and what follows; comments are skipped.
fn next_tag(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = bytes;
    loop {
        let start = rest.iter().position(|&byte| byte == b'<')?;
        rest = rest.get(start + 1..)?;
        if let Some(comment) = rest.strip_prefix(b"!--") {
            let end = comment.windows(3).position(|window| window == b"-->")?;
            rest = comment.get(end + 3..)?;
            continue;
        }
        if !rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let end = rest.iter().position(|&byte| byte == b'>').unwrap_or(rest.len());
        return Some((rest.get(..end)?, rest.get(end..)?));
    }
}

/// What follows the end of an element whose content is no markup.
fn after_raw<'a>(bytes: &'a [u8], name: &[u8]) -> &'a [u8] {
    let end = bytes.windows(name.len() + 2).position(|window| window.starts_with(b"</") && window.ends_with(name));
    end.and_then(|end| bytes.get(end..)).unwrap_or_default()
}
