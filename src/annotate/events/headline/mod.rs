//! One line that says what happened, made of the clause's own words.

mod fit;
mod whole;
mod words;

use std::ops::Range;

use super::arguments::{Names, is_pronoun, person, person_beside, said_by};
use super::chunk::{Form, Kind};
use super::clause::{Clause, Link, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::Tag;
use fit::{Piece, fit};
use whole::{Told, begins_open, is_unclear, is_whole};
use words::{antecedent, chunk_words, group, opening, verb_in_present, verb_words, without_article};

pub(crate) use fit::MOST_WORDS;

/// Phrases that lead away from what happened.
const ASIDE: &[&str] = &[
    "following",
    "according",
    "including",
    "amid",
    "despite",
    "after",
    "before",
    "during",
    "since",
    "like",
    "because",
    "among",
    "unlike",
    "than",
    "pending",
    "until",
    "excluding",
    "regarding",
    "concerning",
    "considering",
    "starting",
    "per",
    "besides",
    "while",
];

/// The most words of a subject or object, and of what follows a preposition.
const LONG: usize = 7;

const PHRASE: usize = 6;

/// The headline of a verb's clause; `None` where it cannot be told in a line.
pub(super) fn of_clause(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    let mut pieces = Vec::new();
    let (mut front, verbs) = front(parsed, clause);
    let said = front;
    // "Oslo said it expelled": who says so of himself is named.
    let first = verbs.first().copied().unwrap_or(clause);
    if is_pronoun(parsed, front)
        && front.iter().all(|&at| antecedent(parsed, names, parsed.head(at)).is_none())
        && let Some(above) = said_by(parsed, first, lexicon)
    {
        front = &above.subject;
    }
    // What somebody denies is not to be read as having happened.
    let denier = first
        .governor
        .and_then(|(above, _)| parsed.clauses.get(above))
        .filter(|above| above.verb < first.verb && parsed.lemma(above.verb) == "deny");
    if let Some(above) = denier.filter(|above| !above.subject.is_empty()) {
        let (words, short, _) = group(parsed, names, &above.subject, 5);
        pieces.push(Piece { words: without_article(words), short: without_article(short), drop: 0 });
        pieces.push(Piece::fixed(vec!["denied".to_owned(), "that".to_owned()]));
    }
    // "Oslo denied that it had": who denies need not be named twice.
    let again = denier.filter(|above| {
        is_pronoun(parsed, said) && (front == above.subject.as_slice() || is_same(parsed, names, said, &above.subject))
    });
    let he = person(parsed, front).and_then(|name| names.all.get(name));
    if let Some(&pronoun) = again.and(said.first()) {
        pieces.push(Piece::fixed(vec![parsed.lower(pronoun).to_owned()]));
    } else if let Some(he) = he.filter(|_| is_pronoun(parsed, front)) {
        let words = he.span.of(parsed.source.text.text);
        pieces.push(Piece::fixed(words.split_whitespace().map(str::to_owned).collect()));
    } else if !front.is_empty() {
        // "The chief of the firm, Ann Lee, left": she is who a line names.
        let person = front.last().and_then(|&at| person_beside(parsed, names, at)).map(|at| [at]);
        let front = person.as_ref().map_or(front, |person| person.as_slice());
        let (words, short, _) = group(parsed, names, front, LONG);
        let at = front.first().copied().unwrap_or_default();
        let [words, short] = [words, short].map(|words| opening(parsed, names, at, words));
        pieces.push(Piece { words, short, drop: 0 });
    }
    // "Condemns the attack", "plan to kill": who does it is needed, and a verb with a tense.
    if pieces.is_empty() || first.build.form == Form::Infinitive || is_unclear(parsed, clause, front) {
        return None;
    }
    let many = front.len() > 1 || front.iter().any(|&at| is_plural(parsed, at));
    for (at, verb) in verbs.iter().enumerate() {
        let gerund = at == 0 && verb.build.form == Form::Gerund;
        pieces.push(Piece::fixed(if gerund { verb_in_present(parsed, verb, many) } else { verb_words(parsed, verb) }));
        // "Told the army to leave": whom it told.
        let last = at + 1 == verbs.len();
        if !last && !verb.build.passive && !verb.object.is_empty() {
            let whom = if verb.second.is_empty() { &verb.object } else { &verb.second };
            let (words, short, _) = group(parsed, names, whom, 5);
            let next = verbs.get(at + 1).and_then(|next| parsed.before(next.verb));
            if next.is_none_or(|next| !whom.contains(&next)) {
                return None;
            }
            pieces.push(Piece { words, short, drop: 0 });
        }
    }
    let before = pieces.len();
    if !after_verb(parsed, names, clause, &mut pieces) {
        return None;
    }
    let told = Told { parsed, clause, pieces: &pieces, before, front, verbs: verbs.len() };
    if told.lacks_something(lexicon) {
        return None;
    }
    fit(pieces).filter(|line| is_whole(line))
}

/// Whether the noun means several.
fn is_plural(parsed: &Parsed<'_>, at: usize) -> bool {
    matches!(parsed.source.text.tag(parsed.head(at)), Tag::NNS | Tag::NNPS) || parsed.lower(at) == "they"
}

/// The subject that the headline begins with, and the verbs up to the clause's own ("plans to sell").
fn front<'p>(parsed: &'p Parsed<'_>, clause: &'p Clause) -> (&'p [usize], Vec<&'p Clause>) {
    let mut verbs = vec![clause];
    let mut top = clause;
    while let Some((above, Link::Complement)) = top.governor
        && top.build.form != Form::Finite
        && verbs.len() < 3
        && let Some(governor) = parsed.clauses.get(above).filter(|above| above.verb < top.verb)
    {
        verbs.insert(0, governor);
        top = governor;
    }
    let subject = if top.build.passive { &top.object } else { &top.subject };
    let subject = if subject.is_empty() && top.build.passive { &top.second } else { subject };
    (subject, verbs)
}

