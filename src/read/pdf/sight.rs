//! What of a page can be seen: what lies beneath a letter when it is painted, and what is painted over it later.
//!
//! The page is a grid. Each cell knows the colour that was painted last on its middle, and when something opaque was last
//! painted over it. So every letter costs the same, however much the page holds.

use hayro_interpret::kurbo::{Point, Rect};

/// The side of a cell, in points; larger where the page is.
const CELL: f64 = 3.0;

/// How many cells a side of the page has at most.
const SIDE: f64 = 400.0;

/// How many cells are painted for one page at most. After that nothing is said to be hidden by colours.
const WORK: usize = 8 << 20;

/// Two colours that differ by no more in each part, of 255, are one to the eye.
const ALIKE: u8 = 9;

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// What is painted on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    /// `None` where nobody knows: a picture, a pattern, a drawing.
    colour: Option<Colour>,
    /// When a shape was last painted wholly over it; 0 for never.
    covered: u32,
    /// When a picture was last painted wholly over it.
    pictured: u32,
}

const PAPER: Cell = Cell { colour: Some([255; 3]), covered: 0, pictured: 0 };

/// What an area is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coat {
    /// One colour through which nothing shines.
    Colour(Colour),
    /// A picture through which nothing shines.
    Picture,
    /// Anything else.
    Unknown,
}

/// The page as it is painted.
#[derive(Debug, Default)]
pub struct Sight {
    width: f64,
    height: f64,
    side: f64,
    columns: usize,
    cells: Vec<Cell>,
    now: u32,
    /// Whether letters were painted.
    is_written: bool,
    work: usize,
    clips: Vec<(Rect, bool)>,
}

impl Sight {
    pub fn new(width: f64, height: f64) -> Self {
        let side = CELL.max(width.max(height) / SIDE);
        let columns = (width / side).ceil().max(1.0) as usize;
        Self { width, height, side, columns, ..Self::default() }
    }

    /// Narrows what is painted to an area, of which only the bounds are known where `is_exact` is false.
    pub fn clip(&mut self, bounds: Rect, is_exact: bool) {
        let (outer, was_exact) = self.clips.last().copied().unwrap_or((self.page(), true));
        self.clips.push((outer.intersect(bounds), is_exact && was_exact));
    }

    pub fn end_clip(&mut self) {
        self.clips.pop();
    }

