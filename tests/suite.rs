//! Cases that read like what they test: a text, and beneath it what dossier finds there.
//!
//! `tests/suite/<topic>.txt` holds the cases of one topic:
//!
//! ```text
//! # A comment.
//! === the name of a case
//! @ 2020-01-09
//! > The text, a line for a line.
//! >
//! > After an empty line comes the next paragraph.
//! "the words found" and what they mean
//! ```
//!
//! `@` says when the document was published; without it nothing does. `---` begins a further document of the same
//! case. What follows the text are the lines that the topic's function makes of it, all of them, in order.
//!
//! `DOSSIER_CASE=words cargo test --test suite events` runs the cases whose names have these words, `DOSSIER_BLESS=1` writes
//! what is found into the files instead of comparing it: read the difference before you keep it.
//!
//! A new topic is a file, a `#[test]` and a function from the documents of a case to lines.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use dossier::annotate::{Annotations, FigureMention, Models, NameMention, annotate};
use dossier::briefing::{Briefing, Document, Figure, MentionForm, Number, Place, Turn};
use dossier::load::document_of;
use dossier::merge::merge;
use dossier::text::Span;

#[test]
fn times() {
    check("times", |case| {
        case.per_document(|document, found| {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "?".into());
            found
                .times
                .iter()
                .map(|time| {
                    let kind = format!("{:?}", time.kind).to_lowercase();
                    let words = quoted(document, time.span);
                    let doubt = time.doubt.map_or(String::new(), |doubt| format!(" {}", word(doubt)));
                    format!("{words} {kind} {}{doubt}", value(&time.value))
                })
                .collect()
        })
    });
}

/// The published name of a value that is one word.
fn word(value: impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("a name is JSON");
    json.as_str().unwrap_or_default().to_owned()
}

#[test]
fn dates() {
    check("dates", |case| {
        case.per_document(|document, _| {
            let published = &document.published;
            let words = published.from.map(|span| format!(" {}", quoted(document, span)));
            let concluded = if published.inferred { " concluded" } else { "" };
            let line = published
                .date
                .as_ref()
                .map_or("none".into(), |date| format!("{date}{}{concluded}", words.unwrap_or_default()));
            vec![line]
        })
    });
}

#[test]
fn figures() {
    check("figures", |case| {
        case.per_document(|document, found| found.figures.iter().map(|it| figure(document, it)).collect())
    });
}

#[test]
fn measured() {
    check("measured", |case| {
        case.per_document(|document, found| {
            let of = |it: &FigureMention| it.of.clone().unwrap_or_else(|| "-".to_owned());
            found.figures.iter().map(|it| format!("{} {}", quoted(document, it.span), of(it))).collect()
        })
    });
}

#[test]
fn labels() {
    check("labels", |case| {
        case.per_document(|document, found| {
            let label = |it: &FigureMention| it.label.clone().unwrap_or_else(|| "-".to_owned());
            let open = |it: &FigureMention| if it.open { " (open)" } else { "" };
            found.figures.iter().map(|it| format!("{} {}{}", quoted(document, it.span), label(it), open(it))).collect()
        })
    });
}

#[test]
fn key_figures() {
    check("key_figures", |case| {
        let figure = |it: &Figure| {
            let unit = it.unit.as_deref().unwrap_or("-");
            let as_of = it.as_of.as_ref().map_or(String::new(), |date| format!(" on {}", date.value));
            let of = it.of.as_deref().unwrap_or("-");
            format!("{} {} {unit}{as_of}: {of} ({})", word(it.bound), it.value, it.mentions.count())
        };
        case.briefing().figures.iter().map(figure).collect()
    });
}

