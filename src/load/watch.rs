//! Watching a folder: it is told when something became of its files, once they have been left alone for a moment.
//!
//! What the system says is a hint to look sooner; whether anything became of the files is seen by looking. Network drives
//! say nothing, so the folder is also looked at now and then without a hint.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::read::{Limits, walk};
use crate::store::Key;

/// For how long nothing may have happened to the files.
const QUIET: Duration = Duration::from_secs(1);

/// A folder in which something happens without end is looked at after so long.
const RESTLESS: Duration = Duration::from_secs(20);

/// How often it is looked at without a hint, where looking is quick.
const ANYWAY: Duration = Duration::from_secs(30);

/// Of the time, looking takes no more than this part.
const SHARE: u32 = 100;

/// A folder that is watched, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    changed: Arc<AtomicBool>,
    /// The thread ends when nobody holds the other end.
    _hints: Sender<()>,
    _system: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches `folder`, which is looked at before this returns; `wake` is called whenever something became of it.
    pub fn start(folder: PathBuf, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (hints, hinted) = channel();
        let changed = Arc::new(AtomicBool::new(false));
        let system = listen(&folder, hints.clone());
        let told = Arc::clone(&changed);
        let seen = look(&folder);
        let work = move || {
            follow(&folder, seen, &hinted, &|| {
                told.store(true, Ordering::Relaxed);
                wake();
            });
        };
        std::thread::Builder::new().name("dossier-watch".to_owned()).spawn(work)?;
        Ok(Self { changed, _hints: hints, _system: system })
    }

    /// Whether something became of the files since this was asked last.
    pub fn take_change(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}

/// Asks the system to hint at changes; `None` where it cannot.
fn listen(folder: &Path, hints: Sender<()>) -> Option<RecommendedWatcher> {
    let hint = move |event: notify::Result<Event>| {
        let is_reading = |event: &Event| matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if !event.as_ref().is_ok_and(is_reading) {
            // The thread may be gone; then nobody looks.
            hints.send(()).ok();
        }
    };
    let mut watcher = notify::recommended_watcher(hint).ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}

/// Looks at the folder after each hint, once all is quiet, and now and then without one.
fn follow(folder: &Path, seen: (Key, Duration), hinted: &Receiver<()>, tell: &dyn Fn()) {
    let (mut known, mut took) = seen;
    loop {
        match hinted.recv_timeout(ANYWAY.max(took.saturating_mul(SHARE))) {
            Ok(()) if !wait_for_quiet(hinted) => return,
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let (now, time) = look(folder);
        took = time;
        if now != known {
            known = now;
            tell();
        }
    }
}

/// Waits until there was no hint for a while; whether anybody is still interested.
fn wait_for_quiet(hinted: &Receiver<()>) -> bool {
    let begun = Instant::now();
    loop {
        match hinted.recv_timeout(QUIET) {
            Ok(()) if begun.elapsed() < RESTLESS => {}
            Ok(()) | Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The state of all files that a load would read, and how long it took to see it.
fn look(folder: &Path) -> (Key, Duration) {
    let begun = Instant::now();
    let (entries, problems) = walk(folder, &Limits::default());
    let state = |path: &Path| {
        let data = std::fs::symlink_metadata(path).ok()?;
        let modified = data.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok();
        Some((data.len(), modified.map(|since| since.as_nanos())))
    };
    let files: Vec<_> = entries.iter().map(|entry| (&entry.path, state(&entry.file))).collect();
    (Key::of(&(files, problems)), begun.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc::sync_channel;

    type Step = fn(&Path) -> std::io::Result<()>;

    /// Longer than any machine needs: what is tested is that it is told, not how soon.
    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn what_becomes_of_files_is_told_and_what_does_not_concern_them_is_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(folder.path().join("a.txt"), "One.").unwrap();
        let (told, news) = sync_channel(100);
        let watch = Watch::start(folder.path().to_owned(), move || {
            told.send(()).ok();
        })
        .unwrap();
        let steps: [Step; 4] = [
            |folder| fs::write(folder.join("deep/b.txt"), "Two."),
            |folder| fs::write(folder.join("a.txt"), "Another one."),
            |folder| fs::rename(folder.join("a.txt"), folder.join("deep/c.txt")),
            |folder| fs::remove_file(folder.join("deep/b.txt")),
        ];
        for step in steps {
            assert!(!watch.take_change());
            step(folder.path()).unwrap();
            news.recv_timeout(LONG).unwrap();
            assert!(watch.take_change());
        }
        fs::read(folder.path().join("deep/c.txt")).unwrap();
        fs::write(folder.path().join(".hidden"), "Nothing to read.").unwrap();
        assert!(news.recv_timeout(QUIET * 3).is_err());
    }

    #[test]
    fn it_ends_when_nobody_is_interested() {
        let folder = tempfile::tempdir().unwrap();
        let (alive, ended) = sync_channel::<()>(1);
        let watch = Watch::start(folder.path().to_owned(), move || {
            alive.try_send(()).ok();
        })
        .unwrap();
        drop(watch);
        // The closure goes with the thread.
        assert_eq!(ended.recv_timeout(LONG), Err(RecvTimeoutError::Disconnected));
    }
}
