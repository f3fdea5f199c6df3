//! Reports of events: triggers, arguments, dates.
//!
//! The tree of a sentence is cut into chunks ([`chunk`]) and clauses ([`clause`]), and each verb, and each noun that names a
//! happening, is looked up in a table of triggers with the places of their arguments ([`lexicon`]). The classes are
//! PLOVER's (Open Event Data Alliance).

mod arguments;
mod chunk;
mod clause;
mod dates;
mod headline;
mod learned;
mod lexicon;
mod promise;
mod roles;
mod said;
mod status;
mod trigger;

pub(crate) use headline::MOST_WORDS;

use super::names::persons;
use super::syntax::relations::is_of_main_clause;
use super::syntax::{self, PartOfSpeech};
use super::trees::{Alignment, Trees};
use super::{EventMention, NameMention, StatementMention, TaggedText, TimeMention};
use crate::annotate::WordClass;
use crate::briefing::{ActorKind, Enclosed, EventClass, MentionForm, ParagraphForm, ParagraphRole, Published};
use crate::text::{Sentence, Span};
use arguments::Names;
use chunk::Source;
use lexicon::LEXICON;

/// The reports of events in `text`, in order of place.
pub fn events(
    text: &TaggedText<'_>,
    trees: &Trees,
    names: &[NameMention],
    times: &[TimeMention],
    statements: &[StatementMention],
    published: &Published,
    enclosed: &[Enclosed],
) -> Vec<EventMention> {
    // A text without a sentence, as a table, tells no event, and may have very many words.
    if (0..text.sentences.len()).all(|sentence| trees.get(sentence).is_none()) {
        return Vec::new();
    }
    let name_at = positions(text, names.iter().map(|name| name.span));
    let time_at = positions(text, times.iter().map(|time| time.span));
    let names = Names { all: names };
    let said = said::Said::new(text, statements);
    let mut found = Vec::new();
    for (number, (sentence, is_quoted)) in text.sentences.iter().zip(quoted(text)).enumerate() {
        let Some(tree) = trees.get(number).filter(|tree| !is_caption(text, sentence) || says_something(tree)) else {
            continue;
        };
        let source = Source {
            text,
            words: sentence.tokens.clone(),
            tree,
            alignment: Alignment::new(text, number, tree),
            name_at: &name_at,
            time_at: &time_at,
            capitals: is_title_case(text, sentence),
            // In what somebody says, he is not the one he speaks of.
            person: (!is_quoted).then(|| only_person(text, trees, &names, number)).flatten(),
            title: text.paragraphs.get(sentence.paragraph).is_some_and(|at| at.role == ParagraphRole::Title),
        };
        let parsed = clause::parse(&source, &LEXICON);
        let mut here = trigger::mentions(&parsed, &names, times, said.in_sentence(sentence.span), &LEXICON);
        here.sort_by_key(|draft| (draft.mention.trigger, draft.mention.span));
        here.dedup_by_key(|draft| draft.mention.trigger);
        tell_once(&mut here);
        // The sentence tells what its main clause tells; what another clause tells is read in that.
        let is_main = |mention: &EventMention| {
            let token = source.alignment.token(text.positions(mention.trigger).start);
            token.is_some_and(|token| is_of_main_clause(tree, token))
        };
        let mut of_sentence: Vec<&mut trigger::Draft> =
            here.iter_mut().filter(|draft| is_told(draft) && is_main(&draft.mention)).collect();
        if !of_sentence.is_empty()
            && let Some(whole) = headline::whole(&parsed, &names)
        {
            for draft in &mut of_sentence {
                draft.mention.line.clone_from(&whole);
            }
        }
        for draft in &mut here {
            roles::leave_unlikely(&parsed, &names, &mut draft.mention);
            draft.mention.promise = promise::promise(&parsed, &names, &draft.mention, sentence.paragraph);
        }
        found.append(&mut here);
    }
    blame_no_one(&mut found);
    dates::tell(text, times, published, enclosed, &mut found);
    said.mark_claims(&mut found);
    found.into_iter().map(|draft| draft.mention).collect()
}

