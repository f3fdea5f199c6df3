//! Cards of addresses (VCF, RFC 6350) and calendars (ICS, RFC 5545): lines of a name, a colon and a value, in named groups.

use super::ReadError;
use super::part::{Part, Sink};
use super::rest::{RECORDS, Rest};
use crate::briefing::{Draft, FactKey, ParagraphRole};

/// The groups that are documents of their own.
const DOCUMENTS: [&str; 4] = ["VCARD", "VEVENT", "VTODO", "VJOURNAL"];

/// What is told of a document, in this order: the name of the line, and what it is called.
const TOLD: [(&str, &str); 23] = [
    ("FN", ""),
    ("SUMMARY", ""),
    ("NICKNAME", "Also called"),
    ("ORG", "Organization"),
    ("TITLE", "Position"),
    ("ROLE", "Role"),
    ("DTSTART", "From"),
    ("DTEND", "To"),
    ("DUE", "Due"),
    ("LOCATION", "Place"),
    ("ORGANIZER", "Organizer"),
    ("ATTENDEE", "Attendee"),
    ("EMAIL", "E-mail"),
    ("TEL", "Telephone"),
    ("ADR", "Address"),
    ("BDAY", "Born"),
    ("URL", "Web page"),
    ("CONTACT", "Contact"),
    ("CATEGORIES", "Kinds"),
    ("STATUS", "Status"),
    ("DESCRIPTION", ""),
    ("NOTE", ""),
    ("COMMENT", ""),
];

/// What is no words: the bytes of a file, or the address of one.
const ATTACHED: [&str; 4] = ["ATTACH", "PHOTO", "LOGO", "SOUND"];

/// A line: its name, what is said of it, and its value as it is written.
struct Line {
    name: String,
    label: Option<String>,
    value: String,
}

/// Hands on a document for each card, event, task and entry in `text`.
pub fn parts(text: &str, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut rest = Rest::default();
    // An alarm in an event is a group of its own: its lines are not the event's.
    let mut open: Vec<(String, Vec<Line>)> = Vec::new();
    let mut found = Vec::new();
    for line in unfolded(text).iter().filter_map(|line| line_of(line)) {
        match line.name.as_str() {
            "BEGIN" => open.push((line.value.trim().to_uppercase(), Vec::new())),
            "END" => {
                if let Some((kind, lines)) = open.pop().filter(|(kind, _)| DOCUMENTS.contains(&kind.as_str())) {
                    found.push((kind, lines));
                }
            }
            _ => {
                if let Some((_, lines)) = open.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    if open.iter().any(|(kind, _)| DOCUMENTS.contains(&kind.as_str())) {
        rest.tell("The file is cut off; its last entry is missing.");
    }
    let is_attached = |line: &Line| ATTACHED.contains(&line.name.as_str()) && !line.value.trim().is_empty();
    if found.iter().any(|(_, lines)| lines.iter().any(is_attached)) {
        rest.tell("Files and pictures in its entries were not read.");
    }
    let drafts: Vec<Draft> = rest.first(RECORDS, &found).map(|(_, lines)| draft(lines)).collect();
    let drafts: Vec<Draft> = drafts.into_iter().filter(|draft| !draft.paragraphs.is_empty()).collect();
    let is_one = drafts.len() == 1;
    let is_empty = drafts.is_empty();
    for (number, draft) in (1..).zip(drafts) {
        let name = (!is_one).then(|| format!("entry {number}"));
        if sink(Part::Draft { name, draft }).is_break() {
            return Ok(());
        }
    }
    let _wanted = rest.hand_on(sink);
    if is_empty { Err(ReadError::NoWords) } else { Ok(()) }
}

fn draft(lines: &[Line]) -> Draft {
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    for (name, called) in TOLD {
        for line in lines.iter().filter(|line| line.name == name) {
            let words = shown(line);
            match called {
                "" if matches!(name, "FN" | "SUMMARY") => {
                    draft.push(&words, ParagraphRole::Title);
                    draft.state(FactKey::Title, &words, "field of the entry");
                }
                "" => {
                    for paragraph in words.split('\n') {
                        draft.push(paragraph, ParagraphRole::Body);
                    }
                }
                _ if words.is_empty() => {}
                _ => {
                    draft.push(&format!("{called}: {words}"), ParagraphRole::Body);
                }
            }
        }
    }
    draft
}

/// A line that was folded is one again: what begins with white space goes on with the line before.
fn unfolded(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), found.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            _ => found.push(line.to_owned()),
        }
    }
    found
}

