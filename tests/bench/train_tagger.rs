//! Makes `assets/models/tagger.bin`, the weights of the part-of-speech tagger, and says how well they do.
//!
//! ```text
//! cargo bench --bench train_tagger -- GOLD [OUT]
//! ```
//!
//! GOLD is a folder with `train-syntax/{ewt-train,ewt-dev,gum}.conllu.gz`, `train-actors/gmb-voa.tsv.gz` and
//! `train-text/masc-tagged.txt.gz`; `gzip` must be there. The same files give the same bytes. What the files are and may be used
//! for: `assets/models/README.md`.
//!
//! The tags of the last two, which are news and other open text, are those that a larger tagger gave (`tests/bench/tags`).
//! `train_tagger -- text GOLD NAME` prints their sentences for `tests/bench/tags/teacher.py`, and `train_tagger -- labels GOLD NAME FILE` the
//! labels of what that writes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    missing_docs,
    reason = "a tool for the people who build dossier: it stops at the first thing that is not as it should be"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

#[allow(dead_code, reason = "the trainer of the tagger of names reads more")]
#[path = "corpora.rs"]
mod corpora;
#[allow(dead_code, reason = "the trainer of names needs the other half")]
#[path = "learn/mod.rs"]
mod learn;

use corpora::unzipped;
use dossier::annotate::Tag;
use dossier::annotate::perceptron::best;
use dossier::annotate::tagger::{Forms, Tagger, mark_class};
use dossier::text::{Span, TokenKind, tokens};
use learn::perceptron::Trainer;

const EPOCHS: usize = 8;

/// Open texts whose words a larger tagger has tagged; its labels lie in `tests/bench/tags`.
const SILVER: [&str; 2] = ["gmb-voa", "masc"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (gold, out) = match arguments[..] {
        ["text", gold, name] => return open_text(Path::new(gold), name).iter().for_each(|text| println!("{text}")),
        ["labels", gold, name, tags] => return labels(&open_text(Path::new(gold), name), tags),
        [gold] => (gold, "assets/models/tagger.bin"),
        [gold, out] => (gold, out),
        _ => return println!("usage: train_tagger GOLD [OUT]"),
    };
    let gold = Path::new(&gold);
    let mut training = Vec::new();
    for name in ["ewt-train", "gum"] {
        let path = gold.join("train-syntax").join(format!("{name}.conllu.gz"));
        training.extend(conllu(&unzipped(&path)));
    }
    // Every twentieth sentence is set aside, to see how close to the larger tagger this one comes in news.
    let mut news = Vec::new();
    for name in SILVER {
        for (number, sentence) in silver(gold, name).into_iter().enumerate() {
            if number % 20 == 7 { &mut news } else { &mut training }.push(sentence);
        }
    }
    let dev = conllu(&unzipped(&gold.join("train-syntax/ewt-dev.conllu.gz")));
    println!("sentences: {} to learn from, {} to measure on", training.len(), dev.len());
    let bytes = train(&training);
    println!("{} bytes", bytes.len());
    measure(&bytes, &dev);
    println!("sentences that the larger tagger has tagged:");
    measure(&bytes, &news);
    std::fs::write(out, &bytes).expect("the model can be written");
}

/// A sentence: its words with whether white space stands before them, and their tags (`None` where not known).
struct Sentence {
    words: Vec<(String, TokenKind, bool)>,
    tags: Vec<Option<Tag>>,
}

impl Sentence {
    fn forms(&self) -> Forms {
        let lower: Vec<String> = self.words.iter().map(|word| lowered(&word.0)).collect();
        Forms::new(
            self.words
                .iter()
                .zip(&lower)
                .map(|((word, kind, apart), lower)| (word.as_str(), lower.as_str(), *kind, *apart)),
        )
    }

    /// The same with other letters: headings are written so.
    fn recased(&self, change: impl Fn(&str, Tag) -> String) -> Self {
        let words = self.words.iter().zip(&self.tags);
        let words = words.map(|((word, kind, apart), tag)| (change(word, tag.unwrap_or_default()), *kind, *apart));
        Self { words: words.collect(), tags: self.tags.clone() }
    }
}

fn lowered(word: &str) -> String {
    word.replace('’', "'").to_lowercase()
}

