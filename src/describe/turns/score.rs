//! Whether a text is a record of what people said by turns: one decision for a document, made of features.
//!
//! Each feature is an average over the lines that could begin a turn; none decides alone. What counts most is that the
//! labels look like people, and that what follows them speaks in the first or second person outside quotation marks, as
//! nobody does after the label of a field, a country, a dictionary's entry or a book.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::label::Kind;
use super::line::Mark;
use super::words::{folded, is, may_be};

/// What a document must score.
const ENOUGH: f64 = 3.8;

/// How many bytes of a turn are looked at.
const LOOKED_AT: usize = 1_500;

/// What is seen of one candidate's turn.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    voice: bool,
    own: bool,
    sentence: bool,
    small: bool,
    words: usize,
}

/// How much of the text before the first turn says what kind of document it is, in bytes.
const HEAD: usize = 600;

/// Which of `candidates` begin turns; none where the document is no record of what was said. `ends` holds for each where
/// its words end; `title` is what the metadata say.
pub fn turns(text: &str, candidates: &[Candidate], ends: &[usize], title: &str) -> Vec<bool> {
    let keys = Keys::new(candidates);
    let seen: Vec<Turn> = candidates
        .iter()
        .zip(ends)
        .map(|(candidate, &end)| look(text.get(candidate.said..end).unwrap_or_default()))
        .collect();
    let inline: Vec<bool> = candidates.iter().map(|candidate| !candidate.is_bare).collect();
    let bare: Vec<bool> = candidates.iter().map(|candidate| candidate.is_bare).collect();
    let inline_score = score(candidates, &seen, &keys, &inline, &head(text, candidates, &inline, title));
    let bare_score = score(candidates, &seen, &keys, &bare, &head(text, candidates, &bare, title)) - 0.8;
    let (chosen, best) = if inline_score >= bare_score { (inline, inline_score) } else { (bare, bare_score) };
    if best < ENOUGH {
        return vec![false; candidates.len()];
    }
    let is_kept = |at: usize| {
        chosen.get(at) == Some(&true)
            && candidates
                .get(at)
                .zip(seen.get(at))
                .is_some_and(|(candidate, turn)| keys.keeps(candidate, turn.sentence))
    };
    (0..candidates.len()).map(is_kept).collect()
}

/// The words before the first of the candidates that `chosen` marks, and the title.
fn head(text: &str, candidates: &[Candidate], chosen: &[bool], title: &str) -> String {
    let first = candidates.iter().zip(chosen).find(|(_, is)| **is).map_or(0, |(candidate, _)| candidate.line.start());
    format!("{} {title}", text.get(..text.floor_char_boundary(first.min(HEAD))).unwrap_or_default())
}

/// How often the labels stand, by their last words.
struct Keys<'a> {
    counts: BTreeMap<&'a str, usize>,
    /// Last words of labels that look like a person's full name.
    known: BTreeMap<&'a str, usize>,
    /// Whether most labels that look like people are set in a type of their own.
    are_set: bool,
}

impl<'a> Keys<'a> {
    fn new(candidates: &'a [Candidate]) -> Self {
        let (mut counts, mut known) = (BTreeMap::new(), BTreeMap::new());
        for candidate in candidates {
            *counts.entry(candidate.key.as_str()).or_default() += 1;
            if candidate.label.kind == Kind::Name && candidate.label.looks >= 60 {
                *known.entry(candidate.key.as_str()).or_default() += 1;
            }
        }
        let sure = || candidates.iter().filter(|candidate| candidate.label.looks >= 60);
        let are_set = 2 * sure().filter(|candidate| candidate.is_set).count() > sure().count();
        Self { counts, known, are_set }
    }

    fn again(&self, candidate: &Candidate) -> bool {
        self.counts.get(candidate.key.as_str()).is_some_and(|&count| count > 1)
    }

    /// Its look, or that of the full name it is the end of.
    fn looks(&self, candidate: &Candidate) -> u32 {
        let known = self.known.contains_key(candidate.key.as_str()) && candidate.label.kind == Kind::Name;
        if known { candidate.label.looks.max(80) } else { candidate.label.looks }
    }

    /// Whether the candidate is a label of a document that has turns.
    fn keeps(&self, candidate: &Candidate, sentence: bool) -> bool {
        let looks = self.looks(candidate);
        match candidate.label.kind {
            Kind::By | Kind::Letter => true,
            _ if looks >= 60 => true,
            _ if self.are_set && candidate.is_set => self.again(candidate),
            _ => looks >= 20 && self.again(candidate) && sentence,
        }
    }
}

