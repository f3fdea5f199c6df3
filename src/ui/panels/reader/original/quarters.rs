//! A page that was scanned on its side, set upright by hand: places of it, in shares of its width and height.

use eframe::egui::{Pos2, Rect, pos2};

/// By how many quarters a page is turned, with the clock: 0 to 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quarters(u8);

impl Quarters {
    /// A quarter more.
    pub fn next(self) -> Self {
        Self((self.0 + 1) % 4)
    }

    /// How wide the page is to its height once it is turned.
    pub fn aspect(self, aspect: f32) -> f32 {
        if self.0.is_multiple_of(2) { aspect } else { 1.0 / aspect.max(f32::MIN_POSITIVE) }
    }

    /// Where a place of the page stands once it is turned.
    pub fn place(self, at: Pos2) -> Pos2 {
        match self.0 {
            0 => at,
            1 => pos2(1.0 - at.y, at.x),
            2 => pos2(1.0 - at.x, 1.0 - at.y),
            _ => pos2(at.y, 1.0 - at.x),
        }
    }

    /// Where a stretch of the page stands once it is turned.
    pub fn rect(self, rect: Rect) -> Rect {
        Rect::from_two_pos(self.place(rect.min), self.place(rect.max))
    }

    /// The place of the page that stands here once it is turned.
    pub fn back(self, at: Pos2) -> Pos2 {
        Self((4 - self.0) % 4).place(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_brings_the_left_edge_to_the_top_and_four_are_none() {
        let quarter = Quarters::default().next();
        assert_eq!(quarter.place(pos2(0.0, 0.75)), pos2(0.25, 0.0));
        assert_eq!(quarter.back(pos2(0.25, 0.0)), pos2(0.0, 0.75));
        assert!((quarter.aspect(2.0) - 0.5).abs() < 1e-6 && (quarter.next().aspect(2.0) - 2.0).abs() < 1e-6);
        let word = Rect::from_min_max(pos2(0.125, 0.25), pos2(0.25, 0.75));
        assert_eq!(quarter.rect(word), Rect::from_min_max(pos2(0.25, 0.125), pos2(0.75, 0.25)));
        assert_eq!(quarter.next().next().next(), Quarters::default());
    }
}
