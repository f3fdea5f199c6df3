//! The window as one of several: its title, another one, and the folder that it closes or forgets.

use std::mem;

use eframe::egui;

use super::Session;
use crate::load;
use crate::text::printable;

impl Session {
    /// Gives the window the name of the open folder.
    pub fn entitle(&mut self, context: &egui::Context) {
        let title = match &self.briefing {
            Some(_) => format!("{} – dossier", printable(&self.folder_name())),
            None => "dossier".to_owned(),
        };
        if self.title != title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Closes the open folder: what was written is kept.
    pub(super) fn close_folder(&mut self, context: &egui::Context) {
        if let Err(error) = self.desk.wait() {
            return self.tell_unsaved(Err(error));
        }
        self.take_bookmark();
        let recent = mem::take(&mut self.recent);
        let bookmarks = mem::take(&mut self.bookmarks);
        let directory = self.notes_directory.take();
        let cache = self.cache.take();
        let own = self.context.take();
        *self = Self::default();
        (self.recent, self.notes_directory, self.cache, self.context) = (recent, directory, cache, own);
        self.bookmarks = bookmarks;
        context.request_repaint();
    }

    /// Opens another window of the program.
    pub(super) fn open_window(&mut self) {
        let started = std::env::current_exe().and_then(|program| std::process::Command::new(program).spawn());
        if let Err(error) = started {
            self.notices.fail(format!("A new window could not be opened ({error})."));
        }
    }

    /// Removes what is kept of all folders that were read.
    pub(super) fn forget_read(&mut self) {
        let cleared = self.cache.as_deref().map_or(Ok(0), load::clear);
        match cleared {
            Ok(bytes) => {
                let size = bytes.div_ceil(1 << 20);
                let what = "What was kept of folders that were read is removed";
                self.notices.tell(format!("{what} ({size} MiB): the next time each is read anew."));
            }
            Err(error) => self.notices.fail(format!("What was kept could not all be removed ({error}).")),
        }
    }
}