/// Object, phrases and complement; `false` where the line would say nothing without what did not fit.
fn after_verb(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, pieces: &mut Vec<Piece>) -> bool {
    if let Some(adjective) = clause.adjective.filter(|&at| at != clause.verb) {
        pieces.push(Piece::fixed(chunk_words(parsed, names, adjective)));
    }
    let mut told = 0;
    let objects: &[&[usize]] = match (clause.build.passive, clause.second.is_empty()) {
        (true, true) => &[],
        (true, false) => &[&clause.object],
        (false, _) => &[&clause.second, &clause.object],
    };
    for object in objects.iter().filter(|object| !object.is_empty()) {
        // A relative clause's object stands before the verb.
        let (words, short, end) = group(parsed, names, object, LONG);
        told = told.max(end);
        pieces.push(Piece { words, short, drop: 0 });
    }
    if told == 0 {
        pieces.extend(measure(parsed, names, clause).map(Piece::fixed));
    }
    let bare = told == 0;
    let mut told_content = false;
    for (number, (preposition, nouns)) in clause.phrases.iter().take(4).enumerate() {
        if *preposition <= told {
            continue;
        }
        // What follows likely belongs to it.
        if ASIDE.contains(&parsed.lower(*preposition)) {
            break;
        }
        let mut words = chunk_words(parsed, names, *preposition);
        let mut short = words.clone();
        let (long, brief, end) = group(parsed, names, nouns, PHRASE);
        // "Under the chairmanship" of whom? "Between May" and when?
        let cut = parsed.lower(end + 1) == "of" && parsed.is_noun(end + 2)
            || parsed.lower(*preposition) == "between" && nouns.len() < 2;
        told = told.max(end);
        if cut && !(bare && number == 0) {
            told = told.max(end + 2);
            continue;
        }
        words.extend(long);
        short.extend(brief);
        let drop = if bare && number == 0 && clause.complement.is_none() { 0 } else { 10 + number as u8 };
        pieces.push(Piece { words, short, drop });
    }
    // "Outrage and pledges to retaliate": what follows another noun belongs to that.
    let own = |verb: &usize| {
        let infinitive = parsed.kind(*verb) != Kind::Mark
            && parsed
                .clause_of
                .get(*verb)
                .copied()
                .flatten()
                .and_then(|at| parsed.clauses.get(at))
                .is_some_and(|inner| inner.build.form == Form::Infinitive);
        let left = parsed.before(*verb).filter(|&left| infinitive && parsed.is_noun(left));
        // ... but "a request from Oslo to leave" is told whole.
        let most = if clause.object.is_empty() { usize::MAX } else { 1 };
        left.is_none_or(|left| {
            let ours = [&clause.object, &clause.second, &clause.subject];
            ours.into_iter().any(|group| group.contains(&left))
                || clause.phrases.iter().take(most).any(|(_, group)| group.contains(&left))
        })
    };
    if let Some((words, short)) = clause.complement.filter(own).and_then(|verb| content(parsed, names, clause, verb)) {
        let drop = if bare && clause.phrases.is_empty() || leads_on(parsed, clause) { 0 } else { 9 };
        told_content = true;
        pieces.push(Piece { words, short, drop });
    }
    told_content || clause.complement.is_none() || !leads_on(parsed, clause)
}

