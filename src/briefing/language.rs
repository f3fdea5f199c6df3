//! The language that a document is written in.

use std::io::{Error, ErrorKind, Read, Result, Write};

use borsh::{BorshDeserialize, BorshSerialize};
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

    /// The language with this code in ISO 639-3.
    pub fn of_code(code: &str) -> Option<Self> {
        whatlang::Lang::from_code(code).map(|lang| Self { code: lang.code(), name: lang.eng_name() })
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl BorshSerialize for Language {
    fn serialize<W: Write>(&self, writer: &mut W) -> Result<()> {
        BorshSerialize::serialize(self.code, writer)
    }
}

impl BorshDeserialize for Language {
    fn deserialize_reader<R: Read>(reader: &mut R) -> Result<Self> {
        let code = String::deserialize_reader(reader)?;
        Self::of_code(&code).ok_or_else(|| Error::new(ErrorKind::InvalidData, "an unknown language"))
    }
}
