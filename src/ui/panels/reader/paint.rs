//! Paints one paragraph: grounds and lines from spans, then the text over them.

use std::ops::Range;

use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, Ui, Vec2, lerp, pos2, vec2};

use super::laid::Laid;
use super::marks::Mark;
use crate::briefing::{Document, ParagraphRole};
use crate::text::Span;
use crate::ui::theme::{Kind, Palette, paint_line, palette, sizes};

/// What is painted in a document beside its marks.
pub struct Paint<'a> {
    /// Whether a kind is painted.
    pub paints: &'a dyn Fn(Kind) -> bool,
    /// The selected item's places in this document, in order.
    pub strong: &'a [Span],
    /// Which of them is shown.
    pub current: Option<Span>,
    /// The colour of the selected item's places.
    pub strong_kind: Kind,
    /// The words just jumped to, and how much of the flash is left, from 1 to 0.
    pub flash: Option<(Span, f32)>,
    /// Found words, in order.
    pub found: &'a [Span],
    /// The found words that are shown.
    pub found_shown: Option<Span>,
    /// The selected words.
    pub selection: Range<usize>,
}

/// The line's box trimmed to the letters: grounds of neighbouring lines do not touch.
const TRIM: f32 = 2.0;

/// Draws one paragraph with its top left corner at `at`.
pub fn paragraph(
    ui: &Ui,
    document: &Document,
    laid: &Laid,
    at: Pos2,
    role: ParagraphRole,
    marks: &[Mark],
    paint: &Paint<'_>,
) {
    let colours = palette(ui);
    let clip = ui.clip_rect();
    let (top, bottom) = (clip.top() - at.y, clip.bottom() - at.y);
    let visible = laid.bytes_between(document, top, bottom);
    let in_view = |span: &Span| span.start() < visible.end && visible.start < span.end();
    let boxes = |span: Span| boxes(laid, document, span.start()..span.end(), at, top, bottom);
    let fill = |span: Span, colour: Color32| {
        for rect in boxes(span) {
            ui.painter().rect_filled(rect.expand2(vec2(1.0, 0.0)), CornerRadius::same(3), colour);
        }
    };

    let marks: Vec<&Mark> = marks.iter().filter(|mark| in_view(&mark.span) && (paint.paints)(mark.kind)).collect();
    for mark in marks.iter().filter(|mark| mark.kind == Kind::Statement) {
        brackets(ui, &boxes(mark.span), colours);
    }
    for mark in marks.iter().filter(|mark| mark.kind != Kind::Statement) {
        fill(mark.span, colours.kind(mark.kind).ground);
    }
    let strong = colours.kind(paint.strong_kind);
    for &span in within(paint.strong, &visible) {
        fill(span, strong.strong);
    }
    for &span in within(paint.found, &visible) {
        fill(span, colours.found);
    }
    if let Some(span) = paint.found_shown.filter(in_view) {
        fill(span, colours.found_shown);
    }
    if let Some((span, left)) = paint.flash.filter(|(span, _)| in_view(span)) {
        for rect in boxes(span) {
            let colour = colours.flash.gamma_multiply(left);
            ui.painter().rect_filled(rect.expand(1.5), CornerRadius::same(4), colour);
        }
    }
    for rect in boxes_of(laid, document, &paint.selection, at, top, bottom) {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.selection);
    }
    for mark in &marks {
        let kind = colours.kind(mark.kind);
        for rect in boxes(mark.span) {
            paint_line(ui.painter(), rect, kind.line, kind.ink);
        }
    }
    let doubtful = document.recognised.as_ref().map(|found| found.doubtful.as_slice()).unwrap_or_default();
    for &span in within(doubtful, &visible) {
        for rect in boxes(span) {
            dotted(ui, rect, colours.warning);
        }
    }
    if let Some(span) = paint.current.filter(in_view) {
        for rect in boxes(span) {
            // The shown mention is framed: it differs from the others by more than its shade.
            ui.painter().rect_stroke(
                rect.expand2(vec2(1.5, 0.5)),
                CornerRadius::same(3),
                Stroke::new(1.5, strong.ink),
                eframe::egui::StrokeKind::Outside,
            );
        }
    }
    let ink = match role {
        ParagraphRole::Boilerplate | ParagraphRole::Caption => colours.muted,
        _ => colours.text,
    };
    ui.painter().galley(at, laid.galley.clone(), ink);
}

