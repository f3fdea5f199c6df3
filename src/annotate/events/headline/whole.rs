//! Whether a line tells enough to stand by itself.

use super::fit::Piece;
use super::words::is_owned;
use crate::annotate::events::chunk::Form;
use crate::annotate::events::clause::{Clause, Parsed};
use crate::annotate::events::lexicon::Lexicon;

/// A clause, and what a line is to tell of it.
pub(super) struct Told<'p> {
    pub parsed: &'p Parsed<'p>,
    pub clause: &'p Clause,
    pub pieces: &'p [Piece],
    /// How many of the pieces stand before what follows the verb.
    pub before: usize,
    /// The nouns that the line begins with.
    pub front: &'p [usize],
    /// How many verbs lead up to the clause's own, with it.
    pub verbs: usize,
}

impl Told<'_> {
    /// Whether the line would break off before what its verb needs, or say a thing twice.
    pub(super) fn lacks_something(&self, lexicon: &Lexicon) -> bool {
        self.lacks_rest(lexicon) || self.lacks_object(lexicon) || self.lacks_order(lexicon) || self.is_doubled()
    }

    fn lemma(&self) -> &str {
        self.parsed.lemma(self.clause.verb)
    }

    fn is_active(&self) -> bool {
        !self.clause.build.passive
    }

    fn ends_with_verb(&self) -> bool {
        self.pieces.len() == self.before
    }

    /// "The ministry announced": what it did it to is needed.
    fn lacks_rest(&self, lexicon: &Lexicon) -> bool {
        let Self { parsed, clause, .. } = *self;
        let needs = self.is_active() && (!clause.object.is_empty() || clause.complement.is_some())
            || lexicon.is_declaring(self.lemma())
            // "France called", "Oslo accused": whom, and what for?
            || self.is_active() && matches!(self.lemma(), "call" | "promise" | "offer" | "accuse")
            // "Killed more than ten": how many are needed, too.
            || clause.phrases.first().is_some_and(|&(at, _)| parsed.lower(at) == "than")
            // "Its crackdown killed": likewise.
            || self.is_active() && self.front.iter().any(|&at| is_owned(parsed, at));
        needs && self.ends_with_verb() && !clause.object.iter().any(|&at| at < clause.verb)
    }

    /// "Whom he had abducted", "a fault that she blamed on him".
    fn lacks_object(&self, lexicon: &Lexicon) -> bool {
        let clause = self.clause;
        let none = clause.object.is_empty() && clause.second.is_empty() && clause.complement.is_none();
        self.is_active() && none && lexicon.is_transitive(self.lemma())
    }

    /// "Advised its citizens", "he was ordered": to do what? "Two were declared": what?
    fn lacks_order(&self, lexicon: &Lexicon) -> bool {
        let clause = self.clause;
        let lemma = self.lemma();
        let bidding = lexicon.is_bidding(lemma);
        if self.is_active() {
            return bidding && clause.complement.is_none() && clause.phrases.is_empty();
        }
        let names_it = matches!(lemma, "declare" | "name" | "call" | "consider" | "deem" | "dub" | "make");
        let bidden = bidding || matches!(lemma, "order" | "ask" | "tell" | "force" | "require" | "expect" | "allow");
        // "People killed": too little is left.
        let scant = clause.build.form == Form::Participle
            && self.verbs == 1
            && self.pieces.first().is_some_and(|piece| piece.words.len() < 2);
        self.ends_with_verb() && (names_it || bidden || scant)
    }

    /// "The vote was won the vote": the clause was misread.
    fn is_doubled(&self) -> bool {
        let Some((first, rest)) = self.pieces.split_first() else {
            return false;
        };
        first.words.len() > 1 && rest.iter().any(|piece| piece.words.ends_with(&first.words))
    }
}

/// Whether nobody can tell who is meant: "a move that was applauded", "as a country that left".
pub(super) fn is_unclear(parsed: &Parsed<'_>, clause: &Clause, front: &[usize]) -> bool {
    let Some(chunk) = front.first().and_then(|&at| parsed.chunks.get(at)) else {
        return false;
    };
    let indefinite = matches!(parsed.source.text.lower(chunk.tokens.start), "a" | "an");
    indefinite && clause.is_relative && !chunk.tokens.clone().any(|token| parsed.source.name(token).is_some())
}

/// Whether the line means something without the sentences round it, and nothing is left out inside.
pub(super) fn is_whole(line: &str) -> bool {
    !begins_open(line) && !is_in_first_person(line) && !is_elliptic(line)
}

/// Whether a possessive stands before no noun: "took his in a clinic".
fn is_elliptic(line: &str) -> bool {
    let mut words = line.split(' ').peekable();
    while let Some(word) = words.next() {
        let own = matches!(word, "his" | "its" | "their" | "my" | "our" | "your");
        if own && matches!(words.peek(), Some(&("in" | "at" | "on" | "to" | "from" | "for" | "with" | "by" | "and"))) {
            return true;
        }
    }
    false
}

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

/// Whether the line begins with a word that means nothing without the sentence before.
pub(super) fn begins_open(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    // "US" is no pronoun; "WE" is one.
    first != "US" && OPEN.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Words that no line begins with.
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
    "update",
];
