//! A line's Markdown as runs of text: emphasis, code, links, citation marks. Raw HTML is text like any other.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use serde::Serialize;

use crate::briefing::Place;
use crate::notes::{Notebook, marks};

/// A block of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What stands before an item of a list ("•", "2."), if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bullet: Option<String>,
    /// How deep in lists and quotations it stands; 0 for a plain paragraph.
    pub depth: usize,
    /// Its words.
    pub runs: Vec<Run>,
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words; for a mark, the mark.
    pub text: String,
    /// Bold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Italic.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
    /// Typewriter.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
    /// Where it leads: a web or mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The number of the reference, where it is a citation mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cites: Option<u32>,
    /// The number of the document in the list of sources, where it leads there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<usize>,
    /// Where in the sources it leads to, for the window.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true, ..Self::default() }
    }
}

/// The blocks of a line of `notebook`, with the marks of references that it knows.
pub fn blocks(notebook: &Notebook, markdown: &str) -> Vec<Block> {
    let mut reader = Reader::new(notebook);
    for event in TextMergeStream::new(Parser::new_ext(markdown, Options::empty())) {
        reader.take(event);
    }
    reader.end_block();
    reader.blocks
}

struct Reader<'a> {
    notebook: &'a Notebook,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    look: Run,
    /// How many begun emphases there are: strong, plain.
    begun: (usize, usize),
    /// The lists that are open, with the number of the next item where they are numbered.
    lists: Vec<Option<u64>>,
    quotes: usize,
    bullet: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(notebook: &'a Notebook) -> Self {
        Self {
            notebook,
            blocks: Vec::new(),
            runs: Vec::new(),
            look: Run::default(),
            begun: (0, 0),
            lists: Vec::new(),
            quotes: 0,
            bullet: None,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => {
                self.runs.push(Run { text: code.into_string(), code: true, ..self.look.clone() });
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => self.end_block(),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.begun.0 += 1,
            Tag::Emphasis => self.begun.1 += 1,
            Tag::Heading { .. } => {
                self.end_block();
                self.begun.0 += 1;
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                self.bullet = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let bullet = format!("{number}.");
                        *number += 1;
                        bullet
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::Link { dest_url, .. } => self.look.link = is_address(&dest_url).then(|| dest_url.into_string()),
            Tag::CodeBlock(_) => {
                self.end_block();
                self.look.code = true;
            }
            Tag::Paragraph => self.end_block(),
            _ => {}
        }
        self.renew();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.begun.0 = self.begun.0.saturating_sub(1),
            TagEnd::Emphasis => self.begun.1 = self.begun.1.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.begun.0 = self.begun.0.saturating_sub(1);
                self.end_block();
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Link => self.look.link = None,
            TagEnd::CodeBlock => {
                self.end_block();
                self.look.code = false;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
        self.renew();
    }

    fn renew(&mut self) {
        (self.look.strong, self.look.emphasis) = (self.begun.0 > 0, self.begun.1 > 0);
    }

    /// Words, parted where a mark stands.
    fn text(&mut self, text: &str) {
        let mut done = 0;
        for mark in marks(text).filter(|mark| self.notebook.cited(mark).is_some()) {
            self.push(text.get(done..mark.range.start).unwrap_or_default());
            let text = text.get(mark.range.clone()).unwrap_or_default().to_owned();
            self.runs.push(Run { text, cites: Some(mark.number), ..Run::default() });
            done = mark.range.end;
        }
        self.push(text.get(done..).unwrap_or_default());
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.runs.push(Run { text: text.to_owned(), ..self.look.clone() });
    }

    fn end_block(&mut self) {
        if let Some(last) = self.runs.last_mut()
            && last.text.ends_with('\n')
        {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        let runs: Vec<Run> = self.runs.drain(..).filter(|run| !run.text.is_empty()).collect();
        if !runs.is_empty() {
            let depth = self.lists.len() + self.quotes;
            self.blocks.push(Block { bullet: self.bullet.take(), depth, runs });
        }
    }
}

/// Whether `address` may be led to from a document: nothing that runs code or opens a file.
fn is_address(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
    address.contains(':') && ["http", "https", "mailto"].contains(&scheme.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs in brackets with their looks.
    fn shown(markdown: &str) -> Vec<String> {
        let mut notebook = Notebook::default();
        notebook.apply(crate::notes::Edit::Refer { number: 1, citation: crate::export::tests::citation() });
        blocks(&notebook, markdown)
            .into_iter()
            .map(|block| {
                let runs = block.runs.iter().map(|run| {
                    let look = match (run.strong, run.emphasis, run.code, &run.link, run.cites) {
                        (.., Some(number)) => format!("cites {number} "),
                        (.., Some(link), _) => format!("to {link} "),
                        (true, ..) => "strong ".to_owned(),
                        (_, true, ..) => "emphasis ".to_owned(),
                        (_, _, true, ..) => "code ".to_owned(),
                        _ => String::new(),
                    };
                    format!("({look}{})", run.text)
                });
                let bullet = block.bullet.map_or_else(String::new, |bullet| format!("{bullet} "));
                format!("{}{bullet}{}", "  ".repeat(block.depth), runs.collect::<String>())
            })
            .collect()
    }

    #[test]
    fn looks_and_marks_are_told_apart() {
        assert_eq!(
            shown("**Rama** said *so*. [1 ¶4] `x`"),
            ["(strong Rama)( said )(emphasis so)(. )(cites 1 [1 ¶4])( )(code x)"]
        );
        assert_eq!(shown("Not known [9 ¶4]"), ["(Not known [9 ¶4])"]);
        assert_eq!(shown("**bold [1 ¶4]**"), ["(strong bold )(cites 1 [1 ¶4])"]);
    }

    #[test]
    fn lists_and_paragraphs_are_blocks() {
        assert_eq!(shown("a\n\n- b\n- c\n  1. d"), ["(a)", "  • (b)", "  • (c)", "    1. (d)"]);
        assert_eq!(shown("# Head\ntext\n> said"), ["(strong Head)", "(text)", "  (said)"]);
    }

    #[test]
    fn markup_of_other_languages_is_text() {
        assert_eq!(shown("a <script>x</script>"), ["(a )(<script>)(x)(</script>)"]);
        assert_eq!(shown("<img src=x onerror=y>"), ["(<img src=x onerror=y>)"]);
        assert_eq!(shown("[a](javascript:alert(1)) [b](https://x.org)"), ["(a)( )(to https://x.org b)"]);
    }
}
