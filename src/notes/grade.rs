//! How far a source is trusted: the Admiralty code (NATO STANAG 2511), which judges who says something apart from what is
//! said.

use serde::{Deserialize, Serialize};

/// The grade of a document: either half may be left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// How reliable the source is: a position in [`RELIABILITY`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability: Option<u8>,
    /// How credible what it says is: a position in [`CREDIBILITY`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credibility: Option<u8>,
}

/// The letters for the source, with their meanings.
pub const RELIABILITY: [(&str, &str); 6] = [
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "reliability cannot be judged"),
];

/// The numbers for what it says, with their meanings.
pub const CREDIBILITY: [(&str, &str); 6] = [
    ("1", "confirmed by other sources"),
    ("2", "probably true"),
    ("3", "possibly true"),
    ("4", "doubtful"),
    ("5", "improbable"),
    ("6", "truth cannot be judged"),
];

impl Grade {
    /// "B2", "B", "2"; empty where neither half is set.
    pub fn in_short(self) -> String {
        let sign = |scale: &[(&'static str, &str)], at: Option<u8>| {
            at.and_then(|at| scale.get(usize::from(at))).map_or("", |(sign, _)| sign)
        };
        format!("{}{}", sign(&RELIABILITY, self.reliability), sign(&CREDIBILITY, self.credibility))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Edit, Notes};

    #[test]
    fn a_grade_is_set_and_taken_back() {
        let mut notes = Notes::default();
        let grade = Grade { reliability: Some(1), credibility: Some(1) };
        notes.apply(Edit::Grade { sha256: "ab".to_owned(), grade });
        assert_eq!(notes.notebook.grade("ab").in_short(), "B2");
        assert_eq!(Grade { credibility: Some(5), ..Grade::default() }.in_short(), "6");
        notes.undo();
        assert_eq!(notes.notebook, crate::notes::Notebook::default());
    }
}