fn line_of(line: &str) -> Option<Line> {
    // A colon in quotes belongs to what is said of the line.
    let mut in_quotes = false;
    let colon = line.find(|letter| {
        in_quotes ^= letter == '"';
        letter == ':' && !in_quotes
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.rsplit('.').next()?.to_uppercase();
    let label = parts.find_map(|part| part.strip_prefix("CN=").or_else(|| part.strip_prefix("cn=")));
    Some(Line { name, label: label.map(|label| label.trim_matches('"').to_owned()), value: value.to_owned() })
}

/// The value as it is shown: without marks of escape; days and times as people write them.
fn shown(line: &Line) -> String {
    if matches!(line.name.as_str(), "DTSTART" | "DTEND" | "DUE" | "BDAY") {
        return time(&line.value);
    }
    let mut words = String::new();
    let mut letters = line.value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => words.push('\n'),
                Some(other) => words.push(other),
                None => {}
            },
            // Parts of an address or of an organization.
            ';' if matches!(line.name.as_str(), "ADR" | "ORG") => words.push_str(", "),
            _ => words.push(letter),
        }
    }
    let words = words.trim_start_matches("mailto:").trim_start_matches("MAILTO:");
    let words = words.split(", ").filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ");
    match &line.label {
        Some(label) if label != &words => format!("{label} <{words}>"),
        _ => words,
    }
}

/// "20210504T093000Z" as "2021-05-04 09:30 UTC"; what is written otherwise stays as it is.
fn time(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let (Some(year), Some(month), Some(day)) = (digits.get(..4), digits.get(4..6), digits.get(6..8)) else {
        return value.to_owned();
    };
    let zone = if value.ends_with('Z') { " UTC" } else { "" };
    match (value.contains('T'), digits.get(8..10), digits.get(10..12)) {
        (true, Some(hour), Some(minute)) => format!("{year}-{month}-{day} {hour}:{minute}{zone}"),
        _ => format!("{year}-{month}-{day}"),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    fn read(text: &str) -> Vec<(Option<String>, String)> {
        let mut found = Vec::new();
        let outcome = parts(text, &mut |part| {
            if let Part::Draft { name, draft } = part {
                found.push((name, draft.text));
            }
            ControlFlow::Continue(())
        });
        assert!(outcome.is_ok() || found.is_empty());
        found
    }

    #[test]
    fn a_card_is_a_document() {
        let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Mary Lindgren\r\nORG:Harbour Board;Oldtown\r\n\
            item1.TEL;TYPE=work:+46 1 234\r\nNOTE:Chairs the board\\, since 2019.\\nSpeaks Eng\r\n lish.\r\nEND:VCARD\r\n";
        let told = "Mary Lindgren\n\nOrganization: Harbour Board, Oldtown\n\nTelephone: +46 1 234\n\n\
            Chairs the board, since 2019.\n\nSpeaks English.";
        assert_eq!(read(text), [(None, told.to_owned())]);
    }

    #[test]
    fn each_event_of_a_calendar_is_a_document_and_its_alarm_is_none() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=\"Europe/Oslo: x\":20210504T093000\nSUMMARY:Meeting\n\
            ATTENDEE;CN=\"Lee, Ann\":mailto:ann@example.org\nBEGIN:VALARM\nDESCRIPTION:Ring\nEND:VALARM\nEND:VEVENT\n\
            BEGIN:VEVENT\nSUMMARY:Lunch\nDTSTART;VALUE=DATE:20210505\nDTEND:20210505T120000Z\nEND:VEVENT\nEND:VCALENDAR\n";
        let found = read(text);
        assert_eq!(found[0].1, "Meeting\n\nFrom: 2021-05-04 09:30\n\nAttendee: Lee, Ann <ann@example.org>");
        assert_eq!(
            found[1],
            (Some("entry 2".to_owned()), "Lunch\n\nFrom: 2021-05-05\n\nTo: 2021-05-05 12:00 UTC".to_owned())
        );
    }
}
