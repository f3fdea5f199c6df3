//! One line that says what happened, made of the clause's own words.

use std::ops::Range;

use super::arguments::{Names, is_pronoun, person, said_by};
use super::chunk::{Form, Kind};
use super::clause::{Clause, Link, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::Tag;
use crate::briefing::MentionForm;

/// The most words a headline has.
pub(crate) const MOST_WORDS: usize = 12;

/// A part of a headline. Where the line is too long, those with the highest `drop` go first, then the short forms
/// take the place of the long ones.
struct Piece {
    words: Vec<String>,
    short: Vec<String>,
    drop: u8,
}

impl Piece {
    fn fixed(words: Vec<String>) -> Self {
        Self {
            short: words.clone(),
            words,
            drop: 0,
        }
    }
}

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

/// The headline of a verb's clause.
pub(super) fn of_clause(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    clause: &Clause,
    lexicon: &Lexicon,
) -> String {
    let mut pieces = Vec::new();
    let (mut front, verbs) = front(parsed, clause);
    // "Tirana said it expelled": who says so of himself is named.
    let first = verbs.first().copied().unwrap_or(clause);
    if is_pronoun(parsed, front)
        && front
            .iter()
            .all(|&at| antecedent(parsed, names, parsed.head(at)).is_none())
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
        pieces.push(Piece {
            words: without_article(words),
            short: without_article(short),
            drop: 0,
        });
        pieces.push(Piece::fixed(vec!["denied".to_owned(), "that".to_owned()]));
    }
    let he = person(parsed, front).and_then(|name| names.all.get(name));
    if let Some(he) = he.filter(|_| is_pronoun(parsed, front)) {
        let words = he.span.of(parsed.source.text.text);
        pieces.push(Piece::fixed(
            words.split_whitespace().map(str::to_owned).collect(),
        ));
    } else if !front.is_empty() {
        let (words, short, _) = group(parsed, names, front, LONG);
        pieces.push(Piece {
            words: without_article(words),
            short: without_article(short),
            drop: 0,
        });
    }
    for verb in verbs {
        pieces.push(Piece::fixed(verb_words(parsed, verb)));
    }
    after_verb(parsed, names, clause, &mut pieces);
    fit(pieces)
}

/// The subject that the headline begins with, and the verbs up to the clause's own ("plans to sell").
fn front<'p>(parsed: &'p Parsed<'_>, clause: &'p Clause) -> (&'p [usize], Vec<&'p Clause>) {
    let mut verbs = vec![clause];
    let mut top = clause;
    while let Some((above, Link::Complement)) = top.governor
        && top.build.form != Form::Finite
        && verbs.len() < 3
        && let Some(governor) = parsed
            .clauses
            .get(above)
            .filter(|above| above.verb < top.verb)
    {
        verbs.insert(0, governor);
        top = governor;
    }
    let subject = if top.build.passive {
        &top.object
    } else {
        &top.subject
    };
    let subject = if subject.is_empty() && top.build.passive {
        &top.second
    } else {
        subject
    };
    (subject, verbs)
}

/// Object, phrases and complement.
fn after_verb(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, pieces: &mut Vec<Piece>) {
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
        pieces.push(Piece {
            words,
            short,
            drop: 0,
        });
    }
    let bare = told == 0;
    for (number, (preposition, nouns)) in clause.phrases.iter().take(4).enumerate() {
        if *preposition <= told || ASIDE.contains(&parsed.lower(*preposition)) {
            continue;
        }
        let mut words = chunk_words(parsed, names, *preposition);
        let mut short = words.clone();
        let (long, brief, end) = group(parsed, names, nouns, PHRASE);
        told = told.max(end);
        words.extend(long);
        short.extend(brief);
        let drop = if bare && number == 0 {
            0
        } else {
            10 + number as u8
        };
        pieces.push(Piece { words, short, drop });
    }
    if let Some(words) = clause
        .complement
        .and_then(|verb| content(parsed, names, clause, verb))
    {
        let drop = if bare && clause.phrases.is_empty() {
            0
        } else {
            9
        };
        pieces.push(Piece {
            short: words.clone(),
            words,
            drop,
        });
    }
}

