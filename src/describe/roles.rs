//! What each paragraph is for: headline, heading, caption, furniture, running text.

use super::title::{self, Choice};
use super::{captions, furniture, headings, stamped};
use crate::briefing::Draft;

/// Gives the paragraphs of `draft` the roles that their words show, and says which title it has. `spoken` is where the
/// first who speaks begins in a record of what was said.
pub fn assign(mut draft: Draft, path: &str, spoken: Option<usize>) -> (Draft, Choice) {
    stamped::join(&mut draft);
    furniture::mark(&mut draft);
    captions::mark(&mut draft);
    let choice = title::title(&draft, path, spoken);
    title::assign(&mut draft, &choice);
    if !draft.knows_headings {
        headings::mark(&mut draft);
    }
    (draft, choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ParagraphRole::{self, Body, Caption, Heading, Title};

    const LONG: &str =
        "The committee met on Tuesday to discuss the plans for the new harbour, which had been delayed for years.";

    fn roles(paragraphs: &[&str]) -> Vec<ParagraphRole> {
        assign(Draft::of_text(paragraphs.join("\n\n")), "a.txt", None)
            .0
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.role)
            .collect()
    }

    #[test]
    fn headline_headings_and_captions_are_told_from_text() {
        assert_eq!(
            roles(&["Harbour Plans Delayed", LONG, "A fine day", LONG, "Mayor Mary Miller (file photo)", LONG]),
            [Title, Body, Heading, Body, Caption, Body]
        );
    }

    #[test]
    fn a_sentence_is_no_headline() {
        assert_eq!(roles(&["It rained all day.", LONG]), [Body, Body]);
        assert_eq!(roles(&["OLDTOWN, May 4 –", LONG]), [Body, Body]);
        assert_eq!(roles(&["Mayor Miller Resigns Over Harbour.", LONG]), [Title, Body]);
    }

    #[test]
    fn the_date_above_a_headline_is_none() {
        assert_eq!(roles(&["Published: 2021-03-04", "Harbour Plans Delayed", LONG]), [Body, Title, Body]);
        assert_eq!(roles(&["Harbour Plans Delayed", "March 4, 2021", LONG]), [Title, Body, Body]);
    }

    #[test]
    fn a_list_is_not_made_of_headings() {
        assert_eq!(roles(&[LONG, "Apples", "Pears", "Plums", LONG]), [Body, Body, Body, Body, Body]);
    }
}
