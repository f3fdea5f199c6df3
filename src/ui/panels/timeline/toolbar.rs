//! What stands over the timeline: filters, zoom and the way to the list.

use eframe::egui::{Label, Ui};

use super::{Model, TimelineView};
use crate::briefing::{ActorId, Briefing, Document, EventClass};
use crate::ui::panels::summary::draw::toolbar::{choice_among_ui, choice_ui, count_line, filter_ui};
use crate::ui::panels::summary::rows::vocabulary::class_name;
use crate::ui::panels::summary::rows::words::{grouped, short};
use crate::ui::theme::{icon_button, muted, sizes};
use crate::ui::tray::tray_bar_ui;
use crate::ui::{Command, Tab, Tray};

/// The most characters of a choice.
const CHOICE: usize = 46;
/// How much one step of the zoom buttons does.
pub const ZOOM: f64 = 1.6;

/// The bar over the timeline.
pub fn toolbar_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    model: &mut Model,
    view: &mut TimelineView,
    commands: &mut Vec<Command>,
) {
    tray_bar_ui(
        ui,
        Tray::Timeline,
        (&mut (model, view), commands),
        |ui, (model, view), commands| buttons_ui(ui, model, view, commands),
        |ui, (model, view), _| filters_ui(ui, briefing, model, view),
    );
}

fn buttons_ui(ui: &mut Ui, model: &Model, view: &mut TimelineView, commands: &mut Vec<Command>) {
    if icon_button(ui, "×", "Hide the timeline").clicked() {
        commands.push(Command::ToggleTray(Tray::Timeline));
    }
    if ui.button("As a list").on_hover_text("Show the events in the summary, in order of time").clicked() {
        commands.push(Command::ShowTab(Tab::Events));
    }
    let fit = ui.button("Fit all").on_hover_text("Show the whole span (0)");
    if fit.clicked() {
        view.fit_all(&model.shown, ui.content_rect().width());
    }
    let width = ui.content_rect().width();
    for (sign, name, factor) in [("+", "Zoom in on the timeline", ZOOM), ("−", "Zoom out of the timeline", 1.0 / ZOOM)]
    {
        if icon_button(ui, sign, name).clicked() {
            view.zoom(&model.shown, width, factor, width / 2.0);
        }
    }
}

fn filters_ui(ui: &mut Ui, briefing: &Briefing, model: &mut Model, view: &mut TimelineView) {
    let before = view.filter.clone();
    ui.scope(|ui| {
        ui.set_max_width(190.0);
        filter_ui(ui, &mut view.filter.words, "Filter the timeline", TimelineView::focus_id());
    });
    let mut classes = vec![(None, "All classes".to_owned())];
    classes.extend(EventClass::ALL.iter().map(|class| (Some(*class), class_name(*class).to_owned())));
    choice_ui(ui, "Class on the timeline", &mut view.filter.class, &classes);
    let actor = |(id, count): &(ActorId, usize)| {
        Some((Some(*id), format!("{} ({})", short(&briefing.actor(*id)?.name, CHOICE), grouped(&count.to_string()))))
    };
    let chosen = model.actors.iter().find(|(id, _)| Some(*id) == view.filter.actor).and_then(actor);
    let all = || (None, "All actors".to_owned());
    let shown = chosen.unwrap_or_else(all).1;
    choice_among_ui(ui, "Actor on the timeline", &mut view.filter.actor, &shown, || {
        std::iter::once(all()).chain(model.actors.iter().filter_map(actor)).collect()
    });
    let document = |document: &Document| (Some(document.id), short(&document.title, CHOICE));
    let chosen = view.filter.document.and_then(|id| briefing.document(id)).map(document);
    let all = || (None, "All documents".to_owned());
    let shown = chosen.unwrap_or_else(all).1;
    choice_among_ui(ui, "Document on the timeline", &mut view.filter.document, &shown, || {
        std::iter::once(all()).chain(briefing.documents.iter().map(document)).collect()
    });
    model.narrow(&view.filter);
    if before != view.filter {
        // What is left shall be in sight.
        view.scale = None;
    }
    let shown = &model.shown;
    let mut count = count_line(shown.count(), model.marks.len(), "event");
    if !shown.undated.is_empty() {
        count = format!("{count}, {} undated", grouped(&shown.undated.len().to_string()));
    }
    ui.add(Label::new(muted(ui, count).size(sizes::SMALL)).extend());
}

/// What to say where nothing is shown, with the way out.
pub fn nothing_ui(ui: &mut Ui, model: &Model, view: &mut TimelineView) {
    use crate::ui::panels::summary::draw::toolbar::nothing_ui;
    if model.marks.is_empty() {
        nothing_ui(ui, "No events were found in these documents.", false);
    } else if nothing_ui(ui, "No event matches.", true) {
        view.filter = super::Filter::default();
        view.scale = None;
    }
}
