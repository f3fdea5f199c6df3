//! Pages that lie askew: text recognition writes its lines along those of the scanned page.

use super::glyphs::Painted;

/// A slope below this shifts no line into another, as a tangent.
const LEAST: f64 = 0.001;

/// The slope that most of the letters have, as a tangent; 0 where it shifts nothing.
pub fn slope(glyphs: &[Painted]) -> f64 {
    let mut slopes: Vec<f64> = glyphs.iter().map(|glyph| glyph.slope).collect();
    let middle = slopes.len() / 2;
    if slopes.is_empty() {
        return 0.0;
    }
    let (_, &mut slope, _) = slopes.select_nth_unstable_by(middle, f64::total_cmp);
    if slope.abs() < LEAST { 0.0 } else { slope }
}

/// Turns the places of the letters back by the slope that most of them have.
pub fn straighten(glyphs: &mut [Painted]) {
    let slope = slope(glyphs);
    if slope.abs() < LEAST {
        return;
    }
    let (sine, cosine) = slope.atan().sin_cos();
    for glyph in glyphs {
        (glyph.x, glyph.y) = (glyph.x * cosine + glyph.y * sine, glyph.y * cosine - glyph.x * sine);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_lies_askew_is_turned_back() {
        let letter = |x: f64, y: f64| {
            let slope: f64 = 0.02;
            let (sine, cosine) = slope.atan().sin_cos();
            Painted { x: x * cosine - y * sine, y: y * cosine + x * sine, slope, ..Painted::default() }
        };
        let mut page: Vec<Painted> = (0..50).map(|at| letter(f64::from(at) * 10.0, 300.0)).collect();
        page.push(Painted { x: 10.0, y: 20.0, ..Painted::default() });
        assert!(page[49].y - page[0].y > 9.0);
        straighten(&mut page);
        assert!(page[..50].iter().all(|letter| (letter.y - 300.0).abs() < 1e-6), "{:?}", page[49]);
    }
}
