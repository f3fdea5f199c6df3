//! A child as its parent sees it.

use std::io::{BufReader, BufWriter, Read as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::wire::{self, Frame};
use crate::read::ReadError;

/// A child that has said nothing for so long is looked at.
const SOON: Duration = Duration::from_secs(1);

/// How often a child is waited for that is let to work for less than a share of the time, and what share that is: one over so
/// many.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub times: u32,
    pub share: u32,
}

/// With a child that reads a file.
pub const WITH_FILE: Patience = Patience { times: 2, share: 8 };

/// With one that recognises a page, which is work from the first moment to the last.
pub const WITH_PAGE: Patience = Patience { times: 8, share: 2 };

/// How much is read of what a child says at its end, in bytes.
const LAST_WORDS: u64 = 1 << 12;

/// Whether a program was ended by another one, or by the system.
#[cfg(unix)]
fn is_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    const KILL: i32 = 9;
    const TERM: i32 = 15;
    matches!(status.signal(), Some(KILL | TERM))
}

#[cfg(not(unix))]
fn is_killed(_: ExitStatus) -> bool {
    false
}

/// Writes what a child is asked.
pub type Ask<'a> = dyn Fn(&mut BufWriter<ChildStdin>) -> std::io::Result<()> + 'a;

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
            .stderr(Stdio::piped())
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

    /// Gives it something to do, which `ask` writes. One that cannot take it has ended, and [`Worker::next`] will say so.
    pub fn ask(&mut self, ask: &Ask<'_>) {
        if !matches!(self.to.as_mut().map(ask), Some(Ok(()))) {
            self.to = None;
        }
    }

    /// What it says next. It is given `silence`; where it can be seen that the system hardly let it work in that time, as
    /// on a machine that was brought to a halt, it is waited for again, so that what is read does not depend on that.
    pub fn next(&mut self, silence: Duration, patience: Patience) -> Result<Frame, Silence> {
        // Nearly all answer before it is worth looking at what they do.
        let soon = silence.min(SOON);
        if let Some(said) = self.listen(soon) {
            return said;
        }
        let rest = silence - soon;
        for _ in 0..patience.times {
            let before = self.worked();
            if let Some(said) = self.listen(rest) {
                return said;
            }
            let worked = self.worked().zip(before).and_then(|(now, before)| now.checked_sub(before));
            if worked.is_none_or(|worked| worked >= rest / patience.share) {
                break;
            }
        }
        Err(Silence::TooLong)
    }

    /// What it says within this time.
    fn listen(&self, wait: Duration) -> Option<Result<Frame, Silence>> {
        match self.from.recv_timeout(wait) {
            Ok(frame) => Some(Ok(frame)),
            Err(RecvTimeoutError::Disconnected) => Some(Err(Silence::Ended)),
            Err(RecvTimeoutError::Timeout) => None,
        }
    }

    /// Why it ended, where it has.
    pub fn end(&mut self) -> ReadError {
        // What a program says that ends itself, and no more than that.
        let mut said = String::new();
        if let Some(from) = self.child.stderr.take() {
            from.take(LAST_WORDS).read_to_string(&mut said).ok();
        }
        match self.child.wait() {
            Ok(status) if is_killed(status) => ReadError::Killed,
            _ if said.contains("stack") => ReadError::TooNested,
            _ if said.contains("memory allocation") => ReadError::Ended { mebibytes: super::MEMORY_BYTES >> 20 },
            _ => ReadError::Broke,
        }
    }

    /// How long the processor was at work for it; `None` where the system does not say (proc(5): two counts of
    /// hundredths of seconds, after the name in brackets and eleven other fields).
    fn worked(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let counts: u64 =
            fields.split_whitespace().skip(11).take(2).filter_map(|count| count.parse::<u64>().ok()).sum();
        Some(Duration::from_millis(counts * 10))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
