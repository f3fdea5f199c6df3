//! Reading where it can do no harm: in a child process of the same program.
//!
//! Parsers of foreign formats get bytes that somebody may have made to break them. They run in a child that has the
//! file's bytes on its standard input and nothing else: it can open no file and no socket, write no file, and take no more
//! memory than [`MEMORY_BYTES`]. One that does not answer in time is ended; the next file gets a new one. A page
//! in which text is recognised has [`PAGE`] for itself; one that is drawn, [`SILENCE`]. A child serves
//! one file after the other, so that starting it costs nothing per file.
//!
//! The system holds it to that on Linux and the BSDs. macOS knows the bound on open files and sockets, but holds nobody to
//! one of memory; Windows has neither for a process that is not in a job object, which is not made here. There, the
//! deadline, the process of its own, and what each reader allows a file to unpack to are what bounds it.
//!
//! A program that has not said where its own binary is ([`use_program`]) reads in its own process.

mod bounds;
mod serve;
mod wire;
mod worker;

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ChildStdin;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

#[cfg(feature = "window")]
use super::draw;
#[cfg(feature = "window")]
use super::original::{DrawnPage, PageAsk, PagePart};
use super::part::{Part, Sink};
use super::{Limits, ReadError, parts};
use crate::text::refusal;
pub use serve::serve;
#[cfg(not(fuzzing))]
use wire::Frame;
#[cfg(fuzzing)]
pub(super) use wire::Frame;
#[cfg(fuzzing)]
pub(super) use wire::read_frame;
use worker::{Ask, Silence, WITH_FILE, WITH_PAGE, Worker};

/// How much memory a child may take, in bytes.
pub const MEMORY_BYTES: u64 = 512 << 20;

/// How long a child may be silent. It is ended then, and all is said within ten seconds.
pub const SILENCE: Duration = Duration::from_secs(9);

/// How long it may be silent over a page that is a picture: on a slow processor a full one takes a quarter of that.
pub const PAGE: Duration = Duration::from_secs(40);

/// A child is ended after this many files, so that what the allocator does not give back never adds up.
const FILES: usize = 500;

/// Takes what a child says; what it returns says whether more is wanted.
type Take<'a> = dyn FnMut(Frame) -> ControlFlow<()> + 'a;

static POOL: OnceLock<Pool> = OnceLock::new();

struct Pool {
    program: PathBuf,
    idle: Mutex<Vec<Worker>>,
}

/// Says which program is started as a child, with the one argument [`ARGUMENT`]; it must call [`serve`] then. The first
/// call counts.
pub fn use_program(program: PathBuf) {
    POOL.get_or_init(|| Pool { program, idle: Mutex::default() });
}

/// The argument that makes the program a child.
pub const ARGUMENT: &str = "read-for-parent";

/// The program that is running, to be started again as a child.
pub fn own_program() -> Option<PathBuf> {
    // It leads to this very program also after an update has put another in its place.
    let link = PathBuf::from("/proc/self/exe");
    if link.exists() { Some(link) } else { std::env::current_exe().ok() }
}

