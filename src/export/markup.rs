//! What the exports in XML and HTML share: escaping.

/// `text` as the content of an element or of an attribute in quotes, in XML and HTML alike. What XML 1.0 cannot hold at
/// all becomes a replacement character.
pub(super) fn escaped_markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped_markup;

    #[test]
    fn words_are_never_markup() {
        assert_eq!(
            escaped_markup("<b a=\"x\" c='y'>&amp;\u{1}\n"),
            "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;\u{fffd}\n"
        );
    }
}
