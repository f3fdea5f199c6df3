//! Text and signs painted into a given rectangle, cut off with "…" where they do not fit.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, FontFamily, FontId, Galley, Pos2, Rect, Stroke, Ui, pos2, vec2,
};

use crate::ui::panels::summary::rows::Snippet;
use crate::ui::theme::{Kind, bold_font, palette, sizes};

/// The longest words that are set in bold, in bytes.
const BOLD_WORDS: usize = 60;
/// The side of a badge.
pub const BADGE: f32 = 18.0;

/// How a piece of text looks.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// Running text.
    Plain,
    /// What the eye should find first.
    Strong,
    /// Small and secondary.
    Small,
    /// Small, and in need of attention.
    Warning,
}

impl Look {
    /// Its face and colour.
    pub fn format(self, ui: &Ui) -> TextFormat {
        let palette = palette(ui);
        let (font, color) = match self {
            Self::Plain => (FontId::new(sizes::TEXT, FontFamily::Proportional), palette.text),
            Self::Strong => (bold_font(sizes::TEXT), palette.text),
            Self::Small => (FontId::new(sizes::SMALL, FontFamily::Proportional), palette.muted),
            Self::Warning => (bold_font(sizes::SMALL), palette.warning),
        };
        TextFormat::simple(font, color)
    }

    /// The height of its lines.
    pub fn height(self, ui: &Ui) -> f32 {
        let font = self.format(ui).font_id;
        ui.fonts_mut(|fonts| fonts.row_height(&font))
    }
}

/// A job that fills at most `rows` lines of `width`.
pub fn job(width: f32, rows: usize) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping {
            max_width: width.max(1.0),
            max_rows: rows,
            break_anywhere: rows == 1,
            ..TextWrapping::default()
        },
        break_on_newline: false,
        ..LayoutJob::default()
    }
}

/// `text` laid out in at most `rows` lines of `width`.
pub fn laid_out(ui: &Ui, text: &str, look: Look, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = job(width, rows);
    job.append(text, 0.0, look.format(ui));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints one line of `text` at the left of `rect`; returns how wide it came out.
pub fn left(ui: &Ui, rect: Rect, text: &str, look: Look) -> f32 {
    let galley = laid_out(ui, text, look, rect.width(), 1);
    let width = galley.size().x;
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette(ui).text);
    width
}

/// Paints one line of `text` at the right of `rect`.
pub fn right(ui: &Ui, rect: Rect, text: &str, look: Look) {
    let galley = laid_out(ui, text, look, rect.width(), 1);
    let at = pos2(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette(ui).text);
}

/// A snippet with its own words, bold where they are few, on the ground of `kind`, in at most `rows` lines.
pub fn snippet_job(ui: &Ui, snippet: &Snippet, kind: Option<Kind>, width: f32, rows: usize) -> LayoutJob {
    let mut job = job(width, rows);
    let plain = Look::Plain.format(ui);
    let mut words = plain.clone();
    if let Some(kind) = kind {
        // A whole clause in bold shouts.
        if snippet.words.len() <= BOLD_WORDS {
            words.font_id = bold_font(sizes::TEXT);
        }
        words.background = palette(ui).kind(kind).ground;
    }
    for (text, format) in [(&snippet.before, &plain), (&snippet.words, &words), (&snippet.after, &plain)] {
        if !text.is_empty() {
            job.append(text, 0.0, format.clone());
        }
    }
    job
}

/// Paints the sign of `kind` in the middle of `rect`: a letter on its ground.
pub fn badge(ui: &Ui, center: Pos2, kind: Kind) {
    let paint = palette(ui).kind(kind);
    let rect = Rect::from_center_size(center, vec2(BADGE, BADGE));
    let corner = CornerRadius::same(sizes::ROUND);
    ui.painter().rect_filled(rect, corner, paint.ground);
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, paint.ink), eframe::egui::StrokeKind::Inside);
    if kind == Kind::Place {
        return pin(ui, rect.center(), paint.ink);
    }
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        kind_letter(kind),
        bold_font(sizes::SMALL - 1.0),
        paint.ink,
    );
}

/// Paints a pin as on a map: a person has the P.
fn pin(ui: &Ui, center: Pos2, ink: Color32) {
    let head = center - vec2(0.0, 1.5);
    ui.painter().circle_filled(head, 3.4, ink);
    let point = vec![head + vec2(-3.2, 1.2), head + vec2(3.2, 1.2), head + vec2(0.0, 6.5)];
    ui.painter().add(eframe::egui::Shape::convex_polygon(point, ink, Stroke::NONE));
}

/// The letter on the badge of a kind, so that hue is never the only difference.
fn kind_letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "P",
        Kind::Organization => "O",
        Kind::Group => "G",
        Kind::Place | Kind::Other => "…",
        Kind::Event => "E",
        Kind::Figure => "#",
        Kind::Time => "T",
        Kind::Statement => "S",
        Kind::Disagreement => "≠",
        Kind::KeyPoint => "!",
    }
}

/// Paints a bar as long as `share` (0 to 1) of `rect`.
pub fn bar(ui: &Ui, rect: Rect, share: f32) {
    let palette = palette(ui);
    let height = 5.0;
    let ground = Rect::from_center_size(rect.center(), vec2(rect.width(), height));
    let corner = CornerRadius::same(2);
    ui.painter().rect_filled(ground, corner, palette.line);
    let mut filled = ground;
    filled.set_width(ground.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(filled, corner, palette.accent);
}

/// Paints an arrow that points up or down.
pub fn arrow(ui: &Ui, center: Pos2, up: bool, color: Color32) {
    let tip = if up { -4.0 } else { 4.0 };
    let points = vec![center + vec2(0.0, tip), center + vec2(4.0, -tip * 0.6), center + vec2(-4.0, -tip * 0.6)];
    ui.painter().add(eframe::egui::Shape::convex_polygon(points, color, Stroke::NONE));
}

/// Paints the triangle of a fold: pointing right where folded, down where open.
pub fn fold_sign(ui: &Ui, center: Pos2, open: bool) {
    let color = palette(ui).muted;
    if open {
        arrow(ui, center, false, color);
        return;
    }
    let points = vec![center + vec2(4.0, 0.0), center + vec2(-2.5, 4.0), center + vec2(-2.5, -4.0)];
    ui.painter().add(eframe::egui::Shape::convex_polygon(points, color, Stroke::NONE));
}

/// The lines of a row, from top to bottom, each `height` high.
pub fn line_of(rect: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(rect.left(), rect.top() + top), vec2(rect.width(), height))
}

/// The vertical middle, for cells.
pub const MIDDLE: Align = Align::Center;
