//! The language knowledge that the steps share, read once from the binary.

/// Lexicons and weights. The only place that knows how they are stored.
#[derive(Debug, Default)]
pub struct Models {}

impl Models {
    /// The ones built into the program.
    pub fn built_in() -> Self {
        Self {}
    }
}
