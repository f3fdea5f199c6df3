//! What was found in a stretch of a document, sentence by sentence, and by which laws: for whoever asks why a briefing says what
//! it says.

use serde::Serialize;

use super::{Annotations, EventMention, Models, NameMention, StatementBy, StatementMention, TaggedText, Tense, Trees};
use super::{language, syntax};
use crate::briefing::{
    Act, ActorKind, Bound, DatedBy, Document, EventClass, EventStatus, MentionForm, Number, TimeDoubt, TimeKind, Trend,
};
use crate::text::Span;

/// A sentence with all that was found in it.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    /// The sentence.
    pub text: String,
    /// Its tokens with its tree; none where it has no tree, as a row of a table.
    pub tokens: Vec<ExplainedToken>,
    /// Names, and what means them.
    pub names: Vec<ExplainedName>,
    /// Time expressions.
    pub times: Vec<ExplainedTime>,
    /// Quantities.
    pub figures: Vec<ExplainedFigure>,
    /// What somebody says.
    pub statements: Vec<ExplainedStatement>,
    /// Reports of events.
    pub events: Vec<ExplainedEvent>,
}

/// A token and its place in the tree.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedToken {
    /// As it stands.
    pub word: String,
    /// Its tag of the Penn Treebank.
    pub tag: &'static str,
    /// Its base form.
    pub lemma: String,
    /// The position of the token that it hangs from; its own for the root.
    pub head: usize,
    /// How it hangs from it.
    pub label: &'static str,
}

/// A name, or a nominal or pronoun that means one.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedName {
    /// As it stands.
    pub words: String,
    /// What it names.
    pub kind: ActorKind,
    /// How it means it.
    pub form: MentionForm,
    /// The name in this document that it stands for, where it is none itself.
    pub stands_for: Option<String>,
    /// The actor of the briefing, by the name it has there.
    pub actor: Option<String>,
    /// Where it begins, by which the actor is found.
    #[serde(skip)]
    pub(crate) span: Span,
}

/// A time expression.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedTime {
    /// As it stands.
    pub words: String,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value; `None` where it cannot be known.
    pub value: Option<String>,
    /// How the value was reckoned, in words; `None` where the expression says it whole.
    pub why: Option<String>,
    /// What speaks against the value.
    pub doubt: Option<TimeDoubt>,
}

/// A quantity.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedFigure {
    /// As it stands.
    pub words: String,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// The upper end of a range.
    pub upper: Option<Number>,
    /// How it bounds the truth.
    pub bound: Bound,
    /// What it is counted in.
    pub unit: Option<String>,
    /// What it measures or counts.
    pub of: Option<String>,
    /// What the counted do or what is done to them, in one word.
    pub state: Option<String>,
    /// Which way it moved.
    pub trend: Option<Trend>,
}

/// Something that somebody says.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedStatement {
    /// By which law it is one.
    pub by: StatementBy,
    /// The name of the speaker, where the words for the speaker mean one.
    pub speaker: Option<String>,
    /// The words for the speaker.
    pub speaker_words: Option<String>,
    /// The words that report the saying.
    pub cue: Option<String>,
    /// What is said.
    pub content: String,
    /// Whether it is given in the speaker's own words.
    pub direct: bool,
    /// What is done by saying it.
    pub act: Option<Act>,
    /// Who reports that it was said.
    pub reported_by: Option<String>,
}

/// A report of an event.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedEvent {
    /// The word that names it.
    pub trigger: String,
    /// What kind of word that is: its row in the lexicon of events gives class and parts.
    pub by: TriggerBy,
    /// PLOVER class.
    pub class: Option<EventClass>,
    /// Who did it.
    pub doers: Vec<ExplainedPart>,
    /// To whom.
    pub targets: Vec<ExplainedPart>,
    /// Where.
    pub places: Vec<String>,
    /// How the text puts it.
    pub status: EventStatus,
    /// Whether its own words negate it.
    pub negated: bool,
    /// TIMEX3 value of its date.
    pub date: Option<String>,
    /// What the date was read from.
    pub dated_by: Option<DatedBy>,
    /// Who claims it.
    pub said_by: Option<String>,
    /// The line by which it is shown; empty where there is none.
    pub line: String,
    /// How likely the line is right and worth a place, by the model of lines: log odds in hundredths, up to a constant.
    pub line_odds: i64,
    /// Whether it names too little to be told by itself.
    pub is_echo: bool,
    /// Whether it is only told in passing.
    pub is_aside: bool,
}

/// What names an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerBy {
    /// The verb of a clause.
    Verb,
    /// A noun.
    Noun,
    /// An utterance that is told as an event.
    Utterance,
}

/// One who takes part in an event: the frame of the word that names it gives him, a model of roles keeps him.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedPart {
    /// His name, as the document has it.
    pub name: String,
    /// How likely he has this part, by the model of roles: log odds in hundredths.
    pub odds: Option<i64>,
}

