//! Searching the texts: every paragraph of every document, also those that are set aside.
//!
//! A query ([`Query::parse`]) is looked for in each paragraph in turn. Nothing is indexed: the texts are folded once
//! ([`Texts`]) and scanned on all cores, which is exact by its nature and fast enough (`cargo bench --bench search`): a
//! hundred thousand documents of 350 words take a second to fold on two cores, and 0.02 to 0.4 s to search, the first of
//! them 0.02 s. An index of words was weighed against it: it takes seven times as long to make and half as much memory
//! again, and finds neither parts of words nor expressions.
//! Words find the same as a plain scan of the folded text does, expressions the same as a scan of the text as it stands.
//!
//! | written | found |
//! |---|---|
//! | `port strike` | paragraphs that hold both words |
//! | `"port strike"` | these words side by side |
//! | `port OR harbour` | one of them |
//! | `strike -hunger`, `strike NOT hunger` | the first without the second |
//! | `port*`, `*port`, `*port*` | beginnings, ends and any part of words |
//! | `strike NEAR port`, `strike NEAR/3 port` | at most ten, or three, words between, in either order |
//! | `/[0-9]+ tons?/` | a regular expression, any case; `(?-i)` minds case |
//! | `by: from: in: after: before: speaker: kind:` | what is known about the paragraph or its document |
//! | `(port OR harbour) strike` | brackets group |
//! | `who closed the port?` | a question: the paragraphs that answer it best |

mod error;
mod field;
mod fold;
mod found;
mod letters;
mod lexer;
mod list;
mod near;
mod paragraph;
mod parser;
mod query;
mod question;
mod scan;
mod speakers;
mod stem;
mod term;
mod texts;

pub use error::QueryError;
pub use field::kind_of;
pub use fold::folded;
pub use found::{Found, Hit, InDocument};
pub use letters::{letters_in, letters_query, phrase_query};
pub use list::{Listed, listed, queries};
pub use query::Query;
pub use scan::{search, search_first};
pub use texts::Texts;

#[cfg(test)]
mod tests;
