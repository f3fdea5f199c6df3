//! The command palette: every command, actor, event and document by a few letters of its name, then what stands in the
//! texts.

use eframe::egui::{Align, Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, TextEdit, Ui, vec2};

use super::panels::{counted, snippet};
use super::searching::Answer;
use super::theme::{Kind, badge_ui, muted, palette, sizes};
use super::{Command, Item, menu};
use crate::briefing::{Briefing, Place};
use crate::search::Listed;

/// How many finds are listed.
const LISTED: usize = 40;

/// What the palette remembers.
#[derive(Debug, Default)]
pub struct PaletteView {
    /// Whether it shows.
    pub open: bool,
    query: String,
    cursor: usize,
    /// What was found, and for which briefing and words.
    found: Vec<Find>,
    found_for: Option<(usize, String)>,
    /// What stands in the texts: the last lines of the list.
    in_texts: Vec<Find>,
}

/// How many paragraphs are listed.
const PARAGRAPHS: usize = 6;

impl PaletteView {
    /// What the texts are to be searched for: the words, the last of them still being written. Empty where the palette is
    /// closed.
    pub fn sought(&self) -> String {
        let words = self.query.trim();
        let is_word = self.query.ends_with(char::is_alphanumeric) && words.chars().count() > 2;
        match (self.open, is_word) {
            (false, _) => String::new(),
            (true, true) => format!("{words}*"),
            (true, false) => words.to_owned(),
        }
    }

    /// Takes in what was found in the texts.
    pub fn take(&mut self, briefing: &Briefing, answer: &Answer) {
        self.in_texts.clear();
        let [Listed { written, found: Ok(found) }] = answer.searches.as_slice() else {
            return;
        };
        for hit in found.hits.iter().take(PARAGRAPHS) {
            let Some((document, paragraph)) = briefing.documents.get(hit.document).zip(hit.paragraph(briefing)) else {
                continue;
            };
            let words: String = snippet(briefing, found, hit).into_iter().map(|(words, _)| words).collect();
            let span = found.marks(briefing, hit).first().copied().unwrap_or(paragraph.span);
            let command = Command::ShowPlace(Place { document: document.id, span });
            self.in_texts.push(Find { kind: None, what: "text", name: words, command });
        }
        if !found.hits.is_empty() {
            let (paragraphs, documents) = (found.hits.len(), found.documents.len());
            let counts = format!("{} in {}", counted(paragraphs, "paragraph"), counted(documents, "document"));
            let name = format!("Search all texts for {written}: {counts}");
            let command = Command::SearchFor(written.clone());
            self.in_texts.push(Find { kind: None, what: "texts", name, command });
        }
    }

    fn finds(&self) -> impl Iterator<Item = &Find> {
        self.found.iter().chain(&self.in_texts)
    }
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
struct Find {
    kind: Option<Kind>,
    what: &'static str,
    name: String,
    command: Command,
}

/// Shows the palette where it is open.
pub fn palette_ui(ui: &mut Ui, briefing: Option<&Briefing>, view: &mut PaletteView, commands: &mut Vec<Command>) {
    if !view.open {
        return;
    }
    let made_of = (briefing.map_or(0, |briefing| std::ptr::from_ref(briefing).addr()), view.query.clone());
    if view.found_for.as_ref() != Some(&made_of) {
        view.found = found(briefing, &view.query);
        view.found_for = Some(made_of);
        view.cursor = 0;
    }
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = view.finds().count().saturating_sub(1);
    if take(Key::ArrowDown) {
        view.cursor = (view.cursor + 1).min(last);
    }
    if take(Key::ArrowUp) {
        view.cursor = view.cursor.saturating_sub(1);
    }
    // First: Enter alone matches Shift+Enter, too.
    let is_noted = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
    let mut chosen = (is_noted || take(Key::Enter)).then_some(view.cursor);
    let mut close = take(Key::Escape);

    let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0));
    let shown = area.show(ui, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width((ui.content_rect().width() - 40.0).min(560.0));
            let field = TextEdit::singleline(&mut view.query)
                .id(Id::unique("palette words"))
                .hint_text("Find a command, actor, event, document or words of a text (Shift+Enter notes it)")
                .desired_width(f32::INFINITY);
            ui.add(field).request_focus();
            ui.add_space(sizes::GAP / 2.0);
            if view.finds().next().is_none() {
                ui.label(muted(ui, "Nothing goes by these words, and no text holds them"));
            }
            ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for (position, find) in view.finds().enumerate() {
                    let row = find_ui(ui, find, position == view.cursor);
                    if position == view.cursor {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        chosen = Some(position);
                    }
                }
            });
        });
    });
    close |= shown.response.clicked_elsewhere();
    if let Some(find) = chosen.and_then(|position| view.finds().nth(position)) {
        commands.push(match find.command {
            // What was found goes into the note at once.
            Command::Select(item) if is_noted => Command::CiteItem(item),
            Command::ShowPlace(place) if is_noted => Command::CiteSentence(place),
            ref command => command.clone(),
        });
        close = true;
    }
    if close {
        *view = PaletteView::default();
    }
}

