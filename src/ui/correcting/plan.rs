//! What a filled-in form would do: the corrections, and what they will touch.

use std::collections::BTreeSet;

use super::{Correcting, Wanted, fill, written};
use crate::briefing::correction::{
    Correction, EventChange, Evidence, FigureChange, Scope, Source, Suggestion, Touched, What, Who, places_of,
};
use crate::briefing::{Actor, ActorId, Briefing, DisagreementId, DocumentId, EventMention, MentionForm, Place};
use crate::text::Span;
use crate::ui::Item;

/// The corrections of a form and what they will touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Made as one step.
    pub corrections: Vec<Correction>,
    /// Counted in the folder as it is now.
    pub touched: Touched,
}

/// What `form` would do to `briefing`; `None` as long as something is missing in it.
pub fn plan(briefing: &Briefing, form: &Correcting) -> Option<Plan> {
    let mut places = Places::default();
    let corrections = match form.wanted {
        Wanted::SameAs => same_as(briefing, form, &mut places)?,
        Wanted::Ignore => form
            .items
            .iter()
            .map(|item| {
                places.add(briefing, *item);
                ignored(briefing, *item)
            })
            .collect::<Option<Vec<_>>>()?,
        Wanted::Rename | Wanted::Retype => of_actors(briefing, form, &mut places)?,
        Wanted::EditEvent | Wanted::Agents | Wanted::Targets | Wanted::Places | Wanted::SplitReport => {
            of_event(briefing, form, &mut places)?
        }
        Wanted::EditFigure | Wanted::SplitFigure => of_figure(briefing, form, &mut places)?,
        Wanted::Speaker => {
            let Some(Item::Statement(id)) = form.items.first() else {
                return None;
            };
            let said = briefing.statement(*id)?;
            let speaker = match form.choice(briefing) {
                Some(Item::Actor(id)) => Some(who(briefing, id)?),
                _ if form.cursor == 0 => None,
                _ => return None,
            };
            places.add(briefing, Item::Statement(*id));
            let statement = Evidence::new(briefing, Place { document: said.document, span: said.content })?;
            vec![Correction::Speaker { statement, speaker }]
        }
        Wanted::NotTheSame => vec![not_the_same(briefing, form, &mut places)?],
        Wanted::EditDocument => of_document(briefing, form, &mut places)?,
        _ => vec![of_words(briefing, form, form.words?, &mut places)?],
    };
    (!corrections.is_empty()).then(|| Plan { corrections, touched: places.touched() })
}

fn of_words(briefing: &Briefing, form: &Correcting, words: Place, places: &mut Places) -> Option<Correction> {
    let evidence = Evidence::new(briefing, words)?;
    if form.wanted.marks() {
        places.extend(reached(briefing, words, form.scope));
    }
    let scope = form.scope;
    Some(match form.wanted {
        Wanted::Split => {
            places.extend(meant(briefing, form, words, scope)?);
            Correction::Split { words: evidence, scope, to: chosen(briefing, form)? }
        }
        Wanted::IgnoreWords => {
            places.extend(meant(briefing, form, words, scope)?);
            Correction::IgnoreWords { words: evidence, scope }
        }
        Wanted::MarkActor => {
            let to = chosen(briefing, form)?;
            let kind = to.as_ref().map_or(form.kind, |who| who.kind);
            Correction::Mark { words: evidence, scope, kind, to }
        }
        Wanted::MarkEvent => Correction::MarkEvent { words: evidence, scope, headline: line(&form.fields[0])? },
        Wanted::MarkFigure => {
            let (value, ..) = written::amount(&form.fields[0])?;
            let (unit, of) = (line(&form.fields[1]), line(&form.fields[2]));
            Correction::MarkFigure { words: evidence, scope, value, unit, of }
        }
        Wanted::Role => {
            let document = briefing.document(words.document)?;
            let paragraph = document.paragraphs.get(document.paragraph_at(words.span)?)?;
            if paragraph.role == form.role {
                return None;
            }
            let place = Place { document: words.document, span: paragraph.span };
            places.extend([(place.document, place.span)]);
            Correction::Role { paragraph: Evidence::new(briefing, place)?, role: form.role }
        }
        _ => return None,
    })
}

