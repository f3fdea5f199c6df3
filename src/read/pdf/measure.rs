//! How wide the lines of a page are set.

use std::collections::BTreeMap;

use super::Page;
use super::lines::Line;

/// How many lines before and behind a line are looked at for its width.
const NEAR: usize = 2;
const AROUND: usize = 4;

/// How far the lines of a page reach.
#[derive(Debug, Default)]
pub struct Measure {
    /// The two furthest right edges and how many lines there are, by their left edges in steps of 8 points.
    rights: BTreeMap<i64, (f64, f64, usize)>,
}

impl Measure {
    /// What the lines of running text on the page do, which is of size `body`.
    pub fn of(page: &Page, body: f64) -> Self {
        let mut rights: BTreeMap<i64, (f64, f64, usize)> = BTreeMap::new();
        let is_running = |line: &&Line| line.cells.len() == 1 && (line.size - body).abs() < body * 0.08 + 0.3;
        for line in page.lines.iter().filter(is_running) {
            let (first, second, count) = rights.entry(step(line.left)).or_default();
            *second = second.max(line.right.min(*first));
            *first = first.max(line.right);
            *count += 1;
        }
        Self { rights }
    }

    /// How far lines reach that begin where the one at `at` does; where few do, those around it that begin little further
    /// left.
    pub fn reach(&self, text: &[&Line], at: usize) -> f64 {
        let Some(line) = text.get(at) else { return 0.0 };
        match self.rights.get(&step(line.left)) {
            // One line may jut out a little.
            Some((first, second, count)) if *count >= 5 && first - second < line.size => return *second,
            Some((first, _, count)) if *count >= 3 => return *first,
            _ => {}
        }
        let is_beside = |other: &&Line| (-0.3..5.0).contains(&((line.left - other.left) / line.size));
        around(text, at, AROUND).filter(is_beside).map(|other| other.right).fold(0.0, f64::max)
    }
}

/// Whether two lines of text near to the one at `at` end at the same place, as those of a block do that is set to one width.
pub fn is_flush(text: &[&Line], at: usize) -> bool {
    let Some(line) = text.get(at).filter(|line| line.right - line.left > line.size * 15.0) else {
        return false;
    };
    let is_same = |other: &&Line| {
        (other.y - line.y).abs() > 0.0 && (other.right - line.right).abs() < 0.8 && (other.size - line.size).abs() < 0.5
    };
    around(text, at, NEAR).filter(is_same).count() > 1
}

/// The line and so many before and behind it that stand near to it.
fn around<'a>(text: &'a [&'a Line], at: usize, count: usize) -> impl Iterator<Item = &'a Line> {
    let lines = text.get(at.saturating_sub(count)..(at + count + 1).min(text.len())).unwrap_or_default();
    let (y, size) = text.get(at).map_or((0.0, 0.0), |line| (line.y, line.size));
    lines.iter().copied().filter(move |other| (other.y - y).abs() < size * 4.0 * count as f64)
}

/// A left edge in steps of 8 points.
fn step(left: f64) -> i64 {
    (left / 8.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(y: f64, right: f64) -> Line {
        Line { cells: vec!["words".to_owned()], left: 50.0, right, y, size: 10.0, ..Line::default() }
    }

    #[test]
    fn a_line_that_juts_out_makes_the_others_no_shorter() {
        let lines: Vec<Line> = [398.0, 397.0, 406.0, 395.0, 180.0]
            .iter()
            .zip(0..)
            .map(|(right, at)| line(f64::from(at) * 12.0, *right))
            .collect();
        let page = Page { lines: lines.clone(), ..Page::default() };
        let text: Vec<&Line> = lines.iter().collect();
        assert!((Measure::of(&page, 10.0).reach(&text, 3) - 398.0).abs() < 0.1);
        assert!(!is_flush(&text, 0));
    }

    #[test]
    fn the_lines_of_a_narrow_block_are_full() {
        let rights = [300.2, 140.0, 300.0, 211.0, 300.1];
        let lines: Vec<Line> = rights.iter().zip(0..).map(|(right, at)| line(f64::from(at) * 12.0, *right)).collect();
        let text: Vec<&Line> = lines.iter().collect();
        assert!(is_flush(&text, 2));
        assert!(!is_flush(&text, 3));
    }
}
