//! What all Markdown exports share: escaping, and how a citation reads.

use crate::briefing::time_value;
use crate::notes::Citation;
use crate::text::printable;

/// `words` of a source as Markdown text: on one line, and never read as markup.
pub fn escaped(words: &str) -> String {
    let words = printable(words);
    let mut escaped = String::with_capacity(words.len());
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in words.char_indices() {
        // These mean something at the start of a line only; "2020." would be the number of an item.
        let begins_block = at == 0 && matches!(c, '#' | '+' | '-' | '|' | '=');
        let is_number = at > 0 && at == digits && matches!(c, '.' | ')');
        if begins_block || is_number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A path as Markdown code.
pub fn path(path: &str) -> String {
    format!("`{}`", printable(path).replace('`', "'"))
}

/// A citation for people: quoted words, title, date and paragraph.
///
/// “Two envoys were expelled.” (Envoys leave, 9 January 2020, ¶4)
pub fn citation_line(citation: &Citation) -> String {
    let date =
        citation.published.as_deref().map_or_else(String::new, |date| format!(", {}", time_value::readable(date)));
    format!("“{}” ({}{date}, {})", printable(&citation.quote), printable(&citation.title), citation.spot())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_cannot_write_markup() {
        assert_eq!(escaped("2020. It was. 3.5"), r"2020\. It was. 3.5");
        assert_eq!(escaped("<script> [x](y)\n# *z*"), r"\<script\> \[x\](y) # \*z\*");
    }
}
