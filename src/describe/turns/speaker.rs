//! Who is meant by the label of a turn: the fullest name that the document gives.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Candidate, are_initials, bare, lines};
use super::label::{Kind, is_manner};
use super::people::{People, name_at, name_before, spans};
use super::words::{all, as_name, folded, is, is_capitals, is_common, is_given, is_small, is_title};
use crate::briefing::Draft;
use crate::text::Span;

/// Who speaks a turn.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// The name in the label, titles aside.
    pub name: Option<Span>,
    /// The full name, or none.
    pub speaker: String,
    /// Where the full name stands.
    pub named: Option<Span>,
}

/// Who speaks each of the turns that `candidates` begin.
pub fn speakers(draft: &Draft, candidates: &[Candidate]) -> Vec<Spoken> {
    let text = draft.text.as_str();
    let head = candidates.first().map_or(0, |candidate| candidate.line.start());
    let wanted: BTreeSet<String> = candidates
        .iter()
        .filter(|candidate| matches!(candidate.label.kind, Kind::Name | Kind::By))
        .map(|candidate| candidate.key.clone())
        .collect();
    let is_label = |at: usize| {
        let after = candidates.partition_point(|candidate| candidate.line.start() <= at);
        after.checked_sub(1).and_then(|last| candidates.get(last)).is_some_and(|candidate| at < candidate.said)
    };
    let people = People::new(text, &wanted, head, is_label);
    let roles = Roles::new(draft, candidates, head);
    let heard = heard(text, head);
    let alone = alone(draft, head);
    let titled = draft.title.as_deref().unwrap_or_default();
    let in_title = People::new(titled, &wanted, 0, |_| false);
    let mut known: BTreeMap<String, Option<Span>> = BTreeMap::new();
    let mut holders: BTreeMap<&str, Span> = BTreeMap::new();
    let mut asks: Option<Span> = None;
    let mut speakers = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let label = &candidate.label;
        let at = candidate.line.start();
        let core = candidate.line.of(text).get(label.core.clone()).unwrap_or_default();
        let own = bare(core);
        let words = core.get(own.clone()).unwrap_or_default();
        let start = at + label.core.start;
        let is_name = matches!(label.kind, Kind::Name | Kind::By);
        let name =
            if is_name { Span::new(text, start + own.start, start + own.end) } else { in_brackets(text, candidate) };
        let given = || {
            let mut given: Vec<String> = words.split_whitespace().map(folded).collect();
            given.pop();
            given.retain(|word| !is_small(word));
            given
        };
        let full = |last: &str, given: &[String]| people.full(text, given, last);
        let named = match label.kind {
            Kind::Name | Kind::By => (*known.entry(words.to_lowercase()).or_insert_with(|| {
                let spelled = || spelled_before(text, candidates, at, words);
                initials(text, words, head).or_else(|| full(&candidate.key, &given())).or_else(spelled)
            }))
            .or(name),
            _ if candidate.letter == Some('Q') => name.or(asks),
            _ if candidate.letter.is_some() => name.or_else(|| answerer(&heard, at)).or(alone),
            Kind::Role if is("witness", &candidate.key) => answerer(&heard, at),
            // The last one who was named with the role has it.
            Kind::Role | Kind::Letter => name
                .map(|name| full(&last_word(name.of(text)), &[]).unwrap_or(name))
                .or_else(|| holders.get(candidate.key.as_str()).copied())
                .or_else(|| roles.bearer(&candidate.key)),
        };
        match (label.kind, named) {
            (Kind::By, _) => asks = named,
            (Kind::Role, Some(named)) => {
                holders.insert(&candidate.key, named);
            }
            _ => {}
        }
        let mut speaker = named.map(|span| as_name(span.of(text))).unwrap_or_default();
        // The metadata may say it more fully than the text.
        if is_name
            && named == name
            && let Some(span) = in_title.full(titled, &given(), &candidate.key)
        {
            speaker = as_name(span.of(titled));
        }
        // Initials stand for a name, and are none.
        let name = name.filter(|name| named == Some(*name) || !are_initials(name.of(text)));
        speakers.push(Spoken { name, speaker, named });
    }
    speakers
}

