//! Makes `assets/models/names.bin`, the weights of the tagger of names.
//!
//! ```text
//! cargo bench --bench train_names -- GOLD [OUT [SOURCE…]]
//! ```
//!
//! GOLD is a folder with `train-actors/*.tsv.gz`, `train-text` and `train-syntax`; `gzip` must be there. The same files give the
//! same bytes. What the files are and may be used for: `assets/models/README.md`. To try other sources, name them: a file of
//! `train-actors`, "masc" or "ewt-train" (whose names are those that the teacher has marked), or the path of
//! a file of sentences with the places of their names, then a colon and what it marks ("o": works, products, laws and events;
//! "g": peoples), then a colon and how often it is read.
//!
//! `train_names -- words GOLD:SOURCE…` writes the words of sources with what the rules say of them, for `names/teacher.py`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    missing_docs,
    reason = "a tool for the people who build dossier: it stops at the first thing that is not as it should be"
)]

use std::path::Path;

#[path = "corpora.rs"]
mod corpora;
#[allow(dead_code, reason = "the trainer of the tagger needs the other half")]
#[path = "learn/mod.rs"]
mod learn;

use corpora::{Sentence, documents, kind_of, tagged, texts, unzipped};
use dossier::annotate::names::lexicon::{Gazette, lexicon};
use dossier::annotate::names::passage::is_heading;
use dossier::annotate::names::rules::{Found, find};
use dossier::annotate::names::tagger::{CLASSES, View, allow, begin_class};
use dossier::annotate::names::words::{Word, words};
use dossier::briefing::ActorKind;
use dossier::text::Span;
use learn::logistic::Logistic;

/// What the model is made of, as the arguments name sources.
const SOURCES: [&str; 6] =
    ["gmb-voa:og:1", "gum:g:1", "uner-ewt::1", "crossner-politics-train:og:3", "masc:og:1", "ewt-train:og:1"];

/// How often the examples are gone through, each time in another order.
const ROUNDS: usize = 6;

/// The weights are the mean of those after this round (counted from 0) and later ones.
const KEPT_FROM: usize = 3;

/// How far the learner goes at first, how its weights decay and how far it doubts a label: see [`Logistic::new`].
const RATE: f32 = 0.02;
const DECAY: f32 = 0.0003;
const DOUBT: f32 = 0.05;

/// What a weight of one becomes in the table. `View::favour` is measured with the same rod.
const UNIT: f32 = 60.0;

/// How many features in a hundred are made as if the word itself had never been seen.
const BLIND: u64 = 30;

/// How often a feature must be seen to be learned.
const OFTEN: u32 = 3;

struct Example {
    view: View,
    /// The right class of each word; `None` where the source does not say.
    right: Vec<Option<usize>>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [first, sources @ ..] = arguments.as_slice()
        && first == "words"
    {
        sources.iter().for_each(|source| print!("{}", words_of(source)));
        return;
    }
    run(&arguments);
}

/// Trains and writes the model.
pub fn run(arguments: &[String]) {
    let Some((gold, rest)) = arguments.split_first() else {
        println!("usage: train_names GOLD [OUT [SOURCE…]]");
        return;
    };
    let (out, named) =
        rest.split_first().map_or(("assets/models/names.bin", [].as_slice()), |(out, named)| (out, named));
    let mut sources: Vec<&str> = named.iter().map(String::as_str).collect();
    if sources.is_empty() {
        sources.extend(SOURCES);
    }
    let mut examples = Vec::new();
    for source in sources {
        let mut fields = source.split(':');
        let mut field = || fields.next().unwrap();
        let (name, marks, times) = (field(), field(), field());
        let times: usize = times.parse().expect("a number of times");
        for document in read(Path::new(gold), name) {
            for _ in 0..times {
                examples.extend(examples_of(&document, marks.contains('o'), marks.contains('g')));
            }
        }
    }
    println!("{} sentences", examples.len());
    let bytes = train(&examples);
    println!("{} bytes", bytes.len());
    std::fs::write(out, &bytes).expect("the model can be written");
}

/// The words of a source, which a teacher tags: each with where it begins and ends in its sentence, the class that the rules
/// give it and 1 where a sentence begins; an empty line after each sentence.
fn words_of(source: &str) -> String {
    let mut lines = String::new();
    let (gold, name) = source.rsplit_once(':').expect("GOLD:NAME");
    for sentence in read(Path::new(gold), name).iter().flatten() {
        let words = words(&sentence.text, Span::new(&sentence.text, 0, sentence.text.len()).unwrap());
        let found = find(&words, lexicon(), is_heading(&words, lexicon()));
        for (at, word) in words.iter().enumerate() {
            let name = found.iter().find(|name| name.words.contains(&at));
            let class = name.map_or(0, |name| begin_class(name.kind) + usize::from(name.words.start != at));
            let (start, end, opens) = (word.span.start(), word.span.end(), u8::from(word.opens));
            lines.push_str(&format!("{}\t{start}\t{end}\t{class}\t{opens}\n", word.text));
        }
        lines.push('\n');
    }
    lines
}

/// The documents of a source.
fn read(gold: &Path, name: &str) -> Vec<Vec<Sentence>> {
    if let Ok(table) = std::fs::read_to_string(name) {
        return marked(&table);
    }
    let mut documents = match name {
        "masc" => tagged(&unzipped(&gold.join("train-text/masc-tagged.txt.gz"))),
        "ewt-train" => texts(&unzipped(&gold.join("train-syntax/ewt-train.conllu.gz"))),
        _ => documents(&unzipped(&gold.join("train-actors").join(format!("{name}.tsv.gz")))),
    };
    let votes = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/names").join(format!("{name}.votes.tsv"));
    if let Ok(votes) = std::fs::read_to_string(votes) {
        outvote(&mut documents, &votes);
    }
    documents
}

