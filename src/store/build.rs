//! The build script. It gives the program the version of its reading: a digest of all that decides what is read of a
//! file and found in it, so that nobody has to remember to raise a number.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Result;
use std::path::Path;

/// The layers that read and what they may use (`tests/house.rs` holds them to it), what they know, and the libraries
/// they are built with.
const DECIDES: [&str; 8] =
    ["assets", "src/annotate", "src/briefing", "src/describe", "src/read", "src/store", "src/text", "Cargo.lock"];

#[allow(clippy::print_stdout, reason = "this is how a build script speaks")]
fn main() -> Result<()> {
    let mut digest = DefaultHasher::new();
    for path in DECIDES.map(Path::new) {
        if path.exists() {
            println!("cargo::rerun-if-changed={}", path.display());
            add(path, &mut digest)?;
        }
    }
    println!("cargo::rustc-env=DOSSIER_READING={:016x}", digest.finish());
    Ok(())
}

/// Adds the file at `path`, or all files below it in order of their names.
fn add(path: &Path, digest: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, digest));
    }
    path.hash(digest);
    fs::read(path)?.hash(digest);
    Ok(())
}
