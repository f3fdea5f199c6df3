//! The label of a turn: a short nominal at the start of a line that says who speaks.

use std::ops::Range;

use super::line::{Mark, opening, separator};
use super::words::{
    folded, is, is_address, is_capitalized, is_capitals, is_common, is_given, is_initial, is_small, is_surname,
    is_title, may_be,
};

/// The longest name or role in a label, in words.
const NAME_WORDS: usize = 7;
const ROLE_WORDS: usize = 16;
/// Initials in a label are so many letters at most.
const MOST_INITIALS: usize = 3;

/// What a label says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// "Q", "A".
    Letter,
    /// "THE COURT", "Moderator", "Speaker 2".
    Role,
    /// "Mr. Berg", "ANNA BERG", "AB".
    Name,
    /// "BY MR. BERG", which says who asks what follows.
    By,
}

/// A label as a line shows it; all ranges are bytes of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where the words begin that are said.
    pub end: usize,
    /// The name, role or letter, with titles.
    pub core: Range<usize>,
    /// What is said of the speaker after a comma or in brackets.
    pub beside: Vec<Range<usize>>,
    /// What parts it from the words.
    pub mark: Mark,
    /// What it says.
    pub kind: Kind,
    /// How sure its own look is that it names a speaker: 0 to 100.
    pub looks: u32,
    /// Whether it is a role, a letter, or has a title.
    pub is_titled: bool,
}

/// The label at the start of `line`, where it can have one.
pub fn label(line: &str) -> Option<Label> {
    let (start, timed) = opening(line);
    let rest = line.get(start..)?;
    if let Some(letter) = letter(rest) {
        return Some(Label { end: start + letter.end, core: start..start + 1, ..letter });
    }
    let (length, mut mark, mut after) = separator(rest)?;
    let words = rest.get(..length).filter(|words| !is_salutation(words))?;
    let (core, mut beside) = parts(words)?;
    // "Anna Berg -- Chief Executive" is all of a label.
    let said = rest.get(after..)?;
    if mark == Mark::Dash && !said.trim().is_empty() && is_office(said) {
        beside.push(after..rest.len());
        (mark, after) = (Mark::Line, rest.len());
    }
    let (kind, looks, is_titled) = judge(words.get(core.clone())?, mark)?;
    let manner = beside.iter().filter_map(|part| rest.get(part.clone())).any(is_manner);
    // A time before it, or how it is said, stand only at the words of speakers.
    let looks = if timed || manner { 100 } else { looks };
    let shift = |part: Range<usize>| start + part.start..start + part.end;
    Some(Label {
        end: start + after,
        core: shift(core),
        beside: beside.into_iter().map(shift).collect(),
        mark,
        kind,
        looks,
        is_titled,
    })
}

/// Whether a line addresses who reads a letter: "Dear Members:".
fn is_salutation(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case("dear"))
}

/// "Q.", "A:", "Q -", and "Q" alone before a capital.
fn letter(rest: &str) -> Option<Label> {
    let first = rest.chars().next().filter(|first| matches!(first, 'Q' | 'A'))?;
    let after = rest.get(1..)?;
    let (mark, taken) = match after.chars().next() {
        None => (Mark::Line, 0),
        Some(':') => (Mark::Colon, 1),
        Some('.') => (Mark::Stop, 1),
        Some(' ' | '\t' | '\u{a0}') => {
            let words = after.trim_start();
            let gap = after.len() - words.len();
            let dash = words.trim_start_matches(['-', '–', '—']);
            if dash.len() < words.len() && gap == 1 {
                (Mark::Dash, gap + words.len() - dash.len())
            } else {
                let opens = words.starts_with(|next: char| next.is_uppercase() || "\"“(-–—[".contains(next));
                let second = words
                    .chars()
                    .nth(1)
                    .is_some_and(|next| next.is_lowercase() || next == ' ' || next == '\'' || next == '’');
                // "A" alone is an article, and "Q Continuum" a name: only a gap or the letter that is no word.
                if !(gap > 1 || first == 'Q' && opens && second) {
                    return None;
                }
                (Mark::Space, gap)
            }
        }
        _ => return None,
    };
    let said = after.get(taken..)?;
    // "A.B. Berg", "Q.E.D."
    if mark == Mark::Stop && !(said.is_empty() || said.starts_with([' ', '\t', '\u{a0}', '-', '–', '—'])) {
        return None;
    }
    // "A. Berg said so": initials of a name, where its verb is not that of an answer.
    Some(Label { end: 1 + taken, core: 0..1, beside: Vec::new(), mark, kind: Kind::Letter, looks: 90, is_titled: true })
}

