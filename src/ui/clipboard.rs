//! The note on the clipboard as rich text, with plain text beside it: egui's own clipboard knows plain text alone.

use std::fmt;

/// The system's clipboard. It is kept: on some systems what was copied is gone with it.
#[derive(Default)]
pub struct RichClipboard {
    clipboard: Option<arboard::Clipboard>,
}

impl RichClipboard {
    /// Copies `html`; programs that want plain text get `text`.
    ///
    /// # Errors
    /// Where the system has no clipboard, in its words.
    pub fn copy(&mut self, html: &str, text: &str) -> Result<(), String> {
        if self.clipboard.is_none() {
            self.clipboard = Some(arboard::Clipboard::new().map_err(|error| error.to_string())?);
        }
        let Some(clipboard) = &mut self.clipboard else {
            return Ok(());
        };
        clipboard.set_html(html, Some(text)).map_err(|error| error.to_string())
    }
}

impl fmt::Debug for RichClipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RichClipboard").field("open", &self.clipboard.is_some()).finish()
    }
}
