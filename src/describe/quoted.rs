//! Lines that a message quotes, in a text whose format does not tell them: each begins with `>`, once for each depth (RFC
//! 3676, 4.5). Pages of mail archives and saved messages have them.

use std::num::NonZeroU8;

use crate::briefing::{Draft, Paragraph, ParagraphForm, ParagraphRole};
use crate::text::Span;

/// Parts what is quoted in the draft's running text from what is not.
pub fn part(draft: &mut Draft) {
    if !draft.text.contains("\n>") && !draft.text.starts_with('>') {
        return;
    }
    let Draft { text, paragraphs, .. } = draft;
    *paragraphs = paragraphs.iter().flat_map(|paragraph| parts(text, paragraph)).collect();
}

fn parts(text: &str, paragraph: &Paragraph) -> Vec<Paragraph> {
    let is_text =
        paragraph.form == ParagraphForm::Prose && paragraph.role == ParagraphRole::Body && !paragraph.is_hidden;
    let words = paragraph.span.of(text);
    if !is_text || !words.lines().any(|line| depth(line) > 0) {
        return vec![*paragraph];
    }
    let mut at = paragraph.span.start();
    let mut found: Vec<(Span, u8)> = Vec::new();
    for line in words.split_inclusive('\n') {
        let span = Span::new(text, at, at + line.len()).map(|span| span.trimmed(text));
        at += line.len();
        let Some(span) = span.filter(|span| !span.is_empty()) else { continue };
        match found.last_mut() {
            Some((last, level)) if *level == depth(line) => *last = last.to(span),
            _ => found.push((span, depth(line))),
        }
    }
    let form = |level: Option<NonZeroU8>| if level.is_some() { ParagraphForm::Quote } else { ParagraphForm::Prose };
    let part = |(span, depth)| {
        let level = NonZeroU8::new(depth);
        Paragraph { span, form: form(level), level: level.or(paragraph.level), ..*paragraph }
    };
    found.into_iter().map(part).collect()
}

/// How deep a line is quoted. A mailbox writes ">From " for a line that begins with "From ".
fn depth(line: &str) -> u8 {
    if line.starts_with(">From ") {
        return 0;
    }
    let marks = line.chars().take_while(|mark| matches!(mark, '>' | ' ')).filter(|mark| *mark == '>').count();
    if line.starts_with('>') { u8::try_from(marks).unwrap_or(u8::MAX) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(text: &str) -> Vec<u8> {
        let mut draft = Draft::of_text(text.to_owned());
        part(&mut draft);
        let level = |paragraph: &Paragraph| match paragraph.form {
            ParagraphForm::Quote => paragraph.level.map_or(1, u8::from),
            _ => 0,
        };
        draft.paragraphs.iter().map(level).collect()
    }

    #[test]
    fn what_is_quoted_stands_apart() {
        assert_eq!(levels("Mary wrote:\n> The dam will hold.\nIt will not."), [0, 1, 0]);
        assert_eq!(levels("> > It is old.\n> It is sound.\n\nWho knows?"), [2, 1, 0]);
        assert_eq!(levels("> The dam will hold."), [1]);
    }

    #[test]
    fn other_marks_quote_nothing() {
        assert_eq!(levels(">From May on the bridge was closed."), [0]);
        assert!(levels("The sum is\n5 > 4 in all cases.").iter().all(|level| *level == 0));
    }
}