/// The clause that completes another, in a few words: all of it up to its object, or nothing.
fn content(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    above: &Clause,
    verb: usize,
) -> Option<Vec<String>> {
    let clause = parsed
        .clauses
        .get(parsed.clause_of.get(verb).copied().flatten()?)
        .filter(|clause| clause.verb > above.verb)?;
    let mut words = verb
        .checked_sub(1)
        .filter(|&before| parsed.kind(before) == Kind::Preposition)
        .map_or_else(Vec::new, |before| chunk_words(parsed, names, before));
    if clause.build.form == Form::Finite {
        let subject = if clause.build.passive {
            &clause.object
        } else {
            &clause.subject
        };
        words.extend(group(parsed, names, subject, 5).0);
    }
    words.extend(verb_words(parsed, clause));
    if let Some(adjective) = clause.adjective.filter(|&at| at != clause.verb) {
        words.extend(chunk_words(parsed, names, adjective));
    }
    let mut told = 0;
    if !clause.build.passive && !clause.object.is_empty() {
        let (long, _, end) = group(parsed, names, &clause.object, PHRASE);
        told = end;
        words.extend(long);
    }
    if let Some((preposition, nouns)) = clause.phrases.iter().find(|(at, _)| *at > told)
        && !ASIDE.contains(&parsed.lower(*preposition))
        && words.len() < 6
    {
        words.extend(chunk_words(parsed, names, *preposition));
        words.extend(group(parsed, names, nouns, 4).0);
    }
    let whole = clause.complement.is_none() || words.len() > 3;
    (words.len() <= 8 && whole).then_some(words)
}

/// The headline of an event that a noun names.
pub(super) fn of_nominal(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    at: usize,
    phrases: &[(usize, Vec<usize>)],
) -> String {
    let mut pieces = vec![Piece::fixed(without_article(chunk_words(
        parsed, names, at,
    )))];
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
        pieces.push(Piece {
            words,
            short,
            drop: 1 + number as u8,
        });
    }
    fit(pieces)
}

/// Drops the least needed parts until the rest fits, and puts it together.
fn fit(mut pieces: Vec<Piece>) -> String {
    let length = |pieces: &[Piece]| pieces.iter().map(|piece| piece.words.len()).sum::<usize>();
    while length(&pieces) > MOST_WORDS {
        let last = pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.drop > 0)
            .max_by_key(|(at, piece)| (piece.drop, *at))
            .map(|(at, _)| at);
        let longest = pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.short.len() < piece.words.len())
            .max_by_key(|(at, piece)| (piece.words.len(), *at))
            .map(|(at, _)| at);
        match (last, longest) {
            (Some(at), _) => {
                pieces.remove(at);
            }
            (None, Some(at)) => {
                if let Some(piece) = pieces.get_mut(at) {
                    piece.words = std::mem::take(&mut piece.short);
                }
            }
            (None, None) if pieces.len() > 2 => {
                pieces.pop();
            }
            (None, None) => break,
        }
    }
    let mut words: Vec<String> = pieces.into_iter().flat_map(|piece| piece.words).collect();
    words.truncate(MOST_WORDS);
    finish(words)
}

/// Words that no line ends with.
const LOOSE: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or",
    "but", "as", "that", "its", "his", "her", "their", "into", "over", "between", "against",
];