/// A word of a treebank.
struct Gold {
    from: usize,
    to: usize,
    tag: String,
    /// Its relation where its head stands outside its own token.
    relation: String,
}

/// The sentences of an open text.
fn open_text(gold: &Path, name: &str) -> Vec<String> {
    let documents = match name {
        "masc" => corpora::tagged(&unzipped(&gold.join("train-text/masc-tagged.txt.gz"))),
        _ => corpora::documents(&unzipped(&gold.join("train-actors").join(format!("{name}.tsv.gz")))),
    };
    documents.into_iter().flatten().map(|sentence| sentence.text.replace(['\n', '\t'], " ")).collect()
}

/// The sentences of an open text with the tags of the larger tagger: a letter for each word, "." where it is not used.
fn silver(gold: &Path, name: &str) -> Vec<Sentence> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/tags").join(format!("{name}.txt"));
    let labels = std::fs::read_to_string(&path).expect("the labels can be read");
    let texts = open_text(gold, name);
    let lines = labels.lines().filter(|line| !line.starts_with('#'));
    texts.iter().zip(lines).filter_map(|(text, line)| labelled(text, line)).collect()
}

fn labelled(text: &str, line: &str) -> Option<Sentence> {
    let classes = classes();
    let mut sentence = aligned(text, &[])?;
    assert_eq!(sentence.words.len(), line.len(), "labels of other words: {text}");
    let tags = line.bytes().map(|letter| classes.get(usize::from(letter.checked_sub(b'A')?)).copied());
    sentence.tags = tags.collect();
    Some(sentence)
}

/// Prints the labels of an open text; `tags` is a file of `tests/bench/tags/teacher.py`: the words that the larger tagger
/// sees, each with its start, end, tag and relation, and an empty line after each sentence.
fn labels(texts: &[String], tags: &str) {
    let classes = classes();
    let table = std::fs::read_to_string(tags).expect("the tags can be read");
    let mut blocks = table.split("\n\n");
    for text in texts {
        let gold: Vec<Gold> = blocks.next().expect("as many sentences").lines().map(gold_of).collect();
        let sentence = aligned(text, &gold).expect("words");
        let letter = |tag: &Option<Tag>| {
            let class = tag.and_then(|tag| classes.iter().position(|class| *class == tag));
            class.map_or('.', |class| char::from(b'A' + u8::try_from(class).unwrap()))
        };
        println!("{}", sentence.tags.iter().map(letter).collect::<String>());
    }
}

fn gold_of(line: &str) -> Gold {
    let fields: Vec<&str> = line.split('\t').collect();
    Gold {
        from: fields[0].parse().unwrap(),
        to: fields[1].parse().unwrap(),
        tag: fields[2].into(),
        relation: fields[3].into(),
    }
}

fn conllu(text: &str) -> Vec<Sentence> {
    text.split("\n\n").filter_map(sentence).collect()
}

fn sentence(block: &str) -> Option<Sentence> {
    let mut text = String::new();
    let mut gold: Vec<Gold> = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, _, _, relation, _, rest] = fields[..] else {
            continue;
        };
        if id.contains('-') || id.contains('.') {
            continue;
        }
        let from = text.len();
        text.push_str(form);
        gold.push(Gold { from, to: text.len(), tag: tag.into(), relation: relation.into() });
        if !rest.contains("SpaceAfter=No") {
            text.push(' ');
        }
    }
    // Words of several tokens ("don't") have their space on the range's line, which is left out above.
    let text = rejoined(block, text, &mut gold);
    aligned(&text, &gold)
}

/// Takes out the spaces inside words of several tokens.
fn rejoined(block: &str, text: String, gold: &mut [Gold]) -> String {
    let mut glued: Vec<bool> = vec![false; gold.len()];
    for line in block.lines() {
        let Some((range, _)) = line.split_once('\t') else {
            continue;
        };
        if let Some((first, last)) = range.split_once('-')
            && let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>())
        {
            (first..last).for_each(|at| glued[at - 1] = true);
        }
    }
    let mut joined = String::new();
    for at in 0..gold.len() {
        let word = text[gold[at].from..gold[at].to].to_owned();
        let spaced = text[gold[at].to..].starts_with(' ') && !glued[at];
        gold[at].from = joined.len();
        joined.push_str(&word);
        gold[at].to = joined.len();
        if spaced {
            joined.push(' ');
        }
    }
    joined
}

