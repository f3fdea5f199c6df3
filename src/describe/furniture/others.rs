//! The list of other texts at a page's end: beneath a heading that says so, headlines and teasers and nothing else.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::line::Line;
use super::wording;
use crate::text::fold::folded;
use crate::text::rows::Kinds;

/// The headings of such lists.
static HEADINGS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| Kinds::read(include_str!("../../../assets/lexicons/boilerplate.tsv")).of("others").collect());

/// For each line whether it is of the list of other texts that ends the document: from the heading on, where a text stands
/// above it and nothing runs beneath it but teasers that are cut off.
pub fn others(text: &str, lines: &[Line]) -> Vec<bool> {
    let is_own =
        |line: &Line| line.is_running() && line.is_open && !line.is_set_aside && !is_teaser(line.span.of(text));
    let last = lines.iter().rposition(is_own).unwrap_or(lines.len());
    let is_heading = |line: &Line| line.is_light() && HEADINGS.contains(bare(line.span.of(text)).as_str());
    let ends = |line: &Line| line.is_light() || line.is_title || line.is_set_aside || is_aside(line.span.of(text));
    let heading = (last.saturating_add(1)..lines.len()).find(|&at| lines.get(at).is_some_and(is_heading));
    let from = heading.filter(|&at| lines.iter().skip(at).all(ends)).unwrap_or(lines.len());
    (0..lines.len()).map(|at| at >= from && lines.get(at).is_some_and(|line| line.is_open)).collect()
}

fn bare(words: &str) -> String {
    folded(words).trim_matches(|mark: char| !mark.is_alphanumeric()).to_owned()
}

/// Whether the words break off, as those do that lead to a text elsewhere.
fn is_teaser(words: &str) -> bool {
    let words = words.trim_end_matches([']', ')', '»', ' ']);
    words.ends_with('…') || words.ends_with("...")
}

fn is_aside(words: &str) -> bool {
    is_teaser(words) || wording::score(words) >= wording::LIKELY
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;
    use crate::briefing::Draft;

    fn set_aside(text: &str) -> usize {
        let draft = Draft::of_text(text.to_owned());
        others(text, &lines(text, &draft.paragraphs)).into_iter().filter(|is| *is).count()
    }

    const STORY: &str = "The harbour was opened on Tuesday by the mayor of the town.\n\n";

    #[test]
    fn what_stands_beneath_the_heading_of_other_texts_is_no_part_of_this_one() {
        for list in [
            "Recent News\n\nBridge Shut for a Year\n\nJune 10, 2026\n\nThe council of Oldtown has decided to shut the bridge on …",
            "Related posts\n\nNews\n\nFerry Sinks Off Lund\n\nMay 3, 2022",
            "READ NEXT:\n\nTwo Tugs Are Sold\n\nA Moth Is Found in the Hills of Lund",
        ] {
            let count = list.split("\n\n").count();
            assert_eq!(set_aside(&format!("{STORY}{STORY}{list}")), count, "{list}");
        }
    }

    #[test]
    fn a_text_beneath_such_words_stays() {
        for text in [
            format!("{STORY}Related\n\nThe ferry\n\n{STORY}"),
            format!("Recent News\n\nHarbour Opens\n\n{STORY}"),
            format!("{STORY}Two of the Tugs\n\nFerry Sinks"),
        ] {
            assert_eq!(set_aside(&text), 0, "{text}");
        }
    }
}
