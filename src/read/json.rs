//! JSON: the records that have a field of text are documents, wherever they lie.

mod fields;
mod values;

use serde_json::{Map, Value};

use super::part::{Part, Sink};
use super::rest::{RECORDS, Rest};
use super::{ReadError, html};
use crate::briefing::Draft;
use crate::briefing::{FactKey, ParagraphRole};
use fields::{AUTHOR, LEAD, PUBLISHER, TEXT, TITLE, WEAK_TEXT};

/// How deep records are looked for.
const DEEPEST: usize = 8;

/// A lead of fewer words is none.
const LEAD_WORDS: usize = 6;

/// How much of a text is compared with its lead, in bytes.
const COMPARED: usize = 4_000;

/// A record, and the objects that it alone lies in: what is not said in it may be said there.
struct Record<'a> {
    own: &'a Map<String, Value>,
    around: Vec<&'a Map<String, Value>>,
}

/// Hands on the documents of a JSON file, or of one with a value to each line, and what is told beside them.
pub fn parts(text: &str, mut rest: Rest, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let values = values::values(text, &mut rest);
    if values.is_empty() {
        return Err(ReadError::Damaged { name: "JSON file", reason: "no value in it is whole".to_owned() });
    }
    let mut found = Found::default();
    for value in &values {
        found.look(value, &mut Vec::new(), 0);
    }
    let is_one = found.records.len() == 1;
    let (mut number, mut without) = (0, found.without);
    let mut is_wanted = true;
    for record in rest.first(RECORDS, &found.records) {
        number += 1;
        let Some(draft) = draft(record) else {
            without += 1;
            continue;
        };
        let name = (!is_one).then(|| format!("record {number}"));
        is_wanted = sink(Part::Draft { name, draft }).is_continue();
        if !is_wanted {
            break;
        }
    }
    if without > 0 && number > 0 {
        rest.tell(format!("{without} of {} records have no field with text.", number + found.without));
    }
    if found.is_too_deep {
        rest.tell(format!("What lies more than {DEEPEST} levels deep in the data was not read."));
    }
    if is_wanted {
        let _wanted = rest.hand_on(sink);
    }
    if number == 0 { Err(ReadError::NoField) } else { Ok(()) }
}

/// The records of a file.
#[derive(Default)]
struct Found<'a> {
    records: Vec<Record<'a>>,
    /// How many in lists have no text.
    without: usize,
    /// Whether something lies deeper than records are looked for.
    is_too_deep: bool,
}

impl<'a> Found<'a> {
    /// Takes the records in a value: itself, where it has a text; else those in the lists and objects that it holds.
    fn look(&mut self, value: &'a Value, around: &mut Vec<&'a Map<String, Value>>, depth: usize) {
        if depth > DEEPEST {
            self.is_too_deep |= value.is_object() || value.is_array();
            return;
        }
        match value {
            Value::Array(values) => {
                for value in values {
                    let before = self.records.len();
                    self.look(value, &mut Vec::new(), depth + 1);
                    // A list of objects in a list of records is their affair: tags, authors.
                    let is_record = depth <= 1 && value.is_object();
                    self.without += usize::from(is_record && self.records.len() == before);
                }
            }
            Value::Object(own) => {
                if fields::words(own, TEXT).is_some() {
                    self.records.push(Record { own, around: around.clone() });
                    return;
                }
                let before = self.records.len();
                around.push(own);
                for inner in own.values().filter(|inner| inner.is_object() || inner.is_array()) {
                    self.look(inner, around, depth + 1);
                }
                around.pop();
                // A description is the text only where there is no other.
                if self.records.len() == before && around.is_empty() && fields::words(own, WEAK_TEXT).is_some() {
                    self.records.push(Record { own, around: Vec::new() });
                }
            }
            _ => {}
        }
    }
}

fn draft(record: &Record<'_>) -> Option<Draft> {
    let (field, text) = fields::words(record.own, TEXT).or_else(|| fields::words(record.own, WEAK_TEXT))?;
    let places = || std::iter::once(record.own).chain(record.around.iter().rev().copied());
    let said = |names: &[&str]| {
        places().find_map(|place| fields::words(place, names).or_else(|| fields::nested_words(place, names)))
    };
    let said = |names| said(names).filter(|(name, _)| *name != field);
    let title = said(TITLE);
    let mut draft = Draft::default();
    if let Some((_, title)) = &title {
        draft.push(title, ParagraphRole::Title);
        draft.knows_headings = true;
    }
    let body = body(text);
    if let Some((_, lead)) = said(LEAD) {
        let lead = self::body(lead);
        if is_lead(&lead.text, &body.text) {
            draft.append(&lead);
        }
    }
    draft.append(&body);
    for (key, names) in [(FactKey::Title, TITLE), (FactKey::Author, AUTHOR), (FactKey::Publisher, PUBLISHER)] {
        if let Some((name, value)) = said(names) {
            let value = if key == FactKey::Publisher { fields::host(&value) } else { &value };
            draft.state(key, value, &format!("field {name}"));
        }
    }
    if let Some((name, value)) = fields::date(places()) {
        draft.state(FactKey::Date, &value, &format!("field {name}"));
    }
    (!draft.paragraphs.is_empty()).then_some(draft)
}

/// The words of a field, which may be a page.
fn body(text: String) -> Draft {
    let is_page =
        text.trim_start().starts_with('<') || ["</p>", "<br", "</a>", "</div>"].iter().any(|tag| text.contains(tag));
    let page = if is_page { html::whole(&text).ok() } else { None };
    page.unwrap_or_else(|| Draft::of_text(text))
}

/// Whether the words stand for themselves before the text: they are a sentence or more, and the text does not have them.
fn is_lead(lead: &str, text: &str) -> bool {
    let letters = |words: &str| -> String {
        words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let head = text.get(..text.floor_char_boundary(COMPARED)).unwrap_or_default();
    lead.split_whitespace().nth(LEAD_WORDS - 1).is_some()
        && lead.len() < COMPARED
        && !letters(head).contains(&letters(lead))
}

#[cfg(test)]
mod tests;
