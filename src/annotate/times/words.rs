//! The words that time expressions are made of.

use super::calendar::Unit;
use super::leads::Shapes;
use crate::text::dates::{ENGLISH_MONTHS, ENGLISH_WEEKDAYS, english_month, english_weekday};

/// What a word may mean in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// No word of time.
    Other,
    /// 1 to 12.
    Month(i8),
    /// 1 for Monday to 7.
    Weekday(i8),
    /// In the plural.
    Weekdays(i8),
    Unit(Unit),
    /// In the plural.
    Units(Unit),
    /// By its first month.
    Season(i8),
    /// In the plural.
    Seasons(i8),
    /// By TIMEX3's code for a part of the day.
    Part(&'static str),
    /// In the plural.
    Parts(&'static str),
    Number(u32),
    /// "hundred": times what stands before it.
    Scale(u32),
    /// A number nobody can tell.
    Vague,
    Ordinal(u32),
    /// "nineties": by its first year without the century.
    Decade(i16),
    Shift(Which),
    Article,
    /// "early", "late", "later": which part of the time is meant; TIMEX3's value does not say it.
    Stage,
    /// "nearly", "about".
    Approximator,
}

/// Which of several like it a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// "last": the one before now.
    Last,
    /// "past": the stretch that ends now.
    Past,
    /// "this".
    This,
    /// "current".
    Current,
    /// "next".
    Next,
    /// "coming".
    Coming,
    /// "previous": the one before the time spoken of.
    Before,
    /// "following": the one after the time spoken of.
    After,
    /// "that", "same": the time spoken of.
    Same,
    /// "latest": the one spoken of, else the last.
    Latest,
}

