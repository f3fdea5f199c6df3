//! Puts events into lanes: the weightiest on top, none over another, each with room for its words.

use std::collections::BTreeMap;

/// The days that an event covers, and how long its words are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The number of its first day.
    pub first: i32,
    /// The number of its last day.
    pub last: i32,
    /// How many points its words take.
    pub words: f32,
}

/// An event in its lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its position in what was laid out.
    pub position: usize,
    /// Its lane, counted from the top.
    pub lane: usize,
    /// The number of its first day.
    pub first: f64,
    /// Where its last day ends.
    pub end: f64,
    /// How many points from its beginning on are its own.
    pub room: f32,
}

/// Events for which no lane was left, close together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    /// The number of the first day of the first of them.
    pub first: f64,
    /// Where the first day of the last of them ends.
    pub end: f64,
    /// How many there are.
    pub count: usize,
}

/// What was laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// The events that have a lane, the weightiest first.
    pub placed: Vec<Placed>,
    /// How many lanes there are.
    pub count: usize,
    /// The rest, in order of time.
    pub crowds: Vec<Crowd>,
}

/// The most lanes there are.
pub const MOST: usize = 200;
/// What the sign of an event takes at least, with the space behind its words.
pub const SIGN: f32 = 16.0;
const GAP: f32 = 10.0;
/// How many points a crowd takes.
pub const CROWD: f64 = 44.0;
/// How many sets of lanes there are while the scale doubles.
const LEVELS: f64 = 4.0;

/// The level of a scale: lanes are laid out once for each, so that they do not jump while one zooms.
pub fn level(day: f64) -> i32 {
    (day.log2() * LEVELS).floor() as i32
}

/// How many points a day takes at least on any scale of `level`.
fn day_at(level: i32) -> f64 {
    (f64::from(level) / LEVELS).exp2()
}

/// Lays out `extents`, which are in order of weight, for all scales of `level`: each takes the topmost lane in which its
/// sign and words stand free.
pub fn lay_out(extents: &[Extent], level: i32) -> Lanes {
    let day = day_at(level);
    let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut laid = Lanes::default();
    let mut crowds: BTreeMap<i64, Crowd> = BTreeMap::new();
    for (position, extent) in extents.iter().enumerate() {
        let (first, end) = (f64::from(extent.first), f64::from(extent.last) + 1.0);
        // A day is a point on every scale.
        let bar = if extent.first == extent.last { 0.0 } else { ((end - first) * day) as f32 };
        // The words of a long bar stand on it, those of a short one behind it.
        let room = if bar >= extent.words + SIGN { bar } else { bar.max(SIGN) + extent.words };
        let taken = (first * day, first * day + f64::from(room + GAP));
        let Some(lane) = free_lane(&mut lanes, taken) else {
            let cell = (first * day / CROWD).floor() as i64;
            let crowd = crowds.entry(cell).or_insert(Crowd { first, end: first + 1.0, count: 0 });
            crowd.first = crowd.first.min(first);
            crowd.end = crowd.end.max(first + 1.0);
            crowd.count += 1;
            continue;
        };
        laid.placed.push(Placed { position, lane, first, end, room });
    }
    laid.count = lanes.len();
    laid.crowds = crowds.into_values().collect();
    laid
}

/// Takes `stretch` in the topmost lane where it is free; `None` where all are taken.
fn free_lane(lanes: &mut Vec<Vec<(f64, f64)>>, stretch: (f64, f64)) -> Option<usize> {
    let (from, to) = stretch;
    for (number, lane) in lanes.iter_mut().enumerate() {
        let at = lane.partition_point(|(_, end)| *end <= from);
        if lane.get(at).is_none_or(|(begin, _)| *begin >= to) {
            lane.insert(at, stretch);
            return Some(number);
        }
    }
    (lanes.len() < MOST).then(|| {
        lanes.push(vec![stretch]);
        lanes.len() - 1
    })
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing lane is a failed test")]
mod tests {
    use super::*;

    fn extent(first: i32, last: i32) -> Extent {
        Extent { first, last, words: 100.0 }
    }

    fn lanes(extents: &[Extent], level: i32) -> Vec<usize> {
        lay_out(extents, level).placed.iter().map(|placed| placed.lane).collect()
    }

    #[test]
    fn the_weightiest_is_on_top_and_words_keep_free() {
        // A point a day: words of a hundred points reach over a hundred days.
        let close = [extent(50, 50), extent(0, 0), extent(300, 300), extent(60, 60)];
        assert_eq!(lanes(&close, 0), [0, 1, 0, 2]);
        // Sixteen points a day: all have room beside one another but the last.
        assert_eq!(lanes(&close, 16), [0, 0, 0, 0]);
    }

    #[test]
    fn a_long_bar_holds_its_words() {
        let laid = lay_out(&[extent(0, 364), extent(370, 370)], 0);
        assert!((laid.placed[0].room - 365.0).abs() < 1e-6);
        assert_eq!((laid.placed[0].lane, laid.placed[1].lane), (0, 1));
        assert_eq!(lanes(&[extent(0, 364), extent(376, 376)], 0), [0, 0]);
    }

    #[test]
    fn nothing_stands_over_another_on_any_scale_of_a_level() {
        let extents: Vec<Extent> =
            (0..400).map(|at| extent((at * 7919) % 500, (at * 7919) % 500 + at % 3 * 40)).collect();
        for level_of in [-8, 0, 5, 13] {
            let laid = lay_out(&extents, level_of);
            for grown in [1.0, 1.18] {
                let day = day_at(level_of) * grown;
                assert_eq!(level(day), level_of);
                for lane in 0..laid.count {
                    let mut taken: Vec<(f64, f64)> = laid
                        .placed
                        .iter()
                        .filter(|placed| placed.lane == lane)
                        .map(|placed| {
                            let own = f64::from(placed.room).max((placed.end - placed.first) * day);
                            (placed.first * day, placed.first * day + own)
                        })
                        .collect();
                    taken.sort_by(|one, other| one.0.total_cmp(&other.0));
                    assert!(taken.windows(2).all(|pair| pair[0].1 <= pair[1].0), "lane {lane} of {level_of}");
                }
            }
        }
    }

    #[test]
    fn whatever_finds_no_lane_is_counted() {
        let extents = vec![extent(5, 5); MOST + 30];
        let laid = lay_out(&extents, 0);
        assert_eq!(laid.count, MOST);
        assert_eq!(laid.crowds, [Crowd { first: 5.0, end: 6.0, count: 30 }]);
        assert_eq!(lay_out(&[], 0), Lanes::default());
    }
}
