//! What the steps of `annotate` find in one document. References between findings are positions in [`Annotations`].

use borsh::{BorshDeserialize, BorshSerialize};
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use crate::briefing::{
    Act, ActorKind, Bound, DatedBy, EventClass, EventStatus, MentionForm, Number, Rare, TimeBy, TimeDoubt, TimeKind,
    Trend, Usual,
};
use crate::text::Span;
use serde::Serialize;

/// All that one document speaks of; each list in order of place.
#[derive(Clone, Debug, Default, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Annotations {
    /// The sentences of all paragraphs but boilerplate.
    pub sentences: Vec<Span>,
    /// Names, and the nominals and pronouns that mean them. No two overlap.
    pub names: Vec<NameMention>,
    /// Time expressions. No two overlap.
    pub times: Vec<TimeMention>,
    /// Quantities.
    pub figures: Vec<FigureMention>,
    /// Reports of events, one for each trigger.
    pub events: Vec<EventMention>,
    /// Statements.
    pub statements: Vec<StatementMention>,
}

/// A name, or a nominal or pronoun that means one.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct NameMention {
    /// The name without article, title and possessive ending.
    pub span: Span,
    /// What it names.
    pub kind: ActorKind,
    /// How it means it.
    pub form: MentionForm,
    /// The words beside it that say what its bearer is ("Prime Minister").
    pub roles: Vec<Span>,
    /// The earlier or later mention in this document that it stands for: the antecedent of a nominal or pronoun, the
    /// full name of an acronym in brackets.
    pub stands_for: Option<usize>,
    /// Whether it only says what kind something is: a people before a noun ("Afghan carpet").
    pub is_attribute: bool,
    /// What is said of its bearer here; none of a nominal or pronoun.
    pub signs: Signs,
}

/// What a place says of the bearer of the name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sign {
    /// A person's noun beside the name: "the lawyer X".
    CalledPerson,
    /// A body's noun: "X, a maker of tyres".
    CalledBody,
    /// A place's noun: "the town of X".
    CalledPlace,
    /// "Mr X".
    Addressed,
    /// "Minister X".
    AfterOffice,
    /// "X's minister".
    OwnsOffice,
    /// "X's shares".
    OwnsBusiness,
    /// "X's sister".
    OwnsKin,
    /// "X chairman".
    BeforeOffice,
    /// "X shares".
    BeforeBusiness,
    /// "the X affair".
    BeforeNoun,
    /// "X said".
    Says,
    /// "X built".
    Does,
    /// "told X".
    Told,
    /// "in X".
    Where,
    /// "X and the World Bank".
    WithBodies,
    /// "X and Peru".
    WithPlaces,
    /// "the X".
    The,
    /// "X, who"; "X, 43,".
    Who,
    /// "X, Peru".
    InPlace,
    /// It is meant by "he" or "she".
    HeOrShe,
    /// It is meant by "it".
    It,
    /// The analyst says what it is.
    Settled,
}

/// A set of [`Sign`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Signs(u32);

impl Signs {
    /// Adds a sign.
    pub fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    /// Whether it has the sign.
    pub fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u8) != 0
    }
}

impl NameMention {
    /// The name that the mention of this form stands for which begins at the byte `start`, and the mention itself.
    pub fn meant_at(names: &[Self], start: usize, form: MentionForm) -> Option<(&Self, &Self)> {
        let at = names.partition_point(|name| name.span.start() < start);
        let mention = names.get(at).filter(|name| name.span.start() == start && name.form == form)?;
        Some((names.get(Self::named(names, at)?)?, mention))
    }

    /// The position of the name that the mention at `at` stands for in the end: its own where it is a name. `None` where
    /// nobody knows.
    pub fn named(names: &[Self], mut at: usize) -> Option<usize> {
        // A chain longer than this is a ring.
        for _ in 0..16 {
            let name = names.get(at)?;
            if name.form == MentionForm::Name {
                return Some(at);
            }
            at = name.stands_for?;
        }
        None
    }
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct TimeMention {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value, resolved against the publication date where it is relative; `None` where it cannot be known.
    pub value: Option<String>,
    /// By which rule the value was found; `None` where the words say it whole.
    pub by: Option<TimeBy>,
    /// What speaks against the value.
    pub doubt: Option<TimeDoubt>,
}

/// A quantity. What a bare number of a table has not is its [`FigureSaid`], which it dereferences to.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct FigureMention {
    /// From the words of its bound to its unit ("over 3,000 farmers" without the noun's complements).
    pub span: Span,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// How the number bounds the truth.
    pub bound: Bound,
    /// Whether the clause that states it leaves open whom it means: "we", "the company", a pronoun of which nobody knows for
    /// whom it stands.
    pub open: bool,
    /// Whether it only tells the amount before it in another currency or measure: "(£14m)".
    pub converted: bool,
    /// Whether it is counted up to the day of the document: "to date", "so far".
    pub to_date: bool,
    /// Whether `unit` is a noun that is counted.
    pub counts: bool,
    /// Whether the number itself is unsaid ("dozens").
    pub vague: bool,
    /// Whether it is a share of something, 0 to 1.
    pub share: bool,
    /// What else is said of it.
    pub said: Rare<FigureSaid>,
}

