//! What was read is kept, so that no file is read and no document analysed twice.
//!
//! A store is a folder of packs (`pack.rs`). It remembers two functions: from the path and bytes of a file to its documents,
//! and from a document, as it stands among the others of its folder, to what it speaks of. Both are pure, so a store never
//! has to be told what is out of date: what depends on other bytes, or on another version of the program's reading, has
//! another key. What cannot be read of a store, for whatever reason, is not in it.
//!
//! The user's own store is a cache, bounded in size, where what was used least lately goes first. A store that
//! `dossier read` writes also lists its files ([`Listed`]): it stands for a folder, and can be put together by many machines.

mod key;
mod pack;
mod tidy;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::annotate::Annotations;
use crate::briefing::{Document, Problem};
pub use key::Key;
use pack::{Draft, Kind, Pack, Record};
pub use tidy::clear;

/// How much the user's cache holds at most, in bytes.
const MOST: u64 = 2 << 30;

/// A pack is sealed when it has so many bytes, or was written at for so long: what is killed has lost no more than that.
const FULL: u64 = 16 << 20;
const LONG: Duration = Duration::from_secs(10);

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct FileRead {
    /// Its documents, each as it is alone.
    pub documents: Vec<Document>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many pages are pictures that were left out or for later. What is kept does not say.
    #[borsh(skip)]
    pub scans: usize,
}

/// A file of the folder that a store stands for. Of two states of a file the greater counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub struct Listed {
    /// Relative to the folder, with `/` between the parts.
    pub path: String,
    /// When the file was changed, in nanoseconds since 1970.
    pub modified: u64,
    /// Whether it comes out the same whenever and wherever it is read.
    pub is_settled: bool,
    /// Under which key its [`FileRead`] stands.
    pub file: Key,
}

/// An open store: what it held when it was opened, and what is added.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    packs: Vec<Pack>,
    /// The records of all packs, in order of key: the pack, and the entry in its index.
    places: Vec<(Key, u32, u32)>,
    /// Which packs something was taken from.
    used: Vec<AtomicBool>,
    adding: Mutex<Adding>,
}

#[derive(Debug, Default)]
struct Adding {
    draft: Option<Draft>,
    /// Why nothing can be added any more.
    failure: Option<io::Error>,
}

/// The user's own store; `None` where the system names no place for what can be made again.
pub fn cache() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "dossier")?.cache_dir().join("read"))
}

/// Whether `folder` is a store that lists files, of this version or another.
pub fn is_store(folder: &Path) -> bool {
    tidy::is_store(folder)
}

impl Store {
    /// The store in `folder`. It is made when something is added first.
    pub fn open(folder: &Path) -> Self {
        let packs: Vec<Pack> = tidy::packs(folder).into_iter().filter_map(|path| Pack::open(path).ok()).collect();
        let mut places: Vec<(Key, u32, u32)> = Vec::with_capacity(packs.iter().map(|pack| pack.index.len()).sum());
        for (number, pack) in (0..).zip(&packs) {
            places.extend((0..).zip(&pack.index).map(|(at, entry)| (entry.key, number, at)));
        }
        places.sort_unstable();
        let used = packs.iter().map(|_| AtomicBool::default()).collect();
        Self { folder: folder.to_owned(), packs, places, used, adding: Mutex::default() }
    }

    /// What was read of a file.
    pub fn file(&self, key: Key) -> Option<FileRead> {
        self.get(Kind::File, key)
    }

    /// What a document speaks of.
    pub fn annotations(&self, key: Key) -> Option<Annotations> {
        self.get(Kind::Annotations, key)
    }

    /// The files that it stands for, in order of path.
    pub fn files(&self) -> Vec<Listed> {
        let mut files: BTreeMap<String, Listed> = BTreeMap::new();
        for pack in &self.packs {
            for entry in pack.index.iter().filter(|entry| entry.kind == Kind::Listing) {
                let Ok(listed) = pack.read::<Listed>(entry) else { continue };
                if files.get(&listed.path).is_none_or(|known| *known < listed) {
                    files.insert(listed.path.clone(), listed);
                }
            }
        }
        files.into_values().collect()
    }

    /// Keeps what was read of a file.
    pub fn add_file(&self, key: Key, read: &FileRead) {
        self.add(Kind::File, key, read);
    }

    /// Keeps what a document speaks of.
    pub fn add_annotations(&self, key: Key, found: &Annotations) {
        self.add(Kind::Annotations, key, found);
    }

    /// Makes a file one of those that it stands for.
    pub fn list(&self, listed: &Listed) {
        self.add(Kind::Listing, Key::of(listed), listed);
    }

    /// Makes what was added last to: an error where something could not be kept.
    pub fn finish(&self) -> io::Result<()> {
        let mut adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(draft) = adding.draft.take() {
            draft.seal(&self.folder)?;
        }
        adding.failure.take().map_or(Ok(()), Err)
    }

    /// Ends with it as the user's cache: what was used is marked so, and it is held below its bound.
    pub fn finish_cache(&self) -> io::Result<()> {
        let finished = self.finish();
        let used = self.packs.iter().zip(&self.used).filter(|(_, used)| used.load(Ordering::Relaxed));
        tidy::touch(used.map(|(pack, _)| pack.path.as_path()));
        finished.and_then(|()| tidy::tidy(&self.folder, MOST))
    }

    fn get<T: BorshDeserialize>(&self, kind: Kind, key: Key) -> Option<T> {
        let from = self.places.partition_point(|(known, ..)| *known < key);
        let same = self.places.iter().skip(from).take_while(|(known, ..)| *known == key);
        let mut read = same.filter_map(|&(_, pack, at)| {
            let used = self.used.get(pack as usize)?;
            let pack = self.packs.get(pack as usize)?;
            let entry = pack.index.get(at as usize).filter(|entry| entry.kind == kind)?;
            let value = pack.read(entry).ok()?;
            used.store(true, Ordering::Relaxed);
            Some(value)
        });
        read.next()
    }

    fn add(&self, kind: Kind, key: Key, value: &impl BorshSerialize) {
        // Packing is the longer part, and done by many at once.
        let record = Record::new(kind, key, value);
        let mut adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        if adding.failure.is_none() {
            adding.failure = record.and_then(|record| adding.take(record, &self.folder)).err();
        }
    }
}

impl Adding {
    fn take(&mut self, record: Record, folder: &Path) -> io::Result<()> {
        let mut draft = match self.draft.take() {
            Some(draft) => draft,
            None => Draft::begin(folder)?,
        };
        draft.add(record)?;
        if draft.len() > FULL || draft.begun.elapsed() > LONG {
            return draft.seal(folder);
        }
        self.draft = Some(draft);
        Ok(())
    }
}

/// Reading that was stopped keeps what was read.
impl Drop for Store {
    fn drop(&mut self) {
        self.finish().ok();
    }
}
