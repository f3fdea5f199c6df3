//! From the map of where text is likely to the boxes of lines.

/// A pixel that lies in text is at least so likely to, and those of a line in the mean.
const PIXEL: f32 = 0.3;
const LINE: f32 = 0.5;

/// The network marks the middle of a line: the line itself reaches beyond it by this share of area to edge.
const GROWTH: f64 = 1.6;

/// The largest slope of a page that is set straight, as a tangent. What lies more askew was not put on a scanner.
const STEEPEST: f64 = 0.2;

/// No more lines of a page are read: a page of a newspaper has a thousand.
pub const BOXES: usize = 2_000;

/// A line of text, in the frame of the page when it is set straight: its x and y run along and across the lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineBox {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl LineBox {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// The lines of a page.
#[derive(Debug, Default)]
pub struct Boxes {
    pub lines: Vec<LineBox>,
    /// The slope of the lines, as an angle.
    pub slope: f64,
    /// Whether there were more than [`BOXES`].
    pub is_cut: bool,
}

impl Boxes {
    /// The lines on the map of chances, `width` wide.
    pub fn of(map: &[f32], width: usize) -> Self {
        let patches = patches(map, width);
        let slope = slope(&patches);
        let (sine, cosine) = slope.sin_cos();
        let is_line = |patch: &&Patch| patch.chance / patch.pixels.len().max(1) as f64 >= f64::from(LINE);
        let mut lines: Vec<LineBox> = patches.iter().filter(is_line).map(|patch| patch.grown(sine, cosine)).collect();
        lines.retain(|line| line.width().min(line.height()) > 3.0);
        let is_cut = lines.len() > BOXES;
        lines.truncate(BOXES);
        Self { lines, slope, is_cut }
    }
}

/// Pixels that touch.
#[derive(Default)]
struct Patch {
    pixels: Vec<(u32, u32)>,
    chance: f64,
}

impl Patch {
    /// The box around it on the page set straight, grown to what it is the middle of.
    fn grown(&self, sine: f64, cosine: f64) -> LineBox {
        let mut found = LineBox { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
        for &(x, y) in &self.pixels {
            let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let (along, across) = (x * cosine + y * sine, y * cosine - x * sine);
            found.left = found.left.min(along - 0.5);
            found.right = found.right.max(along + 0.5);
            found.top = found.top.min(across - 0.5);
            found.bottom = found.bottom.max(across + 0.5);
        }
        let (width, height) = (found.width(), found.height());
        let by = width * height * GROWTH / (2.0 * (width + height));
        LineBox { left: found.left - by, top: found.top - by, right: found.right + by, bottom: found.bottom + by }
    }

    /// How many pixels long it is along the lines, and how much it falls, where it is long enough to tell.
    fn fall(&self) -> Option<(usize, f64)> {
        let count = self.pixels.len() as f64;
        let (mut x_sum, mut y_sum) = (0.0, 0.0);
        for &(x, y) in &self.pixels {
            (x_sum, y_sum) = (x_sum + f64::from(x), y_sum + f64::from(y));
        }
        let (x_mean, y_mean) = (x_sum / count, y_sum / count);
        let (mut xx, mut xy, mut left, mut right) = (0.0, 0.0, u32::MAX, 0);
        for &(x, y) in &self.pixels {
            let (dx, dy) = (f64::from(x) - x_mean, f64::from(y) - y_mean);
            (xx, xy) = (xx + dx * dx, xy + dx * dy);
            (left, right) = (left.min(x), right.max(x));
        }
        let length = (right.saturating_sub(left) + 1) as usize;
        let is_long = length > 60 && length * length > self.pixels.len() * 8;
        (is_long && xx > 0.0).then(|| (length, xy / xx))
    }
}

/// The slope that the long lines have in the middle, weighed by their length.
fn slope(patches: &[Patch]) -> f64 {
    let mut falls: Vec<(usize, f64)> = patches.iter().filter_map(Patch::fall).collect();
    falls.sort_by(|a, b| a.1.total_cmp(&b.1));
    let all: usize = falls.iter().map(|(length, _)| length).sum();
    let mut seen = 0;
    let middle = falls.iter().find(|(length, _)| {
        seen += length;
        seen * 2 >= all
    });
    middle.map_or(0.0, |(_, fall)| fall.atan()).clamp(-STEEPEST, STEEPEST)
}

/// The patches of likely pixels, from top to bottom.
fn patches(map: &[f32], width: usize) -> Vec<Patch> {
    let mut is_left: Vec<bool> = map.iter().map(|chance| *chance > PIXEL).collect();
    let height = map.len() / width.max(1);
    let mut found = Vec::new();
    let mut open = Vec::new();
    for start in 0..map.len() {
        if !take(&mut is_left, start) {
            continue;
        }
        let mut patch = Patch::default();
        open.push(start);
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            patch.pixels.push((x as u32, y as u32));
            patch.chance += f64::from(map.get(at).copied().unwrap_or_default());
            for near_y in y.saturating_sub(1)..(y + 2).min(height) {
                for near_x in x.saturating_sub(1)..(x + 2).min(width) {
                    let near = near_y * width + near_x;
                    if take(&mut is_left, near) {
                        open.push(near);
                    }
                }
            }
        }
        if patch.pixels.len() > 8 {
            found.push(patch);
        }
    }
    found
}

/// Whether the pixel is left, which it is no more then.
fn take(is_left: &mut [bool], at: usize) -> bool {
    is_left.get_mut(at).is_some_and(std::mem::take)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A map of 400 by 200 with bars of text, 10 high, that fall by `slope`.
    fn map(bars: &[(usize, usize, usize)], slope: f64) -> Vec<f32> {
        let mut map = vec![0.0; 400 * 200];
        for &(left, top, width) in bars {
            for x in left..left + width {
                let fall = (x as f64 * slope).round() as usize;
                for y in top + fall..top + fall + 10 {
                    map[y * 400 + x] = 0.9;
                }
            }
        }
        map
    }

    #[test]
    fn each_bar_is_a_line_that_reaches_beyond_it() {
        let boxes = Boxes::of(&map(&[(20, 30, 300), (20, 80, 100)], 0.0), 400);
        assert_eq!(boxes.lines.len(), 2);
        let first = boxes.lines[0];
        assert!((first.left - 12.3).abs() < 0.5 && (first.top - 22.3).abs() < 0.5, "{first:?}");
        assert!((first.height() - 25.5).abs() < 0.5, "{first:?}");
    }

    #[test]
    fn a_page_that_lies_askew_is_measured_along_its_lines() {
        let boxes = Boxes::of(&map(&[(20, 30, 300), (20, 80, 300)], 0.05), 400);
        assert!((boxes.slope - 0.05).abs() < 0.003, "{}", boxes.slope);
        assert!(boxes.lines.iter().all(|line| line.height() < 29.0), "{:?}", boxes.lines);
    }
}
