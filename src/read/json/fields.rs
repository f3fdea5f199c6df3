//! What the fields of records are called by the programs that make them: crawlers (news-please, newspaper, trafilatura,
//! Scrapy), Common Crawl's news, GDELT, readers of RSS and Atom, the interfaces of newspapers, and schema.org.

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::text::dates;

/// Fields that hold a record's text, in lower case without marks, the best first.
pub const TEXT: &[&str] = &[
    "text",
    "fulltext",
    "articlebody",
    "articletext",
    "maintext",
    "plaintext",
    "bodytext",
    "contenttext",
    "contentencoded",
    "textcontent",
    "content",
    "contenthtml",
    "body",
    "bodyhtml",
    "article",
    "transcript",
    "selftext",
    "rawtext",
    "cleanedtext",
    "message",
    "post",
    "story",
    "paragraphs",
];

/// Fields that hold it where no other does.
pub const WEAK_TEXT: &[&str] =
    &["description", "summary", "abstract", "leadparagraph", "excerpt", "snippet", "contentsnippet"];

/// Fields that hold what stands between the title and the text.
pub const LEAD: &[&str] = &[
    "description",
    "lead",
    "leadparagraph",
    "standfirst",
    "trailtext",
    "subtitle",
    "deck",
    "dek",
    "summary",
    "abstract",
    "excerpt",
];

pub const TITLE: &[&str] = &["title", "headline", "webtitle", "articletitle", "subject", "name"];

pub const AUTHOR: &[&str] =
    &["author", "authors", "byline", "authorname", "creator", "dccreator", "writer", "reporter", "from", "user"];

pub const PUBLISHER: &[&str] = &[
    "publisher",
    "publication",
    "outlet",
    "sitename",
    "site",
    "newspaper",
    "sourcename",
    "sourcedomain",
    "sourcehostname",
    "source",
    "hostname",
    "website",
    "domain",
    "provider",
];

/// Fields of an object that hold its words.
const INNER: &[&str] = &["name", "text", "rendered", "main", "original", "value", "content", "title", "t", "cdata"];

/// Objects that hold more fields of the record.
const GROUPS: &[&str] = &["fields", "meta", "metadata", "attributes", "properties", "headers", "info", "source"];

/// Parts of the names of fields that say when something else was done than publishing, in lower case.
const OTHER_DATES: &[&str] = &[
    "modif", "updat", "edit", "revis", "download", "crawl", "fetch", "scrap", "retriev", "access", "index", "seen",
    "birth", "expir", "delet", "archiv", "captur", "visit", "import", "insert", "ingest", "last", "start", "end",
    "event", "filedate",
];

/// The longest value that is a date.
const DATE: usize = 64;

/// The first of the fields that holds words, and its name as it is written.
pub fn words(record: &Map<String, Value>, names: &[&str]) -> Option<(String, String)> {
    let plain: Vec<(String, &String, &Value)> = record.iter().map(|(name, value)| (plain(name), name, value)).collect();
    names.iter().find_map(|wanted| {
        let (_, name, value) = plain.iter().find(|(plain, ..)| plain == wanted)?;
        let words = said(value, names == TEXT, 0)?;
        (!words.trim().is_empty()).then(|| ((*name).clone(), words))
    })
}

/// The same of the objects that hold more fields of the record.
pub fn nested_words(record: &Map<String, Value>, names: &[&str]) -> Option<(String, String)> {
    groups(record).find_map(|(group, inner)| {
        let (name, value) = words(inner, names)?;
        Some((format!("{group}.{name}"), value))
    })
}

fn groups(record: &Map<String, Value>) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
    record
        .iter()
        .filter(|(name, _)| GROUPS.contains(&plain(name).as_str()))
        .filter_map(|(name, value)| Some((name, value.as_object()?)))
}

/// The words of a value. Of a text, the pieces are paragraphs.
fn said(value: &Value, is_text: bool, depth: usize) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Array(values) if depth < 3 => {
            let each: Vec<String> = values.iter().filter_map(|value| said(value, is_text, depth + 1)).collect();
            Some(each.join(if is_text { "\n\n" } else { ", " }))
        }
        Value::Object(inner) if depth < 3 => INNER.iter().find_map(|wanted| {
            let (_, value) = inner.iter().find(|(name, _)| plain(name) == *wanted)?;
            said(value, is_text, depth + 1)
        }),
        _ => None,
    }
}

