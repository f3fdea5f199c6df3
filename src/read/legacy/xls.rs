//! Excel workbooks of 1997 to 2003 (XLS) and binary ones (XLSB): every sheet is a table. `calamine` knows the formats.

use std::io::Cursor;

use calamine::{Data, Error, Reader as _, Sheets, XlsError, open_workbook_auto_from_rs};
use cfb::CompoundFile;

use crate::briefing::{Draft, ParagraphRole};
use crate::read::ReadError;
use crate::read::names::Names;
use crate::read::rest::{COLUMNS, Rest, embedded};

/// How much text the cells of one workbook may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// The workbook in `bytes`.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut workbook: Sheets<Cursor<&[u8]>> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| match error {
            Error::Xls(XlsError::Password) => ReadError::Locked,
            error => ReadError::Damaged { name: "Excel workbook", reason: error.to_string() },
        })?;
    // What is embedded lies in storages of its own, whose names begin so ([MS-XLS] 2.1.7.13).
    let file = CompoundFile::open(Cursor::new(bytes)).ok();
    let has_objects = |file: &CompoundFile<_>| file.read_root_storage().any(|entry| entry.name().starts_with("MBD"));
    if file.as_ref().is_some_and(has_objects) {
        rest.tell(embedded("objects"));
    }
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    let mut left = TEXT_BYTES;
    for name in workbook.sheet_names() {
        let range = match workbook.worksheet_range(&name) {
            Ok(range) => range,
            Err(error) => {
                rest.tell(format!("The sheet “{name}” was not read ({error})."));
                continue;
            }
        };
        if range.is_empty() {
            continue;
        }
        draft.push(&name, ParagraphRole::Heading);
        let mut names = Names::default();
        for row in range.rows() {
            let cells: Vec<String> = rest.first(COLUMNS, row).map(shown).collect();
            left = left
                .checked_sub(cells.iter().map(String::len).sum())
                .ok_or(ReadError::Bomb { limit: TEXT_BYTES as u64 })?;
            names.take(&cells, draft.paragraphs.len());
            draft.push_row(&cells, None);
        }
        draft.set_head(names.head());
    }
    if draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(draft) }
}

/// A cell's value in words.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                (_, _, 0) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        // A number that was worked out ends in what its bits cannot hold.
        Data::Float(number) => format!("{}", (number * 1e9).round() / 1e9),
        other => other.to_string().trim().to_owned(),
    }
}