/// In order of the words' bytes.
const WORDS: &[(&str, Sense)] = &[
    ("a", Sense::Article),
    ("about", Sense::Approximator),
    ("afternoon", Sense::Part("AF")),
    ("afternoons", Sense::Parts("AF")),
    ("almost", Sense::Approximator),
    ("an", Sense::Article),
    ("approximately", Sense::Approximator),
    ("around", Sense::Approximator),
    ("autumn", Sense::Season(9)),
    ("autumns", Sense::Seasons(9)),
    ("billion", Sense::Scale(1_000_000_000)),
    ("centuries", Sense::Units(Unit::Century)),
    ("century", Sense::Unit(Unit::Century)),
    ("coming", Sense::Shift(Which::Coming)),
    ("countless", Sense::Vague),
    ("current", Sense::Shift(Which::Current)),
    ("day", Sense::Unit(Unit::Day)),
    ("days", Sense::Units(Unit::Day)),
    ("decade", Sense::Unit(Unit::Decade)),
    ("decades", Sense::Units(Unit::Decade)),
    ("dozen", Sense::Scale(12)),
    ("dozens", Sense::Vague),
    ("earlier", Sense::Stage),
    ("early", Sense::Stage),
    ("eight", Sense::Number(8)),
    ("eighteen", Sense::Number(18)),
    ("eighteenth", Sense::Ordinal(18)),
    ("eighth", Sense::Ordinal(8)),
    ("eighties", Sense::Decade(80)),
    ("eighty", Sense::Number(80)),
    ("eleven", Sense::Number(11)),
    ("eleventh", Sense::Ordinal(11)),
    ("evening", Sense::Part("EV")),
    ("evenings", Sense::Parts("EV")),
    ("fall", Sense::Season(9)),
    ("few", Sense::Vague),
    ("fifteen", Sense::Number(15)),
    ("fifteenth", Sense::Ordinal(15)),
    ("fifth", Sense::Ordinal(5)),
    ("fifties", Sense::Decade(50)),
    ("fifty", Sense::Number(50)),
    ("first", Sense::Ordinal(1)),
    ("five", Sense::Number(5)),
    ("following", Sense::Shift(Which::After)),
    ("forties", Sense::Decade(40)),
    ("fortnight", Sense::Unit(Unit::Fortnight)),
    ("fortnights", Sense::Units(Unit::Fortnight)),
    ("forty", Sense::Number(40)),
    ("four", Sense::Number(4)),
    ("fourteen", Sense::Number(14)),
    ("fourteenth", Sense::Ordinal(14)),
    ("fourth", Sense::Ordinal(4)),
    ("fridays", Sense::Weekdays(5)),
    ("hour", Sense::Unit(Unit::Hour)),
    ("hours", Sense::Units(Unit::Hour)),
    ("hr", Sense::Units(Unit::Hour)),
    ("hrs", Sense::Units(Unit::Hour)),
    ("hundred", Sense::Scale(100)),
    ("hundreds", Sense::Vague),
    ("last", Sense::Shift(Which::Last)),
    ("late", Sense::Stage),
    ("later", Sense::Stage),
    ("latest", Sense::Shift(Which::Latest)),
    ("many", Sense::Vague),
    ("mid", Sense::Stage),
    ("millennia", Sense::Units(Unit::Millennium)),
    ("millennium", Sense::Unit(Unit::Millennium)),
    ("million", Sense::Scale(1_000_000)),
    ("millions", Sense::Vague),
    ("min", Sense::Units(Unit::Minute)),
    ("mins", Sense::Units(Unit::Minute)),
    ("minute", Sense::Unit(Unit::Minute)),
    ("minutes", Sense::Units(Unit::Minute)),
    ("mondays", Sense::Weekdays(1)),
    ("month", Sense::Unit(Unit::Month)),
    ("months", Sense::Units(Unit::Month)),
    ("morning", Sense::Part("MO")),
    ("mornings", Sense::Parts("MO")),
    ("multiple", Sense::Vague),
    ("nearly", Sense::Approximator),
    ("next", Sense::Shift(Which::Next)),
    ("night", Sense::Part("NI")),
    ("nights", Sense::Parts("NI")),
    ("nine", Sense::Number(9)),
    ("nineteen", Sense::Number(19)),
    ("nineteenth", Sense::Ordinal(19)),
    ("nineties", Sense::Decade(90)),
    ("ninety", Sense::Number(90)),
    ("ninth", Sense::Ordinal(9)),
    ("noughties", Sense::Decade(0)),
    ("numerous", Sense::Vague),
    ("one", Sense::Number(1)),
    ("past", Sense::Shift(Which::Past)),
    ("preceding", Sense::Shift(Which::Before)),
    ("previous", Sense::Shift(Which::Before)),
    ("prior", Sense::Shift(Which::Before)),
    ("quarter", Sense::Unit(Unit::Quarter)),
    ("quarters", Sense::Units(Unit::Quarter)),
    ("roughly", Sense::Approximator),
    ("same", Sense::Shift(Which::Same)),
    ("saturdays", Sense::Weekdays(6)),
    ("scores", Sense::Vague),
    ("second", Sense::Ordinal(2)),
    ("seconds", Sense::Units(Unit::Second)),
    ("secs", Sense::Units(Unit::Second)),
    ("seven", Sense::Number(7)),
    ("seventeen", Sense::Number(17)),
    ("seventeenth", Sense::Ordinal(17)),
    ("seventh", Sense::Ordinal(7)),
    ("seventies", Sense::Decade(70)),
    ("seventy", Sense::Number(70)),
    ("several", Sense::Vague),
    ("six", Sense::Number(6)),
    ("sixteen", Sense::Number(16)),
    ("sixteenth", Sense::Ordinal(16)),
    ("sixth", Sense::Ordinal(6)),
    ("sixties", Sense::Decade(60)),
    ("sixty", Sense::Number(60)),
    ("some", Sense::Vague),
    ("sometime", Sense::Stage),
    ("spring", Sense::Season(3)),
    ("springs", Sense::Seasons(3)),
    ("subsequent", Sense::Shift(Which::After)),
    ("summer", Sense::Season(6)),
    ("summers", Sense::Seasons(6)),
    ("sundays", Sense::Weekdays(7)),
    ("ten", Sense::Number(10)),
    ("tens", Sense::Vague),
    ("tenth", Sense::Ordinal(10)),
    ("that", Sense::Shift(Which::Same)),
    ("the", Sense::Article),
    ("third", Sense::Ordinal(3)),
    ("thirteen", Sense::Number(13)),
    ("thirteenth", Sense::Ordinal(13)),
    ("thirties", Sense::Decade(30)),
    ("thirtieth", Sense::Ordinal(30)),
    ("thirty", Sense::Number(30)),
    ("this", Sense::Shift(Which::This)),
    ("thousand", Sense::Scale(1000)),
    ("thousands", Sense::Vague),
    ("three", Sense::Number(3)),
    ("thursdays", Sense::Weekdays(4)),
    ("tuesdays", Sense::Weekdays(2)),
    ("twelfth", Sense::Ordinal(12)),
    ("twelve", Sense::Number(12)),
    ("twenties", Sense::Decade(20)),
    ("twentieth", Sense::Ordinal(20)),
    ("twenty", Sense::Number(20)),
    ("two", Sense::Number(2)),
    ("upcoming", Sense::Shift(Which::Coming)),
    ("wednesdays", Sense::Weekdays(3)),
    ("week", Sense::Unit(Unit::Week)),
    ("weekend", Sense::Unit(Unit::Weekend)),
    ("weekends", Sense::Units(Unit::Weekend)),
    ("weeks", Sense::Units(Unit::Week)),
    ("winter", Sense::Season(12)),
    ("winters", Sense::Seasons(12)),
    ("year", Sense::Unit(Unit::Year)),
    ("years", Sense::Units(Unit::Year)),
    ("yr", Sense::Units(Unit::Year)),
    ("yrs", Sense::Units(Unit::Year)),
    ("zero", Sense::Number(0)),
];

/// What `word`, in lower case, may mean.
pub fn sense(word: &str) -> Sense {
    if !SHAPES.has(word) {
        return Sense::Other;
    }
    let known = WORDS.binary_search_by(|(known, _)| (*known).cmp(word)).ok().and_then(|at| WORDS.get(at));
    known.map(|(_, sense)| *sense).or_else(|| calendar_name(word)).unwrap_or(Sense::Other)
}

