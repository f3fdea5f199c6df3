//! Pointer and keys over the text: selecting, jumping, the caret, and moving through it.

use eframe::egui::{self, CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, Response, Ui, vec2};

use super::marks::{Mark, clicked, marks_at};
use super::selection::{Selection, Unit, next_word};
use super::text_menu_ui::menu_ui;
use super::text_ui::Shown;
use super::tip::tip_ui;
use super::{Look, ReaderView};
use crate::briefing::Document;
use crate::text::Span;
use crate::ui::Command;
use crate::ui::theme::sizes;

/// Selecting, clicking and hovering.
pub(super) fn point(
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
    menu_ui(text, look, document, view, &under, on_screen, commands);
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
        marks.retain(|mark| view.paints(mark.kind));
        Some(marks)
    });
    found.unwrap_or_default()
}

/// The byte nearest to `pos`.
pub(super) fn nearest(document: &Document, on_screen: &[Shown], pos: Pos2) -> Option<usize> {
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
pub(super) fn caret_keys(
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

/// The arrow keys, Page Up and Page Down, Home, End and Space move the text.
pub(super) fn keys(ui: &Ui, view: &mut ReaderView, text: &Response, viewport: Rect) {
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
