//! A figure as one place states it: the answer to a question about a happening.

use std::collections::{BTreeSet, HashMap};

use super::extent::Extent;
use super::measure::{days_apart, dimension, is_money};
use super::opening::{is_country, leads, opening};
use crate::annotate::{Annotations, FigureMention, NameMention, Question, TimeMention};
use crate::briefing::{ActorId, ActorKind, Briefing, Document, DocumentId, Figure, Place, TimeKind, time_value};
use crate::merge::Folder;
use crate::text::Span;

/// One statement of a figure.
pub struct Answer<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Where it is stated.
    pub place: Place,
    /// The position of its document.
    pub document: usize,
    /// What it answers.
    pub question: &'a Question,
    /// The kind of quantity: answers of two kinds are never compared.
    pub kind: Kind,
    /// Between which numbers it puts the truth, in the first unit of its kind.
    pub extent: Extent,
    /// Its unit; empty where it has none.
    pub unit: &'a str,
    /// Whom its sentence names, places apart.
    pub actors: BTreeSet<ActorId>,
    /// The persons whose it is.
    pub whose: BTreeSet<ActorId>,
    /// The bodies and groups of which those are who are counted.
    pub bodies: BTreeSet<ActorId>,
    /// Where its sentence says that it is.
    pub places: BTreeSet<ActorId>,
    /// Those of them that are no countries.
    pub towns: BTreeSet<ActorId>,
    /// The countries that its clause names.
    pub countries: BTreeSet<ActorId>,
    /// Whether its own clause names them.
    pub own_towns: bool,
    /// The places that the beginning of its document names.
    pub lead_places: BTreeSet<ActorId>,
    /// The day that its sentence, else its paragraph names: a TIMEX3 value.
    pub day: Option<&'a str>,
    /// When it held, where the text says so: a TIMEX3 value.
    pub as_of: Option<&'a str>,
    /// The stretch of time that it counts, where its sentence says so ("since July", "in ten days"): a TIMEX3 value, of the
    /// day it begins or of its length.
    pub stretch: Option<&'a str>,
    /// The day of its document.
    pub published: Option<&'a str>,
    /// Whether it stands in the title or the first paragraph of running text.
    pub leads: bool,
}

/// What sort of quantity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count.
    Count,
    /// A share of a whole.
    Share,
    /// An amount of money in one currency: the first three letters of its ISO 4217 code.
    Money([u8; 3]),
    /// An age.
    Age,
    /// A measure of one dimension: its name.
    Measure(&'static str),
}

impl Kind {
    /// The kind of `mention`, and how many of the kind's first unit one of its unit is; `None` where it cannot be
    /// compared.
    fn of(mention: &FigureMention) -> Option<(Self, f64)> {
        let unit = mention.unit.as_deref().unwrap_or_default();
        if mention.share {
            return Some((Self::Share, 100.0));
        }
        match unit {
            _ if mention.counts => Some((Self::Count, 1.0)),
            "" => Some((Self::Count, 1.0)),
            "percent" => Some((Self::Share, 1.0)),
            "year of age" => Some((Self::Age, 1.0)),
            _ if is_money(unit) => Some((Self::Money(unit.as_bytes().first_chunk().copied()?), 1.0)),
            _ => dimension(unit).map(|(name, factor)| (Self::Measure(name), factor)),
        }
    }
}

/// How many mentions of a figure are looked at.
const MENTIONS: usize = 12;

/// All answers of the briefing, in order of figure and place.
pub fn answers<'a>(briefing: &'a Briefing, folder: &Folder<'a>) -> Vec<Answer<'a>> {
    let positions: HashMap<DocumentId, usize> = folder.iter().map(|(at, document, _)| (document.id, at)).collect();
    let mut found = Vec::new();
    for figure in &briefing.figures {
        for place in figure.mentions.iter().take(MENTIONS) {
            let Some(&document) = positions.get(&place.document) else { continue };
            found.extend(answer(figure, *place, document, folder));
        }
    }
    found
}

