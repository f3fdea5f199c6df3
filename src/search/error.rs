//! What is wrong with a query, as sentences for who wrote it.

/// Why a query cannot be searched for. Each is a plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing was written.
    #[error("Write a word to search for.")]
    Empty,
    /// Only things to leave out.
    #[error("This search only says what to leave out; add a word to look for.")]
    OnlyLeavesOut,
    /// A quotation mark is open.
    #[error("A quotation mark is not closed: “{0}”")]
    OpenPhrase(String),
    /// An expression is open.
    #[error("An expression between slashes is not closed: /{0}")]
    OpenExpression(String),
    /// A bracket is open.
    #[error("A bracket is opened and not closed.")]
    OpenBracket,
    /// A bracket is closed.
    #[error("A bracket is closed that was never opened.")]
    ClosedBracket,
    /// Nothing stands in a pair of brackets.
    #[error("There is nothing between two brackets.")]
    EmptyBrackets,
    /// An operator lacks what it is about.
    #[error("{0} needs words on both sides; write it in quotation marks to look for the word itself.")]
    LonelyOperator(String),
    /// NOT lacks what it is about.
    #[error("{0} needs a word after it; write it in quotation marks to look for the word itself.")]
    LonelyNot(String),
    /// NEAR stands beside something else than words.
    #[error("NEAR stands between words, phrases or expressions, or several of these in brackets with OR.")]
    NearWhat,
    /// A star stands alone or inside a word.
    #[error("A star stands at the beginning or the end of a word (“port*”), not alone or inside: “{0}”")]
    Star(String),
    /// A phrase without letters.
    #[error("There are no words between two quotation marks.")]
    EmptyPhrase,
    /// An expression that is none.
    #[error("The expression /{expression}/ cannot be used: {reason}.")]
    Expression {
        /// What stands between the slashes.
        expression: String,
        /// What is wrong, in a few words.
        reason: String,
    },
    /// A field without a value.
    #[error("{0}: needs a word or a phrase right after it, without a space.")]
    EmptyField(String),
    /// A field that is not known.
    #[error(
        "There is no field “{name}:”; there are {known}. To look for the words themselves, write them in quotation marks."
    )]
    UnknownField {
        /// What stands before the colon.
        name: String,
        /// The fields that there are.
        known: String,
    },
    /// A date that is none.
    #[error("“{0}” is no date; write a year, a month or a day: 2020, 2020-05 or 2020-05-04.")]
    NoDate(String),
    /// A kind that is none.
    #[error("There is no kind “{name}”; there are {known}.")]
    UnknownKind {
        /// What stands after the colon.
        name: String,
        /// The kinds that there are.
        known: String,
    },
    /// Too many brackets inside one another, or far too long.
    #[error("The search is too long or has too many brackets inside one another; shorten it.")]
    TooLong,
}
