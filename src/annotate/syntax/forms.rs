//! The word forms that were met, with what is computed of each once. Bounded: it forgets all when it is full.

use std::collections::HashMap;

use super::characters::Characters;
use super::features::{Features, is_space};
use super::hash::string_hash;
use super::network::{Activations, Network, WIDTH};
use super::ruler::Ruler;

/// So many forms are kept between texts: about five megabytes.
const MOST: usize = 8_192;
/// So many bytes of their letters.
const MOST_BYTES: usize = 1 << 18;

/// What is known of a form.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Where its letters stand, and where those in lower case.
    text: (u32, u32),
    lower: (u32, u32),
    norm: u64,
    blank: bool,
    /// Whether it is white space.
    pub(super) is_space: bool,
    /// Its number among the words that rules ask for.
    pub(super) word: u16,
}

/// The cache. What is in it changes no result.
#[derive(Debug, Default)]
pub(super) struct Forms {
    numbers: HashMap<u64, u32>,
    forms: Vec<Form>,
    letters: String,
    vectors: Vec<f32>,
    /// The embeddings of forms without a vector.
    waiting: Vec<i32>,
}

impl Forms {
    /// Forgets all where there is too much. To be called between texts.
    pub(super) fn tidy(&mut self) {
        if self.forms.len() > MOST || self.letters.len() > MOST_BYTES {
            self.numbers.clear();
            self.forms.clear();
            self.letters.clear();
            self.vectors.clear();
            self.letters.shrink_to(MOST_BYTES);
        }
    }

    /// The number of the form `text`; [`Self::compute`] has to be called before its vector is asked for.
    pub(super) fn number(&mut self, text: &str, norm: u64, blank: bool, tables: Tables<'_>) -> usize {
        let key = string_hash(text) ^ norm.rotate_left(1) ^ u64::from(blank);
        let known = self.numbers.get(&key).map(|number| *number as usize);
        if let Some(number) = known
            && let Some(form) = self.forms.get(number)
            && (form.norm, form.blank) == (norm, blank)
            && self.of(form.text) == text
        {
            return number;
        }
        let number = self.forms.len();
        let place = self.keep(text);
        let lowered = text.to_lowercase();
        let lower = if lowered == text { place } else { self.keep(&lowered) };
        let Tables { characters, features, network, ruler } = tables;
        network.embed(features.of(text, &lowered, norm, blank, characters), &mut self.waiting);
        let (is_space, word) = (is_space(text, characters), ruler.word(&lowered));
        self.forms.push(Form { text: place, lower, norm, blank, is_space, word });
        self.numbers.insert(key, number as u32);
        number
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let start = self.letters.len() as u32;
        self.letters.push_str(text);
        (start, self.letters.len() as u32)
    }

    /// Computes the vectors of the forms that have none yet.
    pub(super) fn compute(&mut self, network: &Network, work: &mut Activations) {
        if !self.waiting.is_empty() {
            network.mix(&self.waiting, &mut self.vectors, work);
            self.waiting.clear();
        }
    }

    /// The form with this number.
    pub(super) fn get(&self, number: usize) -> Option<&Form> {
        self.forms.get(number)
    }

    /// The letters of a form in lower case.
    pub(super) fn lower(&self, form: &Form) -> &str {
        self.of(form.lower)
    }

    fn of(&self, (start, end): (u32, u32)) -> &str {
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The vector of the form with this number.
    pub(super) fn vector(&self, number: usize) -> &[f32] {
        self.vectors.get(number * WIDTH..(number + 1) * WIDTH).unwrap_or(&[0.0; WIDTH])
    }
}

/// The tables that tell what a form is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables<'a> {
    pub(super) characters: &'a Characters,
    pub(super) features: &'a Features,
    pub(super) network: &'a Network,
    pub(super) ruler: &'a Ruler,
}
