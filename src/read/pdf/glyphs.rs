//! The letters that a page paints, with their places.

use std::collections::BTreeSet;

use super::camera::{self, Taken};
use super::scanned::DOUBT;
use super::sight::{Coat, Colour, Sight};
use super::{accents, bullets, skew, twice};
use crate::read::rest::LETTERS;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, interpret_page,
};

/// Shapes of more strokes are no bullets.
const STROKES: usize = 24;

/// Letters smaller than this are not read, in points, nor those that are so small a share of the page's height: such a
/// page is a reduced one.
const SMALLEST: f64 = 1.5;
const SMALLEST_SHARE: f64 = 0.0018;

/// A picture that is a smaller share of its page is a logo or a line.
const PICTURE: f64 = 0.001;

/// What shines through so much is not there.
const FAINT: f32 = 0.03;

/// A painted letter, or several that are painted as one.
#[derive(Clone, Debug, Default)]
pub struct Painted {
    pub text: String,
    /// Where it begins, in points from the page's left edge, seen along the direction of writing.
    pub x: f64,
    /// Its base line, in points from the page's top edge.
    pub y: f64,
    /// How far it reaches, in points.
    pub width: f64,
    /// The size of its font, in points.
    pub size: f64,
    /// How often the page must be turned by a quarter to read it: 0 for upright text.
    pub turn: u8,
    /// How far its base line falls from there, as a tangent.
    pub slope: f64,
}

impl Painted {
    /// The square of the page, 8 points wide, in which its middle stands.
    fn spot(&self) -> (i64, i64) {
        let (x, y) = (self.x + self.width / 2.0, self.y - self.size / 4.0);
        ((x / 8.0).floor() as i64, (y / 8.0).floor() as i64)
    }
}

/// What a page paints.
#[derive(Debug, Default)]
pub struct Canvas {
    pub glyphs: Vec<Painted>,
    /// How many letters were painted: those beyond the limit are not read.
    pub letters: usize,
    /// Letters that nobody sees.
    pub hidden: Vec<Painted>,
    /// Letters that are not to be known.
    pub unknown: usize,
    pub has_images: bool,
    /// How much of the page pictures cover, as a share; those that overlap count twice.
    pub pictured: f64,
    /// How many dots there are to a point in the finest of the larger ones.
    pub dots: f64,
    /// Whether its text is what was recognised in a picture of the page.
    pub is_recognised: bool,
    pub width: f64,
    pub height: f64,
}

/// Paints the pages of one document.
pub struct Painter<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
}

impl<'a> Painter<'a> {
    pub fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, cache: InterpreterCache::new() }
    }

    /// The pictures on a page, whose finest has so many `dots` to a point, as one.
    pub fn picture(&self, page: &'a Page<'a>, dots: f64) -> Taken {
        camera::picture(self.pdf, &self.cache, page, dots)
    }

    pub fn paint(&mut self, page: &'a Page<'a>) -> Canvas {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let bounds = Rect::new(0.0, 0.0, width, height);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, bounds, &self.cache, self.pdf.xref(), settings);
        let canvas = Canvas { width, height, ..Canvas::default() };
        let mut pen = Pen { canvas, sight: Sight::new(width, height), ..Pen::default() };
        interpret_page(page, &mut context, &mut pen);
        pen.finished()
    }
}

/// Whether a letter can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Seen,
    /// Painted without ink, as text recognition writes what it reads in a picture.
    Inkless,
    /// In the colour of what is beneath it, too faint, too small, clipped away or off the page.
    Lost,
}

/// A letter, and when and where it was painted.
struct Letter {
    painted: Painted,
    look: Look,
    middle: Point,
    since: u32,
}

#[derive(Default)]
struct Pen {
    canvas: Canvas,
    letters: Vec<Letter>,
    sight: Sight,
    /// Of the groups that are open: how much of each is seen, and whether it is painted over what is beneath.
    groups: Vec<(f32, bool)>,
    /// Shapes that may be bullets.
    shapes: Vec<Rect>,
}

impl Pen {
    /// What of the page is read.
    fn finished(mut self) -> Canvas {
        let letters = std::mem::take(&mut self.letters);
        let (mut seen, mut read, mut lost) = (Vec::new(), Vec::new(), Vec::new());
        for letter in letters {
            let Letter { painted, look, middle, since } = letter;
            let is_beneath_picture = || self.sight.is_pictured(middle, since);
            match look {
                Look::Seen if self.sight.is_covered(middle, since) => lost.push(painted),
                Look::Seen if !is_beneath_picture() => seen.push(painted),
                // What was recognised in a scanned page may lie beneath its picture.
                Look::Seen | Look::Inkless => read.push((painted, self.sight.is_pictured(middle, 0))),
                Look::Lost => lost.push(painted),
            }
        }
        if read.len() > seen.len() {
            // Beneath a scanned page lies the text that was recognised in it. Of what is painted on it only the stamp
            // counts that is set where nothing was read.
            self.canvas.is_recognised = self.canvas.has_images;
            let stamps = std::mem::replace(&mut seen, read.into_iter().map(|(painted, _)| painted).collect());
            let spots = Spots::of(&seen);
            seen.extend(stamps.into_iter().filter(|glyph| !spots.has(glyph)));
        } else if !read.is_empty() {
            // Where letters are seen, they count; where a picture is, what was recognised in it.
            let spots = Spots::of(&seen);
            for (painted, is_in_picture) in read {
                match (spots.has(&painted), is_in_picture) {
                    (true, _) => {}
                    (false, true) => seen.push(painted),
                    (false, false) => lost.push(painted),
                }
            }
        }
        let again = twice::again(seen.iter().chain(&lost));
        let (of_seen, of_lost) = again.split_at(seen.len());
        let mut canvas = self.canvas;
        canvas.glyphs = whole(seen, of_seen);
        canvas.hidden = whole(lost, of_lost);
        bullets::set(&self.shapes, &mut canvas.glyphs);
        canvas
    }

