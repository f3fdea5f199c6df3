//! Headings set as the first line of their paragraph, in strong type, as pages and scraped texts have them.

/// The longest such heading, in words.
const LONGEST: usize = 16;

/// The fewest words of a line of running text.
const FEWEST: usize = 8;

/// Whether `head`, a line all of strong type, is the heading of `text`, the lines beneath it, which are not: it is short
/// and no sentence, and they are running text. "Reassessing Money" above "Money has traditionally served three
/// functions." is one; a label ("MS. GREEN:"), a warning that ends as a sentence, and a name above an office are none.
pub fn is_head(head: &str, text: &str) -> bool {
    let is_short = head.split_whitespace().nth(LONGEST).is_none();
    let opens = head.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| !letter.is_lowercase());
    let first = text.lines().next().unwrap_or_default();
    let runs = first.split_whitespace().nth(FEWEST - 1).is_some() && text.contains(['.', '?', '!']);
    is_short && opens && !head.ends_with(['.', ',', ':', ';', '!']) && runs
}

#[cfg(test)]
mod tests {
    use super::is_head;

    #[test]
    fn a_heading_is_told_from_a_label_a_sentence_and_a_name() {
        let text = "The harbour was closed for three days after the storm of Monday.";
        for head in ["Closure of the Harbour", "What happened?", "3. Losses"] {
            assert!(is_head(head, text), "{head}");
        }
        for other in ["MS. GREEN:", "Do not use the north quay.", "and its effects"] {
            assert!(!is_head(other, text), "{other}");
        }
        assert!(!is_head("Mary Green", "Director of Communications\nMinistry of Works"));
    }
}
