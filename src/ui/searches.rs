//! Searching all texts: what the person asks for is carried out here, and every part of the window gets its answers.

use std::sync::Arc;

use eframe::egui::Context;

use super::panels::HitId;
use super::searching::{Answer, Asking, SharedTexts, Wanted, prepare};
use super::{Command, Session, Tray, cite};
use crate::briefing::{Briefing, DocumentId, Place};
use crate::notes::{Annex, Edit, Section};
use crate::search::phrase_query;
use crate::text::printable;

/// The searches of the window.
#[derive(Debug, Default)]
pub struct Searches {
    /// The briefing whose texts are folded.
    briefing: Option<Arc<Briefing>>,
    texts: SharedTexts,
    panel: Asking,
    palette: Asking,
    find_bar: Asking,
    /// Where the letters of the find bar stand.
    letters: Answer,
    /// The open document for which that was counted.
    counted: Option<Option<DocumentId>>,
    /// What is painted in the reader: of which answer, in which document, with which paragraph shown.
    painted: Option<Painted>,
}

type Painted = (usize, DocumentId, Option<HitId>);

impl Session {
    /// Asks for what the parts of the window search for, and hands them the answers that have come. Called once a frame.
    pub fn follow_searches(&mut self, context: &Context) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let Searches { briefing: known, texts, panel, palette, find_bar, letters, counted, painted } =
            &mut self.searches;
        if known.as_ref().is_none_or(|known| !Arc::ptr_eq(known, &briefing)) {
            *known = Some(Arc::clone(&briefing));
            *texts = SharedTexts::default();
            prepare(&briefing, texts);
            // What was found stands in documents of another briefing.
            self.view.search.take(Answer::default());
            self.view.palette.take(&briefing, &Answer::default());
            (*letters, *counted, *painted) = (Answer::default(), None, None);
        }
        let view = &mut self.view;
        if !Arc::ptr_eq(&view.notes.texts, texts) {
            view.notes.texts = Arc::clone(texts);
        }
        let wanted = Wanted::Searches(view.search.written.clone());
        if let Some(answer) = panel.follow(&briefing, texts, &wanted, context) {
            view.search.take(answer);
            context.request_repaint();
        }
        view.search.is_busy = panel.is_busy();
        let wanted = Wanted::Searches(view.palette.sought());
        if let Some(answer) = palette.follow(&briefing, texts, &wanted, context) {
            view.palette.take(&briefing, &answer);
            context.request_repaint();
        }
        let wanted = Wanted::Letters(view.reader.sought().unwrap_or_default().to_owned());
        if let Some(answer) = find_bar.follow(&briefing, texts, &wanted, context) {
            *letters = answer;
            *counted = None;
            context.request_repaint();
        }
        self.count_elsewhere(&briefing);
        self.paint_found(&briefing);
    }

    /// Tells the find bar where its words stand in other documents than the open one.
    fn count_elsewhere(&mut self, briefing: &Briefing) {
        let open = self.view.reader.document();
        if self.searches.counted == Some(open) {
            return;
        }
        self.searches.counted = Some(open);
        let position = open.and_then(|id| briefing.document_position(id));
        let found = self.searches.letters.searches.first().and_then(|search| search.found.as_ref().ok());
        self.view.reader.found_elsewhere(found.map(|found| {
            let others = found.hits.iter().filter(|hit| Some(hit.document) != position);
            let documents = found.documents.iter().filter(|group| Some(group.position) != position).count();
            (others.map(|hit| hit.places as usize).sum(), documents)
        }));
    }

    /// Paints what was found in the open document, as long as the search is there to be seen.
    fn paint_found(&mut self, briefing: &Briefing) {
        let view = &mut self.view;
        let is_seen = view.panes.tray && view.panes.tray_shows == Tray::Search;
        let key =
            view.reader.document().filter(|_| is_seen).map(|id| (view.search.number(), id, view.search.current()));
        if self.searches.painted == key {
            return;
        }
        self.searches.painted = key;
        let spans = key.map(|(_, id, _)| view.search.marks_in(briefing, id)).unwrap_or_default();
        let shown = key.and_then(|(_, id, current)| {
            view.search.place(briefing, current?).filter(|place| place.document == id).map(|place| place.span)
        });
        view.reader.paint_found(spans, shown);
    }

    /// Carries out what is about searches.
    pub(super) fn search(&mut self, command: Command) {
        match command {
            Command::OpenSearch => {
                let selected = self.briefing.as_deref().map(|briefing| self.view.reader.selected_text(briefing));
                let words = selected.as_deref().map(printable).filter(|words| !words.is_empty() && words.len() <= 80);
                if let Some(words) = words {
                    // What is selected is looked for as it stands.
                    self.view.search.written = phrase_query(&words);
                }
                self.open_search();
            }
            Command::SearchFor(written) => {
                self.view.search.written = written;
                self.open_search();
            }
            Command::ShowHit(id) => self.show_hit(id),
            Command::NextHit => self.walk_hits(true),
            Command::PreviousHit => self.walk_hits(false),
            Command::CiteHit(id) => self.cite_hit(id),
            Command::CiteSentence(place) => self.cite_sentence(place),
            Command::NoteSearch => self.note_search(),
            Command::KeepSearch => {
                let written = self.view.search.written.trim().to_owned();
                if written.is_empty() {
                    return self.notices.tell("Search for something first, to keep it.");
                }
                let saved = self.desk.apply(Edit::KeepSearch { at: usize::MAX, written });
                self.tell_unsaved(saved);
            }
            Command::DropSearch(written) => {
                let saved = self.desk.apply(Edit::DropSearch(written));
                self.tell_unsaved(saved);
            }
            _ => {}
        }
    }

    fn open_search(&mut self) {
        let panes = &mut self.view.panes;
        (panes.tray, panes.tray_shows) = (true, Tray::Search);
        (self.view.search.take_focus, self.view.search.is_walked) = (true, true);
    }

    fn show_hit(&mut self, id: HitId) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        if let Some(place) = self.view.search.place(&briefing, id) {
            self.leave();
            self.view.search.show(id);
            self.view.selected = None;
            self.view.reader.show(&briefing, place);
        }
    }

    /// Goes through what was found, else through the mentions of what is selected.
    fn walk_hits(&mut self, forward: bool) {
        let is_walked = self.view.search.is_walked || self.view.selected.is_none();
        match self.view.search.step(forward).filter(|_| is_walked) {
            Some(id) => self.show_hit(id),
            None => self.step_mention(forward),
        }
    }

    /// Adds a cited line of the sentence that the first marked words of a paragraph stand in.
    pub(super) fn cite_hit(&mut self, id: HitId) {
        let place = self.briefing.as_deref().and_then(|briefing| self.view.search.place(briefing, id));
        match place {
            Some(place) => self.cite_sentence(place),
            None => self.cite(None),
        }
    }

    fn cite_sentence(&mut self, place: Place) {
        let cited = self.briefing.as_deref().and_then(|briefing| {
            let sentence = cite::sentence_around(briefing, place).unwrap_or(place);
            cite::place(briefing, sentence)
        });
        self.cite(cited);
    }

    /// Adds a section with a table of what the search finds.
    fn note_search(&mut self) {
        let written = self.view.search.written.trim().to_owned();
        if written.is_empty() {
            return self.notices.tell("Search for something first, to note what is found.");
        }
        let id = self.desk.notes().notebook.fresh_section();
        let first = written.lines().next().unwrap_or_default();
        let more = if written.lines().count() > 1 { " …" } else { "" };
        let title = format!("Search: {first}{more}");
        let section = Section { title, annex: Some(Annex::Search), search: written, ..Section::blank(id) };
        let saved = self.desk.apply(Edit::InsertSection { at: usize::MAX, section });
        self.view.notes.head(id);
        self.tell_done("The search was added to the note as a table.", saved);
    }
}
