//! The picture of the network: actors as dots with their names, joined by lines.

use eframe::egui::{Color32, CursorIcon, FontId, Id, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::{Model, NetworkView};
use crate::briefing::{ActorId, Briefing};
use crate::ui::panels::summary::rows::words::{counted, short};
use crate::ui::theme::{Kind, bold_font, icon_button, palette, sizes};
use crate::ui::{Command, Item};

/// The room beside the dots for names.
const BESIDE: [f32; 2] = [90.0, 34.0];
/// The most characters of a name beside its dot.
const NAME: usize = 28;

/// The picture; a click on an actor selects it.
pub fn canvas_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    model: &Model,
    selected: Option<ActorId>,
    view: &mut NetworkView,
    commands: &mut Vec<Command>,
) {
    let rect = ui.available_rect_before_wrap();
    let ground = ui.interact(rect, Id::unique("network picture"), Sense::click_and_drag());
    ground.widget_info(|| {
        let name = format!("Picture of the network, {}", counted(model.nodes.len(), "actor"));
        WidgetInfo::labeled(Role::Image, true, name)
    });
    move_ui(ui, rect, &ground, view);
    let place = |[x, y]: [f32; 2]| {
        let room = rect.shrink2(vec2(BESIDE[0].min(rect.width() / 4.0), BESIDE[1].min(rect.height() / 4.0)));
        let from_middle = vec2((x - 0.5) * room.width(), (y - 0.5) * room.height()) * view.zoom;
        room.center() + from_middle + vec2(view.moved[0], view.moved[1])
    };
    let spots: Vec<Pos2> = model.spots.iter().map(|spot| place(*spot)).collect();
    let colours = palette(ui);
    let painter = ui.painter_at(rect);
    let strongest = model.edges.first().map_or(1, |edge| edge.rests.len()).max(1) as f32;
    let has_direction = view.filter.bond.has_direction();
    for (from, to, edge) in model.drawn() {
        let (Some(a), Some(b)) = (spots.get(from), spots.get(to)) else {
            continue;
        };
        let is_open = view.open == Some((edge.from, edge.to));
        let touches = selected.is_some_and(|actor| actor == edge.from || actor == edge.to);
        let colour = match (is_open, touches) {
            (true, _) => colours.accent,
            (_, true) => colours.text,
            _ => colours.muted.gamma_multiply(if selected.is_some() { 0.35 } else { 0.75 }),
        };
        let thick = (edge.rests.len() as f32 / strongest).sqrt().mul_add(3.2, 0.8);
        let stroke = Stroke::new(if is_open { thick + 1.5 } else { thick }, colour);
        line(&painter, *a, *b, stroke, has_direction);
    }
    // Names go round all dots, and round one another; the weightiest have the choice.
    let mut taken: Vec<Rect> = spots.iter().map(|spot| Rect::from_center_size(*spot, vec2(13.0, 13.0))).collect();
    for (at, (actor, spot)) in model.nodes.iter().zip(&spots).enumerate() {
        let hot = node_ui(ui, (briefing, model), (at, *actor), *spot, selected == Some(*actor), commands);
        if let Some(hot) = hot {
            name_ui(ui, briefing, *actor, *spot, (hot, selected == Some(*actor)), &mut taken);
        }
    }
    buttons_ui(ui, rect, view);
    ui.advance_cursor_after_rect(rect);
}

/// A line from one actor to the other, with the head of an arrow where it has a direction. There and back stand apart.
fn line(painter: &eframe::egui::Painter, a: Pos2, b: Pos2, stroke: Stroke, has_direction: bool) {
    let way = b - a;
    let far = way.length();
    if far < 14.0 {
        return;
    }
    let along = way / far;
    let aside = if has_direction { vec2(-along.y, along.x) * 2.5 } else { vec2(0.0, 0.0) };
    let (a, b) = (a + along * 7.0 + aside, b - along * 8.0 + aside);
    painter.line_segment([a, b], stroke);
    if has_direction {
        let size = stroke.width.mul_add(1.1, 5.0);
        let back = b - along * size;
        let wide = vec2(-along.y, along.x) * size * 0.5;
        painter.add(Shape::convex_polygon(vec![b, back + wide, back - wide], stroke.color, Stroke::NONE));
    }
}