/// The person whom a role has in brackets: "The Minister (Ms. Berg)".
fn in_brackets(text: &str, candidate: &Candidate) -> Option<Span> {
    candidate.label.beside.iter().find_map(|part| {
        let words = candidate.line.of(text).get(part.clone())?;
        let name = name_at(text, candidate.line.start() + part.start)?;
        (!is_manner(words) && is_person(words)).then_some(name)
    })
}

/// Whether a paragraph tells that a witness is called: "ANNA BERG, having been duly sworn, testified".
pub fn is_oath(words: &str) -> bool {
    let start = words.get(..words.floor_char_boundary(90)).unwrap_or_default().to_lowercase();
    all("after").filter_map(|cue| start.find(cue)).any(|at| name_before(words, at).is_some())
}

/// The full name of who is called by initials: "Anna Berg (AB)".
fn initials(text: &str, words: &str, head: usize) -> Option<Span> {
    let front = text.get(..text.floor_char_boundary(head)).filter(|_| are_initials(words))?;
    let bracket = front.find(&format!("({words})"))?;
    name_before(text, front.get(..bracket)?.trim_end().len())
}

/// The one speaker with a label of several words before `at` whose initials `words` are: "AB" behind "Anna Berg".
fn spelled_before(text: &str, candidates: &[Candidate], at: usize, words: &str) -> Option<Span> {
    if !are_initials(words) {
        return None;
    }
    let before =
        candidates.iter().filter(|candidate| candidate.line.start() < at && candidate.label.kind == Kind::Name);
    let mut found = before.filter_map(|candidate| {
        let core = candidate.line.of(text).get(candidate.label.core.clone())?;
        let own = bare(core);
        let first = |word: &str| word.chars().next().filter(|first| first.is_uppercase());
        let is_spelled = core.get(own.clone())?.split_whitespace().filter_map(first).eq(words.chars());
        let start = candidate.line.start() + candidate.label.core.start;
        is_spelled.then(|| Span::new(text, start + own.start, start + own.end)).flatten()
    });
    let one = found.next()?;
    found.all(|other| other.of(text).eq_ignore_ascii_case(one.of(text))).then_some(one)
}

/// The one person whom the text names before the first question, or none where it names two: who answers. Who wrote it
/// does not count.
fn alone(draft: &Draft, head: usize) -> Option<Span> {
    let text = draft.text.as_str();
    let mut one: Option<Span> = None;
    let front = draft.paragraphs.iter().take_while(|paragraph| paragraph.span.start() < head);
    for line in front.flat_map(|paragraph| lines(text, paragraph.span)).filter(|line| line.start() < head) {
        let mut from = line.start();
        while let Some(name) = Span::new(text, from, line.end()).and_then(|rest| person_of(text, rest)) {
            let before = text.get(line.start()..name.start()).unwrap_or_default();
            let is_writer = before.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case("by"));
            if one.is_some_and(|one| !is_writer && last_word(one.of(text)) != last_word(name.of(text))) {
                return None;
            }
            one = one.or((!is_writer).then_some(name));
            from = name.end();
        }
    }
    one
}

/// Where the text says who is heard: in order, with the names.
fn heard(text: &str, head: usize) -> Vec<(usize, Span)> {
    let lower: String = text
        .chars()
        .flat_map(|letter| {
            if letter.is_ascii() { letter.to_ascii_lowercase() } else { letter }.to_string().chars().collect::<Vec<_>>()
        })
        .collect();
    let mut found: Vec<(usize, Span)> = Vec::new();
    for cue in all("before") {
        // Inside what is said the words mean others.
        for (at, _) in lower.match_indices(cue).take_while(|(at, _)| *at < head || head == 0) {
            found.extend(
                name_at(text, at + cue.len()).filter(|name| name.of(text).contains(' ')).map(|name| (at, name)),
            );
        }
    }
    for cue in all("after") {
        for (at, _) in lower.match_indices(cue) {
            found.extend(name_before(text, at).map(|name| (at, name)));
        }
    }
    found.sort_unstable();
    found
}

