//! Drawing sources side by side.

use eframe::egui::{Align, Id, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::chart::chart_ui;
use super::rows::{Column, Comparison, comparison};
use super::series::series;
use super::{CompareView, Made};
use crate::briefing::Briefing;
use crate::ui::panels::summary::draw::card::entry_ui;
use crate::ui::panels::summary::draw::row::{Deed, note_ui};
use crate::ui::theme::{Kind, badge_ui, bold_font, icon_button, muted, palette, sizes};
use crate::ui::tray::{Tray, tray_bar_ui};
use crate::ui::{Command, Item, Selected};

/// The narrowest column that reads well, and the widest.
const NARROWEST: f32 = 280.0;
const WIDEST: f32 = 620.0;
/// The most lines of a paragraph.
const LINES: usize = 40;
/// The width of a chart.
const CHART: f32 = 420.0;

/// The sources of what is selected.
pub fn compare_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    selected: Option<Selected>,
    view: &mut CompareView,
    commands: &mut Vec<Command>,
) {
    let item = selected.map(|selected| selected.item);
    let shown = selected.map_or(0, |selected| selected.mention);
    let address = std::ptr::from_ref(briefing).addr();
    if view.made.as_ref().map(|made| made.of) != Some((address, item)) {
        let comparison = item.and_then(|item| comparison(briefing, item));
        view.made = Some(Made { of: (address, item), comparison });
    }
    if view.series.as_ref().map(|(of, _)| *of) != Some(address) {
        view.series = Some((address, series(briefing)));
    }
    let comparison = view.made.as_ref().and_then(|made| made.comparison.as_ref());
    head_ui(ui, comparison, commands);
    ui.separator();
    let Some(comparison) = comparison else {
        ui.label(muted(ui, "Select an event, a figure or a disagreement: its sources are set side by side here."));
        return;
    };
    let all = view.series.iter().flat_map(|(_, all)| all);
    let series = all.filter(|series| series.has(comparison.item)).find(|series| series.points.len() > 1);
    let rect = ui.available_rect_before_wrap();
    let mut columns = rect;
    if let Some(series) = series {
        let width = CHART.min(rect.width() * 0.45);
        let chart = Rect::from_min_size(rect.min, vec2(width, rect.height()));
        let mut left = ui.new_child(UiBuilder::new().max_rect(chart).id_salt("chart"));
        left.add(Label::new(muted(ui, &series.title).size(sizes::SMALL)).truncate());
        let room = left.available_rect_before_wrap();
        chart_ui(&mut left, series, room, item, commands);
        columns.min.x += width + sizes::GAP;
    }
    // A child of its own: whatever it takes, the tray does not grow by it.
    let mut inner = ui.new_child(UiBuilder::new().max_rect(columns).id_salt("columns"));
    columns_ui(&mut inner, comparison, shown, commands);
    ui.advance_cursor_after_rect(rect);
}

fn head_ui(ui: &mut Ui, comparison: Option<&Comparison>, commands: &mut Vec<Command>) {
    tray_bar_ui(
        ui,
        Tray::Compare,
        (&mut (), commands),
        |ui, (), commands| {
            if icon_button(ui, "×", "Hide the sources side by side").clicked() {
                commands.push(Command::ToggleTray(Tray::Compare));
            }
            if let Some(comparison) = comparison
                && note_ui(ui, &format!("{} (side by side)", comparison.title)).clicked()
            {
                commands.push(Command::CiteItem(comparison.item));
            }
        },
        |ui, (), _| {
            let Some(comparison) = comparison else { return };
            badge_ui(ui, comparison.kind, comparison.kind.name());
            let title = RichText::new(&comparison.title).font(bold_font(sizes::TEXT));
            let width = ui.available_width();
            ui.scope(|ui| {
                ui.set_max_width(width * 0.62);
                ui.add(Label::new(title).truncate());
            });
            ui.add(Label::new(muted(ui, &comparison.lead).size(sizes::SMALL)).truncate());
        },
    );
}

fn columns_ui(ui: &mut Ui, comparison: &Comparison, shown: usize, commands: &mut Vec<Command>) {
    let count = comparison.columns.len().max(1) as f32;
    let width = ((ui.available_width() - 2.0 + sizes::GAP) / count - sizes::GAP).clamp(NARROWEST, WIDEST);
    let height = ui.available_height();
    ScrollArea::horizontal().id_salt(("side by side", comparison.item)).auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = sizes::GAP;
            for (at, column) in comparison.columns.iter().enumerate() {
                let (_, rect) = ui.allocate_space(vec2(width, height - sizes::GAP));
                if !ui.is_rect_visible(rect) {
                    continue;
                }
                let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)).id_salt(at);
                ui.scope_builder(builder, |ui| column_ui(ui, comparison, at, column, shown, commands));
                let line = eframe::egui::Stroke::new(1.0, palette(ui).line);
                ui.painter().vline(rect.right() + sizes::GAP / 2.0, rect.y_range(), line);
            }
            if comparison.more > 0 {
                ui.label(muted(ui, format!("and {} more", comparison.more)));
            }
        });
    });
}

fn column_ui(
    ui: &mut Ui,
    comparison: &Comparison,
    at: usize,
    column: &Column,
    shown: usize,
    commands: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let says = comparison.kind != Kind::Event;
    let title = RichText::new(&column.title).font(bold_font(if says { sizes::HEADING } else { sizes::TEXT }));
    ui.add(Label::new(title).truncate());
    if !column.note.is_empty() {
        ui.add(Label::new(muted(ui, &column.note).size(sizes::SMALL)).truncate());
    }
    ScrollArea::vertical().id_salt("passages").auto_shrink(false).show(ui, |ui| {
        for (number, entry) in column.passages.iter().enumerate() {
            let id = Id::unique(("side by side", comparison.item, at, number));
            let is_shown = entry.go == Command::ShowMention(comparison.item, shown);
            let kind = if matches!(comparison.item, Item::Event(_)) { Kind::Event } else { Kind::Figure };
            match entry_ui(ui, id, entry, Some(kind), LINES, (is_shown, None)) {
                Some(Deed::Pick) => commands.push(entry.go.clone()),
                Some(Deed::Cite) => commands.extend(entry.cite.clone()),
                _ => {}
            }
        }
    });
}
