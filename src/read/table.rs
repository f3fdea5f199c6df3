//! Values in rows (CSV, TSV).

use super::ReadError;
use super::names::Names;
use super::rest::{COLUMNS, Rest};
use crate::briefing::Draft;

/// What parts the cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many lines are looked at to tell what parts the cells.
const LOOKED_AT: usize = 50;

/// The draft of a table.
pub fn draft(text: &str, rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    // Excel writes the delimiter over the table.
    let (said, table) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((delimiter, rest)) => (delimiter.trim_end().bytes().next(), rest),
        None => (None, text),
    };
    let rows = rows(table, said.unwrap_or_else(|| delimiter(table)));
    let mut names = Names::default();
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                rest.tell(format!("The table is damaged ({error}); what follows was not read."));
                break;
            }
        };
        let cells: Vec<String> = rest.first(COLUMNS, &row).map(str::to_owned).collect();
        names.take(&cells, draft.paragraphs.len());
        draft.push_row(&cells, None);
    }
    draft.set_head(names.head());
    if draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(draft) }
}

fn rows(text: &str, delimiter: u8) -> csv::StringRecordsIntoIter<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
}

/// What parts the cells: that which gives most rows the same number of them, more than one.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut counts: Vec<usize> = rows(text, delimiter).take(LOOKED_AT).flatten().map(|row| row.len()).collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == usual).count();
        if usual > 1 { alike * usual.min(20) } else { 0 }
    };
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::ParagraphForm;

    #[test]
    fn tables_are_read_whatever_parts_their_cells() {
        for text in ["Ship,Cargo\nTern,\"1,204\"\n", "Ship;Cargo\nTern;1,204\n", "Ship\tCargo\nTern\t1,204\n"] {
            let draft = draft(text, &mut Rest::default()).expect("a table");
            let rows: Vec<&str> = draft.paragraphs.iter().map(|row| draft.words(row)).collect();
            assert_eq!(rows, ["Ship | Cargo", "Tern | 1,204"], "{text}");
            assert_eq!(draft.paragraphs[0].form, ParagraphForm::Head, "{text}");
        }
    }
}
