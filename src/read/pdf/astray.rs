//! Runs of letters that are painted apart from the line in which they stand: raised figures, words in italics or in bold
//! that a program paints after the rest of the page.

use std::collections::BTreeMap;

use super::lines::Run;

/// A raised figure is smaller than the letters beside it by this.
const SMALLER: f64 = 0.82;

/// No raised figure has more letters.
const RAISED: usize = 6;

/// How far the end of one run is from the beginning of the next at most, in ems, where both are of one line.
const NEAR: f64 = 0.45;

/// Longer pages are taken as they are painted.
const RUNS: usize = 5_000;

/// Puts them where they stand.
pub fn set(runs: Vec<Run>) -> Vec<Run> {
    if runs.len() > RUNS {
        return runs;
    }
    let strays: Vec<bool> = (0..runs.len())
        .map(|at| is_stray(at.checked_sub(1).and_then(|at| runs.get(at)), runs.get(at), runs.get(at + 1)))
        .collect();
    if !strays.contains(&true) {
        return runs;
    }
    let mut kept: Vec<Option<Run>> = runs.into_iter().map(Some).collect();
    // The runs by their base lines, in steps of 4 points.
    let step = |y: f64| (y / 4.0).floor() as i64;
    let mut by_height: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, run) in kept.iter().enumerate() {
        by_height.entry(run.as_ref().map_or(0, |run| step(run.y))).or_default().push(at);
    }
    for (at, _) in strays.iter().enumerate().filter(|(_, stray)| **stray) {
        let Some(run) = kept.get_mut(at).and_then(Option::take) else { continue };
        let reach = (run.size / 4.0).ceil() as i64 + 1;
        let level = step(run.y);
        let around = by_height.range(level - reach..=level + reach).flat_map(|(_, places)| places).copied();
        let mut best: Option<(f64, usize)> = None;
        for place in around.filter(|place| *place != at) {
            let Some(line) = kept.get(place).and_then(Option::as_ref) else { continue };
            let Some(gap) = gap(line, &run) else { continue };
            if best.is_none_or(|(least, first)| (gap, place) < (least, first)) {
                best = Some((gap, place));
            }
        }
        match best.and_then(|(_, place)| kept.get_mut(place)?.as_mut()) {
            Some(line) => line.insert(&run),
            None => {
                if let Some(place) = kept.get_mut(at) {
                    *place = Some(run);
                }
            }
        }
    }
    kept.into_iter().flatten().collect()
}

/// Whether the run goes on with neither of its neighbours.
fn is_stray(before: Option<&Run>, run: Option<&Run>, after: Option<&Run>) -> bool {
    let Some(run) = run else { return false };
    let beside = |left: &Run, right: &Run| {
        let size = left.size.max(right.size);
        (left.y - right.y).abs() < size * 0.35 && (right.left - left.right).abs() < size * 2.0
    };
    // What stands above or below in the same column is the next line.
    let is_next = |above: &Run, below: &Run| {
        let down = below.y - above.y;
        down > 0.0 && down < above.size.max(below.size) * 2.5 && below.left < above.right && above.left < below.right
    };
    let is_small = |other: &Run| run.size < other.size * SMALLER && run.text.chars().count() <= RAISED;
    let is_raised = before.is_some_and(is_small) || after.is_some_and(is_small);
    let goes_on = before.is_some_and(|before| beside(before, run) || is_next(before, run))
        || after.is_some_and(|after| beside(run, after) || is_next(run, after));
    is_raised && !before.is_some_and(|before| beside(before, run)) || !goes_on
}

/// How far the run is from the letters of the line that it stands beside; `None` where it does not belong to it.
fn gap(line: &Run, run: &Run) -> Option<f64> {
    let up = line.y - run.y;
    let is_raised = run.size < line.size * SMALLER
        && run.text.chars().count() <= RAISED
        && up > line.size * 0.1
        && up < line.size * 0.75;
    let is_level = (run.size - line.size).abs() < line.size * 0.12 && up.abs() < line.size * 0.1;
    if !(is_raised || is_level) {
        return None;
    }
    let words = &line.words;
    let next = words.partition_point(|word| word.left <= run.left);
    let before = next.checked_sub(1).and_then(|at| words.get(at)).map(|word| run.left - word.right);
    let after = words.get(next).map(|word| word.left - run.right);
    // It stands in white.
    let overlap = -0.15 * line.size;
    if before.is_some_and(|gap| gap < overlap) || after.is_some_and(|gap| gap < overlap) {
        return None;
    }
    // A raised figure belongs to what stands before it; a word to what stands close on either side.
    let near = [before, after.filter(|_| is_level)].into_iter().flatten().fold(f64::INFINITY, f64::min);
    (near < line.size * NEAR).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::super::lines::Word;
    use super::*;

    /// A run of words, each at a place and half an em wide for each letter.
    fn run(y: f64, size: f64, words: &[(f64, &str)]) -> Run {
        let mut made = Run { y, size, ..Run::default() };
        for (left, word) in words {
            if !made.text.is_empty() {
                made.text.push(' ');
            }
            let right = left + size * 0.5 * word.chars().count() as f64;
            made.words.push(Word { left: *left, right, at: made.text.len() });
            made.text.push_str(word);
            made.right = right;
        }
        made.left = words[0].0;
        made
    }

    fn texts(runs: Vec<Run>) -> Vec<String> {
        set(runs).into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn words_in_italics_painted_last_stand_in_their_line() {
        let page = vec![
            run(100.0, 10.0, &[(0.0, "The"), (18.0, "ship"), (73.0, "came"), (96.0, "in.")]),
            run(112.0, 10.0, &[(0.0, "Nobody"), (33.0, "saw"), (51.0, "it.")]),
            run(100.0, 10.0, &[(41.0, "Heron")]),
        ];
        assert_eq!(texts(page), ["The ship Heron came in.", "Nobody saw it."]);
    }

    #[test]
    fn raised_figures_painted_last_stand_behind_their_word() {
        let page = vec![
            run(100.0, 10.0, &[(0.0, "Of"), (13.0, "33"), (24.0, "km"), (42.0, "one.")]),
            run(112.0, 10.0, &[(0.0, "Two"), (18.0, "more.")]),
            run(96.5, 6.0, &[(34.5, "2")]),
            run(108.0, 6.0, &[(43.5, "1")]),
        ];
        assert_eq!(texts(page), ["Of 33 km2 one.", "Two more.1"]);
    }

    #[test]
    fn columns_cells_and_next_lines_stay() {
        let page = || {
            vec![
                run(100.0, 10.0, &[(0.0, "Left"), (24.0, "one")]),
                run(112.0, 10.0, &[(0.0, "Left"), (24.0, "two")]),
                run(100.0, 10.0, &[(60.0, "Right"), (90.0, "one")]),
                run(112.0, 10.0, &[(60.0, "Right"), (90.0, "two")]),
                run(160.0, 10.0, &[(60.0, "7")]),
            ]
        };
        let texts = texts(page());
        assert_eq!(texts, ["Left one", "Left two", "Right one", "Right two", "7"]);
    }
}
