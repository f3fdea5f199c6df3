//! When: time expressions with TimeML's TIMEX3 values.

use serde::Serialize;

use super::{DocumentId, TimeBy, TimeDoubt, TimeId};
use crate::text::Span;

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// Its position in the briefing.
    pub id: TimeId,
    /// The document.
    pub document: DocumentId,
    /// Where in its text.
    #[serde(flatten)]
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value ("2020-01", "2020-W02", "P2M", "PAST_REF"), or `None` where it cannot be known.
    pub value: Option<String>,
    /// By which rule the value was found; `None` where the expression's own words say it whole.
    pub by: Option<TimeBy>,
    /// What speaks against the value.
    pub doubt: Option<TimeDoubt>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A date and the time expression it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// TIMEX3 value.
    pub value: String,
    /// The expression it was read from; `None` only where the day of publication stands outside the text.
    pub from: Option<TimeId>,
}