/// The spans of an ordered list that may share a byte with `bytes`. Longer ones that began before are kept by looking
/// a little further back.
fn within<'a>(spans: &'a [Span], bytes: &Range<usize>) -> impl Iterator<Item = &'a Span> {
    let Range { start, end } = bytes.clone();
    let last = spans.partition_point(|span| span.start() < end);
    let seen = spans.get(..last).unwrap_or_default();
    seen.iter().filter(move |span| span.end() > start)
}

fn boxes(laid: &Laid, document: &Document, bytes: Range<usize>, at: Pos2, top: f32, bottom: f32) -> Vec<Rect> {
    let mut rects = boxes_of(laid, document, &bytes, at, top, bottom);
    for rect in &mut rects {
        *rect = rect.shrink2(vec2(0.0, TRIM));
    }
    rects
}

fn boxes_of(laid: &Laid, document: &Document, bytes: &Range<usize>, at: Pos2, top: f32, bottom: f32) -> Vec<Rect> {
    let mut rects = laid.rects(document, bytes.clone(), top, bottom);
    for rect in &mut rects {
        *rect = rect.translate(at.to_vec2());
    }
    rects
}

/// Dots beneath a word that recognition is unsure of.
fn dotted(ui: &Ui, rect: Rect, colour: Color32) {
    let line = [rect.left_bottom(), rect.right_bottom()];
    ui.painter().extend(Shape::dotted_line(&line, colour, 3.5, 1.0));
}

/// A statement is not covered in colour, for others stand inside it: corners hold its beginning and end.
fn brackets(ui: &Ui, rects: &[Rect], colours: &Palette) {
    let stroke = Stroke::new(1.2, colours.kind(Kind::Statement).ink);
    if let Some(first) = rects.first() {
        let corner = first.left_top() + vec2(-1.5, 0.0);
        let down = corner + Vec2::DOWN * 7.0;
        let right = corner + Vec2::RIGHT * 5.0;
        ui.painter().line_segment([corner, down], stroke);
        ui.painter().line_segment([corner, right], stroke);
    }
    if let Some(last) = rects.last() {
        let corner = last.right_bottom() + vec2(1.5, 0.0);
        let up = corner + Vec2::UP * 7.0;
        let left = corner + Vec2::LEFT * 5.0;
        ui.painter().line_segment([corner, up], stroke);
        ui.painter().line_segment([corner, left], stroke);
    }
}

/// Marks in the track of the scroll bar: `places` are heights from 0 to 1.
pub fn scroll_marks(ui: &Ui, track: Rect, places: impl Iterator<Item = f32>, colour: Color32, thick: f32) {
    let mut last = f32::NEG_INFINITY;
    for place in places {
        let y = lerp(track.y_range(), place.clamp(0.0, 1.0)).round();
        // Thousands of mentions are one line for each point of height.
        if (y - last).abs() < 1.0 {
            continue;
        }
        last = y;
        let mark =
            Rect::from_min_max(pos2(track.left() + 1.0, y - thick / 2.0), pos2(track.right() - 1.0, y + thick / 2.0));
        ui.painter().rect_filled(mark, CornerRadius::same(1), colour);
    }
}

/// The number of the page that begins here, over the paragraph's number.
pub fn page(ui: &Ui, page: std::num::NonZeroU32, right: f32, at: Pos2) {
    let font = eframe::egui::FontId::proportional(sizes::SMALL - 2.0);
    let words = format!("p. {page}");
    ui.painter().text(pos2(right, at.y - 1.0), eframe::egui::Align2::RIGHT_BOTTOM, words, font, palette(ui).muted);
}

/// The paragraph's number in the margin that ends at `right`.
pub fn number(ui: &Ui, paragraph: usize, right: f32, at: Pos2, laid: &Laid) {
    let font = eframe::egui::FontId::proportional(sizes::SMALL - 1.0);
    // On the first line's middle.
    let middle = laid.galley.rows.first().map_or(0.0, |row| row.rect().center().y);
    ui.painter().text(
        pos2(right, at.y + middle),
        eframe::egui::Align2::RIGHT_CENTER,
        paragraph + 1,
        font,
        palette(ui).muted,
    );
}
