//! How many: quantities the text states.

use serde::{Serialize, Serializer};

use super::{Dated, FigureId, Mentions, Place, Salience};

/// A quantity, with all places that state it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Its position in the briefing.
    pub id: FigureId,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// The upper end of a range.
    pub upper: Option<Number>,
    /// How the number bounds the truth.
    pub bound: Bound,
    /// ISO 4217 code, common unit in the singular, "percent", or the noun counted in the singular.
    pub unit: Option<String>,
    /// What it measures or counts, in the text's own words.
    pub of: Option<String>,
    /// Which way it moved, where the text says so.
    pub trend: Option<Trend>,
    /// When it held, where the text says so.
    pub as_of: Option<Dated>,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there, in a sentence.
    pub why: String,
    /// Where it is stated, in order of document and place.
    pub mentions: Mentions<Place>,
}

/// A finite number; whole ones are published without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// `value`, or `None` where it is not finite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value))
    }

    /// The number.
    pub fn value(self) -> f64 {
        self.0
    }

    /// The number, where it is whole and exact in 53 bits.
    pub fn whole(self) -> Option<i64> {
        // Beyond this a float skips whole numbers.
        (self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0).then_some(self.0 as i64)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

/// How a number bounds the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The number itself.
    #[default]
    Exactly,
    /// Near it ("about", "nearly", "some").
    About,
    /// More than it.
    Over,
    /// Fewer than it.
    Under,
    /// It or more.
    AtLeast,
    /// It or fewer ("up to").
    AtMost,
}

/// Which way a quantity moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
}
