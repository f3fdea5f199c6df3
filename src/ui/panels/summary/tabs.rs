//! The tabs of the panel, each with its count.

use eframe::egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::rows::words::grouped;
use crate::briefing::Briefing;
use crate::ui::theme::{palette, sizes};
use crate::ui::{Command, Tab};

/// All tabs in their order, with their names.
const TABS: [(Tab, &str); 8] = [
    (Tab::Overview, "Overview"),
    (Tab::Actors, "Actors"),
    (Tab::Events, "Events"),
    (Tab::Figures, "Figures"),
    (Tab::Statements, "Statements"),
    (Tab::Disagreements, "Disagreements"),
    (Tab::Problems, "Problems"),
    (Tab::Corrections, "Corrections"),
];

/// How many findings a tab lists; the overview lists none of its own.
fn count(briefing: &Briefing, tab: Tab) -> Option<usize> {
    match tab {
        Tab::Overview => None,
        Tab::Actors => Some(briefing.actors.len()),
        Tab::Events => Some(briefing.happenings().count()),
        Tab::Figures => Some(briefing.figures.len()),
        Tab::Statements => Some(briefing.statements.len()),
        Tab::Disagreements => Some(briefing.disagreements.len()),
        Tab::Problems => Some(briefing.problems.len()),
        Tab::Corrections => Some(briefing.corrections.len()),
    }
}

/// The tabs; a click asks for one.
pub fn tabs_ui(ui: &mut Ui, briefing: &Briefing, open: Tab, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        for (tab, name) in TABS {
            tab_ui(ui, name, count(briefing, tab), tab == open).then(|| commands.push(Command::ShowTab(tab)));
        }
    });
    ui.add_space(2.0);
    ui.separator();
}

fn tab_ui(ui: &mut Ui, name: &str, count: Option<usize>, open: bool) -> bool {
    let palette = palette(ui);
    let ink = if open { palette.text } else { palette.muted };
    let mut job = eframe::egui::text::LayoutJob::default();
    let style = ui.style().clone();
    let mut push = |text: &str, size: f32| {
        RichText::new(text).size(size).color(ink).append_to(
            &mut job,
            &style,
            eframe::egui::FontSelection::Default,
            eframe::egui::Align::Center,
        );
    };
    push(name, sizes::TEXT);
    if let Some(count) = count {
        push(&format!(" {}", grouped(&count.to_string())), sizes::SMALL - 1.0);
    }
    let response = ui.add(Button::selectable(open, job));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, open, name));
    if let Some(count) = count {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{} found", grouped(&count.to_string())));
        });
    }
    response.clicked()
}
