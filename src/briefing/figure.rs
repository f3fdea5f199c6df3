//! How many: quantities the text states.

use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt::{self, Write as _};
use std::io::{self, Read, Write};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ActorId, Dated, Doubt, FigureId, Mentions, Origins, Place, Rare, Salience, StatementId, Usual};

/// A quantity, with all places that state it. What a bare number of a table has not is its [`FigureDetail`], which it
/// dereferences to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its position in the briefing.
    pub id: FigureId,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// How the number bounds the truth.
    pub bound: Bound,
    /// How many sources stand behind it.
    pub origins: Origins,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there, in a sentence.
    pub why: Arc<str>,
    /// Where it is stated, in order of document and place.
    pub mentions: Mentions<Place>,
    /// What else is known of it.
    pub detail: Rare<FigureDetail>,
}

/// What is known of a figure beside its number and its places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureDetail {
    /// The upper end of a range.
    pub upper: Option<Number>,
    /// ISO 4217 code, common unit in the singular, "percent", or the noun counted in the singular.
    pub unit: Option<String>,
    /// What it measures or counts, in the text's own words: the clause that states it, or the label of its cell.
    pub of: Option<String>,
    /// The same in few words; what measures the same shares it. Not published.
    pub topic: String,
    /// Which way it moved, where the text says so.
    pub trend: Option<Trend>,
    /// When it held, where the text says so.
    pub as_of: Option<Dated>,
    /// Who says so, of the mentions that stand in a statement, in their order.
    pub said_by: Vec<SaidBy>,
    /// What speaks against taking it as certain.
    pub doubts: Vec<Doubt>,
    /// The corrections by the analyst that shaped it: their numbers in the log.
    pub corrected: Vec<u32>,
}

impl Usual for FigureDetail {
    const USUAL: &'static Self = &Self {
        upper: None,
        unit: None,
        of: None,
        topic: String::new(),
        trend: None,
        as_of: None,
        said_by: Vec::new(),
        doubts: Vec::new(),
        corrected: Vec::new(),
    };
}

impl Deref for Figure {
    type Target = FigureDetail;

    fn deref(&self) -> &FigureDetail {
        &self.detail
    }
}

/// Makes room for the detail: look first where there may be nothing to change.
impl DerefMut for Figure {
    fn deref_mut(&mut self) -> &mut FigureDetail {
        &mut self.detail
    }
}

/// The published fields, in their order.
impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let FigureDetail { upper, unit, of, topic: _, trend, as_of, said_by, doubts, corrected } = &*self.detail;
        let count = 13 + usize::from(!doubts.is_empty()) + usize::from(!corrected.is_empty());
        let mut figure = serializer.serialize_struct("Figure", count)?;
        figure.serialize_field("id", &self.id)?;
        figure.serialize_field("value", &self.value)?;
        figure.serialize_field("upper", upper)?;
        figure.serialize_field("bound", &self.bound)?;
        figure.serialize_field("unit", unit)?;
        figure.serialize_field("of", of)?;
        figure.serialize_field("trend", trend)?;
        figure.serialize_field("as_of", as_of)?;
        figure.serialize_field("said_by", said_by)?;
        figure.serialize_field("origins", &self.origins)?;
        figure.serialize_field("salience", &self.salience)?;
        figure.serialize_field("why", &*self.why)?;
        if !doubts.is_empty() {
            figure.serialize_field("doubts", doubts)?;
        }
        if !corrected.is_empty() {
            figure.serialize_field("corrected", corrected)?;
        }
        figure.serialize_field("mentions", &self.mentions)?;
        figure.end()
    }
}

impl Figure {
    /// What it measures, in as few words as are known.
    pub fn measured(&self) -> &str {
        if self.topic.is_empty() { self.of.as_deref().unwrap_or_default() } else { &self.topic }
    }
}

/// The statement that a mention stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SaidBy {
    /// The mention's position among the figure's mentions.
    pub mention: usize,
    /// The innermost statement that holds it.
    pub statement: StatementId,
    /// Its speaker, or `None` where the text names nobody the briefing knows.
    pub speaker: Option<ActorId>,
}

/// A finite number; whole ones are published without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

/// Never a NaN.
impl Eq for Number {}

impl Number {
    /// `value`, or `None` where it is not finite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value))
    }

    /// The decimal number of fifteen digits that is nearest to `value`: what a product of decimals is but for the rounding of
    /// binary ones. `None` where it is not finite.
    pub fn decimal(value: f64) -> Option<Self> {
        // A whole number of so few digits is one.
        if value.fract() == 0.0 && value.abs() < 1e15 {
            return Some(Self(value));
        }
        Self::new(format!("{value:.14e}").parse().ok()?)
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

/// With a comma between groups of three digits, and at most four digits after the point.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printed = match self.whole() {
            Some(whole) => whole.to_string(),
            None => format!("{:.4}", self.0).trim_end_matches('0').trim_end_matches('.').to_owned(),
        };
        let (sign, digits) = printed.strip_prefix('-').map_or(("", printed.as_str()), |digits| ("-", digits));
        let whole = digits.find('.').unwrap_or(digits.len());
        f.write_str(sign)?;
        for (position, c) in digits.chars().enumerate() {
            if position > 0 && position < whole && (whole - position).is_multiple_of(3) {
                f.write_char(',')?;
            }
            f.write_char(c)?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: f64 = Deserialize::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| serde::de::Error::custom("a number that is not finite"))
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

impl BorshSerialize for Number {
    fn serialize<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&self.0, writer)
    }
}

impl BorshDeserialize for Number {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        Self::new(f64::deserialize_reader(reader)?).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

/// How a number bounds the truth.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
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

impl Bound {
    /// The words that put it before a number, with the space between; none for the number itself.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::About => "about ",
            Self::Over => "over ",
            Self::Under => "under ",
            Self::AtLeast => "at least ",
            Self::AtMost => "up to ",
        }
    }
}

/// Which way a quantity moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let printed = |value| Number::new(value).map(|number| number.to_string());
        for (value, expected) in [
            (0.0, "0"),
            (100.0, "100"),
            (3000.0, "3,000"),
            (-1234567.0, "-1,234,567"),
            (-123.0, "-123"),
            (1234.5, "1,234.5"),
            (0.25, "0.25"),
            (1.0 / 3.0, "0.3333"),
        ] {
            assert_eq!(printed(value).as_deref(), Some(expected));
        }
        assert_eq!(printed(f64::NAN), None);
    }
}
