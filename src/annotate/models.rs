//! The language knowledge that the steps share, read once from the binary.

use std::sync::LazyLock;

use super::lemma::Lemmas;
use super::names::reference::ReferenceModel;
use super::names::tagger::NameTagger;
use super::statements::Speech;
use super::syntax::Syntax;
use super::tagger::Tagger;

/// The weights of the sentence analysis, read when a sentence is first analysed; `None` where they are damaged.
static SYNTAX: LazyLock<Option<Syntax>> = LazyLock::new(|| Syntax::built_in().ok());

/// Lexicons and weights. The only place that knows how they are stored.
#[derive(Debug)]
pub struct Models {
    /// The part-of-speech tagger.
    pub tagger: Tagger,
    /// The judge of names.
    pub names: NameTagger,
    /// Whom pronouns and nominals mean.
    pub reference: ReferenceModel,
    /// Base forms.
    pub lemmas: Lemmas,
    /// Verbs of saying.
    pub speech: Speech,
}

impl Models {
    /// The ones built into the program.
    pub fn built_in() -> Self {
        Self {
            tagger: Tagger::new(include_bytes!("../../assets/models/tagger.bin")),
            names: NameTagger::new(include_bytes!("../../assets/models/names.bin")),
            reference: ReferenceModel::read(include_str!("../../assets/models/reference.tsv")),
            lemmas: Lemmas::read(include_str!("../../assets/lexicons/lemmas.txt")),
            speech: Speech::read(include_str!("../../assets/lexicons/speech.txt")),
        }
    }

    /// The analysis of sentences; `None` where the program file is damaged.
    pub fn syntax(&self) -> Option<&'static Syntax> {
        SYNTAX.as_ref()
    }
}

impl Default for Models {
    fn default() -> Self {
        Self::built_in()
    }
}
