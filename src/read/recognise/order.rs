//! In which order the lines of a page are read: columns of text one after the other, all else by rows.

use super::boxes::LineBox;

/// A line that is so large a share of the page spans its columns.
const SPANNING: f64 = 0.55;

/// The fewest lines of a column, and the fewest letters of its lines in the mean.
const COLUMN_LINES: usize = 4;
const COLUMN_LETTERS: usize = 10;

/// How deep columns may lie in columns.
const DEEPEST: usize = 6;

/// A line to be put in order.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    pub at: LineBox,
    pub letters: usize,
    /// Which line it is.
    pub line: usize,
}

impl Placed {
    fn middle(&self) -> f64 {
        (self.at.top + self.at.bottom) / 2.0
    }
}

/// Which line is read first, second and so on.
pub fn order(lines: Vec<Placed>) -> Vec<usize> {
    let mut found = Vec::with_capacity(lines.len());
    put(lines, 0, &mut found);
    found
}

fn put(mut lines: Vec<Placed>, depth: usize, found: &mut Vec<usize>) {
    let gutter = if depth < DEEPEST { gutter(&lines) } else { None };
    let Some(gutter) = gutter else {
        return by_rows(lines, found);
    };
    // What crosses the gutter is read before what stands beneath it.
    lines.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let close = |left: &mut Vec<Placed>, right: &mut Vec<Placed>, found: &mut Vec<usize>| {
        put(std::mem::take(left), depth + 1, found);
        put(std::mem::take(right), depth + 1, found);
    };
    for line in lines {
        let (edge_left, edge_right) = sides(&line);
        if edge_right <= gutter {
            left.push(line);
        } else if edge_left >= gutter {
            right.push(line);
        } else {
            close(&mut left, &mut right, found);
            found.push(line.line);
        }
    }
    close(&mut left, &mut right, found);
}

/// A line's edges, without what a box reaches beyond its letters.
fn sides(line: &Placed) -> (f64, f64) {
    let margin = line.at.height() * 0.3;
    (line.at.left + margin, (line.at.right - margin).max(line.at.left + margin))
}

/// Where two columns of text are parted: hardly a line but those that span the page crosses there.
fn gutter(lines: &[Placed]) -> Option<f64> {
    let from = lines.iter().map(|line| line.at.left).fold(f64::MAX, f64::min);
    let to = lines.iter().map(|line| line.at.right).fold(f64::MIN, f64::max);
    let narrow: Vec<&Placed> = lines.iter().filter(|line| line.at.width() < (to - from) * SPANNING).collect();
    let mut best: Option<(usize, f64)> = None;
    for first in &narrow {
        let x = sides(first).0;
        let crossing = narrow.iter().filter(|line| sides(line).0 < x && sides(line).1 > x).count();
        if crossing * 12 > narrow.len() || best.is_some_and(|(fewest, _)| crossing >= fewest) {
            continue;
        }
        let (left, right): (Vec<&Placed>, Vec<&Placed>) = narrow
            .iter()
            .copied()
            .filter(|line| sides(line).1 <= x || sides(line).0 >= x)
            .partition(|line| sides(line).1 <= x);
        if is_text(&left) && is_text(&right) {
            best = Some((crossing, x));
        }
    }
    best.map(|(_, x)| x)
}

/// Whether the lines are those of a text, most of which reach from edge to edge, and not cells of a table.
fn is_text(lines: &[&Placed]) -> bool {
    if lines.len() < COLUMN_LINES {
        return false;
    }
    let letters: usize = lines.iter().map(|line| line.letters).sum();
    let mut widths: Vec<f64> = lines.iter().map(|line| line.at.width()).collect();
    widths.sort_by(f64::total_cmp);
    let wide = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
    let full = widths.iter().filter(|width| **width > wide * 0.75).count();
    letters >= lines.len() * COLUMN_LETTERS && full * 2 >= lines.len()
}

/// Row by row: a line whose middle is nearly another's stands in its row.
fn by_rows(mut lines: Vec<Placed>, found: &mut Vec<usize>) {
    lines.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<(f64, Placed)> = Vec::with_capacity(lines.len());
    let mut row = f64::MIN;
    for line in lines {
        if line.middle() - row > line.at.height() * 0.3 {
            row = line.middle();
        }
        rows.push((row, line));
    }
    rows.sort_by(|(row, a), (other, b)| row.total_cmp(other).then(a.at.left.total_cmp(&b.at.left)));
    found.extend(rows.into_iter().map(|(_, line)| line.line));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines 20 high, given by left and right edge and top.
    fn ordered(lines: &[(f64, f64, f64)], letters: usize) -> Vec<usize> {
        let placed = lines.iter().zip(0..).map(|(&(left, right, top), line)| Placed {
            at: LineBox { left, top, right, bottom: top + 20.0 },
            letters,
            line,
        });
        order(placed.collect())
    }

    #[test]
    fn columns_are_read_one_after_the_other_beneath_what_spans_them() {
        let mut lines = vec![(0.0, 600.0, 0.0)];
        for row in 1..7 {
            let top = f64::from(row) * 30.0;
            lines.extend([(0.0, 290.0, top), (310.0, 600.0, top + 2.0)]);
        }
        lines.push((0.0, 500.0, 300.0));
        assert_eq!(ordered(&lines, 40), [0, 1, 3, 5, 7, 9, 11, 2, 4, 6, 8, 10, 12, 13]);
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let lines: Vec<(f64, f64, f64)> = (0..6)
            .flat_map(|row| {
                [
                    (0.0, 90.0 + f64::from(row) * 20.0, f64::from(row) * 30.0),
                    (310.0, 340.0, f64::from(row) * 30.0 + 1.0),
                ]
            })
            .collect();
        assert_eq!(ordered(&lines, 5), (0..12).collect::<Vec<_>>());
    }
}
