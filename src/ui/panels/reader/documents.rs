//! The list of documents: title, date, path and how much was found in each. Only the rows in view are drawn.

use eframe::egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo};

use super::Look;
use crate::briefing::{Briefing, Document, DocumentId, FactKey, time_value};
use crate::notes::{Coverage, worth_reading};
use crate::ui::Command;
use crate::ui::panels::summary::draw::toolbar::choice_ui;
use crate::ui::theme::{palette, sizes};

/// What the list remembers.
#[derive(Debug, Default)]
pub struct DocumentsView {
    /// Opened or closed by the person; otherwise open where there are several documents.
    open: Option<bool>,
    several: bool,
    filter: String,
    order: Order,
    rows: Option<Vec<usize>>,
    /// The document whose row was brought into sight last.
    revealed: Option<DocumentId>,
}

/// What the documents can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// As they lie in the folder.
    #[default]
    Folder,
    /// The newest first, those without a date last.
    Newest,
    /// By the alphabet.
    Title,
    /// By who published them, those without last.
    Publisher,
    /// By the story they tell, the one with most documents first.
    Story,
    /// The one with most unread paragraphs first.
    Unread,
}

impl Order {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Folder, "As in the folder"),
        (Self::Newest, "Newest first"),
        (Self::Title, "By title"),
        (Self::Publisher, "By publisher"),
        (Self::Story, "By story"),
        (Self::Unread, "Unread first"),
    ];
}

/// Lists longer than this have a filter and an order.
const LONG: usize = 5;

/// Who published `document`, as far as the file says.
fn publisher(document: &Document) -> Option<&str> {
    document.metadata.iter().find(|fact| fact.key == FactKey::Publisher).map(|fact| fact.value.as_str())
}

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

/// The positions of the documents whose title, path, publisher or date hold all words of `filter`, in `order`.
fn rows(briefing: &Briefing, coverage: &Coverage, filter: &str, order: Order) -> Vec<usize> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let holds = |document: &Document| {
        let date = document.published.date.as_deref().unwrap_or_default();
        let publisher = publisher(document).unwrap_or_default();
        let text = format!("{} {} {date} {publisher}", document.title, document.path).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let documents = || briefing.documents.iter().enumerate();
    let mut rows: Vec<usize> =
        documents().filter(|(_, document)| words.is_empty() || holds(document)).map(|(at, _)| at).collect();
    // Each sort is stable: equals stay as they lie in the folder.
    let keyed = |key: &dyn Fn(&Document) -> (bool, String)| {
        let keys: Vec<(bool, String)> = briefing.documents.iter().map(key).collect();
        move |at: &usize| keys.get(*at).cloned()
    };
    match order {
        Order::Folder => {}
        Order::Newest => rows.sort_by_cached_key(|at| {
            let date = briefing.documents.get(*at).and_then(|document| document.published.date.clone());
            std::cmp::Reverse(date)
        }),
        Order::Title => rows.sort_by_cached_key(keyed(&|document| (false, document.title.to_lowercase()))),
        Order::Publisher => rows.sort_by_cached_key(keyed(&|document| {
            let publisher = publisher(document);
            (publisher.is_none(), publisher.unwrap_or_default().to_lowercase())
        })),
        Order::Story => rows.sort_by_cached_key(|at| {
            let id = briefing.documents.get(*at).map(|document| document.id);
            let story = briefing.stories.iter().position(|story| id.is_some_and(|id| story.documents.contains(&id)));
            let size = story.and_then(|story| briefing.stories.get(story)).map_or(0, |story| story.documents.len());
            (std::cmp::Reverse(size), story.unwrap_or(usize::MAX))
        }),
        Order::Unread => rows.sort_by_cached_key(|at| {
            std::cmp::Reverse(briefing.documents.get(*at).map_or(0, |document| coverage.unread(document).count()))
        }),
    }
    rows
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
        ui.horizontal(|ui| {
            let choices = Order::ALL.map(|(order, name)| (order, name.to_owned()));
            let before = view.order;
            choice_ui(ui, "Order of the documents", &mut view.order, &choices);
            let field = TextEdit::singleline(&mut view.filter)
                .id_salt("filter-documents")
                .desired_width(f32::INFINITY)
                .hint_text("Filter documents");
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::TextInput, true, "Filter documents"));
            if field.changed() || view.order != before {
                view.rows = None;
            }
        });
    }
    let (filter, order) = (&view.filter, view.order);
    let rows = view.rows.get_or_insert_with(|| rows(briefing, look.coverage, filter, order));
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
    let unread = look.coverage.unread(document).count();
    let of = worth_reading(document).count();
    let read = match unread {
        0 => "read",
        _ if unread < of => "read in part",
        _ => "unread",
    };
    response.widget_info(|| {
        WidgetInfo::selected(eframe::egui::Role::ListItem, true, shown, format!("Document {}: {title}", position + 1))
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
    if let Some(publisher) = publisher(document) {
        let words: String = super::shown(publisher).chars().take(24).collect();
        inner.add(Label::new(small(words)).selectable(false));
    }
    let text = if unsure.is_empty() { small(date) } else { small(format!("{date} ?")).color(colours.warning) };
    inner.add(Label::new(text).selectable(false));
    inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
        // A full dot is unread, a ring read in part.
        let (_, dot) = ui.allocate_space(eframe::egui::vec2(8.0, sizes::ROW));
        match read {
            "unread" => {
                ui.painter().circle_filled(dot.center(), 3.0, colours.accent);
            }
            "read in part" => {
                ui.painter().circle_stroke(dot.center(), 3.0, eframe::egui::Stroke::new(1.2, colours.accent));
            }
            _ => {}
        }
        ui.add(Label::new(title).truncate().selectable(false));
    });
    let path = super::shown(&document.path);
    let hint = if unsure.is_empty() { format!("{path}\n{read}") } else { format!("{path}\n{read}\nDate: {unsure}") };
    response.context_menu(|ui| {
        for (name, command) in
            [("Open the file", Command::OpenOriginal), ("Show the file in its folder", Command::ShowInFolder)]
        {
            if ui.button(name).clicked() {
                commands.extend([Command::ShowDocument(document.id), command]);
            }
        }
    });
    if response.on_hover_text(hint).clicked() {
        commands.push(Command::ShowDocument(document.id));
    }
}
