//! A file that is written wholly, or not at all.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// How the names of files end that are being written.
pub(super) const PART: &str = ".part";

/// Who may read a file that was not there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone.
    Private,
    /// Whoever the system lets read the files that a program makes.
    Usual,
}

/// Fills `file` with what `write` writes. It is written beside, brought to the disk and renamed: whatever goes wrong,
/// the file holds what it held before. A link is followed, a pipe or a device is written to as it is.
///
/// # Errors
/// Those of `write`, and of the system where it refuses.
pub fn write_whole(
    file: &Path,
    access: Access,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let known = std::fs::metadata(file).ok();
    if known.as_ref().is_some_and(|known| !known.is_file() && !known.is_dir()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(file)?);
        write(&mut out)?;
        return out.flush();
    }
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let directory = directory_of(file);
    let prefix = part_prefix(file);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(PART);
    #[cfg(unix)]
    if access == Access::Usual {
        // Less what the user's mask takes away, as for any file that a program makes.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(directory)?;
    if let Some(known) = known {
        temporary.as_file().set_permissions(known.permissions())?;
    }
    let mut out = BufWriter::new(&mut temporary);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    temporary.as_file().sync_all()?;
    temporary.persist(file).map_err(|error| error.error)?;
    // The new name is on the disk only once its directory is. Not every system can sync one.
    if let Ok(directory) = File::open(directory) {
        directory.sync_all().ok();
    }
    Ok(())
}

/// Whether a file that is written as `file` lies in `folder`, however both are named: by a relative path, through links.
/// What is not there yet lies where the nearest directory above it does that is there.
pub fn lies_in(file: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else {
        return false;
    };
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    resolved(&file, LINKS).starts_with(folder)
}

/// How many links a path is followed through: as many as systems do.
const LINKS: usize = 40;

/// The path with its links resolved, also where they lead to what is not there yet.
fn resolved(path: &Path, links: usize) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let Some(parent) = path.parent() else {
        return path.to_owned();
    };
    match (path.read_link(), path.file_name()) {
        (Ok(target), _) if links > 0 => resolved(&parent.join(target), links - 1),
        (_, Some(name)) => resolved(parent, links).join(name),
        // A step up: whoever makes the directory that is missing before it goes that way, too.
        (_, None) => resolved(parent, links).parent().unwrap_or(Path::new("/")).to_owned(),
    }
}

/// The directory that holds `file`.
pub(super) fn directory_of(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How the names of what is being written for `file` begin.
pub(super) fn part_prefix(file: &Path) -> String {
    format!(".{}.", file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_what_was_there() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("a.md");
        write_whole(&file, Access::Usual, |out| out.write_all(b"first"))?;
        let failed = write_whole(&file, Access::Usual, |out| {
            out.write_all(b"half")?;
            Err(std::io::ErrorKind::StorageFull.into())
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&file)?, b"first");
        assert_eq!(std::fs::read_dir(directory.path())?.count(), 1);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        let (file, link) = (directory.path().join("a.md"), directory.path().join("link.md"));
        std::fs::write(&file, "first")?;
        std::os::unix::fs::symlink(&file, &link)?;
        write_whole(&link, Access::Usual, |out| out.write_all(b"second"))?;
        assert!(link.is_symlink() && std::fs::read(&file)? == b"second");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_in_the_folder_by_whatever_name() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        let (folder, outside) = (directory.path().join("s"), directory.path().join("out"));
        std::fs::create_dir_all(&folder)?;
        std::fs::create_dir_all(&outside)?;
        std::fs::write(folder.join("a.txt"), "A.")?;
        let link = |to: &Path, name: &str| {
            let link = outside.join(name);
            std::os::unix::fs::symlink(to, &link).map(|()| link)
        };
        for inside in [
            folder.join("a.txt"),
            folder.join("new/deep/out.md"),
            outside.join("../s/out.md"),
            outside.join("new/../../s/out.md"),
            outside.join("new/deep/../../../s"),
            link(&folder.join("a.txt"), "to-a.md")?,
            link(&folder.join("new.md"), "to-new.md")?,
            link(&folder, "to-folder")?.join("out.md"),
        ] {
            assert!(lies_in(&inside, &folder), "{}", inside.display());
        }
        for apart in [
            outside.join("out.md"),
            folder.join("new/../../out/out.md"),
            directory.path().join("s2/out.md"),
            link(Path::new("x.md"), "x.md")?,
        ] {
            assert!(!lies_in(&apart, &folder), "{}", apart.display());
        }
        Ok(())
    }
}
