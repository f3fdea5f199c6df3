//! Archives: every file in them is handed on, within bounds.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

use flate2::read::MultiGzDecoder;
use tar::EntryType;
use zip::ZipArchive;
use zip::read::read_zipfile_from_stream_with_compressed_size;
use zip::result::ZipError;

use super::format;
use super::office::reason;
use super::part::{Part, Sink};
use super::{Limits, ReadError};

/// Files in one archive beyond this are not read.
const MEMBERS: usize = 20_000;

/// How much is unpacked of one archive, in bytes.
const UNPACKED_BYTES: u64 = 192 << 20;

/// A file that is packed to less than one part in so many is no document: text packs to a tenth, tables to a fiftieth.
const RATIO: u64 = 200;

/// Files up to this size may be packed as well as they like.
const SMALL: u64 = 256 << 10;

/// Hands on the files of a ZIP archive.
pub fn zip(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let damaged = |error: ZipError| ReadError::Damaged { name: "ZIP archive", reason: reason(&error) };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = UNPACKED_BYTES;
    let count = archive.len();
    let mut begins = BTreeSet::new();
    for position in 0..count.min(MEMBERS) {
        let listed = archive.name_for_index(position).and_then(Result::ok).map(std::borrow::Cow::into_owned);
        let part = match archive.by_index(position) {
            Err(error) => Part::Fault { member: listed, what: of_zip(error).to_string() },
            Ok(file) if file.is_dir() => continue,
            Ok(file) => {
                begins.insert(file.header_start());
                let name = match file.name() {
                    Ok(name) => name.into_owned(),
                    Err(_) => format!("file {}", position + 1),
                };
                if file.is_symlink() {
                    linked(name)
                } else {
                    let packed = file.compressed_size();
                    if escapes(&name) && sink(escaping(&name)).is_break() {
                        return Ok(());
                    }
                    taken(name, file, packed, limits, &mut left)?
                }
            }
        };
        if sink(part).is_break() {
            return Ok(());
        }
    }
    if same_names(bytes, archive.offset(), &begins, limits, &mut left, sink)?.is_continue() {
        too_many(count, sink);
    }
    Ok(())
}

