//! The analysis of the sentence: the same as that of the program whose weights it has, the same everywhere, and a tree
//! whatever the text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "the trainers use the rest")]
#[path = "bench/learn/mod.rs"]
mod learn;

use std::sync::OnceLock;

use dossier::annotate::syntax::{DamagedWeights, Parser, Sentence, Syntax};
use dossier::text::Span;
use proptest::prelude::*;

/// Paragraphs, each with what spaCy finds in it beneath: `tests/bench/syntax/golden.py`.
const GOLDEN: &str = include_str!("syntax/golden.txt");

fn syntax() -> &'static Syntax {
    static SYNTAX: OnceLock<Syntax> = OnceLock::new();
    SYNTAX.get_or_init(|| Syntax::built_in().unwrap())
}

fn whole(text: &str) -> Span {
    Span::new(text, 0, text.len()).unwrap()
}

/// A sentence as it is written in the golden file.
fn written(text: &str, sentence: &Sentence) -> Vec<String> {
    let tokens = sentence.tokens().iter().enumerate();
    tokens
        .map(|(at, token)| {
            let (word, lemma) = (token.span.of(text), sentence.lemma(at));
            let head = token.head.to_string();
            [word, token.tag.name(), token.pos.name(), lemma, &head, token.label.name()].join("¦").replace(' ', "␣")
        })
        .collect()
}

/// A paragraph of the golden file: its text, where sentences are said to end, and its sentences.
type Golden = (String, Option<Vec<usize>>, Vec<String>);

fn golden() -> Vec<Golden> {
    let mut found: Vec<Golden> = Vec::new();
    for line in GOLDEN.lines().filter(|line| !line.starts_with("# ")) {
        if let Some(marked) = line.strip_prefix("> ") {
            let mut at = 0;
            let parts: Vec<&str> = marked.split('¶').collect();
            let ends = parts.iter().map(|part| {
                at += part.len();
                at
            });
            let ends = (parts.len() > 1).then(|| ends.collect());
            found.push((marked.replace('¶', ""), ends, Vec::new()));
        } else {
            found.last_mut().unwrap().2.push(line.to_owned());
        }
    }
    found
}

