//! Every text of the window in one list, so that a reader sees each change of a word: `tests/ui/texts.txt`, to be read from one
//! end to the other as an editor would. `DOSSIER_BLESS=1 cargo test --test ui texts` writes it anew.
//!
//! The texts are taken from the sources of the program, not from its screens: no message is missing because no test brings it
//! about. `{}` stands for what is filled in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What speaks to who sits before the window: the window itself, and what it shows of the other parts.
const SOURCES: [&str; 5] = ["src/ui", "src/notes", "src/briefing", "src/load", "src/export"];

/// Before a text that names a widget or a thread and is never shown.
const NAMES: [&str; 8] =
    ["unique(", "unique((", "id_salt(", "id_salt((", "IdSalt::new(", "top(", "right(", "debug_struct("];

#[test]
fn every_text_is_listed() {
    let mut listed = String::new();
    for file in SOURCES.iter().flat_map(|folder| sources(Path::new(folder))) {
        let code = std::fs::read_to_string(&file).unwrap();
        let mut texts: Vec<String> = Vec::new();
        for (before, text) in literals(&code) {
            if is_shown(before, &text) && !texts.contains(&text) {
                texts.push(text);
            }
        }
        if !texts.is_empty() {
            writeln!(listed, "# {}", file.display().to_string().replace('\\', "/")).unwrap();
            texts.iter().for_each(|text| writeln!(listed, "{text}").unwrap());
            listed.push('\n');
        }
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/texts.txt");
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::write(&kept, &listed).unwrap();
    }
    let before = std::fs::read_to_string(&kept).unwrap_or_default();
    let new: Vec<&str> = listed.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = before.lines().filter(|line| !listed.lines().any(|new| new == *line)).collect();
    assert!(
        listed == before,
        "new: {new:#?}\ngone: {gone:#?}\nDOSSIER_BLESS=1 writes tests/ui/texts.txt anew; read it first."
    );
}

/// Words of the program's inside, and of its makers, that no reader knows.
#[test]
fn no_text_speaks_of_the_inside_of_the_program() {
    const INNER: [&str; 9] = ["origin", "origins", "plover", "entity", "furniture", "boolean", "stem", "token", "null"];
    let listed = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/texts.txt")).unwrap();
    let window = listed.split("# ").filter(|part| part.starts_with("src/ui") || part.starts_with("src/notes"));
    for line in window.flat_map(str::lines).filter(|line| !line.starts_with("src/")) {
        // What is filled in has a name that nobody sees.
        let pieces = line.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
        let seen = pieces.collect::<String>().to_lowercase();
        let mut words = seen.split(|letter: char| !letter.is_alphabetic());
        assert!(!words.any(|word| INNER.contains(&word)), "{line}");
    }
}

/// The files of a folder that are no tests, in order of path.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut entries: Vec<_> = std::fs::read_dir(whole).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        let path = folder.join(entry.file_name());
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(sources(&path));
        } else if name.ends_with(".rs") && name != "tests.rs" && name != "fixture.rs" {
            found.push(path);
        }
    }
    found
}

/// The texts in quotation marks of a source, each with the code before it; without remarks, attributes and tests.
#[allow(clippy::string_slice, clippy::manual_strip, reason = "cut at marks that were found, and counted in bytes")]
fn literals(code: &str) -> Vec<(&str, String)> {
    let code = code.find("#[cfg(test)]").map_or(code, |tests| &code[..tests]);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let whole = |end: &str| rest.find(end).map_or(rest.len(), |found| found + end.len());
        at += if rest.starts_with("//") {
            whole("\n")
        } else if rest.starts_with("#[") {
            whole("]\n")
        } else if rest.starts_with("r#\"") {
            whole("\"#")
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\'") {
            3
        } else if rest.starts_with("b\"") {
            2 + ends(&rest[2..])
        } else if rest.starts_with('"') {
            let length = ends(&rest[1..]);
            let before = code[..at].rsplit(['\n', ' ']).next().unwrap_or_default();
            found.push((before, shown(&rest[1..length])));
            1 + length
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
    }
    found
}

/// How many bytes a text takes up to its closing mark, with it.
fn ends(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().find(|(_, letter)| {
        let is_end = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// A text as it is read: breaks of the source taken out, those of the text as a sign.
fn shown(literal: &str) -> String {
    let mut pieces = literal.split("\\\n");
    let first = pieces.next().unwrap_or_default().to_owned();
    let whole = pieces.fold(first, |whole, piece| whole + piece.trim_start());
    whole.replace("\\n", " ⏎ ").replace('\n', " ⏎ ").replace("\\\"", "\"").trim().to_owned()
}

/// Whether somebody reads it: words with a space between them, or one that begins with a capital; no mark-up.
fn is_shown(before: &str, text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_name = NAMES.iter().any(|name| before.ends_with(name));
    let is_code = text.contains('<') || text.contains("::") || text.contains("w:");
    let is_word = text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
    letters > 1 && !is_name && !is_code && (text.contains(' ') || is_word)
}
