//! Carrying corrections out: into the log, and the briefing made anew beside the window.

use std::sync::Arc;

use eframe::egui;

use super::plan::held_right;
use super::{Correcting, Plan, Target, Wanted};
use crate::briefing::correction::{Logged, Outcome};
use crate::briefing::{DisagreementId, Place};
use crate::load::{Rebrief, Sources};
use crate::notes::Edit;
use crate::ui::{Item, Session};

/// What the briefing is made from, and which corrections are in it.
#[derive(Debug, Default)]
pub struct Corrected {
    /// `None` while the briefing is being made, or where it was not made from files.
    sources: Option<Sources>,
    making: Option<(Rebrief, Vec<Logged>)>,
    holding: Vec<Logged>,
}

impl Corrected {
    /// The corrections that `sources` were put together with.
    pub fn new(sources: Sources, holding: Vec<Logged>) -> Self {
        Self { sources: Some(sources), making: None, holding }
    }

    /// Whether the briefing is being made anew.
    pub fn is_busy(&self) -> bool {
        self.making.is_some()
    }
}

impl Session {
    /// Opens the form for `wanted`.
    pub(in crate::ui) fn ask_correction(&mut self, wanted: Wanted, target: &Target) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        if wanted == Wanted::EditDocument {
            let document = match target {
                Target::Document(document) => Some(*document),
                _ => self.view.reader.document(),
            };
            self.view.correcting = document.map(|document| Correcting::of_document(&briefing, document));
            return;
        }
        let (items, words) = match target {
            // A row does not say which of its reports it means: the one that is shown.
            Target::Items(items, None) if matches!(wanted, Wanted::SplitReport | Wanted::SplitFigure) => {
                (items.clone(), self.shown_of(items))
            }
            Target::Items(items, words) => (items.clone(), *words),
            Target::Words(words) => (Vec::new(), Some(*words)),
            Target::Selected | Target::Document(_) => self.correctable(wanted),
        };
        let missing = if wanted.marks() { words.is_none() } else { items.is_empty() && words.is_none() };
        let unfit = words.is_none() || !wanted.is_of_words();
        let unfit = unfit && !items.iter().all(|item| wanted.fits(*item));
        if missing || unfit {
            return self.notices.tell(match wanted {
                _ if wanted.marks() => "Select the words in the text first, then mark them.",
                _ if unfit => "This cannot be said of what is selected.",
                _ => "Select what is to be corrected first: a row of a list, or painted words in the text.",
            });
        }
        self.view.correcting = Some(Correcting::new(&briefing, wanted, items, words));
    }

    /// The shown mention of the first of `items`, else its first.
    fn shown_of(&self, items: &[Item]) -> Option<Place> {
        let item = *items.first()?;
        let shown = self.view.selected.filter(|selected| selected.item == item).map_or(0, |selected| selected.mention);
        item.places(self.briefing.as_deref()?).get(shown).copied()
    }

    /// What a correction without an object is asked of: what is picked, else what is selected; and the selected words,
    /// else those that are shown.
    fn correctable(&self, wanted: Wanted) -> (Vec<Item>, Option<Place>) {
        let Some(briefing) = self.briefing.as_deref() else {
            return (Vec::new(), None);
        };
        let marked = self.view.reader.selected_places(briefing).first().copied();
        let picked: Vec<Item> = self.view.summary.picked().collect();
        let selected = self.view.selected;
        let shown = selected.and_then(|selected| selected.item.places(briefing).get(selected.mention).copied());
        let one: Vec<Item> = selected.map(|selected| selected.item).into_iter().collect();
        match wanted {
            _ if wanted.marks() => (Vec::new(), marked),
            _ if wanted.is_of_words() => (one, marked.or(shown)),
            _ if picked.is_empty() => (one, shown),
            _ => (picked, None),
        }
    }

    /// Puts corrections into the log as one step.
    pub(in crate::ui) fn correct(&mut self, plan: Plan, context: &egui::Context) {
        let now = jiff::Timestamp::now().round(jiff::Unit::Second).map(|now| now.to_string()).unwrap_or_default();
        let log = self.desk.notes().notebook.corrections();
        let says: Vec<String> = plan.corrections.iter().map(|correction| correction.sentence()).collect();
        let first = log.entry_number();
        let edits = plan.corrections.into_iter().zip(first..).map(|(correction, number)| {
            let entry = Box::new(Logged { number, made: now.clone(), correction });
            Edit::Correct { at: usize::MAX, entry }
        });
        let edit = Edit::Several(edits.collect());
        let saved = self.desk.apply(edit);
        let says = match says.as_slice() {
            [one] => one.clone(),
            [one, rest @ ..] => format!("{one}, and {} more", rest.len()),
            [] => return,
        };
        let touches = match plan.touched.documents {
            0 => String::new(),
            _ => format!(": {}", plan.touched.in_words()),
        };
        self.tell_done(format!("{says}{touches}."), saved);
        self.view.correcting = None;
        self.view.summary.unpick();
        self.follow_corrections(context);
    }

    /// Holds an account of a disagreement to be right.
    pub(in crate::ui) fn hold_right(&mut self, id: DisagreementId, side: usize, context: &egui::Context) {
        let plan = self.briefing.as_deref().and_then(|briefing| held_right(briefing, id, side));
        match plan {
            Some(plan) => self.correct(plan, context),
            None => self.notices.tell("This account cannot be found in the text any more."),
        }
    }

    /// Takes the correction with this number back.
    pub(in crate::ui) fn withdraw(&mut self, number: u32, context: &egui::Context) {
        let saved = self.desk.apply(Edit::Withdraw(number));
        self.tell_unsaved(saved);
        self.follow_corrections(context);
    }

    /// Makes the briefing anew where it does not hold the corrections of the log.
    pub(in crate::ui) fn follow_corrections(&mut self, context: &egui::Context) {
        let log = self.desk.notes().notebook.corrections().entries();
        if self.corrected.holding == log {
            return;
        }
        let Some(sources) = self.corrected.sources.take() else {
            return;
        };
        let log = log.to_vec();
        let context = context.clone();
        match Rebrief::start(sources, log.clone(), move || context.request_repaint()) {
            Ok(making) => self.corrected.making = Some((making, log)),
            Err(error) => {
                self.notices.fail(format!("The correction could not be applied ({error}); open the folder again."))
            }
        }
    }

    /// Takes in a briefing that was made anew.
    pub(in crate::ui) fn take_corrected(&mut self, context: &egui::Context) {
        let Some((making, log)) = self.corrected.making.take() else {
            return;
        };
        match making.finished() {
            None => self.corrected.making = Some((making, log)),
            Some(Ok((sources, briefing))) => {
                self.corrected = Corrected::new(sources, log);
                self.renew(Arc::from(briefing));
                self.tell_idle();
                // More may have been corrected meanwhile.
                self.follow_corrections(context);
            }
            Some(Err(error)) => self.notices.fail(format!("The correction was not applied: {error}.")),
        }
    }

    /// Says which correction does not apply, where the last one made does not.
    fn tell_idle(&mut self) {
        let last = self.briefing.as_deref().and_then(|briefing| briefing.corrections.last());
        if let Some(Outcome { says, touched: None, note, .. }) = last {
            let why = note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
            self.notices.fail(format!("This correction changes nothing now{why}. ({says})"));
        }
    }
}