/// Of the golden paragraphs: how many tokens there are, and the lines that differ.
fn differences(parser: &mut Parser<'_>) -> (usize, usize, Vec<String>) {
    let (mut tokens, mut wrong, mut lines) = (0, 0, Vec::new());
    for (text, ends, expected) in golden() {
        let sentences = parser.parse(&text, whole(&text), ends.as_deref());
        let found: Vec<String> = sentences.iter().map(|sentence| written(&text, sentence).join(" ")).collect();
        let flat = |sentences: &[String]| -> Vec<String> {
            sentences.iter().flat_map(|sentence| sentence.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        let (expected, found) = (flat(&expected), flat(&found));
        tokens += expected.len();
        if expected.len() != found.len() {
            wrong += expected.len();
            lines.push(format!("{text}\n    {} tokens, not {}", found.len(), expected.len()));
            continue;
        }
        for (expected, found) in expected.iter().zip(&found) {
            if expected != found {
                wrong += 1;
                lines.push(format!("{text}\n    {found}, not {expected}"));
            }
        }
    }
    (tokens, wrong, lines)
}

#[test]
fn the_golden_lines_are_analysed_as_by_the_program_of_the_weights() {
    let (tokens, wrong, lines) = differences(&mut syntax().parser());
    assert!(tokens > 10_000, "{tokens} tokens");
    // A rounded weight may decide a close call otherwise.
    assert!(wrong * 1_000 <= tokens, "{wrong} of {tokens} tokens differ:\n{}", lines.join("\n"));
}

#[test]
fn where_lines_end_changes_no_tree() {
    let mut parser = syntax().parser();
    for (text, without) in [
        ("Eleven firms signed leases with the\nport for the year 1988-89.", None),
        ("The minister,  who leads\r\n  the talks, met his envoy in Oslo.", None),
        ("Prices rose by 4.4 per cent in January over the level\n12 months ago.", None),
        ("The Harbour Union (HU)--and\nits members--won.", Some("(HU)")),
    ] {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut tree = |text: &str| {
            let spans = without.and_then(|words| Some((text.find(words)?, words.len())));
            let spans: Vec<Span> =
                spans.and_then(|(at, length)| Span::new(text, at, at + length)).into_iter().collect();
            let tree = parser.sentence(text, whole(text), &spans).unwrap();
            written(text, &tree).join(" ")
        };
        assert_eq!(tree(text), tree(&line), "{text}");
        assert!(without.is_none_or(|words| !tree(text).contains(words.trim_matches(['(', ')']))), "{text}");
    }
    assert!(parser.sentence(" \n ", whole(" \n "), &[]).is_none());
}

/// A number that any change of any result changes (FNV-1a).
fn checksum(syntax: &Syntax) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325u64;
    let mut parser = syntax.parser();
    for entry in ["000_915c21cfe5fef68f.txt", "003_22c35010bc7c392d.txt"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(entry);
        let text = std::fs::read_to_string(path).unwrap();
        for line in text.lines() {
            for sentence in parser.parse(line, whole(line), None) {
                for byte in written(line, &sentence).join(" ").bytes() {
                    sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
    }
    sum
}

#[test]
fn the_same_text_gives_the_same_trees_on_every_machine() {
    const EXPECTED: u64 = 12_569_087_042_567_916_099;
    assert_eq!(checksum(syntax()), EXPECTED);
    // With the plainest vectors, and in several threads at a time.
    assert_eq!(checksum(&Syntax::built_in().unwrap().plain()), EXPECTED);
    let threads: Vec<u64> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..3).map(|_| scope.spawn(|| checksum(syntax()))).collect();
        started.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(threads, [EXPECTED; 3]);
}

#[test]
fn what_was_parsed_before_changes_nothing() {
    let text = "The bank, which is French, gave the firm a loan it couldn't repay.";
    let alone = syntax().parser().parse(text, whole(text), None);
    let mut parser = syntax().parser();
    for other in ["", "  ", "No.", "A long line of other words was read here before, 1,234 of them!"] {
        parser.parse(other, whole(other), None);
    }
    // More forms than are kept.
    let many: Vec<String> = (0..9_000).map(|number| format!("w{number}")).collect();
    let many = many.join(" ");
    parser.parse(&many, whole(&many), None);
    assert_eq!(parser.parse(text, whole(text), None), alone);
}

#[test]
fn a_part_of_a_text_has_places_in_the_whole() {
    let text = "Énergie. The firm's profit rose. It fell.";
    let part = Span::new(text, 10, text.len()).unwrap();
    let sentences = syntax().parser().parse(text, part, Some(&[33]));
    let words: Vec<Vec<&str>> =
        sentences.iter().map(|sentence| sentence.tokens().iter().map(|token| token.span.of(text)).collect()).collect();
    assert_eq!(words, [vec!["The", "firm", "'s", "profit", "rose", "."], vec!["It", "fell", "."]]);
}

/// Whether the sentences are trees of tokens in order, each a piece of `text`.
fn check(text: &str, sentences: &[Sentence]) {
    let mut last = 0;
    for sentence in sentences {
        let tokens = sentence.tokens();
        assert!(!tokens.is_empty());
        let roots = (0..tokens.len()).filter(|at| tokens[*at].head == *at);
        assert_eq!(roots.collect::<Vec<_>>(), [sentence.root()]);
        for (at, token) in tokens.iter().enumerate() {
            assert!(last <= token.span.start() && !token.span.is_empty(), "{text:?}");
            assert!(text.get(last..token.span.start()).unwrap().chars().all(char::is_whitespace));
            last = token.span.end();
            assert!(at == sentence.root() || sentence.ancestors(at).take(tokens.len()).last() == Some(sentence.root()));
        }
        let mut reached = sentence.subtree(sentence.root());
        reached.dedup();
        assert_eq!(reached.len(), tokens.len());
    }
    assert!(text.get(last..).unwrap().chars().all(char::is_whitespace));
}

#[test]
fn hostile_text_is_parsed_too() {
    let many = 4_000;
    let texts = [
        "a".repeat(1 << 20),
        "A1-".repeat(1 << 12),
        "(".repeat(many),
        "[{<".repeat(many / 3),
        "\"'“".repeat(many / 3),
        "😀".repeat(many / 2),
        ".".repeat(1 << 20),
        "a.".repeat(many),
        "a@".repeat(1 << 16),
        "http://".repeat(1 << 12),
        "can't".repeat(many / 8),
        "…".repeat(many / 2),
        " ".repeat(1 << 20),
        "\n \n".repeat(many / 8),
        "\u{300}".repeat(1 << 14),
        "that said ".repeat(many / 8),
        ":-)".repeat(many / 8),
        "1km ".repeat(many / 8),
    ];
    for text in texts {
        let sentences = syntax().parser().parse(&text, whole(&text), None);
        check(&text, &sentences);
        let given = syntax().parser().parse(&text, whole(&text), Some(&[]));
        check(&text, &given);
    }
}

#[test]
fn damaged_weights_are_an_error() {
    let bytes = include_bytes!("../assets/models/syntax.bin");
    assert!(Syntax::from_bytes(bytes).is_ok());
    for cut in [0, 7, 8, 20, 24, 1_000, bytes.len() - 1] {
        assert_eq!(Syntax::from_bytes(&bytes[..cut]).err(), Some(DamagedWeights));
    }
    for at in [0, 9, 17, 30, 5_000, 400_000, 600_000, bytes.len() - 1] {
        let mut damaged = bytes.to_vec();
        damaged[at] ^= 0x10;
        assert_eq!(Syntax::from_bytes(&damaged).err(), Some(DamagedWeights), "byte {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_trees(text in "\\PC{0,80}", ends in proptest::collection::vec(0usize..100, 0..6)) {
        let mut ends = ends;
        ends.sort_unstable();
        check(&text, &syntax().parser().parse(&text, whole(&text), None));
        check(&text, &syntax().parser().parse(&text, whole(&text), Some(&ends)));
    }

    #[test]
    fn any_words_give_trees(words in proptest::collection::vec("(that|who|said|,|the|dog|bit|was|\\.|\"|not|by|3|—|U\\.S\\.|it's|\n| {1,3}|[a-z]{1,6})", 0..60)) {
        let text = words.join(" ");
        check(&text, &syntax().parser().parse(&text, whole(&text), None));
        check(&text, &syntax().parser().parse(&text, whole(&text), Some(&[10, 20, 60, 61])));
    }
}
