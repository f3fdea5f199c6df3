//! One line that says what happened, cut from the sentence: its own words in their own order, parts left out whole, and a
//! pronoun as whom it means, in brackets.

use std::collections::BTreeSet;

use super::arguments::{self, Names};
use super::chunk::top;
use super::clause::{Clause, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::NameMention;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::syntax::relations::{clause, subject};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::briefing::MentionForm;
use crate::text::{Span, capitalized};

/// A line of more words loses what it can do without.
pub(crate) const MOST_WORDS: usize = 14;
/// A line that still has more is none.
const LONGEST: usize = 28;

/// The headline of a verb's clause; `None` where it cannot be told in a line.
pub(super) fn of_clause(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    let verb = parsed.source.alignment.token(parsed.head(clause.verb))?;
    let mut cut = Cut::new(parsed, names);
    // "Oslo said it expelled": who says so of himself is named.
    let who = if clause.build.passive { Vec::new() } else { arguments::subject(parsed, names, clause, lexicon) };
    cut.subject = who.first().and_then(|name| names.words(parsed.source.text.text, *name));
    cut.follow(verb, |at| denies(parsed, at, lexicon))?;
    // "Norway arrested and expelled the envoy": both verbs have the object.
    for noun in clause.object.iter().filter(|at| **at > clause.verb).filter_map(|at| parsed.token(*at)) {
        if !cut.kept.contains(&noun) {
            cut.keep_noun(noun);
        }
    }
    cut.line()
}

/// The headline of an event that the noun chunk at `at` names.
pub(super) fn of_nominal(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Option<String> {
    let noun = parsed.token(at)?;
    let mut cut = Cut::new(parsed, names);
    cut.keep_noun(noun);
    cut.line()
}

/// Whether what the clause of the verb at `at` says about its complement is that it is not so.
fn denies(parsed: &Parsed<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let lemma = parsed.source.tree.lemma(at);
    lemma == "deny" || lexicon.is_doubt(lemma)
}

/// The chunks from the clause's first to its last.
pub(super) fn extent(clause: &Clause) -> std::ops::Range<usize> {
    let all = clause.subject.iter().chain(&clause.object).chain(&clause.second).chain([&clause.verb]);
    let first = all.copied().min().unwrap_or(clause.verb);
    first..clause.end.max(clause.verb + 1)
}

/// What of a sentence goes into the line.
struct Cut<'p> {
    parsed: &'p Parsed<'p>,
    names: &'p Names<'p>,
    tree: &'p Sentence,
    kept: BTreeSet<usize>,
    /// What the line cannot do without, with all above it.
    needed: BTreeSet<usize>,
    /// Who does it, by name.
    subject: Option<&'p str>,
}

impl<'p> Cut<'p> {
    fn new(parsed: &'p Parsed<'p>, names: &'p Names<'p>) -> Self {
        Self { parsed, names, tree: parsed.source.tree, kept: BTreeSet::new(), needed: BTreeSet::new(), subject: None }
    }

    /// Keeps the clause of `verb`, and above it the verbs without which it would say something else ("plans to *sell*",
    /// "denied that he *left*"); `None` where nobody is said to do it or suffer it.
    fn follow(&mut self, verb: usize, denies: impl Fn(usize) -> bool) -> Option<()> {
        let tree = self.tree;
        self.keep_clause(verb);
        let mut at = top(tree, verb);
        if at != verb {
            self.keep_clause(at);
        }
        // Each step goes up the tree.
        loop {
            let has_subject = tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Expl]).is_some();
            let Some(head) = tree.head(at) else {
                return has_subject.then_some(());
            };
            at = match tree.label(at)? {
                Label::Ccomp if has_subject && denies(head) => {
                    self.keep_clause(head);
                    top(tree, head)
                }
                Label::Xcomp | Label::Ccomp if !has_subject => self.above(at)?,
                Label::Pcomp if !has_subject => {
                    self.keep(head);
                    self.above(head)?
                }
                Label::Advcl if !has_subject => {
                    self.keep_clause(head);
                    top(tree, head)
                }
                Label::Conj if !has_subject => {
                    self.share(at, head);
                    top(tree, head)
                }
                Label::Acl if self.is_infinitive(at) => {
                    self.keep_noun(head);
                    self.above(head)?
                }
                Label::Acl => {
                    self.keep_noun(head);
                    return Some(());
                }
                Label::Relcl => {
                    // "An indictment in which he is charged", "the day when he left": the clause says it alone.
                    let asks = |at: usize| {
                        let is_argument = matches!(tree.label(at), Some(Label::Dobj | Label::Nsubj | Label::Nsubjpass));
                        let tag = tree.get(at).map(|token| token.tag);
                        matches!(tag, Some(PennTag::Wrb | PennTag::Wdt | PennTag::Wp | PennTag::WpPoss)) && !is_argument
                    };
                    if has_subject && tree.subtree(at).into_iter().take_while(|token| *token < at).any(asks) {
                        return Some(());
                    }
                    // "The sailors whom Oslo arrested" stands as it is, "a man who shot two" without the pronoun.
                    self.keep_noun(head);
                    if subject(tree, at) == Some(head) {
                        self.kept.retain(|token| !is_relative(tree, *token));
                    }
                    return Some(());
                }
                _ => return has_subject.then_some(()),
            };
        }
    }

    /// Keeps the verb, adjective or noun that governs the token at `at`, and goes on from the verb above it.
    fn above(&mut self, at: usize) -> Option<usize> {
        let tree = self.tree;
        let head = tree.head(at)?;
        if matches!(tree.pos(head), Some(PartOfSpeech::Verb | PartOfSpeech::Aux)) {
            self.keep_core(head);
            return Some(top(tree, head));
        }
        self.keep_noun(head);
        let above = tree.head(head)?;
        self.keep_core(above);
        Some(top(tree, above))
    }

    fn keep(&mut self, token: usize) {
        self.kept.insert(token);
        self.needed.insert(token);
    }

    /// Keeps all of the clause of `verb`.
    fn keep_clause(&mut self, verb: usize) {
        let whole = clause(self.tree, verb);
        self.kept.extend(whole);
        self.needed.insert(verb);
    }

    /// Keeps the verb with what it cannot do without.
    fn keep_core(&mut self, verb: usize) {
        let tree = self.tree;
        self.keep(verb);
        for &child in tree.children(verb) {
            match tree.label(child) {
                Some(Label::Aux | Label::Auxpass | Label::Neg | Label::Prt) => self.keep(child),
                Some(Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Dative | Label::Acomp | Label::Oprd) => {
                    self.keep_noun(child);
                }
                _ => {}
            }
        }
    }

    /// Keeps the subject of `head`, and its auxiliaries where the verb at `verb`, joined to it, has no tense of its own.
    fn share(&mut self, verb: usize, head: usize) {
        let tree = self.tree;
        let is_bare =
            tree.get(verb).is_some_and(|token| matches!(token.tag, PennTag::Vb | PennTag::Vbn | PennTag::Vbg))
                && tree.child_as(verb, &[Label::Aux, Label::Auxpass]).is_none();
        for &child in tree.children(head) {
            match tree.label(child) {
                Some(Label::Nsubj | Label::Nsubjpass) => self.keep_noun(child),
                Some(Label::Aux | Label::Auxpass | Label::Neg) if is_bare => self.keep(child),
                _ => {}
            }
        }
    }

    /// Keeps a noun with all that describes it but clauses.
    fn keep_noun(&mut self, noun: usize) {
        let tree = self.tree;
        let apart = |at: usize| {
            matches!(tree.label(at), Some(Label::Relcl | Label::Appos | Label::Acl | Label::Advcl | Label::Parataxis))
        };
        self.kept.extend(tree.subtree_without(noun, |at| at != noun && apart(at)));
        self.needed.insert(noun);
    }

    fn is_infinitive(&self, verb: usize) -> bool {
        let is_to = |at: usize| self.tree.get(at).is_some_and(|token| token.tag == PennTag::To);
        self.tree.children_as(verb, &[Label::Aux]).any(is_to)
    }

    /// Leaves out what stands in brackets, dates, what leads into the sentence, and then, from the least needed on, what
    /// makes the line long.
    fn shorten(&mut self) {
        self.name_the_person();
        self.drop_brackets();
        let mut optional: Vec<(u8, usize)> =
            self.kept.iter().filter_map(|at| self.cost(*at).map(|cost| (cost, *at))).collect();
        optional.sort_by_key(|(cost, at)| (*cost, std::cmp::Reverse(*at)));
        for (cost, at) in optional {
            let count = self.kept.iter().filter(|at| !is_mark(self.tree, **at)).count();
            if cost > 0 && count <= MOST_WORDS {
                break;
            }
            let below: Vec<usize> = self.tree.subtree(at);
            // What is left out takes no "not" with it.
            let is_negation = |at: &usize| self.tree.label(*at) == Some(Label::Neg);
            if below.iter().any(|at| self.needed.contains(at) || is_negation(at)) {
                continue;
            }
            for at in below {
                self.kept.remove(&at);
            }
        }
    }

    /// How easily the line does without the token and what hangs below it: 0 where it is better without, `None` where it
    /// would say something else.
    fn cost(&self, at: usize) -> Option<u8> {
        let tree = self.tree;
        let token = tree.get(at)?;
        let head = tree.head(at)?;
        let is_verb = |at: usize| matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
        // What stands before the subject leads in.
        let subject = tree.child_as(head, &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Expl]);
        let leads_in = is_verb(head) && subject.is_some_and(|subject| at < tree.left_edge(subject));
        match token.label {
            Label::Intj if matches!(tree.lemma(at), "no" | "yes") => None,
            Label::Intj | Label::Meta | Label::Dep => Some(0),
            Label::Cc | Label::Preconj if leads_in => Some(0),
            Label::Advmod | Label::Npadvmod | Label::Prep | Label::Advcl if leads_in && !self.is_needed_time(at) => {
                Some(0)
            }
            Label::Npadvmod if self.is_date(at) && self.needed.contains(&head) => Some(0),
            Label::Advmod if self.is_date(at) && self.needed.contains(&head) => Some(0),
            Label::Prep if self.dates_it(at) && self.needed.contains(&head) => Some(0),
            // "beat back": the word after the verb may be half of it.
            Label::Advmod if at == head + 1 && !tree.lemma(at).ends_with("ly") => None,
            Label::Advmod if is_verb(head) && tree.children(at).is_empty() && token.tag != PennTag::Wrb => Some(1),
            Label::Npadvmod if is_verb(head) => Some(2),
            Label::Prep if is_verb(head) => {
                // "was sent to Oslo": the first phrase of a verb without an object completes it.
                let has_object =
                    tree.child_as(head, &[Label::Dobj, Label::Ccomp, Label::Xcomp, Label::Acomp, Label::Attr]);
                let first = tree.children_as(head, &[Label::Prep]).find(|at| *at > head);
                (has_object.is_some() || first != Some(at)).then_some(3)
            }
            // "in favour of", "in collaboration with": a bare noun after a preposition is half of one itself.
            Label::Prep if self.is_half_preposition(head) => None,
            Label::Prep if tree.lemma(at) != "of" => Some(4),
            // A participle, not what is said: "the claim that he did not".
            Label::Acl if tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass]).is_none() => Some(4),
            _ => None,
        }
    }

    /// Whether the noun stands bare after a preposition.
    fn is_half_preposition(&self, noun: usize) -> bool {
        let tree = self.tree;
        let describes = |at: &usize| {
            matches!(
                tree.label(*at),
                Some(Label::Det | Label::Poss | Label::Amod | Label::Nummod | Label::Compound | Label::Nmod)
            )
        };
        tree.label(noun) == Some(Label::Pobj)
            && tree.get(noun).is_some_and(|token| token.tag == PennTag::Nn)
            && !tree.children(noun).iter().any(describes)
    }

    /// Takes in the rest of words of which the line has a part: "de-escalating".
    fn complete_words(&mut self) {
        let tree = self.tree;
        let touches = |at: usize| {
            let pair = tree.get(at).zip(tree.get(at + 1));
            pair.is_some_and(|(left, right)| {
                left.span.end() == right.span.start() && (left.tag == PennTag::Hyph || right.tag == PennTag::Hyph)
            })
        };
        for at in 0..tree.tokens().len() {
            if touches(at) && self.kept.contains(&at) {
                self.kept.insert(at + 1);
            }
        }
        for at in (0..tree.tokens().len()).rev() {
            if touches(at) && self.kept.contains(&(at + 1)) {
                self.kept.insert(at);
            }
        }
    }

    fn is_needed_time(&self, at: usize) -> bool {
        matches!(self.tree.lemma(at), "no" | "never" | "hardly" | "nor")
    }

    /// Whether the token is in a time expression.
    fn is_date(&self, token: usize) -> bool {
        self.parsed.source.alignment.word(token).is_some_and(|word| self.parsed.source.time_of(word).is_some())
    }

    /// "on Monday", "in May": the event has its date beside it.
    fn dates_it(&self, at: usize) -> bool {
        let noun = self.tree.child_as(at, &[Label::Pobj]);
        matches!(self.tree.lemma(at), "on" | "in" | "at") && noun.is_some_and(|noun| self.is_date(noun))
    }

    /// "The chief of the firm, Ann Lee, left": she is whom a line names.
    fn name_the_person(&mut self) {
        let tree = self.tree;
        let in_name = |token: usize| {
            self.parsed.source.alignment.word(token).is_some_and(|word| self.parsed.source.name(word).is_some())
        };
        let is_human = |noun: usize| {
            let lemma = tree.lemma(noun).to_lowercase();
            lexicon().facts(&lemma).has(Facts::OFFICE)
        };
        // "The chief of the firm, Ann Lee": she is no firm, wherever the tree hangs her name.
        let holder = |noun: usize| {
            let above = || tree.head(tree.head(noun).filter(|word| tree.lemma(*word) == "of")?);
            if is_human(noun) { Some(noun) } else { above().filter(|above| is_human(*above)) }
        };
        let described: Vec<(usize, usize)> = self
            .kept
            .iter()
            .filter_map(|noun| Some((holder(*noun)?, tree.child_as(*noun, &[Label::Appos])?)))
            .filter(|(noun, person)| !in_name(*noun) && in_name(*person))
            .collect();
        for (noun, person) in described {
            let name: BTreeSet<usize> = tree
                .subtree_without(person, |at| {
                    at != person
                        && matches!(tree.label(at), Some(Label::Relcl | Label::Appos | Label::Acl | Label::Punct))
                })
                .into_iter()
                .collect();
            let all = tree.subtree(noun);
            let own = |at: &usize| !name.contains(at) && all.binary_search(at).is_ok();
            if all.iter().all(|at| *at == noun || !self.needed.contains(at)) {
                self.kept.retain(|at| !own(at));
                self.kept.extend(name);
            }
        }
    }

    fn drop_brackets(&mut self) {
        let tree = self.tree;
        let tag = |at: &usize| tree.get(*at).map(|token| token.tag);
        let mut depth = 0_usize;
        let mut inside = Vec::new();
        for at in 0..tree.tokens().len() {
            if tag(&at) == Some(PennTag::OpenBracket) {
                depth += 1;
            }
            if depth > 0 {
                inside.push(at);
            }
            if tag(&at) == Some(PennTag::CloseBracket) {
                depth = depth.saturating_sub(1);
            }
        }
        if depth == 0 && !inside.iter().any(|at| self.needed.contains(at)) {
            self.kept.retain(|at| !inside.contains(at));
        }
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

    /// "On March 3 France left": a day without its month, by a slip of the tree.
    fn drop_split_times(&mut self) {
        let source = self.parsed.source;
        for word in source.words.clone().skip(1) {
            let is_split = source.time_of(word).is_some_and(|time| source.time_of(word - 1) == Some(time));
            let (Some(before), Some(token)) = (source.alignment.token(word - 1), source.alignment.token(word)) else {
                continue;
            };
            let below = self.tree.subtree(token);
            if is_split && !self.kept.contains(&before) && !below.iter().any(|at| self.needed.contains(at)) {
                self.kept.retain(|at| !below.contains(at));
            }
        }
    }

    /// The line; `None` where it is too long or means nothing by itself.
    fn line(mut self) -> Option<String> {
        self.shorten();
        self.drop_split_times();
        self.complete_words();
        let tree = self.tree;
        // A mark stays between what it stands between.
        let kept = self.kept.clone();
        let is_in = |at: Option<usize>| at.is_some_and(|at| kept.contains(&at));
        let is_quote =
            |at: usize| matches!(tree.get(at).map(|token| token.tag), Some(PennTag::OpenQuote | PennTag::CloseQuote));
        self.kept
            .retain(|at| !is_mark(tree, *at) || (!is_quote(*at) && is_in(at.checked_sub(1)) && is_in(Some(at + 1))));
        let loose = |at: &usize| is_mark(tree, *at) || matches!(tree.label(*at), Some(Label::Cc));
        // "as the war enters its fifth year", "when the tram overturned": what the clause is to another.
        let opens = |at: &usize| {
            let asks = tree.get(*at).is_some_and(|token| token.tag == PennTag::Wrb);
            (asks || tree.label(*at) == Some(Label::Mark)) && !matches!(tree.lemma(*at), "if" | "unless" | "whether")
        };
        let lead = self.leading_date();
        let first = self.kept.iter().copied().find(|at| !loose(at) && !opens(at) && !lead.contains(at))?;
        let last = self.kept.iter().copied().rev().find(|at| !loose(at))?;
        let mut line = String::new();
        let mut before: Option<(usize, Span)> = None;
        let mut words = 0;
        for at in self.kept.iter().copied().filter(|at| (first..=last).contains(at)) {
            let token = tree.get(at)?;
            let word = self.word(at, &line)?;
            let touches = before
                .is_some_and(|(left, span)| is_in(Some(left)) && left + 1 == at && span.end() == token.span.start());
            let leans = word.starts_with([',', '\'', '’']) || token.label == Label::Case;
            if before.is_some() && !touches && !leans {
                line.push(' ');
            }
            words += usize::from(!is_mark(tree, at) && !touches);
            line.push_str(&word);
            before = Some((at, token.span));
        }
        let line =
            capitalized(line.trim_start_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '[' | '$' | '€' | '£')
            }));
        (words <= LONGEST && is_whole(&line)).then_some(line)
    }

    /// The word at `at` as the line has it; `None` for a pronoun that means nobody known where the line begins.
    fn word(&self, at: usize, line: &str) -> Option<String> {
        let source = self.parsed.source;
        let token = self.tree.get(at)?;
        let text = token.span.of(source.text.text);
        let word = source.alignment.word(at)?;
        let is_owner = token.tag == PennTag::PrpPoss;
        if is_owner || token.tag == PennTag::Prp {
            let meant = self.antecedent(word).filter(|name| !line.contains(*name));
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

fn is_relative(tree: &Sentence, at: usize) -> bool {
    tree.get(at).is_some_and(|token| matches!(token.tag, PennTag::Wdt | PennTag::Wp))
        || tree.lemma(at) == "that" && matches!(tree.label(at), Some(Label::Nsubj | Label::Nsubjpass))
}

fn is_mark(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
}

/// "Dismiss", but neither "NATO" nor "iPad" nor "A4".
fn is_plain_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| letter.is_lowercase() || letter == '-')
}

/// Whether the line means something without the sentences round it.
fn is_whole(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    // "US" is no pronoun; "WE" is one.
    let is_open = first != "US" && OPEN.iter().any(|word| first.eq_ignore_ascii_case(word));
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
