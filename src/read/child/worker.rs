//! A child as its parent sees it.

use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::wire::{self, Frame};
use crate::read::Limits;

/// Why a child said nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It is still at work.
    TooLong,
    /// It is no more: it wanted too much memory, or broke down.
    Ended,
}

/// A running child. Dropping it ends it.
pub struct Worker {
    child: Child,
    to: Option<BufWriter<ChildStdin>>,
    from: Receiver<Frame>,
    /// How many files it was given.
    pub files: usize,
}

impl Worker {
    /// Starts `program` as a child.
    pub fn start(program: &Path) -> std::io::Result<Self> {
        let mut child = Command::new(program)
            .arg(super::ARGUMENT)
            .env_clear()
            // One arena: those of many threads take address space, which is bounded.
            .env("MALLOC_ARENA_MAX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let to = child.stdin.take().map(|to| BufWriter::with_capacity(1 << 16, to));
        let (sender, from) = sync_channel(1);
        if let Some(out) = child.stdout.take() {
            std::thread::Builder::new().name("dossier-child".to_owned()).spawn(move || {
                let mut out = BufReader::with_capacity(1 << 16, out);
                while let Ok(frame) = wire::read_frame(&mut out) {
                    if sender.send(frame).is_err() {
                        break;
                    }
                }
            })?;
        }
        Ok(Self { child, to, from, files: 0 })
    }

    /// Gives it a file. One that cannot take it has ended, and [`Worker::next`] will say so.
    pub fn ask(&mut self, path: &str, bytes: &[u8], limits: &Limits) {
        let taken = self.to.as_mut().map(|to| wire::write_request(to, path, bytes, limits));
        if !matches!(taken, Some(Ok(()))) {
            self.to = None;
        }
    }

    /// What it says next, waiting at most `silence`.
    pub fn next(&mut self, silence: Duration) -> Result<Frame, Silence> {
        self.from.recv_timeout(silence).map_err(|error| match error {
            RecvTimeoutError::Timeout => Silence::TooLong,
            RecvTimeoutError::Disconnected => Silence::Ended,
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
