//! Tables whose cells stand so near to each other that only what stands above and below parts them: browsers print them so.
//!
//! Lines below each other are rows of one table where a strip of white runs through all of them, the words beside it
//! stand in line, and what stands in it are figures. Running text has such strips by chance, but not of figures.

use super::lines::{Line, Word, is_mark};

/// The narrowest strip of white, in ems.
const NARROWEST: f64 = 0.12;

/// What stands in line does not differ by more, in points.
const EXACT: f64 = 1.0;

/// Longer tables are parted in pieces.
const ROWS: usize = 200;

/// A strip of white between two columns, from its left to its right edge.
type Strip = (f64, f64);

/// Gives the lines that are rows of such tables their cells.
pub fn part(lines: &mut [Line]) {
    let mut at = 0;
    while let Some(rest) = lines.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let (count, strips) = table(rest);
        for line in rest.iter_mut().take(count) {
            line.cells = cells(line, &strips);
            line.words.clear();
        }
        at += count.max(1);
    }
}

/// How many lines from the front are a table, and the strips between its columns.
fn table(lines: &[Line]) -> (usize, Vec<Strip>) {
    let mut best = (0, Vec::new());
    let Some(first) = lines.first().filter(|line| may_be_row(line)) else {
        return best;
    };
    let mut strips = between(&first.words).collect::<Vec<_>>();
    for (count, (above, line)) in lines.iter().zip(lines.iter().skip(1)).take(ROWS).enumerate() {
        let down = line.y - above.y;
        let is_near = down > line.size * 0.5 && down < line.size * 3.0;
        if !may_be_row(line) || (line.size - first.size).abs() > first.size * 0.08 + 0.3 || !is_near {
            break;
        }
        strips = common(&strips, &line.words, line.size * NARROWEST);
        let found = columns(lines.get(..count + 2).unwrap_or_default(), &strips);
        if found.len() < best.1.len() || strips.is_empty() {
            break;
        }
        if !found.is_empty() {
            best = (count + 2, found);
        }
    }
    best
}

fn may_be_row(line: &Line) -> bool {
    !line.is_turned
        && line.cells.len() == 1
        && line.words.len() > 1
        && !line.cells.iter().any(|cell| cell.contains("....."))
}

/// The white between the words.
fn between(words: &[Word]) -> impl Iterator<Item = Strip> {
    words.iter().zip(words.iter().skip(1)).map(|(left, right)| (left.right, right.left))
}

/// What of the strips is white in this line, too.
fn common(strips: &[Strip], words: &[Word], narrowest: f64) -> Vec<Strip> {
    let mut found = Vec::new();
    let mut rest = strips;
    for (left, right) in between(words) {
        while let [strip, after @ ..] = rest {
            let (from, to) = (strip.0.max(left), strip.1.min(right));
            if to - from >= narrowest {
                found.push((from, to));
            }
            if strip.1 > right {
                break;
            }
            rest = after;
        }
    }
    found
}

/// Those of the strips that part columns of a table with these rows, the first of which may be its head.
fn columns(rows: &[Line], strips: &[Strip]) -> Vec<Strip> {
    let body = rows.get(1..).unwrap_or_default();
    let parts: Vec<Vec<&[Word]>> = body.iter().map(|row| parted(&row.words, strips)).collect();
    let column = |at: usize| parts.iter().filter_map(move |row| row.get(at).copied());
    let is_full = |at: usize| column(at).all(|words| !words.is_empty());
    let starts = |at: usize| in_line(column(at).filter_map(|words| words.first()).map(|word| word.left));
    let ends = |at: usize| in_line(column(at).filter_map(|words| words.last()).map(|word| word.right));
    let is_figures = |at: usize| {
        let mut words = body.iter().zip(column(at)).filter_map(|(row, words)| row.words_of(words.first()?));
        words.all(|words| words.starts_with(|mark: char| mark.is_ascii_digit() || "$€£¥+-−–(".contains(mark)))
    };
    let is_marks = || body.iter().zip(column(0)).all(|(row, words)| words.len() == 1 && is_mark(row.first_word()));
    let stand: Vec<(usize, Strip)> = strips
        .iter()
        .enumerate()
        .filter(|(at, _)| starts(at + 1) || ends(at + 1) || ends(*at) && is_figures(*at))
        .filter(|(at, _)| is_full(at + 1) && (*at > 0 || !is_marks()))
        .map(|(at, strip)| (at, *strip))
        .collect();
    let figures = stand.iter().filter(|(at, _)| is_figures(at + 1)).count();
    let is_table = figures > 0 && (body.len() >= 3 || body.len() == 2 && stand.len() >= 2);
    if is_table { stand.into_iter().map(|(_, strip)| strip).collect() } else { Vec::new() }
}