fn answer<'a>(figure: &'a Figure, place: Place, document: usize, folder: &Folder<'a>) -> Option<Answer<'a>> {
    let annotations: &'a Annotations = folder.annotations.get(document)?;
    let own = folder.documents.get(document)?;
    let at = annotations.figures.partition_point(|known| known.span.start() < place.span.start());
    let mention = annotations.figures.get(at).filter(|known| known.span == place.span)?;
    let question = mention.question.as_deref()?;
    let (kind, factor) = Kind::of(mention).filter(|_| !mention.vague)?;
    let sentence = annotations.sentences.partition_point(|sentence| sentence.end() <= place.span.start());
    let span = *annotations.sentences.get(sentence)?;
    let paragraph = own.paragraph_at(place.span);
    let around = paragraph.and_then(|at| around(own, at)).unwrap_or(span);
    let names = |within: Span| {
        let first = annotations.names.partition_point(|name| name.span.end() <= within.start());
        let inside = annotations.names.iter().enumerate().skip(first);
        inside.take_while(move |(_, name)| name.span.start() < within.end())
    };
    let actor = |(name, _): (usize, &NameMention)| folder.actor(document, name);
    let is_place = |(_, name): &(usize, &NameMention)| name.kind == ActorKind::Place;
    let actors = names(span).filter(|name| !is_place(name)).filter_map(actor).collect();
    let words = |name: &NameMention| name.span.of(&own.text);
    let is_town = |name: &(usize, &NameMention)| is_place(name) && !is_country(words(name.1));
    // Of its clause, else of its sentence, else of its paragraph.
    let told = |(_, name): &(usize, &NameMention)| {
        words(name)
            .to_lowercase()
            .split(' ')
            .any(|word| question.clause.contains(word) || question.which.contains(word))
    };
    let towns_in = |within: Span| names(within).filter(is_town).filter_map(actor).collect::<BTreeSet<_>>();
    let of_clause: BTreeSet<ActorId> = names(span).filter(is_town).filter(told).filter_map(actor).collect();
    let is_land = |name: &(usize, &NameMention)| is_place(name) && is_country(words(name.1));
    let countries = names(span).filter(is_land).filter(told).filter_map(actor).collect();
    let own_towns = !of_clause.is_empty();
    let towns =
        [of_clause, towns_in(span), towns_in(around)].into_iter().find(|towns| !towns.is_empty()).unwrap_or_default();
    let places_in = |within: Span| names(within).filter(is_place).filter_map(actor).collect::<BTreeSet<_>>();
    let places = places_in(around);
    let day = [span, around].into_iter().find_map(|within| day(annotations, &own.text, within, place.span));
    let is =
        |name: usize, kinds: &[ActorKind]| annotations.names.get(name).is_some_and(|name| kinds.contains(&name.kind));
    let of_kind = |kinds: &[ActorKind]| {
        let whose = mention.whose.iter().filter(|name| is(**name, kinds));
        whose.filter_map(|name| folder.actor(document, *name)).collect::<BTreeSet<_>>()
    };
    Some(Answer {
        figure,
        place,
        document,
        question,
        kind,
        extent: Extent::of(figure).scaled(factor),
        unit: figure.unit.as_deref().unwrap_or_default(),
        actors,
        whose: of_kind(&[ActorKind::Person]),
        bodies: of_kind(&[ActorKind::Organization, ActorKind::Group]),
        places,
        towns,
        countries,
        own_towns,
        lead_places: opening(own).map(places_in).unwrap_or_default(),
        day,
        as_of: mention.as_of.and_then(|time| annotations.times.get(time)?.value.as_deref()),
        stretch: stretch(annotations, &own.text, span, place.span),
        published: own.published.date.as_deref(),
        leads: leads(own, place.span),
    })
}

/// The paragraph at `at`, and the one after it where it is a heading or a line: what that tells is told of both.
fn around(document: &Document, at: usize) -> Option<Span> {
    const LINE: usize = 80;
    let own = document.paragraphs.get(at)?.span;
    let next = document.paragraphs.get(at + 1).filter(|_| own.len() < LINE);
    Some(next.map_or(own, |next| own.to(next.span)))
}

/// The day, month or year named nearest to `span` within `within`.
fn day<'a>(annotations: &'a Annotations, text: &str, within: Span, span: Span) -> Option<&'a str> {
    let first = annotations.times.partition_point(|time| time.span.end() <= within.start());
    let inside = annotations.times.iter().skip(first).take_while(|time| time.span.start() < within.end());
    // "since July" says from when on; "the worst since 1978, when 20 died" says when they died.
    let begins = |time: &&TimeMention| {
        let around = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let before = around(within.start(), time.span.start());
        let after = around(time.span.end(), within.end()).trim_start_matches([',', ' ']);
        let since = before.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case("since"));
        since && !after.starts_with("when")
    };
    let dated = inside.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time) && !begins(time));
    let known = dated.filter_map(|time| Some((time.span.start().abs_diff(span.start()), time.value.as_deref()?)));
    known
        .filter(|(_, value)| time_value::interval(value).is_some())
        .min_by_key(|(away, _)| *away)
        .map(|(_, value)| value)
}

/// The stretch named nearest to `span` in its sentence.
fn stretch<'a>(annotations: &'a Annotations, text: &str, sentence: Span, span: Span) -> Option<&'a str> {
    let first = annotations.times.partition_point(|time| time.span.end() <= sentence.start());
    let inside = annotations.times.iter().skip(first).take_while(|time| time.span.start() < sentence.end());
    let is_stretch = |time: &&TimeMention| {
        let before = text.get(sentence.start()..time.span.start()).unwrap_or_default();
        let word = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        match time.kind {
            TimeKind::Date | TimeKind::Time => word == "since",
            TimeKind::Duration => matches!(&*word, "in" | "over" | "within" | "during" | "of"),
            TimeKind::Set => false,
        }
    };
    let near = inside.filter(is_stretch).min_by_key(|time| time.span.start().abs_diff(span.start()))?;
    near.value.as_deref()
}

impl Answer<'_> {
    /// Whether both can be true at once.
    pub fn agrees(&self, other: &Self) -> bool {
        // "35 feet (10 metres)": what is converted is rounded again.
        let slack = if self.unit == other.unit { 0.0 } else { 0.1 };
        !self.extent.widened(slack).excludes(&other.extent)
    }

    /// Whether both say for when they hold, and those times differ.
    pub fn is_of_another_time(&self, other: &Self) -> bool {
        match (self.as_of, other.as_of) {
            (Some(one), Some(two)) => {
                let hours = one.contains('T') && two.contains('T') && one != two;
                hours || days_apart(one, two).is_some_and(|days| days > 0)
            }
            _ => false,
        }
    }
}
