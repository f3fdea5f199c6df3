//! Where what was read is taken from, and where it is kept.

use std::io;
use std::path::{Path, PathBuf};

use super::LoadError;
use crate::annotate::Annotations;
use crate::briefing::Problem;
use crate::store::{FileRead, Key, Listed, Store, is_store};
use crate::text::refusal;

/// The stores of one load.
#[derive(Debug, Default)]
pub struct Stores {
    /// What stands for the folder, where it is read from what was read before. Nothing is added to it.
    source: Option<Store>,
    /// What is looked into, and added to.
    cache: Option<Store>,
}

impl Stores {
    /// Those that the load of `folder` goes through.
    pub fn open(folder: &Path, cache: Option<PathBuf>) -> Self {
        Self { source: is_store(folder).then(|| Store::open(folder)), cache: cache.as_deref().map(Store::open) }
    }

    /// One that is written to.
    pub fn into(store: Store) -> Self {
        Self { source: None, cache: Some(store) }
    }

    /// What was read of the files of a folder, in order of path; `None` where the folder is read itself.
    pub fn folder(&self, folder: &Path) -> Result<Option<Vec<FileRead>>, LoadError> {
        let Some(source) = &self.source else {
            return Ok(None);
        };
        let files = source.files();
        if files.is_empty() {
            return Err(LoadError::Unlisted { folder: folder.to_owned() });
        }
        let read = files.into_iter().map(|listed| {
            source.file(listed.file).unwrap_or_else(|| {
                let what = "What was read of this file is missing in the store, or damaged; read the file again.";
                let problems = vec![Problem { path: listed.path, what: what.to_owned() }];
                FileRead { problems, ..FileRead::default() }
            })
        });
        Ok(Some(read.collect()))
    }

    /// What was read of a file.
    pub fn file(&self, key: Key) -> Option<FileRead> {
        self.cache.as_ref()?.file(key)
    }

    /// Keeps what was read of a file.
    pub fn add_file(&self, key: Key, read: &FileRead) {
        self.cache.iter().for_each(|cache| cache.add_file(key, read));
    }

    /// What a document speaks of.
    pub fn annotations(&self, key: Key) -> Option<Annotations> {
        self.source.iter().chain(&self.cache).find_map(|store| store.annotations(key))
    }

    /// Keeps what a document speaks of.
    pub fn add_annotations(&self, key: Key, found: &Annotations) {
        self.cache.iter().for_each(|cache| cache.add_annotations(key, found));
    }

    /// Makes a file one of those that the store stands for.
    pub fn list(&self, listed: &Listed) {
        self.cache.iter().for_each(|cache| cache.list(listed));
    }

    /// Makes what was added last to.
    pub fn seal(&self) -> io::Result<()> {
        self.cache.as_ref().map_or(Ok(()), Store::finish)
    }

    /// Ends with them as the user's cache; why something could not be kept, where that is so.
    pub fn finish(&self) -> Option<String> {
        self.cache.as_ref()?.finish_cache().err().map(|error| refusal(&error))
    }
}
