//! Recognition of text in pictures: from a page as grey pixels to its words, with their places and how sure each is.
//!
//! Two small networks do the work ([`networks`]): one finds lines, the other reads a line. Around them stands what makes a
//! page of it: which way up it is, how far it lies askew ([`boxes`]), in which order its lines are read ([`order`]).
//! Latin script only. The sums of the networks are of floating point: on one kind of processor the same picture gives the
//! same words; on another a word at the edge of being unsure may fall to the other side.

mod boxes;
mod line;
mod networks;
mod order;

use image::GrayImage;
use image::imageops::{self, FilterType};

use boxes::{Boxes, LineBox};
use networks::{LINE_HEIGHT, Networks};
use order::Placed;

/// The largest picture that is read, in pixels: a sheet of A4 at 700 dots an inch.
pub const PIXELS: u64 = 40_000_000;

/// A word with a letter that the network is less sure of is doubtful.
pub const DOUBTFUL: f32 = 0.95;

/// The longer side of the picture in which lines are looked for, and what both sides must be a multiple of.
const LONG_SIDE: u32 = 1_280;
const STEP: u32 = 32;

/// How wide a line may be when it is [`LINE_HEIGHT`] high: what is wider is squeezed. And all lines of a page together, so
/// that a page of specks does not take for ever.
const LINE_WIDTH: f64 = 4_096.0;
const COLUMNS: usize = 300_000;

/// A line of which the network is less sure in the mean is no line: a texture, a signature, another script.
const LEGIBLE: f32 = 0.6;

/// So are lines with fewer letters than this for each of their heights, where text has two or three: in letters that it does
/// not know the network sees commas and points.
const FULL: f64 = 0.5;

/// A page of which it is less sure may stand on its head; it is believed to where that reads so much better.
const UPRIGHT: f32 = 0.85;
const BETTER: f32 = 0.1;

/// So many lines are read to try which way is up.
const TRIED: usize = 6;

/// What was read on a page.
#[derive(Debug, Default)]
pub struct Sheet {
    /// In reading order.
    pub lines: Vec<Line>,
    /// Lines of which nothing could be made out.
    pub illegible: usize,
    /// How often the page was turned by a quarter to the right to be upright.
    pub turns: u8,
    /// The size of the picture then.
    pub width: f64,
    pub height: f64,
    /// The slope of its lines there, as an angle, before it was set straight.
    #[cfg_attr(not(feature = "window"), expect(dead_code, reason = "only who shows the page needs it"))]
    pub slope: f64,
    /// Whether there was more than is read of one page.
    pub is_cut: bool,
}

/// A line of words; places are in pixels of the page turned upright and set straight.
#[derive(Debug)]
pub struct Line {
    pub words: Vec<Word>,
    /// Its base line.
    pub y: f64,
    /// The size of its letters, as fonts are measured.
    pub size: f64,
}

/// A word that was read.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// How sure it is, from 0 to 1.
    pub sure: f32,
}

impl Sheet {
    /// How sure its words are in the mean; `None` where it has none.
    pub fn sure(&self) -> Option<f32> {
        sure(self.lines.iter().flat_map(|line| &line.words).map(|word| word.sure))
    }

    /// How many words it has.
    pub fn count(&self) -> usize {
        self.lines.iter().map(|line| line.words.len()).sum()
    }
}

fn sure(words: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = words.fold((0.0, 0_u32), |(sum, count), sure| (sum + f64::from(sure), count + 1));
    (count > 0).then(|| (sum / f64::from(count)) as f32)
}

/// What stands on the page `picture`, black on white. Nothing where the networks cannot run.
pub fn read(picture: GrayImage) -> Sheet {
    Networks::get().and_then(|networks| read_with(networks, picture)).unwrap_or_default()
}

