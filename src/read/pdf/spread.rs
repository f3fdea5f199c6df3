//! Lines of justified text whose words stand so far apart that they look like the cells of a row.
//!
//! To fill a line, the white is shared out evenly between its words; the white between the cells of a row is as wide as the
//! cells are short.

use super::lines::Line;

/// The widest white of a filled line is not wider than its narrowest by more: twice the white may stand between sentences.
const UNEVEN: f64 = 2.2;

/// Edges in line do not differ by more, in points.
const EXACT: f64 = 1.0;

/// Gives the lines that are spread to fill a column of text one cell each.
pub fn close(lines: &mut [Line]) {
    for at in 0..lines.len() {
        let is_spread = lines.get(at).is_some_and(|line| {
            let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            line.cells.len() > 1 && is_even(line) && around.filter_map(|at| lines.get(at)).any(|text| fills(line, text))
        });
        if let Some(line) = lines.get_mut(at).filter(|_| is_spread) {
            line.cells = vec![line.words()];
        }
    }
}

/// Whether the white between its words is about the same everywhere.
fn is_even(line: &Line) -> bool {
    let gaps = line.words.iter().zip(line.words.iter().skip(1)).map(|(left, right)| right.left - left.right);
    let (least, most) = gaps.fold((f64::INFINITY, 0.0), |(least, most), gap| (gap.min(least), gap.max(most)));
    line.words.len() > 2 && most <= least * UNEVEN
}

/// Whether the line is as wide as the line of text beside it, or less by an indent.
fn fills(line: &Line, text: &Line) -> bool {
    text.cells.len() == 1
        && text.words.len() > 2
        && (line.right - text.right).abs() < EXACT
        && (line.size - text.size).abs() < 0.5
        && (line.y - text.y).abs() < line.size * 3.0
        && (line.left - text.left).abs() < line.size * 5.0
}

#[cfg(test)]
mod tests {
    use super::super::lines::Word;
    use super::*;

    /// A line from 50 to 200 points, its words of five points a letter at these places.
    fn line(y: f64, words: &[(f64, &str)]) -> Line {
        let mut at = 0;
        let mut found = Vec::new();
        for (left, word) in words {
            found.push(Word { left: *left, right: left + 5.0 * word.len() as f64, at });
            at += word.len() + 1;
        }
        let is_wide = found.iter().zip(found.iter().skip(1)).any(|(a, b)| b.left - a.right > 16.0);
        let said: Vec<String> = words.iter().map(|(_, word)| (*word).to_owned()).collect();
        let cells = if is_wide { said } else { vec![said.join(" ")] };
        Line { cells, words: found, left: 50.0, right: 200.0, y, size: 10.0, ..Line::default() }
    }

    #[test]
    fn a_line_spread_to_fill_its_column_is_text() {
        let text =
            line(22.0, &[(50.0, "the"), (70.0, "council's"), (120.0, "plans"), (150.0, "which"), (180.0, "were")]);
        let mut lines = [line(10.0, &[(50.0, "Notwithstanding"), (145.0, "all"), (180.0, "that")]), text.clone()];
        assert_eq!(lines[0].cells.len(), 3);
        close(&mut lines);
        assert_eq!(lines[0].cells, ["Notwithstanding all that"]);
        // A row has its white where its words are short.
        let mut lines = [line(10.0, &[(50.0, "Harbour"), (110.0, "12"), (185.0, "140")]), text];
        close(&mut lines);
        assert_eq!(lines[0].cells.len(), 3);
    }
}
