//! In which order the runs of a page are read.
//!
//! Programs paint a page as it is read, column by column and row by row, and that order knows what places alone do not
//! tell: two columns of text from two columns of a table. Only where a page is painted in leaps, its places decide.

use super::lines::Run;

/// A run with at least this many letters is text, not the cell of a table.
const TEXT_LETTERS: usize = 25;

/// The runs in reading order.
pub fn ordered(runs: Vec<Run>, width: f64) -> Vec<Run> {
    if is_painted_as_read(&runs) {
        return runs;
    }
    let mut found = Vec::with_capacity(runs.len());
    cut(runs, width, 0, &mut found);
    found
}

fn is_painted_as_read(runs: &[Run]) -> bool {
    let pairs = || runs.iter().zip(runs.iter().skip(1));
    let leaps = pairs().filter(|(above, below)| {
        let goes_up = below.y < above.y - above.size * 0.5;
        goes_up && below.left < above.right
    });
    // Columns that are painted line by line across look like rows of long cells.
    let across = pairs()
        .filter(|(left, right)| left.is_followed_by(right) && left.text.len().min(right.text.len()) >= TEXT_LETTERS);
    let count = runs.len();
    leaps.count() * 8 <= count.max(24) && across.count() * 3 <= count
}

/// Cuts the page between columns, else between what stands above and below, and so on with the parts.
fn cut(mut runs: Vec<Run>, width: f64, depth: usize, found: &mut Vec<Run>) {
    if depth < 40 && runs.len() > 3 {
        if let Some(at) = gutter(&mut runs, width) {
            let right = runs.split_off(at);
            cut(runs, width, depth + 1, found);
            cut(right, width, depth + 1, found);
            return;
        }
        if let Some(at) = band(&mut runs) {
            let below = runs.split_off(at);
            cut(runs, width, depth + 1, found);
            cut(below, width, depth + 1, found);
            return;
        }
    }
    // By rows: a base line that is nearly another's is the same.
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut row = 0.0;
    let mut rows: Vec<(f64, Run)> = Vec::with_capacity(runs.len());
    for run in runs {
        if (run.y - row).abs() > run.size * 0.35 {
            row = run.y;
        }
        rows.push((row, run));
    }
    rows.sort_by(|(row, a), (other, b)| row.total_cmp(other).then(a.left.total_cmp(&b.left)));
    found.extend(rows.into_iter().map(|(_, run)| run));
}

/// Sorts the runs from left to right; how many of them stand left of a gap that parts columns of text.
fn gutter(runs: &mut [Run], width: f64) -> Option<usize> {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.y.total_cmp(&b.y)));
    let mut reach = f64::MIN;
    let mut best: Option<(f64, usize)> = None;
    for (position, run) in runs.iter().enumerate() {
        let gap = run.left - reach;
        if position > 1 && gap > run.size * 0.7 && best.is_none_or(|(widest, _)| gap > widest) {
            best = Some((gap, position));
        }
        reach = reach.max(run.right);
    }
    let (_, at) = best?;
    let (left, right) = runs.split_at(at);
    let is_text = |part: &[Run]| {
        let letters: usize = part.iter().map(|run| run.text.len()).sum();
        let extent = part.iter().map(|run| run.right - run.left).fold(0.0, f64::max);
        part.len() >= 3 && letters >= part.len() * TEXT_LETTERS && extent > width * 0.15
    };
    (is_text(left) && is_text(right)).then_some(at)
}

/// Sorts the runs from top to bottom; how many of them stand above the widest gap.
fn band(runs: &mut [Run]) -> Option<usize> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut best: Option<(f64, usize)> = None;
    for (position, (above, below)) in runs.iter().zip(runs.iter().skip(1)).enumerate() {
        let gap = below.y - above.y - below.size;
        if gap > below.size * 0.5 && best.is_none_or(|(widest, _)| gap > widest) {
            best = Some((gap, position + 1));
        }
    }
    best.map(|(_, at)| at)
}
