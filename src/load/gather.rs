//! From files to a store that stands for their folder: the part of a load that many machines can do at once.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::UNIX_EPOCH;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::stores::Stores;
use super::{LoadError, Options, files, findings, pool};
use crate::annotate::Models;
use crate::read::{Entry, child, walk_some};
use crate::store::{FileRead, Key, Listed, Store};
use crate::text::refusal;

/// Reads `files`, or those in them where they are folders, as documents of `folder` into the store at `store`. What the
/// store holds already is not read again.
pub fn read_into(store: &Path, folder: &Path, files: &[PathBuf], options: &Options) -> Result<(), LoadError> {
    let (entries, problems) = walk_some(folder, files).map_err(|file| LoadError::Outside { file })?;
    let known = Stores::into(Store::open(store));
    let models: LazyLock<Models> = LazyLock::new(Models::built_in);
    let gather = |entry: &Entry| {
        let files::One { read, key, .. } =
            files::read_one(entry, &options.limits, &known, &mut || ControlFlow::Continue(()));
        for document in &read.documents {
            findings::find_one(document, Key::of_annotations(document), &known, &models);
        }
        list(&known, entry.path.clone(), modified(&entry.file), key, &read);
    };
    pool(options)?.install(|| entries.par_iter().for_each(gather));
    child::rest();
    for problem in problems {
        let path = problem.path.clone();
        list(&known, path, 0, None, &FileRead { problems: vec![problem], ..FileRead::default() });
    }
    known.seal().map_err(|error| LoadError::Unkept { store: store.to_owned(), reason: refusal(&error) })
}

/// Lists the file at `path`. What may come out otherwise another time stands under a key of its own.
fn list(into: &Stores, path: String, modified: u64, key: Option<Key>, read: &FileRead) {
    let file = key.unwrap_or_else(|| {
        let key = Key::of(read);
        into.add_file(key, read);
        key
    });
    into.list(&Listed { path, modified, is_settled: key.is_some(), file });
}

/// When the file was changed, in nanoseconds since 1970; 0 where the system does not say.
fn modified(file: &Path) -> u64 {
    let time = std::fs::symlink_metadata(file).and_then(|data| data.modified());
    let since = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}
