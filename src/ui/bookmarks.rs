//! Where somebody left off in each folder: kept by the program, so that a folder opens as it was closed.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::panels::{Reading, Sight};
use super::{Session, Tab, Tray, keeping};
use crate::briefing::{Briefing, Document};

/// How many folders are remembered.
const KEPT: usize = 40;

/// Where somebody left off in each folder, the last one first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bookmarks {
    kept: Vec<Bookmark>,
}

impl Bookmarks {
    /// Where somebody left off in `folder`.
    pub fn of(&self, folder: &Path) -> Option<&Bookmark> {
        self.kept.iter().find(|bookmark| bookmark.folder == folder)
    }

    /// Takes down where somebody is now.
    pub fn put(&mut self, bookmark: Bookmark) {
        self.kept.retain(|known| known.folder != bookmark.folder);
        self.kept.insert(0, bookmark);
        self.kept.truncate(KEPT);
    }
}

/// Where somebody left off in a folder. What a later program adds, and an earlier one did not write, is as it usually is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    folder: PathBuf,
    /// The open document, by its path and by its content; empty where none was.
    path: String,
    sha256: String,
    /// The byte of its text at the top of the screen.
    top: usize,
    tab: Tab,
    /// Which panes show.
    summary: bool,
    notes: bool,
    wide: bool,
    /// What the tray shows, where it is open.
    tray: Option<Tray>,
    /// Whether the list of documents was opened or closed by hand.
    documents: Option<bool>,
    /// Whether the page stood beside the text.
    page: bool,
    /// Whether the text had no marks.
    quiet: bool,
    timeline: Sight,
}

impl Default for Bookmark {
    fn default() -> Self {
        Self {
            folder: PathBuf::new(),
            path: String::new(),
            sha256: String::new(),
            top: 0,
            tab: Tab::default(),
            summary: true,
            notes: true,
            wide: false,
            tray: None,
            documents: None,
            page: false,
            quiet: false,
            timeline: Sight::default(),
        }
    }
}

impl Bookmark {
    /// The open tab.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// The document in `briefing`: the one of this content, else the one at this path.
    fn document<'a>(&self, briefing: &'a Briefing) -> Option<&'a Document> {
        let all = &briefing.documents;
        let same = |document: &&Document| document.sha256 == self.sha256;
        let here = |document: &&Document| document.path == self.path;
        let both = all.iter().find(|document| same(document) && here(document));
        both.or_else(|| all.iter().find(same)).or_else(|| all.iter().find(here))
    }
}

impl Session {
    /// Takes down where somebody is in the open folder.
    pub fn take_bookmark(&mut self) {
        let (Some(folder), Some(briefing)) = (&self.folder, self.briefing.as_deref()) else {
            return;
        };
        let view = &self.view;
        let panes = &view.panes;
        let reading = view.reader.reading();
        let open = reading.and_then(|reading| Some((briefing.document(reading.document)?, reading.top)));
        let mut bookmark = Bookmark {
            folder: keeping::real(folder),
            path: open.map_or_else(String::new, |(document, _)| document.path.clone()),
            sha256: open.map_or_else(String::new, |(document, _)| document.sha256.clone()),
            top: open.map_or(0, |(_, top)| top),
            tab: view.summary.tab,
            summary: panes.summary,
            notes: panes.notes,
            wide: panes.wide,
            tray: panes.tray.then_some(panes.tray_shows),
            documents: view.reader.documents_opened(),
            page: view.reader.shows_original(),
            quiet: view.reader.is_quiet(),
            timeline: view.timeline.sight(briefing),
        };
        // What has yet to be gone to is still where it was.
        if let Some(left) = &self.left_off {
            if !left.path.is_empty() {
                (bookmark.path, bookmark.sha256, bookmark.top) = (left.path.clone(), left.sha256.clone(), left.top);
            }
            bookmark.timeline = left.timeline.clone();
        }
        self.bookmarks.put(bookmark);
    }

    /// Lays the window out as it was when `folder` was left; the text and the timeline follow when they are read.
    pub(super) fn return_to(&mut self, folder: &Path) {
        self.left_off = self.bookmarks.of(&keeping::real(folder)).cloned();
        if let Some(left) = &self.left_off {
            let panes = &mut self.view.panes;
            (panes.summary, panes.notes, panes.wide) = (left.summary, left.notes, left.wide);
            panes.tray = left.tray.is_some();
            panes.tray_shows = left.tray.unwrap_or(panes.tray_shows);
            self.view.summary.tab = left.tab;
            self.view.reader.open_documents(left.documents);
            self.view.reader.original().open = left.page;
            self.view.reader.set_quiet(left.quiet);
        }
    }

    /// Goes on reading where somebody left off, once the document is there, unless another was gone to meanwhile.
    /// `is_whole` where all of the folder was read: what is not there now is gone.
    pub(super) fn go_on(&mut self, is_whole: bool) {
        let (Some(mut left), Some(briefing)) = (self.left_off.take(), self.briefing.clone()) else {
            return;
        };
        if self.has_moved(&briefing) {
            left.path.clear();
        }
        if !left.path.is_empty()
            && let Some(document) = left.document(&briefing)
        {
            // In a text that has changed, the byte may be anywhere.
            let top = if document.sha256 == left.sha256 { left.top } else { 0 };
            self.view.reader.go_to(&briefing, Reading { document: document.id, top });
            left.path.clear();
        }
        if is_whole {
            self.view.timeline.return_to(&briefing, &left.timeline);
        } else {
            self.left_off = Some(left);
        }
    }

    /// Whether somebody reads elsewhere than where a folder opens.
    fn has_moved(&self, briefing: &Briefing) -> bool {
        let first = briefing.documents.first();
        let begins = first.and_then(|document| document.paragraphs.first()).map_or(0, |first| first.span.start());
        self.view.reader.reading().is_some_and(|reading| {
            self.trail.is_begun() || first.is_none_or(|first| first.id != reading.document) || reading.top > begins
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_has_one_bookmark_and_the_oldest_go() {
        let mut bookmarks = Bookmarks::default();
        let of = |folder: &str, top| Bookmark { folder: folder.into(), top, ..Bookmark::default() };
        for number in 0..=KEPT {
            bookmarks.put(of(&number.to_string(), 0));
        }
        bookmarks.put(of("7", 12));
        assert_eq!(bookmarks.kept.len(), KEPT);
        assert_eq!(bookmarks.of(Path::new("7")).map(|bookmark| bookmark.top), Some(12));
        assert_eq!(bookmarks.of(Path::new("0")), None);
    }
}
