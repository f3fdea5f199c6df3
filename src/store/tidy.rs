//! Keeping a store small: in few packs, and below a bound.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::pack::{Draft, ENDING, Pack, Record, UNFINISHED, VERSION};

/// More packs than this that are small are joined.
const SMALL_PACKS: usize = 16;

/// What a small pack has, in bytes.
const SMALL: u64 = 1 << 20;

/// How long a pack may have been left unfinished, until it is known that nobody writes it any more.
const LEFT: Duration = Duration::from_secs(24 * 60 * 60);

/// A file of a store.
struct Item {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// The packs in `folder`, of whatever version, or those that were left unfinished; in order of name.
fn items(folder: &Path, finished: bool) -> io::Result<Vec<Item>> {
    let mut items = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_pack = Path::new(&*name).extension().is_some_and(|ending| ending == ENDING);
        if if finished { is_pack } else { name.starts_with(UNFINISHED) } {
            let data = entry.metadata()?;
            items.push(Item { path: entry.path(), bytes: data.len(), used: data.modified()? });
        }
    }
    items.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(items)
}

/// The packs in `folder` that this version wrote.
pub fn packs(folder: &Path) -> Vec<PathBuf> {
    let items = items(folder, true).unwrap_or_default().into_iter().map(|item| item.path);
    items.filter(|path| is_own(path)).collect()
}

/// Whether `folder` holds packs, and nothing that is none.
pub fn is_store(folder: &Path) -> bool {
    let is_pack = |name: &str| {
        let name = name.strip_suffix(ENDING).and_then(|name| name.strip_suffix('.'));
        let parts = name.and_then(|name| name.split_once('-'));
        let is_digest =
            |digits: &str, length| digits.len() == length && digits.bytes().all(|it| it.is_ascii_hexdigit());
        parts.is_some_and(|(version, digest)| is_digest(version, VERSION.len()) && is_digest(digest, 32))
    };
    let Ok(inside) = fs::read_dir(folder) else { return false };
    let mut packs = 0;
    for name in inside.map(|entry| entry.map(|entry| entry.file_name())) {
        let Ok(name) = name else { return false };
        let name = name.to_string_lossy();
        if !name.starts_with(UNFINISHED) && !is_pack(&name) {
            return false;
        }
        packs += usize::from(is_pack(&name));
    }
    packs > 0
}

fn is_own(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(VERSION))
}

/// Marks packs as used now. Where that cannot be done, they count as used when they were written.
pub fn touch<'a>(packs: impl Iterator<Item = &'a Path>) {
    for pack in packs {
        File::options().append(true).open(pack).and_then(|file| file.set_modified(SystemTime::now())).ok();
    }
}

/// Joins small packs where there are many, and removes what was left unfinished and what was not used for the longest
/// time, until no more than `most` bytes are left. Another program may do the same at the same time: a pack that is gone
/// is no fault.
pub fn tidy(folder: &Path, most: u64) -> io::Result<()> {
    for left in items(folder, false)? {
        if left.used.elapsed().is_ok_and(|age| age > LEFT) {
            remove(&left.path)?;
        }
    }
    let small: Vec<Item> =
        items(folder, true)?.into_iter().filter(|item| item.bytes < SMALL && is_own(&item.path)).collect();
    if small.len() > SMALL_PACKS {
        join(folder, small)?;
    }
    let mut items = items(folder, true)?;
    items.sort_by(|a, b| b.used.cmp(&a.used).then_with(|| a.path.cmp(&b.path)));
    let mut bytes = 0_u64;
    for item in items {
        bytes = bytes.saturating_add(item.bytes);
        if bytes > most {
            remove(&item.path)?;
        }
    }
    Ok(())
}

/// Makes one pack of many. What is damaged in them goes.
fn join(folder: &Path, small: Vec<Item>) -> io::Result<()> {
    let mut joined = Draft::begin(folder)?;
    let mut known = BTreeSet::new();
    for pack in small.iter().filter_map(|item| Pack::open(item.path.clone()).ok()) {
        for entry in &pack.index {
            if let Some(record) = Record::of(&pack, entry).ok().filter(|_| known.insert((entry.key, entry.kind))) {
                joined.add(record)?;
            }
        }
    }
    joined.seal(folder)?;
    small.iter().try_for_each(|item| remove(&item.path))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes all packs in `folder`, and says how many bytes they had.
pub fn clear(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for finished in [true, false] {
        let items = match items(folder, finished) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            items => items?,
        };
        for item in items {
            remove(&item.path)?;
            bytes += item.bytes;
        }
    }
    Ok(bytes)
}
