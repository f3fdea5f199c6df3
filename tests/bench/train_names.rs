//! Makes `assets/models/names.bin`, the weights of the tagger of names.
//!
//! ```text
//! cargo bench --bench train_names -- GOLD [OUT]
//! ```
//!
//! GOLD is a folder with `train-actors/*.tsv.gz`; `gzip` must be there. The same files give the same bytes. What the files are
//! and may be used for: `assets/models/README.md`.

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
use std::process::{Command, Stdio};

use dossier::annotate::names::document::is_heading;
use dossier::annotate::names::lexicon::{Gazette, lexicon};
use dossier::annotate::names::rules::{Found, find};
use dossier::annotate::names::tagger::{CLASSES, SeenWords, View, allow, begin_class, see};
use dossier::annotate::names::words::{Word, words};
use dossier::annotate::perceptron::{Trainer, best};
use dossier::briefing::ActorKind;
use dossier::text::Span;

/// A source, whether it marks works, products, laws and events, whether it marks peoples, and how often it is read.
const SOURCES: [(&str, bool, bool, usize); 5] = [
    ("gmb-voa", true, true, 1),
    ("gum", false, true, 1),
    ("uner-ewt", false, false, 1),
    ("crossner-politics-train", true, true, 3),
    ("wnut17", true, false, 0),
];

const EPOCHS: usize = 8;

struct Sentence {
    text: String,
    names: Vec<(usize, usize, ActorKind)>,
}

struct Example {
    view: View,
    /// The right class of each word; `None` where the source does not say.
    right: Vec<Option<usize>>,
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(gold) = arguments.next() else {
        println!("usage: train_names GOLD [OUT]");
        return;
    };
    let out = arguments.next().unwrap_or_else(|| "assets/models/names.bin".into());
    let mut examples = Vec::new();
    for (name, others, groups, times) in SOURCES {
        let path = Path::new(&gold).join("train-actors").join(format!("{name}.tsv.gz"));
        for document in documents(&unzipped(&path)) {
            let made = examples_of(&document, others, groups);
            for _ in 1..times {
                examples.extend(examples_of(&document, others, groups));
            }
            if times > 0 {
                examples.extend(made);
            }
        }
    }
    println!("{} sentences", examples.len());
    let bytes = train(&examples);
    println!("{} bytes", bytes.len());
    std::fs::write(&out, &bytes).expect("the model can be written");
}

fn unzipped(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).stderr(Stdio::inherit()).output().expect("gzip runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The documents of a file of tokens and tags, as running text.
fn documents(table: &str) -> Vec<Vec<Sentence>> {
    let mut documents = vec![Vec::new()];
    let mut tokens: Vec<(&str, &str)> = Vec::new();
    for line in table.lines().chain([""]) {
        if line.starts_with("# doc") {
            documents.push(Vec::new());
        } else if line.is_empty() {
            if !tokens.is_empty() {
                documents.last_mut().unwrap().push(sentence(&tokens));
                tokens.clear();
            }
        } else if let Some((token, tag)) = line.split_once('\t') {
            tokens.push((token, tag));
        }
    }
    documents
}

fn sentence(tokens: &[(&str, &str)]) -> Sentence {
    let mut text = String::new();
    let mut names: Vec<(usize, usize, ActorKind)> = Vec::new();
    let mut open_quote = false;
    let mut tight = true;
    for (token, tag) in tokens {
        let token = match *token {
            "-LRB-" => "(",
            "-RRB-" => ")",
            "``" | "''" => "\"",
            token => token,
        };
        let closes =
            matches!(token, "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "-" | "n't" | "/" | "”" | "’")
                || token.starts_with(['\'', '’']) && token.len() > 1
                || token == "'"
                || token == "\"" && open_quote;
        if !tight && !closes {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        if token == "\"" {
            open_quote = !open_quote;
        }
        tight = matches!(token, "(" | "[" | "$" | "-" | "/" | "“" | "‘") || token == "\"" && open_quote;
        let kind = match tag.get(2..) {
            Some("PER") => ActorKind::Person,
            Some("ORG") => ActorKind::Organization,
            Some("LOC") => ActorKind::Place,
            Some("GRP") => ActorKind::Group,
            Some("OTH") => ActorKind::Other,
            _ => continue,
        };
        match names.last_mut() {
            Some(name) if tag.starts_with('I') => name.1 = text.len(),
            _ => names.push((start, text.len(), kind)),
        }
    }
    Sentence { text, names }
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
    let mut seen = SeenWords::default();
    for (words, heading, found) in &cut {
        see(words, found, *heading, &mut seen);
    }
    cut.iter()
        .zip(document)
        .map(|((words, heading, found), sentence)| Example {
            view: View::new(words, found, *heading, &seen, lexicon),
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
            Some(name.map_or(0, |(start, _, kind)| begin_class(*kind) + usize::from(word.span.start() != *start)))
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
    let mut trainer = Trainer::new(CLASSES);
    let mut features = Vec::new();
    for example in examples {
        let (mut last, mut last_but_one) = (0, 0);
        for (at, right) in example.right.iter().enumerate() {
            let class = right.unwrap_or(0);
            if example.view.is_candidate(at, last) {
                example.view.features(at, last, last_but_one, &mut features);
                trainer.count(&features);
            }
            (last_but_one, last) = (last, class);
        }
    }
    trainer.admit(3);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut scores = Vec::new();
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(at, (state % (at as u64 + 1)) as usize);
        }
        let (mut wrong, mut all) = (0, 0);
        for &at in &order {
            let example = &examples[at];
            let (mut last, mut last_but_one) = (0, 0);
            for (at, right) in example.right.iter().enumerate() {
                let mut guessed = 0;
                if example.view.is_candidate(at, last) {
                    example.view.features(at, last, last_but_one, &mut features);
                    trainer.scores(&features, &mut scores);
                    allow(&mut scores, last);
                    guessed = best(&scores).0;
                    if let Some(right) = *right {
                        // The inside of a name whose beginning was missed cannot be learned from here.
                        let mut reachable = vec![0; CLASSES];
                        allow(&mut reachable, last);
                        let right = if reachable[right] < 0 { right - 1 } else { right };
                        trainer.learn(&features, right, guessed);
                        all += 1;
                        wrong += usize::from(right != guessed);
                    }
                }
                (last_but_one, last) = (last, guessed);
            }
        }
        println!("epoch {epoch}: {wrong} of {all} words wrong");
    }
    trainer.finish("O PER PER+ ORG ORG+ LOC LOC+ GRP GRP+ OTH OTH+", 40.0, 1, &[])
}
