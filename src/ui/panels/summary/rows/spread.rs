//! Where a figure stands among those of its unit.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::words::folded;
use crate::briefing::{Bound, Figure};

/// Places on a scale from the least value of a unit, 0, to the greatest, 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The number, or the lower end of a range.
    pub from: f32,
    /// The upper end.
    pub to: f32,
    /// Which way the truth may lie: up, down, or neither.
    pub open: Option<bool>,
    /// All figures of the unit.
    pub all: Arc<[f32]>,
    /// Those that measure the same, in the text's own words.
    pub same: Arc<[f32]>,
}

/// From this ratio of the greatest to the least value on, each tenfold takes the same room.
const TENFOLD_FROM: f64 = 50.0;

/// The spread of each of `figures`; `None` for those whose unit has one value alone.
pub fn spreads(figures: &[Figure]) -> Vec<Option<Spread>> {
    let mut units: BTreeMap<String, Vec<&Figure>> = BTreeMap::new();
    for figure in figures {
        units.entry(unit(figure)).or_default().push(figure);
    }
    let scales: BTreeMap<String, (Scale, Arc<[f32]>)> = units
        .iter()
        .filter_map(|(unit, figures)| {
            let scale = Scale::of(figures)?;
            Some((unit.clone(), (scale, figures.iter().map(|figure| scale.place(figure.value.value())).collect())))
        })
        .collect();
    let mut same: BTreeMap<(String, String), Arc<[f32]>> = BTreeMap::new();
    for (unit, figures) in &units {
        let Some((scale, _)) = scales.get(unit) else { continue };
        let mut topics: BTreeMap<String, Vec<f32>> = BTreeMap::new();
        for figure in figures {
            topics.entry(topic(figure)).or_default().push(scale.place(figure.value.value()));
        }
        same.extend(topics.into_iter().map(|(topic, places)| ((unit.clone(), topic), places.into())));
    }
    figures
        .iter()
        .map(|figure| {
            let unit = unit(figure);
            let (scale, all) = scales.get(&unit)?;
            let upper = figure.upper.unwrap_or(figure.value);
            Some(Spread {
                from: scale.place(figure.value.value()),
                to: scale.place(upper.value()),
                open: match figure.bound {
                    Bound::Over | Bound::AtLeast => Some(true),
                    Bound::Under | Bound::AtMost => Some(false),
                    Bound::Exactly | Bound::About => None,
                },
                all: all.clone(),
                same: same.get(&(unit, topic(figure))).cloned().unwrap_or_default(),
            })
        })
        .collect()
}

fn unit(figure: &Figure) -> String {
    folded(figure.unit.as_deref().unwrap_or_default())
}

fn topic(figure: &Figure) -> String {
    folded(figure.measured())
}

/// The values of one unit.
#[derive(Clone, Copy, Debug)]
struct Scale {
    least: f64,
    most: f64,
    tenfold: bool,
}

impl Scale {
    fn of(figures: &[&Figure]) -> Option<Self> {
        let values = figures.iter().flat_map(|figure| [Some(figure.value), figure.upper]).flatten();
        let values: Vec<f64> = values.map(|number| number.value()).collect();
        let least = values.iter().copied().min_by(f64::total_cmp)?;
        let most = values.iter().copied().max_by(f64::total_cmp)?;
        (most > least).then_some(Self { least, most, tenfold: least > 0.0 && most / least >= TENFOLD_FROM })
    }

    fn place(self, value: f64) -> f32 {
        let share = if self.tenfold {
            (value / self.least).ln() / (self.most / self.least).ln()
        } else {
            // Halves: the span of two great numbers may be none.
            (value / 2.0 - self.least / 2.0) / (self.most / 2.0 - self.least / 2.0)
        };
        (share as f32).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::expect_used, reason = "a missing spread is a failed test")]
mod tests {
    use super::super::fixture::{Sources, a_figure};
    use super::*;

    fn figures(values: &[(f64, &str, &str)]) -> Vec<Figure> {
        let sources = Sources::new(&["some words"]);
        let figure = |(value, unit, of): &(f64, &str, &str)| {
            let mut figure = a_figure(&sources, sources.place(0, "words"), *value);
            figure.unit = Some((*unit).to_owned());
            figure.of = Some((*of).to_owned());
            figure
        };
        values.iter().map(figure).collect()
    }

    #[test]
    fn values_stand_between_the_least_and_the_most_of_their_unit() {
        let found = spreads(&figures(&[
            (10.0, "percent", "a"),
            (15.0, "percent", "b"),
            (20.0, "percent", "a"),
            (7.0, "mile", "c"),
        ]));
        let places: Vec<Option<f32>> = found.iter().map(|spread| spread.as_ref().map(|spread| spread.from)).collect();
        assert_eq!(places, [Some(0.0), Some(0.5), Some(1.0), None]);
        let first = found[0].as_ref().expect("a spread");
        assert_eq!((&*first.all, &*first.same), (&[0.0, 0.5, 1.0][..], &[0.0, 1.0][..]));
    }

    #[test]
    fn values_far_apart_are_set_out_by_tens() {
        let found = spreads(&figures(&[(1.0, "person", ""), (100.0, "person", ""), (10_000.0, "person", "")]));
        assert!((found[1].as_ref().expect("a spread").from - 0.5).abs() < 1e-6);
        let huge = spreads(&figures(&[(-f64::MAX, "x", ""), (f64::MAX, "x", "")]));
        assert_eq!(huge[1].as_ref().map(|spread| spread.to), Some(1.0));
    }
}
