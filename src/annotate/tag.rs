//! Parts of speech: Penn Treebank tags.

macro_rules! tags {
    ($($name:ident $penn:literal,)*) => {
        /// A Penn Treebank part-of-speech tag.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the names are the tag set's own")]
        pub enum Tag {
            $($name,)*
            /// Anything else: list marks, foreign words, punctuation of other kinds.
            #[default]
            Other,
        }

        impl Tag {
            /// Every tag but [`Tag::Other`].
            pub const NAMED: &[Self] = &[$(Self::$name,)*];

            /// The Penn Treebank's name for it; `XX` for [`Tag::Other`].
            pub fn penn(self) -> &'static str {
                match self {
                    $(Self::$name => $penn,)*
                    Self::Other => "XX",
                }
            }

            /// The tag with this Penn name; [`Tag::Other`] where there is none.
            pub fn from_penn(name: &str) -> Self {
                match name {
                    $($penn => Self::$name,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    CC "CC", CD "CD", DT "DT", EX "EX", IN "IN", JJ "JJ", JJR "JJR", JJS "JJS", MD "MD",
    NN "NN", NNS "NNS", NNP "NNP", NNPS "NNPS", PDT "PDT", POS "POS", PRP "PRP", PRPS "PRP$",
    RB "RB", RBR "RBR", RBS "RBS", RP "RP", TO "TO", UH "UH", VB "VB", VBD "VBD", VBG "VBG", VBN "VBN",
    VBP "VBP", VBZ "VBZ", WDT "WDT", WP "WP", WPS "WP$", WRB "WRB",
    Stop ".", Comma ",", Colon ":", OpenQuote "``", CloseQuote "''", OpenBracket "-LRB-", CloseBracket "-RRB-",
    Hyphen "HYPH", Currency "$", Symbol "SYM",
}

impl Tag {
    /// Whether it is a noun, common or proper.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// Whether it is a proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// Whether it is an adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// Whether it is a verb, a modal aside.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// Whether it is a finite verb or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }
}
