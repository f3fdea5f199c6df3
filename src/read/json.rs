//! JSON: the records that have a field of text are documents.

use serde_json::{Map, Value};

use super::part::{Part, Sink};
use super::{ReadError, html};
use crate::briefing::Draft;
use crate::briefing::{FactKey, ParagraphRole};

/// Records beyond this are not read.
const RECORDS: usize = 100_000;

/// Fields that hold a record's text, its title, and so on, in lower case without marks, the best first.
const TEXT: &[&str] = &[
    "text",
    "fulltext",
    "articlebody",
    "maintext",
    "content",
    "body",
    "contenttext",
    "contenthtml",
    "article",
    "transcript",
    "message",
    "post",
    "story",
    "description",
    "summary",
    "abstract",
];
const TITLE: &[&str] = &["title", "headline", "subject", "name"];
const DATE: &[&str] = &[
    "datepublished",
    "published",
    "publishedat",
    "publishdate",
    "publicationdate",
    "pubdate",
    "date",
    "createdat",
    "created",
    "timestamp",
    "time",
];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator", "from", "user"];
const PUBLISHER: &[&str] = &["publisher", "source", "outlet", "sitename", "site", "newspaper", "domain"];

/// Fields that hold the records, where they do not lie outermost.
const LISTS: &[&str] =
    &["articles", "documents", "items", "records", "results", "data", "entries", "posts", "docs", "messages"];

/// Hands on the documents of a JSON file, or of one with a value to each line.
pub fn parts(text: &str, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let values: Vec<Value> =
        serde_json::Deserializer::from_str(text).into_iter::<Value>().map_while(Result::ok).take(RECORDS).collect();
    let mut records = Vec::new();
    for value in &values {
        collect(value, 0, &mut records);
    }
    let drafts: Vec<(usize, Draft)> =
        records.iter().enumerate().filter_map(|(at, record)| Some((at + 1, draft(record)?))).collect();
    if drafts.is_empty() {
        return Err(ReadError::NoField);
    }
    let is_one = records.len() == 1;
    let missing = records.len() - drafts.len();
    for (number, draft) in drafts {
        let name = (!is_one).then(|| format!("record {number}"));
        if sink(Part::Draft { name, draft }).is_break() {
            return Ok(());
        }
    }
    if missing > 0 {
        let what = format!("{missing} of {} records have no field with text.", records.len());
        let _wanted = sink(Part::Fault { member: None, what });
    }
    Ok(())
}

/// The records in a value: itself, those of a list, those of a list that it has a field for.
fn collect<'a>(value: &'a Value, depth: usize, records: &mut Vec<&'a Map<String, Value>>) {
    if records.len() >= RECORDS || depth > 4 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, records)),
        Value::Object(record) => {
            let list = LISTS.iter().find_map(|name| field(record, name).filter(|value| value.is_array()));
            match list {
                Some(list) if said(record, TEXT).is_none() => collect(list, depth + 1, records),
                _ => records.push(record),
            }
        }
        _ => {}
    }
}

fn draft(record: &Map<String, Value>) -> Option<Draft> {
    let (field, text) = said(record, TEXT)?;
    let title = said(record, TITLE);
    let mut draft = Draft::default();
    if let Some((_, title)) = &title {
        draft.push(title, ParagraphRole::Title);
        draft.knows_headings = true;
    }
    let body = if text.trim_start().starts_with('<') { html::whole(&text).ok() } else { None };
    let body = body.unwrap_or_else(|| Draft::of_text(text));
    for paragraph in &body.paragraphs {
        draft.push(body.words(paragraph), paragraph.role);
    }
    for (key, names) in
        [(FactKey::Title, TITLE), (FactKey::Author, AUTHOR), (FactKey::Publisher, PUBLISHER), (FactKey::Date, DATE)]
    {
        if let Some((name, value)) = said(record, names).filter(|(name, _)| *name != field) {
            draft.state(key, &value, &format!("field {name}"));
        }
    }
    (!draft.paragraphs.is_empty()).then_some(draft)
}

/// The first of the fields that holds words, and its name as it is written.
fn said(record: &Map<String, Value>, names: &[&str]) -> Option<(String, String)> {
    names.iter().find_map(|wanted| {
        let (name, value) = record.iter().find(|(name, _)| plain(name) == *wanted)?;
        let words = match value {
            Value::String(words) => words.clone(),
            Value::Array(values) => {
                let each = values.iter().filter_map(|value| match value {
                    Value::String(words) => Some(words.clone()),
                    Value::Object(inner) => field(inner, "name").and_then(Value::as_str).map(str::to_owned),
                    _ => None,
                });
                each.collect::<Vec<_>>().join(if names == TEXT { "\n\n" } else { ", " })
            }
            Value::Object(inner) => {
                ["name", "text"].iter().find_map(|name| field(inner, name)).and_then(Value::as_str)?.to_owned()
            }
            _ => return None,
        };
        (!words.trim().is_empty()).then(|| (name.clone(), words))
    })
}

fn field<'a>(record: &'a Map<String, Value>, wanted: &str) -> Option<&'a Value> {
    record.iter().find(|(name, _)| plain(name) == wanted).map(|(_, value)| value)
}

/// A field's name in lower case, without marks.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
