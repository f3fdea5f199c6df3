//! What a page says of its article in JSON-LD (schema.org), wherever it lies: in lists, in `@graph`, in `mainEntity`.

use dom_query::Document;
use serde_json::{Map, Value};

/// How deep the data are looked into, and how many nodes of a page.
const DEEPEST: usize = 8;
const NODES: usize = 2_000;

/// What the data say of the article.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Its headline.
    pub headline: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

/// Fields that lead from a page's data to its article. What else is nested is of something else: comments, updates of a
/// live report, the publisher's logo.
const LEADS: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage"];

/// What the data in `page` say of its article; `is_title` knows the page's title. Where several articles are named, the
/// one of that title is meant, else the first.
pub fn linked(page: &Document, is_title: impl Fn(&str) -> bool) -> Linked {
    let scripts = page.select("script[type='application/ld+json']");
    let texts = scripts.nodes().iter().map(|node| node.text().to_string());
    let values: Vec<Value> = texts.filter_map(|text| value(&text)).collect();
    let mut nodes = Vec::new();
    for value in &values {
        collect(value, 0, &mut nodes);
    }
    let has_title = |node: &&Map<String, Value>| headline(node).is_some_and(|headline| is_title(&headline));
    let articles = || nodes.iter().copied().filter(|node| rank(node) == Some(0));
    let pages = || nodes.iter().copied().filter(|node| rank(node) == Some(1));
    let Some(article) = articles().find(has_title).or_else(|| articles().next()).or_else(|| pages().next()) else {
        return Linked::default();
    };
    let name = |key: &str| article.get(key).and_then(names);
    Linked {
        headline: headline(article).filter(|_| rank(article) == Some(0)),
        published: article.get("datePublished").and_then(names),
        author: name("author").or_else(|| name("creator")),
        publisher: name("publisher"),
    }
}

/// The data in a script, as browsers forgive them: with line breaks in strings, marks that hide it from old readers, and
/// whatever stands behind.
fn value(script: &str) -> Option<Value> {
    let script: String = script.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let data = script.get(script.find(['{', '['])?..)?;
    // "//<![CDATA[" begins with no data.
    let data = if data.starts_with("[CDATA[") { data.get("[CDATA[".len()..)? } else { data };
    serde_json::Deserializer::from_str(data).into_iter::<Value>().next()?.ok()
}

fn collect<'a>(value: &'a Value, depth: usize, nodes: &mut Vec<&'a Map<String, Value>>) {
    if depth > DEEPEST || nodes.len() >= NODES {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, nodes)),
        Value::Object(node) => {
            nodes.push(node);
            for lead in LEADS {
                if let Some(inner) = node.get(*lead) {
                    collect(inner, depth + 1, nodes);
                }
            }
        }
        _ => {}
    }
}

/// 0 for an article, 1 for a page that may say of itself what an article does.
fn rank(node: &Map<String, Value>) -> Option<u8> {
    let of = |kind: &str| match kind.rsplit(['/', ':', '#']).next().unwrap_or(kind) {
        kind if kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" => Some(0),
        kind if kind.ends_with("WebPage") || kind == "CreativeWork" => Some(1),
        _ => None,
    };
    match node.get("@type")? {
        Value::String(kind) => of(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).filter_map(of).min(),
        _ => None,
    }
}

fn headline(node: &Map<String, Value>) -> Option<String> {
    node.get("headline").or_else(|| node.get("name")).and_then(names)
}

/// The words of a value: itself, the name of what it describes, those of a list.
fn names(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.clone(),
        Value::Object(inner) => inner.get("name").or_else(|| inner.get("@value"))?.as_str()?.to_owned(),
        Value::Array(values) => {
            let each: Vec<String> = values.iter().filter(|value| !value.is_array()).filter_map(names).collect();
            each.join(", ")
        }
        _ => return None,
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    fn read(data: &str) -> Linked {
        let page = format!("<html><head><script type='application/ld+json'>{data}</script></head><body></body></html>");
        linked(&Document::from(page), |title| title == "Harbour Opens")
    }

    #[test]
    fn the_article_is_found_wherever_it_lies() {
        let article = r#"{"@type":"NewsArticle","headline":"Harbour Opens","datePublished":"2021-05-03","dateModified":"2021-06-01","author":[{"@type":"Person","name":"Ada Quill"},{"name":"Bo Tern"}],"publisher":{"name":"The Gazette","logo":{"@type":"ImageObject","datePublished":"1999-01-01"}}}"#;
        for data in [
            article.to_owned(),
            format!("[{{\"@type\":\"WebSite\",\"name\":\"The Gazette\"}},{article}]"),
            format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{{\"@type\":\"Organization\"}},{article}]}}"),
            format!("{{\"@type\":\"WebPage\",\"datePublished\":\"2001-01-01\",\"mainEntity\":{article}}}"),
            article.replace("\"NewsArticle\"", "[\"Thing\",\"https://schema.org/ReportageNewsArticle\"]"),
            format!("//<![CDATA[\n{article}\n//]]>"),
            article.replace("Ada Quill", "Ada\nQuill") + "}",
        ] {
            let found = read(&data);
            assert_eq!(found.published.as_deref(), Some("2021-05-03"), "{data}");
            assert_eq!(found.author.as_deref(), Some("Ada Quill, Bo Tern"));
            assert_eq!(found.publisher.as_deref(), Some("The Gazette"));
        }
        let other = article.replace("Harbour Opens", "Storm Over").replace("2021-05-03", "2020-01-01");
        assert_eq!(read(&format!("[{other},{article}]")).published.as_deref(), Some("2021-05-03"));
    }

    #[test]
    fn what_is_nested_in_something_else_is_not_the_article() {
        let comment = r#"{"@type":"WebPage","comment":[{"@type":"Comment","datePublished":"2021-05-03"}]}"#;
        assert_eq!(read(comment).published, None);
        assert_eq!(
            read(r#"{"@type":"VideoObject","uploadDate":"2021-05-03","datePublished":"2021-05-03"}"#).published,
            None
        );
        assert_eq!(read("{broken").published, None);
    }
}
