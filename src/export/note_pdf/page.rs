//! Strips on pages: as many as fit, what belongs together on one.

use std::collections::BTreeMap;

use super::HEIGHT;
use super::flow::Strip;

/// A page: its strips, each with its distance from the top of the text.
#[derive(Default)]
pub(super) struct Page {
    pub(super) strips: Vec<(f32, Placed)>,
}

/// A strip, or one of the head that its table repeats.
pub(super) enum Placed {
    Own(Strip),
    Head(std::rc::Rc<Vec<Strip>>, usize),
}

impl Placed {
    pub(super) fn strip(&self) -> Option<&Strip> {
        match self {
            Self::Own(strip) => Some(strip),
            Self::Head(head, at) => head.get(*at),
        }
    }
}

/// The pages that hold `strips`.
pub(super) fn paginate(strips: Vec<Strip>) -> Vec<Page> {
    let heights = group_heights(&strips);
    let mut pages = vec![Page::default()];
    let mut y = 0.0;
    let mut is_begun = true;
    for (strip, group) in strips.into_iter().zip(heights) {
        let starts_group = group > 0.0;
        let needed = if starts_group && group <= HEIGHT { group } else { strip.height };
        if y + needed > HEIGHT && y > 0.0 && (starts_group || y + strip.height > HEIGHT) {
            pages.push(Page::default());
            y = 0.0;
            is_begun = true;
        }
        let Some(page) = pages.last_mut() else {
            continue;
        };
        if is_begun && strip.is_space {
            continue;
        }
        if is_begun
            && let Some(head) = &strip.head
            && pages_height(head) + strip.height <= HEIGHT
        {
            for (at, part) in head.iter().enumerate() {
                page.strips.push((y, Placed::Head(head.clone(), at)));
                y += part.height;
            }
        }
        is_begun = false;
        let height = strip.height;
        page.strips.push((y, Placed::Own(strip)));
        y += height;
    }
    pages
}

fn pages_height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

/// For the first strip of each group that keeps together, the height of the group; 0 for the others.
fn group_heights(strips: &[Strip]) -> Vec<f32> {
    let mut heights = Vec::with_capacity(strips.len());
    let mut first = 0;
    let mut sum = 0.0;
    for (at, strip) in strips.iter().enumerate() {
        heights.push(0.0);
        sum += strip.height;
        if !strip.keeps {
            if let Some(height) = heights.get_mut(first) {
                *height = sum;
            }
            (first, sum) = (at + 1, 0.0);
        }
    }
    heights
}

/// Where each anchor stands: its page, from 0, and its distance from the top of the text. The first one counts.
pub(super) fn anchors(pages: &[Page]) -> BTreeMap<&str, (usize, f32)> {
    let mut found = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (y, placed) in &page.strips {
            for anchor in placed.strip().into_iter().flat_map(|strip| &strip.anchors) {
                found.entry(anchor.as_str()).or_insert((number, *y));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f32, keeps: bool) -> Strip {
        Strip { height, keeps, ..Strip::default() }
    }

    fn counts(strips: Vec<Strip>) -> Vec<usize> {
        paginate(strips).iter().map(|page| page.strips.len()).collect()
    }

    #[test]
    fn what_belongs_together_goes_to_the_next_page_together() {
        let half = HEIGHT / 2.0;
        assert_eq!(counts(vec![strip(half, false), strip(half, false), strip(10.0, false)]), [2, 1]);
        assert_eq!(counts(vec![strip(half, false), strip(half, true), strip(10.0, false)]), [1, 2]);
        let space = Strip { is_space: true, ..strip(20.0, false) };
        assert_eq!(counts(vec![strip(HEIGHT, false), space, strip(10.0, false)]), [1, 1], "no white at the top");
        // A group that no page holds is cut where it must be.
        assert_eq!(counts(vec![strip(HEIGHT - 10.0, true), strip(20.0, true), strip(20.0, false)]), [1, 2]);
    }

    #[test]
    fn the_head_of_a_table_is_repeated() {
        let head = std::rc::Rc::new(vec![strip(10.0, false)]);
        let row = || Strip { head: Some(head.clone()), ..strip(HEIGHT - 20.0, false) };
        assert_eq!(counts(vec![strip(10.0, true), row(), row(), row()]), [2, 2, 2]);
    }
}
