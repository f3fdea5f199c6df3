//! What is asked for: a tree of words, expressions and fields.

use regex::Regex;

use super::field::Field;
use super::stem::Stem;
use super::term::Term;

/// A search, as it was understood.
#[derive(Clone, Debug)]
pub struct Query {
    /// What the person wrote.
    pub(super) written: String,
    /// What a paragraph must hold.
    pub(super) clause: Clause,
    /// How many leaves are looked for in the text: words, phrases, expressions.
    pub(super) leaves: usize,
    /// Whether it is a question in plain words: the paragraphs that answer it best are asked for, not all that hold a word.
    pub(super) is_question: bool,
}

impl Query {
    /// What the person wrote.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is a question in plain words: then the best paragraphs are its result, in order of how well they answer.
    pub fn is_question(&self) -> bool {
        self.is_question
    }

    /// Whether it asks who speaks: what was found in the texts is needed for that, not the texts alone.
    pub fn asks_speakers(&self) -> bool {
        let mut asks = false;
        self.clause.fields(&mut |field| asks |= matches!(field, Field::Speaker(_)));
        asks
    }
}

/// What a paragraph must hold, or its document.
#[derive(Clone, Debug)]
pub(super) enum Clause {
    /// Words.
    Leaf(Leaf),
    /// Leaves, each near the next.
    Near(Near),
    /// What is known about the paragraph or its document, with its number among the fields of the query, from 0.
    Field(usize, Field),
    /// All of these.
    All(Vec<Clause>),
    /// One of these.
    Any(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
}

/// Words that are looked for in the text of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Its number among the leaves of the query, from 0.
    pub number: usize,
    /// The words.
    pub words: Words,
}

/// How words are looked for.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// Words side by side, in the folded text.
    Term(Term),
    /// An expression, in the text as it stands but for line breaks, which are spaces to it.
    Expression(Regex),
    /// Words of one stem with this one, in the folded text.
    Stem(Box<Stem>),
}

/// Leaves that stand near one another.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// What stands near what: each of these near the next. Of one, any leaf will do.
    pub sides: Vec<Vec<Leaf>>,
    /// How many words may stand between, from each to the next.
    pub between: Vec<usize>,
}

impl Clause {
    /// Whether it asks for something: a search for all that does not hold a word finds nearly everything.
    pub fn asks(&self) -> bool {
        match self {
            Self::Leaf(_) | Self::Near(_) | Self::Field(..) => true,
            Self::All(clauses) => clauses.iter().any(Self::asks),
            Self::Any(clauses) => clauses.iter().all(Self::asks),
            Self::Not(_) => false,
        }
    }

    /// Gives each field to `see`, in order of their numbers.
    pub fn fields(&self, see: &mut impl FnMut(&Field)) {
        match self {
            Self::Field(_, field) => see(field),
            Self::All(clauses) | Self::Any(clauses) => clauses.iter().for_each(|clause| clause.fields(see)),
            Self::Not(clause) => clause.fields(see),
            Self::Leaf(_) | Self::Near(_) => {}
        }
    }
}