/// The sentence as dossier cuts it, with the treebank's tags.
fn aligned(text: &str, gold: &[Gold]) -> Option<Sentence> {
    let found = tokens(text, Span::new(text, 0, text.len())?);
    let mut words = Vec::new();
    let mut tags = Vec::new();
    let mut end = 0;
    for token in found {
        let (from, to) = (token.span.start(), token.span.end());
        let parts: Vec<&Gold> = gold.iter().filter(|part| part.from < to && from < part.to).collect();
        let inside = parts.iter().all(|part| from <= part.from && part.to <= to);
        let tag = match parts[..] {
            [] => None,
            [part] => (inside || part.tag == "CD" || part.tag == "NNP").then(|| Tag::from_penn(&part.tag)),
            _ if inside => Some(merged(&parts)),
            _ => None,
        };
        words.push((token.span.of(text).to_owned(), token.kind, from > end || from == 0));
        tags.push(tag);
        end = to;
    }
    (!words.is_empty()).then_some(Sentence { words, tags })
}

/// The tag of a word that the treebank cuts in parts: at its hyphens, mostly.
fn merged(parts: &[&Gold]) -> Tag {
    let (first, last) = (Tag::from_penn(&parts[0].tag), Tag::from_penn(&parts[parts.len() - 1].tag));
    if !parts.iter().any(|part| part.tag == "HYPH") {
        return if first == Tag::MD { first } else { last };
    }
    let content: Vec<Tag> =
        parts.iter().filter(|part| part.tag != "HYPH").map(|part| Tag::from_penn(&part.tag)).collect();
    if content.iter().all(|tag| tag.is_proper()) || content.iter().all(|tag| *tag == Tag::CD) {
        return last;
    }
    let describes = parts
        .iter()
        .rev()
        .find(|part| part.tag != "HYPH")
        .is_some_and(|part| matches!(part.relation.as_str(), "amod" | "compound" | "nmod"));
    if describes && !last.is_proper() { Tag::JJ } else { last }
}

/// Tags that words may have, in order of their classes.
fn classes() -> Vec<Tag> {
    let mut tags: Vec<Tag> = Tag::NAMED.to_vec();
    tags.push(Tag::Other);
    tags
}

fn train(training: &[Sentence]) -> Vec<u8> {
    let classes = classes();
    let class_of = |tag: Tag| classes.iter().position(|class| *class == tag).expect("a class");
    let mut examples: Vec<(Forms, Vec<Option<usize>>)> = Vec::new();
    for (number, sentence) in training.iter().enumerate() {
        let mut add = |sentence: &Sentence| {
            let right = sentence.tags.iter().map(|tag| tag.map(class_of)).collect();
            examples.push((sentence.forms(), right));
        };
        add(sentence);
        // Headings: capitals tell less there.
        match number % 16 {
            3 => add(&sentence.recased(|word, _| word.to_uppercase())),
            7 | 11 => add(&sentence.recased(titled)),
            _ => {}
        }
    }
    let fixed = unambiguous(&examples);
    let known: std::collections::BTreeSet<u64> = fixed.iter().map(|entry| entry.0).collect();
    println!("{} examples, {} words looked up", examples.len(), fixed.len());
    let names: Vec<&str> = classes.iter().map(|tag| tag.penn()).collect();
    let mut trainer = Trainer::new(classes.len());
    let (mut features, mut scores) = (Vec::new(), Vec::new());
    for (forms, right) in &examples {
        let mut before: Vec<u8> = Vec::new();
        for (at, class) in right.iter().enumerate() {
            features.clear();
            forms.features(at, &before, &mut features);
            trainer.count(&features);
            before.push(match (forms.mark(at), class) {
                (Some(tag), _) => mark_class(tag),
                (None, class) => class.map_or(255, |class| u8::try_from(class).unwrap()),
            });
        }
    }
    trainer.admit(OFTEN);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 1_u64;
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        let (mut wrong, mut all) = (0_u32, 0_u32);
        for &number in &order {
            let (forms, right) = &examples[number];
            let mut before: Vec<u8> = Vec::with_capacity(forms.len());
            for at in 0..forms.len() {
                if let Some(tag) = forms.mark(at) {
                    before.push(mark_class(tag));
                    continue;
                }
                if known.contains(&forms.lexicon(at))
                    && let Ok(found) = fixed.binary_search_by_key(&forms.lexicon(at), |entry| entry.0)
                {
                    before.push(fixed[found].1);
                    continue;
                }
                features.clear();
                forms.features(at, &before, &mut features);
                trainer.scores(&features, &mut scores);
                let guess = best(&scores).0;
                if let Some(right) = right[at] {
                    all += 1;
                    wrong += u32::from(right != guess);
                    trainer.learn(&features, right, guess);
                }
                before.push(u8::try_from(guess).unwrap());
            }
        }
        println!("round {}: {:.2}% wrong", epoch + 1, 100.0 * f64::from(wrong) / f64::from(all.max(1)));
    }
    trainer.finish(&names.join(" "), CEILING, LEAST, &fixed)
}

