//! Which parts of the overview stand in which column, and how many rows of each: as many as fit without scrolling.

use crate::ui::panels::summary::rows::overview::Part;

/// From this width on, the key actors, events and figures stand beside the bottom line.
const TWO: f32 = 460.0;
/// From this width on, there is a third column.
const THREE: f32 = 860.0;
/// The space between two columns.
pub const GUTTER: f32 = 14.0;

/// What each column holds from top to bottom, and which share of the width it has.
pub fn columns(width: f32) -> &'static [(f32, &'static [Part])] {
    use Part::{Actors, Disagreements, Events, Figures, Points, Stories};
    if width >= THREE {
        const { &[(0.36, &[Stories, Points]), (0.3, &[Actors, Figures]), (0.34, &[Events, Disagreements])] }
    } else if width >= TWO {
        const { &[(0.52, &[Stories, Points, Disagreements]), (0.48, &[Actors, Events, Figures])] }
    } else {
        const { &[(1.0, &[Stories, Points, Actors, Events, Figures, Disagreements])] }
    }
}

/// How many rows each part shows in a column with `room` for them, where `parts` are the heights of all their rows: the
/// least of each, then one more of each in turn for as long as all fit.
pub fn fit(room: f32, parts: &[(Part, Vec<f32>)]) -> Vec<usize> {
    let mut counts: Vec<usize> = parts.iter().map(|(part, rows)| rows.len().min(part.least())).collect();
    let mut used: f32 = parts.iter().zip(&counts).flat_map(|((_, rows), count)| rows.iter().take(*count)).sum();
    loop {
        let before = used;
        for ((_, rows), count) in parts.iter().zip(&mut counts) {
            if let Some(next) = rows.get(*count).filter(|next| used + **next <= room) {
                used += next;
                *count += 1;
            }
        }
        if used <= before {
            return counts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_key_stands_beside_the_bottom_line_where_there_is_room() {
        let holds = |width| columns(width).iter().map(|(_, parts)| parts.len()).collect::<Vec<_>>();
        assert_eq!((holds(300.0), holds(520.0), holds(1000.0)), (vec![6], vec![3, 3], vec![2, 2, 2]));
        for width in [300.0, 520.0, 1000.0] {
            let parts = columns(width).iter().flat_map(|(_, parts)| parts.iter());
            let shares: f32 = columns(width).iter().map(|(share, _)| share).sum();
            assert_eq!(parts.count(), Part::ALL.len());
            assert!((shares - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn rows_are_shown_in_turn_for_as_long_as_they_fit() {
        let parts = [(Part::Actors, vec![40.0; 9]), (Part::Events, vec![60.0; 9])];
        assert_eq!(fit(0.0, &parts), [3, 3], "the least of each, though it must be scrolled");
        assert_eq!(fit(390.0, &parts), [5, 3]);
        assert_eq!(fit(420.0, &parts), [4, 4]);
        assert_eq!(fit(9000.0, &parts), [9, 9]);
        assert_eq!(fit(9000.0, &[(Part::Stories, Vec::new())]), [0]);
    }
}
