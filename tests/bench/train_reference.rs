//! Makes `assets/models/reference.tsv`, which says whom pronouns mean.
//!
//! ```text
//! cargo bench --bench train_reference -- GOLD [OUT]
//! ```
//!
//! GOLD is a folder with `train-coref/ontogum.conll.gz`; `gzip` must be there. The same file gives the same bytes: the
//! model is a logistic regression over pairs of an anaphor and a candidate, by stochastic gradient descent in a fixed
//! order, averaged. Every fifth document is kept for the figures that are printed, and then learnt from as well.

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
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use dossier::annotate::names::document::names_and;
use dossier::annotate::names::reference::{Class, Features, Question, WEIGHTS};
use dossier::annotate::{Models, NameMention, TaggedText, Trees};
use dossier::load::document_of;
use dossier::text::Span;

const EPOCHS: usize = 30;
/// Genres that are nothing like a report.
const LEFT_OUT: [&str; 2] = ["GUM_conversation", "GUM_vlog"];

/// A question with the right answers.
struct Example {
    document: usize,
    class: Class,
    candidates: Vec<(Features, bool)>,
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(gold) = arguments.next() else {
        println!("usage: train_reference GOLD [OUT]");
        return;
    };
    let out = arguments.next().unwrap_or_else(|| "assets/models/reference.tsv".into());
    let texts = texts(&unzipped(&Path::new(&gold).join("train-coref/ontogum.conll.gz")));
    let models = Models::built_in();
    let mut examples = Vec::new();
    for (document, text) in texts.iter().enumerate() {
        text.examples(document, &models, &mut examples);
    }
    let kept: Vec<&Example> = examples.iter().filter(|example| example.document % 5 != 4).collect();
    let tried: Vec<&Example> = examples.iter().filter(|example| example.document % 5 == 4).collect();
    println!("{} questions in {} documents", examples.len(), texts.len());
    report(&train(&kept), &tried);
    let weights = train(&examples.iter().collect::<Vec<_>>());
    let mut table = String::from("# Whom pronouns mean: see README.md. Made by tests/bench/train_reference.rs.\n");
    for (at, weight) in weights.iter().enumerate() {
        let thousandths = (weight * 1000.0).round() as i32;
        if thousandths != 0 {
            writeln!(table, "{at}\t{thousandths}").unwrap();
        }
    }
    std::fs::write(out, table).expect("the model can be written");
}

fn unzipped(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).stdout(Stdio::piped()).output().expect("gzip is there");
    String::from_utf8(output.stdout).expect("text")
}

/// A text with its clusters.
#[derive(Default)]
struct Text {
    text: String,
    /// Where each mention stands, less its article, and its cluster.
    mentions: Vec<(usize, usize, u32)>,
}

fn texts(conll: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    for part in conll.split("# begin document ").skip(1) {
        let (name, rows) = part.split_once('\n').unwrap();
        if LEFT_OUT.iter().any(|out| name.starts_with(out)) {
            continue;
        }
        let rows: Vec<(&str, &str)> = rows
            .lines()
            .filter_map(|line| {
                let mut fields = line.split('\t').skip(1);
                Some((fields.next()?, fields.next()?))
            })
            .collect();
        texts.push(text_of(&rows));
    }
    texts
}

fn text_of(rows: &[(&str, &str)]) -> Text {
    let mut made = Text::default();
    let mut open: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let (mut quoted, mut glue, mut since) = (false, true, 0);
    for &(word, marks) in rows {
        let closes = matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "%" | "]" | "”" | "-" | "–")
            || word.starts_with(['\'', '’']) && word.len() > 1
            || word == "n't"
            || word == "\"" && quoted;
        if !glue && !closes {
            made.text.push(' ');
        }
        let start = made.text.len();
        made.text.push_str(word);
        since += 1;
        glue = matches!(word, "(" | "[" | "$" | "“" | "-" | "–") || word == "\"" && !quoted;
        if word == "\"" {
            quoted = !quoted;
        }
        if word == "." && since > 80 {
            made.text.push_str("\n\n");
            (since, glue, quoted) = (0, true, false);
        }
        // "(3(4)" opens 3 and is all of 4; "2)3)" closes both.
        let mut number = String::new();
        let mut opening = false;
        for c in marks.chars().chain(['(']) {
            match c {
                '(' => {
                    if opening && let Ok(id) = number.parse::<u32>() {
                        open.entry(id).or_default().push(start);
                    }
                    (opening, number) = (true, String::new());
                }
                ')' => {
                    let id: u32 = number.parse().unwrap_or(0);
                    if opening {
                        made.mentions.push((start, start + word.len(), id));
                    } else if let Some(from) = open.entry(id).or_default().pop() {
                        made.mentions.push((from, start + word.len(), id));
                    }
                    (opening, number) = (false, String::new());
                }
                c if c.is_ascii_digit() => number.push(c),
                _ => {}
            }
        }
    }
    for (from, to, _) in &mut made.mentions {
        let words = &made.text[*from..*to];
        for article in ["the ", "The ", "a ", "A ", "this ", "This ", "that ", "That "] {
            if words.starts_with(article) {
                *from += article.len();
                break;
            }
        }
    }
    made
}

