//! The list of documents: title, date, path and how much was found in each. Only the rows in view are drawn.

use eframe::egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo};

use super::Look;
use crate::briefing::{Briefing, Document, DocumentId, time_value};
use crate::ui::Command;
use crate::ui::theme::{palette, sizes};

/// What the list remembers.
#[derive(Debug, Default)]
pub struct DocumentsView {
    /// Opened or closed by the person; otherwise open where there are several documents.
    open: Option<bool>,
    several: bool,
    filter: String,
    rows: Option<Vec<usize>>,
    /// The document whose row was brought into sight last.
    revealed: Option<DocumentId>,
}

/// Lists longer than this have a filter.
const LONG: usize = 8;

impl DocumentsView {
    /// Whether the list is there.
    pub fn open(&self) -> bool {
        self.open.unwrap_or(self.several)
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

/// The positions of the documents whose title, path or date hold all words of `filter`.
pub fn rows(briefing: &Briefing, filter: &str) -> Vec<usize> {
    let words: Vec<String> = filter.split_whitespace().map(|word| word.to_lowercase()).collect();
    let holds = |document: &Document| {
        let date = document.published.date.as_deref().unwrap_or_default();
        let text = format!("{} {} {date}", document.title, document.path).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let documents = briefing.documents.iter().enumerate();
    documents.filter(|(_, document)| words.is_empty() || holds(document)).map(|(at, _)| at).collect()
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
        let field = TextEdit::singleline(&mut view.filter)
            .id_salt("filter-documents")
            .desired_width(f32::INFINITY)
            .hint_text("Filter documents");
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::TextInput, true, "Filter documents"));
        if field.changed() {
            view.rows = None;
        }
    }
    let filter = &view.filter;
    let rows = view.rows.get_or_insert_with(|| rows(briefing, filter));
    if rows.is_empty() {
        ui.label("No document has these words in its title, path or date.");
    }
    // Another document is shown: its row is brought into sight.
    let is_news = view.revealed.replace(shown.id) != Some(shown.id);
    let is_shown = |at: &&usize| briefing.documents.get(**at).is_some_and(|document| document.id == shown.id);
    let revealed = rows.iter().position(|at| is_shown(&at)).filter(|_| is_news);
    ScrollArea::vertical().id_salt("documents").auto_shrink(false).show_rows(
        ui,
        sizes::ROW,
        rows.len(),
        |ui, range| {
            if let Some(at) = revealed {
                let step = sizes::ROW + ui.spacing().item_spacing.y;
                let down = (at as f32 - range.start as f32) * step;
                let min = ui.max_rect().min + eframe::egui::vec2(0.0, down);
                let rect = Rect::from_min_size(min, eframe::egui::vec2(1.0, sizes::ROW));
                ui.scroll_to_rect(rect, None);
            }
            for &position in rows.get(range).unwrap_or_default() {
                if let Some(document) = briefing.documents.get(position) {
                    row_ui(ui, look, document, position, document.id == shown.id, commands);
                }
            }
        },
    );
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
    let (rect, response) = ui.allocate_exact_size(eframe::egui::vec2(width, sizes::ROW), Sense::click());
    let title = super::shown(&document.title);
    response.widget_info(|| {
        WidgetInfo::selected(eframe::egui::Role::ListItem, true, shown, format!("Document {}: {title}", position + 1))
    });
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
        eframe::egui::UiBuilder::new()
            .max_rect(rect.shrink2(eframe::egui::vec2(6.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    let small = |text: String| RichText::new(text).size(sizes::SMALL).color(colours.muted);
    let found = look.marks.count(position);
    inner.add(Label::new(small(format!("{found} found"))).selectable(false));
    let date = document.published.date.as_deref();
    let date = date.map_or_else(|| "no date".to_owned(), time_value::readable);
    let unsure = super::head::unsure(document);
    let text = if unsure.is_empty() { small(date) } else { small(format!("{date} ?")).color(colours.warning) };
    inner.add(Label::new(text).selectable(false));
    inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(Label::new(title).truncate().selectable(false));
    });
    let path = super::shown(&document.path);
    let hint = if unsure.is_empty() { path } else { format!("{path}\nDate: {unsure}") };
    if response.on_hover_text(hint).clicked() {
        commands.push(Command::ShowDocument(document.id));
    }
}
