//! A list of searches at once, one a line, with a count each.

use super::error::QueryError;
use super::found::Found;
use super::query::Query;
use super::scan::search;
use super::texts::Texts;
use crate::briefing::Briefing;

/// One line of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The line as it was written.
    pub written: String,
    /// What was found, or what is wrong with the line.
    pub found: Result<Found, QueryError>,
}

/// The lines of a list that say something, each read as a query of its own.
pub fn queries(list: &str) -> impl Iterator<Item = (&str, Result<Query, QueryError>)> {
    list.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| (line, Query::parse(line)))
}

/// Searches for each line of a list. `None` where `is_stale` says that nobody waits any more.
pub fn listed(
    briefing: &Briefing,
    texts: &Texts,
    list: &str,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Listed>> {
    let look = |(written, query): (&str, Result<Query, QueryError>)| {
        let found = match query {
            Ok(query) => Ok(search(briefing, texts, &query, is_stale)?),
            Err(error) => Err(error),
        };
        Some(Listed { written: written.to_owned(), found })
    };
    queries(list).map(look).collect()
}
