//! One of several, as one stop of the Tab key: the arrow keys choose.

use eframe::egui::{
    EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

use super::palette;

/// The diameter of the sign beside a choice.
const SIGN: f32 = 14.0;

/// The choices of `name`, the chosen one marked.
pub fn radios_ui<T: Clone + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, choices: &[(T, String)]) -> Response {
    let id = ui.scope_id().with(("radios", name));
    let drawn = ui.horizontal_wrapped(|ui| {
        for (at, (choice, words)) in choices.iter().enumerate() {
            if choice_ui(ui, id.with(at), words, chosen == choice) {
                *chosen = choice.clone();
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
    });
    let rect = drawn.response.rect.expand(2.0);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, palette(ui).accent), StrokeKind::Inside);
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let at = choices.iter().position(|(choice, _)| choice == chosen);
        let next = if take(Key::ArrowRight) || take(Key::ArrowDown) {
            Some(at.map_or(0, |at| (at + 1) % choices.len().max(1)))
        } else if take(Key::ArrowLeft) || take(Key::ArrowUp) {
            Some(at.unwrap_or_default().checked_sub(1).unwrap_or(choices.len().saturating_sub(1)))
        } else {
            None
        };
        if let Some((choice, _)) = next.and_then(|next| choices.get(next)) {
            *chosen = choice.clone();
        }
    }
    response
}

/// One choice; whether it was clicked.
fn choice_ui(ui: &mut Ui, id: eframe::egui::Id, words: &str, is_chosen: bool) -> bool {
    let galley = WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
    let size = vec2(SIGN + 6.0 + galley.size().x, galley.size().y.max(SIGN + 4.0));
    let (_, rect) = ui.allocate_space(size);
    // The group is the stop of the Tab key, not each choice.
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, words));
    let palette = palette(ui);
    let sign = Rect::from_center_size(pos2(rect.left() + SIGN / 2.0, rect.center().y), vec2(SIGN, SIGN));
    let ink = if response.hovered() || is_chosen { palette.accent } else { palette.muted };
    ui.painter().circle_stroke(sign.center(), SIGN / 2.0 - 1.0, Stroke::new(1.5, ink));
    if is_chosen {
        ui.painter().circle_filled(sign.center(), SIGN / 2.0 - 4.0, ink);
    }
    let at = pos2(rect.left() + SIGN + 6.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
    response.clicked()
}