/// The score of the candidates that `chosen` marks.
fn score(candidates: &[Candidate], seen: &[Turn], keys: &Keys<'_>, chosen: &[bool], head: &str) -> f64 {
    let all: Vec<(&Candidate, &Turn)> = candidates
        .iter()
        .zip(seen)
        .zip(chosen)
        .filter(|((candidate, _), is)| **is && candidate.label.kind != Kind::By)
        .map(|(both, _)| both)
        .collect();
    let count = all.len();
    let share = |of: &dyn Fn(&Candidate, &Turn) -> bool| {
        #[allow(clippy::cast_precision_loss, reason = "a count of lines")]
        let part = all.iter().filter(|(candidate, turn)| of(candidate, turn)).count() as f64 / count.max(1) as f64;
        part
    };
    let looks: f64 = all.iter().map(|(candidate, _)| f64::from(keys.looks(candidate))).sum();
    #[allow(clippy::cast_precision_loss, reason = "a count of lines")]
    let looks = looks / 100.0 / count.max(1) as f64;
    let voice = share(&|_, turn| turn.voice);
    let again = share(&|candidate, _| keys.again(candidate));
    let sentences = share(&|_, turn| turn.sentence);
    let long = share(&|_, turn| turn.words >= 3);
    let small = share(&|_, turn| turn.small);
    let is_headed = head.split_whitespace().map(folded).any(|word| is("head", &word));

    let mut keys_in_order: Vec<&str> = all.iter().map(|(candidate, _)| candidate.key.as_str()).collect();
    let sorted = keys_in_order.windows(2).all(|pair| pair.first() < pair.last());
    keys_in_order.sort_unstable();
    keys_in_order.dedup();
    let speakers = keys_in_order.len();
    let mut score = 2.0 * looks + 1.5 * voice + again + sentences + 0.5 * long;
    score += if is_headed { 0.7 } else { 0.0 };
    // Entries of a list stand in the order of the alphabet.
    score -= if sorted && count >= 4 { 1.5 } else { 0.0 };
    score -= 1.5 * small;
    // A roll call, a list of votes.
    score -= if long < 0.3 && voice < 0.2 { 2.0 } else { 0.0 };
    // Nobody speaks.
    score -= if voice < 0.15 && count >= 4 {
        2.0
    } else if voice <= 0.0 {
        1.0
    } else {
        0.0
    };
    // Questions that are often asked: nobody answers as "I".
    let letters = share(&|candidate, _| candidate.letter.is_some());
    let answers = || all.iter().filter(|(candidate, _)| candidate.letter != Some('Q'));
    score -= if letters > 0.8 && !answers().any(|(_, turn)| turn.own) { 2.5 } else { 0.0 };
    // Headings stand once each, a speaker alone comes with a title and long words.
    let is_bare = all.iter().any(|(candidate, _)| candidate.is_bare);
    score -= if is_bare && (count < 4 || again < 0.5 || speakers < 2) { 3.0 } else { 0.0 };
    let words: usize = all.iter().map(|(_, turn)| turn.words).sum();
    let titled = share(&|candidate, _| candidate.label.is_titled && candidate.label.mark != Mark::Dash);
    // Two or three headings are no speakers.
    score -= if again < 0.3 && titled < 0.5 && !is_headed { 1.0 } else { 0.0 };
    let is_weak = titled < 1.0 && !is_headed || looks < 0.7 || voice < 0.5 || count < 2 && words < 25;
    let alone = speakers < 2 && is_weak;
    score - if alone || count == 0 { 3.0 } else { 0.0 }
}

/// What is seen of the words of one turn.
fn look(words: &str) -> Turn {
    let words = words.get(..words.floor_char_boundary(LOOKED_AT)).unwrap_or_default().trim();
    let opens = |mark: char| matches!(mark, '"' | '“' | '«');
    // A record that is quoted has its words in quotation marks.
    let is_quoted = words.starts_with(opens);
    let (mut inside, mut turn) = (false, Turn::default());
    for word in words.split_whitespace() {
        turn.words += 1;
        inside |= word.starts_with(opens) || word.starts_with("(\"") || word.starts_with("(“");
        if !inside || is_quoted {
            turn.voice |= word.ends_with('?');
            if may_be(word) {
                let plain = folded(word);
                turn.voice |= is("voice", &plain);
                turn.own |= is("own", &plain);
            }
        }
        let closes = word.len() > 1 && word.trim_end_matches(['.', ',', '?', '!', ';']).ends_with('"');
        inside &= !(closes || word.contains(['”', '»']));
    }
    let first = words.trim_start_matches(|mark: char| !mark.is_alphanumeric()).chars().next();
    turn.small = first.is_some_and(char::is_lowercase);
    turn.sentence = !turn.small && words.contains(['.', '?', '!', '…', '—']) || words.ends_with("--");
    turn
}
