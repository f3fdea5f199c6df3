//! The tab of the disagreements: cards with the accounts side by side.

use eframe::egui::{Frame, Id, Label, Margin, Rect, ScrollArea, Stroke, Ui, WidgetInfo};

use super::card::{ENTRY_LINES, entry_ui};
use super::list::{has_keys_ui, step_taken, stepped};
use super::paint;
use super::row::{Deed, note_ui};
use super::tables::WIDE;
use super::toolbar::{count_line, export_ui, nothing_ui};
use crate::export::Table;
use crate::ui::panels::summary::InView;
use crate::ui::panels::summary::rows::card::Entry;
use crate::ui::panels::summary::rows::disagreements::{DisagreementRow, SideRow};
use crate::ui::panels::summary::rows::words::counted;
use crate::ui::pins::Signs;
use crate::ui::theme::{Kind, bold_font, muted, paint_signs, palette, sizes, strong, warning};
use crate::ui::{Command, Item, PinTarget, Target, Wanted};

/// How many cards are drawn at a time; the rest is a button away.
const DRAWN: usize = 40;

/// All disagreements; `drawn` is how many more than the first are shown.
pub fn disagreements_ui(
    ui: &mut Ui,
    rows: &[DisagreementRow],
    none_found: &str,
    shown: InView<'_>,
    drawn: &mut usize,
    commands: &mut Vec<Command>,
) {
    if rows.is_empty() {
        nothing_ui(ui, none_found, false);
        return;
    }
    let InView { selected, reveal, own } = shown;
    take_keys(ui, rows, selected, commands);
    ScrollArea::vertical().id_salt("summary disagreements").auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let told = count_line(rows.len(), rows.len(), "disagreement");
            ui.label(muted(ui, told).size(sizes::SMALL));
            export_ui(ui, Table::Disagreements, commands);
        });
        let at = selected.and_then(|item| rows.iter().position(|row| row.item == item));
        let count = (*drawn).max(DRAWN).max(at.map_or(0, |at| at + 1));
        for row in rows.iter().take(count) {
            let is_selected = selected == Some(row.item);
            let card = disagreement_ui(ui, row, is_selected, own.signs(row.item), commands);
            if is_selected && reveal {
                ui.scroll_to_rect(card, None);
            }
            ui.add_space(6.0);
        }
        if rows.len() > count && ui.button(format!("Show more ({} left)", rows.len() - count)).clicked() {
            *drawn = count + DRAWN;
        }
    });
}

/// The widget that takes the keys.
pub fn list_id() -> Id {
    Id::unique("summary disagreements list")
}

/// Goes from card to card.
fn take_keys(ui: &Ui, rows: &[DisagreementRow], selected: Option<Item>, commands: &mut Vec<Command>) {
    if !has_keys_ui(ui, list_id(), "Disagreements") {
        return;
    }
    let at = selected.and_then(|selected| rows.iter().position(|row| row.item == selected));
    let to = step_taken(ui).and_then(|step| stepped(at, rows.len(), step));
    commands.extend(to.and_then(|to| rows.get(to)).map(|row| Command::Select(row.item)));
}

