//! Which places stand near one another, counted in words.

use std::ops::Range;

use super::fold::joins;

/// A place of words, with what found it.
type Place = (usize, Range<usize>);

/// The places of `sides` in `text` that form a chain: one of each side, with at most as many words as `between` says
/// from each to the next, before or behind it, and none lying in the next. In order of the sides.
pub(super) fn near(text: &str, sides: Vec<Vec<Place>>, between: &[usize]) -> Vec<Place> {
    let words = word_starts(text);
    let mut kept = sides;
    // What is near the side before; then, from behind, what is near what was kept of the side after.
    for (at, &most) in between.iter().enumerate() {
        if let Some([before, after]) = kept.get_mut(at..at + 2) {
            *after = near_some(&words, std::mem::take(after), before, most);
        }
    }
    for (at, &most) in between.iter().enumerate().rev() {
        if let Some([before, after]) = kept.get_mut(at..at + 2) {
            *before = near_some(&words, std::mem::take(before), after, most);
        }
    }
    kept.concat()
}

/// Those of `places` that have one of `others` with at most `most` words between.
fn near_some(words: &[usize], places: Vec<Place>, others: &[Place], most: usize) -> Vec<Place> {
    let mut starts: Vec<usize> = others.iter().map(|(_, place)| place.start).collect();
    let mut ends: Vec<usize> = others.iter().map(|(_, place)| place.end).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let number = |at: usize| words.partition_point(|&start| start < at);
    let is_near = |from: usize, to: usize| number(to) - number(from) <= most;
    let has_other = |(_, place): &Place| {
        let next = starts.get(starts.partition_point(|&start| start < place.end));
        let last = ends.partition_point(|&end| end <= place.start).checked_sub(1).and_then(|at| ends.get(at));
        next.is_some_and(|&start| is_near(place.end, start)) || last.is_some_and(|&end| is_near(end, place.start))
    };
    places.into_iter().filter(has_other).collect()
}

/// Where words begin. What follows an apostrophe belongs to the word before it.
fn word_starts(text: &str) -> Vec<usize> {
    let mut before = ' ';
    let mut starts = Vec::new();
    for (at, letter) in text.char_indices() {
        if joins(letter) && !joins(before) && !matches!(before, '\'' | '’') {
            starts.push(at);
        }
        before = letter;
    }
    starts
}
