//! Running heads and feet: what stands at the edge of many pages of one document.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;

/// How many lines from its edge a page's head or foot may lie.
const EDGE: usize = 3;

/// On how many pages a head or foot stands.
const PAGES: usize = 3;

/// For each of `lines` whether it is a running head or foot, or the number of its page.
pub fn heads_and_feet(lines: &[Line]) -> Vec<bool> {
    let mut is = vec![false; lines.len()];
    let edges = edges(lines);
    let pages = lines.iter().filter_map(|line| line.page).collect::<BTreeSet<_>>().len();
    if pages < 2 {
        return is;
    }
    let inside = inside(lines, &edges);
    let mut standing: BTreeMap<u64, BTreeSet<u32>> = BTreeMap::new();
    let mut counted: BTreeMap<(Option<u64>, i64), BTreeSet<u32>> = BTreeMap::new();
    for (_, line) in edges.iter().filter_map(|&at| Some((at, lines.get(at)?))) {
        if let Some(page) = line.page {
            standing.entry(line.exact).or_default().insert(page);
            for number in offsets(line, page) {
                counted.entry((line.template, number)).or_default().insert(page);
            }
        }
    }
    for &at in &edges {
        if let Some((line, is)) = lines.get(at).zip(is.get_mut(at))
            && let Some(page) = line.page
        {
            let on = |pages: Option<&BTreeSet<u32>>| pages.map_or(0, BTreeSet::len);
            // A head on two of two pages may be a heading that came back.
            let stands = if line.template.is_some() { on(standing.get(&line.exact)) } else { 0 };
            // A head stands once on a page: what stands inside of pages as often is a word of the text.
            let stands = stands.saturating_sub(inside.get(&line.exact).copied().unwrap_or_default());
            // What changes in a running head is the number of its page. A bare number needs less.
            let counts =
                offsets(line, page).map(|number| on(counted.get(&(line.template, number)))).max().unwrap_or_default();
            let enough = if line.template.is_some() { PAGES } else { 2 };
            *is = stands >= PAGES && stands * 3 >= pages || counts >= enough;
        }
    }
    is
}

/// How often each line stands inside of pages, not at an edge.
fn inside(lines: &[Line], edges: &[usize]) -> BTreeMap<u64, usize> {
    let mut inside = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if edges.binary_search(&at).is_err() {
            *inside.entry(line.exact).or_default() += 1;
        }
    }
    inside
}

/// By how much the numbers in the line are ahead of its page's.
fn offsets(line: &Line, page: u32) -> impl Iterator<Item = i64> {
    line.numbers.iter().map(move |&number| i64::from(number) - i64::from(page))
}

/// The positions of lines near the edges of their pages that may be heads and feet.
fn edges(lines: &[Line]) -> Vec<usize> {
    let mut edges = BTreeSet::new();
    let mut start = 0;
    for page in lines.chunk_by(|left, right| left.page == right.page) {
        let positions = start..start + page.len();
        start = positions.end;
        edges.extend(positions.clone().take(EDGE));
        edges.extend(positions.rev().take(EDGE));
    }
    edges.into_iter().filter(|&at| lines.get(at).is_some_and(|line| line.is_open && !line.is_title)).collect()
}

/// What a page is called, in the languages that feet come in.
const CALLED: [&str; 8] = ["page", "seite", "página", "pagina", "sida", "side", "strona", "pág."];
/// What stands before the number of all pages.
const OF: [&str; 7] = ["of", "/", "von", "sur", "de", "di", "av"];

/// For each of `lines` of `text` whether it is the number of its page and nothing else ("Page 2", "Page 2 of 5") at the
/// foot or head of a page, or at the end of a text without pages: one suffices. Where such lines stand within the text as
/// well, they are part of it.
pub fn numbers_of_pages(text: &str, lines: &[Line]) -> Vec<bool> {
    let says: Vec<bool> = lines.iter().map(|line| line.is_open && is_number_of_page(line.span.of(text))).collect();
    let mut is = vec![false; lines.len()];
    let mut start = 0;
    for page in lines.chunk_by(|left, right| left.page == right.page) {
        let end = start + page.len();
        is.iter_mut().skip(end - 1).take(1).for_each(|is| *is = true);
        if page.first().is_some_and(|line| line.page.is_some()) {
            is.iter_mut().skip(start).take(1).for_each(|is| *is = true);
        }
        start = end;
    }
    let is_inside = says.iter().zip(&is).any(|(says, at_edge)| *says && !at_edge);
    let alone = lines.len() < 2 || is_inside;
    is.iter().zip(says).map(|(at_edge, says)| *at_edge && says && !alone).collect()
}

