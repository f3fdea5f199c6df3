//! When: time expressions with TimeML's TIMEX3 values.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::time_value::readable;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, BorshSerialize, BorshDeserialize)]
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
    /// What speaks against the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<TimeDoubt>,
}

impl Dated {
    /// The value for people, with a mark where it is doubtful: "8 Jan 2020", "8 Jan 2020 (inferred)".
    pub fn words(&self) -> String {
        let mark = self.doubt.map(|doubt| format!(" ({})", doubt.mark())).unwrap_or_default();
        format!("{}{mark}", readable(&self.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_date_is_marked() {
        let dated = |doubt| Dated { value: "2020-01-08".to_owned(), from: None, doubt };
        assert_eq!(dated(None).words(), "8 Jan 2020");
        assert_eq!(dated(Some(TimeDoubt::Inferred)).words(), "8 Jan 2020 (inferred)");
        assert_eq!(dated(Some(TimeDoubt::Order)).words(), "8 Jan 2020 (in doubt)");
        assert_eq!(serde_json::to_string(&dated(None)).unwrap(), r#"{"value":"2020-01-08","from":null}"#);
        let json = serde_json::to_string(&dated(Some(TimeDoubt::Inferred))).unwrap();
        assert_eq!(json, r#"{"value":"2020-01-08","from":null,"doubt":"inferred"}"#);
    }
}
