//! The command palette: every command, actor, event and document by a few letters of its name, then what stands in the
//! texts.

use eframe::egui::{Align, Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, TextEdit, Ui, vec2};

use super::correcting::menu_ui::wanted;
use super::panels::{counted, event_doubts, snippet};
use super::searching::Answer;
use super::theme::{Kind, badge_ui, muted, palette, sizes, warning};
use super::{Command, Item, Session, Target, menu};
use crate::briefing::{Briefing, Place};
use crate::notes::Section;
use crate::search::Listed;
use crate::text::printable;

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
    /// What can be done with the selection, where that is all that is looked for.
    actions: Vec<Find>,
}

/// How many paragraphs are listed.
const PARAGRAPHS: usize = 6;

impl PaletteView {
    /// Opens on what can be done with the selection: names and commands.
    pub fn open_on(&mut self, actions: Vec<(String, Command)>) {
        let find = |(name, command)| Find { kind: None, what: "", name, doubts: String::new(), command };
        *self = Self { open: true, actions: actions.into_iter().map(find).collect(), ..Self::default() };
    }

    /// What the texts are to be searched for: the words, the last of them still being written. Empty where the palette is
    /// closed.
    pub fn sought(&self) -> String {
        let words = self.query.trim();
        let is_word = self.query.ends_with(char::is_alphanumeric) && words.chars().count() > 2;
        match (self.open && self.actions.is_empty(), is_word) {
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
            self.in_texts.push(Find { kind: None, what: "text", name: words, doubts: String::new(), command });
        }
        if !found.hits.is_empty() {
            let (paragraphs, documents) = (found.hits.len(), found.documents.len());
            let counts = format!("{} in {}", counted(paragraphs, "paragraph"), counted(documents, "document"));
            let name = format!("Search all texts for {written}: {counts}");
            let command = Command::SearchFor(written.clone());
            self.in_texts.push(Find { kind: None, what: "texts", name, doubts: String::new(), command });
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
    /// What speaks against it.
    doubts: String,
    command: Command,
}

/// Shows the palette where it is open.
pub fn palette_ui(
    ui: &mut Ui,
    briefing: Option<&Briefing>,
    sections: &[Section],
    view: &mut PaletteView,
    commands: &mut Vec<Command>,
) {
    if !view.open {
        return;
    }
    let made_of = (briefing.map_or(0, |briefing| std::ptr::from_ref(briefing).addr()), view.query.clone());
    if view.found_for.as_ref() != Some(&made_of) {
        view.found = if view.actions.is_empty() {
            matching(candidates(briefing, sections), &view.query)
        } else {
            matching(view.actions.iter().cloned(), &view.query)
        };
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
                .hint_text(if view.actions.is_empty() {
                    "Find a command, actor, event, section, document or words of a text (Shift+Enter notes it)"
                } else {
                    "What can be done with the selection"
                })
                .desired_width(f32::INFINITY);
            ui.add(field).request_focus();
            ui.add_space(sizes::GAP / 2.0);
            if view.finds().next().is_none() {
                ui.label(muted(ui, "Nothing matches these words, and no text contains them"));
            }
            // A list that was short once is not kept short.
            let most = (ui.content_rect().height() - 160.0).clamp(120.0, 520.0);
            ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
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
            ui.with_layout(eframe::egui::Layout::right_to_left(Align::Center), |ui| {
                for small in [muted(ui, keys), warning(ui, &find.doubts)].into_iter().filter(|text| !text.is_empty()) {
                    ui.add(eframe::egui::Label::new(small.small()).selectable(false));
                }
                ui.with_layout(eframe::egui::Layout::left_to_right(Align::Center), |ui| {
                    ui.add(eframe::egui::Label::new(&find.name).truncate().selectable(false));
                });
            });
        });
    });
    let response = row.response.interact(eframe::egui::Sense::click());
    response
        .widget_info(|| eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, is_current, &find.name));
    response
}