/// One disagreement; where it stands.
fn disagreement_ui(
    ui: &mut Ui,
    row: &DisagreementRow,
    selected: bool,
    signs: &Signs,
    commands: &mut Vec<Command>,
) -> Rect {
    let palette = palette(ui);
    let frame = Frame::new()
        .inner_margin(Margin::same(8))
        .corner_radius(sizes::ROUND)
        .fill(if selected { palette.selected } else { palette.page })
        .stroke(Stroke::new(1.0, palette.line));
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(eframe::egui::Layout::right_to_left(paint::MIDDLE), |ui| {
                if note_ui(ui, &row.about).clicked() {
                    commands.push(Command::CiteItem(row.item));
                }
                ui.with_layout(eframe::egui::Layout::left_to_right(paint::MIDDLE), |ui| {
                    let title = Label::new(strong(&row.about)).truncate();
                    let title = ui.add(title.sense(eframe::egui::Sense::click()));
                    if title.on_hover_text("Select").clicked() {
                        commands.push(Command::Select(row.item));
                    }
                });
            });
        });
        if !row.why.is_empty() {
            ui.label(muted(ui, &row.why).size(sizes::SMALL));
        }
        if !row.within.is_empty() {
            ui.label(warning(ui, "One source contradicts itself: all sides stand in one document").size(sizes::SMALL));
        }
        // On a line of their own: a link that wraps cannot be hit in the middle.
        ui.horizontal(|ui| {
            let mut link = |words: &str, hint: &str, command: Command| {
                let link = ui.link(eframe::egui::RichText::new(words).size(sizes::SMALL));
                let name = format!("{words}: {}", row.about);
                link.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Link, true, &name));
                if link.on_hover_text(hint).clicked() {
                    commands.push(command);
                }
            };
            link("Side by side", "Show the paragraphs of all sides beside one another", Command::Compare(row.item));
            let target = Target::Items(vec![row.item], None);
            let hint =
                "The sides are about different things: take this disagreement off the list (kept with the corrections)";
            link("Not the same thing", hint, Command::Correcting(Wanted::NotTheSame, target));
            let target = Some(PinTarget::Item(row.item));
            let hint = "Give it a star, tags of your own or a memo (T)";
            link("Tags and memo", hint, Command::Tagging(target));
        });
        if !signs.words.is_empty() {
            let (_, line) = ui.allocate_space(eframe::egui::vec2(ui.available_width(), 20.0));
            paint_signs(ui, line, signs.star, &signs.tags, &signs.memo);
        }
        if ui.available_width() >= WIDE && row.sides.len() <= 3 {
            ui.columns(row.sides.len().max(1), |columns| {
                for (ui, (number, side)) in columns.iter_mut().zip(row.sides.iter().enumerate()) {
                    side_ui(ui, row, side, number, commands);
                }
            });
        } else {
            for (number, side) in row.sides.iter().enumerate() {
                side_ui(ui, row, side, number, commands);
            }
        }
    });
    shown.response.rect
}

fn side_ui(ui: &mut Ui, row: &DisagreementRow, side: &SideRow, number: usize, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(4.0);
    let says = eframe::egui::RichText::new(&side.says)
        .font(bold_font(sizes::HEADING))
        .color(palette(ui).kind(Kind::Figure).ink);
    ui.horizontal_wrapped(|ui| {
        ui.label(says);
        ui.label(muted(ui, &side.sources).size(sizes::SMALL));
        held_ui(ui, row, side, number, commands);
    });
    for (position, account) in side.places.iter().enumerate() {
        let entry = Entry {
            kind: None,
            words: account.sentence.clone(),
            note: account.source.clone(),
            go: Command::ShowPlace(account.place),
            cite: Some(Command::CitePlace(account.place)),
        };
        let id = Id::unique(("summary side", row.item, number, position)).with(ui.scope_id());
        match entry_ui(ui, id, &entry, Some(Kind::Figure), ENTRY_LINES, (false, None)) {
            Some(Deed::Pick) => commands.push(Command::ShowPlace(account.place)),
            Some(Deed::Cite) => commands.push(Command::CitePlace(account.place)),
            _ => {}
        }
    }
    if side.more > 0 {
        let more = format!("and {} more", counted(side.more, "place"));
        if ui.link(eframe::egui::RichText::new(more).size(sizes::SMALL)).clicked() {
            commands.push(Command::Select(side.item));
        }
    }
}

/// Whether the account is held to be right, and the way to say so.
fn held_ui(ui: &mut Ui, row: &DisagreementRow, side: &SideRow, number: usize, commands: &mut Vec<Command>) {
    let Item::Disagreement(disagreement) = row.item else {
        return;
    };
    let (words, hint, command) = match side.held {
        Some(number) => {
            ui.label(strong("Held to be right by you").size(sizes::SMALL));
            ("Take back", "Hold neither to be right", Command::Withdraw(number))
        }
        None => {
            let hint = "Keep with the corrections that this account is right; the others stay";
            ("Hold to be right", hint, Command::HoldRight(disagreement, number))
        }
    };
    let link = ui.link(eframe::egui::RichText::new(words).size(sizes::SMALL));
    let name = format!("{words}: {}", side.says);
    link.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Link, true, &name));
    if link.on_hover_text(hint).clicked() {
        commands.push(command);
    }
}
