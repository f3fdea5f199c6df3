//! The page on the screen: draws the rows in view.

use eframe::egui::{self, Event, Id, Pos2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::laid::Laid;
use super::page::LINE;
use super::paint::{self, Paint};
use super::rows::Row;
use super::selection::Selection;
use super::text_input::{caret_keys, keys, point};
use super::{Look, ReaderView};
use crate::briefing::{Document, ParagraphPlace, ParagraphRole, Place};
use crate::ui::theme::{muted, palette, sizes};
use crate::ui::{Command, PinTarget};

/// The margin that holds the paragraphs' numbers.
const MARGIN: f32 = 46.0;
const RIGHT_MARGIN: f32 = 22.0;

/// A paragraph on the screen.
pub(super) struct Shown {
    pub(super) paragraph: usize,
    pub(super) at: Pos2,
    pub(super) laid: Laid,
}

/// The open document's text.
pub fn text_ui(ui: &mut Ui, look: &Look<'_>, document: &Document, view: &mut ReaderView, commands: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let bar = ui.spacing().scroll.bar_width + 6.0;
    let width = (room.width() - MARGIN - RIGHT_MARGIN - bar).clamp(120.0, sizes::READER_WIDTH);
    view.page.fit(ui, document, width, look.pins.paragraphs(document.id));
    let mut area = ScrollArea::vertical().id_salt("text").auto_shrink(false).animated(false);
    let scroll = view.page.take_scroll(ui, document, room.height());
    if let Some(offset) = scroll {
        area = area.vertical_scroll_offset(offset);
    }
    // A wide pane has its column in the middle.
    let left = MARGIN + ((room.width() - width - MARGIN - RIGHT_MARGIN - bar) / 2.0).max(0.0);
    let output = area.show_viewport(ui, |ui, viewport| {
        let before = view.page.heights().total();
        ui.set_height(before.max(viewport.height()));
        rows_ui(ui, look, document, view, viewport, left, commands);
    });
    let offset = output.state.clamped_offset().y;
    view.page.scrolled(document, offset);
    if view.page.measure_ahead(ui, document) || view.page.scroll_to.is_some() {
        ui.request_repaint();
    }
    scroll_marks_ui(ui, look, document, view, output.inner_rect);
}

/// Marks for the selected item's places, and for found words, beside the scroll bar.
fn scroll_marks_ui(ui: &Ui, look: &Look<'_>, document: &Document, view: &ReaderView, inner: Rect) {
    let bar = ui.spacing().scroll.bar_width;
    let right = ui.max_rect().right();
    let track = Rect::from_min_max(pos2(right - bar, inner.top()), pos2(right, inner.bottom()));
    let colours = palette(ui);
    let part = |at: usize| view.page.part_at(document, at);
    let ink = colours.kind(look.kind).ink;
    let strong = look.strong.iter().map(|span| part(span.start()));
    paint::scroll_marks(ui, track, strong, ink, 3.0);
    let found = view.found().0.iter().map(|span| part(span.start()));
    paint::scroll_marks(ui, track, found, colours.warning, 2.0);
}

fn rows_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    document: &Document,
    view: &mut ReaderView,
    viewport: Rect,
    left: f32,
    commands: &mut Vec<Command>,
) {
    let origin = ui.max_rect().min;
    let text = ui.interact(ui.clip_rect(), ReaderView::focus_id(), Sense::click_and_drag());
    let name = format!("Text of {}", document.title);
    text.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));

    let first = view.page.heights().row_at(viewport.top());
    let top = view.page.heights().top(first);
    let guessed = view.page.heights().height(first);
    // The first row's foot stays where it was even where the row turns out higher than guessed.
    view.page.laid(ui, document, first);
    let grown = view.page.heights().height(first) - guessed;
    let cut = top < viewport.top() && grown.abs() > 0.5;
    let mut y = if cut { top - grown } else { top };
    if cut {
        view.page.scroll_to = Some(viewport.top() + grown);
    }
    let mut on_screen = Vec::new();
    let mut row = first;
    while y < viewport.bottom() && row < view.page.heights().count() {
        let at = pos2(origin.x + left, origin.y + y);
        let laid = view.page.laid(ui, document, row);
        match (view.page.row(row), laid) {
            (Some(Row::Fold { first, count }), _) => fold_ui(ui, view, at, first, count),
            (Some(Row::Paragraph(paragraph)), Some(laid)) => {
                on_screen.push(Shown { paragraph, at, laid });
            }
            _ => {}
        }
        y += view.page.heights().height(row);
        row += 1;
    }
    // A paragraph longer than the screen is read in parts: its middle counts.
    let seen = |shown: &&Shown| ui.clip_rect().y_range().contains(shown.at.y + shown.laid.galley.size().y / 2.0);
    let mut read = on_screen.iter().filter(seen).map(|shown| shown.paragraph);
    let read = read.next().map(|first| (document.id, first, read.next_back().unwrap_or(first)));
    view.linger(ui, read, commands);
    let ends = on_screen.first().zip(on_screen.last());
    view.original.see(ends.map_or(0..0, |(first, last)| first.paragraph..last.paragraph + 1));
    point(ui, look, document, view, &text, &on_screen, commands);
    caret_keys(ui, look, document, view, &text, &on_screen);
    keys(ui, view, &text, viewport);
    for shown in &on_screen {
        paragraph_ui(ui, look, document, view, shown, commands);
    }
}

