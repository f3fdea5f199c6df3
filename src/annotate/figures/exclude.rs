//! Numbers that are no quantities: dates, times of day, labels, phone numbers, ordinals, list numbers.

use super::identifier::{is_before_singular, is_phone};
use super::lexicon;
use super::noun::{self, Counted};
use super::numeral::{Numeral, Style};
use super::pieces::Pieces;
use super::unit;
use crate::annotate::{Tag, labels};
use crate::text::dates::english_month;

/// Whether `number` is part of something else than a quantity, whatever follows it.
pub fn is_never_figure(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    is_glued_into_word(pieces, number)
        || number.style == Style::Digits
            && (is_code(pieces, number)
                || is_phone(pieces, number)
                || is_clock(pieces, number)
                || is_list_number(pieces, number)
                || is_reference(pieces, number)
                || is_month_day(pieces, number))
        || is_pronoun_one(pieces, number)
        || noun::tells_kind(pieces, number)
        || counts_letters(pieces, number)
        || ends_age_span(pieces, number)
        || is_quoted_alone(pieces, number)
}

/// "“4 to 5”", a gang; "“900”": numbers alone in quotation marks are a name.
fn is_quoted_alone(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let is_mark = |at: usize| matches!(pieces.lower(at), "\"" | "“" | "”" | "''" | "``");
    let is_number = |at: &usize| pieces.is_digits(*at) || matches!(pieces.lower(*at), "to" | "-" | "–");
    let first = (0..number.start).rev().find(|at| !is_number(at));
    let last = (number.end..number.end + 4).find(|at| !is_number(at));
    first.is_some_and(is_mark) && last.is_some_and(is_mark) && pieces.is_digits(number.start)
}

/// "the 3Rs", "the five Cs": a name for words that begin with the letter. "40Rs" and "5 As" are money and marks.
fn counts_letters(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let letter = |word: &str| word.strip_suffix('s').is_some_and(|letter| matches!(letter.as_bytes(), [b'A'..=b'Z']));
    number.value < 10.0 && pieces.before(number.start, 1) == "the" && letter(pieces.word(number.end))
}

/// "34" of "aged 18 to 34": which people, not how many.
fn ends_age_span(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let joined = matches!(pieces.before(number.start, 1), "to" | "-" | "and");
    joined
        && number.start >= 3
        && pieces.is_digits(number.start - 2)
        && matches!(pieces.before(number.start, 3), "aged" | "ages" | "between")
        && (pieces.before(number.start, 3) != "between" || pieces.before(number.start, 4) == "aged")
}

/// Whether `number`, which has no unit of the tables, only tells things of a kind apart.
pub fn is_label(pieces: &Pieces<'_>, number: &Numeral, counted: Option<&Counted>) -> bool {
    let plural =
        counted.is_some_and(|noun| matches!(pieces.tag(noun.head), Tag::NNS | Tag::NNPS) || noun.unit == "person");
    // "787 Dreamliner": of more than one there would be a plural.
    let model = counted.is_some_and(|noun| pieces.tag(noun.head) == Tag::NNP)
        && number.style == Style::Digits
        && number.is_unscaled()
        && number.value > 1.0;
    if model || counted.is_some_and(|noun| is_before_singular(pieces, number, noun)) {
        return true;
    }
    let has_noun = counted.is_some() && plural;
    let before = pieces.before(number.start, 1);
    if matches!(before, "#" | "№") || matches!(before, "no." | "nos." | "number") {
        return true;
    }
    let Some(at) = number.start.checked_sub(1) else {
        return false;
    };
    let labelled = labels::is_part(before) || labels::is_label(before) && number.value.fract() == 0.0;
    let capital = pieces.is_capitalized(at) && at > 0;
    // One part of a document has one number: "paragraph 179 of the rules".
    let is_of_part = labels::is_part(before) && !before.ends_with('s');
    if labelled && (capital || !has_noun || is_of_part) {
        return true;
    }
    // A proper noun before a bare number: a name with a number ("the Stoxx 600 index"). Only a plural is counted there.
    let proper = pieces.tag(at).is_proper() && capital;
    let plural = counted.is_some_and(|noun| matches!(pieces.tag(noun.head), Tag::NNS | Tag::NNPS));
    let name =
        number.style == Style::Digits && proper && !plural && number.value.fract() == 0.0 && number.is_unscaled();
    name || is_address(pieces, number)
}

