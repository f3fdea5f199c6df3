//! What the analyst set apart, beneath the paragraph it is on: star, tags, memo.

use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::pins::Signs;
use crate::ui::theme::{paint_signs, palette};
use crate::ui::{Command, PinTarget};

/// The line of signs on `target` at `rect`; a click opens the form.
pub fn signs_ui(ui: &mut Ui, target: PinTarget, signs: &Signs, rect: Rect, commands: &mut Vec<Command>) {
    let id = eframe::egui::Id::unique(("reader signs", target));
    let response = ui.interact(rect, id, Sense::click());
    let PinTarget::Paragraph(_, at) = target else {
        return;
    };
    let memo = if signs.memo.is_empty() { String::new() } else { format!(": {}", signs.memo) };
    response.widget_info(|| {
        let name = format!("Your marks on paragraph {}: {}{memo}", at + 1, signs.words);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.hovered() {
        ui.set_cursor_icon(eframe::egui::CursorIcon::PointingHand);
    }
    paint_signs(ui, rect, signs.star, &signs.tags, &signs.memo);
    let hint = if signs.memo.is_empty() { signs.words.clone() } else { signs.memo.clone() };
    if response.on_hover_text(hint).clicked() {
        commands.push(Command::Tagging(Some(target)));
    }
}

/// The bar beside a paragraph that is set apart, in the colour of its first tag.
pub fn bar(ui: &Ui, signs: &Signs, paragraph: Rect) {
    let colours = palette(ui);
    let colour = signs.tags.first().map_or(colours.star, |(_, colour)| colours.tag(*colour));
    let bar = Rect::from_min_size(pos2(paragraph.left() - 9.0, paragraph.top()), vec2(2.5, paragraph.height()));
    ui.painter().rect_filled(bar, 1.0, colour);
}
