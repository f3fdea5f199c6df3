//! From what was written to a [`Query`].
//!
//! Words beside one another are all asked for; OR parts what is asked for instead; brackets group; NOT or `-` leaves out;
//! NEAR binds most closely.

use std::iter::Peekable;
use std::vec::IntoIter;

use regex::{Regex, RegexBuilder};

use super::error::QueryError;
use super::field::Field;
use super::lexer::{Lexeme, lexemes};
use super::query::{Clause, Leaf, Near, Query, Words};
use super::question;
use super::term::Term;

/// Longer queries, in bytes, are a mistake.
const LONGEST: usize = 20_000;

/// Brackets inside one another beyond this are a mistake.
const DEEPEST: usize = 40;

/// The most memory that an expression may take, in bytes.
const LARGEST: usize = 4 << 20;

impl Query {
    /// The query that was written, or what is wrong with it. One that ends with a question mark is a question in plain
    /// words.
    pub fn parse(written: &str) -> Result<Self, QueryError> {
        if written.len() > LONGEST {
            return Err(QueryError::TooLong);
        }
        let written = written.trim();
        if let Some(leaves) = question::leaves(written) {
            let count = leaves.len();
            let clause = Clause::Any(leaves.into_iter().map(Clause::Leaf).collect());
            return Ok(Self { written: written.to_owned(), clause, leaves: count, is_question: true });
        }
        let mut parser = Parser { rest: lexemes(written)?.into_iter().peekable(), leaves: 0, fields: 0, depth: 0 };
        if parser.rest.peek().is_none() {
            return Err(QueryError::Empty);
        }
        let clause = parser.any()?;
        if parser.rest.next().is_some() {
            return Err(QueryError::ClosedBracket);
        }
        if !clause.asks() {
            return Err(QueryError::OnlyLeavesOut);
        }
        Ok(Self { written: written.to_owned(), clause, leaves: parser.leaves, is_question: false })
    }

    /// The query for these letters wherever they stand, also inside words: what the find bar of a document looks for.
    /// `None` where there are none.
    pub fn letters(written: &str) -> Option<Self> {
        let leaf = Leaf { number: 0, words: Words::Term(Term::letters(written)?) };
        Some(Self { written: written.to_owned(), clause: Clause::Leaf(leaf), leaves: 1, is_question: false })
    }
}

struct Parser {
    rest: Peekable<IntoIter<Lexeme>>,
    leaves: usize,
    fields: usize,
    depth: usize,
}

impl Parser {
    /// What is parted by OR.
    fn any(&mut self) -> Result<Clause, QueryError> {
        let mut clauses = vec![self.all("OR")?];
        while self.rest.next_if_eq(&Lexeme::Or).is_some() {
            clauses.push(self.all("OR")?);
        }
        if clauses.len() > 1 && !clauses.iter().all(Clause::asks) {
            return Err(QueryError::OnlyLeavesOut);
        }
        Ok(one_or(clauses, Clause::Any))
    }

    /// What stands side by side; `operator` is what asked for it.
    fn all(&mut self, operator: &str) -> Result<Clause, QueryError> {
        let mut clauses = Vec::new();
        loop {
            match self.rest.peek() {
                None | Some(Lexeme::Or | Lexeme::Close) => break,
                Some(Lexeme::And) => {
                    self.rest.next();
                    let follows = !matches!(self.rest.peek(), None | Some(Lexeme::Or | Lexeme::And | Lexeme::Close));
                    if clauses.is_empty() || !follows {
                        return Err(QueryError::LonelyOperator("AND".to_owned()));
                    }
                }
                Some(_) => clauses.push(self.one()?),
            }
        }
        match (clauses.is_empty(), self.rest.peek()) {
            (true, Some(Lexeme::Close)) if self.depth == 0 => Err(QueryError::ClosedBracket),
            (true, _) => Err(QueryError::LonelyOperator(operator.to_owned())),
            (false, _) => Ok(one_or(clauses, Clause::All)),
        }
    }

