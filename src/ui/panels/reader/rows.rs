//! What the reader shows below one another, how high each is, and where that puts it.

use std::collections::BTreeSet;

use crate::briefing::{Document, ParagraphRole};

/// One line of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The paragraph at this position.
    Paragraph(usize),
    /// Stands for a run of boilerplate and folds it.
    Fold {
        /// The run's first paragraph.
        first: usize,
        /// How many there are.
        count: usize,
    },
}

impl Row {
    /// The paragraph it is or begins with.
    pub fn paragraph(self) -> usize {
        match self {
            Self::Paragraph(paragraph) => paragraph,
            Self::Fold { first, .. } => first,
        }
    }
}

/// The rows of `document`; runs of boilerplate are folded unless their first paragraph is in `open`.
pub fn rows(document: &Document, open: &BTreeSet<usize>) -> Vec<Row> {
    let boilerplate =
        |at: usize| document.paragraphs.get(at).is_some_and(|paragraph| paragraph.role == ParagraphRole::Boilerplate);
    let mut found = Vec::with_capacity(document.paragraphs.len());
    let mut at = 0;
    while at < document.paragraphs.len() {
        if !boilerplate(at) {
            found.push(Row::Paragraph(at));
            at += 1;
            continue;
        }
        let first = at;
        while boilerplate(at) {
            at += 1;
        }
        found.push(Row::Fold { first, count: at - first });
        if open.contains(&first) {
            found.extend((first..at).map(Row::Paragraph));
        }
    }
    found
}

/// The first paragraph of the run of boilerplate that holds `paragraph`, or `None` where it is none.
pub fn fold_of(document: &Document, paragraph: usize) -> Option<usize> {
    let before = document.paragraphs.get(..=paragraph)?;
    let run = before.iter().rev().take_while(|paragraph| paragraph.role == ParagraphRole::Boilerplate).count();
    (run > 0).then(|| before.len() - run)
}

/// The heights of rows and, from them, their tops. Guessed until a row was laid out.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    rows: Vec<(f32, bool)>,
    /// One more than there are rows: the last is the height of all.
    tops: Vec<f32>,
}

impl Heights {
    /// Heights guessed for each row.
    pub fn guessed(guesses: impl Iterator<Item = f32>) -> Self {
        let mut heights = Self { rows: guesses.map(|guess| (guess, false)).collect(), tops: Vec::new() };
        heights.add_up();
        heights
    }

    /// Takes down measured heights; true where any differs from what was known.
    pub fn measured(&mut self, measured: &[(usize, f32)]) -> bool {
        let mut changed = false;
        for &(row, height) in measured {
            if let Some(known) = self.rows.get_mut(row) {
                changed |= (known.0 - height).abs() > 0.01;
                *known = (height, true);
            }
        }
        if changed {
            self.add_up();
        }
        changed
    }

    fn add_up(&mut self) {
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        for (height, _) in &self.rows {
            top += height;
            self.tops.push(top);
        }
    }

    /// The height of all rows.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The top of `row`; the height of all where there is no such row.
    pub fn top(&self, row: usize) -> f32 {
        self.tops.get(row).copied().unwrap_or_else(|| self.total())
    }

    /// The height of `row`, guessed or measured.
    pub fn height(&self, row: usize) -> f32 {
        self.rows.get(row).map_or(0.0, |row| row.0)
    }

    /// The row at `y`; the first or last beyond the edges.
    pub fn row_at(&self, y: f32) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.rows.len().saturating_sub(1))
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The first `count` rows that were not measured yet.
    pub fn unmeasured(&self, count: usize) -> Vec<usize> {
        let guessed = self.rows.iter().enumerate().filter(|(_, row)| !row.1);
        guessed.map(|(at, _)| at).take(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_where_they_stand_and_move_when_one_is_measured() {
        let mut heights = Heights::guessed([10.0, 20.0, 30.0].into_iter());
        assert_eq!(heights.row_at(-5.0), 0);
        assert_eq!(heights.row_at(10.0), 1);
        assert_eq!(heights.row_at(1e9), 2);
        assert!(heights.measured(&[(1, 25.0)]));
        assert!(!heights.measured(&[(1, 25.0)]));
        assert!((heights.top(2) - 35.0).abs() < f32::EPSILON);
        assert!((heights.total() - 65.0).abs() < f32::EPSILON);
        assert_eq!(heights.unmeasured(9), [0, 2]);
    }

    #[test]
    fn no_rows_are_no_fault() {
        let heights = Heights::guessed(std::iter::empty());
        assert_eq!(heights.row_at(3.0), 0);
        assert!(heights.total().abs() < f32::EPSILON);
    }
}