/// Whether the verb says nothing without the clause that completes it ("will allow developers").
fn leads_on(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    matches!(
        parsed.lemma(clause.verb),
        "allow"
            | "permit"
            | "enable"
            | "let"
            | "force"
            | "cause"
            | "help"
            | "authorize"
            | "authorise"
            | "compel"
            | "lead"
    ) && clause.phrases.is_empty()
}

/// "Spent *three hours* with the colonel", "earns *more*": what stands after the verb in the place of an object.
fn measure(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause) -> Option<Vec<String>> {
    let next = clause.verb + 1;
    let lasts = matches!(parsed.lemma(clause.verb), "spend" | "last" | "take" | "wait" | "serve");
    let more =
        matches!(parsed.lower(next), "more" | "less" | "better" | "worse" | "higher" | "lower" | "first" | "last");
    let is =
        lasts && parsed.kind(next) == Kind::Time || more && matches!(parsed.kind(next), Kind::Adverb | Kind::Adjective);
    is.then(|| chunk_words(parsed, names, next))
}

/// The clause that completes another, in a few words, and in fewer: all of it up to its object, or nothing.
fn content(parsed: &Parsed<'_>, names: &Names<'_>, above: &Clause, verb: usize) -> Option<(Vec<String>, Vec<String>)> {
    let clause =
        parsed.clauses.get(parsed.clause_of.get(verb).copied().flatten()?).filter(|clause| clause.verb > above.verb)?;
    let mut words = verb
        .checked_sub(1)
        .filter(|&before| parsed.kind(before) == Kind::Preposition && clause.build.form != Form::Infinitive)
        .map_or_else(Vec::new, |before| chunk_words(parsed, names, before));
    let opening = words.clone();
    let subject: &[usize] = match (clause.build.form, clause.build.passive) {
        (Form::Finite, true) => &clause.object,
        (Form::Finite, false) => &clause.subject,
        _ => &[],
    };
    // "Oslo said it would leave": who speaks need not be named twice.
    let again = is_pronoun(parsed, subject) && is_same(parsed, names, subject, &above.subject);
    // "Declared it is time to act": nothing is meant by "it".
    let expletive = |&at: &usize| {
        matches!(parsed.lower(at), "it" | "there") && antecedent(parsed, names, parsed.head(at)).is_none()
    };
    if !again && parsed.lemma(clause.verb) == "be" && subject.first().is_some_and(expletive) {
        return None;
    }
    let named = |most: usize| match subject.first() {
        Some(&at) if again => vec![parsed.lower(at).to_owned()],
        _ => group(parsed, names, subject, most).0,
    };
    words.extend(named(5));
    words.extend(verb_words(parsed, clause));
    if let Some(adjective) = clause.adjective.filter(|&at| at != clause.verb) {
        words.extend(chunk_words(parsed, names, adjective));
    }
    let mut told = 0;
    for object in [&clause.second, &clause.object] {
        if clause.build.passive || object.is_empty() {
            continue;
        }
        let (long, brief, end) = group(parsed, names, object, PHRASE);
        told = told.max(end);
        words.extend(if words.len() + long.len() > 8 { brief } else { long });
    }
    if told == 0 {
        words.extend(measure(parsed, names, clause).unwrap_or_default());
    }
    if let Some((preposition, nouns)) = clause.phrases.iter().find(|(at, _)| *at > told)
        && !ASIDE.contains(&parsed.lower(*preposition))
        && words.len() < 6
    {
        words.extend(chunk_words(parsed, names, *preposition));
        words.extend(group(parsed, names, nouns, 4).0);
    }
    let whole = clause.complement.is_none() || words.len() > 3;
    // The bare clause: who, does what, to whom.
    let mut bare = opening;
    bare.extend(if again { named(4) } else { group(parsed, names, subject, 4).1 });
    bare.extend(verb_words(parsed, clause));
    if !clause.build.passive {
        bare.extend(group(parsed, names, &clause.object, 4).1);
    }
    let stands = clause.second.is_empty() && (clause.complement.is_none() || !clause.object.is_empty());
    match (words.len() <= 8 && whole, stands) {
        (true, true) if bare.len() < words.len() => Some((words, bare)),
        (true, _) => Some((words.clone(), words)),
        (false, true) if bare.len() <= 9 => Some((bare.clone(), bare)),
        _ => None,
    }
}

