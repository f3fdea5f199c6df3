//! Reading where it can do no harm: in a child process of the same program.
//!
//! Parsers of foreign formats get bytes that somebody may have made to break them. They run in a child that has the
//! file's bytes on its standard input and nothing else: it can open no file and no socket, and take no more memory than
//! [`MEMORY_BYTES`]. One that does not answer in time is ended; the next file gets a new one. A child serves one file
//! after the other, so that starting it costs nothing per file.
//!
//! A program that has not said where its own binary is ([`use_program`]) reads in its own process.

mod bounds;
mod serve;
mod wire;
mod worker;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use super::part::Sink;
use super::{Limits, ReadError, parts};
pub use serve::serve;
use wire::Frame;
use worker::{Silence, Worker};

/// How much memory a child may take, in bytes.
pub const MEMORY_BYTES: u64 = 512 << 20;

/// How long a child may be silent.
const SILENCE: Duration = Duration::from_secs(10);

/// A child is ended after this many files, so that what the allocator does not give back never adds up.
const FILES: usize = 500;

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

/// Hands the pieces of the file with `bytes` to `sink`, read by a child where there can be one.
pub fn read(path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    match POOL.get() {
        Some(pool) => pool.read(path, bytes, limits, sink),
        None => parts::parts(path, bytes, limits, sink),
    }
}

impl Pool {
    fn read(&self, path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let started = || Worker::start(&self.program);
        let mut worker =
            idle.map_or_else(started, Ok).map_err(|error| ReadError::NoChild { reason: error.kind().to_string() })?;
        worker.files += 1;
        worker.ask(path, bytes, limits);
        let silence = SILENCE + Duration::from_secs(bytes.len() as u64 >> 20);
        loop {
            match worker.next(silence) {
                Ok(Frame::Part(part)) => {
                    if let ControlFlow::Break(()) = sink(part) {
                        return Ok(());
                    }
                }
                Ok(Frame::Done(outcome)) => {
                    if worker.files < FILES {
                        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    }
                    return outcome;
                }
                Err(Silence::TooLong) => return Err(ReadError::TooSlow { seconds: silence.as_secs() }),
                Err(Silence::Ended) => return Err(ReadError::Ended { mebibytes: MEMORY_BYTES >> 20 }),
            }
        }
    }
}
