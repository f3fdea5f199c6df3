//! What a Markdown file says of itself: in a front matter, or in lines "key: value" that a scraper wrote above the text.

use crate::briefing::{Block, Draft, FactKey, ParagraphRole};

/// A head has at least this many lines, one of them with a key that is known.
const LINES: usize = 2;

/// The longest key, in words.
const KEY_WORDS: usize = 3;

/// The longest value, in words: what is longer may be a sentence with a colon.
const VALUE_WORDS: usize = 30;

/// What the key of a head says, in lower case without marks; `None` where it says nothing that is kept.
fn fact_key(key: &str) -> Option<FactKey> {
    Some(match key {
        "title" | "headline" => FactKey::Title,
        "author" | "authors" | "by" | "byline" | "creator" => FactKey::Author,
        "publisher" | "site" | "sitename" | "website" | "domain" | "publication" | "outlet" => FactKey::Publisher,
        "date" | "published" | "publisheddate" | "publishedtime" | "publishedat" | "publishedon" | "pubdate"
        | "publishdate" | "publicationdate" | "datepublished" | "created" | "posted" => FactKey::Date,
        "url" | "link" | "permalink" | "canonical" | "canonicalurl" | "sourceurl" | "urlsource" | "source" => {
            FactKey::Address
        }
        _ => return None,
    })
}

/// The longest front matter of a text, in lines.
const MATTER_LINES: usize = 80;

/// The front matter that a plain text begins with, between two lines of three hyphens, and the text below it; `None` where
/// no line of it has a key that is known.
pub fn of_text(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let body = text.strip_prefix("---")?.trim_start_matches([' ', '\r']).strip_prefix('\n')?;
    let mut at = 0;
    for line in body.split_inclusive('\n').take(MATTER_LINES) {
        if line.trim_end() == "---" {
            let (matter, rest) = (body.get(..at)?, body.get(at + line.len()..)?);
            let mut scratch = Draft::default();
            self::matter(matter, &mut scratch);
            return (!scratch.facts.is_empty()).then_some((matter, rest));
        }
        at += line.len();
    }
    None
}

/// Notes what the lines of a front matter say.
pub fn matter(words: &str, draft: &mut Draft) {
    for (key, value) in values(words) {
        state(key, &value, "front matter", draft);
    }
}

/// What the front matter tells in sentences, for a file that has no other text: its title and its description.
pub fn told(words: &str) -> Vec<Block> {
    let mut told = Vec::new();
    let values = values(words);
    let mut take = |keys: &[&str], role| {
        let found = values.iter().find(|(key, value)| keys.contains(&plain(key).as_str()) && !value.is_empty());
        told.extend(found.map(|(_, words)| Block { words: words.clone(), role, ..Block::default() }));
        found.is_some()
    };
    take(&["title", "headline"], ParagraphRole::Title);
    let has_text = take(&["text", "content", "body", "articlebody"], ParagraphRole::Body);
    if has_text || take(&["description", "summary", "abstract", "excerpt"], ParagraphRole::Body) {
        return told;
    }
    Vec::new()
}

/// The keys of a front matter with their values. A value may be a list, in brackets or on lines of its own.
fn values(words: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut open: Option<&str> = None;
    let mut values: Vec<&str> = Vec::new();
    for line in words.lines().chain(["end:"]) {
        if let Some(value) = line.trim_start().strip_prefix("- ").filter(|_| open.is_some()) {
            values.push(bare(value));
            continue;
        }
        // What is indented belongs to the value above: it is no key of the file.
        if line.starts_with(char::is_whitespace) {
            continue;
        }
        if let Some(key) = open.take() {
            found.push((key, std::mem::take(&mut values).join(", ")));
        }
        if let Some((key, value)) = line.split_once([':', '=']) {
            open = Some(key);
            let value = bare(value);
            let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
            match list {
                Some(list) => values.extend(list.split(',').map(bare)),
                None if !value.is_empty() => values.push(value),
                None => {}
            }
        }
    }
    found
}

/// A key in lower case, without marks and spaces.
fn plain(key: &str) -> String {
    key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn bare(value: &str) -> &str {
    value.trim().trim_matches(['"', '\'']).trim()
}

/// Notes what one line of a head says, where its key is known.
pub fn state(key: &str, value: &str, from: &str, draft: &mut Draft) -> bool {
    let plain = plain(key);
    let Some(found) = fact_key(&plain) else { return false };
    let is_address = value.starts_with("http://") || value.starts_with("https://");
    let found = match found {
        // "Source" may name the page or who published it.
        FactKey::Address if !is_address && plain == "source" => FactKey::Publisher,
        FactKey::Address if !is_address => return false,
        found => found,
    };
    draft.state(found, value, &format!("{from} {}", key.trim()));
    true
}

/// The key and the value of a line of a head, or `None` where it is none.
pub fn line(words: &str) -> Option<(&str, &str)> {
    let (key, value) = words.split_once(':')?;
    let (key, value) = (key.trim(), value.trim());
    let is_key = !key.is_empty()
        && key.split_whitespace().nth(KEY_WORDS).is_none()
        && key.chars().all(|letter| letter.is_alphanumeric() || " _-".contains(letter));
    let is_value = !value.is_empty() && !value.starts_with("//") && value.split_whitespace().nth(VALUE_WORDS).is_none();
    (is_key && is_value && !value.contains('\n')).then_some((key, value))
}

/// Which of `lines` are a head: the first run of lines "key: value" with a known key.
pub fn head(lines: &[&str]) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for run in lines.chunk_by(|above, below| line(above).is_some() == line(below).is_some()) {
        let range = start..start + run.len();
        start = range.end;
        let mut scratch = Draft::default();
        let mut known = run.iter().filter_map(|words| line(words));
        if run.len() >= LINES && known.any(|(key, value)| state(key, value, "", &mut scratch)) {
            return Some(range);
        }
    }
    None
}
