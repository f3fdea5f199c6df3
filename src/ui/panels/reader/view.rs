//! What the reader remembers: the open document, where it stands, what is selected, lit and searched in it.

use std::collections::BTreeSet;
use std::ops::Range;

use eframe::egui::{Id, Ui};

use super::documents::DocumentsView;
use super::find::Find;
use super::marks::{Mark, Marks};
use super::original::OriginalView;
use super::page::{Page, paragraph_of};
use super::selection::Selection;
use crate::briefing::{Briefing, Document, DocumentId, Place};
use crate::search::letters_in;
use crate::text::Span;
use crate::ui::theme::Kind;
use crate::ui::{Command, Selected};

/// How long the words of a jump stay lit, in seconds.
const FLASH: f64 = 1.0;

/// What the reader remembers.
#[derive(Debug, Default)]
pub struct ReaderView {
    pub(super) document: Option<DocumentId>,
    pub(super) page: Page,
    pub(super) marks: Option<Marks>,
    pub(super) strong: Strong,
    pub(super) selection: Option<Selection>,
    pub(super) flash: Option<Flash>,
    pub(super) find: Find,
    pub(super) searched: Searched,
    pub(super) documents: DocumentsView,
    pub(super) hidden: BTreeSet<Kind>,
    /// Whether no kind is painted, whatever is hidden.
    pub(super) quiet: bool,
    /// What the menu was opened on: painted words, the paragraph, the word.
    pub(super) menu: Option<(Vec<Mark>, Option<usize>, Option<Place>)>,
    pub(super) dragging_out: bool,
    pub(super) original: OriginalView,
    pub(super) lingering: Lingering,
}

/// The paragraphs that stand wholly on the screen, and since when.
#[derive(Debug, Default)]
pub(super) struct Lingering {
    pub(super) shown: Option<(DocumentId, usize, usize)>,
    pub(super) since: f64,
    pub(super) is_told: bool,
}

/// The selected item's places in the open document.
#[derive(Debug, Default)]
pub(super) struct Strong {
    pub(super) of: Option<(Selected, DocumentId)>,
    pub(super) spans: Vec<Span>,
    pub(super) current: Option<Span>,
}

/// What a search of all texts found in the open document.
#[derive(Debug, Default)]
pub(super) struct Searched {
    pub(super) spans: Vec<Span>,
    pub(super) shown: Option<Span>,
}

/// Words that were jumped to, and since when they are lit; `None` until they are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flash {
    pub(super) span: Span,
    pub(super) since: Option<f64>,
}

/// Where somebody reads: kept for going back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document: DocumentId,
    /// The byte at the top of the screen.
    pub top: usize,
}

/// Who looks at a paragraph for so long, in seconds, may have read it.
const LINGER: f64 = 1.5;

impl ReaderView {
    /// Takes in that the briefing is another: everything that was computed from it is forgotten.
    pub fn renew(&mut self, briefing: &Briefing) {
        self.marks = None;
        self.strong = Strong::default();
        self.selection = None;
        self.flash = None;
        self.menu = None;
        self.documents.renew(briefing.documents.len());
        let kept = self.document.filter(|id| briefing.document(*id).is_some());
        if kept.is_none() {
            self.document = briefing.documents.first().map(|document| document.id);
        }
        self.page.forget();
        if let Some(id) = self.document {
            if kept.is_none() {
                self.page = Page::default();
                self.original.unpoint();
            }
            self.page.turn_to(id);
        }
        self.look_again(briefing);
    }

    /// Takes in that the briefing of the same documents was put together anew: the place and the selection stay.
    pub fn keep_on(&mut self, briefing: &Briefing) {
        let selection = self.selection.filter(|_| self.document.is_some_and(|id| briefing.document(id).is_some()));
        self.renew(briefing);
        self.selection = selection;
    }

    /// The widget that takes the keys.
    pub fn focus_id() -> Id {
        Id::unique("reader-text")
    }

    /// The open document.
    pub fn document(&self) -> Option<DocumentId> {
        self.document
    }

    /// Shows `place` and lights its words.
    pub fn show(&mut self, briefing: &Briefing, place: Place) {
        let Some(document) = briefing.document(place.document) else {
            return;
        };
        self.open(briefing, document);
        self.page.show(document, place.span);
        self.original.point(place.span, self.selection.map_or(0..0, |selection| selection.range()));
        self.flash = Some(Flash { span: place.span, since: None });
    }

