//! The documents of office programs: XML files in a ZIP container.
//!
//! Parsers that know a format whole keep no more of a document than they have types for; here only words, their places
//! in tables and lists, and what the document says of itself are wanted. So the XML is read as it comes, with
//! `quick-xml`, which expands no entities, and everything that is not known is passed through.

mod beside;
mod container;
mod flow;
mod number;
mod odf;
mod slides;
mod word;
mod workbook;
mod xml;

pub use container::{Container, reason};
pub use flow::Flow;
pub use odf::draft as odf;
pub use slides::draft as slides;
pub use word::draft as word;
pub use workbook::draft as workbook;
pub use xml::{Node, Tag};

use std::collections::BTreeMap;

use super::ReadError;
use super::rest::{Rest, embedded};
use crate::briefing::Draft;
use crate::briefing::FactKey;

/// Notes what `docProps/core.xml` and `docProps/app.xml` say (ECMA-376, part 2, 11).
fn ooxml_facts(container: &mut Container<'_>, draft: &mut Draft) -> Result<(), ReadError> {
    const FROM: &str = "document properties";
    for file in ["docProps/core.xml", "docProps/app.xml"] {
        let Some(bytes) = container.file(file)? else { continue };
        let mut open = String::new();
        let mut words = String::new();
        container.walk(&bytes, &mut |node| match node {
            Node::Open(tag) => {
                open = tag.name().to_owned();
                words.clear();
            }
            Node::Text(text) => words.push_str(text),
            Node::Close(_) => {
                let key = match open.as_str() {
                    "title" => Some(FactKey::Title),
                    "creator" => Some(FactKey::Author),
                    "created" => Some(FactKey::Created),
                    "Company" => Some(FactKey::Publisher),
                    _ => None,
                };
                if let Some(key) = key {
                    draft.state(key, &words, FROM);
                }
                open.clear();
            }
        })?;
    }
    Ok(())
}

/// A part's relationships: their ids, their kinds, and their targets as names in the container (ECMA-376, part 2, 9).
fn relations(container: &mut Container<'_>, part: &str) -> Result<Vec<(String, String, String)>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut found = Vec::new();
    let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    if let Some(bytes) = container.file(&format!("{beside}_rels/{name}.rels"))? {
        container.walk(&bytes, &mut |node| {
            if let Node::Open(tag) = node
                && let (Some(id), Some(target)) = (tag.attr("Id"), tag.attr("Target"))
            {
                let kind = tag.attr("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push((id, kind, resolved(folder, &target)));
            }
        })?;
    }
    Ok(found)
}

/// The targets of relationships by their ids.
fn targets(relations: &[(String, String, String)]) -> BTreeMap<&str, &str> {
    relations.iter().rev().map(|(id, _, target)| (id.as_str(), target.as_str())).collect()
}

/// Says which things in a part with these relationships were not read: they hold words that no reader here knows.
fn tell_objects(relations: &[(String, String, String)], rest: &mut Rest) {
    for (kind, what) in [("chart", "charts"), ("chartEx", "charts"), ("package", "files"), ("oleObject", "objects")] {
        if relations.iter().any(|(_, found, _)| found == kind) {
            rest.tell(embedded(what));
        }
    }
}

/// `target` seen from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