/// Puts in place the names of sentences, by number, that a vote has settled otherwise than the source.
fn outvote(documents: &mut [Vec<Sentence>], votes: &str) {
    let mut sentences: Vec<&mut Sentence> = documents.iter_mut().flatten().collect();
    for line in votes.lines().filter(|line| !line.starts_with('#')) {
        let (number, places) = line.split_once('\t').unwrap();
        sentences[number.parse::<usize>().unwrap()].names = names(places);
    }
}

/// Names as "start,end,KIND", a space between.
fn names(places: &str) -> Vec<(usize, usize, Option<ActorKind>)> {
    let name = |place: &str| {
        let mut fields = place.split(',');
        let mut field = || fields.next().unwrap();
        (field().parse().unwrap(), field().parse().unwrap(), kind_of(field()))
    };
    places.split_whitespace().map(name).collect()
}

/// The documents of a file of sentences with the places of their names.
fn marked(table: &str) -> Vec<Vec<Sentence>> {
    let mut documents = vec![Vec::new()];
    for line in table.lines() {
        let Some((text, places)) = line.split_once('\t') else {
            documents.push(Vec::new());
            continue;
        };
        documents.last_mut().unwrap().push(Sentence { text: text.into(), names: names(places) });
    }
    documents
}

fn examples_of(document: &[Sentence], others: bool, groups: bool) -> Vec<Example> {
    let lexicon = lexicon();
    let cut: Vec<(Vec<Word<'_>>, bool, Vec<Found>)> = document
        .iter()
        .map(|sentence| {
            let words = words(&sentence.text, Span::new(&sentence.text, 0, sentence.text.len()).unwrap());
            let heading = is_heading(&words, lexicon);
            let found = find(&words, lexicon, heading);
            (words, heading, found)
        })
        .collect();
    cut.iter()
        .zip(document)
        .map(|((words, heading, found), sentence)| Example {
            view: View::new(words, found, *heading, lexicon),
            right: right(words, found, sentence, others, groups),
        })
        .collect()
}

fn right(words: &[Word<'_>], found: &[Found], sentence: &Sentence, others: bool, groups: bool) -> Vec<Option<usize>> {
    let mut right: Vec<Option<usize>> = words
        .iter()
        .map(|word| {
            let name =
                sentence.names.iter().find(|(start, end, _)| *start <= word.span.start() && word.span.end() <= *end);
            match name {
                Some((start, _, kind)) => kind.map(|kind| begin_class(kind) + usize::from(word.span.start() != *start)),
                None => Some(0),
            }
        })
        .collect();
    for name in found {
        let unsaid = right[name.words.clone()].iter().all(|class| *class == Some(0));
        if unsaid && !others && name.kind == ActorKind::Other {
            right[name.words.clone()].fill(None);
        }
    }
    if !groups {
        for (at, class) in right.iter_mut().enumerate() {
            let group = lexicon().longest(&words[at..]).is_some_and(|(_, entry)| entry.gazette == Gazette::Group);
            if *class == Some(0) && group {
                *class = Some(begin_class(ActorKind::Group));
            }
        }
    }
    right
}

fn train(examples: &[Example]) -> Vec<u8> {
    let mut learner = Logistic::new(RATE, DECAY, DOUBT);
    let mut features = Vec::new();
    for example in examples {
        let (mut last, mut last_but_one) = (0, 0);
        for (at, right) in example.right.iter().enumerate() {
            let class = right.unwrap_or(0);
            if example.view.is_candidate(at, last) {
                example.view.features(at, last, last_but_one, false, &mut features);
                learner.count(&features);
            }
            (last_but_one, last) = (last, class);
        }
    }
    learner.admit(OFTEN);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at as u64 + 1) as usize);
        }
        let (mut wrong, mut all) = (0, 0);
        for &at in &order {
            let (missed, seen) = learn(&examples[at], &mut learner, &mut chance, &mut features);
            wrong += missed;
            all += seen;
        }
        println!("round {round}: {wrong} of {all} words wrong");
        if round >= KEPT_FROM {
            learner.keep();
        }
    }
    learner.finish("O PER PER+ ORG ORG+ LOC LOC+ GRP GRP+ OTH OTH+", UNIT)
}

/// Learns from one sentence; the words it got wrong, and all that could be learned from.
fn learn(
    example: &Example,
    learner: &mut Logistic<CLASSES>,
    chance: &mut Chance,
    features: &mut Vec<u64>,
) -> (usize, usize) {
    let (mut wrong, mut all) = (0, 0);
    let (mut last, mut last_but_one) = (0, 0);
    for (at, right) in example.right.iter().enumerate() {
        let mut guessed = 0;
        if example.view.is_candidate(at, last) {
            example.view.features(at, last, last_but_one, chance.below(100) < BLIND, features);
            let mut reachable = [0; CLASSES];
            allow(&mut reachable, last);
            let allowed = reachable.map(|score| score >= 0);
            let chances = learner.chances(features, &allowed);
            guessed = (0..CLASSES).rev().max_by(|a, b| chances[*a].total_cmp(&chances[*b])).unwrap();
            if let Some(right) = *right {
                // The inside of a name whose beginning was missed cannot be learned from here.
                let right = if allowed[right] { right } else { right - 1 };
                learner.learn(features, &chances, &allowed, right);
                all += 1;
                wrong += usize::from(right != guessed);
            }
        }
        (last_but_one, last) = (last, guessed);
    }
    (wrong, all)
}

/// Numbers without a pattern, the same every time (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
