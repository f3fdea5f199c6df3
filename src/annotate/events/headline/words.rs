//! Chunks as the words of a line.

use crate::annotate::events::arguments::Names;
use crate::annotate::events::chunk::{Form, Kind};
use crate::annotate::events::clause::{Clause, Parsed};
use crate::annotate::{NameMention, Tag};
use crate::briefing::MentionForm;
use crate::text::Span;

/// The verb group without its adverbs and quotation marks.
pub(super) fn verb_words(parsed: &Parsed<'_>, clause: &Clause) -> Vec<String> {
    let Some(chunk) = parsed.chunks.get(clause.verb) else {
        return Vec::new();
    };
    let text = parsed.source.text;
    let mut tokens: Vec<usize> = chunk
        .tokens
        .clone()
        .filter(|&token| {
            !matches!(text.tag(token), Tag::RB | Tag::RBR | Tag::RBS | Tag::OpenQuote)
                || matches!(text.lower(token), "not" | "n't" | "n’t" | "never")
        })
        .collect();
    // "to" stands outside the group where it was taken for a preposition.
    if let Some(before) = chunk.tokens.start.checked_sub(1)
        && clause.build.form == Form::Infinitive
        && text.lower(before) == "to"
    {
        tokens.insert(0, before);
    }
    let after = chunk.tokens.end;
    let leads = matches!(text.lower(after), "out" | "up" | "down" | "off" | "away" | "back" | "over");
    if text.tag(after) == Tag::RP || leads && matches!(text.tag(after), Tag::RB | Tag::IN) && is_particle(parsed, after)
    {
        tokens.push(after);
    }
    words(parsed, &tokens)
}

/// Whether the token stands alone as an adverb, or before a preposition ("drove *out* of the camp").
fn is_particle(parsed: &Parsed<'_>, token: usize) -> bool {
    let at = parsed.chunks.iter().position(|chunk| chunk.tokens.start == token);
    at.is_some_and(|at| {
        parsed.kind(at) == Kind::Adverb
            || parsed.kind(at) == Kind::Preposition && parsed.kind(at + 1) == Kind::Preposition
    })
}

/// The verb group of a clause that begins with a gerund, as a line tells it: "killing" is "kills", or "kill" of many.
pub(super) fn verb_in_present(parsed: &Parsed<'_>, clause: &Clause, many: bool) -> Vec<String> {
    let mut found = verb_words(parsed, clause);
    let Some(first) = found.first_mut().filter(|word| word.ends_with("ing")) else {
        return found;
    };
    let start = parsed.chunks.get(clause.verb).map_or(usize::MAX, |chunk| chunk.tokens.start);
    let text = parsed.source.text;
    let gerund = (start..start + 3).find(|&token| text.tag(token) == Tag::VBG);
    let lemma = gerund.map_or("", |token| text.lemma(token));
    if !lemma.is_empty() && !lemma.ends_with("ing") {
        *first = present(lemma, many);
    }
    found
}

/// The verb in the present tense, of one or of many.
fn present(lemma: &str, many: bool) -> String {
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let before_last = lemma.chars().rev().nth(1).is_some_and(vowel);
    match (lemma, many) {
        ("be", true) => "are".to_owned(),
        ("be", false) => "is".to_owned(),
        ("have", false) => "has".to_owned(),
        (_, true) => lemma.to_owned(),
        _ if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        _ if lemma.ends_with('y') && !before_last => format!("{}ies", lemma.trim_end_matches('y')),
        _ => format!("{lemma}s"),
    }
}

