//! The tabs of the panel, each with its count, on one row.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Button, FontSelection, Galley, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use super::rows::words::grouped;
use crate::briefing::Briefing;
use crate::notes::Notebook;
use crate::ui::theme::{palette, sizes};
use crate::ui::{Command, Tab};

/// All tabs in their order, with their names.
const TABS: [(Tab, &str); 9] = [
    (Tab::Overview, "Overview"),
    (Tab::Actors, "Actors"),
    (Tab::Events, "Events"),
    (Tab::Figures, "Figures"),
    (Tab::Statements, "Statements"),
    (Tab::Disagreements, "Disagreements"),
    (Tab::Problems, "Problems"),
    (Tab::Corrections, "Corrections"),
    (Tab::Pins, "Marked"),
];

/// Which tabs go into the menu where the row is too short, the first of them first.
const YIELDING: [Tab; 8] = [
    Tab::Corrections,
    Tab::Problems,
    Tab::Pins,
    Tab::Statements,
    Tab::Disagreements,
    Tab::Figures,
    Tab::Events,
    Tab::Actors,
];

/// The space between two tabs, and inside one beside its words.
const GAP: f32 = 2.0;
const PADDING: f32 = 6.0;

/// How many findings a tab lists; the overview lists none of its own.
fn count(briefing: &Briefing, notebook: &Notebook, tab: Tab) -> Option<usize> {
    match tab {
        Tab::Overview => None,
        Tab::Actors => Some(briefing.actors.len()),
        Tab::Events => Some(briefing.happenings().count()),
        Tab::Figures => Some(briefing.figures.len()),
        Tab::Statements => Some(briefing.statements.len()),
        Tab::Disagreements => Some(briefing.disagreements.len()),
        Tab::Problems => Some(briefing.problems.len()),
        Tab::Corrections => Some(briefing.corrections.len()),
        Tab::Pins => Some(notebook.pins().len()),
    }
}

/// A tab as it is drawn.
struct Drawn {
    tab: Tab,
    name: &'static str,
    count: Option<usize>,
    words: Arc<Galley>,
}

/// The tabs; a click asks for one. What has no room stands in a menu at the end of the row; never the open one. Where the
/// summary is `wide`, the way back stands there, too; and the way to the note, where that has made way.
pub fn tabs_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    notebook: &Notebook,
    (open, wide): (Tab, Option<bool>),
    commands: &mut Vec<Command>,
) {
    let ways: &[(&str, Command)] = match wide {
        Some(true) => &[("Narrow", Command::WidenSummary), ("Show the note", Command::ToggleNotes)],
        Some(false) => &[("Narrow", Command::WidenSummary)],
        None => &[],
    };
    let way = |(name, _): &(&'static str, Command)| words(ui, name, None, false).size().x + 2.0 * PADDING + GAP;
    let ways_wide: f32 = ways.iter().map(way).sum();
    let draw = |(tab, name)| {
        let count = count(briefing, notebook, tab);
        Drawn { tab, name, count, words: words(ui, name, count, tab == open) }
    };
    let tabs: Vec<Drawn> = TABS.into_iter().map(draw).collect();
    let widths: Vec<(Tab, f32)> = tabs.iter().map(|tab| (tab.tab, tab.words.size().x + 2.0 * PADDING + GAP)).collect();
    let more = words(ui, "More", None, false).size().x + 2.0 * PADDING;
    let hidden = hidden(&widths, open, ui.available_width() - ways_wide, more);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.spacing_mut().button_padding = vec2(PADDING, 2.0);
        for tab in tabs.iter().filter(|tab| !hidden.contains(&tab.tab)) {
            tab_ui(ui, tab, open, commands);
        }
        if !hidden.is_empty() {
            let menu = ui.menu_button("More", |ui| {
                for tab in tabs.iter().filter(|tab| hidden.contains(&tab.tab)) {
                    tab_ui(ui, tab, open, commands);
                }
            });
            menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "More tabs"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (name, command) in ways {
                if ui.button(*name).clicked() {
                    commands.push(command.clone());
                }
            }
        });
    });
    ui.separator();
}

/// The tabs that do not fit into `room`, where the menu that holds them takes `more`.
fn hidden(widths: &[(Tab, f32)], open: Tab, room: f32, more: f32) -> Vec<Tab> {
    let mut used: f32 = widths.iter().map(|(_, width)| width).sum();
    let mut hidden = Vec::new();
    for tab in YIELDING.into_iter().filter(|tab| *tab != open) {
        let menu = if hidden.is_empty() { 0.0 } else { more };
        if used + menu <= room {
            break;
        }
        used -= widths.iter().find(|(of, _)| *of == tab).map_or(0.0, |(_, width)| *width);
        hidden.push(tab);
    }
    hidden
}

fn words(ui: &Ui, name: &str, count: Option<usize>, open: bool) -> Arc<Galley> {
    let palette = palette(ui);
    let ink = if open { palette.text } else { palette.muted };
    let mut job = LayoutJob::default();
    let style = ui.style().clone();
    let mut push = |text: &str, size: f32| {
        let text = RichText::new(text).size(size).color(ink);
        text.append_to(&mut job, &style, FontSelection::Default, Align::Center);
    };
    push(name, sizes::TEXT);
    if let Some(count) = count {
        push(&format!(" {}", grouped(&count.to_string())), sizes::SMALL - 1.0);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn tab_ui(ui: &mut Ui, tab: &Drawn, open: Tab, commands: &mut Vec<Command>) {
    let response = ui.add(Button::selectable(tab.tab == open, tab.words.clone()));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tab.tab == open, tab.name));
    if let Some(count) = tab.count {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{} found", grouped(&count.to_string())));
        });
    }
    if response.clicked() {
        commands.push(Command::ShowTab(tab.tab));
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_that_do_not_fit_yield_but_never_the_open_one() {
        let widths: Vec<(Tab, f32)> = TABS.into_iter().map(|(tab, _)| (tab, 80.0)).collect();
        assert_eq!(hidden(&widths, Tab::Overview, 720.0, 50.0), []);
        assert_eq!(hidden(&widths, Tab::Overview, 710.0, 50.0), [Tab::Corrections]);
        assert_eq!(hidden(&widths, Tab::Problems, 680.0, 50.0), [Tab::Corrections, Tab::Pins]);
        assert_eq!(hidden(&widths, Tab::Overview, 0.0, 50.0).len(), 8);
    }
}