/// The name or role in `words`, and what stands after it behind commas and in brackets.
fn parts(words: &str) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    let mut beside = Vec::new();
    let mut core = 0..words.len();
    if let Some(open) = words.find(['(', '[']) {
        core.end = open;
        let mut at = open;
        while let Some(from) = words.get(at..)?.find(['(', '[']).map(|from| at + from) {
            let to = words.get(from..)?.find([')', ']']).map(|to| from + to)?;
            // What stands between brackets is nothing but space or the rest of the office.
            beside.push(from + 1..to);
            at = to + 1;
        }
        let rest = words.get(at..)?.trim();
        if !rest.is_empty() {
            if !rest.starts_with(',') {
                return None;
            }
            beside.push(at..words.len());
        }
    }
    let head = words.get(core.clone())?;
    if let Some(comma) = head.find(',') {
        let post = head.get(comma + 1..)?.trim();
        // "Berg, Jr."
        if !matches!(folded(post).as_str(), "jr" | "sr" | "ii" | "iii" | "mp" | "qc" | "kc" | "esq") {
            beside.push(comma + 1..core.end);
            core.end = comma;
        }
    }
    let trimmed = words.get(core.clone())?;
    let lead = trimmed.len() - trimmed.trim_start_matches([' ', '*', '_', '<']).len();
    core.start += lead;
    core.end = core.start + words.get(core.clone())?.trim_end_matches([' ', '*', '_', ',', '\t', '\u{a0}', '>']).len();
    let long = beside
        .iter()
        .filter_map(|part| words.get(part.clone()))
        .any(|part| part.split_whitespace().nth(ROLE_WORDS).is_some() || part.split_whitespace().any(is_of_sentences));
    (!core.is_empty() && !long).then_some((core, beside))
}

/// Whether words are short and no sentence.
fn is_office(words: &str) -> bool {
    words.split_whitespace().nth(8).is_none()
        && !words.trim_end_matches(['"', '”', ')', ']', '*', ' ']).ends_with(['.', '?', '!', '…', '-', '—', ','])
        && !words.split_whitespace().any(is_of_sentences)
}

fn is_of_sentences(word: &str) -> bool {
    let word = folded(word);
    is("sentence", word.split('\'').next().unwrap_or_default())
}

/// Whether words in a label say how something is said, not who says it.
pub fn is_manner(part: &str) -> bool {
    let lower = part.trim().to_lowercase().replace('’', "'");
    is("manner", lower.trim_end_matches('.')) || lower.contains("translat") || lower.contains("interpret")
}

/// What the name or role says and how sure its look is, or `None` where it is none.
fn judge(core: &str, mark: Mark) -> Option<(Kind, u32, bool)> {
    let words: Vec<&str> = core.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    if words.len() > NAME_WORDS || !core.starts_with(char::is_alphanumeric) {
        return None;
    }
    if words.len() > 1 && first.eq_ignore_ascii_case("by") && is_title(words.get(1)?) {
        return (mark == Mark::Colon || mark == Mark::Line).then_some((Kind::By, 100, true));
    }
    let role = || core.to_lowercase().replace('’', "'");
    if may_be(core) && is("role", role().trim_end_matches('.')) {
        // "Chairman. …" may be all of a sentence, and "Senator — …" a call.
        let sure = if matches!(mark, Mark::Stop | Mark::Dash) && !is_capitals(core) { 0 } else { 80 };
        return (sure > 0 && core.starts_with(char::is_uppercase)).then_some((Kind::Role, sure, true));
    }
    if words.iter().skip(1).any(|word| is_of_sentences(word)) || is_of_sentences(first) && !is_capitals(first) {
        return None;
    }
    if is("numbered", &folded(first)) && words.len() <= 4 && is_capitalized(first) && mark != Mark::Stop {
        let number = last.chars().all(|letter| letter.is_ascii_digit()) || is_initial(last) || is_capitalized(last);
        return number.then_some((Kind::Role, 90, true));
    }
    let named = words.iter().all(|word| is_capitalized(word) || is_small(word) || is_titled_small(word));
    if !named || !is_capitalized(first) || core.chars().filter(char::is_ascii_digit).count() > 2 {
        return None;
    }
    let capitals = words
        .iter()
        .filter(|word| !is_title(word))
        .all(|word| is_capitals(word) || is_small(word) || is_initial(word) || is_mac(word));
    let past_titles = words.iter().position(|word| !is_title(word));
    // "The Hon. J. Smith" is a name, "The Minister for Health" is none.
    let honoured = past_titles.is_some_and(|at| at > 1 && words.get(at).is_some_and(|word| !is_small(word)));
    if first.eq_ignore_ascii_case("the") && !honoured {
        let office =
            words.iter().skip(1).any(|word| is_title(word) || is("role", &folded(word)) || folded(word) == "court");
        let sure = if office {
            90
        } else if is_capitals(core) {
            60
        } else {
            20
        };
        return (!matches!(mark, Mark::Stop | Mark::Dash) || office && (mark == Mark::Stop || is_capitals(core)))
            .then_some((Kind::Role, sure, true));
    }
    let titled = is_title(first);
    let rest = words.iter().filter(|word| !is_title(word)).count();
    if titled && rest == 0 {
        return (!matches!(mark, Mark::Stop | Mark::Dash) || is_capitals(core)).then_some((
            Kind::Role,
            if words.len() > 1 { 70 } else { 30 },
            true,
        ));
    }
    let called = words.first().is_some_and(|first| is_given(first)) && words.len() > 1;
    let plain = !called && words.iter().all(|word| is_common(word) || is_small(word) || is_title(word));
    let mut kind = Kind::Name;
    let looks = if titled && is_address(first) {
        90
    } else if plain {
        // "SENIOR OFFICIAL", and all headings; one word may be a surname or initials, and "REPLY" is neither.
        let office = words.iter().any(|word| is_title(word));
        if words.len() == 1 && first.len() > MOST_INITIALS && !office && !is_given(first) && !is_surname(first) {
            return None;
        }
        kind = if words.len() > 1 { Kind::Role } else { Kind::Name };
        if office && words.len() > 1 {
            40
        } else if words.len() == 1 && (is_given(first) || is_capitals(first)) {
            30
        } else {
            10
        }
    } else if titled || called {
        90
    } else if words.len() > 1 {
        60
    } else {
        40
    };
    let allowed = match mark {
        // A sentence may be as short as a label with a full stop.
        Mark::Stop => {
            titled && looks == 90 || capitals && core.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        }
        Mark::Dash => capitals || looks == 90,
        Mark::Colon | Mark::Space | Mark::Line => true,
    };
    allowed.then_some((kind, looks, titled))
}