/// The chosen actor; `Some(None)` where the line for none is chosen, `None` where nothing is.
fn chosen(briefing: &Briefing, form: &Correcting) -> Option<Option<Who>> {
    match form.choices(briefing).get(form.cursor)? {
        Some(Item::Actor(id)) => Some(Some(who(briefing, *id)?)),
        Some(_) => None,
        None => Some(None),
    }
}

fn of_actors(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Vec<Correction>> {
    if form.wanted == Wanted::Retype {
        let others = form.actors().filter_map(|id| briefing.actor(id)).filter(|actor| actor.kind != form.kind);
        return others
            .map(|actor| {
                places.add(briefing, Item::Actor(actor.id));
                Some(Correction::Retype { actor: Who::of(briefing, actor)?, kind: form.kind })
            })
            .collect();
    }
    let actor = briefing.actor(form.actors().next()?)?;
    let name = line(&form.fields[0]).filter(|name| *name != actor.name)?;
    places.add(briefing, Item::Actor(actor.id));
    Some(vec![Correction::Rename { actor: Who::of(briefing, actor)?, name }])
}

fn of_event(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Vec<Correction>> {
    let Some(Item::Event(id)) = form.items.first() else {
        return None;
    };
    let event = briefing.event(*id)?;
    let all = |ids: &[ActorId]| ids.iter().map(|id| who(briefing, *id)).collect::<Option<Vec<_>>>();
    let mut changes = Vec::new();
    match form.wanted {
        Wanted::SplitReport => {
            let shown = form.words.and_then(|words| event.mentions.iter().find(|report| is_of(report, words)));
            let report = shown.filter(|_| event.mentions.count() > 1)?;
            places.extend([(report.document, report.span)]);
            return Some(vec![Correction::SplitReport { report: What::report(briefing, event, report)? }]);
        }
        Wanted::Agents if form.chosen != event.agents => changes.push(EventChange::Agents(all(&form.chosen)?)),
        Wanted::Targets if form.chosen != event.targets => changes.push(EventChange::Targets(all(&form.chosen)?)),
        Wanted::Places if form.chosen != event.places => changes.push(EventChange::Places(all(&form.chosen)?)),
        Wanted::EditEvent => {
            let headline = line(&form.fields[0])?;
            if headline != event.headline {
                changes.push(EventChange::Headline(headline));
            }
            let [on, begins, ends] = fill::times(event);
            let [_, written_on, since, until] = &form.fields;
            changes.extend(other_date(on, written_on)?.map(EventChange::When));
            changes.extend(other_date(begins, since)?.map(EventChange::Begins));
            changes.extend(other_date(ends, until)?.map(EventChange::Ends));
            if form.status != event.status {
                changes.push(EventChange::Status(form.status));
            }
            if form.class != event.class {
                changes.push(EventChange::Class(form.class));
            }
        }
        _ => {}
    }
    places.add(briefing, Item::Event(*id));
    let event = What::event(briefing, event)?;
    Some(changes.into_iter().map(|change| Correction::EditEvent { event: event.clone(), change }).collect())
}

/// The date that is written, where it is another one than `before`; `None` where what is written is no date.
fn other_date(before: Option<String>, written: &str) -> Option<Option<Option<String>>> {
    let now = match line(written) {
        Some(words) if Some(&words) == before.as_ref() => before.clone(),
        Some(words) => Some(written::date(&words)?),
        None => None,
    };
    Some((now != before).then_some(now))
}

/// Whether `words` lie in the report.
fn is_of(report: &EventMention, words: Place) -> bool {
    report.document == words.document && report.span.overlaps(words.span)
}

fn of_figure(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Vec<Correction>> {
    let Some(Item::Figure(id)) = form.items.first() else {
        return None;
    };
    let figure = briefing.figure(*id)?;
    if form.wanted == Wanted::SplitFigure {
        let words = form.words?;
        let is_here = |place: &&Place| place.document == words.document && place.span.overlaps(words.span);
        let place = *figure.mentions.iter().find(is_here).filter(|_| figure.mentions.count() > 1)?;
        places.extend([(place.document, place.span)]);
        return Some(vec![Correction::SplitFigure { figure: What::stated(briefing, place)? }]);
    }
    let before = fill::figure_fields(figure);
    let [value, unit, of, _] = &form.fields;
    let mut changes = Vec::new();
    if *value != before[0] {
        let (value, upper, bound) = written::amount(value)?;
        changes.push(FigureChange::Value { value, upper, bound });
    }
    if *unit != before[1] {
        changes.push(FigureChange::Unit(line(unit)));
    }
    if *of != before[2] {
        changes.push(FigureChange::Of(line(of)));
    }
    places.add(briefing, Item::Figure(*id));
    let figure = What::figure(briefing, figure)?;
    Some(changes.into_iter().map(|change| Correction::EditFigure { figure: figure.clone(), change }).collect())
}

fn of_document(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Vec<Correction>> {
    let document = briefing.document(form.document?)?;
    places.1.insert(document.id);
    let source = || Source::of(document);
    let mut corrections = Vec::new();
    let title = line(&form.fields[0])?;
    if title != document.title {
        corrections.push(Correction::Title { document: source(), title });
    }
    let date = match line(&form.fields[1]) {
        // A document is of one day.
        Some(words) => Some(written::date(&words).filter(|date| date.len() == "2020-01-08".len())?),
        None => None,
    };
    if date != document.published.date {
        corrections.push(Correction::Published { document: source(), date });
    }
    Some(corrections)
}

/// What is written, on one line; `None` where nothing is.
fn line(words: &str) -> Option<String> {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// What it is to say that the actors of `suggestion` are one, or that they are not.
pub fn answer(briefing: &Briefing, suggestion: &Suggestion, same: bool) -> Option<Plan> {
    let (one, other) = (who(briefing, suggestion.one)?, who(briefing, suggestion.other)?);
    let mut places = Places::default();
    let correction = if same {
        places.add(briefing, Item::Actor(suggestion.other));
        Correction::Merge { actors: vec![one, other] }
    } else {
        Correction::Apart { one, other }
    };
    Some(Plan { corrections: vec![correction], touched: places.touched() })
}

/// How much a correction of these words would touch at each reach.
pub fn touched_by(briefing: &Briefing, form: &Correcting, scope: Scope) -> Touched {
    let mut places = Places::default();
    if let Some(words) = form.words {
        match form.wanted {
            wanted if wanted.marks() => places.extend(reached(briefing, words, scope)),
            _ => places.extend(meant(briefing, form, words, scope).unwrap_or_default()),
        }
    }
    places.touched()
}

fn same_as(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Vec<Correction>> {
    let into = form.choice(briefing)?;
    let others = form.items.iter().copied().filter(|item| *item != into);
    let all: Vec<Item> = std::iter::once(into).chain(others).collect();
    all.iter().skip(1).for_each(|item| places.add(briefing, *item));
    if all.len() < 2 {
        return None;
    }
    let actors = all.iter().map(|item| match item {
        Item::Actor(id) => who(briefing, *id),
        _ => None,
    });
    if let Some(actors) = actors.collect::<Option<Vec<_>>>() {
        return Some(vec![Correction::Merge { actors }]);
    }
    if let Item::Figure(_) = into {
        let figures = all.iter().map(|item| match item {
            Item::Figure(id) => What::figure(briefing, briefing.figure(*id)?),
            _ => None,
        });
        return Some(vec![Correction::MergeFigures { figures: figures.collect::<Option<Vec<_>>>()? }]);
    }
    let events = all.iter().map(|item| match item {
        Item::Event(id) => What::event(briefing, briefing.event(*id)?),
        _ => None,
    });
    Some(vec![Correction::MergeEvents { events: events.collect::<Option<Vec<_>>>()? }])
}

fn ignored(briefing: &Briefing, item: Item) -> Option<Correction> {
    match item {
        Item::Actor(id) => Some(Correction::Ignore { actor: who(briefing, id)? }),
        Item::Event(id) => Some(Correction::IgnoreEvent { event: What::event(briefing, briefing.event(id)?)? }),
        Item::Figure(id) => Some(Correction::IgnoreFigure { figure: What::figure(briefing, briefing.figure(id)?)? }),
        Item::Statement(id) => {
            let said = briefing.statement(id)?;
            let statement = Evidence::new(briefing, Place { document: said.document, span: said.content })?;
            Some(Correction::IgnoreStatement { statement })
        }
        Item::Disagreement(_) | Item::KeyPoint(_) => None,
    }
}

fn not_the_same(briefing: &Briefing, form: &Correcting, places: &mut Places) -> Option<Correction> {
    let Some(Item::Disagreement(id)) = form.items.first() else {
        return None;
    };
    let disagreement = briefing.disagreement(*id)?;
    places.add(briefing, Item::Disagreement(*id));
    let words = disagreement.sides.iter().map(|side| Evidence::new(briefing, *side.mentions.first()));
    Some(Correction::NotTheSame { about: disagreement.about.clone(), sides: words.collect::<Option<_>>()? })
}

/// What it is to hold the account at this position of a disagreement to be right.
pub fn held_right(briefing: &Briefing, id: DisagreementId, side: usize) -> Option<Plan> {
    let disagreement = briefing.disagreement(id)?;
    let words = disagreement.sides.iter().map(|side| Evidence::new(briefing, *side.mentions.first()));
    let mut others: Vec<Evidence> = words.collect::<Option<_>>()?;
    let mut places = Places::default();
    places.extend(disagreement.sides.get(side)?.mentions.iter().map(|place| (place.document, place.span)));
    let right = others.remove(side);
    let correction = Correction::HeldRight { about: disagreement.about.clone(), right, others };
    Some(Plan { corrections: vec![correction], touched: places.touched() })
}

fn who(briefing: &Briefing, id: ActorId) -> Option<Who> {
    Who::of(briefing, briefing.actor(id)?)
}

/// The places of `words` themselves, whatever they mean.
fn reached(briefing: &Briefing, words: Place, scope: Scope) -> Vec<(DocumentId, Span)> {
    let quote = briefing.words(words);
    match scope {
        Scope::Here => vec![(words.document, words.span)],
        Scope::Document => briefing
            .document(words.document)
            .map(|document| places_of(document, quote).map(|span| (document.id, span)).collect())
            .unwrap_or_default(),
        Scope::Everywhere => briefing
            .documents
            .iter()
            .flat_map(|document| places_of(document, quote).map(move |span| (document.id, span)))
            .collect(),
    }
}

/// The places where `words` mean the actor that they mean here.
fn meant(briefing: &Briefing, form: &Correcting, words: Place, scope: Scope) -> Option<Vec<(DocumentId, Span)>> {
    let is_here = |document: DocumentId, span: Span| document == words.document && span.overlaps(words.span);
    let names = |actor: &&Actor| actor.mentions.iter().any(|mention| is_here(mention.document, mention.span));
    let asked = form.actors().filter_map(|id| briefing.actor(id)).find(names);
    let actor = asked.or_else(|| briefing.actors.iter().find(names))?;
    let mention = actor.mentions.iter().find(|mention| is_here(mention.document, mention.span))?;
    let flat = |place: Place| briefing.words(place).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let spelling = flat(Place { document: mention.document, span: mention.span });
    let places = actor.mentions.iter().filter(|other| match scope {
        _ if mention.form != MentionForm::Name => other.span == mention.span && other.document == mention.document,
        Scope::Here => other.span == mention.span && other.document == mention.document,
        Scope::Document => other.document == mention.document,
        Scope::Everywhere => true,
    });
    let same = places.filter(|other| flat(Place { document: other.document, span: other.span }) == spelling);
    Some(same.map(|mention| (mention.document, mention.span)).collect())
}

/// Places and whole documents, each counted once.
#[derive(Debug, Default)]
struct Places(BTreeSet<(DocumentId, Span)>, BTreeSet<DocumentId>);

impl Places {
    fn add(&mut self, briefing: &Briefing, item: Item) {
        self.extend(item.places(briefing).into_iter().map(|place| (place.document, place.span)));
    }

    fn extend(&mut self, places: impl IntoIterator<Item = (DocumentId, Span)>) {
        self.0.extend(places);
    }

    fn touched(&self) -> Touched {
        let places = self.0.iter().map(|(document, _)| *document);
        let documents: BTreeSet<DocumentId> = places.chain(self.1.iter().copied()).collect();
        Touched { mentions: self.0.len(), documents: documents.len() }
    }
}
