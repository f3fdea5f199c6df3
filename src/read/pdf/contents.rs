//! Tables of contents: their entries lead to a page, and are no text.

use crate::briefing::{Block, ParagraphForm, ParagraphRole};

/// So many dots lead to a page's number; after a line of contents, two do.
pub const DOTS: usize = 5;

/// The line of a table of contents, which has so many dots or more, with its dots put as one: "Costs . . . . . 12",
/// "Costs ........ 12".
pub fn line(words: &str, least: usize) -> Option<String> {
    let number = words.trim_end_matches(|mark: char| !mark.is_alphanumeric()).rsplit([' ', '.']).next()?;
    let is_number = number.chars().all(|letter| letter.is_ascii_digit() || "ivxlIVXL".contains(letter));
    let before = words.rsplit_once(number)?.0.trim_end();
    let title = before.trim_end_matches(|mark: char| mark == '.' || mark.is_whitespace());
    let dots = before.get(title.len()..)?.matches('.').count();
    (is_number && !number.is_empty() && dots >= least && !title.is_empty()).then(|| format!("{title} … {number}"))
}

/// Whether the block is a line of a table of contents, as [`line`] makes them.
pub fn is_line(block: &Block) -> bool {
    block.role == ParagraphRole::Boilerplate && block.words.contains(" … ")
}

/// The line of a table of contents without dots: a title and, apart from it, a page.
pub fn entry(cells: &[String]) -> Option<String> {
    match cells {
        [title, page] if is_page(page) => Some(format!("{title} … {page}")),
        _ => None,
    }
}

/// Whether the row is a title and a page: "3 What comes next | 12".
pub fn is_entry(block: &Block) -> bool {
    block.form == ParagraphForm::Row && block.words.rsplit_once(" | ").is_some_and(|(_, page)| is_page(page))
}

fn is_page(words: &str) -> bool {
    (1..5).contains(&words.len()) && words.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_contents_lead_to_a_page() {
        assert_eq!(line("2.1 What it cost ........ 12", DOTS).as_deref(), Some("2.1 What it cost … 12"));
        assert_eq!(line("Preface . . . . . . . iv", DOTS).as_deref(), Some("Preface … iv"));
        assert_eq!(line("It cost 12", DOTS), None);
        assert_eq!(line("And so on... 12", DOTS), None);
        assert_eq!(line("........ 12", DOTS), None);
    }
}
