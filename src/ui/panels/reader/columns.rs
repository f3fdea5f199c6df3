//! The columns of a table: how far right its cells stand.

use crate::briefing::{CELL_BREAK, Document, Paragraph};

/// How many rows of a table are looked at, from its first.
const ROWS: usize = 200;

/// No column is made wider than so many characters: a longer cell pushes the others of its row.
const WIDEST: usize = 36;

/// Where each column of the table that `row` belongs to begins, in characters; empty where `row` is no row of a table.
pub fn columns(document: &Document, row: &Paragraph) -> Vec<usize> {
    if !row.form.is_row() {
        return Vec::new();
    }
    let position = document.paragraphs.partition_point(|paragraph| paragraph.span.start() < row.span.start());
    let is_row = |paragraph: &&Paragraph| paragraph.form.is_row();
    let above = document.paragraphs.get(..position).unwrap_or_default().iter().rev().take_while(is_row).count();
    let table = document.paragraphs.get(position - above..).unwrap_or_default();
    let mut widths: Vec<usize> = Vec::new();
    for row in table.iter().take_while(is_row).take(ROWS) {
        for (column, cell) in row.span.of(&document.text).split(CELL_BREAK).enumerate() {
            let width = cell.chars().count().min(WIDEST);
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let breaks = CELL_BREAK.chars().count();
    widths
        .iter()
        .scan(0, |begins, width| {
            let begin = *begins;
            *begins += width + breaks;
            Some(begin)
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;
    use crate::load::document_of;

    #[test]
    fn the_cells_of_a_column_begin_at_one_place() {
        let document = document_of("a.csv", b"Ship,Cargo,Port\nNorthern Tern,5,Oldtown\n").unwrap();
        let rows = &document.paragraphs;
        assert_eq!(columns(&document, &rows[0]), [0, 16, 24]);
        assert_eq!(columns(&document, &rows[1]), [0, 16, 24]);
        let text = document_of("a.txt", b"A line | with a bar.").unwrap();
        assert!(columns(&text, &text.paragraphs[0]).is_empty());
    }
}