/// Whether the pronoun means whom the other group names.
fn is_same(parsed: &Parsed<'_>, names: &Names<'_>, pronoun: &[usize], other: &[usize]) -> bool {
    let (Some(&pronoun), Some(&other)) = (pronoun.first(), other.first()) else {
        return false;
    };
    let text = parsed.source.text.text;
    let meant = antecedent(parsed, names, parsed.head(pronoun));
    let named = parsed.source.name(parsed.head(other)).and_then(|name| names.words(text, name));
    let words = without_article(chunk_words(parsed, names, other)).join(" ");
    meant.is_some_and(|meant| Some(meant) == named || words.ends_with(meant))
}

/// The headline of an event that a noun names.
pub(super) fn of_nominal(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    at: usize,
    phrases: &[(usize, Vec<usize>)],
) -> Option<String> {
    let mut pieces = vec![Piece::fixed(opening(parsed, names, at, chunk_words(parsed, names, at)))];
    let mut told = 0;
    for (number, (preposition, nouns)) in phrases.iter().enumerate() {
        if *preposition <= told || ASIDE.contains(&parsed.lower(*preposition)) {
            continue;
        }
        let mut words = chunk_words(parsed, names, *preposition);
        let mut short = words.clone();
        let (long, brief, end) = group(parsed, names, nouns, PHRASE);
        told = end;
        words.extend(long);
        short.extend(brief);
        pieces.push(Piece { words, short, drop: 1 + number as u8 });
    }
    fit(pieces).filter(|line| !begins_open(line))
}

/// The chunks from the clause's first to its last.
pub(super) fn extent(clause: &Clause) -> Range<usize> {
    let first = clause
        .subject
        .iter()
        .chain(&clause.object)
        .chain(&clause.second)
        .chain([&clause.verb])
        .copied()
        .min()
        .unwrap_or(clause.verb);
    first..clause.end.max(clause.verb + 1)
}