/// When the record was published: the field of the best name that holds a date, and the date.
pub fn date<'a>(places: impl Iterator<Item = &'a Map<String, Value>>) -> Option<(String, String)> {
    let mut found: Vec<(u8, usize, String, String)> = Vec::new();
    for (far, place) in places.enumerate() {
        add_dates(place, "", None, far, 0, &mut found);
    }
    found.sort();
    found.into_iter().next().map(|(_, _, name, value)| (name, value))
}

/// Adds the dates among the fields of `place`, with the rank of their names.
fn add_dates(
    place: &Map<String, Value>,
    within: &str,
    outer: Option<u8>,
    far: usize,
    depth: usize,
    found: &mut Vec<(u8, usize, String, String)>,
) {
    for (name, value) in place {
        let rank = rank(&plain(name), outer);
        let path = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
        match (value, rank) {
            (Value::Object(inner), Some(_)) if depth < 2 => add_dates(inner, &path, rank, far, depth + 1, found),
            (Value::Object(inner), None) if depth == 0 && GROUPS.contains(&plain(name).as_str()) => {
                add_dates(inner, &path, None, far, depth + 1, found);
            }
            (value, Some(rank)) => found.extend(when(value).map(|day| (rank, far, path, day))),
            _ => {}
        }
    }
}

/// How well a field's name says that it holds the day of publication, 0 best; `None` where it says something else.
/// `outer` is the rank of the object that holds it: `{"date": {"published": …}}`.
fn rank(name: &str, outer: Option<u8>) -> Option<u8> {
    if OTHER_DATES.iter().any(|part| name.contains(part)) {
        return None;
    }
    let is_published = name.contains("publi") && !name.contains("publisher")
        || name.starts_with("pubdate")
        || name.ends_with("pubdate");
    match name {
        _ if is_published || ["posted", "issued", "release", "pubtime"].iter().any(|part| name.contains(part)) => {
            Some(0)
        }
        "isodate" | "datetime" | "day" => Some(1),
        _ if name.starts_with("date") || name.ends_with("date") || name.starts_with("webpub") => Some(1),
        _ if name.contains("created") => Some(2),
        "timestamp" | "time" | "ts" | "epoch" | "sent" | "sentat" => Some(3),
        // "$date", "value": what they hold is what their object holds.
        "iso" | "value" | "rendered" | "t" | "numberlong" => outer,
        _ => None,
    }
}

/// The date that a value says: as people and programs write it, or in seconds or milliseconds since 1970.
fn when(value: &Value) -> Option<String> {
    /// The seconds of 1980 and 2100: a smaller or larger number is no time of a publication.
    const SECONDS: std::ops::Range<i64> = 315_532_800..4_102_444_800;
    let of_number = |number: i64| {
        let seconds =
            [number, number / 1_000, number / 1_000_000].into_iter().find(|seconds| SECONDS.contains(seconds))?;
        let at = Timestamp::from_second(seconds).ok()?;
        Some(at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
    };
    match value {
        Value::Number(number) => of_number(number.as_i64().or_else(|| number.as_f64().map(|number| number as i64))?),
        Value::String(words) => {
            let words = words.trim();
            let is_number = words.len() >= 9 && words.bytes().all(|byte| byte.is_ascii_digit());
            match is_number.then(|| words.parse().ok().and_then(of_number)).flatten() {
                Some(day) if dates::packed(words).is_none() => Some(day),
                _ => (words.len() <= DATE && dates::first_whole(words).is_some()).then(|| words.to_owned()),
            }
        }
        Value::Array(values) => values.first().filter(|first| !first.is_array()).and_then(when),
        _ => None,
    }
}

/// Of an address, the host; other words as they are.
pub fn host(words: &str) -> &str {
    let host = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    host.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or(words)
}

/// A field's name in lower case, without marks.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
