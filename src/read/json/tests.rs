use std::ops::ControlFlow;

use super::*;

fn read(text: &str) -> (Vec<Draft>, Vec<String>) {
    let (mut drafts, mut faults) = (Vec::new(), Vec::new());
    let outcome = parts(text, Rest::default(), &mut |part| {
        match part {
            Part::Draft { draft, .. } => drafts.push(draft),
            Part::Fault { what, .. } => faults.push(what),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    faults.extend(outcome.err().map(|error| error.to_string()));
    (drafts, faults)
}

fn fact(draft: &Draft, key: FactKey) -> &str {
    draft.facts.iter().find(|fact| fact.key == key).map_or("", |fact| &fact.value)
}

const TEXT_: &str = "The harbour of Oldtown was opened on Saturday.";

#[test]
fn the_fields_of_crawlers_and_interfaces_are_known() {
    for (record, date, publisher) in [
        (
            r#"{"date_download":"2022-01-01","date_modify":"2021-06-01","date_publish":"2021-05-03 10:00:00","maintext":"TEXT","source_domain":"gazette.example","title":"Open","authors":["Ada Quill"]}"#,
            "2021-05-03 10:00:00",
            "gazette.example",
        ),
        (
            r#"{"title":"Open","text":"TEXT","authors":["Ada Quill"],"publish_date":"Mon, 03 May 2021 10:00:00 GMT","source_url":"x","source":"https://gazette.example/open"}"#,
            "Mon, 03 May 2021 10:00:00 GMT",
            "gazette.example",
        ),
        (
            r#"{"title":"Open","author":"Ada Quill","hostname":"gazette.example","date":"2021-05-03","filedate":"2022-02-02","raw_text":"TEXT","text":"TEXT"}"#,
            "2021-05-03",
            "gazette.example",
        ),
        (
            r#"{"plain_text":"TEXT","published_date":"2021-05-03","crawl_date":"2022-02-02","title":"Open","author":"Ada Quill","publisher":"Gazette"}"#,
            "2021-05-03",
            "Gazette",
        ),
        (
            r#"{"@type":"NewsArticle","headline":"Open","articleBody":"TEXT","dateModified":"2021-06-01","datePublished":"2021-05-03","author":{"@type":"Person","name":"Ada Quill"},"publisher":{"name":"Gazette"}}"#,
            "2021-05-03",
            "Gazette",
        ),
        (
            r#"{"title":"Open","creator":"Ada Quill","link":"x","pubDate":"Mon, 03 May 2021 10:00:00 GMT","content:encoded":"<p>TEXT</p>","site":"Gazette"}"#,
            "Mon, 03 May 2021 10:00:00 GMT",
            "Gazette",
        ),
        (
            r#"{"date":"2021-05-03T10:00:00","modified":"2021-06-01","title":{"rendered":"Open"},"content":{"rendered":"<p>TEXT</p>"},"author":"Ada Quill","site_name":"Gazette"}"#,
            "2021-05-03T10:00:00",
            "Gazette",
        ),
        (
            r#"{"response":{"results":[{"webTitle":"Open","webPublicationDate":"2021-05-03T10:00:00Z","fields":{"bodyText":"TEXT","byline":"Ada Quill","publication":"Gazette"}}]}}"#,
            "2021-05-03T10:00:00Z",
            "Gazette",
        ),
        (
            r#"{"hits":{"hits":[{"_id":"1","_source":{"title":"Open","content":"TEXT","author":"Ada Quill","outlet":"Gazette","date":{"updated":"2021-06-01","published":"2021-05-03"}}}]}}"#,
            "2021-05-03",
            "Gazette",
        ),
    ] {
        let (drafts, faults) = read(&record.replace("TEXT", TEXT_));
        assert_eq!((drafts.len(), faults.len()), (1, 0), "{record} {faults:?}");
        let draft = &drafts[0];
        assert_eq!(draft.title().as_deref(), Some("Open"), "{record}");
        assert_eq!(draft.paragraphs.last().map(|last| draft.words(last)), Some(TEXT_), "{record}");
        assert_eq!(fact(draft, FactKey::Date), date, "{record}");
        assert_eq!(fact(draft, FactKey::Publisher), publisher, "{record}");
        assert_eq!(fact(draft, FactKey::Author), "Ada Quill", "{record}");
    }
}

#[test]
fn seconds_and_milliseconds_are_days_under_the_name_of_a_date_alone() {
    let day = |field: &str| {
        let (drafts, _) = read(&format!("{{\"text\":\"{TEXT_}\",{field}}}"));
        drafts.first().map(|draft| fact(draft, FactKey::Date).to_owned()).unwrap_or_default()
    };
    for field in [
        r#""created_utc":1620036000"#,
        r#""timestamp":1620036000000"#,
        r#""publishedAt":"1620036000""#,
        r#""date":{"$date":1620036000000}"#,
        r#""date":{"$date":{"$numberLong":"1620036000000"}}"#,
    ] {
        assert_eq!(day(field), "2021-05-03", "{field}");
    }
    for field in [
        r#""id":1620036000"#,
        r#""date_download":1620036000"#,
        r#""date":7"#,
        r#""published":true"#,
        r#""last_seen":"2021-05-03""#,
    ] {
        assert_eq!(day(field), "", "{field}");
    }
}

#[test]
fn a_lead_that_the_text_does_not_have_stands_before_it() {
    let count = |lead: &str| {
        let (drafts, _) = read(&format!(r#"{{"title":"Open","description":"{lead}","text":"{TEXT_}"}}"#));
        drafts[0].paragraphs.len()
    };
    assert_eq!(count("After years of delay, ships come in again from Monday on."), 3);
    assert_eq!(count("The harbour of Oldtown was opened on Saturday…"), 2);
    assert_eq!(count("News from Oldtown"), 2);
}

#[test]
fn what_lies_beside_a_text_is_no_record_and_what_has_none_is_told() {
    let (drafts, faults) =
        read(&format!(r#"[{{"text":"{TEXT_}","comments":[{{"text":"First!"}}]}},{{"title":"No words"}}]"#));
    assert_eq!((drafts.len(), faults.len()), (1, 1));
    assert!(faults[0].starts_with("1 of 2 records"), "{faults:?}");
    let (drafts, faults) = read(&format!("{{\"text\":\"{TEXT_}\"}}\n{{\"text\":\"{TEXT_}\"}}\n{{\"text\":"));
    assert_eq!(drafts.len(), 2);
    assert_eq!(faults, ["The data are damaged in line 3; what they say there was not read."]);
    assert!(read(r#"{"count":3}"#).0.is_empty());
}

#[test]
fn a_damaged_line_costs_itself_alone() {
    let good = format!("{{\"text\":\"{TEXT_}\"}}");
    let (drafts, faults) = read(&format!("{good}\n{{\"text\":\"The har\n{good}\n{good}\n"));
    assert_eq!((drafts.len(), faults.len()), (3, 1), "{faults:?}");
    assert!(faults[0].contains("line 2"), "{faults:?}");
    // Of a list that is damaged, the records in it are read.
    let (drafts, faults) = read(&format!("[\n{good},\n{{\"text\": nothing}},\n{good},\n{good}"));
    assert_eq!((drafts.len(), faults.len()), (3, 1), "{faults:?}");
    assert!(faults[0].contains("line 3"), "{faults:?}");
}

#[test]
fn half_a_character_costs_itself_alone() {
    let (drafts, faults) =
        read(r#"{"text":"The harbour \ud83d of Oldtown \\ud83d was \ud83d\ude00 opened on Saturday."}"#);
    let words = drafts[0].words(&drafts[0].paragraphs[0]);
    assert_eq!(words, "The harbour \u{fffd} of Oldtown \\ud83d was \u{1f600} opened on Saturday.");
    assert!(faults.is_empty(), "{faults:?}");
}
