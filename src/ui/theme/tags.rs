//! The signs of what the analyst set apart: stars and tags. A tag says its name beside its colour.

use eframe::egui::{
    Button, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, RichText, Role, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{palette, sizes};

/// Paints a star about `center`.
pub fn paint_star(painter: &Painter, center: Pos2, radius: f32, colour: Color32) {
    let tip = |at: usize, radius: f32| {
        let angle = (at as f32).mul_add(std::f32::consts::TAU / 10.0, -std::f32::consts::FRAC_PI_2);
        center + vec2(angle.cos(), angle.sin()) * radius
    };
    // A star is not convex: its middle is painted, then its arms, which reach into the middle so that no seam shows.
    let inner = radius * 0.5;
    let middle = (0..5).map(|at| tip(2 * at + 1, inner)).collect();
    painter.add(Shape::convex_polygon(middle, colour, Stroke::new(1.0, colour)));
    for arm in (0..10).step_by(2) {
        let corners = vec![tip(arm + 9, inner), tip(arm, radius), tip(arm + 1, inner)];
        painter.add(Shape::convex_polygon(corners, colour, Stroke::new(0.6, colour)));
    }
}

/// A tag as a button that is on or off.
pub fn tag_ui(ui: &mut Ui, name: &str, colour: u8, on: bool) -> Response {
    let colours = palette(ui);
    let ground = if on { colours.selected } else { colours.control };
    let text = RichText::new(format!("    {name}")).size(sizes::SMALL);
    let edge = Stroke::new(1.0, if on { colours.accent } else { ground });
    let button = Button::new(text).small().fill(ground).stroke(edge).corner_radius(CornerRadius::same(9)).truncate();
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("Tag: {name}")));
    let dot = pos2(response.rect.left() + 11.0, response.rect.center().y);
    ui.painter().circle_filled(dot, 4.0, colours.tag(colour));
    response
}

/// Paints star, tags and memo on one line at `rect`, cut off at its end. Returns where it ended.
pub fn paint_signs(ui: &Ui, rect: Rect, star: bool, tags: &[(String, u8)], memo: &str) -> f32 {
    let colours = palette(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let (mut x, y) = (rect.left(), rect.center().y);
    if star {
        paint_star(&painter, pos2(x + 6.0, y), 6.0, colours.star);
        x += 18.0;
    }
    let font = FontId::proportional(sizes::SMALL);
    for (name, colour) in tags {
        let words = painter.layout_no_wrap(name.clone(), font.clone(), colours.text);
        let chip = Rect::from_min_size(pos2(x, y - 9.0), vec2(words.size().x + 24.0, 18.0));
        painter.rect_filled(chip, CornerRadius::same(9), colours.control);
        painter.circle_filled(pos2(x + 10.0, y), 3.5, colours.tag(*colour));
        painter.galley(pos2(x + 17.0, y - words.size().y / 2.0), words, colours.text);
        x = chip.right() + 5.0;
    }
    if !memo.is_empty() {
        x += 2.0;
        let room = (rect.right() - x).max(0.0);
        let mut job = eframe::egui::text::LayoutJob::simple_singleline(memo.to_owned(), font, colours.muted);
        job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(room);
        let words = ui.fonts_mut(|fonts| fonts.layout_job(job));
        painter.galley(pos2(x, y - words.size().y / 2.0), words.clone(), colours.muted);
        x += words.size().x;
    }
    x
}

/// Paints the small signs in the left edge of a row: a star, and a dot for each of the first tags.
pub fn paint_edge(ui: &Ui, row: Rect, star: bool, tags: &[(String, u8)]) {
    let colours = palette(ui);
    let x = row.left() + 4.0;
    let mut y = row.top() + 8.0;
    if star {
        paint_star(ui.painter(), pos2(x, y), 4.0, colours.star);
        y += 9.0;
    }
    for (_, colour) in tags.iter().take(3) {
        if y > row.bottom() {
            break;
        }
        ui.painter().circle_filled(pos2(x, y), 2.5, colours.tag(*colour));
        y += 7.0;
    }
    if !star && tags.is_empty() {
        // A memo alone.
        ui.painter().circle_stroke(pos2(x, y), 2.5, Stroke::new(1.2, colours.star));
    }
}
