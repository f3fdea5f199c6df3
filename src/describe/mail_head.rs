//! The head of a message where it is written as text: at the front of a message that was printed or exported, above one
//! that was forwarded or is quoted.
//!
//! The law is the shape of the block: lines of a label, a colon and a value, among them who sent the message, and when or
//! to whom. Labels are known in the languages that mail programs come in; of another language, the block is told by its
//! first line, a name with an address in angle brackets, and a date beneath. A fact sheet ("Date: … Location: …
//! Contact: …") and an itinerary ("From: Oslo, To: Bergen") have no sender with an address and no subject.

use std::ops::Range;
use std::sync::LazyLock;

use super::lines::Line;
use crate::text::dates;
use crate::text::rows::Kinds;

/// Labels and other words; see the file.
const WORDS: &str = include_str!("../../assets/lexicons/mail_heads.tsv");

/// The longest label, in bytes, and in words.
const LABEL: usize = 40;
const LABEL_WORDS: usize = 3;

/// A head has no more lines than this: a long list of recipients is broken over many.
const LINES: usize = 200;

/// The longest line above a quotation that says whom it quotes, in words, and over how many lines it may run.
const ATTRIBUTION_WORDS: usize = 30;
const ATTRIBUTION_LINES: usize = 3;

/// The longest line of marks and words above a head ("----- Original Message -----"), in words.
const MARKER_WORDS: usize = 20;

/// What a line of a head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Sender,
    Sent,
    To,
    Copy,
    Subject,
}

/// A message's head as it is written.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its lines, with the marks and words above it.
    pub lines: Range<usize>,
    /// Who wrote the message.
    pub sender: String,
    /// Whom it is to, in one line; empty where it does not say.
    pub recipients: String,
    /// The subject's words, as bytes of the text.
    pub subject: Option<Range<usize>>,
    /// When it was sent, as bytes of the text.
    pub sent: Option<Range<usize>>,
    /// Whether the words above it say that it was forwarded.
    pub says_forwarded: bool,
    /// Whether it is no block of labels, but the line above a quotation.
    pub is_attribution: bool,
}

/// Rows of the lexicon, by their kind.
static ROWS: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(WORDS));

fn is_listed(kind: &str, words: &str) -> bool {
    ROWS.has(kind, words)
}