fn find_ui(ui: &mut Ui, find: &Find, is_current: bool) -> eframe::egui::Response {
    let keys = menu::entry(&find.command).map_or_else(String::new, |entry| menu::keys(ui, entry));
    let ground = if is_current { palette(ui).selected } else { eframe::egui::Color32::TRANSPARENT };
    let row = Frame::new().fill(ground).corner_radius(sizes::ROUND).inner_margin(vec2(6.0, 3.0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            match find.kind {
                Some(kind) => badge_ui(ui, kind, kind.name()),
                None => ui.label(muted(ui, find.what).small()),
            };
            ui.add(eframe::egui::Label::new(&find.name).truncate().selectable(false));
            ui.with_layout(eframe::egui::Layout::right_to_left(Align::Center), |ui| {
                ui.add(eframe::egui::Label::new(muted(ui, keys)).selectable(false));
            });
        });
    });
    let response = row.response.interact(eframe::egui::Sense::click());
    response
        .widget_info(|| eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, is_current, &find.name));
    response
}

/// What goes by all words of `query`: names that begin with it first, then commands, actors, events, documents, each in
/// its own order.
fn found(briefing: Option<&Briefing>, query: &str) -> Vec<Find> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(usize, Find)> = candidates(briefing)
        .filter_map(|find| {
            let name = find.name.to_lowercase();
            let fits = words.iter().all(|word| name.contains(word.as_str()));
            let rank = match words.first() {
                Some(first) if name.starts_with(first.as_str()) => 0,
                Some(first) if name.split(' ').any(|part| part.starts_with(first.as_str())) => 1,
                _ => 2,
            };
            fits.then_some((rank, find))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, find)| find).take(LISTED).collect()
}

fn candidates(briefing: Option<&Briefing>) -> impl Iterator<Item = Find> {
    let commands = menu::ENTRIES.iter().map(|entry| Find {
        kind: None,
        what: "command",
        name: entry.name.to_owned(),
        command: entry.command.clone(),
    });
    let things = briefing.into_iter().flat_map(|briefing| {
        let actors = briefing.actors.iter().map(|actor| Find {
            kind: Some(Kind::of_actor(actor.kind)),
            what: "actor",
            name: actor.name.clone(),
            command: Command::Select(Item::Actor(actor.id)),
        });
        let events = briefing.events.iter().map(|event| Find {
            kind: Some(Kind::Event),
            what: "event",
            name: event.headline.clone(),
            command: Command::Select(Item::Event(event.id)),
        });
        let documents = briefing.documents.iter().map(|document| Find {
            kind: None,
            what: "document",
            name: document.title.clone(),
            command: Command::ShowDocument(document.id),
        });
        actors.chain(events).chain(documents)
    });
    commands.chain(things)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_the_words_come_first() {
        let names: Vec<_> = found(None, "re").into_iter().map(|find| find.name).collect();
        assert_eq!(names.first().map(String::as_str), Some("Read the folder again"));
        assert!(names.iter().all(|name| name.to_lowercase().contains("re")), "{names:?}");
        assert_eq!(found(None, "no such command").len(), 0);
    }
}
