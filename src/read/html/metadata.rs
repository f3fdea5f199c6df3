//! What a page's metadata say: its title and when it was published.

use dom_query::Document;
use dom_smoothie::Readability;

use super::asides::Asides;
use super::{linked, times};
use crate::briefing::FactKey;

/// What was found.
pub struct Facts {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The title of the page, which may be the site's name.
    pub of_page: Option<String>,
    /// Whether the page names the title as its article's, not only as its own.
    pub is_own: bool,
    /// Dates of publication as they are written, the best first.
    pub dates: Vec<String>,
    /// What the page says of itself, and where.
    pub said: Vec<(FactKey, String, &'static str)>,
    /// What stands beside the article.
    pub asides: Asides,
    /// What the page says that the article is about: often the words beneath its headline.
    pub about: Vec<String>,
}

/// `name`, `property` or `itemprop` of the `<meta>` elements that say when the page was published, in lower case, the
/// best first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publication-date",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "bt:pubdate",
    "prism.publicationdate",
    "originalpublicationdate",
    "article_date_original",
    "date",
    "displaydate",
    "created",
    "datecreated",
];

/// `property`, `name` or `itemprop` of the `<meta>` elements that hold the headline alone, in lower case, the best first.
const TITLES: &[&str] = &[
    "og:title",
    "headline",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dcterms.title",
    "dc.title",
];

/// `property` or `name` of the `<meta>` elements that say what the article is about, in lower case.
const ABOUT: &[&str] =
    &["og:description", "description", "twitter:description", "dcterms.description", "dc.description"];

/// How many headings are asked whether they are the title.
const HEADINGS: usize = 40;

const FROM: &str = "page metadata";

/// The facts in a page that has not been taken apart yet.
pub fn facts(reader: &Readability) -> Facts {
    let site = of_meta(&reader.doc, &["og:site_name", "application-name"]).into_iter().next();
    let plain = one_line(&reader.get_article_title());
    let mut named = of_meta(&reader.doc, TITLES);
    let is_named = |words: &str| named.iter().chain([&plain]).any(|title| is_headline(words, title));
    let linked = linked::linked(&reader.doc, is_named);
    named.splice(0..0, linked.headline.clone());
    let site_is = |title: &str| [&site, &linked.publisher].into_iter().any(|site| is_same(title, site.as_deref()));
    let mut named: Vec<String> =
        named.iter().map(|title| own(title, site.as_deref().or(linked.publisher.as_deref()))).collect();
    named.retain(|title| !title.is_empty() && !site_is(title));
    // Of several names, the one that the page shows: others are there for search engines and for sharing.
    let headings = reader.doc.select("h1, h2, h3");
    let shown: Vec<String> = headings.nodes().iter().take(HEADINGS).map(|node| node.text().to_string()).collect();
    let is_shown = |title: &&String| shown.iter().any(|heading| is_headline(heading, title));
    let named = named.iter().find(is_shown).or(named.first()).cloned();
    let is_title = |words: &str| is_headline(words, named.as_deref().unwrap_or(&plain));
    let asides = Asides::of(&reader.doc, is_title);
    let is_own = named.is_some();
    let of_page = Some(plain.clone()).filter(|title| !title.is_empty());
    let title = named.or_else(|| of_page.clone().filter(|title| !site_is(title)));
    let mut dates: Vec<String> = linked.published.into_iter().collect();
    dates.extend(of_meta(&reader.doc, DATES));
    dates.extend(times::times(&reader.doc, &asides));
    let article = reader.get_article_metadata(None);
    let mut said: Vec<(FactKey, String, &'static str)> = Vec::new();
    said.extend(title.iter().map(|title| (FactKey::Title, title.clone(), FROM)));
    let author = linked.author.or_else(|| article.byline.map(|author| author.to_string()));
    said.extend(author.map(|author| (FactKey::Author, author, FROM)));
    let publisher = site.or(linked.publisher).or_else(|| article.site_name.map(|site| site.to_string()));
    said.extend(publisher.map(|site| (FactKey::Publisher, site, FROM)));
    said.extend(dates.first().map(|date| (FactKey::Date, date.clone(), FROM)));
    let about = of_meta(&reader.doc, ABOUT);
    Facts { title, of_page, is_own, dates, said, asides, about }
}

/// What the `<meta>` elements of these names say, in the order of the names.
fn of_meta(page: &Document, names: &[&str]) -> Vec<String> {
    let mut said: Vec<(usize, String)> = Vec::new();
    for meta in page.select("meta").nodes() {
        let rank = ["property", "name", "itemprop"]
            .iter()
            .filter_map(|key| meta.attr(key))
            .find_map(|name| names.iter().position(|known| name.trim().eq_ignore_ascii_case(known)));
        if let (Some(rank), Some(content)) = (rank, meta.attr("content")) {
            said.push((rank, one_line(&unescaped(&content))));
        }
    }
    said.retain(|(_, words)| !words.is_empty());
    said.sort();
    said.into_iter().map(|(_, words)| words).collect()
}

/// The words without marks that were escaped for a page, once too often: "&#039;".
pub fn unescaped(words: &str) -> String {
    let is_escaped = words.contains('&') && words.contains(';');
    if is_escaped { Document::fragment(words).text().to_string() } else { words.to_owned() }
}

/// The headline without the site's name behind a bar or a dash.
fn own(title: &str, site: Option<&str>) -> String {
    let cut = site.map(letters).filter(|site| !site.is_empty()).and_then(|site| {
        let (at, _) = title
            .rmatch_indices(['|', '-', '–', '—', '·', ':'])
            .find(|(at, mark)| title.get(at + mark.len()..).is_some_and(|rest| letters(rest) == site))?;
        title.get(..at)
    });
    one_line(cut.unwrap_or(title))
}

fn is_same(title: &str, site: Option<&str>) -> bool {
    site.is_some_and(|site| letters(site) == letters(title))
}

/// Whether a heading's words are those of the title: the same, or the better part of them.
pub fn is_headline(words: &str, title: &str) -> bool {
    let (words, title) = (letters(words), letters(title));
    let (short, long) = if words.len() < title.len() { (&words, &title) } else { (&title, &words) };
    !short.is_empty()
        && short.len() * 2 >= long.len()
        && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
}

/// The letters and digits alone, in lower case.
fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
