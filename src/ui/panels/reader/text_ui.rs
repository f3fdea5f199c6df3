//! The page on the screen: draws the rows in view and turns the pointer into selections and jumps.

use eframe::egui::{
    self, CursorIcon, Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::laid::Laid;
use super::marks::{Mark, clicked, marks_at};
use super::page::LINE;
use super::paint::{self, Paint};
use super::rows::Row;
use super::selection::{Selection, Unit, next_word};
use super::tip::tip_ui;
use super::{Look, ReaderView};
use crate::briefing::{Document, ParagraphPlace, ParagraphRole, Place};
use crate::text::Span;
use crate::ui::correcting::menu_ui::{corrections_menu_ui, wanted};
use crate::ui::theme::{muted, palette, sizes};
use crate::ui::{Command, PinTarget, Target, Wanted};

/// The margin that holds the paragraphs' numbers.
const MARGIN: f32 = 46.0;
const RIGHT_MARGIN: f32 = 22.0;

/// A paragraph on the screen.
struct Shown {
    paragraph: usize,
    at: Pos2,
    laid: Laid,
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
        hidden: &view.hidden,
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

/// Selecting, clicking and hovering.
fn point(
    ui: &Ui,
    look: &Look<'_>,
    document: &Document,
    view: &mut ReaderView,
    text: &Response,
    on_screen: &[Shown],
    commands: &mut Vec<Command>,
) {
    let under = text.hover_pos().map(|pos| under(look, document, view, on_screen, pos)).unwrap_or_default();
    if text.hovered() {
        let icon = if under.is_empty() { CursorIcon::Text } else { CursorIcon::PointingHand };
        ui.set_cursor_icon(icon);
    }
    let shift = ui.input(|input| input.modifiers.shift);
    let byte = text.interact_pointer_pos().and_then(|pos| nearest(document, on_screen, pos));
    if text.drag_started()
        && let Some(start) = ui.input(|input| input.pointer.press_origin())
    {
        text.request_focus();
        if let Some(at) = nearest(document, on_screen, start)
            && !shift
        {
            view.selection = Some(Selection::begin(document, at, Unit::Character));
        }
    }
    if let Some(at) = byte {
        if text.triple_clicked() {
            view.selection = Some(Selection::begin(document, at, Unit::Paragraph));
        } else if text.double_clicked() {
            view.selection = Some(Selection::begin(document, at, Unit::Word));
        } else if text.clicked() {
            text.request_focus();
            match &mut view.selection {
                Some(selection) if shift => selection.extend(document, at),
                _ => {
                    view.selection = Some(Selection::begin(document, at, Unit::Character));
                    if let Some((item, mention)) = clicked(&under, look.selected) {
                        commands.push(Command::ShowMention(item, mention));
                    }
                }
            }
        } else if text.dragged_by(egui::PointerButton::Primary)
            && let Some(selection) = &mut view.selection
        {
            selection.extend(document, at);
            scroll_while_selecting(ui, view);
        }
    }
    menu(text, look, document, view, &under, on_screen, commands);
    let rests = !under.is_empty() && !text.context_menu_opened() && !text.dragged();
    if rests && pointer_waits(ui) {
        let id = under.first().map(|mark| mark.span.start());
        egui::Tooltip::for_widget(text).at_pointer().show(|ui| {
            ui.push_id(id, |ui| tip_ui(ui, look.briefing, &under));
        });
    }
}

/// Whether the pointer has stood still for long enough to be asking; wakes the window when it will have.
fn pointer_waits(ui: &Ui) -> bool {
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    let delay = ui.style().interaction.tooltip_delay;
    if still < delay {
        ui.request_repaint_after_secs(delay - still);
    }
    still >= delay
}

/// What is painted under the pointer, shortest first.
fn under(look: &Look<'_>, document: &Document, view: &ReaderView, on_screen: &[Shown], pos: Pos2) -> Vec<Mark> {
    let found = on_screen.iter().find_map(|shown| {
        let inside = pos.y >= shown.at.y && pos.y < shown.at.y + shown.laid.height();
        let byte = inside.then(|| shown.laid.byte_under(document, pos - shown.at))??;
        let paragraph = document.paragraphs.get(shown.paragraph)?;
        let marks = look.marks.within(look.position, paragraph.span);
        let mut marks = marks_at(marks, byte);
        marks.retain(|mark| !view.hidden.contains(&mark.kind));
        Some(marks)
    });
    found.unwrap_or_default()
}

/// The byte nearest to `pos`.
fn nearest(document: &Document, on_screen: &[Shown], pos: Pos2) -> Option<usize> {
    let shown = on_screen.iter().rev().find(|shown| shown.at.y <= pos.y).or(on_screen.first())?;
    Some(shown.laid.byte_at(document, pos - shown.at))
}

/// A pointer beyond the edge pulls the page along.
fn scroll_while_selecting(ui: &Ui, view: &mut ReaderView) {
    let Some(pos) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let clip = ui.clip_rect();
    let beyond = (clip.top() - pos.y).max(0.0) - (pos.y - clip.bottom()).max(0.0);
    if beyond.abs() > 0.0 {
        ui.scroll_with_delta(vec2(0.0, beyond.clamp(-24.0, 24.0)));
        view.dragging_out = true;
        ui.request_repaint();
    }
}

/// Left and Right go from word to word, with Shift they select; Shift+Up and Down select by paragraph.
fn caret_keys(
    ui: &Ui,
    look: &Look<'_>,
    document: &Document,
    view: &mut ReaderView,
    text: &Response,
    on_screen: &[Shown],
) {
    if !text.has_focus() {
        return;
    }
    let taken = ui.input_mut(|input| {
        let keys = [
            (Modifiers::SHIFT, Key::ArrowUp),
            (Modifiers::SHIFT, Key::ArrowDown),
            (Modifiers::SHIFT, Key::ArrowLeft),
            (Modifiers::SHIFT, Key::ArrowRight),
            (Modifiers::NONE, Key::ArrowLeft),
            (Modifiers::NONE, Key::ArrowRight),
        ];
        keys.into_iter().find(|(modifiers, key)| input.consume_key(*modifiers, *key))
    });
    let Some((modifiers, key)) = taken else {
        return;
    };
    // Where no caret was put yet, it is at the shown words, else at the top of the screen.
    let first = on_screen.first().and_then(|shown| document.paragraphs.get(shown.paragraph));
    let start = look.current.or(first.map(|paragraph| paragraph.span)).map_or(0, |span| span.start());
    let selection = view.selection.get_or_insert(Selection::caret(start));
    let at = selection.end();
    let back = matches!(key, Key::ArrowLeft | Key::ArrowUp);
    let to = match key {
        Key::ArrowLeft | Key::ArrowRight => next_word(&document.text, at, back),
        _ if back => {
            let before = document.paragraphs.iter().rev().find(|paragraph| paragraph.span.start() < at);
            before.map_or(0, |paragraph| paragraph.span.start())
        }
        _ => {
            let after = document.paragraphs.iter().find(|paragraph| paragraph.span.end() > at);
            after.map_or(at, |paragraph| paragraph.span.end())
        }
    };
    selection.move_to(to, modifiers.shift);
    let paragraph = super::page::paragraph_of(document, to);
    if !on_screen.iter().any(|shown| shown.paragraph == paragraph)
        && let Some(span) = Span::new(&document.text, to, to)
    {
        view.page.show(document, span);
    }
}

fn keys(ui: &Ui, view: &mut ReaderView, text: &Response, viewport: Rect) {
    if !text.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(text.id, filter));
    let page = viewport.height() - 2.0 * sizes::READER;
    let steps = [
        (Key::ArrowDown, 40.0),
        (Key::ArrowUp, -40.0),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Space, page),
        (Key::Home, -1e9),
        (Key::End, 1e9),
    ];
    for (key, down) in steps {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let most = (view.page.heights().total() - viewport.height()).max(0.0);
            view.page.scroll_to = Some((viewport.top() + down).clamp(0.0, most));
        }
    }
}

