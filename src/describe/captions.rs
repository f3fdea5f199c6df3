//! Captions: the words beneath a picture or table.

use crate::briefing::{Draft, ParagraphRole};

/// The longest caption, in words.
const CAPTION_WORDS: usize = 60;

/// How captions begin and what stands only in captions, in lower case.
const CAPTION_STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "image:",
    "picture:",
    "pictured:",
    "pictured above:",
    "photo by ",
    "photo credit",
    "image credit",
    "photograph by ",
    "photograph:",
    "file photo",
    "(file photo",
    "caption:",
    "credit:",
    "illustration:",
    "illustration by ",
    "graphic:",
    "map:",
    "in this photo ",
    "in this image ",
    "in this file photo",
    "(photo by ",
    "(photo: ",
    "(photo credit",
];
/// Each has a bracket, a stroke or a colon.
const CAPTION_MARKS: &[&str] = &[
    "(file photo)",
    "(file image)",
    "(file picture)",
    "(ap photo",
    "(photo by ",
    "(photo: ",
    "(photo courtesy",
    "(image: ",
    "(photo credit",
    "(picture: ",
    "(courtesy photo",
    "(photo/",
    "/getty images",
    "/ getty images",
    "(reuters/",
    "/afp via getty",
    "(left) and ",
    "(l-r)",
    "[file photo]",
    "[photo: ",
    " image: ",
    " photo: ",
    " credit: ",
];

/// Gives captions their role.
pub(super) fn mark(draft: &mut Draft) {
    let is: Vec<bool> = draft.paragraphs.iter().map(|paragraph| is_caption(draft.words(paragraph))).collect();
    for (paragraph, is) in draft.paragraphs.iter_mut().zip(is) {
        if is && paragraph.role == ParagraphRole::Body {
            paragraph.role = ParagraphRole::Caption;
        }
    }
}

fn is_caption(words: &str) -> bool {
    if words.split_whitespace().nth(CAPTION_WORDS).is_some() {
        return false;
    }
    let lower = words.to_lowercase();
    let is_numbered = ["figure ", "fig. ", "table "].iter().any(|start| {
        lower.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
            rest.starts_with(['.', ':']) && !lower.starts_with(&format!("{start}{rest}"))
        })
    });
    is_numbered
        || CAPTION_STARTS.iter().any(|start| lower.starts_with(start))
        || lower.contains(['(', '[', '/', ':'])
            && CAPTION_MARKS.iter().any(|mark| lower.contains(mark))
            && !words.contains(['“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_of_a_caption_has_a_bracket_a_stroke_or_a_colon() {
        assert!(CAPTION_MARKS.iter().all(|mark| mark.contains(['(', '[', '/', ':'])));
    }
}
