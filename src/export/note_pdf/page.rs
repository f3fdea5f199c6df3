//! Strips on pages: as many as fit, what belongs together on one.

use std::collections::{BTreeMap, VecDeque};

use super::HEIGHT;
use super::flow::{Shape, Strip};

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

/// The white above the footnotes of a page, with the rule in it.
const APART: f32 = 10.0;

/// The pages that hold `strips`, each with the footnotes of its strips at its foot. What of a foot has no room beneath the
/// text goes on at the foot of the next page.
pub(super) fn paginate(strips: Vec<Strip>) -> Vec<Page> {
    let groups = group_heights(&strips);
    let mut pages = vec![Page::default()];
    let mut foot: VecDeque<Strip> = VecDeque::new();
    let mut y = 0.0;
    let mut is_begun = true;
    for (mut strip, group) in strips.into_iter().zip(groups) {
        let starts_group = group.text > 0.0;
        let own = Group { text: strip.height, foot: pages_height(&strip.foot) };
        let needed = if starts_group && group.with(0.0) <= HEIGHT { group } else { own };
        let present: f32 = foot.iter().map(|strip| strip.height).sum();
        if y + needed.with(present) > HEIGHT && y > 0.0 && (starts_group || y + own.with(present) > HEIGHT) {
            end_page(&mut pages, y, &mut foot);
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
        foot.extend(std::mem::take(&mut strip.foot));
        page.strips.push((y, Placed::Own(strip)));
        y += height;
    }
    end_page(&mut pages, y, &mut foot);
    while !foot.is_empty() {
        pages.push(Page::default());
        end_page(&mut pages, 0.0, &mut foot);
    }
    pages
}

/// Puts as much of `foot` at the foot of the last page as there is room for beneath its text, which ends at `y`: on an
/// empty page at least one strip.
fn end_page(pages: &mut [Page], y: f32, foot: &mut VecDeque<Strip>) {
    let (mut taken, mut height) = (Vec::new(), APART);
    while let Some(strip) = foot.front()
        && (y + height + strip.height <= HEIGHT || y <= 0.0 && taken.is_empty())
    {
        height += strip.height;
        taken.extend(foot.pop_front());
    }
    let Some(page) = pages.last_mut().filter(|_| !taken.is_empty()) else {
        return;
    };
    let mut at = HEIGHT - height;
    let rule = Strip { height: APART, shapes: vec![Shape::Rule([0.0, 4.0, 140.0, 4.0])], ..Strip::default() };
    for strip in std::iter::once(rule).chain(taken) {
        let next = at + strip.height;
        page.strips.push((at, Placed::Own(strip)));
        at = next;
    }
}

/// How much of a page strips take that keep together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Group {
    text: f32,
    foot: f32,
}

impl Group {
    /// With footnotes of this height on the page already.
    fn with(self, present: f32) -> f32 {
        let foot = self.foot + present;
        self.text + if foot > 0.0 { foot + APART } else { 0.0 }
    }
}

fn pages_height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

/// For the first strip of each group that keeps together, the heights of the group; 0 for the others.
fn group_heights(strips: &[Strip]) -> Vec<Group> {
    let mut groups = Vec::with_capacity(strips.len());
    let mut first = 0;
    let mut sum = Group::default();
    for (at, strip) in strips.iter().enumerate() {
        groups.push(Group::default());
        sum = Group { text: sum.text + strip.height, foot: sum.foot + pages_height(&strip.foot) };
        if !strip.keeps {
            if let Some(group) = groups.get_mut(first) {
                *group = sum;
            }
            (first, sum) = (at + 1, Group::default());
        }
    }
    groups
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
#[allow(clippy::indexing_slicing, clippy::float_cmp, reason = "a test may fail")]
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
    fn footnotes_stand_at_the_foot_of_their_page_and_go_on_where_they_must() {
        let noted = |height: f32, foot: f32| Strip { foot: vec![strip(foot, false)], ..strip(height, false) };
        let pages = paginate(vec![noted(20.0, 30.0), strip(20.0, false)]);
        let places: Vec<f32> = pages[0].strips.iter().map(|(y, _)| *y).collect();
        assert_eq!(places, [0.0, 20.0, HEIGHT - 30.0 - APART, HEIGHT - 30.0], "text, text, the rule, the note");
        // A line goes to the next page with its note.
        assert_eq!(counts(vec![strip(HEIGHT - 40.0, false), noted(20.0, 30.0)]), [1, 3]);
        // What no page holds beneath the text goes on.
        let long = Strip { foot: vec![strip(HEIGHT - 60.0, false), strip(HEIGHT - 60.0, false)], ..strip(40.0, false) };
        assert_eq!(counts(vec![long]), [3, 2]);
    }

    #[test]
    fn the_head_of_a_table_is_repeated() {
        let head = std::rc::Rc::new(vec![strip(10.0, false)]);
        let row = || Strip { head: Some(head.clone()), ..strip(HEIGHT - 20.0, false) };
        assert_eq!(counts(vec![strip(10.0, true), row(), row(), row()]), [2, 2, 2]);
    }
}
