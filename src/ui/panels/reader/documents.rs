//! The list of documents: title, date, path and how much was found in each. Only the rows in view are drawn.

use eframe::egui::{
    Align, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::Look;
use super::listed::{Asked, Grouping, Listed, Order, ReadState, listed, publisher};
use crate::briefing::{Briefing, Document, DocumentId, time_value};
use crate::ui::Command;
use crate::ui::panels::summary::draw::toolbar::choice_ui;
use crate::ui::theme::{muted, palette, sizes, strong, tell_beside};

/// What the list remembers.
#[derive(Debug, Default)]
pub struct DocumentsView {
    /// Opened or closed by the person; otherwise open where there are several documents.
    open: Option<bool>,
    several: bool,
    asked: Asked,
    rows: Option<Vec<Listed>>,
    /// How many paragraphs had been read when the rows were made.
    read: usize,
    /// The document whose row was brought into sight last.
    revealed: Option<DocumentId>,
}

/// Lists longer than this have a filter and an order.
const LONG: usize = 5;

/// The filter goes into a row of its own where less than this is left beside the menus.
const ROOM_FOR_FILTER: f32 = 110.0;

impl DocumentsView {
    /// Whether the list is there.
    pub fn open(&self) -> bool {
        self.open.unwrap_or(self.several)
    }

    /// Whether it was opened or closed by hand.
    pub fn opened(&self) -> Option<bool> {
        self.open
    }

    /// Opens it, closes it, or leaves it to what is usual.
    pub fn set_open(&mut self, open: Option<bool>) {
        self.open = open;
    }

    /// Opens or closes it.
    pub fn toggle(&mut self) {
        self.open = Some(!self.open());
    }

    /// Takes in that the briefing is another, of so many documents.
    pub fn renew(&mut self, documents: usize) {
        self.several = documents > 1;
        self.rows = None;
    }
}

/// The height that the list has unless the person says otherwise: a few rows.
pub fn wanted_height(briefing: &Briefing) -> f32 {
    let rows = briefing.documents.len().clamp(1, 5) as f32;
    let filter = if briefing.documents.len() > LONG { sizes::ROW + 6.0 } else { 0.0 };
    rows * (sizes::ROW + 6.0) + filter + 8.0
}

/// The list of documents, with `shown` marked.
pub fn documents_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &Document,
    view: &mut DocumentsView,
    commands: &mut Vec<Command>,
) {
    let briefing = look.briefing;
    if briefing.documents.len() > LONG {
        ui.horizontal_wrapped(|ui| {
            let before = view.asked.clone();
            let choices = Order::ALL.map(|(order, name)| (order, name.to_owned()));
            choice_ui(ui, "Order of the documents", &mut view.asked.order, &choices);
            let choices = Grouping::ALL.map(|(grouping, name)| (grouping, name.to_owned()));
            choice_ui(ui, "Groups of the documents", &mut view.asked.grouping, &choices);
            if ui.available_size_before_wrap().x < ROOM_FOR_FILTER {
                ui.end_row();
            }
            let room = ui.available_size_before_wrap().x - 2.0 * ui.spacing().item_spacing.x;
            let field = TextEdit::singleline(&mut view.asked.filter)
                .id_salt("filter-documents")
                .desired_width(room)
                .hint_text("Filter documents");
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Filter documents"));
            if field.changed() || view.asked != before {
                view.rows = None;
            }
        });
    }
    let asked = &view.asked;
    let goes_by_reading = matches!(asked.order, Order::Unread | Order::ToRead) || asked.grouping == Grouping::Reading;
    let read = if goes_by_reading { look.coverage.count() } else { 0 };
    if std::mem::replace(&mut view.read, read) != read {
        view.rows = None;
    }
    let rows = view.rows.get_or_insert_with(|| listed(briefing, look.coverage, asked));
    if rows.is_empty() {
        ui.label(match (asked.order, asked.filter.trim()) {
            (Order::ToRead, "") => "All paragraphs that the overview rests on were read.",
            _ => "No document has these words in its title, path or date.",
        });
    }
    // Another document is shown: its row is brought into sight.
    let is_news = view.revealed.replace(shown.id) != Some(shown.id);
    let is_shown = |row: &Listed| match row {
        Listed::Document(at) => briefing.documents.get(*at).is_some_and(|document| document.id == shown.id),
        Listed::Group(..) => false,
    };
    let revealed = rows.iter().position(is_shown).filter(|_| is_news);
    ScrollArea::vertical().id_salt("documents").auto_shrink(false).show_rows(
        ui,
        sizes::ROW,
        rows.len(),
        |ui, range| {
            if let Some(at) = revealed {
                let step = sizes::ROW + ui.spacing().item_spacing.y;
                let down = (at as f32 - range.start as f32) * step;
                let min = ui.max_rect().min + vec2(0.0, down);
                let rect = Rect::from_min_size(min, vec2(1.0, sizes::ROW));
                ui.scroll_to_rect(rect, None);
            }
            for row in rows.get(range).unwrap_or_default() {
                match row {
                    Listed::Group(name, count) => group_ui(ui, name, *count),
                    Listed::Document(at) => {
                        if let Some(document) = briefing.documents.get(*at) {
                            row_ui(ui, look, document, *at, document.id == shown.id, commands);
                        }
                    }
                }
            }
        },
    );
}

