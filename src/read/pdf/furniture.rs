//! The heads and feet of pages: lines at the edge that come again on other pages, and the pages' numbers.

use std::collections::BTreeMap;

use super::Page;
use super::lines::Line;

/// How far into the page a head or foot reaches, as a share of its height.
const EDGE: f64 = 0.13;

/// How many lines of a page are looked at on either edge.
const LINES: usize = 4;

/// Marks heads and feet as furniture.
pub fn mark(pages: &mut [Page]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in &*pages {
        let mut keys: Vec<_> = edge(page).into_iter().filter_map(|at| key(page, page.lines.get(at)?)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    // Right and left pages may have heads of their own.
    let enough = (pages.len() / 4).clamp(2, 5);
    for page in pages {
        for at in edge(page) {
            let comes_again = page
                .lines
                .get(at)
                .and_then(|line| key(page, line))
                .is_some_and(|(words, place)| near(&seen, &words, place) >= enough);
            if let Some(line) = page.lines.get_mut(at) {
                line.is_furniture = comes_again || is_number(&line.words());
            }
        }
        for line in &mut page.lines {
            line.is_furniture |= line.is_turned && line.words().len() < 200;
        }
    }
}

/// The positions of the lines nearest to the top and the bottom of the page.
fn edge(page: &Page) -> Vec<usize> {
    let mut by_height: Vec<(usize, f64)> =
        page.lines.iter().enumerate().filter(|(_, line)| !line.is_turned).map(|(at, line)| (at, line.y)).collect();
    by_height.sort_by(|(a, y), (b, other)| y.total_cmp(other).then(a.cmp(b)));
    let top = by_height.iter().take(LINES).filter(|(_, y)| *y < page.height * EDGE);
    let bottom = by_height.iter().rev().take(LINES).filter(|(_, y)| *y > page.height * (1.0 - EDGE));
    top.chain(bottom).map(|(at, _)| *at).collect()
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
