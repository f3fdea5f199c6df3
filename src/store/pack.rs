//! A pack: a file of many records, written once and never changed.
//!
//! ```text
//! record … record, index, length of the index (8 bytes), digest of the index (16), mark (8)
//! ```
//!
//! Each record is deflated. The index names each record with its digest, so that nothing damaged is ever taken for what
//! was written. A pack is called by the version of the reading and the digest of its index: equal packs have one name,
//! and the union of two stores is the union of their files.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use borsh::{BorshDeserialize, BorshSerialize};
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::key::{Key, first};

/// The version of the reading: see `build.rs`.
pub const VERSION: &str = env!("DOSSIER_READING");

/// What the name of a pack ends in.
pub const ENDING: &str = "pack";

/// What the name of a pack begins with while it is written.
pub const UNFINISHED: &str = ".new-";

const MARK: &[u8; 8] = b"dossier1";
const FOOT: u64 = 32;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub enum Kind {
    /// What was read of a file.
    File,
    /// What a document speaks of.
    Annotations,
    /// That a file is among those of the store.
    Listing,
}

/// Where a record stands in its pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub struct Entry {
    /// What it is found by.
    pub key: Key,
    /// What it is.
    pub kind: Kind,
    offset: u64,
    /// Its length in the pack.
    length: u32,
    /// Its length unpacked.
    size: u32,
    digest: [u8; 8],
}

/// A finished pack, its index read.
#[derive(Debug)]
pub struct Pack {
    /// Where it is.
    pub path: PathBuf,
    /// In order of key.
    pub index: Vec<Entry>,
    /// Opened when the first record is read.
    file: Mutex<Option<File>>,
}

impl Pack {
    /// The pack at `path`; an error where it is not whole, or of another version.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        let mut file = File::open(&path)?;
        let end = file.seek(SeekFrom::End(0))?.checked_sub(FOOT).ok_or(ErrorKind::InvalidData)?;
        let mut foot = [0; FOOT as usize];
        file.seek(SeekFrom::Start(end))?;
        file.read_exact(&mut foot)?;
        let (length, digest, mark) = <(u64, [u8; 16], [u8; 8])>::try_from_slice(&foot)?;
        let begin = end.checked_sub(length).filter(|_| mark == *MARK).ok_or(ErrorKind::InvalidData)?;
        let mut index = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        file.seek(SeekFrom::Start(begin))?;
        file.read_exact(&mut index)?;
        if digest_of(&index) != digest {
            return Err(ErrorKind::InvalidData.into());
        }
        let index = Vec::<Entry>::try_from_slice(&index)?;
        Ok(Self { path, index, file: Mutex::default() })
    }

    /// The record at `entry` as it stands in the pack; an error where it is damaged.
    fn packed(&self, entry: &Entry) -> io::Result<Vec<u8>> {
        let mut packed = vec![0; entry.length as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = match file.take() {
            Some(file) => file,
            None => File::open(&self.path)?,
        };
        let file = file.insert(opened);
        file.seek(SeekFrom::Start(entry.offset))?;
        file.read_exact(&mut packed)?;
        if first::<8>(Sha256::new_with_prefix(&packed)) == entry.digest {
            Ok(packed)
        } else {
            Err(ErrorKind::InvalidData.into())
        }
    }

    /// What the record at `entry` holds.
    pub fn read<T: BorshDeserialize>(&self, entry: &Entry) -> io::Result<T> {
        let packed = self.packed(entry)?;
        let mut bytes = Vec::with_capacity(entry.size as usize);
        DeflateDecoder::new(packed.as_slice()).take(u64::from(entry.size)).read_to_end(&mut bytes)?;
        T::try_from_slice(&bytes)
    }
}

/// The digest of an index and of the version it is written by.
fn digest_of(index: &[u8]) -> [u8; 16] {
    first(Sha256::new_with_prefix(VERSION).chain_update(index))
}

/// A pack that is being written. It counts from when it is sealed.
#[derive(Debug)]
pub struct Draft {
    file: BufWriter<NamedTempFile>,
    index: Vec<Entry>,
    offset: u64,
    /// Since when it is written.
    pub begun: Instant,
}

impl Draft {
    /// An empty pack in `folder`, which is made where it is missing; nobody else may read it.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        make(folder)?;
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        Ok(Self { file: BufWriter::new(file), index: Vec::new(), offset: 0, begun: Instant::now() })
    }

    /// How many bytes it has.
    pub fn len(&self) -> u64 {
        self.offset
    }

    /// Adds a record.
    pub fn add(&mut self, record: Record) -> io::Result<()> {
        self.file.write_all(&record.packed)?;
        self.index.push(Entry { offset: self.offset, ..record.entry });
        self.offset += u64::from(record.entry.length);
        Ok(())
    }

    /// Makes it a pack of `folder`.
    pub fn seal(mut self, folder: &Path) -> io::Result<()> {
        self.index.sort();
        let index = borsh::to_vec(&self.index)?;
        let digest = digest_of(&index);
        self.file.write_all(&index)?;
        self.file.write_all(&borsh::to_vec(&(index.len() as u64, digest, MARK))?)?;
        let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.persist(folder.join(format!("{VERSION}-{name}.{ENDING}"))).map_err(|error| error.error)?;
        Ok(())
    }
}

/// A record, packed.
#[derive(Debug)]
pub struct Record {
    entry: Entry,
    packed: Vec<u8>,
}

impl Record {
    /// What is to be found by `key`.
    pub fn new(kind: Kind, key: Key, value: &impl BorshSerialize) -> io::Result<Self> {
        let bytes = borsh::to_vec(value)?;
        let mut packed = Vec::new();
        DeflateEncoder::new(bytes.as_slice(), Compression::fast()).read_to_end(&mut packed)?;
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).map_err(io::Error::other);
        let digest = first(Sha256::new_with_prefix(&packed));
        let entry = Entry { key, kind, offset: 0, length: length(&packed)?, size: length(&bytes)?, digest };
        Ok(Self { entry, packed })
    }

    /// The record at `entry` of a pack, to be added to another; an error where it is damaged.
    pub fn of(pack: &Pack, entry: &Entry) -> io::Result<Self> {
        Ok(Self { entry: *entry, packed: pack.packed(entry)? })
    }
}

#[cfg(unix)]
fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}
