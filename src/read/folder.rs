//! Which files a folder holds, in which order.

use std::ffi::OsStr;
use std::fs::FileType;
use std::path::{Component, Path, PathBuf};

use super::Limits;
use crate::briefing::Problem;
use crate::text::{is_disturbing, refusal};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub file: PathBuf,
    /// Relative to the folder, with `/` between the parts. Printable, and no two files share one: see [`walk`].
    pub path: String,
}

/// Files that systems and programs leave in folders for themselves: no more a person's documents than hidden ones.
const DROPPINGS: &[&str] = &["__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r"];

/// The files in `folder` and below, in order of path, and what could not be listed.
///
/// The order is that of the bytes of [`Entry::path`] and does not depend on the file system. Hidden files and folders
/// are left out. Links are never followed: what they lead to inside the folder is read where it stands, and one that
/// leads out of the folder is a problem, so that nothing outside it is ever read. In a path, a byte that is not UTF-8
/// is written `\xff`, a character that cannot be shown `\u{202e}`, and a backslash `\\`. Where `folder` is itself a
/// file, that is the only entry.
pub fn walk(folder: &Path, _limits: &Limits) -> (Vec<Entry>, Vec<Problem>) {
    // The folder as the user named it may be a link; below it none is followed.
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    listed(&root, [root.clone()])
}

/// Those of `files`, or of the files in them where they are folders, that [`walk`] finds in `folder`; an error names the
/// first that lies outside it.
pub fn walk_some(folder: &Path, files: &[PathBuf]) -> Result<(Vec<Entry>, Vec<Problem>), PathBuf> {
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut starts = Vec::new();
    for file in files {
        // A file that is a link is looked at as one.
        let real = match (file.parent(), file.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                parent.canonicalize().map(|parent| parent.join(name))
            }
            _ => file.canonicalize(),
        };
        let real = real.ok().filter(|real| real.starts_with(&root)).ok_or_else(|| file.clone())?;
        let inside = real.strip_prefix(&root).unwrap_or(Path::new(""));
        if !inside.components().any(|part| is_hidden(part.as_os_str())) {
            starts.push(real);
        }
    }
    starts.sort();
    starts.dedup();
    Ok(listed(&root, starts))
}

/// The files at and below `starts`, all inside `root`.
fn listed(root: &Path, starts: impl IntoIterator<Item = PathBuf>) -> (Vec<Entry>, Vec<Problem>) {
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for start in starts {
        let found = walkdir::WalkDir::new(start)
            .follow_root_links(false)
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
        for found in found {
            match found {
                Ok(found) if found.file_type().is_dir() => {}
                Ok(found) => {
                    let path = path_in(root, found.path());
                    match unreadable(root, found.path(), found.file_type()) {
                        None => entries.push(Entry { file: found.into_path(), path }),
                        Some(what) if !what.is_empty() => problems.push(Problem { path, what }),
                        Some(_) => {}
                    }
                }
                Err(error) => problems.push(unlisted(root, &error)),
            }
        }
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.file.cmp(&b.file)));
    entries.dedup();
    problems.sort();
    problems.dedup();
    (entries, problems)
}

/// Whether the file is one that people do not see.
pub fn is_hidden(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    // "~$" begins the lock files of office programs.
    bytes.starts_with(b".") || bytes.starts_with(b"~$") || DROPPINGS.iter().any(|dropping| name == *dropping)
}

/// Why what stands at `path` is no file to read; empty where that needs no word; `None` where it is one.
fn unreadable(root: &Path, path: &Path, kind: FileType) -> Option<String> {
    if kind.is_file() {
        return None;
    }
    if kind.is_symlink() {
        return Some(of_link(root, path));
    }
    Some(format!("This is {}, not a file; it was left alone.", special(kind)))
}

/// What is to be said of the link at `path`.
fn of_link(root: &Path, path: &Path) -> String {
    let Ok(target) = path.canonicalize() else {
        return "The link leads nowhere; restore the file that it leads to, or delete the link.".to_owned();
    };
    match target.strip_prefix(root) {
        Ok(inside) if inside.components().any(|part| is_hidden(part.as_os_str())) => {
            "The link leads to a hidden file, and hidden files are not read; rename that file.".to_owned()
        }
        // It is read where it stands.
        Ok(_) => String::new(),
        Err(_) => "The link leads out of the folder and was not followed; copy the file into the folder to have it \
                   read."
            .to_owned(),
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    match () {
        () if kind.is_fifo() => "a pipe",
        () if kind.is_socket() => "a socket",
        () => "a device",
    }
}

#[cfg(not(unix))]
fn special(_kind: FileType) -> &'static str {
    "a device"
}

/// The problem of a folder that could not be listed.
fn unlisted(root: &Path, error: &walkdir::Error) -> Problem {
    let path = error.path().map(|path| path_in(root, path)).unwrap_or_default();
    let reason = error.io_error().map_or("links in it go round in a circle".to_owned(), refusal);
    Problem { path, what: format!("The folder could not be listed ({reason}); nothing in it was read.") }
}

/// `path` relative to `root` as it is shown: see [`walk`].
fn path_in(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    if inside.as_os_str().is_empty() {
        return path.file_name().map(printable).unwrap_or_default();
    }
    let parts: Vec<String> = inside
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(printable(name)),
            _ => None,
        })
        .collect();
    parts.join("/")
}

/// A file name with everything escaped that could not be shown or told apart.
pub fn printable(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\\' => shown.push_str("\\\\"),
                _ if letter.is_control() || is_disturbing(letter) => shown.extend(letter.escape_unicode()),
                _ => shown.push(letter),
            }
        }
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_printable_and_stay_apart() {
        assert_eq!(printable(OsStr::new("Żółć 1.txt")), "Żółć 1.txt");
        assert_eq!(printable(OsStr::new("a\nb")), "a\\u{a}b");
        assert_eq!(printable(OsStr::new("a\u{202e}b")), "a\\u{202e}b");
        assert_ne!(printable(OsStr::new("a\nb")), printable(OsStr::new("a\\u{a}b")));
    }

    #[test]
    fn the_lock_files_of_office_programs_count_as_hidden() {
        assert!(is_hidden(OsStr::new("~$report.docx")) && is_hidden(OsStr::new(".git")));
        assert!(!is_hidden(OsStr::new("report.txt")));
    }
}
