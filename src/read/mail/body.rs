//! The words of a message: its paragraphs, with the depth at which each is quoted, and what programs put beneath them.
//!
//! Quoted lines begin with `>`, once for each depth (RFC 3676, 4.5). A signature stands beneath "-- " (4.3), the foot of a
//! mailing list beneath a line of marks. What a quotation is for is not decided here.

use std::num::NonZeroU8;

use crate::briefing::{Block, Draft};
use crate::briefing::{ParagraphForm, ParagraphRole};

/// The most lines of a list's foot.
const FOOT_LINES: usize = 12;

/// The shortest line of marks above a list's foot.
const RULE: usize = 10;

/// Adds the paragraphs of a message's text to `draft`.
pub fn write(text: &str, draft: &mut Draft) {
    let lines: Vec<(u8, &str)> = text.lines().map(|line| unquoted(line.trim_end_matches('\r'))).collect();
    let foot = foot(&lines);
    let mut rest = lines.get(..foot).unwrap_or_default();
    while let Some(&(depth, _)) = rest.first() {
        // An empty line between two of one depth parts paragraphs of it.
        let end = rest.iter().position(|(other, words)| *other != depth && !(words.is_empty() && *other == 0));
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        let mut own = run;
        if depth == 0
            && let Some(at) = run.iter().position(|(_, line)| is_signature(line))
        {
            let signature;
            (own, signature) = run.split_at(at);
            copy_at(own, depth, None, draft);
            copy_at(signature, depth, Some(ParagraphRole::Boilerplate), draft);
        } else {
            copy_at(own, depth, None, draft);
        }
        rest = after;
    }
    copy_at(lines.get(foot..).unwrap_or_default(), 0, Some(ParagraphRole::Boilerplate), draft);
}

/// Adds lines of one depth.
fn copy_at(lines: &[(u8, &str)], depth: u8, role: Option<ParagraphRole>, draft: &mut Draft) {
    let words = lines.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("\n");
    let mut run = Draft::of_text(words);
    for paragraph in &mut run.paragraphs {
        paragraph.role = role.unwrap_or(paragraph.role);
        if let Some(level) = NonZeroU8::new(depth) {
            (paragraph.form, paragraph.level) = (ParagraphForm::Quote, Some(level));
        }
    }
    copy(&run, draft);
}

/// Adds the paragraphs of `body` to `draft`; what stands beneath "--" is a signature.
pub fn copy(body: &Draft, draft: &mut Draft) {
    let mut is_signature = false;
    for paragraph in &body.paragraphs {
        let words = body.words(paragraph);
        let is_own = paragraph.form != ParagraphForm::Quote;
        is_signature = is_own && (is_signature || words.lines().next().is_some_and(self::is_signature));
        let is_set_aside = is_signature || is_links(words);
        let role = if is_set_aside { ParagraphRole::Boilerplate } else { paragraph.role };
        draft.push_block(&Block {
            words: words.to_owned(),
            role,
            form: paragraph.form,
            level: paragraph.level,
            page: None,
            is_hidden: paragraph.is_hidden,
        });
    }
}

/// How deep the line is quoted, and its words.
fn unquoted(line: &str) -> (u8, &str) {
    let (mut depth, mut rest) = (0_u8, line);
    // A mailbox writes ">From " for a line that begins with "From ".
    if line.starts_with(">From ") {
        return (0, line.trim_start_matches('>'));
    }
    while let Some(inner) = rest.strip_prefix('>') {
        depth = depth.saturating_add(1);
        rest = inner.strip_prefix(' ').filter(|inner| inner.starts_with('>')).unwrap_or(inner);
    }
    // One space belongs to the mark.
    let rest = if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    (depth, rest)
}

fn is_signature(line: &str) -> bool {
    matches!(line, "-- " | "--" | "--\u{a0}")
}

/// Where the foot of a mailing list begins: a line of marks near the end, with the list's address or page beneath it.
fn foot(lines: &[(u8, &str)]) -> usize {
    let near = lines.len().saturating_sub(FOOT_LINES + 1);
    let is_rule = |line: &str| {
        let line = line.trim();
        let is_long = line.len() >= RULE || line.len() > 1 && line.starts_with('_');
        is_long && line.chars().all(|mark| "_-=*~#".contains(mark))
    };
    let tail = || lines.iter().enumerate().skip(near);
    let Some((start, _)) = tail().find(|(_, (depth, line))| *depth == 0 && is_rule(line)) else {
        return lines.len();
    };
    let beneath = || lines.iter().skip(start + 1).map(|(_, line)| *line);
    let leads_to_list = beneath().any(|line| line.contains("://") || line.contains("www.") || line.contains("mailto:"));
    // The head of a message that is forwarded beneath such a line says when it was sent.
    let has_time = beneath().any(|line| {
        line.as_bytes()
            .windows(3)
            .any(|window| matches!(window, [a, b':' | b'.', c] if a.is_ascii_digit() && c.is_ascii_digit()))
    });
    if leads_to_list && !has_time { start } else { lines.len() }
}

/// Whether these are only links, as programs leave them in the text of a page's pictures: "<https://example.org>".
fn is_links(words: &str) -> bool {
    words.starts_with("<http") && words.split_whitespace().all(|word| word.starts_with("<http") && word.ends_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, ParagraphRole, Option<u8>)> {
        let mut draft = Draft::default();
        write(text, &mut draft);
        let each = draft.paragraphs.iter();
        each.map(|one| (draft.words(one).to_owned(), one.role, one.level.map(u8::from))).collect()
    }

    #[test]
    fn quoted_words_have_their_depth() {
        use ParagraphRole::{Body, Boilerplate};
        let found = read(
            "Dear Bo,\r\n\r\n<https://a.example/b.png>\r\n\r\nI agree.\r\n\r\nOn Monday Bo Tern wrote:\r\n> The harbour opens.\r\n>\r\n> > When?\r\n>> Today?\r\n\r\nBut not with this.\r\n\r\n-- \r\nAda Quill\r\n",
        );
        let found: Vec<_> = found.iter().map(|(words, role, level)| (words.as_str(), *role, *level)).collect();
        let wanted = [
            ("Dear Bo,", Body, None),
            ("<https://a.example/b.png>", Boilerplate, None),
            ("I agree.", Body, None),
            ("On Monday Bo Tern wrote:", Body, None),
            ("The harbour opens.", Body, Some(1)),
            ("When?", Body, Some(2)),
            ("Today?", Body, Some(2)),
            ("But not with this.", Body, None),
            ("--", Boilerplate, None),
            ("Ada Quill", Boilerplate, None),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_foot_of_a_list_is_set_aside_and_a_forwarded_message_is_not() {
        let foot = "It opens.\n\n____________________\nHarbour mailing list\nhttps://lists.example/harbour\n";
        assert!(read(foot).iter().all(|(words, role, _)| words == "It opens." || *role == ParagraphRole::Boilerplate));
        let forward =
            "See below.\n\n____________________\nFrom: Ada\nSent: 3 May 2021 9:15\nhttps://a.example opens.\n";
        assert!(read(forward).iter().all(|(_, role, _)| *role == ParagraphRole::Body));
        assert!(
            read("One.\n\n__________\nSigned, Ada Quill\n").iter().all(|(_, role, _)| *role == ParagraphRole::Body)
        );
    }
}