    fn paint(&mut self, glyph: &Glyph<'_>, transform: Affine, ink: Option<[f32; 4]>, is_inkless: bool) {
        let size = (transform * Point::new(0.0, 1000.0) - transform * Point::ZERO).hypot();
        let at = transform * Point::ZERO;
        if !(size.is_finite() && at.is_finite() && (0.05..1000.0).contains(&size)) {
            return;
        }
        self.canvas.letters += 1;
        if self.canvas.letters > LETTERS.most {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let advance = f64::from(advance.unwrap_or(500.0));
        let along = transform * Point::new(advance, 0.0) - at;
        let Some(text) = text_of(glyph) else {
            self.canvas.unknown += 1;
            return;
        };
        if text.is_empty() {
            return;
        }
        let middle = transform * Point::new(advance / 2.0, 300.0);
        let is_small = size < SMALLEST && size < self.canvas.height * SMALLEST_SHARE;
        // A glyph that is drawn by a program of its own may have colours of its own.
        let ink = ink.filter(|_| matches!(glyph, Glyph::Outline(_)));
        let is_faint = ink.is_some_and(|ink| ink[3] < FAINT) || self.groups.iter().any(|group| group.0 < FAINT);
        let is_lost = || ink.is_some_and(|ink| ink[3] > 0.9 && self.sight.is_lost(middle, colour(ink)));
        let look = match () {
            () if is_small || is_faint || !self.sight.is_inside(middle) => Look::Lost,
            () if is_inkless => Look::Inkless,
            () if text != " " && is_lost() => Look::Lost,
            () => Look::Seen,
        };
        let unit = transform * Point::new(1000.0, 0.0) - at;
        let (turn, x, y, slope) = self.turned(unit, at);
        let painted = Painted { text, x, y, width: along.hypot(), size, turn, slope };
        self.letters.push(Letter { painted, look, middle, since: self.sight.begin_letter() });
    }

    /// Which quarter the writing points to, the place as seen when the page is turned so that it is upright, and the slope
    /// of the writing then.
    fn turned(&self, unit: Vec2, at: Point) -> (u8, f64, f64, f64) {
        let (width, height) = (self.canvas.width, self.canvas.height);
        if unit.x.abs() >= unit.y.abs() {
            let slope = if unit.x == 0.0 { 0.0 } else { unit.y / unit.x };
            if unit.x >= 0.0 { (0, at.x, at.y, slope) } else { (2, width - at.x, height - at.y, slope) }
        } else if unit.y < 0.0 {
            (1, height - at.y, at.x, -unit.x / unit.y)
        } else {
            (3, at.y, width - at.x, -unit.x / unit.y)
        }
    }

    /// Whether what is painted now covers what is beneath.
    fn is_opaque(&self, props: &DrawProps<'_>) -> bool {
        let is_plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        is_plain && self.groups.iter().all(|(opacity, is_over)| *opacity > 0.97 && *is_over)
    }

    /// What the shape is painted with.
    fn coat(&self, props: &DrawProps<'_>) -> Coat {
        match ink(&props.paint) {
            Some(ink) if ink[3] > 0.97 && self.is_opaque(props) => Coat::Colour(colour(ink)),
            _ => Coat::Unknown,
        }
    }
}

/// Squares of the page where letters stand.
struct Spots(BTreeSet<(i64, i64)>);

impl Spots {
    fn of(glyphs: &[Painted]) -> Self {
        Self(glyphs.iter().map(Painted::spot).collect())
    }