/// Whether a title is written small in a label: "Mr. Berg of the ministry" has none; "acting chair Berg" has.
fn is_titled_small(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && is_title(word) && !is_common(word)
}

/// "McKAY", "DeSANTIS": in capitals but for a prefix.
fn is_mac(word: &str) -> bool {
    let upper = word.chars().filter(|letter| letter.is_uppercase()).count();
    let lower = word.chars().filter(|letter| letter.is_lowercase()).count();
    lower <= 2 && upper >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let Some(label) = label(line) else {
            return "-".to_owned();
        };
        let said = line.get(label.end..).unwrap_or_default().trim();
        format!("{:?} {:?} {} > {said}", label.kind, label.mark, line.get(label.core).unwrap_or_default())
    }

    #[test]
    fn labels_of_every_kind_are_read() {
        for (line, expected) in [
            ("Anna Berg: Yes.", "Name Colon Anna Berg > Yes."),
            ("ANNA BERG, ANCHOR (voice-over): Yes.", "Name Colon ANNA BERG > Yes."),
            ("[02:50:05] ARNE SY, HEAD, WORLD OFFICE: Yes.", "Name Colon ARNE SY > Yes."),
            ("The Hon. J. Smith (Oldtown) (Lab): I do.", "Name Colon The Hon. J. Smith > I do."),
            ("Mr. BERG of Ohio. Mr. Speaker, I do.", "Name Stop Mr. BERG of Ohio > Mr. Speaker, I do."),
            ("CHAIR BERG. We met.", "Name Stop CHAIR BERG > We met."),
            ("MR. SPEAKER.- Order.", "Role Stop MR. SPEAKER > Order."),
            ("Q. When?", "Letter Stop Q > When?"),
            ("Q    When?", "Letter Space Q > When?"),
            ("Q So when?", "Letter Space Q > So when?"),
            ("12  A.  Never.", "Letter Stop A > Never."),
            ("THE COURT: Sit down.", "Role Colon THE COURT > Sit down."),
            ("BY MR. BERG:", "By Colon BY MR. BERG > "),
            ("ANNA BERG — Yes.", "Name Dash ANNA BERG > Yes."),
            ("Speaker 2 (00:31):", "Role Colon Speaker 2 > "),
            ("Anna Berg -- Chief Executive", "Name Line Anna Berg > "),
            ("10:12 Anna: hello", "Name Colon Anna > hello"),
            ("**Anna Berg:** Yes.", "Name Colon Anna Berg > Yes."),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_have_none() {
        for line in [
            "He said: I do.",
            "Let me say this: it rained.",
            "Mr. Berg said that it rained. It did.",
            "A Norwegian ship sank: two died.",
            "The dam, which he built: gone.",
            "It rained. Then it stopped.",
            "See http://example.org/a for more.",
            "Berg left. He was ill.",
        ] {
            assert_eq!(read(line), "-", "{line}");
        }
    }
}
