//! A query as marks and words.

use super::error::QueryError;
use super::field;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lexeme {
    /// A word, as it stands.
    Word(String),
    /// What stands between quotation marks.
    Phrase(String),
    /// What stands between slashes.
    Expression(String),
    /// The name of a field, before its colon; its value follows.
    Field(String),
    /// "OR".
    Or,
    /// "AND".
    And,
    /// "NOT" or "-" before a word: how it was written.
    Not(&'static str),
    /// "NEAR" or "NEAR/5": how many words may stand between.
    Near(usize),
    /// "(".
    Open,
    /// ")".
    Close,
}

/// How many words may stand between two that are near, unless it is said.
const NEAR: usize = 10;

/// What begins and ends a phrase; programs for writing turn the first into the others.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The pieces of `query`, in order.
pub fn lexemes(query: &str) -> Result<Vec<Lexeme>, QueryError> {
    let mut found = Vec::new();
    let mut rest = query.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '(' => {
                found.push(Lexeme::Open);
                after
            }
            ')' => {
                found.push(Lexeme::Close);
                after
            }
            '-' if after.starts_with(|next: char| !next.is_whitespace() && next != '-') => {
                found.push(Lexeme::Not("-"));
                after
            }
            '/' => {
                let (expression, after) = expression(after)?;
                found.push(Lexeme::Expression(expression));
                after
            }
            _ if QUOTES.contains(&first) => {
                let (phrase, after) =
                    after.split_once(QUOTES).ok_or_else(|| QueryError::OpenPhrase(after.trim().to_owned()))?;
                found.push(Lexeme::Phrase(phrase.to_owned()));
                after
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || c == '(' || c == ')' || QUOTES.contains(&c);
                let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
                found.extend(word_lexemes(word, after.starts_with(QUOTES))?);
                after
            }
        }
        .trim_start();
    }
    Ok(found)
}

/// What stands before the slash that closes an expression, and what follows it. A slash in it is written `\/`.
fn expression(rest: &str) -> Result<(String, &str), QueryError> {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices() {
        if letter == '/' && !is_escaped {
            let (expression, after) = rest.split_at(at);
            return Ok((expression.replace("\\/", "/"), after.get(1..).unwrap_or_default()));
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    Err(QueryError::OpenExpression(rest.trim().to_owned()))
}

/// An operator, a field with its value, which may be a phrase that follows, or a word.
fn word_lexemes(word: &str, before_phrase: bool) -> Result<Vec<Lexeme>, QueryError> {
    let plain = || vec![Lexeme::Word(word.to_owned())];
    let operator = match word {
        "OR" => Some(Lexeme::Or),
        "AND" => Some(Lexeme::And),
        "NOT" => Some(Lexeme::Not("NOT")),
        "NEAR" => Some(Lexeme::Near(NEAR)),
        _ => word.strip_prefix("NEAR/").and_then(|count| count.parse().ok()).map(Lexeme::Near),
    };
    if let Some(operator) = operator {
        return Ok(vec![operator]);
    }
    // Not the time of day, not a web address.
    let is_name = |name: &str| name.len() > 1 && name.chars().all(|letter| letter.is_ascii_lowercase());
    match word.split_once(':').filter(|(name, value)| is_name(name) && !value.starts_with(['/', ':'])) {
        None => Ok(plain()),
        Some((name, "")) if before_phrase => Ok(vec![Lexeme::Field(name.to_owned())]),
        Some((name, "")) if field::NAMES.contains(&name) => Err(QueryError::EmptyField(name.to_owned())),
        Some((_, "")) => Ok(plain()),
        Some((name, value)) => Ok(vec![Lexeme::Field(name.to_owned()), Lexeme::Word(value.to_owned())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_expressions_and_fields_are_told_apart() {
        let word = |word: &str| Lexeme::Word(word.to_owned());
        assert_eq!(
            lexemes("strike -port (a OR “b c”) NEAR/3 /x\\/y z/ by:\"Ann Lee\" 10:30 http://a.b").unwrap(),
            [
                word("strike"),
                Lexeme::Not("-"),
                word("port"),
                Lexeme::Open,
                word("a"),
                Lexeme::Or,
                Lexeme::Phrase("b c".to_owned()),
                Lexeme::Close,
                Lexeme::Near(3),
                Lexeme::Expression("x/y z".to_owned()),
                Lexeme::Field("by".to_owned()),
                Lexeme::Phrase("Ann Lee".to_owned()),
                word("10:30"),
                word("http://a.b"),
            ]
        );
        assert_eq!(lexemes("or not co-op - 5").unwrap().len(), 5);
    }

    #[test]
    fn what_is_not_closed_is_said() {
        assert_eq!(lexemes("a \"b c"), Err(QueryError::OpenPhrase("b c".to_owned())));
        assert_eq!(lexemes("/b\\/"), Err(QueryError::OpenExpression("b\\/".to_owned())));
    }
}
