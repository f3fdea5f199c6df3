//! The letters that a page paints, with their places.

use std::collections::BTreeSet;

use super::{accents, bullets};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

/// Letters beyond this are not read: no page has so many.
const GLYPHS: usize = 400_000;

/// Shapes of more strokes are no bullets.
const STROKES: usize = 24;

/// A painted letter, or several that are painted as one.
#[derive(Clone, Debug)]
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
    /// Letters that are not to be known.
    pub unknown: usize,
    pub has_images: bool,
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

    pub fn paint(&mut self, page: &'a Page<'a>) -> Canvas {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let bounds = Rect::new(0.0, 0.0, width, height);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, bounds, &self.cache, self.pdf.xref(), settings);
        let mut pen = Pen { canvas: Canvas { width, height, ..Canvas::default() }, ..Pen::default() };
        interpret_page(page, &mut context, &mut pen);
        // Beneath a scanned page lies the text that was recognised in it, invisible. Where letters are seen, they count,
        // but for the stamp that is set on a scanned page.
        if pen.hidden.len() > pen.canvas.glyphs.len() {
            let seen = std::mem::replace(&mut pen.canvas.glyphs, pen.hidden);
            let read: BTreeSet<(i64, i64)> = pen.canvas.glyphs.iter().map(Painted::spot).collect();
            let is_read =
                |(x, y): (i64, i64)| read.range((x - 1, y - 1)..=(x + 1, y + 1)).any(|at| at.1.abs_diff(y) <= 1);
            pen.canvas.glyphs.extend(seen.into_iter().filter(|glyph| !is_read(glyph.spot())));
        }
        accents::set_apart(&mut pen.canvas.glyphs);
        bullets::set(&pen.shapes, &mut pen.canvas.glyphs);
        pen.canvas
    }
}

#[derive(Default)]
struct Pen {
    canvas: Canvas,
    hidden: Vec<Painted>,
    /// Letters and their places, as letters are made bold by painting them twice.
    seen: BTreeSet<(i64, i64, u32)>,
    /// Shapes that may be bullets.
    shapes: Vec<Rect>,
}

impl Pen {
    fn paint(&mut self, glyph: &Glyph<'_>, transform: Affine, is_hidden: bool) {
        let size = (transform * Point::new(0.0, 1000.0) - transform * Point::ZERO).hypot();
        let at = transform * Point::ZERO;
        if !(size.is_finite() && at.is_finite() && (0.5..1000.0).contains(&size)) {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let along = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0) - at;
        let Some(text) = text_of(glyph) else {
            self.canvas.unknown += 1;
            return;
        };
        let Some(first) = text.chars().next() else { return };
        // Half a point apart is the same place.
        let place = ((at.x * 2.0).round() as i64, (at.y * 2.0).round() as i64, u32::from(first));
        if first != ' ' && !self.seen.insert(place) {
            return;
        }
        let unit = transform * Point::new(1000.0, 0.0) - at;
        let (turn, x, y) = self.turned(unit, at);
        let painted = Painted { text, x, y, width: along.hypot(), size, turn };
        let all = if is_hidden { &mut self.hidden } else { &mut self.canvas.glyphs };
        let whole = all.last().and_then(|last| accents::joined(last, &painted));
        if whole.is_some() {
            all.pop();
        }
        if all.len() < GLYPHS {
            all.push(whole.unwrap_or(painted));
        }
    }

    /// Which quarter the writing points to, and the place as seen when the page is turned so that it is upright.
    fn turned(&self, unit: Vec2, at: Point) -> (u8, f64, f64) {
        if unit.x.abs() >= unit.y.abs() {
            if unit.x >= 0.0 { (0, at.x, at.y) } else { (2, self.canvas.width - at.x, self.canvas.height - at.y) }
        } else if unit.y < 0.0 {
            (1, self.canvas.height - at.y, at.x)
        } else {
            (3, at.y, self.canvas.width - at.x)
        }
    }
}

impl Device<'_> for Pen {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        // A bullet is drawn with a few strokes; what has more is not measured.
        if path.elements().len() <= STROKES {
            bullets::note(&mut self.shapes, props.transform.transform_rect_bbox(path.control_box()));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            self.paint(glyph, transform, matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.canvas.has_images = true;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
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
        None if letter.is_control() => String::new(),
        None => letter.to_string(),
    }
}
