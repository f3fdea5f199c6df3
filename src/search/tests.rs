//! What searches find, and that it is what a plain scan finds.

use proptest::prelude::*;
use regex::RegexBuilder;

use super::*;
use crate::briefing::{Briefing, Document, DocumentId, Fact, FactKey, Paragraph, ParagraphRole, Published, Turn};
use crate::text::Span;

/// A document at `path` with a paragraph for each part between blank lines; one that begins with "~ " is furniture.
pub fn document(path: &str, text: &str) -> Document {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let span = Span::new(text, start, start + part.len()).unwrap().trimmed(text);
        if !span.is_empty() {
            let role = if part.starts_with("~ ") { ParagraphRole::Boilerplate } else { ParagraphRole::Body };
            paragraphs.push(Paragraph::new(span, role));
        }
        start += part.len() + 2;
    }
    let mut hash = [0; 32];
    hash.iter_mut().zip(path.bytes()).for_each(|(to, from)| *to = from);
    Document {
        id: DocumentId::from_hash(hash),
        path: path.to_owned(),
        title: path.to_owned(),
        published: Published::default(),
        language: None,
        metadata: Vec::new(),
        sha256: String::new(),
        corrected: Vec::new(),
        text: text.into(),
        paragraphs,
        turns: Vec::new(),
        datelines: Vec::new(),
        thread: None,
        enclosed: Vec::new(),
        recognised: None,
    }
}

fn briefing(documents: Vec<Document>) -> Briefing {
    Briefing::new("folder".to_owned(), documents, Vec::new())
}

/// What `query` finds, as "document ¶paragraph: marked | words", the best document first.
fn found(briefing: &Briefing, query: &str) -> Vec<String> {
    let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let found = search(briefing, &Texts::of(briefing), &query, &|| false).unwrap();
    let line = |hit: &Hit| {
        let document = &briefing.documents[hit.document];
        let marks: Vec<&str> = found.marks(briefing, hit).iter().map(|mark| mark.of(&document.text)).collect();
        format!("{} ¶{}: {}", document.path, hit.paragraph + 1, marks.join(" | "))
    };
    found.hits.iter().map(line).collect()
}

fn wrong(query: &str) -> String {
    Query::parse(query).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
}

/// Three documents that a port strike stands in.
fn folder() -> Briefing {
    let mut first = document(
        "a.txt",
        "The Port of Émile\nclosed on Monday.\n\nDockers began a strike; the port’s owner said nothing.\n\n~ Share this: port strike",
    );
    first.metadata = vec![Fact { key: FactKey::Author, value: "Ann Lee".to_owned(), from: "header".to_owned() }];
    first.published.date = Some("2020-05-04".to_owned());
    let mut second = document(
        "notes/b.txt",
        "BERG: No airport was struck.\n\nLEE: A hunger strike in the harbour ended 3,000 jobs.",
    );
    second.published.date = Some("2021-01".to_owned());
    let label = second.paragraphs[1].span;
    second.turns = vec![Turn { label, name: None, speaker: "Chair Bo Lee".to_owned(), named: None, from: 1, to: 2 }];
    let third = document("c.txt", "Ports everywhere: a portfolio of\nthe port.\n\nstrike strike strike");
    briefing(vec![first, second, third])
}

