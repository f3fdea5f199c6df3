//! Words set in lines: each line with its glyphs, ready to be put anywhere on a page.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontStyle, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, Run, StyleProperty,
};

use crate::export::fonts;

/// What the carried faces are called in their own tables.
const FAMILY: &str = "Inter";

/// The colour of a run, what it leads to and what it stands on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ink {
    pub(super) colour: [u8; 3],
    pub(super) leads: Option<Leads>,
    /// Set off by a coloured ground.
    pub(super) lit: bool,
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// To an anchor of this document.
    To(String),
    /// To a web or mail address.
    Out(String),
}

impl Leads {
    /// For those who cannot see it.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Out(address) => address.clone(),
            Self::To(anchor) => match anchor.find(|c: char| c.is_ascii_digit()).map(|at| anchor.split_at(at)) {
                Some(("quote", number)) => format!("To the quoted paragraph {number}"),
                Some(("source", number)) => format!("To source {number}"),
                _ => "Back to the mark".to_owned(),
            },
        }
    }
}

/// Words of one look.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) ink: Ink,
}

/// Glyphs of one font and look, from `x` on.
pub(super) struct Glyphs {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) font: Font,
    pub(super) size: f32,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) ink: Ink,
}

/// A line of text.
pub(super) struct Line {
    pub(super) height: f32,
    /// From its top.
    pub(super) baseline: f32,
    pub(super) width: f32,
    pub(super) parts: Vec<Glyphs>,
    /// What the glyphs' ranges count in.
    pub(super) text: Arc<str>,
}

/// Sets words in lines.
pub(super) struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    /// By the number of the font's data and its place in it.
    known: BTreeMap<(u64, u32), Option<Font>>,
}

impl Setter {
    pub(super) fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: true });
        for face in [fonts::REGULAR, fonts::ITALIC, fonts::BOLD, fonts::BOLD_ITALIC] {
            collection.register_fonts(Blob::new(Arc::new(face)), None);
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            known: BTreeMap::new(),
        }
    }

    /// The lines of `pieces` in a column of `width`, in letters of `size` points.
    pub(super) fn lines(&mut self, pieces: &[Piece], size: f32, width: f32) -> Vec<Line> {
        let mut text = String::new();
        let mut ranges: Vec<(Range<usize>, &Piece)> = Vec::new();
        for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
            let from = text.len();
            text.push_str(&piece.text);
            ranges.push((from..text.len(), piece));
        }
        if text.is_empty() {
            return Vec::new();
        }
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(FontFamily::named(FAMILY));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(LineHeight::FontSizeRelative(1.35));
        // A hash or an address is longer than a column.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        for (range, piece) in ranges {
            builder.push(StyleProperty::Brush(piece.ink.clone()), range.clone());
            if piece.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::SEMI_BOLD), range.clone());
            }
            if piece.italic {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range);
            }
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        self.collect(&layout, Arc::from(text))
    }

    fn collect(&mut self, layout: &Layout<Ink>, text: Arc<str>) -> Vec<Line> {
        let mut lines = Vec::new();
        for line in layout.lines() {
            let metrics = line.metrics();
            let mut parts = Vec::new();
            let mut x = metrics.offset;
            for run in line.runs() {
                self.run(layout, &run, &mut x, &mut parts);
            }
            lines.push(Line {
                height: metrics.line_height,
                baseline: metrics.baseline - metrics.block_min_coord,
                width: metrics.advance - metrics.trailing_whitespace,
                parts,
                text: text.clone(),
            });
        }
        lines
    }

    /// The glyphs of `run`, parted where their look changes; `x` goes on to its end.
    fn run(&mut self, layout: &Layout<Ink>, run: &Run<'_, Ink>, x: &mut f32, parts: &mut Vec<Glyphs>) {
        let (size, font) = (run.font_size(), self.font(run.font()));
        let mut style = None;
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                // A ligature stands for the letters of all its clusters.
                if let Some(glyph) = parts.last_mut().and_then(|part| part.glyphs.last_mut()) {
                    let known = glyph.text_range.clone();
                    glyph.text_range = known.start.min(range.start)..known.end.max(range.end);
                }
                continue;
            }
            for glyph in cluster.glyphs() {
                if style != Some(glyph.style_index()) {
                    style = Some(glyph.style_index());
                    let ink = layout.styles().get(glyph.style_index()).map(|style| style.brush.clone());
                    let ink = ink.unwrap_or_default();
                    parts.extend(font.clone().map(|font| Glyphs {
                        x: *x,
                        width: 0.0,
                        font,
                        size,
                        glyphs: Vec::new(),
                        ink,
                    }));
                }
                *x += glyph.advance;
                if let Some(part) = parts.last_mut() {
                    part.width += glyph.advance;
                    let id = GlyphId::new(glyph.id);
                    let (advance, dx, dy) = (glyph.advance / size, glyph.x / size, glyph.y / size);
                    part.glyphs.push(KrillaGlyph::new(id, advance, dx, dy, 0.0, range.clone(), None));
                }
            }
        }
    }

    fn font(&mut self, font: &parley::FontData) -> Option<Font> {
        let make = || {
            let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.data.clone());
            Font::new(data.into(), font.index)
        };
        self.known.entry((font.data.id(), font.index)).or_insert_with(make).clone()
    }
}
