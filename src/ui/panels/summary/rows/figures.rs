//! The rows of the figures.

use std::cmp::Ordering;

use super::amount::{Amount, is_currency, normalized};
use super::listing::Row;
use super::snippet::snippet;
use super::when::{WhenKey, when_key, when_words};
use super::words::{folded, short};
use super::{LINE, documents_of};
use crate::briefing::{Briefing, Figure, Salience, Trend};
use crate::ui::Item;

/// Characters on each side of a figure, for those of which the text does not say what they are of.
const CONTEXT: usize = 40;

/// A figure in a list.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// The figure.
    pub item: Item,
    /// What it says.
    pub amount: Amount,
    /// Its first mention with the words beside it.
    pub context: String,
    /// When it held; empty where the text does not say.
    pub as_of: String,
    /// Which way it moved.
    pub trend: Option<Trend>,
    /// What sort of quantity it is.
    pub sort: FigureSort,
    /// How many times it is stated.
    pub mentions: usize,
    /// In how many documents.
    pub documents: usize,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there.
    pub why: String,
    /// How many characters it has with what it is of.
    pub length: usize,
    value: f64,
    of_key: String,
    as_of_key: Option<WhenKey>,
    searchable: String,
}

/// Sorts of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureSort {
    /// Persons.
    People,
    /// Sums in a currency.
    Money,
    /// Shares.
    Percent,
    /// Other things counted and measured.
    Other,
}

impl FigureSort {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 4] = [Self::People, Self::Money, Self::Percent, Self::Other];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Money => "money",
            Self::Percent => "percentages",
            Self::Other => "other",
        }
    }

    fn of(figure: &Figure) -> Self {
        match figure.unit.as_deref() {
            Some("person") => Self::People,
            Some("percent" | "percentage point") => Self::Percent,
            Some(code) if is_currency(code) => Self::Money,
            _ => Self::Other,
        }
    }
}

/// What the figures can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureColumn {
    /// How much the folder is about it, the most first.
    Weight,
    /// The greatest number first, of one sort after the other.
    Amount,
    /// What is counted, by the alphabet.
    Of,
    /// The latest first, undated last.
    AsOf,
    /// The most often stated first.
    Mentions,
    /// The most documents first.
    Documents,
}

/// All figures, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<FigureRow> {
    let row = |figure| FigureRow::new(briefing, figure);
    briefing.figures.iter().map(row).collect()
}

impl FigureRow {
    /// The row of `figure`.
    pub fn new(briefing: &Briefing, figure: &Figure) -> Self {
        let amount = Amount::new(briefing, figure);
        let of = figure.of.as_deref().unwrap_or_default();
        let of_key = folded(&short(of, LINE));
        let as_of = figure.as_of.as_ref();
        let as_of_words = as_of.map(|when| when_words(&when.value)).unwrap_or_default();
        let unit = figure.unit.as_deref().unwrap_or_default();
        // The plain digits are found whether the window sets them apart or not.
        let value = figure.value.value();
        let normalized = normalized(figure);
        let line = amount.line();
        let searchable = [line.as_str(), &normalized, &value.to_string(), of, unit, &as_of_words];
        Self {
            item: Item::Figure(figure.id),
            trend: figure.trend,
            sort: FigureSort::of(figure),
            mentions: figure.mentions.count(),
            documents: documents_of(figure.mentions.iter().map(|place| place.document)),
            salience: figure.salience,
            why: short(&figure.why, LINE),
            value,
            length: line.chars().count(),
            context: snippet(briefing, *figure.mentions.first(), CONTEXT).text(),
            of_key,
            as_of_key: as_of.and_then(|when| when_key(&when.value)),
            searchable: folded(&short(
                &searchable.join(
                    "
",
                ),
                4 * LINE,
            )),
            amount,
            as_of: as_of_words,
        }
    }
}

impl Row for FigureRow {
    type Column = FigureColumn;
    type Facet = FigureSort;

    fn item(&self) -> Item {
        self.item
    }

    fn searchable(&self) -> &str {
        &self.searchable
    }

    fn facet(&self) -> Option<FigureSort> {
        Some(self.sort)
    }

    fn compare(&self, other: &Self, column: FigureColumn) -> Ordering {
        match column {
            FigureColumn::Weight => other.salience.cmp(&self.salience),
            FigureColumn::Amount => other.value.total_cmp(&self.value),
            FigureColumn::Of => self.of_key.cmp(&other.of_key),
            FigureColumn::AsOf => other.as_of_key.cmp(&self.as_of_key),
            FigureColumn::Mentions => other.mentions.cmp(&self.mentions),
            FigureColumn::Documents => other.documents.cmp(&self.documents),
        }
    }

    fn lacks(&self, column: FigureColumn) -> bool {
        match column {
            FigureColumn::Of => self.of_key.is_empty(),
            FigureColumn::AsOf => self.as_of_key.is_none(),
            _ => false,
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, a_figure};
    use super::super::listing::{Arrangement, arranged};
    use super::*;
    use crate::briefing::{Bound, FigureId};

    fn briefing() -> Briefing {
        let sources = Sources::new(&["Over 3,000 fighters, 15 percent, 2 million euros."]);
        let mut briefing = sources.briefing();
        for (words, value, unit, of) in [
            ("Over 3,000", 3000.0, "person", "fighters"),
            ("15 percent", 15.0, "percent", ""),
            ("2 million euros", 2e6, "EUR", ""),
        ] {
            let mut figure = a_figure(&sources, sources.place(0, words), value);
            figure.id = FigureId::at(briefing.figures.len());
            figure.unit = Some(unit.to_owned());
            figure.of = (!of.is_empty()).then(|| of.to_owned());
            briefing.figures.push(figure);
        }
        briefing.figures[0].bound = Bound::Over;
        briefing
    }

    fn lines(arrangement: &Arrangement<FigureColumn, FigureSort>) -> Vec<String> {
        let rows = rows(&briefing());
        let shown = arranged(&rows, arrangement);
        shown.into_iter().map(|at| rows[at].amount.line()).collect()
    }

    #[test]
    fn figures_sort_by_number_and_by_what_they_count() {
        let by = Arrangement::by(FigureColumn::Amount);
        assert_eq!(lines(&by), ["2 million euros", "over 3,000 fighters", "15 percent"]);
        let mut by = Arrangement::by(FigureColumn::Of);
        by.sort_by(FigureColumn::Of);
        assert_eq!(lines(&by)[0], "over 3,000 fighters");
    }

    #[test]
    fn figures_are_found_by_plain_digits_and_by_sort() {
        let mut by = Arrangement::by(FigureColumn::Weight);
        by.filter = "3000".to_owned();
        assert_eq!(lines(&by), ["over 3,000 fighters"]);
        by.filter.clear();
        by.facet = Some(FigureSort::Percent);
        assert_eq!(lines(&by), ["15 percent"]);
    }
}