/// A group of nouns: with everything between in at most `most` words, the first alone, and the last chunk told.
pub(super) fn group(
    parsed: &Parsed<'_>,
    names: &Names<'_>,
    group: &[usize],
    most: usize,
) -> (Vec<String>, Vec<String>, usize) {
    let (Some(&first), Some(&last)) = (group.first(), group.last()) else {
        return (Vec::new(), Vec::new(), 0);
    };
    let short = attach(brief(parsed, names, first));
    let plain = (first..=last).all(|at| {
        matches!(
            parsed.kind(at),
            Kind::Noun | Kind::Preposition | Kind::Conjunction | Kind::Comma | Kind::Adverb | Kind::Quote
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
            joined.push(if number + 1 == group.len() { "and".to_owned() } else { ",".to_owned() });
        }
        joined.extend(chunk_words(parsed, names, at));
    }
    if joined.len() <= most + 2 {
        return (attach(joined), short, last);
    }
    (short.clone(), short, last)
}

/// The chunk's words; of a long one only the nouns at its end and the number at its front.
fn brief(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Vec<String> {
    let all = chunk_words(parsed, names, at);
    let Some(chunk) = parsed.chunks.get(at).filter(|_| all.len() > BRIEF) else {
        return all;
    };
    let text = parsed.source.text;
    let core = |token: &usize| text.tag(*token).is_noun() || parsed.source.name(*token).is_some();
    let start = chunk.tokens.clone().rev().take_while(core).last().unwrap_or(chunk.head);
    let number = Some(chunk.tokens.start).filter(|&token| text.tag(token) == Tag::CD && token < start);
    words(parsed, &number.into_iter().chain(start..chunk.tokens.end).collect::<Vec<_>>())
}

/// The most words of a noun group that is never cut.
const BRIEF: usize = 5;

/// The last chunk of the "of" phrase after the noun at `at`, else `at`.
fn of_phrase(parsed: &Parsed<'_>, at: usize) -> usize {
    let goes_on = parsed.kind(at + 1) == Kind::Preposition && parsed.lower(at + 1) == "of" && parsed.is_noun(at + 2);
    if goes_on { at + 2 } else { at }
}

/// The chunk's words: a pronoun as what it stands for, quotation marks left out.
pub(super) fn chunk_words(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Vec<String> {
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
        .filter(|&token| !matches!(text.tag(token), Tag::OpenQuote | Tag::CloseQuote) && !is_quote(text.word(token)))
        // "Problems due [to ...]": the adjective goes with what is left out.
        .filter(|&token| chunk.kind != Kind::Noun || token <= chunk.head || !text.tag(token).is_adjective())
        .collect();
    words(parsed, &tokens)
}

/// The words of a line whose first chunk stands at `at`: "its launch" as whose it is, no article.
pub(super) fn opening(parsed: &Parsed<'_>, names: &Names<'_>, at: usize, mut words: Vec<String>) -> Vec<String> {
    if let Some(chunk) = parsed.chunks.get(at)
        && is_owned(parsed, at)
        && words.first().is_some_and(|word| word.to_lowercase() == parsed.source.text.lower(chunk.tokens.start))
        && let Some(owner) = owner(parsed, names, chunk.tokens.start)
    {
        let mut name: Vec<String> = owner.split_whitespace().map(str::to_owned).collect();
        if let Some(last) = name.last_mut() {
            last.push_str(if last.ends_with('s') { "'" } else { "'s" });
        }
        words.splice(0..1, name);
    }
    if let Some(name) = meant(parsed, names, at) {
        let words = name.split_whitespace().map(str::to_owned).chain(words.into_iter().skip(2));
        return without_article(words.collect());
    }
    without_article(words)
}

/// The name that "the company" or "the group" means: an article and a noun that an earlier name stands for.
fn meant<'n>(parsed: &'n Parsed<'_>, names: &Names<'_>, at: usize) -> Option<&'n str> {
    let chunk = parsed.chunks.get(at).filter(|chunk| chunk.tokens.len() == 2)?;
    let text = parsed.source.text;
    let the = text.lower(chunk.tokens.start) == "the" && matches!(text.tag(chunk.head), Tag::NN);
    let name = parsed.source.name(chunk.head).filter(|_| the)?;
    let nominal = names.all.get(name)?.form == MentionForm::Nominal;
    names.words(text.text, name).filter(|words| nominal && words.split_whitespace().count() <= OWNER)
}

/// Whether the chunk begins with a possessive pronoun.
pub(super) fn is_owned(parsed: &Parsed<'_>, at: usize) -> bool {
    let start = parsed.chunks.get(at).map(|chunk| chunk.tokens.start);
    start.is_some_and(|start| parsed.source.text.tag(start) == Tag::PRPS)
}

/// Whom the possessive pronoun at `token` means; a long name would fill the line.
fn owner(parsed: &Parsed<'_>, names: &Names<'_>, token: usize) -> Option<String> {
    let text = parsed.source.text;
    let person = || {
        let (_, span) = parsed.source.person?;
        let before = text.token(token).is_some_and(|pronoun| span.end() <= pronoun.span.start());
        (before && matches!(text.lower(token), "his" | "her")).then(|| span.of(text.text))
    };
    let name = antecedent(parsed, names, token).or_else(person);
    name.filter(|name| name.split_whitespace().count() <= OWNER).map(str::to_owned)
}

/// The most words of an owner's name.
const OWNER: usize = 4;

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "``" | "''" | "‘" | "[" | "]")
}

/// A headline begins without an article.
pub(super) fn without_article(mut words: Vec<String>) -> Vec<String> {
    let article = words.first().is_some_and(|word| matches!(word.to_lowercase().as_str(), "the" | "a" | "an"));
    if article && words.len() > 1 {
        words.remove(0);
    }
    words
}

/// The name that the pronoun at `token` stands for.
pub(super) fn antecedent<'n>(parsed: &'n Parsed<'_>, names: &Names<'_>, token: usize) -> Option<&'n str> {
    let is_pronoun = |at: &usize| names.all.get(*at).is_some_and(|name| name.form == MentionForm::Pronoun);
    let pronoun = parsed.source.name(token).filter(is_pronoun)?;
    let name = names.all.get(NameMention::named(names.all, pronoun)?)?;
    Some(bearer(parsed, name.span))
}

/// The words of a name; with the noun after it where it only describes that ("Danish *police*").
fn bearer<'p>(parsed: &'p Parsed<'_>, name: Span) -> &'p str {
    let text = parsed.source.text;
    let after = text.positions(name).end;
    let noun = |token: &usize| matches!(text.tag(*token), Tag::NN | Tag::NNS) && text.tag(after - 1).is_adjective();
    let last = (after..after + 3).take_while(|token| after > 0 && noun(token)).last();
    let end = last.and_then(|token| text.token(token)).map_or(name, |token| token.span);
    name.to(end).of(text.text)
}

/// The tokens as words: what touches in the text touches here.
pub(super) fn words(parsed: &Parsed<'_>, tokens: &[usize]) -> Vec<String> {
    let text = parsed.source.text;
    let mut found: Vec<String> = Vec::new();
    let mut end = None;
    for &token in tokens {
        let Some(span) = text.token(token).map(|token| token.span) else {
            continue;
        };
        let word = text.word(token);
        // A line is written small, as a sentence is, whatever the headline it comes from.
        let lowered = parsed.source.capitals && parsed.source.name(token).is_none() && is_plain_capital(word);
        let word = if lowered { text.lower(token) } else { word };
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

/// "Dismiss", but neither "NATO" nor "iPad" nor "A4".
fn is_plain_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| letter.is_lowercase() || letter == '-')
}