/// The heads among `lines` of `text`, in order and apart from one another.
pub fn heads(text: &str, lines: &[Line], most: usize) -> Vec<Head> {
    let mut found: Vec<Head> = Vec::new();
    let mut at = 0;
    while at < lines.len() && found.len() < most {
        let floor = found.last().map_or(0, |head| head.lines.end);
        let head = labelled(text, lines, at, floor).or_else(|| attribution(text, lines, at));
        match head {
            Some(head) => {
                at = head.lines.end.max(at + 1);
                found.push(head);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the subject is headed as that of a forward ("Fwd: …"): `Some(false)` for a reply's ("Re: …").
pub fn is_forward(subject: &str) -> Option<bool> {
    let (prefix, _) = subject.split_once([':', '：'])?;
    let prefix = prefix.trim().trim_end_matches(|mark: char| mark.is_ascii_digit() || "[]()".contains(mark));
    let prefix = prefix.to_lowercase();
    if is_listed("fw", &prefix) { Some(true) } else { is_listed("re", &prefix).then_some(false) }
}

/// The subject without what heads those of replies and forwards, however often.
pub fn bare(subject: &str) -> &str {
    let mut bare = subject.trim();
    while is_forward(bare).is_some() {
        bare = bare.split_once([':', '：']).map_or("", |(_, rest)| rest.trim());
    }
    bare
}

/// A line's label in lower case, and where its value begins in the line.
fn field(words: &str) -> Option<(String, usize)> {
    let near = words.get(..words.floor_char_boundary(LABEL)).unwrap_or_default();
    let (at, colon) = near.char_indices().find(|(_, mark)| matches!(mark, ':' | '：'))?;
    let label = near.get(..at)?.trim_matches(|mark: char| mark.is_whitespace() || "*>|_".contains(mark)).to_lowercase();
    let is_word = |mark: char| mark.is_alphabetic() || mark == '-' || mark == ' ' || mark == '.';
    let value = at + colon.len_utf8();
    // "http://…"
    let is_address = words.get(value..).is_some_and(|rest| rest.starts_with("//"));
    let is_label = !label.is_empty() && label.chars().all(is_word) && label.split(' ').count() <= LABEL_WORDS;
    (is_label && !is_address).then_some((label, value))
}

fn key(label: &str) -> Option<Key> {
    let keys =
        [("sender", Key::Sender), ("sent", Key::Sent), ("to", Key::To), ("copy", Key::Copy), ("subject", Key::Subject)];
    keys.into_iter().find(|(kind, _)| is_listed(kind, label)).map(|(_, key)| key)
}

/// A field of a head: what it says, and its value as bytes of the text.
struct Field {
    key: Option<Key>,
    value: Range<usize>,
    /// The position of the line behind it.
    next: usize,
}

/// The block of labelled lines that begins with the line at `at`. Nothing above the line at `floor` belongs to it.
fn labelled(text: &str, lines: &[Line], at: usize, floor: usize) -> Option<Head> {
    let fields = fields(text, lines, at);
    let value = |wanted: Key| fields.iter().find(|field| field.key == Some(wanted)).map(|field| field.value.clone());
    let words = |range: &Range<usize>| one_line(text.get(range.clone()).unwrap_or_default());
    let all = text.get(lines.get(at)?.start..fields.last()?.value.end)?;
    let sent = value(Key::Sent).filter(|range| words(range).contains(|digit: char| digit.is_ascii_digit()));
    let subject = value(Key::Subject);
    let is_head = match value(Key::Sender) {
        Some(sender) => {
            let known = fields.iter().filter(|field| field.key.is_some()).count();
            let has_address = subject.is_some() || all.contains('@');
            known >= 3 && has_address && (sent.is_some() || value(Key::To).is_some()) && !words(&sender).is_empty()
        }
        None => is_head_by_shape(text, &fields),
    };
    if is_head {
        let first = value(Key::Sender).or_else(|| fields.first().map(|field| field.value.clone()))?;
        let sent = sent.or_else(|| {
            let is_date = |field: &&Field| dates::first_whole(&words(&field.value)).is_some();
            fields.iter().find(is_date).map(|field| field.value.clone())
        });
        let (start, says_forwarded) = marker(text, lines, at, floor);
        let end = fields.last()?.next;
        let recipients: Vec<String> =
            [Key::To, Key::Copy].iter().filter_map(|key| value(*key)).map(|to| words(&to)).collect();
        let subject = subject.filter(|range| !range.is_empty());
        return Some(Head {
            lines: start..end,
            sender: words(&first),
            recipients: recipients.join(", "),
            subject,
            sent,
            says_forwarded,
            is_attribution: false,
        });
    }
    beneath_name_and_date(text, lines, at, floor, &fields)
}

/// Whether the block is the head of a message in a language whose labels are not known.
fn is_head_by_shape(text: &str, fields: &[Field]) -> bool {
    let value = |field: &Field| text.get(field.value.clone()).unwrap_or_default();
    let is_named = fields.first().map(value).is_some_and(|first| {
        first.find(['<', '[']).is_some_and(|open| open > 0 && first.get(open..).is_some_and(|rest| rest.contains('@')))
    });
    let is_dated =
        || fields.iter().skip(1).any(|field| has_time(value(field)) && dates::first_whole(value(field)).is_some());
    fields.len() >= 3 && is_named && is_dated()
}

/// The head in which a line of the sender and the time stands above "To:" and "Subject:", as Lotus Notes has it.
fn beneath_name_and_date(text: &str, lines: &[Line], at: usize, floor: usize, fields: &[Field]) -> Option<Head> {
    let value = |wanted: Key| fields.iter().find(|field| field.key == Some(wanted)).map(|field| field.value.clone());
    let (to, subject) = (value(Key::To)?, value(Key::Subject)?);
    let words = |range: &Range<usize>| one_line(text.get(range.clone()).unwrap_or_default());
    let above = at.checked_sub(1).filter(|above| *above >= floor).and_then(|above| lines.get(above))?;
    let said = text.get(above.range())?;
    if !has_time(said) || said.split_whitespace().nth(MARKER_WORDS).is_some() || above.level != lines.get(at)?.level {
        return None;
    }
    let digit = said.find(|digit: char| digit.is_ascii_digit())?;
    let name = said.get(..digit)?.trim().trim_end_matches(" on").trim_matches(['"', ',', ' ']).to_owned();
    let (first, name) = match (name.is_empty(), at.checked_sub(2).filter(|line| *line >= floor)) {
        (false, _) => (at - 1, name),
        (true, Some(line)) => (line, one_line(text.get(lines.get(line)?.range())?)),
        (true, None) => return None,
    };
    if name.split_whitespace().nth(8).is_some() {
        return None;
    }
    let (start, says_forwarded) = marker(text, lines, first, floor);
    Some(Head {
        lines: start..fields.last()?.next,
        sender: name,
        recipients: words(&to),
        subject: Some(subject).filter(|range| !range.is_empty()),
        sent: Some(above.start + digit..above.end),
        says_forwarded,
        is_attribution: false,
    })
}

/// The fields of the block that begins with the line at `at`.
fn fields(text: &str, lines: &[Line], at: usize) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let Some(first) = lines.get(at) else { return fields };
    for (position, line) in lines.iter().enumerate().skip(at).take(LINES) {
        let words = text.get(line.range()).unwrap_or_default();
        let is_tight = position == at || line.is_tight;
        if line.level != first.level {
            break;
        }
        let labelled = field(words).map(|(label, value)| (key(&label), value));
        let repeats = |key: Option<Key>| {
            key.is_some_and(|key| !matches!(key, Key::To | Key::Copy)) && fields.iter().any(|field| field.key == key)
        };
        match labelled {
            Some((key, _)) if repeats(key) => break,
            // The first line says who sent it: by its label, or by an address in brackets.
            Some((None, _)) if fields.is_empty() && !words.contains('@') => break,
            // Behind an empty line, only what is known for sure goes on with the head.
            Some((None, _)) if !is_tight => break,
            Some((key, value)) => {
                let rest = words.get(value..).unwrap_or_default();
                let blank = rest.len()
                    - rest.trim_start_matches(|mark: char| mark.is_whitespace() || "*|".contains(mark)).len();
                let value = (line.start + value + blank).min(line.end)..line.end;
                fields.push(Field { key, value, next: position + 1 });
            }
            None => {
                let before = position.checked_sub(1).and_then(|above| lines.get(above));
                let is_open =
                    before.and_then(|line| text.get(line.range())).is_some_and(|above| above.ends_with([',', ';']));
                let Some(field) = fields
                    .last_mut()
                    .filter(|_| is_tight && (is_open || line.is_indented || words.contains('@')) || is_address(words))
                else {
                    break;
                };
                (field.value.end, field.next) = (line.end, position + 1);
            }
        }
    }
    // Words beneath the head may look like one more line of it: "Note: …". It is one where the block ends with it.
    while let Some(last) = fields.last()
        && last.key.is_none()
        && lines.get(last.next).is_some_and(|next| next.is_tight)
    {
        fields.pop();
    }
    fields
}

/// The first line of what stands above a head and belongs to it, and whether it says that the message was forwarded.
fn marker(text: &str, lines: &[Line], at: usize, floor: usize) -> (usize, bool) {
    let (mut start, mut says_forwarded) = (at, false);
    while let Some(above) = start.checked_sub(1).filter(|above| *above >= floor && at - *above <= 2) {
        let words = lines.get(above).and_then(|line| text.get(line.range())).unwrap_or_default().trim();
        let is_rule =
            |words: &str| words.starts_with(['-', '_', '=', '*']) && words.ends_with(['-', '_', '=', '*', ':']);
        let lower = words.to_lowercase();
        let forwards = ROWS.of("forwarded").any(|stem| lower.contains(stem));
        let is_short = words.split_whitespace().nth(MARKER_WORDS).is_none();
        if !(is_short && (is_rule(words) || forwards && words.ends_with(':'))) {
            break;
        }
        says_forwarded |= forwards;
        start = above;
    }
    (start, says_forwarded)
}

/// The line above a quotation that says whom it quotes: "On 3 May 2021 at 9:15, Bo Tern <bo@tern.example> wrote:".
fn attribution(text: &str, lines: &[Line], at: usize) -> Option<Head> {
    let first = lines.get(at)?;
    let words_of = |line: &Line| text.get(line.range()).unwrap_or_default();
    // Where it runs over several lines, it begins with the day or the time, and no sentence ends in it.
    let goes_on = |line: &Line| line.level == first.level && !words_of(line).ends_with(['.', '!', '?', ':']);
    let ends = |line: &Line| line.level == first.level && words_of(line).ends_with([':', '：']);
    let has_digit = words_of(first).contains(|digit: char| digit.is_ascii_digit());
    let rest = lines.get(at..)?.iter().take(if has_digit { ATTRIBUTION_LINES } else { 1 });
    let count = rest.clone().position(ends).filter(|count| rest.take(*count).all(goes_on))? + 1;
    let last = lines.get(at + count - 1)?;
    let words = text.get(first.start..last.end)?;
    if words.split_whitespace().nth(ATTRIBUTION_WORDS).is_some()
        || field(words).is_some_and(|(_, end)| end < words.trim_end().len())
    {
        return None;
    }
    let said = words.trim_end().trim_end_matches([':', '：', ' ', '\u{a0}']).to_lowercase();
    let says_wrote = ROWS.of("wrote").any(|verb| said.ends_with(verb));
    // The address stands last, before at most the verb.
    let tail = said.rsplit(['>', ')', ']']).next().unwrap_or_default();
    let is_addressed = said.contains('@') && tail.len() < said.len() && tail.split_whitespace().count() <= 2;
    let has_year = said.split(|mark: char| !mark.is_ascii_digit()).any(|run| run.len() == 4);
    let (names, is_dated) = (is_addressed || says_wrote, has_time(words));
    let quotes = lines.get(at + count).is_some_and(|next| next.level > first.level);
    let is_short = words.split_whitespace().nth(8).is_none();
    // "Begin forwarded message:" above a head belongs to that.
    if labelled(text, lines, at + count, at + count).is_some() {
        return None;
    }
    if !(quotes && (names || is_dated || is_short) || names && is_dated && has_year) {
        return None;
    }
    let written = dates::written(words).into_iter().find(|written| written.date().is_some());
    let sent = written.map(|written| first.start + written.range.start..first.start + written.range.end);
    Some(Head { lines: at..at + count, sender: named(words), sent, is_attribution: true, ..Head::default() })
}

/// Who is named in the line above a quotation: the words before an address or before the verb, without the date.
fn named(words: &str) -> String {
    let said = words.trim_end().trim_end_matches([':', '：', ' ', '\u{a0}']);
    let (before, address) = said.split_once(['<', '[']).unwrap_or((said, ""));
    let address = address.split(['>', ']']).next().unwrap_or_default().trim_start_matches("mailto:").trim();
    let is_edge = |mark: char| mark == ',' || mark == '\n' || mark.is_ascii_digit();
    let name = before.trim_end().trim_end_matches(',').rsplit(is_edge).next().unwrap_or_default();
    let is_beside = |word: &&str| {
        !is_listed("wrote", word) && !["am", "pm", "a.m.", "p.m."].contains(&word.to_lowercase().as_str())
    };
    let name: Vec<&str> = name.split_whitespace().filter(is_beside).collect();
    let name = name.join(" ");
    let name = name.trim_matches(['"', '(', ' ']);
    match (name.is_empty(), address.is_empty()) {
        (true, _) => address.to_owned(),
        (false, true) => name.to_owned(),
        (false, false) => format!("{name} <{address}>"),
    }
}

/// Whether the line is nothing but the address that belongs to the name above it.
fn is_address(words: &str) -> bool {
    words.starts_with('<') && words.contains('@') && words.split_whitespace().nth(1).is_none()
}

/// Whether a time of day stands in the words: "9:15", "16.11".
fn has_time(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.windows(4).any(|window| {
        matches!(window, [a, b':' | b'.', c, d] if a.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit())
    })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
