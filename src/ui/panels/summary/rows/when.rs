//! Time values for people and for sorting.

use jiff::civil::Date;

use crate::briefing::time_value::{interval, readable};

/// What a TIMEX3 value sorts by: its first day, then its last.
pub type WhenKey = (Date, Date);

/// What `value` sorts by; `None` where it is no stretch of the calendar.
pub fn when_key(value: &str) -> Option<WhenKey> {
    interval(value)
}

/// `value` for people, no more exact than it is.
pub fn when_words(value: &str) -> String {
    readable(value)
}