    fn page(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width, self.height)
    }

    /// Paints the area.
    pub fn paint(&mut self, area: Rect, coat: Coat) {
        let (clip, is_exact) = self.clips.last().copied().unwrap_or((self.page(), true));
        let area = area.intersect(clip);
        if !(area.width() > 0.0 && area.height() > 0.0) {
            return;
        }
        // White on paper that is still empty, as browsers begin their pages.
        if !self.is_written && self.cells.is_empty() && coat == Coat::Colour([255; 3]) {
            return;
        }
        self.now += 1;
        // Cells whose middle is inside.
        let range = |from: f64, to: f64| {
            let first = (from / self.side - 0.5).ceil().max(0.0) as usize;
            let last = (to / self.side - 0.5).floor() + 1.0;
            first..last.max(0.0) as usize
        };
        let (columns, rows) = (range(area.x0, area.x1), range(area.y0, area.y1));
        self.work += columns.len() * rows.len();
        if self.work > WORK {
            return;
        }
        if self.cells.is_empty() {
            let rows = (self.height / self.side).ceil().max(1.0) as usize;
            self.cells = vec![PAPER; self.columns * rows];
        }
        let coat = if is_exact { coat } else { Coat::Unknown };
        for row in rows {
            let start = row * self.columns;
            let end = start + columns.end.min(self.columns);
            for cell in self.cells.get_mut(start + columns.start.min(self.columns)..end).unwrap_or_default() {
                match coat {
                    Coat::Colour(colour) => (cell.colour, cell.covered) = (Some(colour), self.now),
                    Coat::Picture => (cell.colour, cell.pictured) = (None, self.now),
                    Coat::Unknown => cell.colour = None,
                }
            }
        }
    }

    /// Notes that a letter is painted; the time by which paint is ordered.
    pub fn begin_letter(&mut self) -> u32 {
        self.is_written = true;
        self.now
    }

    fn cell(&self, at: Point) -> Cell {
        let (column, row) = ((at.x / self.side) as usize, (at.y / self.side) as usize);
        if column >= self.columns {
            return PAPER;
        }
        self.cells.get(row * self.columns + column).copied().unwrap_or(PAPER)
    }

    /// Whether the place is on the page and inside what is not clipped away.
    pub fn is_inside(&self, at: Point) -> bool {
        let clip = self.clips.last().map_or(self.page(), |(clip, _)| *clip);
        // Letters stand on the very edge of what is clipped.
        clip.inflate(1.0, 1.0).contains(at)
    }

    /// Whether what is painted there in this colour cannot be told from what is beneath it.
    pub fn is_lost(&self, at: Point, colour: Colour) -> bool {
        let beneath = self.cell(at).colour.filter(|_| self.work <= WORK);
        beneath.is_some_and(|beneath| beneath.iter().zip(colour).all(|(a, b)| a.abs_diff(b) <= ALIKE))
    }

    /// Whether a shape was painted over the place after that time.
    pub fn is_covered(&self, at: Point, since: u32) -> bool {
        self.cell(at).covered > since && self.work <= WORK
    }

    /// Whether a picture was painted over the place after that time; 0 for whenever.
    pub fn is_pictured(&self, at: Point, since: u32) -> bool {
        self.cell(at).pictured > since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Colour = [0; 3];
    const WHITE: Colour = [255; 3];

    #[test]
    fn what_has_the_colour_of_what_is_beneath_is_lost() {
        let mut page = Sight::new(600.0, 800.0);
        let at = Point::new(100.0, 100.0);
        assert!(page.is_lost(at, WHITE) && !page.is_lost(at, BLACK));
        page.paint(Rect::new(50.0, 90.0, 300.0, 110.0), Coat::Colour(BLACK));
        assert!(!page.is_lost(at, WHITE) && page.is_lost(at, [4, 4, 4]));
        assert!(page.is_lost(Point::new(100.0, 130.0), WHITE));
        // Of a picture nobody knows what colour it has there.
        page.paint(Rect::new(0.0, 0.0, 600.0, 800.0), Coat::Picture);
        assert!(!page.is_lost(at, WHITE) && !page.is_lost(at, BLACK));
    }

    #[test]
    fn what_is_painted_later_covers() {
        let mut page = Sight::new(600.0, 800.0);
        let at = Point::new(100.0, 100.0);
        page.paint(Rect::new(0.0, 0.0, 600.0, 800.0), Coat::Colour(WHITE));
        let then = page.begin_letter();
        assert!(!page.is_covered(at, then));
        page.paint(Rect::new(50.0, 90.0, 300.0, 110.0), Coat::Unknown);
        assert!(!page.is_covered(at, then));
        page.paint(Rect::new(50.0, 90.0, 300.0, 110.0), Coat::Colour(BLACK));
        let later = page.begin_letter();
        assert!(page.is_covered(at, then) && !page.is_covered(at, later));
        assert!(!page.is_covered(Point::new(100.0, 112.0), then));
    }

    #[test]
    fn what_is_clipped_away_is_outside_and_paints_nothing() {
        let mut page = Sight::new(600.0, 800.0);
        let at = Point::new(100.0, 100.0);
        page.clip(Rect::new(0.0, 200.0, 600.0, 400.0), true);
        assert!(!page.is_inside(at) && page.is_inside(Point::new(100.0, 300.0)));
        page.paint(Rect::new(0.0, 0.0, 600.0, 800.0), Coat::Colour(BLACK));
        page.end_clip();
        assert!(page.is_inside(at) && !page.is_lost(at, BLACK) && page.is_lost(Point::new(100.0, 300.0), BLACK));
        assert!(!page.is_inside(Point::new(100.0, -20.0)) && !page.is_inside(Point::new(100.0, 900.0)));
    }
}
