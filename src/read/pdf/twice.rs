//! Letters that are painted twice: a shadow beneath them, or bold made by painting them again a little beside.
//!
//! The same letter in the same size that stands nearer than its own width allows is the same letter, whether a program
//! paints letter by letter or line by line.

use super::glyphs::Painted;

/// How far apart both are at most along the line and across it, in ems.
const ALONG: f64 = 0.2;
const ACROSS: f64 = 0.25;

/// How far apart along the line, as a share of the letter's width: two narrow letters stand side by side in "all".
const WIDTH: f64 = 0.6;

/// With so many letters of one kind about a letter's place it is compared at most.
const COMPARED: usize = 64;

/// Of the letters in the order in which they are painted, whether each was painted before.
pub fn again<'a>(glyphs: impl Iterator<Item = &'a Painted>) -> Vec<bool> {
    let glyphs: Vec<&Painted> = glyphs.collect();
    // Letters of one kind, from left to right: pages have many, so that their places are compared as numbers.
    let mut sorted: Vec<(u128, i64, usize)> =
        glyphs.iter().enumerate().filter_map(|(at, glyph)| Some((kind(glyph)?, order(glyph.x), at))).collect();
    sorted.sort_unstable();
    let mut found = vec![false; glyphs.len()];
    for (position, (kind, _, at)) in sorted.iter().enumerate() {
        let Some(one) = glyphs.get(*at) else { continue };
        let reach = (one.size * ALONG).min(one.width * WIDTH);
        let near = sorted.iter().skip(position + 1).take(COMPARED).take_while(|(other, ..)| other == kind);
        for (_, _, place) in near {
            let Some(other) = glyphs.get(*place).filter(|other| other.x - one.x < reach) else { break };
            if (other.y - one.y).abs() < one.size * ACROSS
                && let Some(is_again) = found.get_mut(*at.max(place))
            {
                *is_again = true;
            }
        }
    }
    found
}

/// What letters of one sign, size and turning have in common; `None` of a blank.
fn kind(glyph: &Painted) -> Option<u128> {
    let sign = glyph.text.chars().next().filter(|sign| *sign != ' ')?;
    let set = (glyph.size * 2.0).round() as u64 * 4 + u64::from(glyph.turn);
    Some(u128::from(u32::from(sign)) << 96 | u128::from(glyph.text.len() as u32) << 64 | u128::from(set))
}

/// A number that is as much greater or less than another as [`f64::total_cmp`] says of their places.
fn order(place: f64) -> i64 {
    let bits = place.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(letters: &[(&str, f64, f64, f64)]) -> String {
        let painted = letters.iter().map(|&(text, x, y, width)| Painted {
            text: text.to_owned(),
            x,
            y,
            width,
            size: 12.0,
            ..Painted::default()
        });
        let painted: Vec<Painted> = painted.collect();
        let again = again(painted.iter());
        painted.iter().zip(again).filter(|(_, again)| !again).map(|(glyph, _)| glyph.text.as_str()).collect()
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
