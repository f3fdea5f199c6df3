//! The bullets of lists, which browsers and others paint as shapes and not as letters.

use hayro_interpret::kurbo::Rect;

use super::glyphs::Painted;

/// Shapes of a page beyond this are not looked at: a page with more holds a drawing.
const SHAPES: usize = 400;

/// Letters of a page beyond this are not compared with its shapes.
const LETTERS: usize = 30_000;

/// Notes the shape with these bounds where it may be a bullet: small, and as high as it is wide.
pub fn note(shapes: &mut Vec<Rect>, bounds: Rect) {
    let (width, height) = (bounds.width(), bounds.height());
    let is_small = (1.0..9.0).contains(&width) && (1.0..9.0).contains(&height);
    if is_small && (width - height).abs() < 0.3 * width.max(height) && shapes.len() <= SHAPES {
        shapes.push(bounds);
    }
}

/// Puts a bullet before each letter that begins a line right beside a shape at half the height of small letters.
pub fn set(shapes: &[Rect], glyphs: &mut Vec<Painted>) {
    if shapes.is_empty() || shapes.len() > SHAPES || glyphs.len() > LETTERS {
        return;
    }
    let mut found: Vec<(usize, Painted)> = shapes.iter().filter_map(|shape| bullet(shape, glyphs)).collect();
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.dedup_by_key(|(at, _)| *at);
    for (at, bullet) in found {
        glyphs.insert(at, bullet);
    }
}

/// The bullet that the shape is, and the place of the letter that follows it.
fn bullet(shape: &Rect, glyphs: &[Painted]) -> Option<(usize, Painted)> {
    let middle = shape.center();
    let on_line = |glyph: &&Painted| {
        let above = glyph.y - middle.y;
        glyph.turn == 0 && above > glyph.size * 0.1 && above < glyph.size * 0.5 && !glyph.text.trim().is_empty()
    };
    let beside = |glyph: &Painted| glyph.x - shape.x1;
    let is_right = |glyph: &Painted| beside(glyph) > -0.5 && beside(glyph) < glyph.size * 2.0;
    let (at, first) = glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| on_line(glyph) && is_right(glyph))
        .min_by(|(_, a), (_, b)| a.x.total_cmp(&b.x))?;
    let is_sized = (0.15..0.7).contains(&(shape.width() / first.size));
    // A point inside a line, as in a diagram's key, begins nothing.
    let has_words_before = glyphs
        .iter()
        .any(|glyph| on_line(&glyph) && glyph.x < shape.x0 && shape.x0 - glyph.x - glyph.width < glyph.size * 3.0);
    (is_sized && !has_words_before).then(|| {
        let bullet = Painted { text: "•".to_owned(), x: shape.x0, width: shape.width(), ..first.clone() };
        (at, bullet)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, x: f64, y: f64) -> impl Iterator<Item = Painted> {
        let letter = move |(at, text): (usize, char)| Painted {
            text: text.to_string(),
            x: x + 6.0 * at as f64,
            y,
            width: 6.0,
            size: 12.0,
            ..Painted::default()
        };
        text.chars().enumerate().map(letter).collect::<Vec<_>>().into_iter()
    }

    fn shown(shapes: &[Rect]) -> String {
        let mut glyphs: Vec<Painted> = letters("One", 30.0, 100.0).chain(letters("Two", 30.0, 115.0)).collect();
        set(shapes, &mut glyphs);
        glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn small_shapes_beside_the_front_of_lines_are_bullets() {
        let at = |x: f64, y: f64| Rect::new(x, y, x + 4.0, y + 4.0);
        assert_eq!(shown(&[at(18.0, 95.0), at(18.0, 110.0)]), "•One•Two");
        assert_eq!(shown(&[at(18.0, 95.0), at(18.0, 95.0)]), "•OneTwo");
        // Under the line, far from it, between its letters.
        assert_eq!(shown(&[at(18.0, 104.0), at(1.0, 95.0), at(36.0, 95.0)]), "OneTwo");
    }

    #[test]
    fn what_is_long_or_large_is_no_bullet() {
        let mut shapes = Vec::new();
        for (width, height) in [(40.0, 1.0), (20.0, 20.0), (0.4, 0.4), (4.0, 4.1)] {
            note(&mut shapes, Rect::new(0.0, 0.0, width, height));
        }
        assert_eq!(shapes.len(), 1);
    }
}
