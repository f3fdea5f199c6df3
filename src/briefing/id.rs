//! Ids of the things a briefing holds: positions in its lists, printed with a letter.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of what stands at `position` in its list.
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position in the list.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), u64::from(self.0) + 1)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

ids! {
    /// An actor of one briefing ("a1"). It changes when the folder does: never store it.
    ActorId "a";
    /// A time expression of one briefing ("t1").
    TimeId "t";
    /// An event of one briefing ("e1").
    EventId "e";
    /// A figure of one briefing ("f1").
    FigureId "f";
    /// A statement of one briefing ("s1").
    StatementId "s";
    /// A disagreement of one briefing ("x1").
    DisagreementId "x";
    /// A story of one briefing ("y1").
    StoryId "y";
}
