//! Letters that are painted twice: a shadow beneath them, or bold made by painting them again a little beside.
//!
//! The same letter in the same size that stands nearer than its own width allows is the same letter, whether a program
//! paints letter by letter or line by line.

use std::collections::HashMap;

use super::glyphs::Painted;

/// How far apart both are at most along the line and across it, in ems.
const ALONG: f64 = 0.2;
const ACROSS: f64 = 0.25;

/// How far apart along the line, as a share of the letter's width: two narrow letters stand side by side in "all".
const WIDTH: f64 = 0.6;

/// The sign, its size and direction, and the square of the page, one em wide, in which it stands.
type Key = (char, usize, u64, i64, i64);

/// Where letters were painted.
#[derive(Debug, Default)]
pub struct Places {
    /// The last of them in each square: more than four of one kind do not fit.
    squares: HashMap<Key, [(f64, f64); 4]>,
}

impl Places {
    /// Notes the letter; whether it was there before.
    pub fn has(&mut self, glyph: &Painted) -> bool {
        let Painted { x, y, size, .. } = *glyph;
        let Some(sign) = glyph.text.chars().next() else { return false };
        let (along, across) = ((size * ALONG).min(glyph.width * WIDTH), size * ACROSS);
        let kind = (size * 2.0).round() as u64 * 4 + u64::from(glyph.turn);
        let square = |x: f64, y: f64| ((x / size).floor() as i64, (y / size).floor() as i64);
        let key = |column: i64, row: i64| (sign, glyph.text.len(), kind, column, row);
        let (left, top) = square(x - along, y - across);
        let (right, bottom) = square(x + along, y + across);
        let is_near = |place: &(f64, f64)| (place.0 - x).abs() < along && (place.1 - y).abs() < across;
        for column in left..=right {
            for row in top..=bottom {
                if self.squares.get(&key(column, row)).is_some_and(|places| places.iter().any(is_near)) {
                    return true;
                }
            }
        }
        let (column, row) = square(x, y);
        let places = self.squares.entry(key(column, row)).or_insert([(f64::INFINITY, f64::INFINITY); 4]);
        places.rotate_right(1);
        places[0] = (x, y);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(letters: &[(&str, f64, f64, f64)]) -> String {
        let mut places = Places::default();
        let painted = letters.iter().map(|&(text, x, y, width)| Painted {
            text: text.to_owned(),
            x,
            y,
            width,
            size: 12.0,
            ..Painted::default()
        });
        painted.filter(|glyph| !places.has(glyph)).map(|glyph| glyph.text).collect()
    }

    #[test]
    fn a_letter_painted_again_beside_itself_is_one() {
        assert_eq!(kept(&[("S", 72.0, 100.0, 8.0), ("S", 72.3, 100.0, 8.0), ("t", 80.0, 100.0, 3.3)]), "St");
        assert_eq!(kept(&[("S", 72.0, 100.0, 8.0), ("t", 80.0, 100.0, 3.3), ("S", 73.5, 98.8, 8.0)]), "St");
        assert_eq!(kept(&[("1", 72.0, 100.0, 6.7), ("1", 70.8, 101.0, 6.7), ("1", 72.2, 100.1, 6.7)]), "1");
    }

    #[test]
    fn double_letters_and_the_next_line_stay() {
        assert_eq!(kept(&[("l", 72.0, 100.0, 2.7), ("l", 74.7, 100.0, 2.7)]), "ll");
        assert_eq!(kept(&[("i", 72.0, 100.0, 2.4), ("i", 74.0, 100.0, 2.4)]), "ii");
        assert_eq!(kept(&[("0", 72.0, 100.0, 6.7), ("0", 78.7, 100.0, 6.7), ("0", 72.0, 112.0, 6.7)]), "000");
    }
}
