//! The example folder that the program carries.

use std::path::{Path, PathBuf};

/// The documents and their names.
const DOCUMENTS: &[(&str, &str)] = &[
    ("000_915c21cfe5fef68f.txt", include_str!("../../seeds/000_915c21cfe5fef68f.txt")),
    ("003_22c35010bc7c392d.txt", include_str!("../../seeds/003_22c35010bc7c392d.txt")),
];

/// Lays the example out in `directory` and returns its folder.
pub fn lay_out(directory: &Path) -> std::io::Result<PathBuf> {
    let folder = directory.join("example");
    std::fs::create_dir_all(&folder)?;
    for (name, text) in DOCUMENTS {
        let file = folder.join(name);
        if std::fs::read(&file).ok().as_deref() != Some(text.as_bytes()) {
            std::fs::write(file, text)?;
        }
    }
    Ok(folder)
}