    /// Shows the document from its beginning.
    pub fn show_document(&mut self, briefing: &Briefing, id: DocumentId) {
        if let Some(document) = briefing.document(id) {
            self.open(briefing, document);
            self.page.show_from(document, 0);
        }
    }

    /// Goes back to where somebody was reading.
    pub fn go_to(&mut self, briefing: &Briefing, reading: Reading) {
        if let Some(document) = briefing.document(reading.document) {
            self.open(briefing, document);
            self.page.show_from(document, reading.top);
        }
    }

    /// Where somebody is reading.
    pub fn reading(&self) -> Option<Reading> {
        Some(Reading { document: self.document?, top: self.page.top })
    }

    fn open(&mut self, briefing: &Briefing, document: &Document) {
        if self.document != Some(document.id) {
            self.document = Some(document.id);
            self.selection = None;
            self.flash = None;
            self.original.unpoint();
            self.page.turn_to(document.id);
            self.look_again(briefing);
        }
    }

    /// The selected words, one place for each paragraph; empty where there are none.
    pub fn selected_places(&self, briefing: &Briefing) -> Vec<Place> {
        self.selected_in(briefing).map(|(document, selection)| selection.places(document)).unwrap_or_default()
    }

    /// The selected text; empty where there is none.
    pub fn selected_text(&self, briefing: &Briefing) -> String {
        self.selected_in(briefing).map(|(document, selection)| selection.text(document)).unwrap_or_default()
    }