/// An actor's dot; whether the pointer or the keyboard is on it. `None` where it is out of sight.
fn node_ui(
    ui: &Ui,
    (briefing, model): (&Briefing, &Model),
    (at, id): (usize, ActorId),
    spot: Pos2,
    is_selected: bool,
    commands: &mut Vec<Command>,
) -> Option<bool> {
    let actor = briefing.actor(id).filter(|_| ui.clip_rect().contains(spot))?;
    let colours = palette(ui);
    let ink = colours.kind(Kind::of_actor(actor.kind)).ink;
    let radius = if at < 5 { 7.0 } else { 5.5 };
    let dot = Rect::from_center_size(spot, vec2(radius, radius) * 2.4);
    let response = ui.interact(dot, Id::unique(("network actor", id)), Sense::click());
    let lines = model.degrees.get(at).copied().unwrap_or_default();
    let name = format!("{}: {}", actor.name, counted(lines, "line"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
    let hot = response.hovered() || response.has_focus();
    ui.painter().circle_filled(spot, radius, ink);
    if is_selected || hot {
        ui.painter().circle_stroke(spot, radius + 2.5, Stroke::new(1.5, colours.accent));
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(name).clicked() {
        commands.push(Command::Select(Item::Actor(id)));
    }
    Some(hot)
}

/// An actor's name, where it covers neither a dot nor another name; always where it is meant.
fn name_ui(
    ui: &Ui,
    briefing: &Briefing,
    id: ActorId,
    spot: Pos2,
    (hot, is_selected): (bool, bool),
    taken: &mut Vec<Rect>,
) {
    let colours = palette(ui);
    let name = briefing.actor(id).map_or_else(String::new, |actor| short(&actor.name, NAME));
    let font = if is_selected { bold_font(sizes::SMALL) } else { FontId::proportional(sizes::SMALL) };
    let words = ui.painter().layout_no_wrap(name, font, colours.text);
    let size = words.size();
    let beside = [
        vec2(0.0, size.y / 2.0 + 9.0),
        vec2(size.x / 2.0 + 11.0, 0.0),
        vec2(-size.x / 2.0 - 11.0, 0.0),
        vec2(0.0, -size.y / 2.0 - 9.0),
    ];
    let free = |rect: &Rect| ui.clip_rect().contains_rect(*rect) && !taken.iter().any(|other| other.intersects(*rect));
    let found = beside.map(|aside| Rect::from_center_size(spot + aside, size)).into_iter().find(free);
    let below = || Rect::from_center_size(spot + vec2(0.0, size.y / 2.0 + 9.0), size);
    if let Some(rect) = found.or_else(|| (is_selected || hot).then(below)) {
        ui.painter().rect_filled(rect.expand(1.0), 2.0, halo(colours.panel));
        ui.painter().galley(rect.min, words, colours.text);
        taken.push(rect);
    }
}

/// The ground behind a name, so that lines do not strike it through.
fn halo(ground: Color32) -> Color32 {
    ground.gamma_multiply(0.8)
}

fn move_ui(ui: &Ui, rect: Rect, ground: &eframe::egui::Response, view: &mut NetworkView) {
    if ground.dragged() {
        let delta = ground.drag_delta();
        view.moved = [view.moved[0] + delta.x, view.moved[1] + delta.y];
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if ground.hovered()
        && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
    {
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        let factor = zoom * (scroll.y / 240.0).exp();
        if (factor - 1.0).abs() > 1e-4 {
            enlarge(view, factor, pointer - rect.center());
        }
    }
}

/// Larger by `factor` about a place, from the middle.
fn enlarge(view: &mut NetworkView, factor: f32, about: eframe::egui::Vec2) {
    let zoom = (view.zoom * factor).clamp(0.3, 12.0);
    let factor = zoom / view.zoom;
    view.zoom = zoom;
    view.moved =
        [(view.moved[0] - about.x).mul_add(factor, about.x), (view.moved[1] - about.y).mul_add(factor, about.y)];
}

/// The buttons in the upper left corner.
fn buttons_ui(ui: &mut Ui, rect: Rect, view: &mut NetworkView) {
    let corner = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(150.0, 26.0));
    let builder = eframe::egui::UiBuilder::new().max_rect(corner).id_salt("network buttons");
    let mut inner = ui.new_child(builder);
    inner.horizontal(|ui| {
        for (sign, name, factor) in [("+", "Enlarge the network", 1.4), ("−", "Make the network smaller", 1.0 / 1.4)]
        {
            if icon_button(ui, sign, name).clicked() {
                enlarge(view, factor, vec2(0.0, 0.0));
            }
        }
        if ui.small_button("Fit all").clicked() {
            (view.moved, view.zoom) = ([0.0, 0.0], 1.0);
        }
    });
}
