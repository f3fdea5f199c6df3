//! Where a word stands on a page.

use serde::{Deserialize, Serialize};

use crate::read::recognise::{Line, Sheet};

/// A word on a page. Places are shares of the page's width and height, from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageWord {
    /// The word as the page has it.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

/// How far letters reach above their base line and beneath it, in sizes of their font.
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.24;

/// A word between `left` and `right` on the base line `y`, in letters of this `size`; `to_page` says where a point stands,
/// in shares of the page.
pub fn framed(
    text: String,
    (left, right): (f64, f64),
    y: f64,
    size: f64,
    to_page: impl Fn(f64, f64) -> (f64, f64),
) -> PageWord {
    let corners =
        [(left, y - size * ABOVE), (right, y - size * ABOVE), (left, y + size * BELOW), (right, y + size * BELOW)]
            .map(|(x, y)| to_page(x, y));
    let least =
        |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min).clamp(0.0, 1.0) as f32;
    let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(0.0, f64::max).clamp(0.0, 1.0) as f32;
    PageWord { text, left: least(|at| at.0), top: least(|at| at.1), right: most(|at| at.0), bottom: most(|at| at.1) }
}

/// The words that were recognised on a page, on the page as it was before it was turned and set straight.
pub fn recognised(sheet: &Sheet) -> Vec<PageWord> {
    let (sine, cosine) = sheet.slope.sin_cos();
    let to_page = |along: f64, across: f64| {
        let (x, y) = (along * cosine - across * sine, along * sine + across * cosine);
        let upright = (x / sheet.width.max(1.0), y / sheet.height.max(1.0));
        (0..sheet.turns).fold(upright, |(x, y), _| (y, 1.0 - x))
    };
    let words = |line: &Line| {
        let (y, size) = (line.y, line.size);
        let placed = line.words.iter().map(move |word| (word.text.clone(), (word.left, word.right), y, size));
        placed.collect::<Vec<_>>()
    };
    let placed = sheet.lines.iter().flat_map(words);
    placed.map(|(text, ends, y, size)| framed(text, ends, y, size, to_page)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::recognise::Word;

    #[test]
    fn a_word_of_a_page_that_lay_on_its_side_stands_where_the_page_shows_it() {
        let of = |turns| {
            let word = Word { text: "Harbour".to_owned(), left: 10.0, right: 60.0, sure: 1.0 };
            let lines = vec![Line { words: vec![word], y: 20.0, size: 10.0 }];
            let sheet = Sheet { lines, width: 100.0, height: 200.0, turns, ..Sheet::default() };
            let found = recognised(&sheet).remove(0);
            [found.left, found.top, found.right, found.bottom].map(|share| (share * 1000.0).round() as i32)
        };
        assert_eq!(of(0), [100, 60, 600, 112]);
        // Turned by a quarter to the right to be upright: what is at the left then was at the bottom.
        assert_eq!(of(1), [60, 400, 112, 900]);
        assert_eq!(of(2), [400, 888, 900, 940]);
    }
}
