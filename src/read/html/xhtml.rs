//! Pages that are XML: an element may end where it begins (`<a id="x"/>`), which HTML knows of a few elements only.
//! Read as HTML, all that follows would stand in a link, a title or a script.

use std::borrow::Cow;

/// How much of a page is looked at for what it is, in bytes.
const HEAD: usize = 1024;

/// Elements that HTML never closes (HTML, 13.1.2).
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The page as HTML reads it: where it is XHTML, elements that end where they begin are closed.
pub fn as_html(page: &str) -> Cow<'_, str> {
    let head = page.get(..page.floor_char_boundary(HEAD)).unwrap_or_default().to_ascii_lowercase();
    if !head.contains("xhtml") && !head.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml") {
        return Cow::Borrowed(page);
    }
    let mut html = String::with_capacity(page.len() + page.len() / 16);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        html.push_str(before);
        let length = length(tag);
        let (tag, after) = tag.split_at(length);
        match tag.strip_suffix("/>").zip(name(tag)).filter(|(_, name)| !is_void(name)) {
            Some((open, name)) => html.extend([open, "></", name, ">"]),
            None => html.push_str(tag),
        }
        rest = after;
    }
    html.push_str(rest);
    Cow::Owned(html)
}

/// How long the tag or comment is that the text begins with.
fn length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, mark) in text.bytes().enumerate() {
        match (quote, mark) {
            (None, b'"' | b'\'') => quote = Some(mark),
            (Some(open), _) if open == mark => quote = None,
            (None, b'>') => return at + 1,
            // No value holds it (XML 1.0, 3.1): this was no tag.
            (_, b'<') if at > 0 => return 1,
            _ => {}
        }
    }
    1
}

/// The name of the element that the tag opens.
fn name(tag: &str) -> Option<&str> {
    let name = tag.get(1..)?.split(|mark: char| !mark.is_ascii_alphanumeric() && mark != ':').next()?;
    name.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(name)
}

fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_that_end_where_they_begin_are_closed() {
        let page = "<?xml version='1.0'?><html><head><title/></head><body><a id='x>y' />Words<br/><!-- <a/> -->1 < 2</body></html>";
        let html = "<?xml version='1.0'?><html><head><title></title></head><body><a id='x>y' ></a>Words<br/><!-- <a/> -->1 < 2</body></html>";
        assert_eq!(as_html(page), html);
        assert_eq!(as_html("<a/>"), "<a/>", "no XML");
        assert_eq!(as_html("<?xml?><a x='"), "<?xml?><a x='");
    }
}
