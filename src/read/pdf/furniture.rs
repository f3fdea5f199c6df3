//! The heads and feet of pages: lines at the edge that come again on other pages, and the pages' numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Page;
use super::lines::Line;

/// How far into the page a head or foot reaches, as a share of its height.
const EDGE: f64 = 0.13;

/// How far beyond the first line of a page with wide margins, likewise.
const DEEP: f64 = 0.05;

/// How many lines of a page are looked at on either edge.
const LINES: usize = 4;

/// Marks heads and feet as furniture.
pub fn mark(pages: &mut [Page]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    let edges: Vec<Vec<usize>> = {
        let frame = Frame::of(pages);
        pages.iter().map(|page| frame.edge(page)).collect()
    };
    for (page, edge) in pages.iter().zip(&edges) {
        let mut keys: Vec<_> = edge.iter().filter_map(|at| key(page, page.lines.get(*at)?)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    // Right and left pages may have heads of their own.
    let enough = (pages.len() / 4).clamp(2, 5);
    let numbered = numbered(pages, &edges);
    for (page, edge) in pages.iter_mut().zip(edges) {
        for at in edge {
            let is_numbered = page.lines.get(at).is_some_and(|line| {
                leads(page, line).iter().any(|lead| numbered.get(lead).is_some_and(|&count| count >= NUMBERED))
            });
            let comes_again = page
                .lines
                .get(at)
                .and_then(|line| key(page, line))
                .is_some_and(|(words, place)| near(&seen, &words, place) >= enough);
            let height = page.height;
            if let Some(line) = page.lines.get_mut(at) {
                // Further in, a figure that counts no pages may be the last word of a text.
                let is_near = line.y < height * EDGE || line.y > height * (1.0 - EDGE);
                line.is_furniture = comes_again || is_numbered || is_near && is_number(&line.words());
            }
        }
        for line in &mut page.lines {
            line.is_furniture |= line.is_turned && line.words().len() < 200;
        }
    }
}

/// Lines that count the pages on so many of them are their heads or feet, whatever else they say: "3 The Harbour".
const NUMBERED: usize = 3;

/// On how many pages a line at the top or at the bottom has a number that is so far ahead of the page's own.
fn numbered(pages: &[Page], edges: &[Vec<usize>]) -> BTreeMap<(bool, i64), usize> {
    let mut counts = BTreeMap::new();
    for (page, edge) in pages.iter().zip(edges) {
        let lines = edge.iter().filter_map(|at| page.lines.get(*at));
        let found: BTreeSet<(bool, i64)> = lines.flat_map(|line| leads(page, line)).collect();
        for lead in found {
            *counts.entry(lead).or_default() += 1;
        }
    }
    counts
}

/// Whether the line stands at the top, and how far the numbers at its front and its end are ahead of the page's.
fn leads(page: &Page, line: &Line) -> Vec<(bool, i64)> {
    let words = line.words();
    let is_top = line.y < page.height / 2.0;
    let here = page.number.map_or(0, |number| i64::from(number.get()));
    let number = |word: &str| word.parse().ok().filter(|number: &i64| (0..10_000).contains(number));
    let (first, last) = (words.split_whitespace().next(), words.split_whitespace().next_back());
    [first, last].into_iter().flatten().filter_map(number).map(|number| (is_top, number - here)).collect()
}

/// How far the heads and feet of the pages reach, as shares of their height from the top.
struct Frame {
    head: f64,
    foot: f64,
}

impl Frame {
    /// Of pages whose margins are wide, heads and feet stand further in. What the margins are, a few pages do not tell.
    fn of(pages: &[Page]) -> Self {
        let upright = |page: &Page, most: fn(f64, f64) -> f64, from: f64| {
            page.lines.iter().filter(|line| !line.is_turned).map(|line| line.y / page.height).fold(from, most)
        };
        let filled = || pages.iter().filter(|page| page.lines.iter().any(|line| !line.is_turned));
        if filled().nth(NUMBERED).is_none() {
            return Self { head: EDGE, foot: 1.0 - EDGE };
        }
        let top = middle(filled().map(|page| upright(page, f64::min, 1.0)).collect());
        let bottom = middle(filled().map(|page| upright(page, f64::max, 0.0)).collect());
        let head = if top > EDGE { top + DEEP } else { EDGE };
        let foot = if bottom < 1.0 - EDGE { bottom - DEEP } else { 1.0 - EDGE };
        Self { head, foot }
    }

    /// The positions of the lines nearest to the top and the bottom of the page.
    fn edge(&self, page: &Page) -> Vec<usize> {
        let mut by_height: Vec<(usize, f64)> =
            page.lines.iter().enumerate().filter(|(_, line)| !line.is_turned).map(|(at, line)| (at, line.y)).collect();
        by_height.sort_by(|(a, y), (b, other)| y.total_cmp(other).then(a.cmp(b)));
        let top = by_height.iter().take(LINES).filter(|(_, y)| *y < page.height * self.head);
        let bottom = by_height.iter().rev().take(LINES).filter(|(_, y)| *y > page.height * self.foot);
        top.chain(bottom).map(|(at, _)| *at).collect()
    }
}

/// The middle one of the shares.
fn middle(mut shares: Vec<f64>) -> f64 {
    let at = shares.len() / 2;
    shares.sort_by(f64::total_cmp);
    shares.get(at).copied().unwrap_or(0.5)
}

/// The line without its numbers, and its height in steps of 6 points.
fn key(page: &Page, line: &Line) -> Option<(String, i64)> {
    let words: String = line.words().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let words: String = words.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let place = if line.y < page.height / 2.0 { line.y } else { line.y - page.height };
    (words.len() < 200).then_some((words, (place / 6.0).round() as i64))
}

fn near(seen: &BTreeMap<(String, i64), usize>, words: &str, place: i64) -> usize {
    (place - 1..=place + 1).filter_map(|place| seen.get(&(words.to_owned(), place))).sum()
}

/// Whether the line is the number of a page: "12", "– 12 –", "Page 3 of 9", "3/9", "xii".
fn is_number(words: &str) -> bool {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|mark: char| !mark.is_alphanumeric())
        .filter(|part| !matches!(*part, "" | "page" | "p" | "of" | "seite" | "von" | "sur" | "página" | "de"))
        .collect();
    let is_roman = |part: &str| part.len() < 7 && part.chars().all(|letter| "ivxl".contains(letter));
    matches!(parts.len(), 1 | 2)
        && words.chars().count() < 20
        && parts
            .iter()
            .all(|part| part.len() < 5 && (part.chars().all(|digit| digit.is_ascii_digit()) || is_roman(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of text between two margins, with a head in the upper one.
    fn page(at: usize, top: f64) -> Page {
        let subject = ["harbour", "quay", "bridge", "market", "ministry"][at];
        let line = |y: f64, words: String| Line {
            cells: vec![words],
            left: 90.0,
            right: 400.0,
            y,
            size: 10.0,
            ..Line::default()
        };
        let mut lines = vec![line(top, format!("{} of 9", at + 1))];
        lines.extend((0..20_u32).map(|row| {
            line(
                top + 30.0 + 12.0 * f64::from(row),
                format!("Of the {subject} it is said {}", "so ".repeat(row as usize)),
            )
        }));
        Page { number: u32::try_from(at + 1).ok().and_then(std::num::NonZeroU32::new), height: 800.0, lines }
    }

    #[test]
    fn a_figure_that_ends_a_short_text_is_no_number_of_a_page() {
        let mut pages: Vec<Page> = (0..5).map(|at| page(at, 130.0)).collect();
        for (page, day) in pages.iter_mut().zip([14, 3, 21, 9, 30]) {
            let words = format!("{day}.");
            page.lines.push(Line {
                cells: vec![words],
                left: 90.0,
                right: 100.0,
                y: 410.0 + f64::from(day) * 7.0,
                size: 10.0,
                ..Line::default()
            });
        }
        mark(&mut pages);
        assert!(pages.iter().all(|page| page.lines.last().is_some_and(|line| !line.is_furniture)));
        mark(&mut pages[..1]);
        assert!(pages[0].lines.last().is_some_and(|line| !line.is_furniture));
    }

    #[test]
    fn heads_of_pages_with_wide_margins_stand_further_in() {
        for top in [40.0, 130.0] {
            let mut pages: Vec<Page> = (0..5).map(|at| page(at, top)).collect();
            mark(&mut pages);
            for page in &pages {
                let found: Vec<bool> = page.lines.iter().map(|line| line.is_furniture).collect();
                assert!(found[0] && !found[1..].contains(&true), "{top}");
            }
        }
    }
}
