//! The sources of one event, figure or disagreement, side by side, and how a figure moved in time.
//!
//! [`rows`] says what is set side by side, [`series`] which figures are given for several dates.

mod chart;
mod draw;
mod rows;
pub mod series;

pub use draw::compare_ui;

use self::rows::Comparison;
use self::series::Series;
use crate::ui::Item;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct CompareView {
    made: Option<Made>,
    /// The figures given for several dates, for the briefing at this address.
    series: Option<(usize, Vec<Series>)>,
}

/// What was made of one selection.
#[derive(Debug)]
struct Made {
    /// The briefing's address, and what is selected.
    of: (usize, Option<Item>),
    comparison: Option<Comparison>,
}

impl CompareView {
    /// Takes in that the briefing is another.
    pub fn renew(&mut self) {
        *self = Self::default();
    }
}