fn menu(
    text: &Response,
    look: &Look<'_>,
    document: &Document,
    view: &mut ReaderView,
    under: &[Mark],
    on_screen: &[Shown],
    commands: &mut Vec<Command>,
) {
    if text.secondary_clicked() {
        let at = text.interact_pointer_pos().and_then(|pos| nearest(document, on_screen, pos));
        let paragraph = at.map(|at| super::page::paragraph_of(document, at));
        let word = at.and_then(|at| Selection::begin(document, at, Unit::Word).places(document).first().copied());
        view.menu = Some((under.to_vec(), paragraph, word));
    }
    text.context_menu(|ui| {
        let (marks, paragraph, word) = view.menu.clone().unwrap_or_default();
        let has_selection = view.selection.is_some_and(|selection| !selection.is_empty());
        ui.add_enabled_ui(has_selection, |ui| {
            if ui.button("Copy").clicked() {
                commands.push(Command::Copy);
            }
            if ui.button("Copy with citation").clicked() {
                commands.push(Command::CopyWithCitation);
            }
            if ui.button("Add selection to notes").clicked() {
                commands.push(Command::CiteSelection);
            }
        });
        let whole = paragraph.and_then(|at| document.paragraphs.get(at));
        if let Some(whole) = whole
            && ui.button("Add paragraph to notes").clicked()
        {
            commands.push(Command::CitePlace(Place { document: document.id, span: whole.span }));
        }
        if let Some(target) = paragraph.map(|at| PinTarget::Paragraph(document.id, at)) {
            let has_star = look.pins.signs(target).is_some_and(|signs| signs.star);
            if ui.button(if has_star { "Take the star off this paragraph" } else { "Star this paragraph" }).clicked() {
                commands.push(Command::Star(Some(target)));
            }
            if ui.button("Tags and memo on this paragraph…").clicked() {
                commands.push(Command::Tagging(Some(target)));
            }
        }
        if let Some(whole) = whole
            && ui.button(Wanted::Role.name()).clicked()
        {
            let words = Place { document: document.id, span: whole.span };
            commands.push(Command::Correcting(Wanted::Role, Target::Words(words)));
        }
        if ui.button(Wanted::EditDocument.name()).clicked() {
            commands.push(Command::Correcting(Wanted::EditDocument, Target::Document(document.id)));
        }
        let words = view.selected_places(look.briefing).first().copied().or(word);
        if let Some(words) = words {
            let quoted = look.briefing.words(words).split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            ui.menu_button(format!("Mark “{quoted}” as"), |ui| {
                for &wanted in Wanted::OF_WORDS {
                    if ui.button(wanted.short_name()).clicked() {
                        commands.push(Command::Correcting(wanted, Target::Words(words)));
                    }
                }
            });
        }
        for (mark, item) in marks.iter().filter_map(|mark| Some((mark, mark.item()?))) {
            let (name, _) = super::tip::about_item(look.briefing, item);
            let words = Place { document: document.id, span: mark.span };
            ui.separator();
            if ui.button(format!("Select {name}")).clicked() {
                commands.push(Command::Select(item));
            }
            if ui.button(format!("Add {name} to notes")).clicked() {
                commands.push(Command::CiteItem(item));
            }
            if !wanted(&[item]).is_empty() {
                ui.menu_button(format!("Correct {name}"), |ui| {
                    corrections_menu_ui(ui, &[item], Some(words), commands);
                });
            }
        }
    });
}

/// Whether the system's copy key was pressed.
pub fn copy_was_pressed(ui: &Ui) -> bool {
    ui.input(|input| input.events.contains(&Event::Copy))
}
