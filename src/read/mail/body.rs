//! The words of a message: what its writer wrote, and what was quoted.

use crate::briefing::{Block, Draft};
use crate::briefing::{ParagraphForm, ParagraphRole};

/// Lines after which nothing is the writer's own, in lower case: how programs head what they quote whole.
const BREAKS: &[&str] = &[
    "-----original message-----",
    "----- original message -----",
    "---------- forwarded message",
    "-------- original message --------",
    "-----ursprüngliche nachricht-----",
    "________________________________",
    "begin forwarded message:",
];

/// Adds the paragraphs of a message's text to `draft`.
pub fn write(text: &str, draft: &mut Draft) {
    copy(&Draft::of_text(text.replace("\r\n", "\n")), draft);
}

/// Adds the paragraphs of `body` to `draft`.
pub fn copy(body: &Draft, draft: &mut Draft) {
    let mut is_over = false;
    let words: Vec<&str> = body.paragraphs.iter().map(|paragraph| body.words(paragraph)).collect();
    for (position, paragraph) in body.paragraphs.iter().enumerate() {
        let said = words.get(position).copied().unwrap_or_default();
        let next = words.get(position + 1).copied().unwrap_or_default();
        is_over |= is_break(said, next, position > 0);
        let is_quoted =
            said.starts_with('>') || is_links(said) || is_over || next.starts_with('>') && said.ends_with(':');
        let role = if is_quoted { ParagraphRole::Boilerplate } else { paragraph.role };
        let form = if is_quoted { ParagraphForm::Prose } else { paragraph.form };
        draft.push_block(&Block { words: said.to_owned(), role, form, page: None, ..Block::default() });
    }
}

/// Whether these are only links, as programs leave them in the text of a page's pictures: "<https://example.org>".
fn is_links(words: &str) -> bool {
    words.starts_with("<http") && words.split_whitespace().all(|word| word.starts_with("<http") && word.ends_with('>'))
}

/// Whether what follows is quoted whole, or the writer's signature.
fn is_break(words: &str, next: &str, has_text: bool) -> bool {
    let lower = words.to_lowercase();
    if BREAKS.iter().any(|start| lower.starts_with(start))
        || words == "--"
        || words.starts_with("-- \n")
        || words.starts_with("--\n")
    {
        return true;
    }
    // "From: …" over "Sent: …": how Outlook heads what it quotes.
    let heads = ["from:", "von:", "de :", "de:"];
    let follows = ["sent:", "date:", "gesendet:", "to:", "envoyé :"];
    let is_head = heads.iter().any(|head| lower.starts_with(head));
    let both = format!("{lower}\n{}", next.to_lowercase());
    has_text && is_head && both.lines().skip(1).take(2).any(|line| follows.iter().any(|start| line.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_furniture() {
        let mut draft = Draft::default();
        write(
            "Dear Bo,\r\n\r\n<https://a.example/b.png>\r\n\r\nI agree with most of it.\r\n\r\nOn Monday Bo Tern wrote:\r\n> The harbour opens.\r\n> It is late.\r\n\r\nBut not with this.\r\n\r\n-- \r\nAda Quill\r\n",
            &mut draft,
        );
        let own: Vec<&str> = draft
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.role == ParagraphRole::Body)
            .map(|paragraph| draft.words(paragraph))
            .collect();
        assert_eq!(own, ["Dear Bo,", "I agree with most of it.", "But not with this."]);
    }

    #[test]
    fn what_follows_the_head_of_a_quoted_message_is_furniture() {
        let mut draft = Draft::default();
        write("Yes, on Tuesday.\n\nFrom: Bo Tern\nSent: Monday\nTo: Ada\n\nWhen does it open?", &mut draft);
        let own = draft.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Body);
        assert_eq!(own.count(), 1);
    }
}