/// The words as a line: nothing loose at its end, a capital at its front.
fn finish(mut words: Vec<String>) -> String {
    while words
        .last()
        .is_some_and(|word| LOOSE.contains(&word.as_str()))
    {
        words.pop();
    }
    let line = words.join(" ");
    let line = line.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    let line = line
        .strip_suffix("'s")
        .or_else(|| line.strip_suffix("’s"))
        .unwrap_or(line);
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The verb group without its adverbs.
fn verb_words(parsed: &Parsed<'_>, clause: &Clause) -> Vec<String> {
    let Some(chunk) = parsed.chunks.get(clause.verb) else {
        return Vec::new();
    };
    let text = parsed.source.text;
    let mut tokens: Vec<usize> = chunk
        .tokens
        .clone()
        .filter(|&token| {
            !matches!(text.tag(token), Tag::RB | Tag::RBR | Tag::RBS)
                || matches!(text.lower(token), "not" | "n't" | "n’t" | "never")
        })
        .collect();
    let after = chunk.tokens.end;
    if text.tag(after) == Tag::RP {
        tokens.push(after);
    }
    words(parsed, &tokens)
}

/// A group of nouns: with everything between in at most `most` words, the first alone, and the last chunk told.
fn group(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    group: &[usize],
    most: usize,
) -> (Vec<String>, Vec<String>, usize) {
    let (Some(&first), Some(&last)) = (group.first(), group.last()) else {
        return (Vec::new(), Vec::new(), 0);
    };
    let short = attach(chunk_words(parsed, names, first));
    let plain = (first..=last).all(|at| {
        matches!(
            parsed.kind(at),
            Kind::Noun
                | Kind::Preposition
                | Kind::Conjunction
                | Kind::Comma
                | Kind::Adverb
                | Kind::Quote
        )
    });
    let of = of_phrase(parsed, last);
    for end in [of, last] {
        let whole: Vec<String> = (first..=end)
            .filter(|&at| !matches!(parsed.kind(at), Kind::Time | Kind::Quote))
            .flat_map(|at| chunk_words(parsed, names, at))
            .collect();
        if plain && whole.len() <= most {
            return (attach(whole), short, end);
        }
    }
    let mut joined = Vec::new();
    for (number, &at) in group.iter().enumerate() {
        if number > 0 {
            joined.push(if number + 1 == group.len() {
                "and".to_owned()
            } else {
                ",".to_owned()
            });
        }
        joined.extend(chunk_words(parsed, names, at));
    }
    if joined.len() <= most + 2 {
        return (attach(joined), short, last);
    }
    (short.clone(), short, last)
}

/// The last chunk of the "of" phrase after the noun at `at`, else `at`.
fn of_phrase(parsed: &Parsed<'_>, at: usize) -> usize {
    let goes_on = parsed.kind(at + 1) == Kind::Preposition
        && parsed.lower(at + 1) == "of"
        && parsed.is_noun(at + 2);
    if goes_on { at + 2 } else { at }
}

/// The chunk's words: a pronoun as what it stands for, quotation marks left out.
fn chunk_words(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Vec<String> {
    let Some(chunk) = parsed.chunks.get(at) else {
        return Vec::new();
    };
    if chunk.kind == Kind::Noun
        && chunk.tokens.len() == 1
        && let Some(full) = antecedent(parsed, names, chunk.head)
    {
        return full.split_whitespace().map(str::to_owned).collect();
    }
    let text = parsed.source.text;
    let tokens: Vec<usize> = chunk
        .tokens
        .clone()
        .filter(|&token| {
            !matches!(text.tag(token), Tag::OpenQuote | Tag::CloseQuote)
                && !is_quote(text.word(token))
        })
        .collect();
    words(parsed, &tokens)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "``" | "''" | "‘" | "[" | "]")
}

/// A headline begins without an article.
fn without_article(mut words: Vec<String>) -> Vec<String> {
    let article = words
        .first()
        .is_some_and(|word| matches!(word.to_lowercase().as_str(), "the" | "a" | "an"));
    if article && words.len() > 1 {
        words.remove(0);
    }
    words
}

/// The name that the pronoun at `token` stands for.
fn antecedent<'n>(parsed: &'n Parsed<'_>, names: &Names<'_>, token: usize) -> Option<&'n str> {
    let mut at = parsed.source.name(token)?;
    if names.all.get(at)?.form != MentionForm::Pronoun {
        return None;
    }
    // Chains are short; a ring would be a fault elsewhere.
    for _ in 0..8 {
        let name = names.all.get(at)?;
        match name.stands_for {
            Some(next) if name.form != MentionForm::Name => at = next,
            _ => {
                return (name.form == MentionForm::Name)
                    .then(|| name.span.of(parsed.source.text.text));
            }
        }
    }
    None
}

/// The tokens as words: what touches in the text touches here.
fn words(parsed: &Parsed<'_>, tokens: &[usize]) -> Vec<String> {
    let text = parsed.source.text;
    let mut found: Vec<String> = Vec::new();
    let mut end = None;
    for &token in tokens {
        let Some(span) = text.token(token).map(|token| token.span) else {
            continue;
        };
        let word = text.word(token);
        match found.last_mut() {
            Some(last) if end == Some(span.start()) => last.push_str(word),
            _ => found.push(word.to_owned()),
        }
        end = Some(span.end());
    }
    found
}

/// Commas and possessive endings go with the word before them.
fn attach(words: Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        match found.last_mut() {
            Some(last) if matches!(word.as_str(), "," | "'s" | "’s") => last.push_str(&word),
            _ => found.push(word),
        }
    }
    found
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
