//! Whether two answers answer the same question.
//!
//! They do where both count or measure the same thing in the same state, where nothing that either tells sets them apart
//! (which of it, when, where, a part, a plan), and where enough of what is told beside them is common. Each law below is
//! one reason why two numbers differ without contradiction.

use std::collections::BTreeSet;

use super::answer::{Answer, Kind};
use super::measure::days_apart;
use crate::annotate::{Question, WordClass, participle};
use crate::briefing::time_value;
use crate::merge::events::act;

/// So many days after another day a count of those to whom something happened is another count.
const MOVES: i32 = 3;
/// So many days after another day any other count or measure is another one.
const STANDS: i32 = 2;
/// No two accounts of one count are so many times apart.
const FURTHEST: f64 = 5.0;
/// What happened so many days before its document came out is told as background.
const LONG_AGO: i32 = 30;

/// Whether both answer the same question.
pub fn are_alike(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    if one.kind == Kind::Age {
        return ages(one, two);
    }
    if is_size_of_one_body(one, two) {
        return true;
    }
    let (a, b) = (one.question, two.question);
    let stands = !a.aside && !b.aside && !a.unreal && !b.unreal;
    let near = one.extent.ratio(&two.extent) <= FURTHEST;
    stands
        && near
        && one.document != two.document
        && is_same_state(a, b)
        && fits(one, two)
        && !is_elsewhere(one, two)
        && !is_of_another_time(one, two)
        && is_told_alike(one, two)
}

/// The words that are told beside it.
fn all<'a>(answer: &Answer<'a>) -> BTreeSet<&'a String> {
    let question = answer.question;
    question.which.union(&question.clause).collect()
}

/// Whether enough of what is told beside the two is common, that they are of one happening.
fn is_told_alike(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let words = all(one).intersection(&all(two)).count();
    let named = one.actors.intersection(&two.actors).count();
    let placed = usize::from(!one.places.is_disjoint(&two.places));
    let leads = usize::from(one.leads) + usize::from(two.leads);
    let told = !one.question.state.is_empty() && !two.question.state.is_empty();
    // Of one or two of something there are many.
    let few = one.extent.middle().min(two.extent.middle()) < 3.0;
    match (one.kind, told) {
        (Kind::Count, true) => !few || words + named + placed + leads >= 2,
        (Kind::Count, false) => words > 0 && named > 0,
        _ => words > 0 && named + placed > 0,
    }
}

/// Whether both say how many of the same kind a body or group has: it changes slowly, and one document is not to say both.
fn is_size_of_one_body(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let (a, b) = (one.question, two.question);
    let plain = |answer: &Answer<'_>| answer.kind == Kind::Count && answer.question.state.is_empty();
    let asked = plain(one) && plain(two) && WordClass::Member.has(&a.what) && a.what == b.what && !a.aside && !b.aside;
    let told = || one.day.or(one.published).zip(two.day.or(two.published));
    let year = || told().and_then(|(one, two)| days_apart(one, two)).is_none_or(|days| days <= 365);
    asked && !one.bodies.is_disjoint(&two.bodies) && year() && one.extent.ratio(&two.extent) <= FURTHEST
}

/// Two ages of one person differ where they are further apart than the documents are.
fn ages(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let Some(days) = one.published.zip(two.published).and_then(|(one, two)| days_apart(one, two)) else { return false };
    let years = days / 365 + 2;
    let apart = (one.extent.middle() - two.extent.middle()).abs();
    let same = one.whose.len() == 1 && one.whose == two.whose && one.document != two.document;
    same && apart > f64::from(years)
}

