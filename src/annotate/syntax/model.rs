//! The weights and tables of the analysis, in one file made by `tests/bench/syntax/convert.py`.
//!
//! Little-endian: eight letters, then four numbers of 32 bits: the bytes of the packed tables, of the same unpacked, of the
//! weights, and the CRC-32 of what follows. Then the tables (deflated) in the order in which [`Syntax::from_bytes`] reads
//! them, then the weights as integers of 13 bits.

use std::fmt;
use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::characters::Characters;
use super::features::Features;
use super::lemma::Lemmatizer;
use super::names::PennTag;
use super::network::Network;
use super::reader::{Bits, Reader};
use super::ruler::Ruler;
use super::tokenizer::Tokenizer;
use super::transitions::Move;

const MAGIC: &[u8] = b"syntax 1";
/// More bytes of tables are never read.
const MOST_TABLES: usize = 1 << 24;

/// All that the analysis knows of English.
#[derive(Debug)]
pub struct Syntax {
    pub(super) characters: Characters,
    pub(super) features: Features,
    pub(super) tokenizer: Tokenizer,
    pub(super) tags: Vec<PennTag>,
    pub(super) moves: Vec<Move>,
    pub(super) ruler: Ruler,
    pub(super) lemmatizer: Lemmatizer,
    pub(super) network: Network,
}

/// The weights are not as they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DamagedWeights;

impl fmt::Display for DamagedWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The weights of the sentence analysis are damaged; install the program again.")
    }
}

impl std::error::Error for DamagedWeights {}

impl Syntax {
    /// The one built into the program.
    ///
    /// # Errors
    /// Where the program file is damaged.
    pub fn built_in() -> Result<Self, DamagedWeights> {
        Self::from_bytes(include_bytes!("../../../assets/models/syntax.bin"))
    }

    /// Reads the weights from the bytes of a file.
    ///
    /// # Errors
    /// Where a byte of them is missing or another one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DamagedWeights> {
        Self::read(bytes).ok_or(DamagedWeights)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = Reader::new(bytes);
        if file.bytes(MAGIC.len())? != MAGIC {
            return None;
        }
        let mut length = || file.u32().map(|length| length as usize);
        let (packed, plain, weights, check) = (length()?, length()?, length()?, length()?);
        let mut crc = Crc::new();
        let (packed, weights) = (file.bytes(packed)?, file.bytes(weights)?);
        crc.update(packed);
        crc.update(weights);
        if crc.sum() as usize != check || !file.is_empty() || plain > MOST_TABLES {
            return None;
        }
        let mut tables = Vec::with_capacity(plain);
        DeflateDecoder::new(packed).take(plain as u64 + 1).read_to_end(&mut tables).ok()?;
        let mut reader = Reader::new(&tables);
        let reader = &mut reader;
        let characters = Characters::read(reader)?;
        let features = Features::read(reader)?;
        let tokenizer = Tokenizer::read(reader)?;
        let tags: Vec<PennTag> = reader.texts()?.into_iter().map(PennTag::from_name).collect::<Option<_>>()?;
        let moves: Vec<Move> = reader.texts()?.into_iter().map(Move::from_name).collect::<Option<_>>()?;
        let ruler = Ruler::read(reader)?;
        let lemmatizer = Lemmatizer::read(reader)?;
        let network = Network::read(reader, &mut Bits::new(weights), tags.len(), moves.len())?;
        reader.is_empty().then_some(Self { characters, features, tokenizer, tags, moves, ruler, lemmatizer, network })
    }

    /// The same analysis computed with the plainest vectors of numbers that this kind of processor has: slower, to the
    /// same result.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.network.set_plain();
        self
    }
}
