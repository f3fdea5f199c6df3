//! A document: its text, its paragraphs, its title and its date.

use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt;
use std::num::{NonZeroU8, NonZeroU32};
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::time_value::readable;
use super::{Enclosed, Language, Recognised, Thread};
use crate::text::Span;

/// Names a document by its content: it stays the same when other documents come, go or move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct DocumentId(u64);

impl DocumentId {
    /// The id made of the first eight bytes of a content's SHA-256.
    pub fn from_hash(hash: [u8; 32]) -> Self {
        let [a, b, c, d, e, f, g, h, ..] = hash;
        Self(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }

    /// The id of the next copy of the same content.
    pub fn next_copy(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "d{:016x}", self.0)
    }
}

impl Serialize for DocumentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One document as the reader shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Document {
    /// Depends on the content alone.
    pub id: DocumentId,
    /// Relative to the folder, with `/` between the parts.
    pub path: String,
    /// The headline, or the file's name where it has none.
    pub title: String,
    /// When it was published.
    #[serde(flatten)]
    pub published: Published,
    /// What it is written in; `None` where too little of it is text to be sure.
    pub language: Option<Language>,
    /// What the file says of itself beside its text, in the order in which it says it.
    pub metadata: Vec<Fact>,
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// The corrections by the analyst of its title, its date and what its paragraphs are for: their numbers in the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
    /// The decoded text that all offsets count in.
    pub text: Arc<str>,
    /// In order, apart from one another.
    pub paragraphs: Vec<Paragraph>,
    /// Who speaks from where to where, in a transcript: in order, apart from one another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Where and when paragraphs were written, at their heads: "OSLO, May 4 (Agency) –". In order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub datelines: Vec<Span>,
    /// Of a message: where it stands among others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
    /// The messages that were forwarded in it, or that it quotes: in order, a later one may lie in an earlier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enclosed: Vec<Enclosed>,
    /// What of it was read by recognition, in pictures of its pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognised: Option<Recognised>,
}

impl Document {
    /// The position of the paragraph that holds `span`, or `None` where none does wholly.
    pub fn paragraph_at(&self, span: Span) -> Option<usize> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start() <= span.start());
        let position = after.checked_sub(1)?;
        self.paragraphs.get(position)?.span.contains(span).then_some(position)
    }

    /// The innermost message that is enclosed in the document and holds `span`.
    pub fn enclosed_at(&self, span: Span) -> Option<&Enclosed> {
        self.enclosed.iter().rev().find(|enclosed| enclosed.span.contains(span))
    }
}

/// What one person says in a transcript, from the label that names them to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Turn {
    /// The label as it stands, up to the first word that is said: "MR. SPEAKER:", "Q.", "00:12 Anna Berg, chair:".
    pub label: Span,
    /// Of the label, the words that name the person; `None` where they are a letter or a role alone ("Q.", "THE COURT").
    pub name: Option<Span>,
    /// Who speaks, as fully as the document names them ("A." is the person interviewed); empty where it does not.
    pub speaker: String,
    /// Where the document names them most fully; `None` where it does not.
    #[serde(rename = "speaker_from")]
    pub named: Option<Span>,
    /// The position of the first paragraph.
    pub from: usize,
    /// The position after the last paragraph.
    pub to: usize,
}

/// When a document was published, and what says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Published {
    /// ISO 8601 ("2020-01-09"), or `None` where nothing says.
    #[serde(rename = "published")]
    pub date: Option<String>,
    /// The words that say so; `None` also where it stands in metadata outside the text.
    #[serde(rename = "published_from")]
    pub from: Option<Span>,
    /// Whether a part of the date (a dateline's year) or that it is the day of publication (the day on which a file was
    /// made) was concluded, not read.
    #[serde(rename = "published_inferred")]
    pub inferred: bool,
    /// What kind of words say so.
    #[serde(rename = "published_by")]
    pub by: Option<PublishedBy>,
    /// What speaks against the date.
    #[serde(rename = "published_doubt")]
    pub doubt: Option<PublishedDoubt>,
}

impl Published {
    /// The day for people, with a mark where it is doubtful: "9 Jan 2020", "4 Jan 2020 (inferred)"; empty where nothing
    /// says.
    pub fn words(&self) -> String {
        let mark = match (self.inferred, &self.doubt) {
            (true, _) => " (inferred)",
            (false, Some(_)) => " (in doubt)",
            (false, None) => "",
        };
        self.date.as_deref().map_or_else(String::new, |date| format!("{}{mark}", readable(date)))
    }
}

/// What kind of words say when a document was published; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBy {
    /// The file's own fields.
    Metadata,
    /// A label: "Published: …".
    Label,
    /// A dateline: "OSLO, May 4 –".
    Dateline,
    /// A line that holds only the date.
    Line,
    /// A by-line.
    Byline,
    /// A date at an end of the title: "Assessment, May 4, 2020".
    Title,
    /// A labelled update.
    Update,
    /// A citation or archive line at the end.
    Archive,
    /// The file's name.
    FileName,
    /// The analyst says so.
    Analyst,
}

