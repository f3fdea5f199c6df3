//! Fields that are written in: named for the screen reader, with citation marks set off, each of them one thing.

use std::sync::Arc;

use eframe::egui::text::{ByteIndex, CCursor, CCursorRange, CharIndex, LayoutJob, LayoutSection, TextFormat};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Event, FontId, Galley, Key, KeyboardShortcut, Modifiers, Pos2, Response, Stroke, TextBuffer, TextEdit, Ui,
};

use super::caret::{mark_after, mark_at, mark_before, outside};
use crate::notes::marks;
use crate::ui::theme::{palette, sizes};

/// A field of one line that is called `name`.
pub fn field_ui(ui: &mut Ui, edit: TextEdit<'_>, name: &str) -> Response {
    let response = ui.add(edit);
    call(ui, &response, name);
    response
}

/// What became of a line that was drawn.
pub struct Written {
    /// The field.
    pub response: Response,
    /// Where the caret is, in characters, while the field has the keyboard.
    pub caret: Option<usize>,
    /// Where the foot of the caret is drawn.
    pub foot: Pos2,
    /// Whether words are selected.
    pub has_selection: bool,
    /// The position of the mark that was clicked.
    pub clicked: Option<usize>,
    /// Whether Enter was pressed: a break is written with Shift.
    pub entered: bool,
}

/// Several lines of Markdown. The caret is put at `caret` first; `parked` is where it waits for a citation while the field
/// has no keyboard.
pub fn markdown_ui(ui: &mut Ui, text: &mut String, name: &str, caret: Option<usize>, parked: Option<usize>) -> Written {
    let id = ui.scope_id().with("text");
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let before = caret_of(ui, id);
    if had_focus && let Some(at) = before {
        select_mark(ui, id, text, at);
    }
    let entered = had_focus && enter_was_pressed(ui);
    let mut layouter =
        |ui: &Ui, buffer: &dyn TextBuffer, width: f32| -> Arc<Galley> { laid_out(ui, buffer.as_str(), width) };
    let edit = TextEdit::multiline(text)
        .id(id)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .hint_text(name)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .layouter(&mut layouter);
    let mut shown = edit.show(ui);
    let response: Response = shown.response.response.clone();
    let mut put = |range: CCursorRange| {
        shown.state.cursor.set_char_range(Some(range));
        shown.state.clone().store(ui, response.id);
    };
    let mut now = shown.cursor_range;
    if let Some(at) = caret {
        let range = CCursorRange::one(CCursor::new(CharIndex(at)));
        put(range);
        now = Some(range);
    } else if let Some(mut range) = now {
        let at = range.primary.index.0;
        let stands = outside(text, before.unwrap_or(at), at);
        if stands != at {
            let is_one = range.is_empty();
            range.primary.index = CharIndex(stands);
            if is_one {
                range.secondary = range.primary;
            }
            put(range);
            now = Some(range);
        }
    }
    call(ui, &response, name);
    let at = now.map(|range| range.primary.index.0);
    let drawn = |at: usize| {
        let rect = shown.galley.pos_from_cursor(CCursor::new(CharIndex(at)));
        rect.translate(shown.galley_pos.to_vec2())
    };
    if !response.has_focus()
        && let Some(at) = parked
    {
        let rect = drawn(at);
        ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(2.0, palette(ui).accent));
    }
    let pointed = response.interact_pointer_pos().filter(|_| response.clicked());
    let clicked = pointed.and_then(|pos| {
        let at = shown.galley.cursor_from_pos(pos - shown.galley_pos).index.0;
        mark_at(text, at).filter(|_| shown.galley.rect.contains((pos - shown.galley_pos).to_pos2()))
    });
    Written {
        foot: drawn(at.unwrap_or_default()).left_bottom(),
        caret: at.filter(|_| response.has_focus()),
        has_selection: now.is_some_and(|range| !range.is_empty()),
        response,
        clicked,
        entered,
    }
}

/// Where the caret of field `id` is, in characters; `None` where words are selected.
fn caret_of(ui: &Ui, id: eframe::egui::Id) -> Option<usize> {
    let range = TextEditState::load(ui, id)?.cursor.char_range()?;
    range.is_empty().then_some(range.primary.index.0)
}

/// Backspace behind a mark selects it, and so does Delete before it: pressed again, it takes the whole mark away.
fn select_mark(ui: &Ui, id: eframe::egui::Id, text: &str, at: usize) {
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mark = match (mark_before(text, at), mark_after(text, at)) {
        (Some(mark), _) if take(Key::Backspace) => mark,
        (_, Some(mark)) if take(Key::Delete) => mark,
        _ => return,
    };
    let Some(mut state) = TextEditState::load(ui, id) else {
        return;
    };
    let cursor = |at| CCursor::new(CharIndex(at));
    state.cursor.set_char_range(Some(CCursorRange::two(cursor(mark.start), cursor(mark.end))));
    state.store(ui, id);
}

/// Whether Enter was pressed, and no other key with it.
fn enter_was_pressed(ui: &Ui) -> bool {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none());
    ui.input_mut(|input| {
        let pressed = input.events.iter().any(is_enter);
        input.events.retain(|event| !is_enter(event));
        pressed
    })
}

fn call(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// The text with each mark on a ground of its own.
fn laid_out(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let palette = palette(ui);
    let plain = TextFormat::simple(FontId::proportional(sizes::TEXT), palette.text);
    let mark = TextFormat { color: palette.accent, background: palette.control, ..plain.clone() };
    let mut job = LayoutJob { text: text.to_owned(), ..LayoutJob::default() };
    job.wrap.max_width = width;
    let mut push = |from: usize, to: usize, format: &TextFormat| {
        if from < to {
            let byte_range = ByteIndex(from)..ByteIndex(to);
            job.sections.push(LayoutSection { leading_space: 0.0, byte_range, format: format.clone() });
        }
    };
    let mut done = 0;
    for found in marks(text) {
        push(done, found.range.start, &plain);
        push(found.range.start, found.range.end, &mark);
        done = found.range.end;
    }
    push(done, text.len(), &plain);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
