//! What searches found, as JSON.

use std::io::Write;
use std::num::NonZeroU32;

use serde::Serialize;

use crate::briefing::{Briefing, DocumentId, Problem};
use crate::export::write_undisturbed;
use crate::search::{Found, Listed, kind_of};
use crate::text::Span;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Searches<'a> {
    version: u32,
    folder: &'a str,
    searches: Vec<Search<'a>>,
    /// What was not searched, because it could not be read.
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct Search<'a> {
    query: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    question: bool,
    paragraphs: usize,
    /// What documents do not give that a field asks for, with how many do not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    silent: Vec<Silent>,
    documents: Vec<InDocument<'a>>,
}

#[derive(Serialize)]
struct Silent {
    what: &'static str,
    documents: usize,
}

#[derive(Serialize)]
struct InDocument<'a> {
    document: DocumentId,
    path: &'a str,
    title: &'a str,
    published: Option<&'a str>,
    sha256: &'a str,
    paragraphs: Vec<InParagraph<'a>>,
}

#[derive(Serialize)]
struct InParagraph<'a> {
    /// From 1, as the window numbers them.
    number: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<NonZeroU32>,
    kind: &'static str,
    score: u64,
    #[serde(flatten)]
    span: Span,
    marks: Vec<Span>,
    text: &'a str,
}

/// Writes what was found as one line of JSON. Offsets are UTF-8 bytes into the document's text, as in the briefing.
pub fn write_found_json(briefing: &Briefing, searches: &[Listed], out: impl Write) -> std::io::Result<()> {
    let searches = searches.iter().map(|search| searched(briefing, search)).collect();
    let all = Searches { version: VERSION, folder: &briefing.folder, searches, problems: &briefing.problems };
    write_undisturbed(&all, out)
}

fn searched<'a>(briefing: &'a Briefing, search: &'a Listed) -> Search<'a> {
    let found = search.found.as_ref();
    Search {
        query: &search.written,
        error: found.err().map(ToString::to_string),
        question: found.is_ok_and(|found| found.query().is_question()),
        paragraphs: found.map_or(0, |found| found.hits.len()),
        silent: found.map(silent).unwrap_or_default(),
        documents: found.map(|found| documents(briefing, found)).unwrap_or_default(),
    }
}

fn silent(found: &Found) -> Vec<Silent> {
    found.silent.iter().map(|&(what, documents)| Silent { what, documents }).collect()
}

fn documents<'a>(briefing: &'a Briefing, found: &Found) -> Vec<InDocument<'a>> {
    let mut documents = Vec::with_capacity(found.documents.len());
    for group in &found.documents {
        let Some(document) = briefing.documents.get(group.position) else {
            continue;
        };
        let paragraph = |hit: &crate::search::Hit| {
            let paragraph = hit.paragraph(briefing)?;
            Some(InParagraph {
                number: hit.paragraph + 1,
                page: paragraph.page,
                kind: kind_of(paragraph),
                score: hit.score,
                span: paragraph.span,
                marks: found.marks(briefing, hit),
                text: paragraph.span.of(&document.text),
            })
        };
        documents.push(InDocument {
            document: document.id,
            path: &document.path,
            title: &document.title,
            published: document.published.date.as_deref(),
            sha256: &document.sha256,
            paragraphs: found.hits.get(group.hits.clone()).unwrap_or_default().iter().filter_map(paragraph).collect(),
        });
    }
    documents
}
