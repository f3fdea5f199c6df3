//! Small widgets that every panel shares.

use eframe::egui::{
    Button, CornerRadius, Painter, Pos2, Rect, RectAlign, Response, RichText, Role, Sense, Shape, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Tooltip, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use super::{Kind, Line, bold_font, palette, sizes};

/// Secondary text.
pub fn muted(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(palette(ui).muted)
}

/// Text in the bold face, at the size of the panels.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(bold_font(sizes::TEXT))
}

/// Text that says what needs attention.
pub fn warning(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(palette(ui).warning)
}

/// The head of a section.
pub fn heading_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(sizes::GAP);
    ui.heading(text)
}

/// The head of a part of a section.
pub fn subheading_ui(ui: &mut Ui, text: &str) -> Response {
    ui.label(strong(text))
}

/// A word on the ground of its kind, with the kind's line under it: says what something is.
pub fn badge_ui(ui: &mut Ui, kind: Kind, text: &str) -> Response {
    let response = word_ui(ui, kind, text, true, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A word of the legend: what is painted so, or, where it is `hidden`, would be. It can be clicked.
pub fn legend_word_ui(ui: &mut Ui, kind: Kind, hidden: bool) -> Response {
    word_ui(ui, kind, kind.name(), !hidden, Sense::click())
}

fn word_ui(ui: &mut Ui, kind: Kind, text: &str, painted: bool, sense: Sense) -> Response {
    let colours = palette(ui);
    let paint = colours.kind(kind);
    let words = RichText::new(text).size(sizes::SMALL);
    let words = if painted { words.color(paint.ink) } else { words.color(colours.muted).strikethrough() };
    let galley = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small);
    let padding = vec2(6.0, 1.5);
    // The line has room of its own under the letters that reach down, a double one more.
    let room = if paint.line == Line::Double { 4.0 } else { 2.5 };
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding + vec2(0.0, room), sense);
    if ui.is_rect_visible(rect) {
        let ground = if painted { paint.ground } else { colours.page };
        ui.painter().rect_filled(rect, CornerRadius::same(sizes::ROUND), ground);
        if response.has_focus() || sense.senses_click() && response.hovered() {
            let edge = Stroke::new(1.0, colours.accent);
            ui.painter().rect_stroke(rect, CornerRadius::same(sizes::ROUND), edge, StrokeKind::Inside);
        }
        let words = Rect::from_min_size(rect.min + padding, galley.size());
        if painted {
            // Below the letters: a line through them would say that they are struck out.
            paint_line(ui.painter(), words.expand2(vec2(0.0, room)), paint.line, paint.ink);
        }
        ui.painter().galley(words.min, galley, paint.ink);
    }
    response
}

/// Tells the pointer of a row, beside it: what follows below stays in sight.
pub fn tell_beside(row: &Response, text: impl Into<String>) {
    const WAYS: [RectAlign; 3] = [RectAlign::LEFT_START, RectAlign::TOP_START, RectAlign::BOTTOM_START];
    let text = text.into();
    let mut tip = Tooltip::for_enabled(row);
    tip.popup = tip.popup.align(RectAlign::RIGHT_START).align_alternatives(&WAYS);
    tip.show(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(&text);
    });
    row.ctx.accesskit_node_builder(row.id, |node| {
        if node.description().is_none() {
            node.set_description(text);
        }
    });
}

/// A small rounded button for something that belongs to something else (a citation, a filter).
pub fn chip_ui(ui: &mut Ui, text: impl Into<WidgetText>, selected: bool) -> Response {
    let ground = if selected { palette(ui).selected } else { palette(ui).control };
    ui.add(
        Button::new(text).small().fill(ground).corner_radius(CornerRadius::same(9)).wrap_mode(TextWrapMode::Truncate),
    )
}

/// How many, set small and muted, with its noun for the pointer and the screen reader.
pub fn count_ui(ui: &mut Ui, count: usize, noun: &str) -> Response {
    let plural = if count == 1 { "" } else { "s" };
    let said = format!("{count} {noun}{plural}");
    let shown = muted(ui, count.to_string()).size(sizes::SMALL);
    let response = ui.label(shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(said)
}

/// A button that shows a sign and is called `name` by tooltip and screen reader.
pub fn icon_button(ui: &mut Ui, sign: &str, name: &str) -> Response {
    icon_button_if(ui, true, sign, name)
}

/// The same, where it `can` be pressed. It has no frame of its own around it, so that a row that is wrapped breaks before it.
pub fn icon_button_if(ui: &mut Ui, can: bool, sign: &str, name: &str) -> Response {
    let response = ui.add_enabled(can, Button::new(RichText::new(sign).size(sizes::TEXT)).frame(false));
    let enabled = can && ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// Paints `line` under words that stand at `rect`.
pub fn paint_line(painter: &Painter, rect: Rect, line: Line, ink: eframe::egui::Color32) {
    let y = rect.bottom() - 0.5;
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    let thin = Stroke::new(1.2, ink);
    match line {
        Line::None => {}
        Line::Solid => {
            painter.line_segment(ends, thin);
        }
        Line::Thick => {
            painter.line_segment(ends, Stroke::new(2.4, ink));
        }
        Line::Double => {
            let up = Vec2::new(0.0, -2.5);
            painter.line_segment(ends, Stroke::new(1.0, ink));
            painter.line_segment(ends.map(|end| end + up), Stroke::new(1.0, ink));
        }
        Line::Dashed => {
            painter.extend(Shape::dashed_line(&ends, thin, 5.0, 3.0));
        }
        Line::Dotted => {
            painter.extend(Shape::dotted_line(&ends, ink, 3.5, 0.9));
        }
        Line::Wavy => {
            painter.add(Shape::line(wave(rect.left(), rect.right(), y), thin));
        }
    }
}

/// A wave from `left` to `right` about `y`.
fn wave(left: f32, right: f32, y: f32) -> Vec<Pos2> {
    const STEP: f32 = 2.0;
    let steps = ((right - left) / STEP).max(1.0) as usize;
    (0..=steps)
        .map(|step| {
            let up = if step % 2 == 0 { 0.8 } else { -0.8 };
            pos2((left + step as f32 * STEP).min(right), y + up)
        })
        .collect()
}
