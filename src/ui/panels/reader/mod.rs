//! The reader: a document's paragraphs with everything that was found in them.

mod columns;
mod documents;
mod find;
mod find_ui;
mod head;
mod laid;
mod listed;
mod marks;
mod original;
mod page;
mod paint;
mod rows;
mod selection;
mod shown;
mod signs_ui;
mod text_input;
mod text_menu_ui;
mod text_ui;
mod tip;
mod view;

use eframe::egui::{Frame, Margin, Panel, Ui, UiBuilder};

pub use shown::shown;
pub use text_ui::copy_was_pressed;

pub use view::{ReaderView, Reading};

use self::marks::Marks;
use crate::briefing::Briefing;
use crate::notes::Coverage;
use crate::text::Span;
use crate::ui::pins::Pins;
use crate::ui::theme::Kind;
use crate::ui::{Command, Item, Selected};

/// A text that is lower has a legend of one line.
const LOW: f32 = 440.0;

/// What one frame of the reader draws from.
struct Look<'a> {
    briefing: &'a Briefing,
    coverage: &'a Coverage,
    pins: &'a Pins,
    marks: &'a Marks,
    position: usize,
    selected: Option<Item>,
    kind: Kind,
    strong: &'a [Span],
    current: Option<Span>,
    flash: Option<(Span, f32)>,
}

/// The open document.
pub fn reader_ui(
    ui: &mut Ui,
    (briefing, (coverage, pins)): (&Briefing, (&Coverage, &Pins)),
    selected: Option<Selected>,
    view: &mut ReaderView,
    commands: &mut Vec<Command>,
) {
    let document = view.document.and_then(|id| briefing.document(id));
    let Some(document) = document.or_else(|| briefing.documents.first()) else {
        ui.centered_and_justified(|ui| {
            ui.label(if briefing.problems.is_empty() {
                "This folder holds no documents."
            } else {
                "No document in this folder could be read. The Problems tab says why."
            });
        });
        return;
    };
    view.document = Some(document.id);
    view.page.turn_to(document.id);
    view.refresh_strong(briefing, selected);
    let flash = view.fading(ui);
    // The index is taken out of the view while it is drawn from.
    let marks = view.marks.take().unwrap_or_else(|| Marks::of(briefing));
    let strong = std::mem::take(&mut view.strong);
    let look = Look {
        briefing,
        coverage,
        pins,
        marks: &marks,
        position: briefing.document_position(document.id).unwrap_or_default(),
        selected: selected.map(|selected| selected.item),
        kind: selected.map_or(Kind::Other, |selected| Kind::of(selected.item, briefing)),
        strong: &strong.spans,
        current: strong.current,
        flash,
    };
    let bar = Frame::new().inner_margin(Margin::symmetric(12, 6));
    Panel::top("reader-head").frame(bar).resizable(false).show(ui, |ui| {
        head::head_ui(ui, &look, document, selected, view, commands);
    });
    if view.documents.open() {
        // Each folder keeps the height that its list was given.
        Panel::top(("reader-documents", &briefing.folder))
            .frame(bar)
            .resizable(true)
            .default_size(documents::wanted_height(briefing))
            .size_range(44.0..=500.0)
            .show(ui, |ui| {
                documents::documents_ui(ui, &look, document, &mut view.documents, commands);
            });
    }
    if view.find.open {
        Panel::top("reader-find")
            .frame(bar)
            .resizable(false)
            .show(ui, |ui| find_ui::find_ui(ui, document, view, commands));
    }
    let is_low = ui.available_height() < LOW;
    Panel::bottom("reader-legend")
        .frame(Frame::new().inner_margin(Margin::symmetric(12, 3)))
        .resizable(false)
        .show(ui, |ui| head::legend_ui(ui, view, is_low, commands));
    if view.original.open {
        original::beside_ui(ui, document, view, commands);
    }
    let rest = ui.available_rect_before_wrap();
    ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
        // The text takes no click on the page beside it.
        ui.shrink_clip_rect(rest);
        text_ui::text_ui(ui, &look, document, view, commands);
    });
    view.marks = Some(marks);
    view.strong = strong;
}