/// Ends the children that are waiting for work.
pub fn rest() {
    if let Some(pool) = POOL.get() {
        pool.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Hands the pieces of the file with `bytes` to `sink`, read by a child where there can be one. The child is waited for
/// until `deadline` and no longer.
pub(super) fn read(
    path: &str,
    bytes: &[u8],
    limits: &Limits,
    deadline: Instant,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    match POOL.get() {
        Some(pool) => pool.read(path, bytes, limits, deadline, sink),
        None => parts::parts(path, bytes, limits, sink),
    }
}

/// What is wanted of a page of the file with `bytes`, drawn by a child where there can be one.
#[cfg(feature = "window")]
pub fn page(path: &str, bytes: &[u8], ask: PageAsk) -> Result<DrawnPage, ReadError> {
    let drawn = match POOL.get() {
        Some(pool) => pool.page(path, bytes, ask)?,
        None => draw::page(path, bytes, ask)?,
    };
    // Whoever drew it is not believed.
    let is_whole = ask.what == PagePart::Words || drawn.is_whole();
    if is_whole { Ok(drawn) } else { Err(ReadError::Broke) }
}

impl Pool {
    /// Reads as [`read`] does.
    fn read(
        &self,
        path: &str,
        bytes: &[u8],
        limits: &Limits,
        deadline: Instant,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let ask = |to: &mut BufWriter<ChildStdin>| wire::write_request(to, path, bytes, limits);
        self.work(&ask, deadline, &mut |frame| match frame {
            Frame::Part(part) => sink(part),
            _ => ControlFlow::Continue(()),
        })
    }

    /// Draws as [`page`] does.
    #[cfg(feature = "window")]
    fn page(&self, path: &str, bytes: &[u8], page: PageAsk) -> Result<DrawnPage, ReadError> {
        let ask = |to: &mut BufWriter<ChildStdin>| wire::write_page_request(to, path, bytes, page);
        let mut drawn = Err(ReadError::Broke);
        self.work(&ask, Instant::now() + SILENCE, &mut |frame| {
            if let Frame::Drawn(page) = frame {
                drawn = Ok(page);
            }
            ControlFlow::Continue(())
        })?;
        drawn
    }

    /// Has a child do what it is asked, and hands on what it says.
    fn work(&self, ask: &Ask<'_>, mut deadline: Instant, take: &mut Take<'_>) -> Result<(), ReadError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let started = || Worker::start(&self.program);
        let mut worker =
            idle.map_or_else(started, Ok).map_err(|error| ReadError::NoChild { reason: refusal(&error) })?;
        worker.files += 1;
        worker.ask(ask);
        let mut page: Option<Instant> = None;
        loop {
            let rest = SILENCE.min(deadline.saturating_duration_since(Instant::now()));
            let said = match page {
                Some(_) => worker.next(PAGE, WITH_PAGE),
                None => worker.next(rest, WITH_FILE),
            };
            let seconds = if page.is_some() { PAGE } else { SILENCE }.as_secs();
            // A page has time of its own.
            deadline += page.take().map_or(Duration::ZERO, |since| since.elapsed());
            match said {
                Ok(Frame::Done(outcome)) => {
                    if worker.files < FILES {
                        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    }
                    return outcome;
                }
                Ok(frame) => {
                    page = matches!(frame, Frame::Part(Part::Page)).then(Instant::now);
                    if let ControlFlow::Break(()) = take(frame) {
                        return Ok(());
                    }
                }
                Err(Silence::TooLong) => return Err(ReadError::TooSlow { seconds }),
                Err(Silence::Ended) => return Err(worker.end()),
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test may fail")]
    fn a_child_that_says_nothing_is_waited_for_until_the_deadline_and_ended() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("silent");
        std::fs::write(&program, "#!/bin/sh\nexec /bin/sleep 60\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let pool = Pool { program, idle: Mutex::default() };
        let start = Instant::now();
        let deadline = start + Duration::from_millis(200);
        let outcome = pool.read("a.pdf", b"%PDF", &Limits::default(), deadline, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(outcome, Err(ReadError::TooSlow { .. })), "{outcome:?}");
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(pool.idle.lock().unwrap().is_empty());
    }

    /// What is said where the child does `what`.
    #[allow(clippy::unwrap_used, reason = "a test may fail")]
    fn said(what: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("child");
        std::fs::write(&program, format!("#!/bin/sh\n{what}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let pool = Pool { program, idle: Mutex::default() };
        let deadline = Instant::now() + Duration::from_secs(60);
        let outcome = pool.read("a.pdf", b"%PDF", &Limits::default(), deadline, &mut |_| ControlFlow::Continue(()));
        outcome.unwrap_err().to_string()
    }

    #[test]
    fn why_a_child_ended_is_said_as_it_is() {
        let memory = "echo memory allocation of 99 bytes failed >&2; kill -ABRT $$";
        for (what, says) in [
            ("kill -KILL $$", "ended from outside"),
            ("kill -TERM $$", "ended from outside"),
            (memory, "MiB of memory"),
            ("echo \"thread '<unknown>' has overflowed its stack\" >&2; kill -ABRT $$", "nested too deep"),
            ("exit 1", "The program failed on this file"),
        ] {
            let said = said(what);
            assert!(said.contains(says), "{what}: {said}");
        }
    }
}