/// Whether the words are the number of a page, and how many there are at the most.
fn is_number_of_page(words: &str) -> bool {
    let bare = words.trim_matches(|mark: char| mark.is_whitespace() || "-–—|.[]()".contains(mark));
    let Some((called, numbers)) = bare.split_once(' ').filter(|_| bare.len() <= 32) else { return false };
    let number = |word: &str| -> Option<u32> {
        Some(word).filter(|word| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    let spaced = numbers.to_lowercase().replace('/', " / ");
    let numbers: Vec<&str> = spaced.split_whitespace().collect();
    CALLED.contains(&called.to_lowercase().as_str())
        && match numbers.as_slice() {
            [one] => number(one).is_some(),
            [one, of, all] => OF.contains(of) && number(one).zip(number(all)).is_some_and(|(one, all)| one <= all),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Block, Draft};
    use std::num::NonZeroU32;

    /// The lines of these pages that are heads and feet.
    fn found(pages: &[&[&str]]) -> Vec<String> {
        let mut draft = Draft::default();
        for (page, lines) in (1..).zip(pages) {
            for words in *lines {
                draft.push_block(&Block {
                    words: (*words).to_owned(),
                    page: NonZeroU32::new(page),
                    ..Block::default()
                });
            }
        }
        let lines = super::super::line::lines(&draft.text, &draft.paragraphs);
        let is = heads_and_feet(&lines);
        lines.iter().zip(is).filter(|(_, is)| *is).map(|(line, _)| line.span.of(&draft.text).to_owned()).collect()
    }

    #[test]
    fn a_head_stands_at_the_edges_of_pages_alone() {
        let text = ["Pier one", "Pier two", "Pier three", "Pier four"];
        let pages: Vec<Vec<&str>> =
            (0..4).map(|_| [&["Oldtown Port"][..], &text, &["Closed"], &text].concat()).collect();
        let pages: Vec<&[&str]> = pages.iter().map(Vec::as_slice).collect();
        let heads = found(&pages);
        assert!(heads.contains(&"Oldtown Port".to_owned()), "{heads:?}");
        // A word of the text that comes to stand at the edges of some pages.
        let inside =
            ["Granted", "Pier one", "Pier two", "Granted", "Pier three", "Granted", "Pier five", "Pier six", "Granted"];
        let heads = found(&[&inside, &inside, &inside]);
        assert!(!heads.contains(&"Granted".to_owned()), "{heads:?}");
    }

    #[test]
    fn the_number_of_a_page_at_its_foot_needs_no_second() {
        let aside = |text: &str| {
            let draft = Draft::of_text(text.to_owned());
            let lines = super::super::line::lines(&draft.text, &draft.paragraphs);
            let is = numbers_of_pages(&draft.text, &lines);
            lines
                .iter()
                .zip(is)
                .filter(|(_, is)| *is)
                .map(|(line, _)| line.span.of(text).to_owned())
                .collect::<Vec<_>>()
        };
        let said = "The harbour was opened on Tuesday by the mayor.";
        for foot in ["Page 2", "- Page 2 of 5 -", "Seite 2 von 5"] {
            assert_eq!(aside(&format!("{said}\n\n{foot}")), [foot]);
            assert_eq!(aside(&format!("{said}\n\n{foot}\u{c}{said}")), [foot]);
        }
        for text in [
            // A heading of the text, a list of pages, and words about one.
            format!("Page 2\n\n{said}"),
            format!("{said}\n\nPage 2\n\n{said}\n\nPage 3"),
            format!("{said}\n\nPage 2 of the plan shows the quay"),
            "Page 2".to_owned(),
        ] {
            assert!(aside(&text).is_empty(), "{text}");
        }
    }
}