/// Whether both count the same, or one more of a kind than the other of all: a part is never more than its whole.
fn fits(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let (a, b) = (one.question, two.question);
    // The price of one deal, by whatever part of it the sum is told.
    if matches!(one.kind, Kind::Money(_)) && !a.state.is_empty() && !one.actors.is_disjoint(&two.actors) {
        return true;
    }
    if a.what.is_empty() || b.what.is_empty() {
        return false;
    }
    let narrower = |one: &Answer<'_>, two: &Answer<'_>| {
        let (a, b) = (one.question, two.question);
        let kind = a.what == b.what || b.what == "person" && one.kind == Kind::Count && !a.state.is_empty();
        kind && b.which.is_subset(&a.which)
    };
    match (narrower(one, two), narrower(two, one)) {
        (true, true) => true,
        (true, false) => one.extent.is_above(&two.extent) && one.kind == Kind::Count,
        (false, true) => two.extent.is_above(&one.extent) && one.kind == Kind::Count,
        (false, false) => false,
    }
}

/// Whether the two words tell the same.
fn is_same_state(one: &Question, two: &Question) -> bool {
    // Of things, one of the two may leave open what became of them.
    let open = one.what == two.what && one.what != "person" && (one.state.is_empty() || two.state.is_empty());
    let (one, two) = (&*one.state, &*two.state);
    one == two || open || act(one).is_some_and(|one| act(two) == Some(one))
}

/// Whether both say where, and it is not the same place.
fn is_elsewhere(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let (mut one_areas, mut two_areas) = (all(one), all(two));
    one_areas.retain(|word| WordClass::Area.has(word));
    two_areas.retain(|word| WordClass::Area.has(word));
    if !one_areas.is_empty() && !two_areas.is_empty() && one_areas.is_disjoint(&two_areas) {
        return true;
    }
    // Of a whole that is told without a town those of a town that its document does not begin with may be a part.
    let part = |part: &Answer<'_>, whole: &Answer<'_>| {
        let other = part.own_towns && part.towns.is_disjoint(&whole.lead_places);
        other && whole.towns.is_empty() && whole.extent.is_above(&part.extent)
    };
    let abroad = !one.countries.is_empty() && !two.countries.is_empty() && one.countries.is_disjoint(&two.countries);
    if abroad || part(one, two) || part(two, one) {
        return true;
    }
    !one.towns.is_empty() && !two.towns.is_empty() && one.towns.is_disjoint(&two.towns)
}

/// Whether it is something that happens to people, to more of them with time.
fn has_fate(state: &str) -> bool {
    participle(state).is_some()
}

/// Whether the two are of different times: of days that the text gives, or told so far apart that the count has moved.
fn is_of_another_time(one: &Answer<'_>, two: &Answer<'_>) -> bool {
    let apart = |one: Option<&str>, two: Option<&str>| one.zip(two).and_then(|(one, two)| days_apart(one, two));
    let long_ago = |answer: &Answer<'_>| apart(answer.day, answer.published).is_some_and(|days| days > LONG_AGO);
    // Who says of what year it was does not tell the news.
    let whole_year =
        |day: &str| time_value::interval(day).is_some_and(|(first, last)| (last - first).get_days() >= 364);
    let of_year =
        |one: &Answer<'_>, two: &Answer<'_>| one.day.is_some_and(whole_year) && two.day.or(two.published).is_none();
    if of_year(one, two) || of_year(two, one) || long_ago(one) != long_ago(two) || one.is_of_another_time(two) {
        return true;
    }
    // "18,000 since July", "11,000 in 30 hours".
    if one.stretch.zip(two.stretch).is_some_and(|(one, two)| one != two) {
        return true;
    }
    let lasts = has_fate(&one.question.state) && has_fate(&two.question.state);
    // A speed or a rate is another one tomorrow.
    let moving = matches!(one.kind, Kind::Measure(_) | Kind::Share);
    if moving && (one.published.is_none() || two.published.is_none()) {
        return true;
    }
    let told = apart(one.day.or(one.published), two.day.or(two.published));
    let published = apart(one.published, two.published);
    let moves = if lasts { MOVES } else { STANDS };
    [told, published].into_iter().flatten().any(|days| days >= moves)
}
