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
    for at in edges {
        if let Some((line, is)) = lines.get(at).zip(is.get_mut(at))
            && let Some(page) = line.page
        {
            let on = |pages: Option<&BTreeSet<u32>>| pages.map_or(0, BTreeSet::len);
            // A head on two of two pages may be a heading that came back.
            let stands = if line.template.is_some() { on(standing.get(&line.exact)) } else { 0 };
            // What changes in a running head is the number of its page. A bare number needs less.
            let counts =
                offsets(line, page).map(|number| on(counted.get(&(line.template, number)))).max().unwrap_or_default();
            let enough = if line.template.is_some() { PAGES } else { 2 };
            *is = stands >= PAGES && stands * 3 >= pages || counts >= enough;
        }
    }
    is
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