/// Hands on the files whose names others have, too: of several files of one name, the list gives the last alone. `begins`
/// says where those begin that it gives, `offset` where the archive does.
fn same_names(
    bytes: &[u8],
    offset: u64,
    begins: &BTreeSet<u64>,
    limits: &Limits,
    left: &mut u64,
    sink: &mut Sink<'_>,
) -> Result<ControlFlow<()>, ReadError> {
    let mut begins = begins.clone();
    let listed = format::zip_files(bytes, MEMBERS);
    let names: BTreeSet<&[u8]> =
        listed.iter().filter(|file| begins.contains(&(file.at as u64 + offset))).map(|file| file.name).collect();
    for file in &listed {
        let at = file.at as u64 + offset;
        if !names.contains(file.name) || file.name.ends_with(b"/") || !begins.insert(at) {
            continue;
        }
        let mut from = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
        let shown = String::from_utf8_lossy(file.name).into_owned();
        let part = match read_zipfile_from_stream_with_compressed_size(&mut from, file.packed as u64) {
            Ok(Some(found)) => taken(shown, found, file.packed as u64, limits, left)?,
            Ok(None) => continue,
            Err(error) => Part::Fault { member: Some(shown), what: of_zip(error).to_string() },
        };
        if sink(part).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn of_zip(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Locked,
        error => ReadError::Damaged { name: "packed file", reason: reason(&error) },
    }
}

/// Hands on the files of a TAR archive.
pub fn tar(bytes: impl Read, limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let damaged = |error: std::io::Error| ReadError::Damaged { name: "TAR archive", reason: error.to_string() };
    let mut archive = tar::Archive::new(bytes);
    let mut left = UNPACKED_BYTES;
    let mut count = 0;
    for entry in archive.entries().map_err(damaged)? {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if count == 0 => return Err(damaged(error)),
            Err(error) => {
                let what = format!("The archive is damaged ({error}); what follows was not read.");
                let _wanted = sink(Part::Fault { member: None, what });
                return Ok(());
            }
        };
        count += 1;
        if count > MEMBERS {
            too_many(count, sink);
            return Ok(());
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let part = match entry.header().entry_type() {
            EntryType::Directory | EntryType::XGlobalHeader => continue,
            EntryType::Symlink | EntryType::Link => linked(name),
            EntryType::Char | EntryType::Block | EntryType::Fifo => Part::Fault {
                member: Some(name),
                what: "This is a device or a pipe, not a file; it was left alone.".to_owned(),
            },
            _ => {
                if escapes(&name) && sink(escaping(&name)).is_break() {
                    return Ok(());
                }
                let packed = entry.size();
                taken(name, entry, packed, limits, &mut left)?
            }
        };
        if sink(part).is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// Hands on what a gzip file holds: the files of an archive, or one file.
pub fn gzip(path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let most = (bytes.len() as u64).saturating_mul(RATIO).clamp(SMALL, UNPACKED_BYTES);
    let mut unpacked = MultiGzDecoder::new(bytes).take(most + 1);
    let damaged = |error: std::io::Error| ReadError::Damaged { name: "gzip file", reason: error.to_string() };
    let mut head = Vec::new();
    unpacked.by_ref().take(512).read_to_end(&mut head).map_err(damaged)?;
    if head.get(257..262) == Some(b"ustar") {
        tar(Cursor::new(head).chain(unpacked.by_ref()), limits, sink)?;
        return if unpacked.limit() == 0 { Err(ReadError::Bomb { limit: most }) } else { Ok(()) };
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".GZ")).unwrap_or(name).to_owned();
    let mut left = most;
    let part = taken(stem, Cursor::new(head).chain(unpacked), bytes.len() as u64, limits, &mut left)?;
    let _wanted = sink(part);
    Ok(())
}

/// A file of an archive, or why it is none to read. `packed` is its size in the archive.
fn taken(name: String, file: impl Read, packed: u64, limits: &Limits, left: &mut u64) -> Result<Part, ReadError> {
    let fault = |error: ReadError| Part::Fault { member: Some(name.clone()), what: error.to_string() };
    let most = packed.saturating_mul(RATIO).max(SMALL);
    let limit = limits.file_bytes.min(most).min(*left);
    let mut bytes = Vec::new();
    if let Err(error) = file.take(limit + 1).read_to_end(&mut bytes) {
        // A password is asked for only when the first byte is.
        return Ok(fault(ReadError::Damaged { name: "packed file", reason: error.to_string() }));
    }
    let size = bytes.len() as u64;
    if size <= limit {
        *left -= size;
        return Ok(Part::Member { name, bytes });
    }
    match () {
        () if limit == *left => Err(ReadError::Bomb { limit: UNPACKED_BYTES }),
        () if limit == most => Ok(fault(ReadError::Bomb { limit: most })),
        () => Ok(fault(ReadError::TooLarge { size, limit: limits.file_bytes })),
    }
}

fn linked(name: String) -> Part {
    let what = "This is a link in an archive; it was not followed.".to_owned();
    Part::Fault { member: Some(name), what }
}

/// Whether the name leads out of the folder that the archive would be unpacked to.
fn escapes(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") || name.get(1..3) == Some(":\\")
}

fn escaping(name: &str) -> Part {
    let what = format!(
        "The archive would put this file outside its folder (“{}”): somebody may mean harm. It was read where it is.",
        crate::text::printable(name)
    );
    Part::Fault { member: Some(name.to_owned()), what }
}

fn too_many(count: usize, sink: &mut Sink<'_>) {
    if count > MEMBERS {
        let what = format!("The archive holds more than {MEMBERS} files; the rest of them were not read.");
        let _wanted = sink(Part::Fault { member: None, what });
    }
}