/// "575 Castle Road", "90049 ZIP code", "414 W. 7th St.".
fn is_address(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let in_name = |at: &usize| {
        let inside = pieces.is_digits(*at) || pieces.lower(*at) == "." || pieces.glued(*at);
        pieces.is_capitalized(*at) || inside && *at > number.end
    };
    let way =
        (number.end..number.end + 6).take_while(in_name).any(|at| labels::is_way(pieces.lower(at)) && at > number.end);
    number.style == Style::Digits && (way || pieces.lower(number.end) == "zip")
}

/// Whether `number` alone may be a year.
pub fn is_year(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let word = pieces.word(number.start);
    number.style == Style::Digits
        && number.end == number.start + 1
        && word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (1000.0..2100.0).contains(&number.value)
}

/// "5G", "3D", "1960s", "21st", "A-10", "9/11", "x2".
fn is_glued_into_word(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    const SUFFIXES: &[&str] = &["s", "st", "nd", "rd", "th", "g", "d", "x"];
    let before_glued = pieces.glued(number.start);
    let previous = pieces.before(number.start, 1);
    let joined_before = before_glued
        && (matches!(previous, "/" | "_" | "@" | "#" | "=" | "&" | "\\" | "*") && previous != "="
            || previous == "=" && pieces.before(number.start, 2) != "y"
            || previous == "'" && pieces.word(number.start).len() == 2
            || previous == "."
                && number.style == Style::Digits
                && unit::currency_before(pieces, number.start, 0).is_none()
            || previous == "-" && is_joined_to_word(pieces, number));
    let slash_after = matches!(pieces.lower(number.end), "/" | "_" | "@" | "\\")
        && pieces.glued(number.end)
        && pieces.glued(number.end + 1)
        && !pieces.is_word(number.end + 1);
    let suffix = pieces.glued(number.end)
        && pieces.is_word(number.end)
        && number.style == Style::Digits
        && (SUFFIXES.contains(&pieces.lower(number.end)) || is_unknown_word(pieces, number.end));
    joined_before || slash_after || suffix
}

/// "COVID-19", "Boeing-747", "mid-20"; not "sub-300", "minus-260", "12-15", "US$-5".
fn is_joined_to_word(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let Some(hyphen) = number.start.checked_sub(1) else {
        return false;
    };
    let word = pieces.before(hyphen, 1);
    pieces.glued(hyphen)
        && hyphen > 0
        && pieces.is_word(hyphen - 1)
        && !matches!(word, "sub" | "minus" | "to" | "plus" | "under" | "over" | "near" | "about")
        && lexicon::unit(word).is_none()
        && lexicon::currency(word).is_none()
        && super::numeral::numeral(pieces, hyphen - 1).is_none()
        && (unit::tabled(pieces, number, 0).is_none() || pieces.is_capitalized(hyphen - 1))
        && (number.style == Style::Digits || !pieces.is_capitalized(number.start))
        && number.style != Style::Share
}

fn is_unknown_word(pieces: &Pieces<'_>, at: usize) -> bool {
    let word = pieces.word(at);
    lexicon::unit(word).is_none()
        && lexicon::currency(word).is_none()
        && lexicon::suffix(word).is_none()
        && !matches!(pieces.lower(at), "per" | "sq" | "deg" | "cu" | "yo" | "us" | "au" | "hk")
}

/// Phone numbers, addresses, versions, scores and runs of digits apart by hyphens.
fn is_code(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let at = number.start;
    let word = pieces.word(at);
    let leading_zero = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    let beside_code = |at: usize| {
        let word = pieces.word(at);
        pieces.is_digits(at) && word.len() > 1 && word.starts_with('0') && !word.starts_with("0.")
    };
    let near = (1..=2).any(|step| {
        beside_code(at + step) && (0..step).all(|between| pieces.is_digits(at + between))
            || at >= step && beside_code(at - step) && (0..step).all(|between| pieces.is_digits(at - between))
    });
    let hyphens = |mut at: usize| {
        let mut count = 0;
        while count < 2 && pieces.is_hyphen(at + 1) && pieces.is_digits(at + 2) && pieces.glued(at + 2) {
            count += 1;
            at += 2;
        }
        count
    };
    let mut first = at;
    while first >= 2 && pieces.is_hyphen(first - 1) && pieces.is_digits(first - 2) && pieces.glued(first) {
        first -= 2;
        // A row of many is no quantity; no need to find its end.
        if at - first > 6 {
            return true;
        }
    }
    // "12B/0042"
    let letter = number.end;
    let is_mixed = pieces.glued(letter)
        && pieces.is_word(letter)
        && pieces.word(letter).len() == 1
        && pieces.glued(letter + 1)
        && (pieces.lower(letter + 1) == "/" || pieces.is_hyphen(letter + 1))
        && pieces.glued(letter + 2)
        && pieces.is_digits(letter + 2);
    leading_zero || near || is_mixed || hyphens(first) >= 2
}