/// Whether the places are the same.
fn in_line(places: impl Iterator<Item = f64>) -> bool {
    let (least, most) = places.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
    most - least <= EXACT
}

/// The words between the strips.
fn parted<'a>(mut words: &'a [Word], strips: &[Strip]) -> Vec<&'a [Word]> {
    let mut parts = Vec::with_capacity(strips.len() + 1);
    for strip in strips {
        let (before, after) = words.split_at(words.partition_point(|word| word.left < strip.1));
        parts.push(before);
        words = after;
    }
    parts.push(words);
    parts
}

/// The words of the line's cells.
fn cells(line: &Line, strips: &[Strip]) -> Vec<String> {
    let whole = line.words();
    let parts = parted(&line.words, strips);
    let from = |part: &[Word]| part.first().map(|word| word.at);
    let mut cells = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let end = parts.iter().skip(at + 1).find_map(|part| from(part)).unwrap_or(whole.len());
        let words = from(part).and_then(|start| whole.get(start..end)).unwrap_or_default();
        cells.push(words.trim_end().to_owned());
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words, each at a place and six points wide for each letter.
    fn line(y: f64, words: &[(f64, &str)]) -> Line {
        let mut text = String::new();
        let mut found = Vec::new();
        for (left, word) in words {
            if !text.is_empty() {
                text.push(' ');
            }
            found.push(Word { left: *left, right: left + 6.0 * word.len() as f64, at: text.len() });
            text.push_str(word);
        }
        let (left, right) = (found[0].left, found[found.len() - 1].right);
        Line { cells: vec![text], words: found, left, right, y, size: 12.0, ..Line::default() }
    }

    fn parted(lines: &[(f64, &[(f64, &str)])]) -> Vec<Vec<String>> {
        let mut lines: Vec<Line> = lines.iter().map(|(y, words)| line(*y, words)).collect();
        part(&mut lines);
        lines.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn columns_of_figures_are_parted_under_their_heads() {
        let rows = parted(&[
            (10.0, &[(0.0, "Year"), (28.0, "Ships"), (62.0, "Cargo"), (95.0, "in"), (110.0, "tonnes")]),
            (26.0, &[(0.0, "2028"), (28.0, "412"), (62.0, "1,904,000")]),
            (42.0, &[(0.0, "2029"), (28.0, "388"), (62.0, "1,755,300")]),
            (58.0, &[(0.0, "The"), (21.0, "authority"), (80.0, "said"), (110.0, "so.")]),
        ]);
        assert_eq!(rows[0], ["Year", "Ships", "Cargo in tonnes"]);
        assert_eq!(rows[2], ["2029", "388", "1,755,300"]);
        assert_eq!(rows[3], ["The authority said so."]);
    }

    #[test]
    fn figures_may_stand_in_line_on_their_right() {
        let rows = parted(&[
            (10.0, &[(0.0, "Port"), (100.0, "Tonnes")]),
            (26.0, &[(0.0, "Oldtown"), (46.0, "East"), (118.0, "412")]),
            (42.0, &[(0.0, "Newtown"), (106.0, "1,388")]),
            (58.0, &[(0.0, "Fairfield"), (60.0, "Bay"), (130.0, "7")]),
        ]);
        assert_eq!(rows[1], ["Oldtown East", "412"]);
        assert_eq!(rows[3], ["Fairfield Bay", "7"]);
    }

    #[test]
    fn a_numbered_list_and_running_text_are_no_tables() {
        let list: &[(f64, &[(f64, &str)])] = &[
            (10.0, &[(0.0, "1."), (16.0, "The"), (40.0, "authority"), (100.0, "publishes")]),
            (26.0, &[(0.0, "2."), (16.0, "Objections"), (82.0, "may")]),
            (42.0, &[(0.0, "3."), (16.0, "The"), (40.0, "ministry")]),
            (58.0, &[(0.0, "4."), (16.0, "Nobody"), (60.0, "decides")]),
        ];
        assert!(parted(list).iter().all(|cells| cells.len() == 1));
        let text: &[(f64, &[(f64, &str)])] = &[
            (10.0, &[(0.0, "In"), (16.0, "2029"), (46.0, "the"), (70.0, "council")]),
            (26.0, &[(0.0, "of"), (16.0, "Oldtown"), (63.0, "saw"), (90.0, "it")]),
            (42.0, &[(0.0, "as"), (16.0, "1,200"), (52.0, "others"), (92.0, "did")]),
        ];
        assert!(parted(text).iter().all(|cells| cells.len() == 1));
    }
}