/// A quantity in a line: words, value, bound, unit, trend.
fn figure(document: &Document, found: &FigureMention) -> String {
    let plain = |value: Number| value.to_string().replace(',', "");
    let mut line = format!("{} {}", quoted(document, found.span), plain(found.value));
    if let Some(upper) = found.upper {
        line += &format!("..{}", plain(upper));
    }
    let bound = serde_json::to_value(found.bound).expect("a bound is a word");
    line += &format!(" {} ", bound.as_str().unwrap_or_default());
    line += found.unit.as_deref().unwrap_or("-");
    if let Some(trend) = found.trend {
        line += &format!(" {}", format!("{trend:?}").to_lowercase());
    }
    line
}

#[test]
fn languages() {
    check("languages", |case| {
        let briefing = case.briefing();
        let line = |(document, found): (&Document, &Annotations)| {
            let language = document.language.map_or("?", |language| language.name);
            let problem = briefing.problems.iter().find(|problem| problem.path == document.path);
            let told = problem.map_or(String::new(), |problem| format!(": {}", problem.what));
            let read = if found.sentences.is_empty() { "left" } else { "read" };
            format!("{language} {read}{told}")
        };
        std::iter::zip(&briefing.documents, &case.annotations()).map(line).collect()
    })
}

#[test]
fn sentences() {
    check("sentences", |case| {
        case.per_document(|document, found| found.sentences.iter().map(|span| quoted(document, *span)).collect())
    });
}

#[test]
fn statements() {
    check("statements", |case| {
        case.per_document(|document, found| {
            let words = |span: Option<Span>| span.map_or("-", |span| span.of(&document.text));
            found
                .statements
                .iter()
                .map(|statement| {
                    let how = if statement.direct { "direct" } else { "indirect" };
                    let (speaker, cue) = (words(statement.speaker_span), words(statement.cue));
                    let act = statement.act.map_or(String::new(), |act| format!(" [{}]", act.word()));
                    let reporter =
                        statement.reported_by_span.map_or(String::new(), |by| format!(" by {}", words(Some(by))));
                    format!("{speaker} | {cue} | {how} {}{act}{reporter}", quoted(document, statement.content))
                })
                .collect()
        })
    });
}

#[test]
fn turns() {
    check("turns", |case| {
        case.per_document(|document, _| {
            let last = |to: usize| document.paragraphs.get(to - 1).map_or("", |last| last.span.of(&document.text));
            let line = |turn: &Turn| {
                let label = turn.label.of(&document.text);
                let speaker = if turn.speaker.is_empty() { "?" } else { &turn.speaker };
                let words = last(turn.to);
                let end = words.char_indices().rev().nth(11).map_or(words, |(at, _)| words.get(at..).unwrap_or(words));
                format!("{label} | {speaker} | {} …{end}", turn.to - turn.from)
            };
            document.turns.iter().map(line).collect()
        })
    });
}

#[test]
fn spoken() {
    check("spoken", |case| {
        let found = case.annotations();
        let lines = |(document, found): (&Document, &Annotations)| {
            let name = |at: Option<usize>| {
                let name = at.and_then(|at| NameMention::named(&found.names, at)).and_then(|at| found.names.get(at));
                name.map_or("?", |name| name.span.of(&document.text)).to_owned()
            };
            let mut lines: Vec<String> = found
                .statements
                .iter()
                .map(|said| format!("{} says {}", name(said.speaker), quoted(document, said.content)))
                .collect();
            let first = |mention: &&NameMention| mention.form == MentionForm::Pronoun;
            lines.extend(
                found
                    .names
                    .iter()
                    .filter(first)
                    .map(|mention| format!("{} is {}", quoted(document, mention.span), name(mention.stands_for))),
            );
            lines
        };
        std::iter::zip(&case.documents, &found).flat_map(lines).collect()
    });
}

#[test]
fn names() {
    check("names", |case| {
        case.per_document(|document, found| {
            found
                .names
                .iter()
                .map(|name| {
                    let kind = format!("{:?} {:?}", name.kind, name.form).to_lowercase();
                    let full = name
                        .stands_for
                        .and_then(|full| found.names.get(full))
                        .map_or(String::new(), |full| format!(" = {}", quoted(document, full.span)));
                    let roles: String =
                        name.roles.iter().map(|role| format!(" [{}]", role.of(&document.text))).collect();
                    format!("{} {kind}{full}{roles}", quoted(document, name.span))
                })
                .collect()
        })
    });
}