/// Whether the sentence stands beneath a figure, a table or a picture, or is a note.
fn is_caption(text: &TaggedText<'_>, sentence: &Sentence) -> bool {
    let paragraph = text.paragraphs.get(sentence.paragraph);
    paragraph.is_some_and(|at| at.role == ParagraphRole::Caption || at.form == ParagraphForm::Note)
}

/// Whether the sentence has a verb: "Cases reported by week" only names what is shown.
fn says_something(tree: &syntax::Sentence) -> bool {
    matches!(tree.pos(tree.root()), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
}

/// Whether it has a line.
fn is_told(draft: &trigger::Draft) -> bool {
    !draft.mention.headline.is_empty()
}

/// Where one line of a sentence tells what another tells with more ("Anna left", "Anna left to open the dam"), the one that
/// names no known kind of event is only an echo, of two such the longer.
fn tell_once(found: &mut [trigger::Draft]) {
    let lines: Vec<(String, bool)> =
        found.iter().map(|draft| (draft.mention.headline.clone(), draft.mention.class.is_some())).collect();
    for (at, draft) in found.iter_mut().enumerate() {
        let line = draft.mention.headline.as_str();
        if line.is_empty() || draft.mention.class.is_some() || draft.mention.is_speech {
            continue;
        }
        let tells = |(other, (longer, class)): (usize, &(String, bool))| {
            let same = longer.starts_with(line) || line.starts_with(longer.as_str());
            let wins = *class || (longer.len(), other) < (line.len(), at);
            other != at && !longer.is_empty() && same && wins
        };
        draft.mention.is_echo |= lines.iter().enumerate().any(tells);
    }
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
        if harm && mention.agents.is_empty() && WordClass::Harm.has(mention.lemma.as_str()) {
            mention.class = Some(EventClass::Disaster);
        }
    }
}

/// Whether most words of the sentence that could begin small begin with a capital, as in headlines, which have no full stop.
fn is_title_case(text: &TaggedText<'_>, sentence: &Sentence) -> bool {
    if sentence.span.of(text.text).ends_with('.') {
        return false;
    }
    let long =
        |&token: &usize| text.word(token).chars().count() > 3 && text.word(token).chars().all(char::is_alphabetic);
    let words = sentence.tokens.clone().skip(1).filter(long).count();
    let capitals = sentence.tokens.clone().skip(1).filter(long).filter(|&token| text.is_capitalized(token)).count();
    words > 2 && capitals * 10 >= words * 8
}

/// The person of the two sentences before, where they speak of one alone: whom "he" or "she" means as the subject of what
/// follows in the same text.
fn only_person(text: &TaggedText<'_>, trees: &Trees, names: &Names<'_>, sentence: usize) -> Option<(usize, Span)> {
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
        let is_named = |at: usize| {
            let next = names.all.partition_point(|name| name.span.end() <= at);
            names.all.get(next).is_some_and(|name| name.span.start() <= at)
        };
        // "A man was charged", "the driver fled": somebody besides those who are named.
        if trees.get(number).is_some_and(|tree| persons(tree).any(|(_, at)| !is_named(at))) {
            return None;
        }
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

/// For each sentence, whether a quotation is open in it. Each byte is looked at once: a paragraph may have very many
/// sentences.
fn quoted(text: &TaggedText<'_>) -> Vec<bool> {
    let (mut within, mut from) = (None, 0);
    let (mut opened, mut closed, mut straight) = (0, 0, 0);
    let is_quoted = |sentence: &Sentence| {
        if within != Some(sentence.paragraph) {
            within = Some(sentence.paragraph);
            from = text.paragraphs.get(sentence.paragraph).map_or(0, |paragraph| paragraph.span.start());
            (opened, closed, straight) = (0, 0, 0);
        }
        let before = text.text.get(from..sentence.span.start()).unwrap_or_default();
        from = sentence.span.start();
        opened += before.matches('“').count();
        closed += before.matches('”').count();
        straight += before.matches('"').count();
        opened > closed || straight % 2 == 1 || sentence.span.of(text.text).contains(['“', '"'])
    };
    text.sentences.iter().map(is_quoted).collect()
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
