//! The panes of the window: which show, and how the keyboard goes from one to the next.

use eframe::egui::{Context, Id, PanelState, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::theme::palette;
use super::tray::Tray;

/// A part of the window with a keyboard focus of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The summary.
    Summary,
    /// The text.
    Reader,
    /// The notes.
    Notes,
    /// What lies under the others.
    Tray,
}

/// What the panes at the sides are called.
const SIDES: [&str; 4] = ["summary", "summary wide", "summary wider", "notes"];

/// From this width on, a window has room for a wide summary, the text and the note.
const ROOM_FOR_BOTH: f32 = 1600.0;

/// The panes beside the reader, whether each shows, and where all of them stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Panes {
    /// The summary.
    pub summary: bool,
    /// The notes.
    pub notes: bool,
    /// The tray.
    pub tray: bool,
    /// What the tray shows, or showed last.
    pub tray_shows: Tray,
    /// Whether the summary takes most of the window.
    pub wide: bool,
    /// Whether the pane that has the keyboard is framed: it was come to by a key, and no pointer was pressed since.
    framed: bool,
    /// How wide the window was in the frame before.
    width: f32,
    /// The panes of this frame in the order of the keyboard: where each stands, and the widget that takes the keys.
    drawn: Vec<(Pane, Rect, Id)>,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            summary: true,
            notes: true,
            tray: false,
            tray_shows: Tray::Timeline,
            wide: false,
            framed: false,
            width: 0.0,
            drawn: Vec::new(),
        }
    }
}

impl Panes {
    /// Forgets where the panes stood: a new frame is drawn.
    pub fn begin(&mut self) {
        self.drawn.clear();
    }

    /// Takes down where `pane` stands in this frame and which widget takes its keys.
    pub fn stands(&mut self, pane: Pane, rect: Rect, focus: Id) {
        self.drawn.push((pane, rect, focus));
        self.drawn.sort_by_key(|(pane, ..)| *pane as usize);
    }

    /// The panes at the sides keep their shares of a window that is `width` wide now.
    pub fn keep_shares(&mut self, ui: &Ui, width: f32) {
        let before = std::mem::replace(&mut self.width, width);
        if before <= 0.0 || (before - width).abs() < 0.5 {
            return;
        }
        for name in SIDES {
            let id = ui.scope_id().with(name);
            if let Some(mut state) = PanelState::load(ui, id) {
                let outer = &mut state.outer_rect;
                outer.set_width(outer.width() * width / before);
                ui.data_mut(|data| data.insert_persisted(id, state));
            }
        }
    }

    /// Frames the pane that a key gave the keyboard to.
    pub fn frame_ui(&mut self, ui: &Ui) {
        self.framed &= !ui.input(|input| input.pointer.any_pressed());
        let rect = self
            .focused(ui)
            .filter(|_| self.framed)
            .and_then(|pane| self.drawn.iter().find(|(drawn, ..)| *drawn == pane).map(|(_, rect, _)| *rect));
        if let Some(rect) = rect {
            let stroke = Stroke::new(2.0, palette(ui).accent);
            ui.painter().rect_stroke(rect.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
        }
    }

    /// Opens the tray with this in it; closes it where it is there already.
    pub fn toggle(&mut self, tray: Tray) {
        self.tray = !(self.tray && self.tray_shows == tray);
        self.tray_shows = tray;
    }

    /// Gives the summary most of the window, or takes that back.
    pub fn widen(&mut self) {
        self.wide = !(self.wide && self.summary);
        self.summary = true;
    }

    /// Whether the note has made way for a wide summary: the window is too narrow for both.
    pub fn notes_made_way(&self) -> bool {
        self.notes && self.wide && self.summary && self.width < ROOM_FOR_BOTH
    }

    /// Shows the note, where need be in the room of a wide summary.
    pub fn bring_notes(&mut self) {
        self.wide &= !self.notes_made_way();
        self.notes = true;
    }

    /// Shows the note or hides it.
    pub fn toggle_notes(&mut self) {
        if self.notes_made_way() { self.bring_notes() } else { self.notes ^= true }
    }

    /// The pane that has the keyboard.
    pub fn focused(&self, context: &Context) -> Option<Pane> {
        let id = context.memory(|memory| memory.focused())?;
        let own = self.drawn.iter().find(|(_, _, focus)| *focus == id);
        let around = || {
            let center = context.read_response(id)?.rect.center();
            self.drawn.iter().find(|(_, rect, _)| rect.contains(center))
        };
        own.or_else(around).map(|(pane, ..)| *pane)
    }

    /// Gives the keyboard to the pane after the one that has it, or before; to the text where none has it.
    pub fn go(&mut self, context: &Context, forward: bool) {
        self.framed = true;
        let count = self.drawn.len();
        let position = |pane| self.drawn.iter().position(|(drawn, ..)| *drawn == pane);
        let next = match self.focused(context).and_then(position) {
            Some(at) if forward => at + 1,
            Some(at) => at + count - 1,
            None => position(Pane::Reader).unwrap_or_default(),
        };
        if let Some((_, _, focus)) = self.drawn.get(next % count.max(1)) {
            context.memory_mut(|memory| memory.request_focus(*focus));
        }
    }
}

/// What the summary pane is called.
pub const SUMMARY: &str = "Summary pane";

/// The place for the keyboard at the beginning of the pane of this name.
pub fn pane_anchor(name: &str) -> Id {
    Id::unique(("pane", name))
}

/// A place for the keyboard at the beginning of a pane that has no widget for all of it: the Tab key leads on into it.
pub fn anchor_ui(ui: &Ui, name: &str) -> Id {
    let id = pane_anchor(name);
    let rect = ui.max_rect();
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Pane, true, name));
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette(ui).accent);
        ui.painter().rect_stroke(rect.expand(3.0), 4.0, stroke, StrokeKind::Inside);
    }
    id
}
