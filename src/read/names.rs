//! Whether the first row of a table names its columns.
//!
//! Values that a program exports say it nowhere. It is taken to where it plainly does: every cell that is filled holds a
//! name, no two the same, and in at least one column what stands below are values: figures, days, sums. A row of words
//! above rows of words may be a row like them.

use std::collections::BTreeSet;

/// Rows beneath the first beyond this are not looked at.
const ROWS: usize = 50;

/// What the first rows of a table hold.
#[derive(Debug, Default)]
pub struct Names {
    /// The first row of two cells or more, and which of the paragraphs it is.
    first: Option<(usize, Vec<String>)>,
    /// Of each column: how many cells below are filled, how many of them are values, and how many are years.
    below: Vec<[usize; 3]>,
    rows: usize,
}

impl Names {
    /// Whether further rows are looked at.
    pub fn wants_more(&self) -> bool {
        self.rows <= ROWS
    }

    /// Takes a row that is the paragraph at `position`.
    pub fn take(&mut self, cells: &[String], position: usize) {
        if self.first.is_none() {
            if cells.iter().filter(|cell| !cell.trim().is_empty()).nth(1).is_some() {
                self.below = vec![[0; 3]; cells.len()];
                self.first = Some((position, cells.to_vec()));
            }
            return;
        }
        self.rows += 1;
        if self.rows > ROWS {
            return;
        }
        for (counts, cell) in self.below.iter_mut().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
            counts[0] += 1;
            counts[1] += usize::from(is_value(cell));
            counts[2] += usize::from(is_year(cell));
        }
    }

    /// The position of the row that names the columns, where the first does.
    pub fn head(&self) -> Option<usize> {
        let (position, cells) = self.first.as_ref()?;
        let mut seen = BTreeSet::new();
        let mut has_values = false;
        for (cell, [filled, values, years]) in cells.iter().zip(&self.below) {
            let cell = cell.trim();
            let is_name = !is_value(cell) || is_year(cell) && years * 2 < *filled.max(&1);
            if !(cell.is_empty() || is_name && seen.insert(cell.to_lowercase())) {
                return None;
            }
            has_values |= !cell.is_empty() && *filled > 0 && values * 5 >= filled * 3;
        }
        has_values.then_some(*position)
    }
}

/// Whether the cell holds a figure, a sum, a day: digits, and no more letters than a unit has.
fn is_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    digits > 0 && letters <= digits.min(4)
}

fn is_year(cell: &str) -> bool {
    cell.trim().parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(rows: &[&str]) -> Option<usize> {
        let mut names = Names::default();
        for (position, row) in rows.iter().enumerate() {
            names.take(&row.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>(), position);
        }
        names.head()
    }

    #[test]
    fn names_above_values_are_a_head() {
        assert_eq!(head(&["Ship | Cargo | Arrived", "Tern | 1,204 | 2031-04-02", "Gull | 90 t | 2031-04-03"]), Some(0));
        assert_eq!(head(&["Payments of June", "Payee | Paid", "Velk | $1,250", "Halden | $99"]), Some(1));
        assert_eq!(head(&["Country | 2019 | 2020", "Norland | 12.5 | 13", "Sudland | 9 | 8.1"]), Some(0));
        assert_eq!(head(&["id | note | ", "7 | late | x", "8 | | "]), Some(0));
    }

    #[test]
    fn rows_like_those_beneath_and_words_above_words_are_none() {
        assert_eq!(head(&["Tern | 1,204 | 2031-04-02", "Gull | 90 | 2031-04-03"]), None);
        assert_eq!(head(&["Tern | Oldtown", "Gull | Newtown"]), None);
        assert_eq!(head(&["2019 | 2020", "2021 | 2022"]), None);
        assert_eq!(head(&["Total | Total", "1 | 2"]), None);
        assert_eq!(head(&["Ship | Cargo"]), None);
    }
}