/// What of `candidates` goes by all words of `query`: names with a word that begins with it first, else in the order of the
/// candidates.
fn matching(candidates: impl Iterator<Item = Find>, query: &str) -> Vec<Find> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(bool, Find)> = candidates
        .filter_map(|find| {
            let name = find.name.to_lowercase();
            let fits = words.iter().all(|word| name.contains(word.as_str()));
            let begins = |first: &String| name.split(' ').any(|part| part.starts_with(first.as_str()));
            fits.then(|| (!words.first().is_none_or(begins), find))
        })
        .collect();
    found.sort_by_key(|(is_inner, _)| *is_inner);
    found.into_iter().map(|(_, find)| find).take(LISTED).collect()
}

/// All that can be found, in this order: actors, commands, events, sections of the note, documents.
fn candidates<'a>(briefing: Option<&'a Briefing>, sections: &'a [Section]) -> impl Iterator<Item = Find> + 'a {
    let plain =
        |what, name: &str, command| Find { kind: None, what, name: name.to_owned(), doubts: String::new(), command };
    let actors = briefing.into_iter().flat_map(|briefing| &briefing.actors).map(|actor| Find {
        kind: Some(Kind::of_actor(actor.kind)),
        what: "actor",
        name: actor.name.clone(),
        doubts: String::new(),
        command: Command::Select(Item::Actor(actor.id)),
    });
    let events = briefing.into_iter().flat_map(Briefing::happenings).map(|event| Find {
        kind: Some(Kind::Event),
        what: "event",
        name: event.headline.clone(),
        doubts: event_doubts(event),
        command: Command::Select(Item::Event(event.id)),
    });
    let commands = menu::ENTRIES.iter().map(move |entry| plain("command", entry.name, entry.command.clone()));
    let sections = sections.iter().filter(|section| !section.title.trim().is_empty());
    let sections = sections.map(move |section| plain("section", &section.title, Command::GoToSection(section.id)));
    let documents = briefing.into_iter().flat_map(|briefing| &briefing.documents);
    let documents =
        documents.map(move |document| plain("document", &document.title, Command::ShowDocument(document.id)));
    actors.chain(commands).chain(events).chain(sections).chain(documents)
}

impl Session {
    /// What can be done with the line that is written in, else with what is selected.
    pub(super) fn actions(&self) -> Vec<(String, Command)> {
        let mut actions = Vec::new();
        let mut offer = |command: Command| {
            actions.extend(menu::entry(&command).map(|entry| (entry.name.to_owned(), command)));
        };
        if self.view.notes.waiting().is_some() {
            let up = [true, false].map(|up| Command::MoveLine { up });
            [Command::CiteSelection, Command::NextKind].into_iter().chain(up).for_each(&mut offer);
        }
        let Some(item) = self.view.selected.map(|selected| selected.item) else {
            return actions;
        };
        offer(Command::NoteSelection);
        offer(Command::NextMention);
        if matches!(item, Item::Event(_) | Item::Figure(_) | Item::Disagreement(_)) {
            actions.push(("Show its sources side by side".to_owned(), Command::Compare(item)));
        }
        if let (Item::Disagreement(id), Some(briefing)) = (item, self.briefing.as_deref()) {
            let sides = briefing.disagreement(id).into_iter().flat_map(|disagreement| &disagreement.sides).enumerate();
            let not_held = sides.filter(|(_, side)| side.held_right.is_none());
            actions.extend(not_held.map(|(at, side)| {
                (format!("Hold to be right: {}", printable(&side.says)), Command::HoldRight(id, at))
            }));
        }
        let corrections = wanted(&[item]).iter();
        actions.extend(
            corrections.map(|&wanted| {
                (wanted.name().to_owned(), Command::Correcting(wanted, Target::Items(vec![item], None)))
            }),
        );
        actions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_the_words_come_first() {
        let found = |query| matching(candidates(None, &[]), query);
        let names: Vec<_> = found("re").into_iter().map(|find| find.name).collect();
        assert_eq!(names.first().map(String::as_str), Some("Read the folder again"));
        assert!(names.iter().all(|name| name.to_lowercase().contains("re")), "{names:?}");
        assert_eq!(found("no such command").len(), 0);
    }
}
