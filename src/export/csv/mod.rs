//! The briefing as tables for spreadsheets and statistics: comma-separated values, RFC 4180, UTF-8.
//!
//! A file begins with a byte order mark, without which Excel takes UTF-8 for the machine's old encoding. Words that a
//! spreadsheet would run as a formula have an apostrophe before them; columns of numbers hold bare numbers.

mod cell;
mod rows;

use std::io::Write;

use cell::Cell;

use crate::briefing::Briefing;

/// A table of the briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row for each figure.
    Figures,
    /// One row for each actor.
    Actors,
    /// One row for each event.
    Events,
    /// One row for each statement.
    Statements,
    /// One row for each side of a disagreement.
    Disagreements,
    /// One row for each dated event, in order of time.
    Timeline,
}

impl Table {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 6] =
        [Self::Figures, Self::Actors, Self::Events, Self::Statements, Self::Disagreements, Self::Timeline];

    /// What it is called: "figures".
    pub fn name(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Actors => "actors",
            Self::Events => "events",
            Self::Statements => "statements",
            Self::Disagreements => "disagreements",
            Self::Timeline => "timeline",
        }
    }

    /// The usual name of its file: "figures.csv".
    pub fn file_name(self) -> String {
        format!("{}.csv", self.name())
    }
}

/// Writes one table of `briefing`: a row of column names, and a row for each of what it lists.
pub fn write_csv(briefing: &Briefing, table: Table, mut out: impl Write) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let columns = rows::columns(table);
    writer.write_record(columns)?;
    for row in rows::rows(briefing, table) {
        writer.write_record(row.iter().map(Cell::written))?;
    }
    writer.flush()
}
