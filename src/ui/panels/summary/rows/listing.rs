//! A list that can be filtered and sorted: rows made once for a briefing, and which of them are shown in what order.

use std::cmp::Ordering;

use super::words::Wanted;
use crate::ui::Item;

/// A row of a list.
pub trait Row {
    /// What it can be sorted by.
    type Column: Copy + PartialEq;
    /// What it can be narrowed down to.
    type Facet: Copy + PartialEq;

    /// What it stands for.
    fn item(&self) -> Item;
    /// What a filter is looked for in, [folded](super::words::folded).
    fn searchable(&self) -> &str;
    /// Whether it belongs to `facet`.
    fn belongs(&self, facet: Self::Facet) -> bool;
    /// Its order before or behind `other` by `column`, the most telling first. Equals stay in the briefing's order.
    fn compare(&self, other: &Self, column: Self::Column) -> Ordering;
    /// Whether it has nothing to be sorted by in `column`: such rows come last in either direction.
    fn lacks(&self, _column: Self::Column) -> bool {
        false
    }
}

/// What a list is narrowed down to and sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement<C, F> {
    /// The filter as typed.
    pub filter: String,
    /// The one facet to be shown, or all.
    pub facet: Option<F>,
    /// The column to sort by.
    pub column: C,
    /// Whether the order is turned round.
    pub reversed: bool,
}

impl<C: Copy + PartialEq, F: Copy + PartialEq> Arrangement<C, F> {
    /// Everything, by `column`.
    pub fn by(column: C) -> Self {
        Self { filter: String::new(), facet: None, column, reversed: false }
    }

    /// Sorts by `column`; the other way round where it already does.
    pub fn sort_by(&mut self, column: C) {
        self.reversed = self.column == column && !self.reversed;
        self.column = column;
    }

    /// Whether it may leave rows out.
    pub fn narrows(&self) -> bool {
        self.facet.is_some() || !self.filter.trim().is_empty()
    }
}

/// The positions of the rows that `arrangement` lets through, in its order. The order is total: rows equal by the column
/// stand in the briefing's order, whichever way the column is turned.
pub fn arranged<R: Row>(rows: &[R], arrangement: &Arrangement<R::Column, R::Facet>) -> Vec<usize> {
    let wanted = Wanted::new(&arrangement.filter);
    let mut shown: Vec<(usize, &R)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| arrangement.facet.is_none_or(|facet| row.belongs(facet)))
        .filter(|(_, row)| wanted.is_in(row.searchable()))
        .collect();
    let column = arrangement.column;
    shown.sort_by(|(at, row), (other_at, other)| {
        let by_column = row.compare(other, column);
        row.lacks(column)
            .cmp(&other.lacks(column))
            .then(if arrangement.reversed { by_column.reverse() } else { by_column })
            .then(at.cmp(other_at))
    });
    shown.into_iter().map(|(at, _)| at).collect()
}

/// The rows of one tab and which of them are shown.
#[derive(Clone, Debug)]
pub struct Listing<R: Row> {
    rows: Vec<R>,
    shown: Vec<usize>,
    for_arrangement: Option<Arrangement<R::Column, R::Facet>>,
    ends: Vec<f32>,
    ends_for: Option<[u32; 2]>,
}

impl<R: Row> Listing<R> {
    /// A list of `rows`.
    pub fn new(rows: Vec<R>) -> Self {
        Self { rows, shown: Vec::new(), for_arrangement: None, ends: Vec::new(), ends_for: None }
    }

    /// All rows.
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// How many rows there are in all.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Arranges the rows anew if `arrangement` is not the one they stand in. Returns whether they were.
    pub fn arrange(&mut self, arrangement: &Arrangement<R::Column, R::Facet>) -> bool {
        if self.for_arrangement.as_ref() == Some(arrangement) {
            return false;
        }
        self.shown = arranged(&self.rows, arrangement);
        self.for_arrangement = Some(arrangement.clone());
        self.ends_for = None;
        true
    }

    /// How many rows are shown.
    pub fn shown_count(&self) -> usize {
        self.shown.len()
    }

    /// The shown row at `position`.
    pub fn shown(&self, position: usize) -> Option<&R> {
        self.rows.get(*self.shown.get(position)?)
    }

    /// Where each shown row ends, from the list's top, reckoned anew only when the rows or the measures they are drawn
    /// by (width, height of a line) are others.
    pub fn reckon_ends(&mut self, measures: [f32; 2], height: impl Fn(&R) -> f32) {
        let measures = measures.map(f32::to_bits);
        if self.ends_for == Some(measures) {
            return;
        }
        let mut end = 0.0;
        let rows = self.shown.iter().map(|at| self.rows.get(*at));
        self.ends = rows
            .map(|row| {
                end += row.map_or(0.0, &height);
                end
            })
            .collect();
        self.ends_for = Some(measures);
    }

    /// What was last reckoned.
    pub fn ends(&self) -> &[f32] {
        &self.ends
    }

    /// Where `item` is shown.
    pub fn position_of(&self, item: Item) -> Option<usize> {
        (0..self.shown.len()).find(|position| self.shown(*position).map(Row::item) == Some(item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ActorId;

    struct Word(usize, &'static str, u32);

    impl Row for Word {
        type Column = bool;
        type Facet = u32;

        fn item(&self) -> Item {
            Item::Actor(ActorId::at(self.0))
        }
        fn searchable(&self) -> &str {
            self.1
        }
        fn belongs(&self, facet: u32) -> bool {
            self.2 == facet
        }
        fn compare(&self, other: &Self, by_name: bool) -> Ordering {
            if by_name { self.1.cmp(other.1) } else { other.2.cmp(&self.2) }
        }
        fn lacks(&self, by_name: bool) -> bool {
            by_name && self.1.is_empty()
        }
    }

    fn words() -> Vec<Word> {
        vec![Word(0, "beta two", 1), Word(1, "", 3), Word(2, "alpha", 1), Word(3, "beta", 2)]
    }

    #[test]
    fn equals_stay_in_the_briefings_order_both_ways() {
        let mut by = Arrangement::by(false);
        assert_eq!(arranged(&words(), &by), [1, 3, 0, 2]);
        by.sort_by(false);
        assert_eq!(arranged(&words(), &by), [0, 2, 3, 1]);
    }

    #[test]
    fn what_lacks_the_column_is_last_both_ways() {
        let mut by = Arrangement::by(true);
        assert_eq!(arranged(&words(), &by), [2, 3, 0, 1]);
        by.sort_by(true);
        assert_eq!(arranged(&words(), &by), [0, 3, 2, 1]);
    }

    #[test]
    fn a_filter_and_a_facet_narrow_the_list() {
        let mut by = Arrangement::by(true);
        by.filter = " BÉTA ".to_owned();
        assert!(by.narrows());
        assert_eq!(arranged(&words(), &by), [3, 0]);
        by.facet = Some(2);
        assert_eq!(arranged(&words(), &by), [3]);
    }

    #[test]
    fn a_list_is_arranged_only_when_something_changed() {
        let mut list = Listing::new(words());
        let by = Arrangement::by(true);
        assert!(list.arrange(&by));
        assert!(!list.arrange(&by));
        assert_eq!(list.position_of(Item::Actor(ActorId::at(3))), Some(1));
        assert_eq!(list.position_of(Item::Actor(ActorId::at(9))), None);
    }
}