/// "10:30", "9 a.m.", "5pm", "1:36.6", "at 5.30 on Monday".
fn is_clock(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let colon_before = pieces.before(number.start, 1) == ":"
        && pieces.glued(number.start)
        && number.start >= 2
        && pieces.is_digits(number.start - 2)
        && pieces.glued(number.start - 1);
    let colon_after = pieces.lower(number.end) == ":"
        && pieces.glued(number.end)
        && pieces.is_digits(number.end + 1)
        && pieces.glued(number.end + 1);
    let half =
        matches!(pieces.lower(number.end), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "gmt" | "utc");
    colon_before || colon_after || half || is_clock_with_stop(pieces, number)
}

/// "5.30" before a day and after "at".
fn is_clock_with_stop(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let clock = pieces.word(number.start).split_once('.').is_some_and(|(hour, minute)| {
        minute.len() == 2 && minute < "60" && hour.parse::<u8>().is_ok_and(|hour| hour < 24)
    });
    let day = number.end + usize::from(pieces.lower(number.end) == "on");
    clock && pieces.time(day).is_some() && matches!(pieces.before(number.start, 1), "at" | "from" | "until" | "till")
}

/// "1." or "2)" where a sentence or an item begins.
fn is_list_number(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let closes = pieces.lower(number.end) == ")";
    let opens = matches!(pieces.before(number.start, 1), "" | "(" | ":" | ";" | "," | "and");
    let alone =
        number.start == 0 && matches!(pieces.lower(number.end), "." | ")") && pieces.word(number.start).len() <= 3;
    let small = number.value < 100.0 && number.value.fract() == 0.0 && number.is_unscaled();
    alone
        || closes && opens && small && pieces.is_word(number.end + 1) && pieces.before(number.start, 1) != "("
        || number.start == 0 && number.end == pieces.len()
        // "11 Finally requests": a sentence of its own begins behind the number.
        || number.start == 0
            && small
            && pieces.is_capitalized(number.end)
            && matches!(pieces.tag(number.end), Tag::RB | Tag::VB | Tag::VBZ | Tag::VBD | Tag::VBP)
}

/// A footnote in brackets, or a number that clings to a word: "growth(3)", "cron(8)".
fn is_reference(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let opens = number.start.checked_sub(1).filter(|_| pieces.glued(number.start));
    match (pieces.before(number.start, 1), pieces.lower(number.end)) {
        ("[", "]") => true,
        ("(", ")") => opens.is_some_and(|at| at > 0 && pieces.glued(at) && pieces.is_word(at - 1)),
        _ => false,
    }
}

/// "Jan. 4", "14 April".
fn is_month_day(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let is_month =
        |at: usize| english_month(pieces.lower(at).trim_end_matches('.')).is_some() && pieces.is_capitalized(at);
    let day = number.end == number.start + 1 && (1.0..32.0).contains(&number.value) && number.value.fract() == 0.0;
    let dot = usize::from(pieces.before(number.start, 1) == ".");
    let month_before = number.start > dot && is_month(number.start - 1 - dot);
    day && (month_before || is_month(number.end)) || month_before && is_year(pieces, number)
}

/// "one" that counts nothing: "no one", "the one who", "one another", "one must".
fn is_pronoun_one(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    if pieces.lower(number.start) != "one" || number.end != number.start + 1 {
        return false;
    }
    let before = pieces.before(number.start, 1);
    let after = pieces.lower(number.end);
    let tag = pieces.tag(number.end);
    let never_before = matches!(
        before,
        "no" | "the"
            | "this"
            | "that"
            | "which"
            | "any"
            | "every"
            | "each"
            | "another"
            | "some"
            | "these"
            | "those"
            | "whose"
            | "number"
    ) || pieces.tag(number.start.wrapping_sub(1)).is_adjective();
    let never_after =
        matches!(after, "another" | "'s" | "day" | "on" | "by" | "time" | "thing" | "way" | "hand" | "side" | "point")
            || pieces.is_hyphen(number.end)
                && matches!(
                    pieces.lower(number.end + 1),
                    "on" | "off" | "time" | "sided" | "way" | "to" | "size" | "stop"
                );
    let counts = tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::VBN | Tag::VBG | Tag::RBS)
        || after == "of"
        || matches!(after, "to" | "or") && super::numeral::numeral(pieces, number.end + 1).is_some()
        || pieces.is_hyphen(number.end)
        || lexicon::unit(after).is_some()
        || lexicon::currency(after).is_some();
    never_before || never_after || !counts
}