/// What `found`, the annotations of `document`, holds in each sentence of the stretch `within`.
pub fn explain(document: &Document, found: &Annotations, models: &Models, within: Span) -> Vec<Explained> {
    let Some(paragraphs) = language::read(document) else {
        return Vec::new();
    };
    let text = TaggedText::with_heads(&document.text, &paragraphs, &document.turns, &document.datelines, models);
    let mut trees = Trees::new(&text, models);
    trees.settle(&found.names);
    let inside = text.sentences.iter().enumerate().filter(|(_, sentence)| within.contains(sentence.span));
    inside.map(|(at, sentence)| Found { document, found, within: sentence.span }.explained(trees.get(at))).collect()
}

/// What was found in one sentence.
struct Found<'f> {
    document: &'f Document,
    found: &'f Annotations,
    within: Span,
}

impl Found<'_> {
    fn explained(&self, tree: Option<&syntax::Sentence>) -> Explained {
        let found = self.found;
        let holds = |span: Span| self.within.contains(span);
        let names = (0..found.names.len()).zip(&found.names).filter(|(_, name)| holds(name.span));
        let statements = found.statements.iter().filter(|said| self.within.overlaps(said.content));
        Explained {
            text: self.words(self.within),
            tokens: tree.map_or_else(Vec::new, |tree| self.tokens(tree)),
            names: names.map(|(at, name)| self.name(at, name)).collect(),
            times: found.times.iter().filter(|time| holds(time.span)).map(|time| self.time(time)).collect(),
            figures: found
                .figures
                .iter()
                .filter(|figure| holds(figure.span))
                .map(|figure| self.figure(figure))
                .collect(),
            statements: statements.map(|said| self.statement(said)).collect(),
            events: found.events.iter().filter(|event| holds(event.trigger)).map(|event| self.event(event)).collect(),
        }
    }

    fn words(&self, span: Span) -> String {
        span.of(&self.document.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of the name at `at`, or of the one that it stands for.
    fn named(&self, at: usize) -> Option<String> {
        let names = &self.found.names;
        Some(self.words(names.get(NameMention::named(names, at)?)?.span))
    }

    fn tokens(&self, tree: &syntax::Sentence) -> Vec<ExplainedToken> {
        let tokens = tree.tokens().iter().enumerate();
        tokens
            .map(|(at, token)| ExplainedToken {
                word: self.words(token.span),
                tag: token.tag.name(),
                lemma: tree.lemma(at).to_owned(),
                head: tree.head(at).unwrap_or(at),
                label: token.label.name(),
            })
            .collect()
    }

    fn name(&self, at: usize, name: &NameMention) -> ExplainedName {
        ExplainedName {
            words: self.words(name.span),
            kind: name.kind,
            form: name.form,
            stands_for: (name.form != MentionForm::Name).then(|| self.named(at)).flatten(),
            actor: None,
            span: name.span,
        }
    }

    fn time(&self, time: &super::TimeMention) -> ExplainedTime {
        ExplainedTime {
            words: self.words(time.span),
            kind: time.kind,
            value: time.value.clone(),
            why: time.by.as_ref().zip(time.value.as_deref()).map(|(by, value)| by.words(value)),
            doubt: time.doubt,
        }
    }

    fn figure(&self, figure: &super::FigureMention) -> ExplainedFigure {
        let state = figure.question.as_deref().map(|question| question.state.clone());
        ExplainedFigure {
            words: self.words(figure.span),
            value: figure.value,
            upper: figure.upper,
            bound: figure.bound,
            unit: figure.unit.clone(),
            of: figure.of.clone(),
            state: state.filter(|state| !state.is_empty()),
            trend: figure.trend,
        }
    }

    fn statement(&self, said: &StatementMention) -> ExplainedStatement {
        ExplainedStatement {
            by: said.by,
            speaker: said.speaker.and_then(|at| self.named(at)),
            speaker_words: said.speaker_span.map(|span| self.words(span)),
            cue: said.cue.map(|span| self.words(span)),
            content: self.words(said.content),
            direct: said.direct,
            act: said.act,
            reported_by: said.reported_by.and_then(|at| self.named(at)),
        }
    }

    fn event(&self, event: &EventMention) -> ExplainedEvent {
        let part = |(at, odds): (&usize, Option<i64>)| Some(ExplainedPart { name: self.named(*at)?, odds });
        let mut odds = event.odds.iter().copied().map(Some).chain(std::iter::repeat(None));
        let doers: Vec<_> = event.agents.iter().zip(odds.by_ref()).filter_map(part).collect();
        let targets = event.targets.iter().zip(odds).filter_map(part).collect();
        ExplainedEvent {
            trigger: self.words(event.trigger),
            by: match event.tense {
                _ if event.is_speech => TriggerBy::Utterance,
                Tense::Noun => TriggerBy::Noun,
                _ => TriggerBy::Verb,
            },
            class: event.class,
            doers,
            targets,
            places: event.places.iter().filter_map(|at| self.named(*at)).collect(),
            status: event.status,
            negated: event.negated,
            date: event.when.as_ref().map(|when| when.value.clone()),
            dated_by: event.when.as_ref().map(|when| when.by),
            said_by: event.said_by.and_then(|at| self.named(at)),
            line: event.line.clone(),
            line_odds: event.promise,
            is_echo: event.is_echo,
            is_aside: event.is_aside,
        }
    }
}
