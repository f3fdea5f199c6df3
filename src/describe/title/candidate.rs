//! Words that may be a document's title, and what speaks for and against them.

/// What speaks for or against words as a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    /// The file says that it is called so.
    Metadata,
    /// The file says that it is called so, and the front has these words as lines of their own.
    Shown,
    /// It is what stands before the name of the site in the name of the page, and stands again as lines of its own.
    NameOfPage,
    /// It is the name of the site, as the name of the page has it.
    Site,
    /// The format says that it is the title.
    Title,
    /// The format says that it is a heading, of this level where it says it.
    Heading(Option<u8>),
    /// It is the so-manieth line that says something, from 0.
    Rank(usize),
    /// Running text begins beneath it.
    AboveText,
    /// Running text stands above it: it heads a part at most.
    BelowText,
    /// The front has it more than once: as the name of the page and as its headline.
    Repeated,
    /// The metadata's title begins with it, or it with that.
    Named,
    /// So many tenths of its words stand in the file's name.
    InName(usize),
    /// So many tenths of its words stand in the text.
    InText(usize),
    /// It says what kind of document this is.
    Kind,
    /// It is written as titles are.
    Shaped,
    /// It goes on in the next line, or is longer than titles are.
    Open,
    Long,
    /// It is a sentence.
    Sentence,
    /// It is one word.
    Short,
    /// It has a number, as sections have.
    Numbered,
    /// It names a section, a stamp, a site, an author, a date or a field.
    Section,
    Address,
    Byline,
    Date,
    Field,
    /// It names a body: a letterhead.
    Letterhead,
    /// It ends with what may be the name of the site.
    WithSite,
    /// It is another candidate and a day: the day is the document's, no part of its title.
    WithDay,
    /// It is a part of another candidate that the front has more than once.
    Part,
}

impl Feature {
    /// How much it speaks for the title. Set by hand and held against the folders that are read for errors.
    pub fn weight(self) -> i32 {
        let tenths = |tenths: usize, most: i32| i32::try_from(tenths.min(10)).unwrap_or(0) * most / 10;
        match self {
            Self::Metadata => 38,
            Self::Shown => 30,
            Self::NameOfPage => 36,
            Self::Site => -40,
            Self::Title => 34,
            Self::Heading(Some(1)) => 22,
            Self::Heading(Some(2)) => 14,
            Self::Heading(Some(_)) => 8,
            Self::Heading(None) => 12,
            Self::Rank(rank) => 12 - 3 * i32::try_from(rank.min(8)).unwrap_or(8),
            Self::AboveText => 6,
            Self::BelowText => -18,
            Self::Numbered => -24,
            Self::Repeated => 16,
            Self::Named => 24,
            Self::InName(of) => tenths(of, 26),
            Self::InText(of) => tenths(of, 12),
            Self::Kind => 10,
            Self::Shaped => 8,
            Self::Open => -14,
            Self::Long => -10,
            Self::Sentence => -12,
            Self::Short => -10,
            Self::Section => -46,
            Self::Address => -80,
            Self::Byline => -50,
            Self::Date => -50,
            Self::Field => -40,
            Self::Letterhead => -50,
            Self::WithSite => -9,
            Self::WithDay => -40,
            Self::Part => -22,
        }
    }
}

/// What scores less is no title.
pub(super) const ENOUGH: i32 = 24;

/// Words that may be the title, and what speaks for them.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub words: String,
    /// The same as [`super::words::bare`] makes them.
    pub said: String,
    /// The paragraph that they are; `None` where they are none, or not all of it.
    pub paragraph: Option<usize>,
    /// The line that they begin in; 0 for metadata.
    pub at: usize,
    pub features: Vec<Feature>,
}

impl Candidate {
    pub fn score(&self) -> i32 {
        self.features.iter().map(|feature| feature.weight()).sum()
    }

    /// The score less what the format calls it: of a title chosen before, that is known no more.
    pub fn plain_score(&self) -> i32 {
        let named = self.features.iter().filter(|feature| matches!(feature, Feature::Title | Feature::Heading(_)));
        self.score() - named.map(|feature| feature.weight()).sum::<i32>()
    }

    /// The best first: by score, then by place; of equals, the one that is a paragraph.
    pub fn order(&self) -> (i32, usize, bool) {
        (-self.score(), self.at, self.paragraph.is_none())
    }
}