/// What is said of a quantity beside its number.
#[derive(Clone, Debug, Default, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct FigureSaid {
    /// The upper end of a range.
    pub upper: Option<Number>,
    /// ISO 4217 code, common unit in the singular, "percent", or the noun counted in the singular.
    pub unit: Option<String>,
    /// What it measures or counts in few words, by which figures are compared.
    pub of: Option<String>,
    /// The clause that states it, where its sentence has a tree.
    pub label: Option<String>,
    /// Which way it moved.
    pub trend: Option<Trend>,
    /// When it held: a position in `times`.
    pub as_of: Option<usize>,
    /// Whose it is: positions in `names` of those in `of`, places in which it stands aside.
    pub whose: Vec<usize>,
    /// The question that it answers, where its sentence has a tree.
    pub question: Option<Box<Question>>,
}

impl Usual for FigureSaid {
    const USUAL: &'static Self = &Self {
        upper: None,
        unit: None,
        of: None,
        label: None,
        trend: None,
        as_of: None,
        whose: Vec::new(),
        question: None,
    };
}

impl Deref for FigureMention {
    type Target = FigureSaid;

    fn deref(&self) -> &FigureSaid {
        &self.said
    }
}

/// Makes room for what is said: look first where there may be nothing to change.
impl DerefMut for FigureMention {
    fn deref_mut(&mut self) -> &mut FigureSaid {
        &mut self.said
    }
}

/// What a quantity answers. All words are lemmas in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Question {
    /// The noun that is counted or measured; "person" for people of whom nothing else is said, empty where there is none.
    pub what: String,
    /// What it does or what is done to it, verbs of one meaning by one word ("die" for all who were killed); empty where
    /// the sentence does not say.
    pub state: String,
    /// The words that say which ones: adjectives, nouns before it, what stands after "of", "in", "with".
    pub which: BTreeSet<String>,
    /// The other words of its clause that say something.
    pub clause: BTreeSet<String>,
    /// Whether it is told beside another quantity: a part of it, an addition to it, or what it is compared with.
    pub aside: bool,
    /// Whether it is to come, possible, wanted or denied.
    pub unreal: bool,
}

/// A report of an event.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct EventMention {
    /// The clause.
    pub span: Span,
    /// The word that names the event.
    pub trigger: Span,
    /// The trigger's lemma in lower case.
    pub lemma: String,
    /// PLOVER class.
    pub class: Option<EventClass>,
    /// How the document puts it.
    pub status: EventStatus,
    /// Who did it: positions in `names`.
    pub agents: Vec<usize>,
    /// To whom: positions in `names`.
    pub targets: Vec<usize>,
    /// Where: positions in `names`.
    pub places: Vec<usize>,
    /// Whether its own words negate it.
    pub negated: bool,
    /// Its date.
    pub when: Option<EventDate>,
    /// Since when it goes on: a position in `times`.
    pub begins: Option<usize>,
    /// Until when it goes on: a position in `times`.
    pub ends: Option<usize>,
    /// How long it lasts: a position in `times`.
    pub lasts: Option<usize>,
    /// What it tells in the fewest words, cut from its clause: what reports are held against each other by.
    pub headline: String,
    /// The line by which it is shown: the whole sentence, or where that is long the same as `headline`.
    pub line: String,
    /// How likely the line is true as it stands and worth a place on the first pages: log odds in hundredths, up to a constant.
    pub promise: i64,
    /// Whether it names too little to be told by itself ("the announcement", "the raid began"): it counts only where the
    /// document tells the same event more fully.
    pub is_echo: bool,
    /// Whether it is only told in passing: before the story begins, in a relative clause, as a habit, by a noun.
    pub is_aside: bool,
    /// Whether it is no more than that somebody says something.
    pub is_speech: bool,
    /// The tense in which it is told.
    pub tense: Tense,
    /// Who claims it, where it stands in somebody's own words: a position in `names`.
    pub said_by: Option<usize>,
    /// How likely each of `agents` and then of `targets` is right, by the models of roles: log odds in hundredths.
    pub odds: Vec<i64>,
}

/// How the words of an event place it in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Tense {
    /// "left": at the time that the text is about.
    Past,
    /// "has left": some time before now.
    Perfect,
    /// "had left": before the time that the text is about.
    Before,
    /// "leaves": in a headline, what is new.
    Present,
    /// A modal, a clause without tense of its own.
    None,
    /// No clause at all: a noun names it.
    Noun,
}

/// The date of an event in one report.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct EventDate {
    /// TIMEX3 value.
    pub value: String,
    /// The expression it was read from: a position in `times`; `None` where the day of publication is none of them.
    pub time: Option<usize>,
    /// How it was found.
    pub by: DatedBy,
}

/// The law by which something is taken to be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementBy {
    /// What a verb of saying reports is said by its subject.
    #[default]
    Verb,
    /// "According to": what the sentence tells beside it.
    According,
    /// A verb of saying in what another reports.
    ReportOfReport,
    /// A noun of saying: "the claim that".
    Noun,
    /// A quotation without a verb goes to whom the words before it name.
    Quotation,
    /// What is said in a turn is its speaker's.
    Turn,
    /// A name before a colon in a headline.
    Headline,
}

/// Something said or written by somebody.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct StatementMention {
    /// Who says it: a position in `names`.
    pub speaker: Option<usize>,
    /// The words that name the speaker.
    pub speaker_span: Option<Span>,
    /// The words that report the saying.
    pub cue: Option<Span>,
    /// What is said, without the quotation marks at its edges.
    pub content: Span,
    /// Whether it is given in the speaker's own words.
    pub direct: bool,
    /// What the speaker does by saying it.
    pub act: Option<Act>,
    /// Who reports that the speaker said it: a position in `names`.
    pub reported_by: Option<usize>,
    /// The words that name who reports it.
    pub reported_by_span: Option<Span>,
    /// By which law it is one.
    pub by: StatementBy,
}
