//! The house rules that no compiler checks: who may use whom, how long a file is, where colours stand, what lies beside
//! an asset.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules that it may use. `main` and `lib` put things together and are free.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("briefing", &["text"]),
    ("read", &["text", "briefing"]),
    ("describe", &["text", "briefing"]),
    ("annotate", &["text", "briefing"]),
    ("merge", &["text", "briefing", "annotate"]),
    ("store", &["briefing", "annotate"]),
    ("load", &["briefing", "read", "describe", "annotate", "merge", "store", "text"]),
    ("notes", &["text", "briefing"]),
    ("search", &["text", "briefing"]),
    ("export", &["text", "briefing", "notes", "search"]),
    ("ui", &["text", "briefing", "notes", "load", "search", "export"]),
    ("args", &[]),
];

/// Files longer than this have more than one reason to change.
const LONGEST: usize = 600;

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    files(&root, ".rs")
        .into_iter()
        .map(|path| (path.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The top module that a source file belongs to.
fn module(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "")
}

/// The modules that `line` names with `crate::`, also in `use crate::{a::…, b::…}`.
fn used(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap().split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            found.push(name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    let mut faults = Vec::new();
    for (path, source) in sources() {
        let module = module(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            continue;
        };
        // A comment may speak of anything, a test may look anywhere.
        let code = source.split("#[cfg(test)]").next().unwrap();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in used(line) {
                let is_known = LAYERS.iter().any(|(layer, _)| *layer == name);
                if is_known && name != module && !allowed.contains(&name.as_str()) {
                    faults.push(format!("src/{}:{}: {module} may not use {name}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_module_has_its_place_among_the_layers() {
    for (path, _) in sources() {
        let module = module(&path);
        let is_placed = ["main", "lib"].contains(&module.as_str()) || LAYERS.iter().any(|(name, _)| *name == module);
        assert!(is_placed, "src/{} stands in no layer", path.display());
    }
}

#[test]
fn a_file_has_one_reason_to_change() {
    for (path, source) in sources() {
        let lines = source.lines().count();
        assert!(lines <= LONGEST, "src/{} has {lines} lines; split it by notion", path.display());
    }
}

#[test]
fn the_language_steps_know_no_file_thread_or_clock() {
    let forbidden = ["std::fs", "std::thread", "rayon", "SystemTime", "Instant::now", "thread_rng"];
    for (path, source) in sources() {
        if ["describe", "annotate", "merge", "text", "briefing"].contains(&module(&path).as_str()) {
            let code = source.split("#[cfg(test)]").next().unwrap();
            for word in forbidden {
                assert!(!code.contains(word), "src/{} speaks of {word}", path.display());
            }
        }
    }
}

#[test]
fn readers_leave_nothing_out_in_silence() {
    // What is counted off, cut or given up is told through `read/rest.rs`. These only look, or tell it themselves.
    let looks = [
        "LOOKED_AT",
        "HEADINGS",
        "ELEMENTS",
        "WEIGHED",
        "LINES",
        "KINDS",
        "ROWS",
        "COMPARED",
        "MATTER_LINES",
        "NAMED",
        "ADDRESSES",
        "LAST_WORDS",
        "LINKS",
        "NAME",
    ];
    let mut faults = Vec::new();
    for (path, source) in
        sources().into_iter().filter(|(path, _)| path.starts_with("read") && !path.ends_with("rest.rs"))
    {
        let code = source.split("#[cfg(test)]").next().unwrap();
        for (number, line) in code.lines().enumerate() {
            let counted =
                line.split(".take(").skip(1).map(|rest| rest.chars().take_while(|c| c.is_uppercase() || *c == '_'));
            let counted =
                counted.map(Iterator::collect::<String>).any(|name| !name.is_empty() && !looks.contains(&&*name));
            let given_up =
                line.contains("map_while(") || line.contains("let _damage") || line.contains("while let Some(Ok(");
            // Where something lies too deep to be followed, the lines around say so. Metadata are only looked for.
            let around = || code.lines().skip(number.saturating_sub(1)).take(5).collect::<String>();
            let says =
                || ["Err(", "tell(", "let what", "is_too_deep", "is_whole"].iter().any(|word| around().contains(word));
            let too_deep = line.contains("DEEPEST") && ["> ", "< "].iter().any(|mark| line.contains(mark));
            let is_silent =
                too_deep && !path.ends_with("html/linked.rs") && !path.ends_with("recognise/order.rs") && !says();
            if counted || given_up || is_silent {
                faults.push(format!("src/{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_colour_stands_outside_the_theme() {
    for (path, source) in sources() {
        if path.starts_with("ui") && !path.starts_with("ui/theme") && !path.ends_with("theme.rs") {
            for literal in ["from_rgb", "from_gray", "from_rgba", "Color32::WHITE", "Color32::BLACK", "Color32::RED"] {
                assert!(!source.contains(literal), "src/{} has a colour of its own: {literal}", path.display());
            }
        }
    }
}

#[test]
fn no_network_code_is_linked() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    // Not tokio: its bare runtime is locked for browsers, and no desktop build compiles it.
    for package in ["reqwest", "hyper", "ureq", "curl", "rustls", "openssl", "native-tls", "h2", "quinn"] {
        assert!(!lock.contains(&format!("name = \"{package}\"\n")), "{package} is in Cargo.lock");
    }
}

#[test]
fn every_asset_has_its_origin_and_licence_beside_it() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for file in files(&assets, "") {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".md") || name.to_uppercase().contains("LICENSE") || name.contains("OFL") {
            continue;
        }
        let readme = file.with_file_name("README.md");
        let text = fs::read_to_string(&readme).unwrap_or_else(|_| panic!("no README.md beside {}", file.display()));
        assert!(text.contains(&name), "{} does not speak of {name}", readme.display());
    }
}