/// From these widths on, a row has room for more than its title: for the date, and for how much was found.
const ROOM_FOR_DATE: f32 = 220.0;
const ROOM_FOR_COUNT: f32 = 280.0;

/// The head of a group.
fn group_ui(ui: &mut Ui, name: &str, count: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), sizes::ROW), Sense::hover());
    let name = super::shown(name);
    let counted = crate::ui::panels::counted(count, "document");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}: {counted}")));
    let line = Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, line);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    inner.add(Label::new(muted(ui, counted).size(sizes::SMALL)).selectable(false));
    inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(Label::new(strong(name)).truncate().selectable(false));
    });
}

fn row_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    document: &Document,
    position: usize,
    shown: bool,
    commands: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, sizes::ROW), Sense::click());
    let title = super::shown(&document.title);
    let state = ReadState::of(document, look.coverage);
    let read = state.words();
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, shown, format!("Document {}: {title}", position + 1))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(read));
    let colours = palette(ui);
    let ground = match (shown, response.hovered() || response.has_focus()) {
        (true, _) => Some(colours.selected),
        (false, true) => Some(colours.control),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, sizes::ROUND, ground);
    }
    let mut inner = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 0.0))).layout(Layout::right_to_left(Align::Center)),
    );
    let small = |text: String| RichText::new(text).size(sizes::SMALL).color(colours.muted);
    let found = look.marks.count(position);
    if width >= ROOM_FOR_COUNT {
        inner.add(Label::new(small(format!("{found} found"))).selectable(false));
    }
    let date = document.published.date.as_deref();
    let date = date.map_or_else(|| "no date".to_owned(), time_value::readable);
    let unsure = super::head::unsure(document);
    if let Some(publisher) = publisher(document).filter(|_| width >= ROOM_FOR_COUNT) {
        let words: String = super::shown(publisher).chars().take(24).collect();
        inner.add(Label::new(small(words)).selectable(false));
    }
    let path = super::shown(&document.path);
    let hint = format!("{path}\n{date}, {read}");
    let hint = if unsure.is_empty() { hint } else { format!("{hint}\nDate: {unsure}") };
    if width >= ROOM_FOR_DATE {
        let text = if unsure.is_empty() { small(date) } else { small(format!("{date} ?")).color(colours.warning) };
        inner.add(Label::new(text).selectable(false));
    }
    inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
        // A full dot is unread, a ring read in part.
        let (_, dot) = ui.allocate_space(vec2(8.0, sizes::ROW));
        match state {
            ReadState::Unread => {
                ui.painter().circle_filled(dot.center(), 3.0, colours.accent);
            }
            ReadState::InPart => {
                ui.painter().circle_stroke(dot.center(), 3.0, Stroke::new(1.2, colours.accent));
            }
            ReadState::Read => {}
        }
        ui.add(Label::new(title).truncate().selectable(false));
    });
    response.context_menu(|ui| {
        for (name, command) in
            [("Open the file", Command::OpenOriginal), ("Show the file in its folder", Command::ShowInFolder)]
        {
            if ui.button(name).clicked() {
                commands.extend([Command::ShowDocument(document.id), command]);
            }
        }
    });
    tell_beside(&response, hint);
    if response.clicked() {
        commands.push(Command::ShowDocument(document.id));
    }
}
