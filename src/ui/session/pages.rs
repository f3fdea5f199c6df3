//! Pages of documents as they look: asked for beside the window, and shown when they come.

use std::sync::Arc;

use eframe::egui;

use super::Session;
use crate::load::{Files, Key, Original, PageWish, Pages};

/// What draws pages, and what it must know of the files.
#[derive(Debug, Default)]
pub struct Originals {
    /// Started when a page is first wanted.
    pages: Option<Pages>,
    /// What the bytes of each file were when they were read.
    files: Arc<Files>,
}

impl Originals {
    /// Takes in that another folder is shown: what its files were is not known yet, and no page of the one before is
    /// waited for.
    pub fn renew(&mut self) {
        *self = Self::default();
    }

    /// Takes in what the files were when they were read.
    pub fn read(&mut self, files: Arc<Files>) {
        (self.pages, self.files) = (None, files);
    }

    /// What the bytes of the file at `path` were, or of the one that it lies in.
    fn known(&self, path: &str) -> Option<Key> {
        let ends = std::iter::once(path.len()).chain(path.rmatch_indices('/').map(|(at, _)| at));
        ends.filter_map(|end| path.get(..end)).find_map(|path| self.files.get(path)).copied()
    }
}

impl Session {
    /// Has a page drawn.
    pub(super) fn draw_page(&mut self, wish: PageWish, context: &egui::Context) {
        let (Some(folder), Some(briefing)) = (self.folder.clone(), self.briefing.clone()) else {
            return;
        };
        if self.originals.pages.is_none() {
            let context = context.clone();
            match Pages::start(move || context.request_repaint()) {
                Ok(pages) => self.originals.pages = Some(pages),
                Err(error) => return self.notices.fail(format!("The page could not be drawn ({error}).")),
            }
        }
        let read = briefing.document(wish.document).and_then(|document| self.originals.known(&document.path));
        if let Some(pages) = &self.originals.pages {
            pages.ask(Original { folder, briefing, read }, wish);
        }
    }

    /// Takes in the pages that were drawn.
    pub(super) fn take_pages(&mut self, context: &egui::Context) {
        while let Some(news) = self.originals.pages.as_ref().and_then(Pages::next_news) {
            self.view.reader.original().take(news, context);
        }
    }
}
