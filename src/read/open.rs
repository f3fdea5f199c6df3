//! The bytes of a file, taken with care: never a pipe, never more than the limit, never half of an old and half of a
//! new version.

use std::fs::{File, Metadata, symlink_metadata};
use std::io::Read as _;
use std::path::Path;

use super::{Limits, ReadError};
use crate::text::refusal;

/// The bytes of the ordinary file at `path`.
pub fn bytes_of(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    // To open a pipe is to wait for whoever writes to it: look before, and look again at what was opened.
    let seen = symlink_metadata(path).map_err(|error| reason(&error))?;
    let limit = limits.file_bytes.min(u64::from(u32::MAX));
    check(&seen, limit)?;
    let file = File::open(path).map_err(|error| reason(&error))?;
    let opened = file.metadata().map_err(|error| reason(&error))?;
    check(&opened, limit)?;
    if !is_same(&seen, &opened) {
        return Err(ReadError::Changed);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(opened.len().min(limit)).unwrap_or(0) + 1);
    (&file).take(limit + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    let closed = file.metadata().map_err(|error| reason(&error))?;
    let size = bytes.len() as u64;
    if size > limit {
        return Err(ReadError::TooLarge { size, limit });
    }
    if !is_same(&opened, &closed) || size != closed.len() {
        return Err(ReadError::Changed);
    }
    Ok(bytes)
}

fn check(file: &Metadata, limit: u64) -> Result<(), ReadError> {
    if !file.is_file() {
        return Err(ReadError::NoFile);
    }
    if file.len() > limit {
        return Err(ReadError::TooLarge { size: file.len(), limit });
    }
    Ok(())
}

/// Whether both are of one file in one state.
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len() && a.modified().ok() == b.modified().ok() && is_same_file(a, b)
}

#[cfg(unix)]
fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn is_same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}

fn reason(error: &std::io::Error) -> ReadError {
    ReadError::Open { reason: refusal(error) }
}
