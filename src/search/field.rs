//! Fields: what is known about a paragraph or its document beside the words.

use jiff::civil::Date;

use super::error::QueryError;
use super::fold::folded;
use super::term::Term;
use crate::briefing::{Document, FactKey, Paragraph, ParagraphForm, ParagraphRole, time_value};

/// The fields by name, as they are written before a colon.
pub const NAMES: [&str; 7] = ["by", "from", "in", "after", "before", "speaker", "kind"];

/// What names who wrote a document.
const WRITERS: [FactKey; 1] = [FactKey::Author];

/// What names whom a document comes from.
const ORIGINS: [FactKey; 3] = [FactKey::Publisher, FactKey::Address, FactKey::Author];

/// A condition on a paragraph or its document.
#[derive(Clone, Debug)]
pub enum Field {
    /// `by:` – the author or sender that the document names.
    By(Term),
    /// `from:` – the publisher, web address, author or sender that the document names.
    From(Term),
    /// `in:` – letters of the path or title of the document.
    In(Term),
    /// `after:` – published on this day or later.
    After(Date),
    /// `before:` – published before this day.
    Before(Date),
    /// `speaker:` – said by them: in their turn of a transcript, or in a statement that is theirs.
    Speaker(Term),
    /// `kind:` – what kind of paragraph it is.
    Kind(Kind),
}

impl Field {
    /// The field of this name with this value.
    pub fn new(name: &str, value: &str) -> Result<Self, QueryError> {
        let term = || Term::new(value).ok_or_else(|| QueryError::Star(value.to_owned()));
        Ok(match name {
            "by" => Self::By(term()?),
            "from" => Self::From(term()?),
            "in" => Self::In(Term::letters(value.trim()).ok_or_else(|| QueryError::EmptyField(name.to_owned()))?),
            "after" => Self::After(first_day(value)?),
            "before" => Self::Before(first_day(value)?),
            "speaker" => Self::Speaker(term()?),
            "kind" => Self::Kind(Kind::named(value)?),
            _ => return Err(QueryError::UnknownField { name: name.to_owned(), known: NAMES.join(":, ") + ":" }),
        })
    }

    /// Whether it asks for the kind that `paragraph` is of.
    pub fn is_kind_of(&self, paragraph: Option<&Paragraph>) -> bool {
        matches!(self, Self::Kind(kind) if paragraph.is_some_and(|paragraph| kind.is_of(paragraph)))
    }

    /// What a document must give to be weighed by it ("the day of publication"), and whether `document` does; `None` where
    /// every document does.
    pub fn weighs(&self, document: &Document) -> Option<(&'static str, bool)> {
        let says = |keys: &[FactKey]| document.metadata.iter().any(|fact| keys.contains(&fact.key));
        match self {
            Self::By(_) => Some(("the author", says(&WRITERS))),
            Self::From(_) => Some(("where it comes from", says(&ORIGINS))),
            Self::After(_) | Self::Before(_) => Some(("the day of publication", document.published.date.is_some())),
            Self::In(_) | Self::Speaker(_) | Self::Kind(_) => None,
        }
    }

    /// Whether `document` meets it; `None` where that depends on the paragraph.
    pub fn meets(&self, document: &Document) -> Option<bool> {
        let says = |term: &Term, keys: &[FactKey]| {
            let mut facts = document.metadata.iter().filter(|fact| keys.contains(&fact.key));
            facts.any(|fact| stands_in(term, &fact.value))
        };
        let day = || document.published.date.as_deref().and_then(time_value::interval);
        match self {
            Self::By(term) => Some(says(term, &WRITERS)),
            Self::From(term) => Some(says(term, &ORIGINS)),
            Self::In(term) => Some(stands_in(term, &document.path) || stands_in(term, &document.title)),
            Self::After(limit) => Some(day().is_some_and(|(first, _)| first >= *limit)),
            Self::Before(limit) => Some(day().is_some_and(|(_, last)| last < *limit)),
            Self::Speaker(_) | Self::Kind(_) => None,
        }
    }
}

/// Whether `term` stands in words that are not folded.
pub fn stands_in(term: &Term, words: &str) -> bool {
    term.places(&folded(words)).next().is_some()
}

/// The first day of a year, month or day.
fn first_day(value: &str) -> Result<Date, QueryError> {
    let is_calendar = value.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    let days = if is_calendar { time_value::interval(value) } else { None };
    days.map(|(first, _)| first).ok_or_else(|| QueryError::NoDate(value.to_owned()))
}

/// What kind of paragraph is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What it is for.
    Role(ParagraphRole),
    /// How it is set.
    Form(ParagraphForm),
    /// Rows of tables, of values or of headings.
    Table,
    /// What is hidden from who looks at the page.
    Hidden,
}

/// The kinds by name; of several that a paragraph is of, the last says most.
const KINDS: [(&str, Kind); 10] = [
    ("text", Kind::Role(ParagraphRole::Body)),
    ("list", Kind::Form(ParagraphForm::Item)),
    ("table", Kind::Table),
    ("quote", Kind::Form(ParagraphForm::Quote)),
    ("footnote", Kind::Form(ParagraphForm::Note)),
    ("caption", Kind::Role(ParagraphRole::Caption)),
    ("heading", Kind::Role(ParagraphRole::Heading)),
    ("title", Kind::Role(ParagraphRole::Title)),
    ("set aside", Kind::Role(ParagraphRole::Boilerplate)),
    ("hidden", Kind::Hidden),
];

/// One word for what is set aside, each.
const SET_ASIDE: [&str; 2] = ["boilerplate", "furniture"];

/// The name of the kind that says most about `paragraph`: "set aside" of menus and the like, "text" of running text.
pub fn kind_of(paragraph: &Paragraph) -> &'static str {
    KINDS.iter().rev().find(|(_, kind)| kind.is_of(paragraph)).map_or("text", |(name, _)| name)
}

impl Kind {
    fn named(name: &str) -> Result<Self, QueryError> {
        let wanted = folded(name);
        let wanted = if SET_ASIDE.contains(&wanted.as_str()) { "set aside" } else { &wanted };
        let found = KINDS.iter().find(|(name, _)| *name == wanted).map(|(_, kind)| *kind);
        found.ok_or_else(|| {
            let known: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
            QueryError::UnknownKind { name: name.to_owned(), known: known.join(", ") }
        })
    }

    fn is_of(self, paragraph: &Paragraph) -> bool {
        match self {
            Self::Role(role) => paragraph.role == role,
            Self::Form(form) => paragraph.form == form,
            Self::Table => paragraph.form.is_row(),
            Self::Hidden => paragraph.is_hidden,
        }
    }
}
