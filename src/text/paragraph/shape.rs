//! What a run of lines looks like from afar: where their edge is, how they break.

use super::line::{End, Line, Start};

/// The columns at which people and programs wrap text.
const WRAP: std::ops::RangeInclusive<usize> = 38..=130;

/// What neighbouring lines have in common.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The column that nine of ten lines with another one beneath do not exceed.
    pub edge: usize,
    /// Whether text is wrapped at such a column.
    pub is_wrap: bool,
    /// Which share of the lines the best single width explains: each ends before it, and the next line's first word
    /// would not have fitted.
    pub wrapped: f32,
    /// Whether hardly a line has small letters: how lines begin says nothing then.
    pub is_caseless: bool,
    /// Which share goes on in the next line with a small letter.
    pub low: f32,
    /// Which share ends as a sentence does.
    pub ended: f32,
}

impl Shape {
    /// The shape of `pairs` of lines, each with the one beneath it; `None` where there is none.
    pub fn of<'a>(pairs: impl Iterator<Item = (&'a Line<'a>, &'a Line<'a>)>) -> Option<Self> {
        let (mut rights, mut fits) = (Vec::new(), Vec::new());
        let (mut low, mut ended, mut small) = (0_usize, 0_usize, 0_usize);
        for (above, below) in pairs {
            rights.push(above.right);
            fits.extend([(above.right, 1_isize), (above.right + 1 + below.first, -1)]);
            low += usize::from(below.start == Start::Low);
            small += usize::from(above.has_small);
            ended += usize::from(above.end == End::Sentence);
        }
        rights.sort_unstable();
        fits.sort_unstable();
        let count = rights.len();
        let edge = *rights.get(count * 9 / 10)?;
        let (mut open, mut best) = (0, 0);
        for (_, change) in fits {
            open += change;
            best = best.max(open);
        }
        let share = |part: usize| part as f32 / count as f32;
        Some(Self {
            edge,
            is_wrap: WRAP.contains(&edge),
            wrapped: share(best.unsigned_abs()),
            is_caseless: small * 10 < count,
            low: share(low),
            ended: share(ended),
        })
    }

    /// How far the line `above` would have reached beyond the edge with the first word of `below`, in widths; at least
    /// −0.6 and at most 0.2.
    pub fn beyond(&self, above: &Line<'_>, below: &Line<'_>) -> f32 {
        let edge = self.edge.max(1) as f32;
        (((above.right + 1 + below.first) as f32 - edge) / edge).clamp(-0.6, 0.2)
    }
}
