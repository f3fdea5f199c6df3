//! What a page's metadata say: its title and when it was published.

use dom_smoothie::Readability;

use crate::briefing::FactKey;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// Dates of publication as they are written, the best first.
    pub dates: Vec<String>,
    /// What the page says of itself, and where.
    pub said: Vec<(FactKey, String, &'static str)>,
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

/// The facts in a page that has not been taken apart yet.
pub fn facts(reader: &Readability) -> Facts {
    let linked = reader.parse_json_ld();
    let mut dates: Vec<String> = linked.iter().filter_map(|linked| linked.published_time.clone()).collect();
    let mut said: Vec<(usize, String)> = Vec::new();
    for meta in reader.doc.select("meta").nodes() {
        let rank = ["property", "name", "itemprop"]
            .iter()
            .filter_map(|key| meta.attr(key))
            .find_map(|name| DATES.iter().position(|known| name.trim().eq_ignore_ascii_case(known)));
        if let (Some(rank), Some(content)) = (rank, meta.attr("content")) {
            said.push((rank, content.to_string()));
        }
    }
    said.sort();
    dates.extend(said.into_iter().map(|(_, date)| date));
    // A <time> says so only where it is marked as the publication's, or is the only one.
    let marked =
        reader.doc.select("time[itemprop=datePublished], time[pubdate], .published[datetime], .dt-published[datetime]");
    let all = reader.doc.select("time[datetime]");
    let times = if marked.length() > 0 { Some(marked) } else { Some(all).filter(|all| all.length() == 1) };
    dates.extend(
        times
            .iter()
            .flat_map(|times| times.nodes())
            .filter_map(|time| time.attr("datetime"))
            .map(|date| date.to_string()),
    );
    const FROM: &str = "page metadata";
    let article = reader.get_article_metadata(linked);
    let title = article.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut said = vec![(FactKey::Title, title.clone(), FROM)];
    said.extend(article.byline.map(|author| (FactKey::Author, author.to_string(), FROM)));
    said.extend(article.site_name.map(|site| (FactKey::Publisher, site.to_string(), FROM)));
    said.extend(dates.first().map(|date| (FactKey::Date, date.clone(), FROM)));
    Facts { title: Some(title).filter(|title| !title.is_empty()), dates, said }
}