/// The mean weight that becomes the largest in the file.
const CEILING: f64 = 40.0;
/// How often a feature must be seen to be learned.
const OFTEN: u8 = 5;
/// The smallest weight kept, of 127.
const LEAST: i8 = 2;

fn titled(word: &str, tag: Tag) -> String {
    let small = matches!(tag, Tag::IN | Tag::DT | Tag::CC | Tag::TO | Tag::POS) && word.len() < 5;
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !small => first.to_uppercase().chain(letters).collect(),
        _ => word.into(),
    }
}

/// The words that have one tag nearly always, by the feature that names them.
fn unambiguous(examples: &[(Forms, Vec<Option<usize>>)]) -> Vec<(u64, u8)> {
    let mut seen: BTreeMap<u64, BTreeMap<usize, u32>> = BTreeMap::new();
    for (forms, right) in examples {
        for (at, class) in right.iter().enumerate() {
            if let Some(class) = class
                && forms.mark(at).is_none()
            {
                *seen.entry(forms.lexicon(at)).or_default().entry(*class).or_default() += 1;
            }
        }
    }
    let sure = |tags: &BTreeMap<usize, u32>| {
        let all: u32 = tags.values().sum();
        let (class, most) = tags.iter().max_by_key(|(_, count)| **count)?;
        (all >= 15 && f64::from(*most) >= 0.995 * f64::from(all)).then(|| u8::try_from(*class).unwrap())
    };
    seen.iter().filter_map(|(word, tags)| Some((*word, sure(tags)?))).collect()
}

fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (*seed >> 33) as usize % (at + 1));
    }
}

fn measure(bytes: &[u8], dev: &[Sentence]) {
    let tagger = Tagger::new(bytes.to_vec().leak());
    let (mut right, mut all) = (0_u32, 0_u32);
    let mut errors: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for sentence in dev {
        for (found, gold) in tagger.tag(&sentence.forms()).into_iter().zip(&sentence.tags) {
            let Some(gold) = *gold else { continue };
            all += 1;
            if found == gold {
                right += 1;
            } else {
                *errors.entry((gold.penn(), found.penn())).or_default() += 1;
            }
        }
    }
    println!("{:.2}% of {all} words right", 100.0 * f64::from(right) / f64::from(all));
    let mut errors: Vec<_> = errors.into_iter().collect();
    errors.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for ((gold, found), count) in errors.iter().take(20) {
        println!("{count:5} {gold} taken for {found}");
    }
    let forms: Vec<Forms> = dev.iter().map(Sentence::forms).collect();
    let start = Instant::now();
    let tagged: usize = (0..10).map(|_| forms.iter().map(|forms| tagger.tag(forms).len()).sum::<usize>()).sum();
    println!("{:.0} words a second, forms apart", tagged as f64 / start.elapsed().as_secs_f64());
    for case in [titled, |word: &str, _| word.to_uppercase()] {
        let changed: Vec<Sentence> = dev.iter().map(|sentence| sentence.recased(case)).collect();
        let (mut right, mut all) = (0_u32, 0_u32);
        for sentence in &changed {
            for (found, gold) in tagger.tag(&sentence.forms()).into_iter().zip(&sentence.tags) {
                all += u32::from(gold.is_some());
                right += u32::from(Some(found) == *gold);
            }
        }
        println!("{:.2}% with letters changed", 100.0 * f64::from(right) / f64::from(all));
    }
}
