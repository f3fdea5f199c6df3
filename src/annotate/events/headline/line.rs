//! The line as it is read: words and marks put together, pronouns as whom they mean, and whether it stands by itself.

use std::collections::BTreeSet;

use super::{CONDITIONS, Cut, LONGEST, is_mark};
use crate::annotate::NameMention;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::syntax::{Label, PennTag};
use crate::briefing::{ActorKind, MentionForm};
use crate::text::{Span, capitalized};

impl<'p> Cut<'p> {
    /// The line; `None` where it is too long or means nothing by itself.
    pub(super) fn line(mut self) -> Option<String> {
        self.shorten();
        self.drop_split_times();
        self.drop_untied();
        self.complete_words();
        let tree = self.tree;
        // A mark stays between what it stands between.
        let kept = self.kept.clone();
        let is_in = |at: Option<usize>| at.is_some_and(|at| kept.contains(&at));
        let is_quote =
            |at: usize| matches!(tree.get(at).map(|token| token.tag), Some(PennTag::OpenQuote | PennTag::CloseQuote));
        self.kept
            .retain(|at| !is_mark(tree, *at) || (!is_quote(*at) && is_in(at.checked_sub(1)) && is_in(Some(at + 1))));
        // "Ann Lee, the mayor, [who] left": of two commas round a phrase none stays alone.
        let inner = kept.iter().filter_map(|at| self.commas_round(*at));
        let last = kept.last().copied()?;
        let whole = inner.filter(|[open, close]| {
            is_in(open.checked_sub(1)) && *close < last && is_in(Some(open + 1)) && is_in(close.checked_sub(1))
        });
        self.kept.extend(whole.flatten().collect::<Vec<_>>());
        let loose = |at: &usize| is_mark(tree, *at) || matches!(tree.label(*at), Some(Label::Cc));
        // "as the war enters its fifth year", "when the tram overturned": what the clause is to another.
        let opens = |at: &usize| {
            let asks = tree.get(*at).is_some_and(|token| token.tag == PennTag::Wrb);
            (asks || tree.label(*at) == Some(Label::Mark)) && !CONDITIONS.contains(&tree.lemma(*at))
        };
        let lead = self.leading_date();
        let first = self.kept.iter().copied().find(|at| !loose(at) && !opens(at) && !lead.contains(at))?;
        let last = self.kept.iter().copied().rev().find(|at| !loose(at))?;
        let mut line = String::new();
        let mut before: Option<(usize, Span)> = None;
        for at in self.kept.iter().copied().filter(|at| (first..=last).contains(at)) {
            let token = tree.get(at)?;
            let word = self.word(at, &line)?;
            let touches = before
                .is_some_and(|(left, span)| is_in(Some(left)) && left + 1 == at && span.end() == token.span.start());
            let leans = word.starts_with([',', '\'', '’']) || token.label == Label::Case;
            if before.is_some() && !touches && !leans {
                line.push(' ');
            }
            line.push_str(&word);
            before = Some((at, token.span));
        }
        let line =
            capitalized(line.trim_start_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '[' | '$' | '€' | '£')
            }));
        (line.split_whitespace().count() <= LONGEST && is_whole(&line)).then_some(line)
    }

    /// "3 March 2021 France left": a date of several words that the line begins with, by a slip of the tree.
    fn leading_date(&self) -> BTreeSet<usize> {
        let source = self.parsed.source;
        let time = |token: usize| source.alignment.word(token).and_then(|word| source.time_of(word));
        let first = self.kept.first().copied().and_then(time);
        let date: BTreeSet<usize> =
            self.kept.iter().copied().take_while(|token| first.is_some() && time(*token) == first).collect();
        let is_owner = date.last().is_some_and(|last| self.tree.label(last + 1) == Some(Label::Case));
        if date.len() > 1 && !is_owner { date } else { BTreeSet::new() }
    }

    /// The word at `at` as the line has it; `None` where it is none of the text's.
    pub(super) fn word(&self, at: usize, line: &str) -> Option<String> {
        let source = self.parsed.source;
        let token = self.tree.get(at)?;
        let text = token.span.of(source.text.text);
        let word = source.alignment.word(at)?;
        let is_owner = token.tag == PennTag::PrpPoss;
        if is_owner || token.tag == PennTag::Prp {
            let meant =
                self.antecedent(word).filter(|name| !line.contains(*name) && !self.is_clear(at) && self.agrees(at));
            return Some(match meant {
                Some(name) if is_owner => format!("[{name}’s]"),
                Some(name) => format!("[{name}]"),
                None => text.to_owned(),
            });
        }
        // A line is written small, as a sentence is, whatever the headline it comes from.
        let lowered = source.capitals && source.name(word).is_none() && is_plain_capital(text);
        Some(if lowered { text.to_lowercase() } else { text.to_owned() })
    }

    /// Whether the line names somebody before the pronoun whom it can mean: then it is read as it is in the sentence.
    pub(super) fn is_clear(&self, at: usize) -> bool {
        let source = self.parsed.source;
        let Some(word) = source.alignment.word(at) else { return false };
        let is_of_person = matches!(source.text.lower(word), "he" | "she" | "him" | "his" | "her");
        self.kept.range(..at).any(|&before| {
            let name = source.alignment.word(before).and_then(|word| source.name(word));
            let kind = name.filter(|name| self.names.all.get(*name).is_some_and(|name| name.form == MentionForm::Name));
            let kind = kind.and_then(|name| self.names.kind(name));
            let is_subject = matches!(self.tree.label(before), Some(Label::Nsubj | Label::Nsubjpass));
            match is_of_person {
                true => kind == Some(ActorKind::Person) || is_office(self.tree.lemma(before)),
                false => is_subject && kind.is_some_and(|kind| kind != ActorKind::Person),
            }
        })
    }

    /// Whether a name agrees with the verb in place of the pronoun at `at`: "I have left" and "they are here" are no words of one
    /// person's name.
    fn agrees(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_other = matches!(tree.lemma(at).to_lowercase().as_str(), "i" | "we" | "you" | "they");
        let is_subject = matches!(tree.label(at), Some(Label::Nsubj | Label::Nsubjpass));
        let Some(verb) = tree.head(at).filter(|_| is_subject && is_other) else { return true };
        let first = tree.children_as(verb, &[Label::Aux, Label::Auxpass]).next().unwrap_or(verb);
        let tag = tree.get(first).map(|token| token.tag);
        tag == Some(PennTag::Md) || tag == Some(PennTag::Vbd) && tree.lemma(first) != "be"
    }

    /// The name that the pronoun at `word` stands for.
    fn antecedent(&self, word: usize) -> Option<&'p str> {
        let source = self.parsed.source;
        let text = source.text.text;
        let known = source.name(word).and_then(|name| {
            let is_pronoun = self.names.all.get(name)?.form == MentionForm::Pronoun;
            let name = NameMention::named(self.names.all, name).filter(|_| is_pronoun)?;
            self.names.all.get(name).map(|name| name.span.of(text))
        });
        let is_subject = || {
            let token = source.alignment.token(word)?;
            let of = matches!(self.tree.label(token), Some(Label::Nsubj | Label::Nsubjpass));
            self.subject.filter(|_| of && self.tree.head(token).is_some_and(|verb| self.needed.contains(&verb)))
        };
        known.or_else(is_subject).or_else(|| {
            let (_, span) = source.person?;
            let pronoun = source.text.token(word)?.span;
            let is_person = matches!(source.text.lower(word), "he" | "she" | "his" | "her");
            (is_person && span.end() <= pronoun.start()).then(|| span.of(text))
        })
    }
}