fn read_with(networks: &Networks, picture: GrayImage) -> Option<Sheet> {
    let mut page = Page::new(networks, picture, 0)?;
    if page.is_across() {
        page = Page::new(networks, imageops::rotate90(&page.picture), 1)?;
    }
    let mut found = page.read(networks, &page.boxes.lines);
    if found.sure().is_some_and(|sure| sure < UPRIGHT) {
        let turned = Page::new(networks, imageops::rotate180(&page.picture), page.turns + 2)?;
        let tried = turned.read(networks, &turned.widest(TRIED));
        if tried.sure() > found.sure().map(|sure| sure + BETTER) {
            (found, page) = (turned.read(networks, &turned.boxes.lines), turned);
        }
    }
    Some(page.sheet(found))
}

/// A page with the boxes of its lines.
struct Page {
    picture: GrayImage,
    boxes: Boxes,
    turns: u8,
}

/// What was read in boxes: the places of words are shares of theirs.
#[derive(Default)]
struct Found {
    lines: Vec<(LineBox, Vec<line::Word>)>,
    illegible: usize,
    is_cut: bool,
}

impl Found {
    fn sure(&self) -> Option<f32> {
        sure(self.lines.iter().flat_map(|(_, words)| words).map(|word| word.sure))
    }
}

impl Page {
    fn new(networks: &Networks, picture: GrayImage, turns: u8) -> Option<Self> {
        let (width, height) = picture.dimensions();
        let scale = (f64::from(LONG_SIDE) / f64::from(width.max(height).max(1))).min(1.0);
        let side = |of: u32| ((f64::from(of) * scale / f64::from(STEP)).round().max(1.0) as u32) * STEP;
        let (small_width, small_height) = (side(width), side(height));
        let small = imageops::resize(&picture, small_width, small_height, FilterType::Triangle);
        let map = networks.text_at(small.as_raw(), small_width as usize)?;
        let mut boxes = Boxes::of(&map, small_width as usize);
        // Both sides were rounded by themselves, and little.
        let (by_x, by_y) = (f64::from(width) / f64::from(small_width), f64::from(height) / f64::from(small_height));
        for line in &mut boxes.lines {
            (line.left, line.right) = (line.left * by_x, line.right * by_x);
            (line.top, line.bottom) = (line.top * by_y, line.bottom * by_y);
        }
        Some(Self { picture, boxes, turns })
    }

    /// Whether its lines run from top to bottom.
    fn is_across(&self) -> bool {
        let lines = &self.boxes.lines;
        let down: f64 = lines.iter().filter(|line| line.height() > line.width() * 1.5).map(LineBox::height).sum();
        let along: f64 = lines.iter().filter(|line| line.width() > line.height() * 1.5).map(LineBox::width).sum();
        down > along
    }

    /// Its widest lines.
    fn widest(&self, count: usize) -> Vec<LineBox> {
        let mut lines = self.boxes.lines.clone();
        lines.sort_by(|a, b| b.width().total_cmp(&a.width()));
        lines.truncate(count);
        lines
    }

    /// Reads what stands in `lines`.
    fn read(&self, networks: &Networks, lines: &[LineBox]) -> Found {
        let mut found = Found { is_cut: self.boxes.is_cut, ..Found::default() };
        let mut left = COLUMNS;
        for &line in lines {
            let width = line.width() / line.height() * LINE_HEIGHT as f64;
            let width = width.round().clamp(LINE_HEIGHT as f64 / 2.0, LINE_WIDTH) as usize;
            let Some(rest) = left.checked_sub(width) else {
                found.is_cut = true;
                break;
            };
            left = rest;
            let strip = self.strip(&line, width);
            let Some(steps) = networks.steps(&strip, width) else { continue };
            let words = line::words(&steps, &networks.letters);
            let letters: usize = words.iter().map(|word| word.text.chars().count()).sum();
            let is_full = letters as f64 >= line.width() / line.height() * FULL;
            match sure(words.iter().map(|word| word.sure)) {
                Some(sure) if sure >= LEGIBLE && is_full => found.lines.push((line, words)),
                _ => found.illegible += 1,
            }
        }
        found
    }