    /// What may be left out, or stands near something.
    fn one(&mut self) -> Result<Clause, QueryError> {
        if let Some(Lexeme::Not(written)) = self.rest.next_if(|lexeme| matches!(lexeme, Lexeme::Not(_))) {
            self.deeper()?;
            if matches!(self.rest.peek(), None | Some(Lexeme::Or | Lexeme::And | Lexeme::Close | Lexeme::Near(_))) {
                return Err(QueryError::LonelyNot(written.to_owned()));
            }
            let left_out = self.one()?;
            self.depth -= 1;
            return Ok(Clause::Not(Box::new(left_out)));
        }
        let first = self.primary()?;
        if !matches!(self.rest.peek(), Some(Lexeme::Near(_))) {
            return Ok(first);
        }
        let mut near = Near { sides: vec![leaves(first)?], between: Vec::new() };
        while let Some(Lexeme::Near(between)) = self.rest.next_if(|lexeme| matches!(lexeme, Lexeme::Near(_))) {
            near.between.push(between);
            if matches!(self.rest.peek(), None | Some(Lexeme::Or | Lexeme::And | Lexeme::Close | Lexeme::Near(_))) {
                return Err(QueryError::LonelyOperator("NEAR".to_owned()));
            }
            near.sides.push(leaves(self.primary()?)?);
        }
        Ok(Clause::Near(near))
    }

    fn primary(&mut self) -> Result<Clause, QueryError> {
        let Some(lexeme) = self.rest.next() else {
            return Err(QueryError::Empty);
        };
        match lexeme {
            Lexeme::Open => {
                self.deeper()?;
                if self.rest.peek() == Some(&Lexeme::Close) {
                    return Err(QueryError::EmptyBrackets);
                }
                let inside = self.any()?;
                self.depth -= 1;
                self.rest.next_if_eq(&Lexeme::Close).map(|_| inside).ok_or(QueryError::OpenBracket)
            }
            Lexeme::Word(word) => {
                let term = Term::new(bare(&word)).ok_or_else(|| QueryError::Star(word.clone()))?;
                Ok(self.leaf(Words::Term(term)))
            }
            Lexeme::Phrase(phrase) => {
                let is_empty = phrase.trim().is_empty();
                let wrong = || if is_empty { QueryError::EmptyPhrase } else { QueryError::Star(phrase.clone()) };
                Ok(self.leaf(Words::Term(Term::new(&phrase).ok_or_else(wrong)?)))
            }
            Lexeme::Expression(written) => Ok(self.leaf(Words::Expression(expression(&written)?))),
            Lexeme::Field(name) => match self.rest.next() {
                Some(Lexeme::Word(value) | Lexeme::Phrase(value)) if !value.trim().is_empty() => {
                    self.fields += 1;
                    Ok(Clause::Field(self.fields - 1, Field::new(&name, value.trim())?))
                }
                _ => Err(QueryError::EmptyField(name)),
            },
            Lexeme::Near(_) => Err(QueryError::LonelyOperator("NEAR".to_owned())),
            Lexeme::Not(written) => Err(QueryError::LonelyNot(written.to_owned())),
            Lexeme::Or | Lexeme::And | Lexeme::Close => Err(QueryError::Empty),
        }
    }

    fn leaf(&mut self, words: Words) -> Clause {
        self.leaves += 1;
        Clause::Leaf(Leaf { number: self.leaves - 1, words })
    }

    fn deeper(&mut self) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(QueryError::TooLong) } else { Ok(()) }
    }
}

/// The leaves that `clause` lets one choose from, to stand near others.
fn leaves(clause: Clause) -> Result<Vec<Leaf>, QueryError> {
    match clause {
        Clause::Leaf(leaf) => Ok(vec![leaf]),
        Clause::Any(clauses) => {
            let sides: Result<Vec<Vec<Leaf>>, QueryError> = clauses.into_iter().map(leaves).collect();
            Ok(sides?.concat())
        }
        _ => Err(QueryError::NearWhat),
    }
}

fn one_or(mut clauses: Vec<Clause>, many: fn(Vec<Clause>) -> Clause) -> Clause {
    match (clauses.pop(), clauses.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            clauses.extend(last);
            many(clauses)
        }
    }
}

/// A word without the marks of a sentence behind it: who lists words with commas does not look for commas.
fn bare(word: &str) -> &str {
    let bare = word.trim_end_matches([',', ';', ':', '!', '?']);
    let stem = bare.strip_suffix('.').filter(|stem| !stem.contains('.')).unwrap_or(bare);
    if stem.chars().any(char::is_alphanumeric) { stem } else { word }
}

/// The expression that was written between slashes. It knows no case, and its dot stands for any character.
fn expression(written: &str) -> Result<Regex, QueryError> {
    let built = RegexBuilder::new(written)
        .case_insensitive(true)
        .dot_matches_new_line(true)
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .build();
    built.map_err(|error| {
        let told = match &error {
            regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
            other => other.to_string(),
        };
        // The library draws where the fault is; its last line says what it is.
        let reason = told.lines().next_back().unwrap_or_default();
        let reason = reason.trim_start_matches("error: ").trim_end_matches('.').to_owned();
        QueryError::Expression { expression: written.to_owned(), reason }
    })
}