impl Text {
    /// The cluster of the mention that `span` is, nearly.
    fn cluster(&self, span: Span) -> Option<u32> {
        let mut best = (0.59, None);
        for &(from, to, id) in &self.mentions {
            let shared = to.min(span.end()).saturating_sub(from.max(span.start()));
            let likeness = 2.0 * shared as f64 / (to - from + span.len()) as f64;
            if likeness > best.0 {
                best = (likeness, Some(id));
            }
        }
        best.1
    }

    fn examples(&self, document: usize, models: &Models, examples: &mut Vec<Example>) {
        let read = document_of("text.txt", self.text.as_bytes()).expect("it is text");
        assert_eq!(&*read.text, self.text);
        let text = TaggedText::new(&read.text, &read.paragraphs, models);
        let mut choose = |names: &[NameMention], question: &Question| {
            let meant = self.cluster(question.span);
            let right = |mention: usize| meant.is_some() && self.cluster(names[mention].span) == meant;
            let candidates: Vec<(Features, bool)> =
                question.candidates.iter().map(|candidate| (candidate.features, right(candidate.mention))).collect();
            let chosen = candidates.iter().position(|&(_, right)| right);
            if !question.class.is_pronoun() {
                return models.reference.choose(question);
            }
            examples.push(Example { document, class: question.class, candidates });
            chosen
        };
        names_and(&text, &Trees::new(&text, models), models, &mut choose);
    }
}

fn score(weights: &[f64], class: Class, features: &Features) -> f64 {
    features.weights(class).map(|at| weights[at]).sum()
}

fn train(examples: &[&Example]) -> Vec<f64> {
    let mut weights = vec![0.0; WEIGHTS];
    let mut sums = vec![0.0; WEIGHTS];
    for epoch in 0..EPOCHS {
        let rate = 0.1 / (1.0 + epoch as f64 / 3.0);
        for step in 0..examples.len() {
            // A fixed walk over all of them: the step has no divisor in common with the length.
            let example = examples[(step * 7919 + epoch) % examples.len()];
            for (features, right) in &example.candidates {
                let likely = 1.0 / (1.0 + (-score(&weights, example.class, features)).exp());
                let error = f64::from(u8::from(*right)) - likely;
                for at in features.weights(example.class) {
                    weights[at] += rate * (error - 0.002 * weights[at]);
                }
            }
        }
        if epoch * 2 >= EPOCHS {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let taken = EPOCHS.div_ceil(2) as f64;
    sums.iter().map(|sum| sum / taken).collect()
}

/// Prints, for each class and for some thresholds, how many answers are given and right.
fn report(weights: &[f64], tried: &[&Example]) {
    let mut classes: BTreeMap<Class, Vec<&Example>> = BTreeMap::new();
    for example in tried {
        classes.entry(example.class).or_default().push(example);
    }
    for (class, examples) in classes {
        let answerable = examples.iter().filter(|example| example.candidates.iter().any(|(_, right)| *right)).count();
        print!("{class:?}: {} questions, {answerable} with an answer;", examples.len());
        for least in [-1.0, -0.4, 0.0, 0.4, 0.8] {
            let (mut given, mut right) = (0, 0);
            for example in &examples {
                let best = example
                    .candidates
                    .iter()
                    .map(|(features, right)| (score(weights, class, features), *right))
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                if let Some((points, is_right)) = best
                    && points > least
                {
                    given += 1;
                    right += usize::from(is_right);
                }
            }
            print!("  {least}: {right}/{given}");
        }
        println!();
    }
}
