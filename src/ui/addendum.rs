//! A draft of what is new, for a note that was handed over already.

use jiff::Timestamp;

use super::{Item, Session, cite};
use crate::briefing::Briefing;
use crate::notes::{Edit, Line, LineKind, Mark, News, Notebook, Section};

/// How many lines of each sort are drafted; the rest is for the analyst to choose from.
const LINES: usize = 12;

impl Session {
    /// Writes a section of what is new, before the annexes, and takes note of it.
    pub(super) fn draft_addendum(&mut self) {
        let (Some(briefing), Some(news)) = (&self.briefing, &self.news) else {
            return self.notices.tell("Nothing is new in the folder since the note was last brought up to date.");
        };
        let title = format!("Addendum {}", date_time_group());
        let edit = draft(briefing, &self.desk.notes().notebook, news, title);
        let saved = self.desk.apply(edit);
        let is_done = saved.is_ok();
        self.tell_unsaved(saved);
        if is_done {
            self.take_note();
        }
    }
}

/// Day, hour, minute, zone, month and year of now: "221648Z NOV 26".
pub fn date_time_group() -> String {
    Timestamp::now().strftime("%d%H%MZ %b %y").to_string().to_uppercase()
}

/// The section as one step.
fn draft(briefing: &Briefing, notebook: &Notebook, news: &News, title: String) -> Edit {
    // What one line cites has its number in the next: the lines are written on a copy.
    let mut copy = notebook.clone();
    let mut edits = Vec::new();
    let mut make = |copy: &mut Notebook, edit: Edit| {
        if copy.apply(edit.clone()).is_some() {
            edits.push(edit);
        }
    };
    let id = notebook.fresh_section();
    let at = notebook.sections().iter().position(|section| section.annex.is_some()).unwrap_or(usize::MAX);
    make(&mut copy, Edit::InsertSection { at, section: Section { title, ..Section::blank(id) } });
    let own = |text: String, kind| (text, None, Vec::new(), kind);
    let mut lines = vec![own(format!("New in the sources: {}.", news.in_a_line()), LineKind::Assessment)];
    lines.extend(
        news.removed.iter().map(|gone| own(format!("“{}” is no longer in the folder.", gone.title), LineKind::Gap)),
    );
    lines.extend(news.citations.iter().filter_map(|&number| {
        let mark = Mark::written(number, notebook.references().get(&number)?.paragraph);
        Some(own(format!("These words no longer stand as they were cited: {mark}"), LineKind::Gap))
    }));
    let differ = news.disagreements.iter().take(LINES).map(|&id| Item::Disagreement(id));
    let events = news.events.iter().chain(&news.more_on).take(LINES).map(|&id| Item::Event(id));
    let figures = news.figures.iter().take(LINES).map(|&id| Item::Figure(id));
    let actors = news.actors.iter().take(LINES).map(|&id| Item::Actor(id));
    for item in differ.chain(events).chain(figures).chain(actors) {
        if let Some(cited) = cite::item(briefing, item, 0) {
            lines.push((cited.text, cited.by, cited.citations, LineKind::Reported));
        }
    }
    for (text, by, citations, kind) in lines {
        let (text, refer) = copy.cite(&text, citations);
        for edit in refer {
            make(&mut copy, edit);
        }
        let line = Line { by, ..copy.new_line(kind, text) };
        make(&mut copy, Edit::Insert { section: id, at: usize::MAX, line });
    }
    Edit::Several(edits)
}