/// Another date that speaks against the one of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct PublishedDoubt {
    /// What is wrong.
    pub kind: PublishedDoubtKind,
    /// The other date, ISO 8601.
    pub date: String,
    /// The words that say it; `None` where they stand outside the text.
    pub from: Option<Span>,
}

/// How a date can speak against the one of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedDoubtKind {
    /// Other words of the same standing say another date.
    OtherDate,
    /// The text tells as past what lies after the date.
    ReportsLater,
}

impl PublishedDoubt {
    /// The doubt in words: "the text also reports 8 Jan 2020 as past".
    pub fn words(&self) -> String {
        let date = readable(&self.date);
        match self.kind {
            PublishedDoubtKind::OtherDate => format!("it also says {date}"),
            PublishedDoubtKind::ReportsLater => format!("the text tells {date} as past"),
        }
    }
}

/// A numbered stretch of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Paragraph {
    /// Its words, without white space at the edges. Never empty.
    #[serde(flatten)]
    pub span: Span,
    /// What it is for.
    pub role: ParagraphRole,
    /// The earlier paragraph that it nearly repeats.
    pub repeats: Option<ParagraphPlace>,
    /// The page or slide that it begins on, from 1; `None` where the format has no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<NonZeroU32>,
    /// How it is set.
    #[serde(skip_serializing_if = "ParagraphForm::is_prose")]
    pub form: ParagraphForm,
    /// How deep it stands, from 1: the level of a heading, the depth of an item or of a quoted reply; `None` where the
    /// format does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<NonZeroU8>,
    /// What it is written in, where that is not the document's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Whether the format hides it from who looks at the page: white on white, covered, in a hidden row. It is kept out
    /// of every count.
    #[serde(rename = "hidden", skip_serializing_if = "is_false")]
    pub is_hidden: bool,
}

/// For serde, which asks by reference.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl Paragraph {
    /// A paragraph of running text, of a format without pages.
    pub fn new(span: Span, role: ParagraphRole) -> Self {
        Self {
            span,
            role,
            repeats: None,
            page: None,
            form: ParagraphForm::Prose,
            level: None,
            language: None,
            is_hidden: false,
        }
    }
}

/// How a paragraph is set.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphForm {
    /// Line after line.
    #[default]
    Prose,
    /// As an item of a list.
    Item,
    /// As a row of a table: its cells are parted by [`CELL_BREAK`]. Rows that follow one another are a table; a
    /// [`Head`](Self::Head) after a row begins the next.
    Row,
    /// As a row of a table that holds the headings of its columns.
    Head,
    /// As the quotation of an earlier message in a reply.
    Quote,
    /// As a footnote or endnote.
    Note,
}

impl ParagraphForm {
    /// Whether it is set as running text is.
    pub fn is_prose(&self) -> bool {
        *self == Self::Prose
    }

    /// Whether it is a row of a table, of values or of headings.
    pub fn is_row(self) -> bool {
        matches!(self, Self::Row | Self::Head)
    }
}

/// What parts the cells in the text of a table's row.
pub const CELL_BREAK: &str = " | ";

/// Something that a file says of itself beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Fact {
    /// What it is said of.
    pub key: FactKey,
    /// What is said, in one line.
    pub value: String,
    /// Where in the file it stands: "document information", "header Subject".
    pub from: String,
}

/// What a file can say of itself.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum FactKey {
    /// Its title.
    Title,
    /// Who wrote it.
    Author,
    /// Who published it.
    Publisher,
    /// When it was written or published.
    Date,
    /// When the file was made, which may be long after what stands in it was written.
    Created,
    /// Whom a message is to.
    Recipient,
    /// When somebody saved it.
    Saved,
    /// Where on the web it stands.
    Address,
}

impl FactKey {
    /// The key as a label.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Author => "Author",
            Self::Publisher => "Publisher",
            Self::Date => "Date",
            Self::Created => "File made",
            Self::Recipient => "To",
            Self::Saved => "Saved",
            Self::Address => "Address",
        }
    }
}

/// What a paragraph is for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// Running text.
    #[default]
    Body,
    /// The document's headline.
    Title,
    /// A heading inside the document.
    Heading,
    /// Words beneath a picture or table.
    Caption,
    /// Share bars, citation blocks, log-in lines: readable, but kept out of every count.
    Boilerplate,
}

impl ParagraphRole {
    /// All, in this order.
    pub const ALL: [Self; 5] = [Self::Body, Self::Title, Self::Heading, Self::Caption, Self::Boilerplate];

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Body => "running text",
            Self::Title => "the headline",
            Self::Heading => "a heading",
            Self::Caption => "a caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// One paragraph of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
pub struct ParagraphPlace {
    /// The document.
    pub document: DocumentId,
    /// The paragraph's position in it, from 0.
    pub paragraph: usize,
}
