//! The language that a document is written in.

use serde::{Serialize, Serializer};

/// A natural language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// Its code in ISO 639-3 ("eng"). The JSON holds the code alone.
    pub code: &'static str,
    /// Its English name ("English").
    pub name: &'static str,
}

impl Language {
    /// The language that dossier understands.
    pub const ENGLISH: Self = Self { code: "eng", name: "English" };
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}