#[test]
fn words_phrases_and_operators_find_what_they_say() {
    let folder = folder();
    let cases: [(&str, &[&str]); 19] = [
        ("airport", &["notes/b.txt ¶1: airport"]),
        ("EMILE", &["a.txt ¶1: Émile"]),
        ("strike port", &["a.txt ¶2: strike | port", "a.txt ¶3: port | strike"]),
        ("strike, port.", &["a.txt ¶2: strike | port", "a.txt ¶3: port | strike"]),
        ("\"port of emile closed\"", &["a.txt ¶1: Port of Émile\nclosed"]),
        ("“the port's owner”", &["a.txt ¶2: the port’s owner"]),
        ("strike AND hunger", &["notes/b.txt ¶2: strike | hunger"]),
        ("monday OR hunger", &["a.txt ¶1: Monday", "notes/b.txt ¶2: hunger"]),
        ("strike -port -hunger", &["c.txt ¶2: strike | strike | strike"]),
        ("strike NOT (port OR hunger)", &["c.txt ¶2: strike | strike | strike"]),
        ("portf*", &["c.txt ¶1: portfolio"]),
        ("*ports", &["c.txt ¶1: Ports"]),
        ("*ruc*", &["notes/b.txt ¶1: ruc"]),
        ("strike NEAR/1 port", &["a.txt ¶3: port | strike", "a.txt ¶2: strike | port"]),
        ("strike NEAR/0 port", &["a.txt ¶3: port | strike"]),
        ("hunger NEAR harbour NEAR/2 3,000", &["notes/b.txt ¶2: hunger | harbour | 3,000"]),
        ("/[0-9,]{5} jobs?/", &["notes/b.txt ¶2: 3,000 jobs"]),
        ("/of the/ port", &["c.txt ¶1: of\nthe | port"]),
        ("/(?-i)Port\\b/", &["a.txt ¶1: Port"]),
    ];
    for (query, expected) in cases {
        let mut found = found(&folder, query);
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        let words = |line: &String| {
            let (place, marks) = line.split_once(": ").unwrap();
            let mut marks: Vec<&str> = marks.split(" | ").collect();
            marks.sort_unstable();
            format!("{place}: {}", marks.join(" | "))
        };
        let found: Vec<String> = found.iter().map(words).collect();
        let expected: Vec<String> = expected.iter().map(|line| words(&(*line).to_owned())).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn fields_ask_for_documents_and_paragraphs() {
    let folder = folder();
    let at = |query: &str| -> Vec<String> {
        let found = found(&folder, query);
        let mut places: Vec<String> = found.iter().map(|line| line.split_once(": ").unwrap().0.to_owned()).collect();
        places.sort();
        places
    };
    assert_eq!(at("strike by:lee"), ["a.txt ¶2", "a.txt ¶3"]);
    assert_eq!(at("strike by:\"ann lee\" -kind:furniture"), ["a.txt ¶2"]);
    for kind in ["furniture", "boilerplate", "\"set aside\""] {
        assert_eq!(at(&format!("strike kind:{kind}")), ["a.txt ¶3"]);
    }
    assert_eq!(at("in:notes/"), ["notes/b.txt ¶1", "notes/b.txt ¶2"]);
    assert_eq!(at("strike after:2021"), ["notes/b.txt ¶2"]);
    assert_eq!(at("strike after:2020-05-04 before:2020-05-05"), ["a.txt ¶2", "a.txt ¶3"]);
    assert_eq!(at("strike before:2020-05-04"), Vec::<String>::new());
    assert_eq!(at("speaker:lee"), ["notes/b.txt ¶2"]);
    assert_eq!(at("(in:c.txt OR speaker:lee) strike"), ["c.txt ¶2", "notes/b.txt ¶2"]);
    assert_eq!(at("strike from:lee"), ["a.txt ¶2", "a.txt ¶3"]);
    let silent =
        |query: &str| search(&folder, &Texts::of(&folder), &Query::parse(query).unwrap(), &|| false).unwrap().silent;
    assert_eq!(silent("strike after:2021 before:2022"), [("the day of publication", 1)]);
    assert_eq!(silent("strike by:lee"), [("the author", 2)]);
    assert!(silent("strike").is_empty());
}

#[test]
fn the_document_that_fits_best_comes_first_and_furniture_last() {
    let folder = folder();
    let first = |query: &str| found(&folder, query).remove(0);
    assert!(first("strike").starts_with("c.txt"), "three of three words");
    let documents = briefing(vec![document("a", "~ storm"), document("b", "A storm came over the sea and the land.")]);
    assert_eq!(found(&documents, "storm"), ["b ¶1: storm", "a ¶1: storm"]);
}

#[test]
fn a_question_gives_the_paragraphs_that_answer_it_best() {
    let folder = briefing(vec![
        document("a", "The minister was in the harbour.\n\nAnn Berg quit on Friday as minister of fisheries."),
        document("b", "The weather was mild.\n\nFish is sold in the harbour on Fridays."),
    ]);
    let answers = found(&folder, "When did the fisheries minister resign?");
    assert_eq!(answers.first().map(String::as_str), Some("a ¶2: quit | minister | fisheries"), "{answers:?}");
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    let cases = [
        ("", "Write a word to search for."),
        ("-port", "This search only says what to leave out; add a word to look for."),
        ("a OR -b", "This search only says what to leave out; add a word to look for."),
        ("\"port", "A quotation mark is not closed: “port”"),
        ("/port", "An expression between slashes is not closed: /port"),
        ("(port", "A bracket is opened and not closed."),
        ("port)", "A bracket is closed that was never opened."),
        ("()", "There is nothing between two brackets."),
        ("port OR", "OR needs words on both sides; write it in quotation marks to look for the word itself."),
        ("OR port", "OR needs words on both sides; write it in quotation marks to look for the word itself."),
        ("AND port", "AND needs words on both sides; write it in quotation marks to look for the word itself."),
        ("port NEAR", "NEAR needs words on both sides; write it in quotation marks to look for the word itself."),
        ("port NOT", "NOT needs a word after it; write it in quotation marks to look for the word itself."),
        ("a NEAR (b c)", "NEAR stands between words, phrases or expressions, or several of these in brackets with OR."),
        ("po*rt", "A star stands at the beginning or the end of a word (“port*”), not alone or inside: “po*rt”"),
        ("\" \"", "There are no words between two quotation marks."),
        ("/(a/", "The expression /(a/ cannot be used: unclosed group."),
        ("/(a{999}){999}/", "The expression /(a{999}){999}/ cannot be used: it is too large."),
        ("by: port", "by: needs a word or a phrase right after it, without a space."),
        ("after:may", "“may” is no date; write a year, a month or a day: 2020, 2020-05 or 2020-05-04."),
    ];
    for (query, sentence) in cases {
        assert_eq!(wrong(query), sentence, "{query}");
    }
    assert!(wrong("author:lee").contains("there are by:, from:"), "{}", wrong("author:lee"));
    assert!(wrong("kind:boat").contains("there are text, list"), "{}", wrong("kind:boat"));
    assert!(wrong(&"(".repeat(100)).contains("too many brackets"));
    assert!(wrong(&"- ".repeat(5_000)).len() < 200 && wrong(&"-a ".repeat(9_000)).contains("too long"));
    // The words themselves can be looked for.
    assert_eq!(wrong("\"OR\" \"author:lee\" - 10:30 http://a.b /a\\/b/"), "");
}

#[test]
fn a_list_gives_a_result_for_each_line() {
    let folder = folder();
    let list = listed(&folder, &Texts::of(&folder), "strike\n\n (port \nsubmarine\n", &|| false).unwrap();
    let told: Vec<(&str, Result<usize, String>)> = list
        .iter()
        .map(|line| {
            let count = line.found.as_ref().map(|found| found.hits.len()).map_err(ToString::to_string);
            (line.written.as_str(), count)
        })
        .collect();
    assert_eq!(
        told,
        [("strike", Ok(4)), ("(port", Err("A bracket is opened and not closed.".to_owned())), ("submarine", Ok(0))]
    );
}

#[test]
fn a_search_that_nobody_waits_for_ends() {
    let folder = folder();
    assert!(search(&folder, &Texts::of(&folder), &Query::parse("port").unwrap(), &|| true).is_none());
}

/// The words of a paragraph without case, accents and the form of apostrophes, one character at a time.
fn plain_words(text: &str) -> Vec<String> {
    let plain = |letter: char| match letter {
        'É' | 'é' | 'E' => 'e',
        'Ö' | 'ö' => 'o',
        '’' => '\'',
        other => other.to_ascii_lowercase(),
    };
    let text: String = text.chars().map(plain).collect();
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The position and paragraph of every paragraph that `holds`.
fn scan(briefing: &Briefing, holds: impl Fn(&str) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, document) in briefing.documents.iter().enumerate() {
        let paragraphs = document.paragraphs.iter().enumerate();
        found.extend(
            paragraphs.filter(|(_, paragraph)| holds(paragraph.span.of(&document.text))).map(|(spot, _)| (at, spot)),
        );
    }
    found
}

fn places(briefing: &Briefing, query: &str) -> Vec<(usize, usize)> {
    let query = Query::parse(query).unwrap();
    let found = search(briefing, &Texts::of(briefing), &query, &|| false).unwrap();
    let mut places: Vec<(usize, usize)> = found.hits.iter().map(|hit| (hit.document, hit.paragraph)).collect();
    places.sort_unstable();
    places
}

/// Documents of few letters, so that words, parts of words and breaks meet often.
fn folders() -> impl Strategy<Value = Briefing> {
    let texts = proptest::collection::vec("([abÉéeÖö]{1,3}[ \n'’.,-]{1,2}){0,12}(\n\n[ab]{1,2} [éa]{1,2}){0,2}", 1..5);
    texts.prop_map(|texts| {
        let documents = texts.iter().enumerate().map(|(at, text)| document(&format!("{at}.txt"), text));
        briefing(documents.collect())
    })
}

proptest! {
    #[test]
    fn words_find_what_a_plain_scan_finds(folder in folders(), word in "[abeo]{1,2}") {
        let holds = |text: &str| plain_words(text).contains(&word);
        prop_assert_eq!(places(&folder, &word), scan(&folder, holds));
        let begins = |text: &str| plain_words(text).iter().any(|other| other.starts_with(&word));
        prop_assert_eq!(places(&folder, &format!("{word}*")), scan(&folder, begins));
    }

    #[test]
    fn operators_find_what_a_plain_scan_finds(folder in folders(), one in "[abe]{1,2}", other in "[abo]{1,2}") {
        let has = |text: &str, word: &String| plain_words(text).contains(word);
        prop_assert_eq!(places(&folder, &format!("{one} {other}")), scan(&folder, |text| has(text, &one) && has(text, &other)));
        prop_assert_eq!(places(&folder, &format!("{one} OR {other}")), scan(&folder, |text| has(text, &one) || has(text, &other)));
        prop_assert_eq!(places(&folder, &format!("{one} -{other}")), scan(&folder, |text| has(text, &one) && !has(text, &other)));
    }

    #[test]
    fn phrases_find_what_a_plain_scan_finds(folder in folders(), one in "[abe]{1,2}", other in "[abo]{1,2}") {
        // With one space or line break between, nothing else.
        let scanned = RegexBuilder::new(&format!(r"(?:^|[^\w]){one}\s+{other}(?:$|[^\w])")).build().unwrap();
        let holds = |text: &str| {
            let plain = text.replace(['É', 'é'], "e").replace(['Ö', 'ö'], "o").to_lowercase();
            scanned.is_match(&plain)
        };
        prop_assert_eq!(places(&folder, &format!("\"{one} {other}\"")), scan(&folder, holds));
    }

    #[test]
    fn expressions_find_what_a_plain_scan_finds(folder in folders(), expression in "[abé.][ab+*?. ]{0,3}[a^$é]?") {
        if let Ok(scanned) = RegexBuilder::new(&expression).case_insensitive(true).dot_matches_new_line(true).build() {
            let holds = |text: &str| scanned.find_iter(&text.replace('\n', " ")).any(|found| !found.is_empty());
            prop_assert_eq!(places(&folder, &format!("/{expression}/")), scan(&folder, holds));
        }
    }

    #[test]
    fn near_finds_what_a_plain_scan_finds(folder in folders(), one in "[ab]{1,2}", other in "[ab]{1,2}", most in 0_usize..4) {
        // Apostrophes join to one word here what plain_words parts.
        let holds = |text: &str| {
            let text = text.replace(['\'', '’'], " ");
            let words = plain_words(&text);
            let at = |word: &String| -> Vec<usize> { (0..words.len()).filter(|&at| words[at] == *word).collect() };
            at(&one).iter().any(|a| at(&other).iter().any(|b| a != b && a.abs_diff(*b) - 1 <= most))
        };
        let without = briefing(folder.documents.iter().map(|read| document(&read.path, &read.text.replace(['\'', '’'], " "))).collect());
        prop_assert_eq!(places(&without, &format!("{one} NEAR/{most} {other}")), scan(&without, holds));
    }

    #[test]
    fn marks_are_what_was_asked_for(folder in folders(), word in "[abeo]{1,2}") {
        let query = Query::parse(&word).unwrap();
        let found = search(&folder, &Texts::of(&folder), &query, &|| false).unwrap();
        for hit in &found.hits {
            let text = &folder.documents[hit.document].text;
            let paragraph = hit.paragraph(&folder).unwrap();
            let marks = found.marks(&folder, hit);
            let count = plain_words(paragraph.span.of(text)).iter().filter(|other| **other == word).count();
            prop_assert_eq!(marks.len(), count);
            prop_assert!(marks.iter().all(|mark| paragraph.span.contains(*mark) && folded(mark.of(text)) == word));
        }
    }

    #[test]
    fn nothing_that_is_written_breaks_a_search(folder in folders(), written in "[ab\"“/()*:-]{0,8}( ?(OR|NEAR/1|NOT|in:|-|\\(|/|a|é)){0,6}\\??") {
        if let Ok(query) = Query::parse(&written) {
            let found = search(&folder, &Texts::of(&folder), &query, &|| false).unwrap();
            for hit in &found.hits {
                let paragraph = hit.paragraph(&folder).unwrap();
                prop_assert!(found.marks(&folder, hit).iter().all(|mark| paragraph.span.contains(*mark)));
            }
        }
    }
}
