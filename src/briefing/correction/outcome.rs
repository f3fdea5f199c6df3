//! What became of a correction in the folder as it is now.

use serde::Serialize;

use crate::briefing::ActorId;

/// A correction as the briefing tells it: what it says, and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The correction's number in the log.
    pub number: u32,
    /// What it says, in a sentence.
    pub says: String,
    /// What it touched; `None` where it does not apply to the folder as it is now.
    pub touched: Option<Touched>,
    /// Why it does not apply, or how it was understood where its words have moved; `None` where there is nothing to say.
    pub note: Option<String>,
}

/// Two actors that may be one, for the analyst to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The more important one.
    pub one: ActorId,
    /// The other.
    pub other: ActorId,
    /// What speaks for it, in a sentence.
    pub why: String,
}

/// How much a correction touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// How many places; none where a document as a whole is touched.
    pub mentions: usize,
    /// In how many documents.
    pub documents: usize,
}

impl Touched {
    /// "12 mentions in 3 documents", "1 document".
    pub fn in_words(self) -> String {
        let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        match (self.mentions, self.documents) {
            (0, 0) => "nothing".to_owned(),
            (0, documents) => counted(documents, "document"),
            (mentions, documents) => format!("{} in {}", counted(mentions, "mention"), counted(documents, "document")),
        }
    }
}