fn is_office(lemma: &str) -> bool {
    lexicon().facts(&lemma.to_lowercase()).has(Facts::OFFICE)
}

/// "Dismiss", but neither "NATO" nor "iPad" nor "A4".
fn is_plain_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| letter.is_lowercase() || letter == '-')
}

/// Whether the line means something without the sentences round it.
pub(super) fn is_whole(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    // "US" is no pronoun; "WE" is one.
    let is_open = first != "US" && OPEN.iter().chain(CONDITIONS).any(|word| first.eq_ignore_ascii_case(word));
    let last = line.split_whitespace().next_back().unwrap_or_default();
    // "A" may be a name.
    let is_cut = last != "A" && LOOSE.iter().any(|word| last.eq_ignore_ascii_case(word))
        || line.ends_with([',', ';', ':', '-', '–', '&', '(', '“']);
    !is_open && !is_cut && line.split_whitespace().count() > 1 && !is_in_first_person(line)
}

/// Words that no line ends with.
const LOOSE: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "that", "but",
    "its", "his", "their", "into", "between", "against", "such",
];

/// Whether the line speaks as somebody's own words do.
fn is_in_first_person(line: &str) -> bool {
    let mut before_is_small = true;
    line.split_whitespace().any(|word| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphabetic());
        // "I'm", "we've".
        let bare = bare.split(['\'', '’']).next().unwrap_or(bare);
        // "Elizabeth I" is a name.
        let own = FIRST_PERSON.contains(&bare) || bare == "I" && before_is_small;
        before_is_small = bare.starts_with(char::is_lowercase);
        own
    })
}

const FIRST_PERSON: &[&str] = &["me", "my", "we", "us", "our", "ours", "myself", "ourselves"];

/// Words that no line begins with: they mean nothing without the sentence before.
const OPEN: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "her",
    "them",
    "us",
    "me",
    "this",
    "that",
    "these",
    "those",
    "who",
    "whom",
    "whose",
    "which",
    "what",
    "there",
    "another",
    "his",
    "its",
    "their",
    "our",
    "my",
    "your",
    "one",
    "some",
    "others",
    "both",
    "all",
    "many",
    "and",
    "but",
    "or",
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "everyone",
    "everybody",
    "something",
    "anything",
    "everything",
];