#[test]
fn actors() {
    check("actors", |case| {
        let mut lines: Vec<String> = case
            .briefing()
            .actors
            .iter()
            .map(|actor| {
                let kind = format!("{:?}", actor.kind).to_lowercase();
                let roles: Vec<&str> = actor.roles.iter().map(|role| role.text.as_str()).collect();
                let named = actor.mentions.iter().filter(|mention| mention.form == MentionForm::Name).count();
                format!("{} {kind} {{{}}} [{}] {named}", actor.name, actor.aliases.join(", "), roles.join(", "))
            })
            .collect();
        lines.sort();
        lines
    });
}

#[test]
fn links() {
    check("links", |case| {
        let briefing = case.briefing();
        let mut lines = Vec::new();
        for actor in &briefing.actors {
            for mention in actor.mentions.iter() {
                let words = briefing.words(Place { document: mention.document, span: mention.span });
                if let Some(link) = mention.link {
                    lines.push(format!("{words}: {}", link.sentence(&briefing)));
                }
            }
        }
        lines.sort();
        lines.dedup();
        lines
    });
}

#[test]
fn events() {
    check("events", |case| {
        case.per_document(|document, found| {
            let named = |names: &[usize]| {
                let words: Vec<&str> =
                    names.iter().filter_map(|&name| Some(found.names.get(name)?.span.of(&document.text))).collect();
                words.join(" + ")
            };
            found
                .events
                .iter()
                .map(|event| {
                    let class = if event.is_speech { "says" } else { event.class.map_or("-", |class| class.name()) };
                    let status = format!("{:?}", event.status).to_lowercase();
                    let when = event.when.as_ref().map_or_else(|| "-".into(), |when| when.value.clone());
                    let (agents, targets) = (named(&event.agents), named(&event.targets));
                    let headline = &event.headline;
                    let edges: String = [("since", event.begins), ("until", event.ends), ("for", event.lasts)]
                        .iter()
                        .filter_map(|(word, time)| Some((word, found.times.get((*time)?)?.value.clone()?)))
                        .map(|(word, value)| format!(" {word} {value}"))
                        .collect();
                    format!("{class} {status} {when}{edges}: {agents} > {targets}: {headline}")
                })
                .collect()
        })
    });
}

#[test]
fn lines() {
    check("lines", |case| {
        case.per_document(|_, found| {
            let told = found.events.iter().filter(|event| !event.is_echo);
            told.map(|event| event.line.clone()).collect()
        })
    });
}

/// The words at `span`, in quotation marks.
fn quoted(document: &Document, span: Span) -> String {
    format!("\"{}\"", span.of(&document.text))
}

/// A text and what should be found in it.
#[derive(Default)]
struct Case {
    name: String,
    /// The number of its first line.
    line: usize,
    documents: Vec<Document>,
    expected: Vec<String>,
    /// The number of the line after its last, blank lines aside.
    end: usize,
}

impl Case {
    /// What is found in each document.
    fn annotations(&self) -> Vec<Annotations> {
        static MODELS: OnceLock<Models> = OnceLock::new();
        let models = MODELS.get_or_init(Models::built_in);
        self.documents.iter().map(|document| annotate(document, models)).collect()
    }

    /// The lines that `lines` makes of each document.
    fn per_document(&self, lines: impl Fn(&Document, &Annotations) -> Vec<String>) -> Vec<String> {
        let found = self.annotations();
        std::iter::zip(&self.documents, &found).flat_map(|(document, found)| lines(document, found)).collect()
    }

    /// What is found in all documents together.
    #[allow(dead_code, reason = "for the topics that look across documents")]
    fn briefing(&self) -> Briefing {
        let found: Vec<Arc<Annotations>> = self.annotations().into_iter().map(Arc::new).collect();
        merge(self.name.clone(), self.documents.clone(), &found, Vec::new())
    }
}

