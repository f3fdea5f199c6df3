//! Reports of events: triggers, arguments, dates.
//!
//! A sentence is cut into chunks ([`chunk`]), the chunks are read as clauses ([`clause`]), and each verb, and each noun
//! that names a happening, is looked up in a table of triggers with the places of their arguments ([`lexicon`]). The
//! classes are PLOVER's (Open Event Data Alliance).

mod arguments;
mod chunk;
mod clause;
mod dates;
mod headline;
mod lexicon;
mod said;
mod status;
mod trigger;

pub(crate) use headline::MOST_WORDS;

use super::syntax::Syntax;
use super::{EventMention, Models, NameMention, StatementMention, Tag, TaggedText, TimeMention};
use crate::briefing::{ActorKind, Enclosed, EventClass, MentionForm, ParagraphRole, Published};
use crate::text::{Sentence, Span};
use arguments::Names;
use chunk::Source;
use lexicon::LEXICON;

/// The longest sentence that is read, in tokens: what is longer is a table or a list, not a sentence.
const LONGEST: usize = 250;

/// The reports of events in `text`, in order of place.
pub fn events(
    text: &TaggedText<'_>,
    names: &[NameMention],
    times: &[TimeMention],
    statements: &[StatementMention],
    published: &Published,
    enclosed: &[Enclosed],
    models: &Models,
) -> Vec<EventMention> {
    let name_at = positions(text, names.iter().map(|name| name.span));
    let time_at = positions(text, times.iter().map(|time| time.span));
    let names = Names { all: names };
    let said = said::Said::new(text, statements);
    let mut parser = models.syntax().map(Syntax::parser);
    let mut found = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        if sentence.tokens.len() > LONGEST || text.in_head(sentence.span) {
            continue;
        }
        let is_dated =
            |at: usize| time_at.get(at).copied().flatten().and_then(|at| times.get(at)).is_some_and(dates::is_calendar);
        let parser = parser.as_mut().filter(|_| sentence.tokens.clone().any(is_dated));
        let tree = parser.and_then(|parser| parser.parse(text.text, sentence.span, Some(&[])).into_iter().next());
        let source = Source {
            tree: tree.as_ref(),
            text,
            name_at: &name_at,
            time_at: &time_at,
            verb_at: headline_verb(text, &name_at, sentence),
            capitals: is_title_case(text, sentence),
            person: only_person(text, &names, number),
            title: text.paragraphs.get(sentence.paragraph).is_some_and(|at| at.role == ParagraphRole::Title),
        };
        let chunks = chunk::chunks(&source, sentence.tokens.clone());
        let parsed = clause::parse(&source, chunks, &LEXICON);
        let mut here = trigger::mentions(&parsed, &names, times, said.in_sentence(sentence.span), &LEXICON);
        here.sort_by_key(|draft| (draft.mention.trigger, draft.mention.span));
        here.dedup_by_key(|draft| draft.mention.trigger);
        found.append(&mut here);
    }
    blame_no_one(&mut found);
    dates::tell(text, times, published, enclosed, &mut found);
    said.mark_claims(&mut found);
    found.into_iter().map(|draft| draft.mention).collect()
}

/// What is destroyed in a report of a disaster, without anybody who did it, is part of the disaster.
fn blame_no_one(found: &mut [trigger::Draft]) {
    let count = |class| found.iter().filter(|draft| draft.mention.class == Some(class)).count();
    if count(EventClass::Disaster) <= count(EventClass::Assault) {
        return;
    }
    for draft in found {
        let mention = &mut draft.mention;
        let harm = matches!(mention.class, Some(EventClass::Coerce | EventClass::Assault));
        if harm && mention.agents.is_empty() && HARM.contains(&mention.lemma.as_str()) {
            mention.class = Some(EventClass::Disaster);
        }
    }
}