/// The line that stands for a run of boilerplate.
fn fold_ui(ui: &mut Ui, view: &mut ReaderView, at: Pos2, first: usize, count: usize) {
    let lines = if count == 1 { "line" } else { "lines" };
    let open = view.page.is_open(first);
    let sign = if open { "▼" } else { "▶" };
    let text = muted(ui, format!("{sign} {count} {lines} of boilerplate")).size(sizes::SMALL);
    let rect = Rect::from_min_size(at, vec2(240.0, LINE));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("fold", first)));
    let button = inner
        .add(egui::Button::new(text).frame(false))
        .on_hover_text("Menus, share bars and the like: readable, but kept out of every count");
    if button.clicked() {
        view.page.toggle_fold(first);
        ui.request_repaint();
    }
}

fn paragraph_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    document: &Document,
    view: &ReaderView,
    shown: &Shown,
    commands: &mut Vec<Command>,
) {
    let Some(paragraph) = document.paragraphs.get(shown.paragraph) else {
        return;
    };
    let marks = look.marks.within(look.position, paragraph.span);
    let paint = Paint {
        paints: &|kind| view.paints(kind),
        strong: look.strong,
        current: look.current,
        strong_kind: look.kind,
        flash: look.flash,
        found: view.found().0,
        found_shown: view.found().1,
        selection: view.selection.map_or(0..0, |selection| selection.range()),
    };
    paint::paragraph(ui, document, &shown.laid, shown.at, paragraph.role, marks, &paint);
    if let Some(at) = view.selection.filter(Selection::is_empty).map(|selection| selection.end())
        && ui.memory(|memory| memory.has_focus(ReaderView::focus_id()))
        && paragraph.span.start() <= at
        && at <= paragraph.span.end()
    {
        caret_ui(ui, document, shown, at);
    }
    paint::number(ui, shown.paragraph, shown.at.x - 12.0, shown.at, &shown.laid);
    let above = shown.paragraph.checked_sub(1).and_then(|above| document.paragraphs.get(above)?.page);
    if let Some(page) = paragraph.page.filter(|_| paragraph.page != above) {
        paint::page(ui, page, shown.at.x - 12.0, shown.at);
    }
    // The words as screen readers and tests find them.
    let rect = Rect::from_min_size(shown.at, shown.laid.galley.size());
    let id = Id::unique(("reader-paragraph", document.id, shown.paragraph));
    let of = document.paragraphs.len();
    let words = super::shown::shown(paragraph.span.of(&document.text));
    let kind = match paragraph.role {
        ParagraphRole::Title => "Title, paragraph",
        ParagraphRole::Heading => "Heading, paragraph",
        ParagraphRole::Caption => "Caption, paragraph",
        ParagraphRole::Boilerplate => "Boilerplate, paragraph",
        ParagraphRole::Body => "Paragraph",
    };
    let page = paragraph.page.map(|page| format!(", page {page}")).unwrap_or_default();
    let name = format!("{kind} {} of {of}{page}: {words}", shown.paragraph + 1);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let mut beneath = pos2(shown.at.x, shown.at.y + shown.laid.height());
    if let Some(earlier) = paragraph.repeats {
        repeats_ui(ui, look, document, shown, earlier, commands);
        beneath.y += LINE;
    }
    let target = PinTarget::Paragraph(document.id, shown.paragraph);
    if let Some(signs) = look.pins.signs(target) {
        super::signs_ui::signs_ui(ui, target, signs, Rect::from_min_size(beneath, vec2(rect.width(), LINE)), commands);
        super::signs_ui::bar(ui, signs, rect);
    }
}

/// The caret at byte `at`.
fn caret_ui(ui: &Ui, document: &Document, shown: &Shown, at: usize) {
    let rect = shown.laid.caret(document, at).translate(shown.at.to_vec2());
    ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.5, palette(ui).accent));
}

/// The line that says what a paragraph repeats.
fn repeats_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    document: &Document,
    shown: &Shown,
    earlier: ParagraphPlace,
    commands: &mut Vec<Command>,
) {
    let Some(source) = look.briefing.document(earlier.document) else {
        return;
    };
    let Some(paragraph) = source.paragraphs.get(earlier.paragraph) else {
        return;
    };
    let number = earlier.paragraph + 1;
    let text = if source.id == document.id {
        format!("≈ nearly repeats ¶{number}")
    } else {
        format!("≈ nearly repeats ¶{number} of {}", source.title)
    };
    let at = pos2(shown.at.x, shown.at.y + shown.laid.height());
    let rect = Rect::from_min_size(at, vec2(shown.laid.galley.size().x.max(320.0), LINE));
    let salt = ("repeats", shown.paragraph);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    let words = egui::RichText::new(&text).size(sizes::SMALL).color(palette(ui).accent);
    let link = egui::Button::new(words).frame(false).wrap_mode(egui::TextWrapMode::Truncate);
    let response = inner.add(link);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &text));
    if response.on_hover_text(&text).clicked() {
        commands.push(Command::ShowPlace(Place { document: source.id, span: paragraph.span }));
    }
}

/// Whether the system's copy key was pressed.
pub fn copy_was_pressed(ui: &Ui) -> bool {
    ui.input(|input| input.events.contains(&Event::Copy))
}