/// Who answers at `at`: the witness called last, or the one that the head names.
fn answerer(heard: &[(usize, Span)], at: usize) -> Option<Span> {
    let after = heard.partition_point(|(place, _)| *place <= at);
    after.checked_sub(1).and_then(|last| heard.get(last)).map(|(_, name)| *name)
}

/// Who has the roles that stand as labels.
struct Roles(BTreeMap<String, Option<Span>>);

impl Roles {
    /// The bearers of roles, where a line of the head names one person and the role.
    fn new(draft: &Draft, candidates: &[Candidate], head: usize) -> Self {
        let text = draft.text.as_str();
        let mut bearers: BTreeMap<String, Option<Span>> = BTreeMap::new();
        let mut note = |key: &str, name: Span| {
            bearers
                .entry(key.to_owned())
                .and_modify(|known| {
                    let same = known.is_some_and(|known| last_word(known.of(text)) == last_word(name.of(text)));
                    if !same {
                        *known = None;
                    }
                })
                .or_insert(Some(name));
        };
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        for candidate in candidates.iter().filter(|candidate| candidate.label.kind == Kind::Role) {
            let is_nameless = candidate.key.split(' ').next().is_none_or(|first| is("nameless", first));
            if is_nameless {
                continue;
            }
            keys.insert(&candidate.key);
        }
        for paragraph in draft.paragraphs.iter().take_while(|paragraph| paragraph.span.start() < head) {
            for line in lines(text, paragraph.span) {
                let words = line.of(text);
                if words.split_whitespace().nth(14).is_some() {
                    continue;
                }
                let folded: Vec<String> = words.split_whitespace().map(folded).collect();
                for key in keys.iter().filter(|key| has(&folded, key)) {
                    if let Some(name) = person_of(text, line).or_else(|| titled(text, line, key)) {
                        note(key, name);
                    }
                }
            }
        }
        Self(bearers)
    }

    fn bearer(&self, key: &str) -> Option<Span> {
        self.0.get(key).copied().flatten()
    }
}

/// Whether `words` has the words of `key` one after another.
fn has(words: &[String], key: &str) -> bool {
    let wanted: Vec<&str> = key.split(' ').collect();
    words.windows(wanted.len()).any(|some| some.iter().zip(&wanted).all(|(one, other)| one == other))
}

fn last_word(words: &str) -> String {
    words.split_whitespace().next_back().map(folded).unwrap_or_default()
}

/// Whether words in brackets name a person: a form of address or a given name before another word.
fn is_person(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.len() > 1 && words.first().is_some_and(|first| is_title(first) || is_given(first))
}

/// Whose name follows the words of the role `key` in a line: "Remarks by President Berg".
fn titled(text: &str, line: Span, key: &str) -> Option<Span> {
    let words: Vec<(usize, String)> =
        spans(line.of(text)).map(|word| (line.start() + word.start(), folded(word.of(line.of(text))))).collect();
    let role: Vec<&str> = key.split(' ').collect();
    let is_role = |some: &[(usize, String)]| some.iter().zip(&role).all(|((_, word), wanted)| word == wanted);
    let at = words.windows(role.len()).position(is_role)?;
    let (after, _) = words.get(at + role.len())?;
    name_at(text, *after).filter(|name| name.start() == *after && name.end() <= line.end())
}

/// The one person whom a line names, by a given name and another.
fn person_of(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_start_matches(['(', '*']);
        let lead = word.len() - word.trim_start_matches(['(', '*']).len();
        let opens = bare.starts_with(char::is_uppercase) && is_given(bare) && !is_title(bare);
        if opens && (!is_common(bare) || is_capitals(bare)) {
            return name_at(text, line.start() + at + lead)
                .filter(|name| name.of(text).contains(' ') && name.end() <= line.end());
        }
        at += word.len();
    }
    None
}
