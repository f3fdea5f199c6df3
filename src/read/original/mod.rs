//! The original: a page of a file as it looks, and where its words stand on it.
//!
//! Only PDF and pictures have pages that look the same everywhere; other formats are shown by their text. A page is drawn
//! in two steps, as the second may take long: first its picture, with the letters that it paints, then, where it is itself
//! a picture, the words that are recognised in it.

mod word;

use serde::{Deserialize, Serialize};

pub use word::PageWord;
pub(super) use word::{framed, recognised};

/// The most that is drawn of a page, in pixels.
const DRAWN: f64 = 8e6;

/// What is wanted of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageAsk {
    /// Its number, from 1.
    pub page: usize,
    /// What of it.
    pub what: PagePart,
}

/// What of a page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PagePart {
    /// Its picture, no wider and no higher than so many pixels, and the words that it paints.
    Picture {
        /// How wide it may be.
        width: u32,
        /// How high it may be.
        height: u32,
    },
    /// The words that are recognised in it.
    Words,
}

/// A page as it looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnPage {
    /// How wide its picture is, in pixels.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row.
    pub pixels: Vec<u8>,
    /// How many pages the file has.
    pub pages: usize,
    /// The words that it paints, in reading order.
    pub words: Vec<PageWord>,
    /// Whether it is a picture, in which further words may be recognised.
    pub is_picture: bool,
}

impl DrawnPage {
    /// Whether it has as many pixels as it says, and not more than are ever drawn.
    pub fn is_whole(&self) -> bool {
        let count = u64::from(self.width) * u64::from(self.height);
        count > 0 && count as f64 <= DRAWN * 1.01 && count * 3 == self.pixels.len() as u64
    }
}

/// How many pixels there are to a unit of a page of this size, so that its picture is within `most`; `None` where nothing of
/// it could be seen then.
pub(super) fn scale(size: (f64, f64), most: (u32, u32)) -> Option<f64> {
    let (width, height) = size;
    let scale = (f64::from(most.0) / width).min(f64::from(most.1) / height).min((DRAWN / (width * height)).sqrt());
    let is_seen = |side: f64| (1.0..=f64::from(u16::MAX)).contains(&(side * scale));
    (scale.is_finite() && scale > 0.0 && is_seen(width) && is_seen(height)).then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_drawn_within_what_is_wanted_and_what_is_ever_drawn() {
        assert_eq!(scale((500.0, 700.0), (1_000, 10_000)), Some(2.0));
        assert_eq!(scale((500.0, 700.0), (1_000, 350)), Some(0.5));
        let scale_of_large = scale((1e6, 1e6), (u32::MAX, u32::MAX)).unwrap_or_default();
        assert!((scale_of_large * 1e6).powi(2) <= DRAWN * 1.001);
        for size in [(0.0, 10.0), (10.0, 0.0), (f64::NAN, 10.0), (f64::INFINITY, 1.0), (-5.0, 5.0), (1e-6, 1e6)] {
            assert_eq!(scale(size, (1_000, 1_000)), None, "{size:?}");
        }
    }

    #[test]
    fn a_picture_that_is_not_what_it_says_is_not_believed() {
        let page = |width, height, count| DrawnPage { width, height, pixels: vec![0; count], ..DrawnPage::default() };
        assert!(page(2, 3, 18).is_whole());
        assert!(!page(2, 3, 17).is_whole() && !page(0, 3, 0).is_whole() && !page(u32::MAX, u32::MAX, 9).is_whole());
    }
}
