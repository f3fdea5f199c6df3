//! Handing over: what is exported, where it is saved, and what the system opens.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::{Command, Session};
use crate::export::{self, NoteFormat, ReferenceFormat, Table};
use crate::notes::{self, Access, HeadField};
use crate::text::is_disturbing;

impl Session {
    /// Opens the file of the shown document, or the folder that it lies in.
    pub(super) fn open_original(&mut self, folder: bool, context: &egui::Context) {
        match self.original() {
            Some(file) if folder => open_path(file.parent().unwrap_or(&file), context),
            Some(file) => open_path(&file, context),
            None => self.notices.fail("The file of this document was not found."),
        }
    }

    /// The file that the shown document was read from: of what lies in a container, the container.
    pub(super) fn original(&self) -> Option<PathBuf> {
        let document = self.briefing.as_deref()?.document(self.view.reader.document()?)?;
        let file = self.folder.as_deref()?.join(&document.path);
        file.ancestors().find(|path| path.is_file()).map(Path::to_owned)
    }

    /// What a file of exported notes is called unless the person says otherwise: by its subject.
    pub(super) fn export_name(&self, ending: &str) -> String {
        let subject = self.desk.notes().notebook.head().field(HeadField::Subject);
        let name = name_of(subject);
        let name = if name.is_empty() { format!("{} note", self.folder_name()) } else { name };
        format!("{name}.{ending}")
    }

    /// Saves what the note cites in `file`.
    pub(super) fn export_references(&mut self, format: ReferenceFormat, file: &Path) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let mut bytes = Vec::new();
        let written = export::write_references(briefing, &self.desk.notes().notebook, format, &mut bytes);
        self.save("references", file, written.map(|()| bytes));
    }

    /// What a file with this table is called unless the person says otherwise.
    pub(super) fn table_name(&self, table: Table) -> String {
        format!("{} {}", self.folder_name(), table.file_name())
    }

    /// Saves the note in `file`, in the format that its name ends with.
    pub(super) fn export(&mut self, file: &Path) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let mut bytes = Vec::new();
        let report = export::Report::of(briefing, &self.desk.notes().notebook, &self.view.notes.extent);
        let written = NoteFormat::of(file).unwrap_or(NoteFormat::Markdown).write(&report, &mut bytes);
        self.save("note", file, written.map(|()| bytes));
    }

    /// Saves `table` as CSV in `file`.
    pub(super) fn export_table(&mut self, table: Table, file: &Path) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let mut bytes = Vec::new();
        let written = export::write_csv(briefing, table, &mut bytes);
        self.save(table.name(), file, written.map(|()| bytes));
    }

    /// What a picture of the network is called unless the person says otherwise.
    pub(super) fn network_name(&self) -> String {
        format!("{} network.svg", self.folder_name())
    }

    /// Saves the picture of the network in `file`.
    pub(super) fn export_network(&mut self, file: &Path) {
        let picture = self.briefing.as_deref().and_then(|briefing| self.view.network.picture(briefing));
        match picture {
            Some(picture) => self.save("picture", file, Ok(picture.into_bytes())),
            None => self.notices.tell("There is no picture of the network yet: open the network first."),
        }
    }

    /// Copies the note as rich text.
    pub(super) fn copy_note(&mut self) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let report = export::Report::of(briefing, &self.desk.notes().notebook, &self.view.notes.extent);
        let (mut html, mut text) = (Vec::new(), Vec::new());
        let written = NoteFormat::Html
            .write(&report, &mut html)
            .and_then(|()| NoteFormat::Markdown.write(&report, &mut text))
            .map_err(|error| error.to_string());
        let copied = written
            .and_then(|()| self.clipboard.copy(&String::from_utf8_lossy(&html), &String::from_utf8_lossy(&text)));
        match copied {
            Ok(()) => self.notices.tell("The note was copied as rich text."),
            Err(error) => self.notices.fail(format!("The note could not be copied ({error}).")),
        }
    }

    /// Writes `bytes` into `file` and says what became of it. The open folder is evidence: nothing is saved in it.
    pub(super) fn save(&mut self, what: &str, file: &Path, bytes: std::io::Result<Vec<u8>>) {
        if self.is_evidence(file) {
            return self.notices.fail(format!(
                "The {what} {} not saved: nothing is written into the folder of sources. Choose another place.",
                were(what)
            ));
        }
        match bytes.and_then(|bytes| notes::write_whole(file, Access::Usual, |out| out.write_all(&bytes))) {
            Ok(()) => {
                let said = format!("The {what} {} saved as {}", were(what), file.display());
                self.notices.tell_with(said, vec![("Open", Command::OpenPath(file.to_owned()))]);
                self.exported = Some(file.to_owned());
            }
            Err(error) => self.notices.fail(format!("The {what} could not be saved ({error}): {}", file.display())),
        }
    }
}

/// "was" or "were", as `what` is one or several.
fn were(what: &str) -> &'static str {
    if matches!(what, "note" | "timeline" | "picture") { "was" } else { "were" }
}

/// The name of a file that `words` make; empty where none of them may stand in one.
fn name_of(words: &str) -> String {
    let name: String = words.chars().map(|letter| if is_of_names(letter) { letter } else { ' ' }).collect();
    let name: Vec<&str> = name.split_whitespace().collect();
    let name: String = name.join(" ").trim_matches(['.', ' ']).chars().take(80).collect();
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// Whether a letter may stand in the name of a file on every system, and shows what stands beside it as it is.
fn is_of_names(letter: char) -> bool {
    !is_disturbing(letter) && !matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Opens a file or a folder with the program that the system has for it.
pub(super) fn open_path(path: &Path, context: &egui::Context) {
    let mut url = "file://".to_owned();
    let path = path.to_string_lossy().replace('\\', "/");
    if !path.starts_with('/') {
        url.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b':') {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    context.open_url(egui::OpenUrl::new_tab(url));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_export_leads_nowhere_and_hides_nothing() {
        for (words, name) in [
            ("The dam at Oldtown", "The dam at Oldtown"),
            ("../../etc/passwd", "etc passwd"),
            ("..\\..\\a:b|c", "a b c"),
            (".. .hidden", "hidden"),
            ("note\u{202e}cod.exe", "note cod.exe"),
            ("a\u{0}b\n\u{1b}[2Jc", "a b [2Jc"),
            (" . \u{200b} / ", ""),
        ] {
            assert_eq!(name_of(words), name, "{words:?}");
        }
        assert_eq!(name_of(&"a".repeat(400)).len(), 80);
    }
}
