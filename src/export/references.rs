//! What the note cites, for reference managers: CSL JSON, RIS and BibTeX. One entry for each cited document.

use std::io::{self, Write};

use serde_json::json;

use crate::briefing::{Briefing, Document, FactKey};
use crate::notes::{Citation, Notebook, marks};
use crate::text::printable;

/// A format that reference managers read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceFormat {
    /// Citation Style Language, as JSON: for Zotero and pandoc.
    Csl,
    /// The oldest of them: for EndNote, Mendeley, Citavi.
    Ris,
    /// For LaTeX.
    Bibtex,
}

impl ReferenceFormat {
    /// All formats, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Csl, Self::Ris, Self::Bibtex];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csl => "CSL JSON",
            Self::Ris => "RIS",
            Self::Bibtex => "BibTeX",
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csl => "json",
            Self::Ris => "ris",
            Self::Bibtex => "bib",
        }
    }
}

/// A cited document.
struct Entry {
    /// A name for it among the others: the document's number in the briefing, or the hash of one that is gone.
    key: String,
    title: String,
    /// Year, month and day, as far as they are known.
    date: Vec<u32>,
    author: Option<String>,
    publisher: Option<String>,
    address: Option<String>,
    path: String,
    sha256: String,
}

/// Writes an entry for each document that a line of `notebook` cites, in the order of their first marks.
pub fn write_references(
    briefing: &Briefing,
    notebook: &Notebook,
    format: ReferenceFormat,
    mut out: impl Write,
) -> io::Result<()> {
    let entries = entries(briefing, notebook);
    match format {
        ReferenceFormat::Csl => {
            let items: Vec<_> = entries.iter().map(csl).collect();
            serde_json::to_writer_pretty(&mut out, &items)?;
            out.write_all(b"\n")
        }
        ReferenceFormat::Ris => entries.iter().try_for_each(|entry| out.write_all(ris(entry).as_bytes())),
        ReferenceFormat::Bibtex => entries.iter().try_for_each(|entry| out.write_all(bibtex(entry).as_bytes())),
    }
}

fn entries(briefing: &Briefing, notebook: &Notebook) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let cited = notebook.lines().flat_map(|line| marks(&line.text).filter_map(|mark| notebook.cited(&mark)));
    for citation in cited {
        if !entries.iter().any(|entry| entry.sha256 == citation.sha256) {
            entries.push(entry(briefing, citation));
        }
    }
    entries
}

fn entry(briefing: &Briefing, citation: &Citation) -> Entry {
    let position = briefing.documents.iter().position(|document| document.sha256 == citation.sha256);
    let document = position.and_then(|position| briefing.documents.get(position));
    let fact = |key| document.and_then(|document| said(document, key));
    let date = citation.published.as_deref().unwrap_or_default();
    Entry {
        key: position.map_or_else(
            || format!("dossier{}", citation.sha256.get(..8).unwrap_or_default()),
            |position| format!("D{}", position + 1),
        ),
        title: printable(&citation.title).into_owned(),
        date: date.split('-').map_while(|part| part.parse().ok()).collect(),
        author: fact(FactKey::Author),
        publisher: fact(FactKey::Publisher),
        address: fact(FactKey::Address),
        path: printable(&citation.path).into_owned(),
        sha256: citation.sha256.clone(),
    }
}

fn said(document: &Document, key: FactKey) -> Option<String> {
    let fact = document.metadata.iter().find(|fact| fact.key == key)?;
    Some(printable(&fact.value).into_owned())
}

fn csl(entry: &Entry) -> serde_json::Value {
    let mut item = json!({ "id": entry.key, "type": "document", "title": entry.title, "note": note(entry) });
    if let Some(fields) = item.as_object_mut() {
        if !entry.date.is_empty() {
            fields.insert("issued".to_owned(), json!({ "date-parts": [entry.date] }));
        }
        if let Some(author) = &entry.author {
            fields.insert("author".to_owned(), json!([{ "literal": author }]));
        }
        fields.extend(entry.publisher.as_ref().map(|publisher| ("publisher".to_owned(), json!(publisher))));
        fields.extend(entry.address.as_ref().map(|address| ("URL".to_owned(), json!(address))));
    }
    item
}

/// The file, and the hash that tells whether it is the same one.
fn note(entry: &Entry) -> String {
    format!("{}, SHA-256 {}", entry.path, entry.sha256)
}

fn ris(entry: &Entry) -> String {
    let date = match entry.date.as_slice() {
        [] => None,
        [year] => Some(format!("{year}///")),
        [year, month] => Some(format!("{year}/{month:02}//")),
        [year, month, day, ..] => Some(format!("{year}/{month:02}/{day:02}/")),
    };
    let fields = [
        ("TY", Some("GEN".to_owned())),
        ("ID", Some(entry.key.clone())),
        ("TI", Some(entry.title.clone())),
        ("AU", entry.author.clone()),
        ("PB", entry.publisher.clone()),
        ("DA", date),
        ("UR", entry.address.clone()),
        ("N1", Some(note(entry))),
        ("ER", Some(String::new())),
    ];
    let lines = fields.into_iter().filter_map(|(tag, value)| Some(format!("{tag}  - {}\r\n", value?)));
    lines.collect::<String>() + "\r\n"
}

fn bibtex(entry: &Entry) -> String {
    let part = |at: usize| entry.date.get(at).map(u32::to_string);
    let fields = [
        ("title", Some(entry.title.clone())),
        ("author", entry.author.clone()),
        ("howpublished", entry.publisher.clone()),
        ("year", part(0)),
        ("month", part(1)),
        ("day", part(2)),
        ("url", entry.address.clone()),
        ("note", Some(note(entry))),
    ];
    let lines = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{{{}}}}},\n", tex(&value?))));
    format!("@misc{{{},\n{}}}\n\n", entry.key, lines.collect::<String>())
}

/// `words` with what TeX would take for its own put as letters.
fn tex(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                written.push('\\');
                written.push(letter);
            }
            '\\' => written.push_str("\\textbackslash{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            _ => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited() -> Entry {
        Entry {
            key: "D1".to_owned(),
            title: "Envoys & “friends” leave {early}".to_owned(),
            date: vec![2020, 1, 9],
            author: Some("Ada Brandt".to_owned()),
            publisher: None,
            address: Some("https://example.org/a_b".to_owned()),
            path: "a.txt".to_owned(),
            sha256: "ab".to_owned(),
        }
    }

    #[test]
    fn an_entry_reads_as_reference_managers_want_it() {
        let item = csl(&cited());
        assert_eq!(item["issued"]["date-parts"][0], json!([2020, 1, 9]));
        assert_eq!(item["author"][0]["literal"], "Ada Brandt");
        let ris = ris(&cited());
        assert!(ris.starts_with("TY  - GEN\r\nID  - D1\r\nTI  - Envoys"), "{ris}");
        assert!(ris.contains("DA  - 2020/01/09/\r\n") && ris.ends_with("ER  - \r\n\r\n"), "{ris}");
        let bibtex = bibtex(&cited());
        assert!(bibtex.starts_with("@misc{D1,\n"), "{bibtex}");
        assert!(bibtex.contains("Envoys \\& “friends” leave \\{early\\}"), "{bibtex}");
        assert!(bibtex.contains("url = {{https://example.org/a\\_b}}"), "{bibtex}");
    }
}
