//! What stands in a document's margins and is none of what it tells: whom it credits, who wrote it, where it was written, the
//! head of the paper.

use crate::briefing::{Document, Paragraph, ParagraphRole};
use crate::text::Span;

/// The margins of one document.
pub struct Margins {
    /// In order and apart from one another.
    spans: Vec<Span>,
    title: Option<Span>,
}

/// The longest by-line, in words.
const LINE_WORDS: usize = 12;

/// What a line of its own begins with that says who made the text or its pictures.
const BYLINES: [&str; 14] = [
    "by ",
    "from our ",
    "reporting by ",
    "editing by ",
    "writing by ",
    "additional reporting by ",
    "written by ",
    "photo",
    "image",
    "picture",
    "source:",
    "sources:",
    "credit",
    "video:",
];

impl Margins {
    /// The margins of `document`, which credits agencies with the words at `credited`.
    pub fn of(document: &Document, credited: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = credited.chain(document.datelines.iter().copied()).collect();
        for paragraph in &document.paragraphs {
            let text = paragraph.span.of(&document.text);
            if is_byline(text) {
                spans.push(paragraph.span);
            }
            spans.extend(credit_of_picture(document, paragraph));
        }
        spans.sort_unstable();
        spans.dedup_by(|later, first| later.start() < first.end());
        let mut titles = document.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Title);
        Self { spans, title: titles.next().map(|title| title.span) }
    }

    /// Whether a margin has the start of `span`.
    pub fn hold(&self, span: Span) -> bool {
        span.begins_in(&self.spans)
    }

    /// Whether the name at `span` is all that the title says, but for an article: the head of a paper, or of an entry, is no
    /// headline.
    pub fn is_head(&self, span: Span) -> bool {
        self.title.is_some_and(|title| title.contains(span) && title.len() <= span.len() + "The .".len())
    }
}

/// Whether a line of its own says who made the text.
fn is_byline(text: &str) -> bool {
    let text = text.trim();
    let lower = text.get(..text.len().min(32)).unwrap_or(text).to_lowercase();
    let short = text.split_whitespace().take(LINE_WORDS + 1).count() <= LINE_WORDS;
    short && !text.ends_with('.') && BYLINES.iter().any(|byline| lower.starts_with(byline))
}

/// "Image: Carla Benedetti." in a line of its own or at the end of a caption.
fn credit_of_picture(document: &Document, paragraph: &Paragraph) -> Option<Span> {
    let text = paragraph.span.of(&document.text);
    let at = ["Image: ", "Photo: ", "Picture: ", "Credit: ", "Photograph: ", "Photo by ", "Photograph by "]
        .iter()
        .filter_map(|label| text.find(label))
        .min()?;
    let rest = text.get(at..)?;
    let end = rest.find(['.', '\n', ')']).map_or(rest.len(), |end| end + 1);
    let short = rest.get(..end)?.split_whitespace().count() <= LINE_WORDS;
    short.then(|| Span::new(&document.text, paragraph.span.start() + at, paragraph.span.start() + at + end))?
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::load::document_of;

    /// The words of `text` that stand in its margins.
    fn margins(text: &str) -> Vec<String> {
        let document = document_of("a.txt", text.as_bytes()).unwrap();
        let found = Margins::of(&document, std::iter::empty());
        found.spans.iter().map(|span| span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn datelines_by_lines_and_credits_of_pictures_are_margins() {
        let body = "The harbour was closed for repairs that the mayor said would last until the autumn.";
        assert_eq!(margins(&format!("LIMA, May 4 – {body}")), ["LIMA, May 4 –"]);
        assert_eq!(margins(&format!("By Carla Benedetti in Lima\n\n{body}")), ["By Carla Benedetti in Lima"]);
        assert_eq!(margins(&format!("{body} Image: Carla Benedetti.")), ["Image: Carla Benedetti."]);
        assert!(margins(&format!("The mayor of Lima - a former sailor - spoke. {body}")).is_empty());
        assert!(margins(body).is_empty());
    }
}
