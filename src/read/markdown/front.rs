//! What a Markdown file says of itself: in a front matter, or in lines "key: value" that a scraper wrote above the text.

use crate::briefing::{Block, Draft, FactKey, ParagraphRole};
use crate::read::html;

/// A head has at least this many lines, one of them with a key that is known.
const LINES: usize = 2;

/// The longest key, in words.
const KEY_WORDS: usize = 3;

/// The longest value, in words: what is longer may be a sentence with a colon.
const VALUE_WORDS: usize = 30;

/// What the key of a head says, in lower case without marks; `None` where it says nothing that is kept.
fn fact_key(key: &str) -> Option<FactKey> {
    Some(match key {
        "title" | "headline" | "posttitle" => FactKey::Title,
        "author" | "authors" | "by" | "byline" | "creator" | "postauthor" => FactKey::Author,
        "publisher" | "site" | "sitename" | "website" | "domain" | "publication" | "outlet" => FactKey::Publisher,
        "date" | "published" | "publisheddate" | "publishedtime" | "publishedat" | "publishedon" | "pubdate"
        | "publishdate" | "publicationdate" | "datepublished" | "created" | "posted" | "postdate" => FactKey::Date,
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

/// What a page shows of its front matter: the title, and where there is no text besides, what stands for it.
pub fn shown(words: &str, has_text: bool) -> Vec<Block> {
    let values = values(words);
    let find = |keys: &[&str], role| {
        let found = values.iter().find(|(key, value)| keys.contains(&plain(key).as_str()) && !value.is_empty())?;
        Some(Block { words: found.1.clone(), role, ..Block::default() })
    };
    let title = find(&["title", "headline", "posttitle"], ParagraphRole::Title);
    if has_text {
        return title.into_iter().collect();
    }
    let text = find(&["text", "content", "body", "articlebody"], ParagraphRole::Body)
        .or_else(|| find(&["description", "summary", "abstract", "excerpt"], ParagraphRole::Body));
    text.map_or_else(Vec::new, |text| title.into_iter().chain([text]).collect())
}

/// The keys of a front matter with their values. A value may be a list, in brackets or on lines of its own, one in double
/// quotes that goes on for several lines, or the indented lines below a `>` or `|` (YAML 1.2, 8.1: block scalars).
fn values(words: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut open: Option<&str> = None;
    let mut values: Vec<String> = Vec::new();
    // What a quoted value has said so far, until the line that closes it.
    let mut quoted: Option<String> = None;
    let mut is_block = false;
    for line in words.lines().chain(["end:"]) {
        if let Some(so_far) = &mut quoted {
            let more = line.trim();
            so_far.push_str(if so_far.ends_with('\\') || more.starts_with('\\') { "" } else { " " });
            let stays = so_far.trim_end_matches('\\').len();
            so_far.truncate(stays);
            so_far.push_str(more.strip_prefix('\\').unwrap_or(more));
            if is_closed(so_far) || line == "end:" {
                values.extend(quoted.take().map(|value| unescaped(&value)));
            }
            continue;
        }
        if is_block && line.starts_with(char::is_whitespace) {
            match values.last_mut() {
                Some(said) => said.extend([" ", line.trim()]),
                None => values.push(line.trim().to_owned()),
            }
            continue;
        }
        is_block = false;
        if let Some(value) = line.trim_start().strip_prefix("- ").filter(|_| open.is_some()) {
            values.push(scalar(value));
            continue;
        }
        // What is indented belongs to the value above: it is no key of the file.
        if line.starts_with(char::is_whitespace) {
            continue;
        }
        if let Some(key) = open.take() {
            // Scrapers write titles as pages have them: "Ada&#039;s day".
            found.push((key, html::unescaped(&std::mem::take(&mut values).join(", "))));
        }
        if let Some((key, value)) = line.split_once([':', '=']) {
            open = Some(key);
            let value = value.trim();
            if matches!(value.trim_end_matches(['+', '-']), ">" | "|") {
                is_block = true;
                continue;
            }
            if value.starts_with('"') && !is_closed(value) {
                quoted = Some(value.to_owned());
                continue;
            }
            let list = bare(value).strip_prefix('[').and_then(|value| value.strip_suffix(']'));
            match list {
                Some(list) => values.extend(list.split(',').map(scalar)),
                None if !bare(value).is_empty() => values.push(scalar(value)),
                None => {}
            }
        }
    }
    found
}

/// Whether a value in double quotes ends where it stands.
fn is_closed(value: &str) -> bool {
    let inside = value.trim_end().strip_suffix('"').filter(|inside| !inside.is_empty());
    inside.is_some_and(|inside| (inside.len() - inside.trim_end_matches('\\').len()) % 2 == 0)
}

/// A value without its quotes.
fn scalar(value: &str) -> String {
    if value.trim().starts_with('"') { unescaped(value) } else { bare(value).to_owned() }
}

/// What a value in double quotes says (YAML 1.2, 5.7: escaped characters).
fn unescaped(value: &str) -> String {
    let mut said = String::with_capacity(value.len());
    let inside = value.trim().strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let mut letters = inside.unwrap_or_else(|| bare(value)).chars();
    while let Some(letter) = letters.next() {
        let code = |letters: &mut std::str::Chars<'_>, digits: usize| {
            let (digits, rest) = letters.as_str().split_at_checked(digits)?;
            *letters = rest.chars();
            char::from_u32(u32::from_str_radix(digits, 16).ok()?)
        };
        let meant = match letter {
            '\\' => match letters.next() {
                Some('x') => code(&mut letters, 2),
                Some('u') => code(&mut letters, 4),
                Some('U') => code(&mut letters, 8),
                Some('_' | 'n' | 't' | 'r' | 'N' | 'L' | 'P') => Some(' '),
                other => other,
            },
            letter => Some(letter),
        };
        said.extend(meant);
    }
    said
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
