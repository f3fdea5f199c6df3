//! The rows of the figures.

use std::cmp::Ordering;

use super::amount::{Amount, is_currency, normalized};
use super::listing::Row;
use super::snippet::snippet;
use super::spread::{Spread, spreads};
use super::vocabulary::{doubt_marks, sources};
use super::when::{WhenKey, when_key};
use super::words::{folded, short};
use super::{LINE, documents_of};
use crate::briefing::{Briefing, Dated, Figure, Place, Salience, Trend};
use crate::ui::Item;

/// Characters on each side of a figure, for those of which the text does not say what they are of.
const CONTEXT: usize = 40;

/// A figure in a list.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// The figure.
    pub item: Item,
    /// Whether the analyst corrected it.
    pub corrected: bool,
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
    /// How many of them speak for themselves.
    pub origins: usize,
    /// "3 documents", "one source".
    pub sources: String,
    /// What speaks against taking it as certain.
    pub doubts: String,
    /// Its number as digits, with what it counts ("over 3,000 person").
    pub value: String,
    /// Where it stands among the figures of its unit; `None` where it is the only one.
    pub spread: Option<Spread>,
    /// Who says so, as far as it is quoted; empty where the texts say it themselves.
    pub said: String,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there.
    pub why: String,
    /// How many characters it has with what it is of.
    pub length: usize,
    number: f64,
    unit: String,
    unit_key: String,
    said_key: String,
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
    /// Unit by unit, in each the greatest first.
    Unit,
    /// By the alphabet of who says so; what the texts say themselves is last.
    Said,
    /// The most often stated first.
    Mentions,
    /// The most origins first, then the most documents.
    Documents,
}

/// All figures, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<FigureRow> {
    let mut rows: Vec<FigureRow> = briefing.figures.iter().map(|figure| FigureRow::new(briefing, figure)).collect();
    let spreads = spreads(&briefing.figures);
    for (row, spread) in rows.iter_mut().zip(spreads) {
        row.spread = spread;
    }
    rows
}

/// Who says the mention at `position`, where it stands in a statement.
pub fn said_in(briefing: &Briefing, figure: &Figure, position: usize) -> Option<String> {
    let said = figure.said_by.iter().find(|said| said.mention == position)?;
    let statement = briefing.statement(said.statement)?;
    let actor = said.speaker.and_then(|id| briefing.actor(id)).map(|actor| actor.name.as_str());
    let named = || statement.speaker_span.map(|span| briefing.words(Place { document: statement.document, span }));
    Some(short(actor.or_else(named).unwrap_or("an unnamed source"), LINE))
}

/// All who are quoted with `figure`, each once, in the order of its mentions.
fn speakers(briefing: &Briefing, figure: &Figure) -> String {
    let mut names: Vec<String> = Vec::new();
    for said in &figure.said_by {
        names.extend(said_in(briefing, figure, said.mention).filter(|name| !names.contains(name)));
    }
    short(&names.join(", "), LINE)
}

impl FigureRow {
    /// The row of `figure`.
    pub fn new(briefing: &Briefing, figure: &Figure) -> Self {
        let amount = Amount::new(briefing, figure);
        let of = figure.of.as_deref().unwrap_or_default();
        let of_key = folded(&short(of, LINE));
        let as_of = figure.as_of.as_ref();
        let as_of_words = as_of.map(Dated::words).unwrap_or_default();
        let unit = figure.unit.as_deref().unwrap_or_default();
        // The plain digits are found whether the window sets them apart or not.
        let number = figure.value.value();
        let normalized = normalized(figure);
        let line = amount.line();
        let said = speakers(briefing, figure);
        let documents = documents_of(figure.mentions.iter().map(|place| place.document));
        let searchable = [line.as_str(), &normalized, &number.to_string(), of, unit, &as_of_words, &said].join("\n");
        Self {
            item: Item::Figure(figure.id),
            corrected: !figure.corrected.is_empty(),
            trend: figure.trend,
            sort: FigureSort::of(figure),
            mentions: figure.mentions.count(),
            documents,
            origins: figure.origins.count(),
            sources: sources(&figure.origins, &figure.doubts, documents),
            doubts: doubt_marks(&figure.doubts),
            value: normalized,
            spread: None,
            salience: figure.salience,
            why: short(&figure.why, LINE),
            number,
            unit: unit.to_owned(),
            unit_key: folded(unit),
            said_key: folded(&said),
            said,
            length: line.chars().count(),
            context: snippet(briefing, *figure.mentions.first(), CONTEXT).text(),
            of_key,
            as_of_key: as_of.and_then(|when| when_key(&when.value)),
            searchable: folded(&short(&searchable, 4 * LINE)),
            amount,
            as_of: as_of_words,
        }
    }
}

impl FigureRow {
    /// Its unit, where its number does not show it already.
    pub fn unit_words(&self) -> &str {
        if is_currency(&self.unit) || self.unit == "percent" { "" } else { &self.unit }
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

    fn belongs(&self, facet: FigureSort) -> bool {
        self.sort == facet
    }

    fn compare(&self, other: &Self, column: FigureColumn) -> Ordering {
        match column {
            FigureColumn::Weight => other.salience.cmp(&self.salience),
            FigureColumn::Amount => other.number.total_cmp(&self.number),
            FigureColumn::Unit => (self.sort, &self.unit_key)
                .cmp(&(other.sort, &other.unit_key))
                .then(other.number.total_cmp(&self.number)),
            FigureColumn::Said => self.said_key.cmp(&other.said_key),
            FigureColumn::Of => self.of_key.cmp(&other.of_key),
            FigureColumn::AsOf => other.as_of_key.cmp(&self.as_of_key),
            FigureColumn::Mentions => other.mentions.cmp(&self.mentions),
            FigureColumn::Documents => (other.origins, other.documents).cmp(&(self.origins, self.documents)),
        }
    }

    fn lacks(&self, column: FigureColumn) -> bool {
        match column {
            FigureColumn::Of => self.of_key.is_empty(),
            FigureColumn::AsOf => self.as_of_key.is_none(),
            FigureColumn::Said => self.said_key.is_empty(),
            FigureColumn::Unit => self.unit.is_empty(),
            _ => false,
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, a_figure, a_statement};
    use super::super::listing::{Arrangement, arranged};
    use super::*;
    use crate::briefing::{Bound, FigureId, SaidBy, StatementId};

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
    fn figures_line_up_by_unit_and_say_who_says_so() {
        let by = Arrangement::by(FigureColumn::Unit);
        assert_eq!(lines(&by), ["over 3,000 fighters", "2 million euros", "15 percent"]);
        let mut briefing = briefing();
        let place = *briefing.figures[0].mentions.first();
        let mut said = a_statement(&briefing, None, place);
        said.speaker_span = Some(place.span);
        briefing.statements.push(said);
        briefing.figures[0].said_by = vec![SaidBy { mention: 0, statement: StatementId::at(0), speaker: None }];
        let rows = rows(&briefing);
        assert_eq!((rows[0].said.as_str(), rows[1].said.as_str()), ("Over 3,000", ""));
        assert!(rows[1].lacks(FigureColumn::Said));
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
