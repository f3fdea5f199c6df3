//! The corpora that the models are trained on, as running text.

use std::path::Path;
use std::process::{Command, Stdio};

use dossier::briefing::ActorKind;

/// A sentence with its names.
pub struct Sentence {
    /// The sentence as an author would have written it.
    pub text: String,
    /// Where names are; without a kind where the source does not know.
    pub names: Vec<(usize, usize, Option<ActorKind>)>,
}

/// The text of a file that `gzip` has packed.
pub fn unzipped(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).stderr(Stdio::inherit()).output().expect("gzip runs");
    assert!(output.status.success(), "{} cannot be read", path.display());
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The kind that a corpus calls so.
pub fn kind_of(tag: &str) -> Option<ActorKind> {
    match tag {
        "PER" => Some(ActorKind::Person),
        "ORG" => Some(ActorKind::Organization),
        "LOC" => Some(ActorKind::Place),
        "GRP" => Some(ActorKind::Group),
        "OTH" => Some(ActorKind::Other),
        _ => None,
    }
}

/// The documents of a text without names, a sentence a line, as "word_TAG".
pub fn tagged(table: &str) -> Vec<Vec<Sentence>> {
    let mut documents = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with("# doc") {
            documents.push(Vec::new());
            continue;
        }
        let mut tokens: Vec<String> = Vec::new();
        for word in line.split_whitespace().map(|word| word.rsplit_once('_').map_or(word, |(word, _)| word)) {
            match tokens.last_mut() {
                Some(last)
                    if last.ends_with('-')
                        && last.chars().count() > 2
                        && word.starts_with(|c: char| c.is_alphanumeric()) =>
                {
                    last.push_str(word);
                }
                _ => tokens.push(word.to_owned()),
            }
        }
        if tokens.len() > 1 {
            let tokens: Vec<(&str, &str)> =
                tokens.iter().filter(|token| !token.is_empty()).map(|token| (token.as_str(), "O")).collect();
            documents.last_mut().unwrap().push(sentence(&tokens));
        }
    }
    documents
}

/// The documents of a treebank, as running text without names.
pub fn texts(table: &str) -> Vec<Vec<Sentence>> {
    let mut documents = Vec::new();
    for line in table.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Vec::new());
        } else if let Some(text) = line.strip_prefix("# text = ") {
            documents.last_mut().unwrap().push(Sentence { text: text.trim().into(), names: Vec::new() });
        }
    }
    documents
}

/// The documents of a file of tokens and tags, as running text.
pub fn documents(table: &str) -> Vec<Vec<Sentence>> {
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
    let mut names: Vec<(usize, usize, Option<ActorKind>)> = Vec::new();
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
        let Some(kind) = tag.get(2..).and_then(kind_of) else {
            continue;
        };
        match names.last_mut() {
            Some(name) if tag.starts_with('I') => name.1 = text.len(),
            _ => names.push((start, text.len(), Some(kind))),
        }
    }
    Sentence { text, names }
}