    /// The pixels of a line, set straight and scaled to so many columns.
    fn strip(&self, line: &LineBox, width: usize) -> Vec<u8> {
        let (sine, cosine) = self.boxes.slope.sin_cos();
        let (by_x, by_y) = (line.width() / width as f64, line.height() / LINE_HEIGHT as f64);
        // Where several pixels fall on one, their mean is taken.
        let (many_x, many_y) = (by_x.ceil().clamp(1.0, 8.0) as usize, by_y.ceil().clamp(1.0, 8.0) as usize);
        let mut strip = Vec::with_capacity(width * LINE_HEIGHT);
        for row in 0..LINE_HEIGHT {
            for column in 0..width {
                let mut sum = 0.0;
                for part in 0..many_x * many_y {
                    let part_of = |at: usize, part: usize, many: usize| at as f64 + (part as f64 + 0.5) / many as f64;
                    let along = line.left + part_of(column, part % many_x, many_x) * by_x;
                    let across = line.top + part_of(row, part / many_x, many_y) * by_y;
                    sum += self.grey(along * cosine - across * sine, along * sine + across * cosine);
                }
                strip.push((sum / (many_x * many_y) as f64).round() as u8);
            }
        }
        strip
    }

    /// How light the picture is at a point between pixels; white beyond its edges.
    fn grey(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x - 0.5, y - 0.5);
        let pixel = |x: f64, y: f64| {
            if x < 0.0 || y < 0.0 {
                return 255.0;
            }
            self.picture.get_pixel_checked(x as u32, y as u32).map_or(255.0, |pixel| f64::from(pixel.0[0]))
        };
        let (left, top) = (x.floor(), y.floor());
        let (right_share, below_share) = (x - left, y - top);
        let above = pixel(left, top) * (1.0 - right_share) + pixel(left + 1.0, top) * right_share;
        let below = pixel(left, top + 1.0) * (1.0 - right_share) + pixel(left + 1.0, top + 1.0) * right_share;
        above * (1.0 - below_share) + below * below_share
    }

    /// The page with what was read, in order.
    fn sheet(&self, found: Found) -> Sheet {
        let letters = |words: &[line::Word]| words.iter().map(|word| word.text.chars().count()).sum();
        let placed = found.lines.iter().enumerate();
        let placed = placed.map(|(line, (at, words))| Placed { at: *at, letters: letters(words), line }).collect();
        let usual = usual_height(&found.lines);
        let lines = order::order(placed).into_iter().filter_map(|line| found.lines.get(line)).map(|(at, words)| {
            let is_usual = (at.height() / usual - 1.0).abs() < SAME;
            let size = if is_usual { usual } else { at.height() } / HEIGHT;
            let place = |share: f64| at.left + share * at.width();
            let words = words.iter().map(|word| Word {
                text: word.text.clone(),
                left: place(word.left),
                right: place(word.right),
                sure: word.sure,
            });
            Line { words: words.collect(), y: (at.top + at.bottom) / 2.0 + size * DOWN, size }
        });
        Sheet {
            lines: lines.collect(),
            illegible: found.illegible,
            turns: self.turns,
            width: f64::from(self.picture.width()),
            height: f64::from(self.picture.height()),
            slope: self.boxes.slope,
            is_cut: found.is_cut,
        }
    }
}

/// How high the box of a line is, in sizes of its letters; and how far beneath its middle the base line lies.
const HEIGHT: f64 = 1.3;
const DOWN: f64 = 0.3;

/// Boxes whose heights differ by less hold letters of one size.
const SAME: f64 = 0.17;

/// The height that lines have in the middle, each counted as often as it has words.
fn usual_height(lines: &[(LineBox, Vec<line::Word>)]) -> f64 {
    let mut heights: Vec<f64> =
        lines.iter().flat_map(|(at, words)| std::iter::repeat_n(at.height(), words.len())).collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(1.0)
}
