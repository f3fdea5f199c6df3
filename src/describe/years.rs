//! The years of a folder's days of publication, where documents leave them out and the others tell.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::published;
use crate::briefing::Document;

/// How near, in days, another document's date speaks for a year.
const NEAR: i32 = 45;

/// Gives a day of publication to the documents that say it without a year, where the days of the others leave one year
/// alone. What was concluded so teaches nothing in its turn.
pub(super) fn conclude(documents: &mut [Document]) {
    let read = |document: &Document| {
        let published = &document.published;
        published.date.as_ref().filter(|_| !published.inferred)?.parse::<Date>().ok()
    };
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for date in documents.iter().filter_map(read) {
        *days.entry(date).or_default() += 1;
    }
    let years: std::collections::BTreeSet<i16> = days.keys().map(|date| date.year()).collect();
    for document in documents.iter_mut().filter(|document| document.published.date.is_none()) {
        let Some((written, make)) = published::without_year(document) else { continue };
        let support = |date: &Date| -> usize {
            let near = |other: &Date| (*date - *other).get_days().abs() <= NEAR;
            days.iter().filter(|(other, _)| near(other)).map(|(_, count)| *count).sum()
        };
        let fits = |date: &Date| written.weekday.is_none_or(|said| date.weekday().to_monday_one_offset() == said);
        // A day in January belongs to the December before it.
        let around = years.iter().flat_map(|year| [year.checked_sub(1), Some(*year), year.checked_add(1)]).flatten();
        let around: std::collections::BTreeSet<i16> = around.collect();
        let dates: Vec<(usize, Date)> = around
            .into_iter()
            .filter_map(|year| written.in_year(year))
            .filter(fits)
            .map(|date| (support(&date), date))
            .collect();
        let Some(best) = dates.iter().map(|(count, _)| *count).max().filter(|count| *count > 0) else { continue };
        let mut of_best = dates.iter().filter(|(count, _)| *count == best).map(|(_, date)| *date);
        if let (Some(date), None) = (of_best.next(), of_best.next()) {
            document.published = make(date);
        }
    }
}
