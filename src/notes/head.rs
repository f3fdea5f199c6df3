//! What stands at the head of the note.

use serde::{Deserialize, Serialize};

/// The labels of the Traffic Light Protocol, version 2.0 (FIRST, August 2022), the widest first. Only these are valid;
/// they say who may read the note and are not a classification.
pub const TLP: [&str; 5] = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

/// Subject, originator and the like: free text, as the house style wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    subject: String,
    originator: String,
    serial: String,
    handling: String,
    written: String,
    cutoff: String,
}

/// A part of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadField {
    /// What the note is about: its title.
    Subject,
    /// Who wrote it.
    Originator,
    /// Its number.
    Serial,
    /// Who may read it: stands at the top and the foot of each exported page.
    Handling,
    /// When it was written: a date-time group.
    Written,
    /// Up to when the sources reach.
    Cutoff,
}

impl HeadField {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Subject, Self::Originator, Self::Serial, Self::Handling, Self::Written, Self::Cutoff];

    /// What it is called in the form and in exports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Subject => "Subject",
            Self::Originator => "Originator",
            Self::Serial => "Serial",
            Self::Handling => "Handling",
            Self::Written => "Date-time group",
            Self::Cutoff => "Information cut-off",
        }
    }
}

impl Head {
    /// What stands in `field`; empty where nothing was written.
    pub fn field(&self, field: HeadField) -> &str {
        match field {
            HeadField::Subject => &self.subject,
            HeadField::Originator => &self.originator,
            HeadField::Serial => &self.serial,
            HeadField::Handling => &self.handling,
            HeadField::Written => &self.written,
            HeadField::Cutoff => &self.cutoff,
        }
    }

    pub(super) fn field_mut(&mut self, field: HeadField) -> &mut String {
        match field {
            HeadField::Subject => &mut self.subject,
            HeadField::Originator => &mut self.originator,
            HeadField::Serial => &mut self.serial,
            HeadField::Handling => &mut self.handling,
            HeadField::Written => &mut self.written,
            HeadField::Cutoff => &mut self.cutoff,
        }
    }
}