/// What both people and nature do.
const HARM: &[&str] = &[
    "blast",
    "burn",
    "bury",
    "crush",
    "damage",
    "demolish",
    "destroy",
    "devastate",
    "explode",
    "explosion",
    "flatten",
    "hit",
    "injure",
    "kill",
    "level",
    "raze",
    "ruin",
    "strike",
    "wound",
    "wreck",
];

/// Whether most words of the sentence that could begin small begin with a capital.
fn is_title_case(text: &TaggedText<'_>, sentence: &Sentence) -> bool {
    let long =
        |&token: &usize| text.word(token).chars().count() > 3 && text.word(token).chars().all(char::is_alphabetic);
    let words = sentence.tokens.clone().skip(1).filter(long).count();
    let capitals = sentence.tokens.clone().skip(1).filter(long).filter(|&token| text.is_capitalized(token)).count();
    words > 2 && capitals * 10 >= words * 8
}

/// The person of the two sentences before, where they name one alone: whom "he" or "she" means as the subject of what
/// follows in the same text.
fn only_person(text: &TaggedText<'_>, names: &Names<'_>, sentence: usize) -> Option<(usize, Span)> {
    let body = |number: &usize| {
        text.sentences
            .get(*number)
            .and_then(|sentence| text.paragraphs.get(sentence.paragraph))
            .is_some_and(|paragraph| paragraph.role == ParagraphRole::Body)
    };
    let before = (sentence.saturating_sub(2)..=sentence).filter(body);
    let mut found: Option<(usize, &str)> = None;
    for number in before {
        let span = text.sentences.get(number)?.span;
        let from = names.all.partition_point(|name| name.span.start() < span.start());
        let inside = names
            .all
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, name)| name.span.end() <= span.end())
            .filter(|(_, name)| name.kind == ActorKind::Person && name.form == MentionForm::Name);
        for (at, name) in inside {
            let words = name.span.of(text.text);
            let surname = words.split_whitespace().next_back().unwrap_or(words);
            match found {
                // The first mention is likely the fullest.
                Some((_, known)) if known == surname => {}
                Some(_) => return None,
                None => found = Some((at, surname)),
            }
        }
    }
    found.and_then(|(at, _)| Some((at, names.all.get(at)?.span)))
}

/// The verb of a headline that the tagger took for a noun ("Alpha sues Beta"): the first known verb in the present
/// between two names or nouns, where no other verb has a tense.
fn headline_verb(text: &TaggedText<'_>, name_at: &[Option<usize>], sentence: &Sentence) -> Option<usize> {
    let role = text.paragraphs.get(sentence.paragraph)?.role;
    let tokens = sentence.tokens.clone();
    if !matches!(role, ParagraphRole::Title | ParagraphRole::Heading)
        || tokens.clone().any(|token| text.tag(token).is_finite())
    {
        return None;
    }
    let named = |token: usize| name_at.get(token).copied().flatten().is_some();
    tokens.clone().skip(1).filter(|&token| matches!(text.tag(token), Tag::NNS | Tag::NNP | Tag::NNPS | Tag::NN)).find(
        |&token| {
            !named(token)
                && text.lower(token).ends_with('s')
                && (text.tag(token - 1).is_noun() || named(token - 1))
                && text
                    .lower(token)
                    .strip_suffix('s')
                    .is_some_and(|stem| LEXICON.verb(stem).is_some() || LEXICON.verb(text.lemma(token)).is_some())
        },
    )
}

/// For each token, which of the spans it overlaps.
fn positions(text: &TaggedText<'_>, spans: impl Iterator<Item = Span>) -> Vec<Option<usize>> {
    let mut found = vec![None; text.len()];
    let mut token = 0;
    for (number, span) in spans.enumerate() {
        while text.token(token).is_some_and(|at| at.span.end() <= span.start()) {
            token += 1;
        }
        let mut next = token;
        while text.token(next).is_some_and(|at| at.span.overlaps(span)) {
            if let Some(place) = found.get_mut(next) {
                *place = Some(number);
            }
            next += 1;
        }
    }
    found
}
