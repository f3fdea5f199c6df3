//! The original beside the text: the page as it looks, which follows what is read, with the words framed that are pointed at.

mod draw;
mod follow;
mod frames;
mod kept;
mod quarters;

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use eframe::egui::Context;

pub use self::draw::beside_ui;
use self::follow::{Pointed, Turned};
use self::kept::{Kept, PageId};
use self::quarters::Quarters;
use crate::load::PageNews;
use crate::text::Span;
use crate::ui::Zoom;

/// In so many frames the text is scrolled to where it was told to go.
const FRESH: u8 = 3;
/// How much larger one step makes the page.
const STEP: f32 = 1.25;
/// The smallest page and the largest, in widths of the pane.
const SIZES: RangeInclusive<f32> = 0.4..=4.0;

/// What is remembered of the original.
#[derive(Debug)]
pub struct OriginalView {
    /// Whether it is beside the text.
    pub open: bool,
    /// How wide the page is, in widths of the pane.
    size: f32,
    /// How far pages that lie on their side were turned.
    quarters: BTreeMap<PageId, Quarters>,
    /// The page that was turned to by hand.
    turned: Option<Turned>,
    /// What was pointed at last in the text.
    pointed: Option<Pointed>,
    /// For how many frames it counts wherever the text stands: it is yet to be scrolled there.
    fresh: u8,
    /// The selected bytes that were seen last.
    selected: Range<usize>,
    /// The paragraphs that are on the screen.
    seen: Range<usize>,
    /// What is shown now.
    shown: Option<Sheet>,
    /// The words that the page was moved to.
    moved_to: Option<(PageId, Span)>,
    kept: Kept,
}

impl Default for OriginalView {
    fn default() -> Self {
        Self {
            open: false,
            size: 1.0,
            quarters: BTreeMap::new(),
            turned: None,
            pointed: None,
            fresh: 0,
            selected: 0..0,
            seen: 0..0,
            shown: None,
            moved_to: None,
            kept: Kept::default(),
        }
    }
}

/// A page on the screen.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    id: PageId,
    /// How many there are; 0 where that is not known yet.
    of: u32,
    /// Where the text stands.
    followed: u32,
}

impl OriginalView {
    /// Points at these words of the open document, in which these bytes are selected.
    pub fn point(&mut self, span: Span, selected: Range<usize>) {
        (self.pointed, self.selected, self.fresh) = (Some(Pointed::Words(span)), selected, FRESH);
        self.turned = None;
    }

    /// Takes in which paragraphs are on the screen.
    pub fn see(&mut self, paragraphs: Range<usize>) {
        self.seen = paragraphs;
    }

    /// Points at nothing.
    pub fn unpoint(&mut self) {
        (self.pointed, self.turned) = (None, None);
    }

    /// Forgets the pages that were drawn: the files may be others.
    pub fn forget(&mut self) {
        self.kept = Kept::default();
    }

    /// Turns to the next page, or the one before.
    pub fn turn(&mut self, forward: bool) {
        if let Some(Sheet { id: (_, page), of, followed }) = self.shown.filter(|_| self.open) {
            let page = if forward { page.saturating_add(1).min(of.max(page)) } else { page.saturating_sub(1).max(1) };
            self.turned = Some(Turned { page, followed });
        }
    }

    /// Turns the page that is shown by a quarter, with the clock.
    pub fn rotate(&mut self) {
        if let Some(Sheet { id, .. }) = self.shown.filter(|_| self.open) {
            let quarters = self.quarters.entry(id).or_default();
            *quarters = quarters.next();
            self.moved_to = None;
        }
    }

    /// How far the page was turned.
    fn quarters(&self, id: PageId) -> Quarters {
        self.quarters.get(&id).copied().unwrap_or_default()
    }

    /// Makes the page larger or smaller, or as wide as the pane.
    pub fn resize(&mut self, zoom: Zoom) {
        self.enlarge(match zoom {
            Zoom::In => STEP,
            Zoom::Out => 1.0 / STEP,
            Zoom::Reset => 1.0 / self.size,
        });
    }

    fn enlarge(&mut self, by: f32) {
        self.size = (self.size * by).clamp(*SIZES.start(), *SIZES.end());
    }

    /// Takes in what came of pages that were wanted.
    pub fn take(&mut self, news: PageNews, context: &Context) {
        self.kept.take(news, context);
    }
}