/// Runs the cases of `topic`; says of every case that fails what was expected and what was found.
fn check(topic: &str, lines: impl Fn(&Case) -> Vec<String>) {
    let path = format!("{}/tests/suite/{topic}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{path}: {problem}"));
    let wanted = std::env::var("DOSSIER_CASE").unwrap_or_default();
    let (mut report, mut failed) = (String::new(), 0);
    let mut blessed: Vec<(Case, Vec<String>)> = Vec::new();
    for case in cases(&text).into_iter().filter(|case| case.name.contains(&wanted)) {
        let found: Vec<String> = lines(&case).iter().map(|line| line.trim_end().to_owned()).collect();
        if found == case.expected {
            continue;
        }
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            blessed.push((case, found));
            continue;
        }
        failed += 1;
        let Case { name, line, .. } = &case;
        writeln!(report, "\ntests/suite/{topic}.txt:{line}: {name}").expect("a string takes it");
        for (mark, some, others) in [("-", &case.expected, &found), ("+", &found, &case.expected)] {
            for line in some {
                let mark = if others.contains(line) { " " } else { mark };
                if mark != " " || some == &found {
                    writeln!(report, "  {mark} {line}").expect("a string takes it");
                }
            }
        }
    }
    if !blessed.is_empty() {
        std::fs::write(&path, bless(&text, &blessed)).expect("the cases can be written");
    }
    assert!(failed == 0, "{failed} cases fail (- expected, + found):\n{report}");
}

/// The text of a topic in which these cases expect what was found.
fn bless(text: &str, cases: &[(Case, Vec<String>)]) -> String {
    let mut lines = String::new();
    for (at, line) in text.lines().enumerate() {
        let of = cases.iter().find(|(case, _)| (case.line..case.end).contains(&at));
        let is_kept = of.is_none_or(|_| ["===", ">", "@", "---", "#"].iter().any(|mark| line.starts_with(mark)));
        if is_kept {
            lines.push_str(line);
            lines.push('\n');
        }
        for (_, found) in cases.iter().filter(|(case, _)| case.end == at + 1) {
            lines.extend(found.iter().flat_map(|line| [line, "\n"]));
        }
    }
    lines
}

/// The cases in `text`.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut texts: Vec<Text> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("=== ") {
            close(&mut cases, &mut texts);
            cases.push(Case { name: name.trim().into(), line: at + 1, ..Case::default() });
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let case = cases.last_mut().unwrap_or_else(|| panic!("line {}: a case begins with ===", at + 1));
        case.end = at + 1;
        if line.trim() == "---" || texts.is_empty() {
            texts.push(Text::default());
        }
        let document = texts.last_mut().expect("there is one by now");
        if line.trim() == "---" {
        } else if let Some(date) = line.strip_prefix("@ ") {
            document.published = Some(date.trim().into());
        } else if let Some(words) = line.strip_prefix('>') {
            document.words += words.strip_prefix(' ').unwrap_or(words);
            document.words.push('\n');
        } else {
            case.expected.push(line.trim_end().into());
        }
    }
    close(&mut cases, &mut texts);
    cases
}

/// The text of a document before it is read.
#[derive(Default)]
struct Text {
    published: Option<String>,
    words: String,
}

/// Gives the last case its documents.
fn close(cases: &mut [Case], texts: &mut Vec<Text>) {
    let Some(case) = cases.last_mut() else {
        return;
    };
    for (at, text) in texts.drain(..).enumerate() {
        let path = format!("{}.txt", at + 1);
        let mut document =
            document_of(&path, text.words.as_bytes()).unwrap_or_else(|problem| panic!("{}: {problem}", case.name));
        if text.published.is_some() {
            document.published.date = text.published;
            document.published.inferred = false;
        }
        case.documents.push(document);
    }
}