    fn selected_in<'a>(&self, briefing: &'a Briefing) -> Option<(&'a Document, Selection)> {
        let selection = self.selection.filter(|selection| !selection.is_empty())?;
        Some((briefing.document(self.document?)?, selection))
    }

    /// Selects the whole document.
    pub fn select_all(&mut self, briefing: &Briefing) {
        if let Some(document) = self.document.and_then(|id| briefing.document(id)) {
            self.selection = Some(Selection::all(document));
        }
    }

    /// Selects nothing and puts the find bar away.
    pub fn clear(&mut self) {
        self.selection = None;
        self.find.open = false;
        self.original.unpoint();
    }

    /// The page as it looks, beside the text.
    pub fn original(&mut self) -> &mut OriginalView {
        &mut self.original
    }

    /// Whether the page stands beside the text.
    pub fn shows_original(&self) -> bool {
        self.original.open
    }

    /// Opens the find bar, with the selected words in it where they are few.
    pub fn open_find(&mut self, briefing: &Briefing) {
        let words = self.selected_text(briefing);
        if !words.is_empty() && words.len() <= 80 {
            self.find.words = words;
        }
        self.find.open = true;
        self.find.take_focus = true;
        self.look_again(briefing);
    }

    /// The words in the find bar; `None` where it is closed.
    pub fn sought(&self) -> Option<&str> {
        self.find.open.then_some(self.find.words.as_str())
    }

    /// Takes in where the words of the find bar stand in other documents: how many places, in how many documents.
    pub fn found_elsewhere(&mut self, elsewhere: Option<(usize, usize)>) {
        self.find.elsewhere = elsewhere;
    }

    /// Paints what a search of all texts found in the open document; of that, `shown` is shown.
    pub fn paint_found(&mut self, spans: Vec<Span>, shown: Option<Span>) {
        self.searched = Searched { spans, shown };
    }

    /// The words that are painted as found, and those of them that are shown: the find bar's where it is open.
    pub(super) fn found(&self) -> (&[Span], Option<Span>) {
        if self.find.open {
            (&self.find.found, self.find.found.get(self.find.shown).copied())
        } else {
            (&self.searched.spans, self.searched.shown)
        }
    }

    /// Shows the next or previous place of the find bar's words.
    pub fn find_step(&mut self, briefing: &Briefing, forward: bool) {
        let Some(document) = self.document.and_then(|id| briefing.document(id)) else {
            return;
        };
        if let Some(span) = self.find.step(forward) {
            self.original.point(span, self.selection.map_or(0..0, |selection| selection.range()));
            self.page.show(document, span);
        }
    }

    fn look_again(&mut self, briefing: &Briefing) {
        if let Some(document) = self.document.and_then(|id| briefing.document(id)) {
            self.find.look(letters_in(document, &self.find.words), self.page.top);
        }
    }

    /// The positions of the paragraphs with selected words, or, so wished, with the caret; empty where there are none.
    pub fn selected_paragraphs(&self, briefing: &Briefing, with_caret: bool) -> Range<usize> {
        let document = self.document.and_then(|id| briefing.document(id));
        let selection = self.selection.filter(|selection| with_caret || !selection.is_empty());
        let Some((document, selection)) = document.zip(selection) else {
            return 0..0;
        };
        let bytes = selection.range();
        let last = paragraph_of(document, bytes.end.saturating_sub(usize::from(!bytes.is_empty())));
        paragraph_of(document, bytes.start)..last + 1
    }

    /// Whether no marks are painted but those of what is selected.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Paints no marks but those of what is selected, or all that are not hidden.
    pub fn set_quiet(&mut self, quiet: bool) {
        self.quiet = quiet;
    }

    /// Whether what is of this kind is painted.
    pub(super) fn paints(&self, kind: Kind) -> bool {
        !self.quiet && !self.hidden.contains(&kind)
    }

    /// Paints what is of this kind, or does so no more. In a quiet text, it is painted alone.
    pub(super) fn toggle_kind(&mut self, kind: Kind) {
        if std::mem::take(&mut self.quiet) {
            self.hidden = Kind::ALL.into_iter().filter(|other| *other != kind).collect();
        } else if !self.hidden.remove(&kind) {
            self.hidden.insert(kind);
        }
    }

    /// Opens or closes the list of documents.
    pub fn toggle_documents(&mut self) {
        self.documents.toggle();
    }

    /// Whether the list of documents was opened or closed by hand.
    pub fn documents_opened(&self) -> Option<bool> {
        self.documents.opened()
    }

    /// Opens the list of documents, closes it, or leaves it to what is usual.
    pub fn open_documents(&mut self, open: Option<bool>) {
        self.documents.set_open(open);
    }

    /// Shows no document any more.
    pub fn close(&mut self) {
        self.document = None;
    }

    /// Tells of the paragraphs `first` to `last`, by position, once they have stood on the screen for a while.
    pub(super) fn linger(&mut self, ui: &Ui, shown: Option<(DocumentId, usize, usize)>, commands: &mut Vec<Command>) {
        let now = ui.input(|input| input.time);
        let lingering = &mut self.lingering;
        if lingering.shown != shown {
            *lingering = Lingering { shown, since: now, is_told: false };
        }
        let Some((document, first, last)) = shown.filter(|_| !lingering.is_told) else {
            return;
        };
        let left = LINGER - (now - lingering.since);
        if left <= 0.0 {
            lingering.is_told = true;
            commands.push(Command::Cover { document, first: first + 1, last: last + 1 });
        } else {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }

    pub(super) fn refresh_strong(&mut self, briefing: &Briefing, selected: Option<Selected>) {
        let (Some(selected), Some(document)) = (selected, self.document) else {
            self.strong = Strong::default();
            return;
        };
        if self.strong.of == Some((selected, document)) {
            return;
        }
        let places = selected.item.places(briefing);
        let here = |place: &&Place| place.document == document;
        let mut spans: Vec<Span> = places.iter().filter(here).map(|place| place.span).collect();
        spans.sort();
        self.strong = Strong {
            of: Some((selected, document)),
            spans,
            current: places.get(selected.mention).filter(here).map(|place| place.span),
        };
    }

    /// How much of the flash is left; asks for the frames in which it fades, and for none when it is over.
    pub(super) fn fading(&mut self, ui: &Ui) -> Option<(Span, f32)> {
        let flash = self.flash.as_mut()?;
        let now = ui.input(|input| input.time);
        let since = *flash.since.get_or_insert(now);
        let left = 1.0 - (now - since) / FLASH;
        if left <= 0.0 {
            self.flash = None;
            return None;
        }
        ui.request_repaint_after(std::time::Duration::from_millis(40));
        Some((flash.span, (left * 2.0).min(1.0) as f32))
    }
}