/// The month or day of the week that `word` names, with the full stop of a short form.
fn calendar_name(word: &str) -> Option<Sense> {
    let name = word.strip_suffix('.').unwrap_or(word);
    let month = english_month(name).map(Sense::Month);
    let weekday = || english_weekday(name).filter(|_| name == word).map(Sense::Weekday);
    let short = || SHORT_WEEKDAYS.iter().find(|(known, _)| *known == word).map(|(_, day)| Sense::Weekday(*day));
    month.or_else(weekday).or_else(short)
}

/// Short forms of the days of the week; without their full stops some are other words ("sun", "sat", "wed").
const SHORT_WEEKDAYS: &[(&str, i8)] = &[
    ("mon.", 1),
    ("tue.", 2),
    ("tues.", 2),
    ("wed.", 3),
    ("thu.", 4),
    ("thur.", 4),
    ("thurs.", 4),
    ("fri.", 5),
    ("sat.", 6),
    ("sun.", 7),
];

const SHAPES: Shapes = {
    let mut shapes = Shapes::NONE;
    let mut words = WORDS;
    while let [(word, _), rest @ ..] = words {
        (shapes, words) = (shapes.and(word), rest);
    }
    // A full stop may follow the names of months.
    let mut months = ENGLISH_MONTHS;
    while let [(name, _), rest @ ..] = months {
        (shapes, months) = (shapes.and(name).and_longer(name), rest);
    }
    let mut days = ENGLISH_WEEKDAYS;
    while let [(name, _), rest @ ..] = days {
        (shapes, days) = (shapes.and(name), rest);
    }
    let mut days = SHORT_WEEKDAYS;
    while let [(name, _), rest @ ..] = days {
        (shapes, days) = (shapes.and(name), rest);
    }
    shapes
};

/// Words and what they refer to without any date.
pub const REFERENCES: &[(&[&str], &str)] = &[
    (&["now"], "PRESENT_REF"),
    (&["nowadays"], "PRESENT_REF"),
    (&["currently"], "PRESENT_REF"),
    (&["presently"], "PRESENT_REF"),
    (&["current"], "PRESENT_REF"),
    (&["these", "days"], "PRESENT_REF"),
    (&["at", "present"], "PRESENT_REF"),
    (&["the", "present"], "PRESENT_REF"),
    (&["more", "recently"], "PAST_REF"),
    (&["most", "recently"], "PAST_REF"),
    (&["recently"], "PAST_REF"),
    (&["lately"], "PAST_REF"),
    (&["the", "past"], "PAST_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "near", "term"], "FUTURE_REF"),
    (&["the", "short", "term"], "FUTURE_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["as", "soon", "as", "possible"], "FUTURE_REF"),
    (&["a", "later", "date"], "FUTURE_REF"),
    (&["a", "later", "time"], "FUTURE_REF"),
    (&["some", "time", "ago"], "PAST_REF"),
    (&["a", "while", "ago"], "PAST_REF"),
    (&["long", "ago"], "PAST_REF"),
    (&["moments", "ago"], "PAST_REF"),
    (&["some", "day"], "FUTURE_REF"),
    (&["someday"], "FUTURE_REF"),
];

/// Adverbs and adjectives of recurrence and their values.
pub const RECURRENCES: &[(&str, &str)] = &[
    ("hourly", "PT1H"),
    ("daily", "P1D"),
    ("nightly", "XXXX-XX-XXTNI"),
    ("weekly", "P1W"),
    ("biweekly", "P2W"),
    ("fortnightly", "P2W"),
    ("monthly", "P1M"),
    ("quarterly", "P3M"),
    ("yearly", "P1Y"),
    ("annually", "P1Y"),
    ("biennially", "P2Y"),
];

/// Words that say that what stands near them is to come.
pub const FUTURE: &[&str] = &[
    "will",
    "'ll",
    "wo",
    "shall",
    "would",
    "could",
    "may",
    "might",
    "scheduled",
    "slated",
    "upcoming",
    "forthcoming",
    "effective",
    "planned",
    "plans",
    "planning",
];

/// Words that say so before "to" or "for".
pub const PLANNED: &[&str] = &[
    "due", "expected", "expects", "expect", "set", "planned", "plans", "plan", "planning", "going", "intends", "hopes",
    "poised", "ready", "likely",
];

/// Verbs in the past tense that do not end in "ed", and what goes with it.
pub const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "been", "has", "have", "'ve", "fell", "rose", "met", "took", "gave",
    "won", "lost", "made", "went", "came", "became", "began", "left", "held", "saw", "got", "found", "sent", "led",
    "won", "ran", "wrote", "spoke", "flew", "fought", "broke", "sold", "bought", "brought", "kept", "paid", "shot",
    "struck", "hit", "cut", "grew", "drew", "threw", "knew", "rode", "stood", "sought", "caught", "taught", "thought",
    "built", "spent", "slid", "sank", "shook", "sat", "put", "set",
];

/// Time zones, and the words that stand for one.
pub const ZONES: &[&str] = &[
    "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "gmt", "utc", "bst", "cet", "cest",
    "ist", "jst", "msk", "aest", "z",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(WORDS.is_sorted_by(|(one, _), (other, _)| one < other));
    }
}