    fn has(&self, glyph: &Painted) -> bool {
        let (x, y) = glyph.spot();
        self.0.range((x - 1, y - 1)..=(x + 1, y + 1)).any(|at| at.1.abs_diff(y) <= 1)
    }
}

/// The letters, but those painted again, with their accents, on straight lines.
fn whole(letters: Vec<Painted>, again: &[bool]) -> Vec<Painted> {
    let mut found: Vec<Painted> = Vec::with_capacity(letters.len());
    for (letter, _) in letters.into_iter().zip(again).filter(|(_, again)| !**again) {
        match found.last().and_then(|last| accents::joined(last, &letter)) {
            Some(whole) => {
                found.pop();
                found.push(whole);
            }
            None => found.push(letter),
        }
    }
    skew::straighten(&mut found);
    accents::set_apart(&mut found);
    found
}

/// The colour, with how much of it is seen; `None` for a pattern.
fn ink(paint: &Paint<'_>) -> Option<[f32; 4]> {
    match paint {
        Paint::Color(colour) => Some(colour.to_rgba().components()),
        Paint::Pattern(_) => None,
    }
}

fn colour([red, green, blue, _]: [f32; 4]) -> Colour {
    [red, green, blue].map(|part| (part * 255.0).round() as u8)
}

impl Device<'_> for Pen {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let bounds = props.transform.transform_rect_bbox(path.control_box());
        // A bullet is drawn with a few strokes; what has more is not measured.
        if path.elements().len() <= STROKES {
            bullets::note(&mut self.shapes, bounds);
        }
        match mode {
            DrawMode::Stroke(stroke) => {
                let scale = props.transform.determinant().abs().sqrt();
                let reach = f64::from(stroke.line_width) * scale / 2.0;
                // A thick line is as good as a box.
                let is_bar = reach > 2.0 && path.elements().len() == 2;
                if is_bar && bounds.height() < reach {
                    self.sight.paint(bounds.inflate(0.0, reach), self.coat(&props));
                } else if reach > 2.0 {
                    self.sight.paint(bounds.inflate(reach, reach), Coat::Unknown);
                }
            }
            _ => self.sight.paint(bounds, Coat::Unknown),
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'_>, mode: &DrawMode) {
        let bounds = props.transform.transform_rect_bbox(*rect);
        bullets::note(&mut self.shapes, bounds);
        let [a, b, c, d, _, _] = props.transform.as_coeffs();
        let is_upright = a.abs().max(d.abs()) < 1e-6 || b.abs().max(c.abs()) < 1e-6;
        match mode {
            DrawMode::Stroke(_) => {}
            _ if is_upright => self.sight.paint(bounds, self.coat(&props)),
            _ => self.sight.paint(bounds, Coat::Unknown),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.sight.clip(clip.path.control_box(), false);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.sight.clip(*rect, true);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'_>>, blend: BlendMode) {
        self.groups.push((opacity, mask.is_none() && blend == BlendMode::Normal));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        let is_plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        let ink = ink(&props.paint).filter(|_| is_plain);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            self.paint(glyph, transform, ink, matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(size);
        self.canvas.has_images = true;
        let share = area.area() / (self.canvas.width * self.canvas.height).max(1.0);
        if share.is_finite() && share > PICTURE {
            self.canvas.pictured += share;
            self.canvas.dots = self.canvas.dots.max((size.area() / area.area()).sqrt());
        }
        let is_whole = match &image {
            Image::Stencil(_) => false,
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                !dict.contains_key(&b"SMask"[..]) && !dict.contains_key(&b"Mask"[..])
            }
        };
        let is_over = self.groups.iter().all(|(opacity, is_over)| *opacity > 0.97 && *is_over);
        self.sight.paint(area, if is_whole && is_over { Coat::Picture } else { Coat::Unknown });
    }

    fn pop_clip(&mut self) {
        self.sight.end_clip();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}

/// Letters that are one glyph and several letters (Unicode, Alphabetic Presentation Forms).
const LIGATURES: &[(char, &str)] = &[
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// Ligatures of TeX's own fonts by their codes (Knuth, The TeXbook, appendix F).
const TEX_LIGATURES: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];

/// What the glyph says; `None` where nobody knows.
fn text_of(glyph: &Glyph<'_>) -> Option<String> {
    match glyph.as_unicode() {
        Some(BfString::Char(letter)) => Some(plain(letter)),
        Some(BfString::String(text)) => Some(text.chars().map(plain).collect()),
        // Fonts made of dots, as old TeX makes them, have codes that are ASCII and names that mean nothing.
        None => match (glyph, glyph.char_code()) {
            (Glyph::Type3(_), code @ 0x21..=0x7e) => char::from_u32(code).map(String::from),
            (Glyph::Type3(_), code @ 0x0b..=0x0f) => {
                TEX_LIGATURES.get(code as usize - 0x0b).map(|text| (*text).to_owned())
            }
            _ => None,
        },
    }
}

fn plain(letter: char) -> String {
    match LIGATURES.iter().find(|(ligature, _)| *ligature == letter) {
        Some((_, text)) => (*text).to_owned(),
        None if letter == '\u{a0}' || letter == '\t' => " ".to_owned(),
        // Symbol fonts have their letters in the private area: a bullet, as a rule.
        None if matches!(letter, '\u{f000}'..='\u{f0ff}') => "•".to_owned(),
        // The mark of doubtful words is nobody else's.
        None if letter.is_control() || letter == DOUBT => String::new(),
        None => letter.to_string(),
    }
}
