//! Saving without waiting: a thread of its own writes the newest state, so that no keystroke waits for the disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Hold, NotesError, back_up, save, sweep};
use crate::notes::Notes;

/// A backup is made before the first change of a sitting, and then so often.
const BACKUP: Duration = Duration::from_secs(600);

/// Writes the states of the notes to their file, one after the other; of those that wait only the newest.
#[derive(Debug)]
pub struct Keeper {
    file: PathBuf,
    states: Option<Sender<(PathBuf, Notes)>>,
    outcomes: Receiver<Result<(), NotesError>>,
    thread: Option<JoinHandle<()>>,
    /// What was handed over and not yet answered.
    pending: usize,
}

impl Keeper {
    /// The keeper of `file`. It holds the file with `hold`, and calls `wake` after each try.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(file: PathBuf, hold: Option<Hold>, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (states, waiting) = channel::<(PathBuf, Notes)>();
        let (answers, outcomes) = channel();
        let to = file.clone();
        if hold.is_some() {
            sweep(&file);
        }
        let thread = std::thread::Builder::new().name("dossier-keeper".to_owned()).spawn(move || {
            let _hold = hold;
            let mut backed_up: Option<Instant> = None;
            while let Ok(mut state) = waiting.recv() {
                let mut count = 1;
                while let Ok(newer) = waiting.try_recv() {
                    (state, count) = (newer, count + 1);
                }
                if backed_up.is_none_or(|when| when.elapsed() >= BACKUP) {
                    // Without a backup the change is saved all the same.
                    back_up(&to).ok();
                    backed_up = Some(Instant::now());
                }
                let (folder, notes) = state;
                let mut outcome = Some(save(&to, &folder, &notes));
                for at in 0..count {
                    // The last answer is the one that tells; the window may be gone.
                    let told = if at + 1 == count { outcome.take().unwrap_or(Ok(())) } else { Ok(()) };
                    answers.send(told).ok();
                }
                wake();
            }
        })?;
        Ok(Self { file, states: Some(states), outcomes, thread: Some(thread), pending: 0 })
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Hands over a state of the notes on `folder`. It is on the disk soon, unless [`Self::outcome`] says otherwise.
    pub fn save(&mut self, folder: &Path, notes: &Notes) {
        let state = (folder.to_owned(), notes.clone());
        if self.states.as_ref().is_some_and(|states| states.send(state).is_ok()) {
            self.pending += 1;
        }
    }

    /// What became of what was handed over: the last failure, if any; `None` while nothing is known.
    pub fn outcome(&mut self) -> Option<Result<(), NotesError>> {
        let mut last = None;
        while let Ok(outcome) = self.outcomes.try_recv() {
            self.pending = self.pending.saturating_sub(1);
            last = Some(outcome);
        }
        last
    }

    /// Whether something is under way to the disk.
    pub fn is_busy(&self) -> bool {
        self.pending > 0
    }

    /// Waits until all is on the disk, and says what became of the last state.
    pub fn wait(&mut self) -> Result<(), NotesError> {
        let mut last = Ok(());
        while self.pending > 0 {
            let Ok(outcome) = self.outcomes.recv() else {
                break;
            };
            self.pending -= 1;
            last = outcome;
        }
        last
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.states.take());
        // It writes what waits, then ends.
        self.thread.take().map(JoinHandle::join);
    }
}
