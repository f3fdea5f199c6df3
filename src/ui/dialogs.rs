//! The system's file dialogs, each on a thread of its own: none can hang the window, and where none answers the person
//! types a path.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;
use rfd::FileDialog;

use crate::export::{NoteFormat, ReferenceFormat, Table};
use crate::notes::ENDING;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which folder to open.
    Folder,
    /// Where the folder of a briefing is now.
    FolderOf,
    /// Which briefing to open.
    Briefing,
    /// Where to keep the briefing.
    Keep,
    /// Which template to use.
    Template,
    /// Where to save the note in this format.
    Export(NoteFormat),
    /// Where to save what the note cites, in this format.
    References(ReferenceFormat),
    /// Where to save this table.
    Table(Table),
    /// Where to save the picture of the network.
    Network,
}

/// What became of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The person chose this.
    Chosen(Question, PathBuf),
    /// The person chose nothing.
    Cancelled,
    /// The system has no dialog to show.
    Unavailable(Question),
}

/// No person closes a dialog faster than this: an empty answer that comes sooner means that none was shown.
const FASTEST: Duration = Duration::from_millis(400);

/// The dialogs that are under way.
#[derive(Debug)]
pub struct Dialogs {
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
}

impl Default for Dialogs {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self { sender, answers }
    }
}

impl Dialogs {
    /// Shows a dialog for `question`, beside the file that was saved last; `name` is what a new file is to be called.
    /// `context` is woken by the answer.
    pub fn ask(&self, question: Question, name: String, beside: Option<&Path>, context: &Context) {
        let (sender, waker) = (self.sender.clone(), context.clone());
        let directory = beside.and_then(Path::parent).map(Path::to_owned);
        let shown = std::thread::Builder::new().name("dossier-dialog".to_owned()).spawn(move || {
            let began = Instant::now();
            let dialog = directory.into_iter().fold(FileDialog::new(), FileDialog::set_directory);
            let chosen = match question {
                Question::Folder => dialog.set_title("Open a folder of documents").pick_folder(),
                Question::FolderOf => dialog.set_title("Where are the documents of this briefing?").pick_folder(),
                Question::Briefing => dialog.set_title("Open a briefing").add_filter("Briefing", &[ENDING]).pick_file(),
                Question::Template => dialog.set_title("Use a template").add_filter("Plain text", &["txt"]).pick_file(),
                Question::Keep => {
                    let dialog = dialog.set_title("Save the briefing as").set_file_name(name);
                    dialog.add_filter("Briefing", &[ENDING]).save_file()
                }
                Question::Export(format) => {
                    let dialog = dialog.set_title("Export the note").set_file_name(name);
                    dialog.add_filter(format.name(), &[format.ending()]).save_file()
                }
                Question::References(format) => {
                    let dialog = dialog.set_title("Export what the note cites").set_file_name(name);
                    dialog.add_filter(format.name(), &[format.ending()]).save_file()
                }
                Question::Network => {
                    let dialog = dialog.set_title("Save the picture of the network").set_file_name(name);
                    dialog.add_filter("SVG picture", &["svg"]).save_file()
                }
                Question::Table(table) => {
                    let dialog = dialog.set_title(format!("Export the {}", table.name())).set_file_name(name);
                    dialog.add_filter("Comma-separated values", &["csv"]).save_file()
                }
            };
            let answer = match chosen {
                Some(path) => Answer::Chosen(question, path),
                None if began.elapsed() < FASTEST => Answer::Unavailable(question),
                None => Answer::Cancelled,
            };
            // The window may be gone.
            sender.send(answer).ok();
            waker.request_repaint();
        });
        if shown.is_err() {
            self.sender.send(Answer::Unavailable(question)).ok();
        }
    }

    /// The answers that have come in.
    pub fn answers(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }
}
