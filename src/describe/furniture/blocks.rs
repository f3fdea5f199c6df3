//! Furniture lies in blocks: what is short and lies among furniture is furniture.

use super::line::Line;
use super::wording::LIKELY;

/// The fewest lines of furniture that make a block of what lies between them.
const FEWEST: usize = 2;

/// A run of so many short lines is no text, and needs less to be a block.
const LONG: usize = 12;

/// How many lines may lie between two of furniture in a long run.
const GAP: usize = 10;

/// The furniture among `lines`, of which `sure` is certain: with the neighbours that their wording makes likely, and
/// with the short lines between. What is of the document's `records` is none.
pub fn close(lines: &[Line], wording: &[u32], sure: &[bool], records: &[bool]) -> Vec<bool> {
    let mut furniture = sure.to_vec();
    let likely: Vec<bool> =
        wording.iter().zip(lines).map(|(&score, line)| score >= LIKELY && line.is_open && !line.is_title).collect();
    spread(&likely, &mut furniture);
    fill(lines, records, &mut furniture);
    furniture
}

/// Lets furniture carry its likely neighbours along, forwards, then backwards.
fn spread(likely: &[bool], furniture: &mut [bool]) {
    let mut carried = false;
    for (is, &likely) in furniture.iter_mut().zip(likely) {
        *is |= carried && likely;
        carried = *is;
    }
    carried = false;
    for (is, &likely) in furniture.iter_mut().zip(likely).rev() {
        *is |= carried && likely;
        carried = *is;
    }
}

/// Fills runs of short lines between their furniture. What stands before the first and behind the last of it may be the
/// headline or the end of the text.
fn fill(lines: &[Line], records: &[bool], furniture: &mut [bool]) {
    let is_light: Vec<bool> = lines
        .iter()
        .zip(records)
        .zip(furniture.iter())
        .map(|((line, record), &is)| is || line.is_light() && !line.is_person && !line.is_quoted && !record)
        .collect();
    let mut start = 0;
    for run in is_light.chunk_by(|left, right| left == right) {
        let end = start + run.len();
        if run.first() == Some(&true) {
            fill_run(start, end, furniture);
        }
        start = end;
    }
}

fn fill_run(start: usize, end: usize, furniture: &mut [bool]) {
    let found: Vec<usize> = (start..end).filter(|&at| furniture.get(at) == Some(&true)).collect();
    let length = end - start;
    for (&one, &next) in found.iter().zip(found.iter().skip(1)) {
        let gap = next - one - 1;
        let is_block = if length >= LONG {
            found.len() > FEWEST && gap <= GAP
        } else {
            found.len() >= FEWEST && found.len() * 4 >= length
        };
        if is_block {
            for is in furniture.iter_mut().take(next).skip(one + 1) {
                *is = true;
            }
        }
    }
}
