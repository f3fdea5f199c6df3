//! Words for likelihood and confidence, as the published standards fix them.

use serde::{Deserialize, Serialize};

/// A scale of likelihood words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// United States, Intelligence Community Directive 203 (2 January 2015), section D.6.e.(2)(a).
    #[default]
    Icd203,
    /// United Kingdom, Professional Head of Intelligence Assessment: the probability yardstick.
    Phia,
}

/// One step of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The words for it, the usual ones first; in lower case.
    pub words: &'static [&'static str],
    /// The probability that they stand for, in percent, both ends included.
    pub percent: (u8, u8),
}

const fn band(words: &'static [&'static str], from: u8, to: u8) -> Band {
    Band { words, percent: (from, to) }
}

/// The two rows of ICD 203 are given together; the adverbs go with their adjectives.
const ICD203: &[Band] = &[
    band(&["almost no chance", "remote"], 1, 5),
    band(&["very unlikely", "highly improbable"], 5, 20),
    band(&["unlikely", "improbable", "improbably"], 20, 45),
    band(&["roughly even chance", "roughly even odds"], 45, 55),
    band(&["likely", "probable", "probably"], 55, 80),
    band(&["very likely", "highly probable"], 80, 95),
    band(&["almost certain", "nearly certain", "almost certainly", "nearly certainly"], 95, 99),
];

/// The yardstick has gaps between its bands on purpose.
const PHIA: &[Band] = &[
    band(&["remote chance"], 0, 5),
    band(&["highly unlikely"], 10, 20),
    band(&["unlikely"], 25, 35),
    band(&["realistic possibility"], 40, 50),
    band(&["likely", "probable", "probably"], 55, 75),
    band(&["highly likely"], 80, 90),
    band(&["almost certain", "almost certainly"], 95, 100),
];

/// How sure the analyst is of the evidence, not of the event: the words of both standards, with what they mean.
pub const CONFIDENCE: &[(&str, &str)] = &[
    ("high confidence", "Good evidence from several independent sources"),
    ("moderate confidence", "Credible evidence, but open to other readings"),
    ("low confidence", "Scant, doubtful or fragmentary evidence"),
];

impl Scale {
    /// All scales, in the order of menus.
    pub const ALL: [Self; 2] = [Self::Icd203, Self::Phia];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Icd203 => "ICD 203",
            Self::Phia => "PHIA yardstick",
        }
    }

    /// The word for it in a template.
    pub fn key(self) -> &'static str {
        match self {
            Self::Icd203 => "icd203",
            Self::Phia => "phia",
        }
    }

    /// Where it is published, for a footnote.
    pub fn source(self) -> &'static str {
        match self {
            Self::Icd203 => {
                "Intelligence Community Directive 203, Analytic Standards (Office of the Director of National \
                 Intelligence, 2 January 2015)"
            }
            Self::Phia => {
                "Professional Head of Intelligence Assessment, Probability Yardstick (GOV.UK, Explaining uncertainty \
                 in UK intelligence assessment)"
            }
        }
    }

    /// Its steps, the least likely first.
    pub fn bands(self) -> &'static [Band] {
        match self {
            Self::Icd203 => ICD203,
            Self::Phia => PHIA,
        }
    }

    /// The whole scale in a line: "almost no chance 1–5 %, very unlikely 5–20 %, …".
    pub fn in_a_line(self) -> String {
        let bands = self.bands().iter().map(Band::in_words);
        bands.collect::<Vec<_>>().join(", ")
    }
}

impl Band {
    /// "likely 55–80 %".
    pub fn in_words(&self) -> String {
        let (from, to) = self.percent;
        format!("{} {from}–{to} %", self.words.first().copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scale_goes_up_and_no_words_stand_for_two_steps() {
        for scale in Scale::ALL {
            let bands = scale.bands();
            assert!(bands.windows(2).all(|two| two[0].percent.1 <= two[1].percent.0));
            let words: Vec<_> = bands.iter().flat_map(|band| band.words).collect();
            for (at, word) in words.iter().enumerate() {
                assert!(!words[at + 1..].contains(word), "{word}");
            }
        }
    }
}
