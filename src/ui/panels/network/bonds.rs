//! Who has to do with whom, as data: each bond with the places that it rests on.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::{ActorId, Briefing, DocumentId, EventClass, ParagraphRole, Place};
use crate::ui::Item;

/// Kind of link two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bond {
    /// The one does something to the other, in an event.
    Acts,
    /// The one says something in which the other is named.
    Speaks,
    /// Both are named in one paragraph.
    Together,
}

impl Bond {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Acts, Self::Speaks, Self::Together];

    /// What a choice of it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acts => "Who acts on whom",
            Self::Speaks => "Who speaks of whom",
            Self::Together => "Who is named with whom",
        }
    }

    /// What a line of the picture means, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Acts => "An arrow: in a reported event, the one acts on the other. Denied events are left out.",
            Self::Speaks => "An arrow: the one is quoted or reported, and names the other.",
            Self::Together => "A line: both are named in one paragraph, whatever it says of them.",
        }
    }

    /// Whether it leads from the one to the other.
    pub fn has_direction(self) -> bool {
        self != Self::Together
    }

    /// What stands between the two names.
    pub fn sign(self) -> &'static str {
        if self.has_direction() { "→" } else { "–" }
    }
}

/// One place where two actors are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    from: ActorId,
    to: ActorId,
    bond: Bond,
    class: Option<EventClass>,
    /// The year of the event, else that of the document.
    year: Option<i32>,
    /// Where it stands, and what is told there.
    pub place: Place,
    /// The event or statement; `None` where the two are only named together.
    pub item: Option<Item>,
}

/// Only so many actors are looked at for who is named with whom, the weightiest: the others would be millions of pairs.
const WEIGHTIEST: usize = 300;

/// A paragraph that names more actors than this is a list, and joins nobody.
const A_LIST: usize = 9;

/// All bonds of `briefing`, in the order of events, statements and paragraphs.
pub fn found(briefing: &Briefing) -> Vec<Found> {
    let mut found = Vec::new();
    acts(briefing, &mut found);
    speaks(briefing, &mut found);
    together(briefing, &mut found);
    found
}

fn year_of(value: &str) -> Option<i32> {
    value.get(..4)?.parse().ok()
}

fn published(briefing: &Briefing, document: DocumentId) -> Option<i32> {
    year_of(briefing.document(document)?.published.date.as_deref()?)
}

fn acts(briefing: &Briefing, found: &mut Vec<Found>) {
    use crate::briefing::EventStatus;
    let told = briefing.happenings().filter(|event| event.status != EventStatus::Denied);
    for event in told {
        let year = event.when.as_ref().and_then(|when| year_of(&when.value));
        for &from in &event.agents {
            for &to in event.targets.iter().filter(|to| **to != from) {
                found.extend(event.mentions.iter().map(|report| Found {
                    from,
                    to,
                    bond: Bond::Acts,
                    class: event.class,
                    year: year.or_else(|| published(briefing, report.document)),
                    place: Place { document: report.document, span: report.span },
                    item: Some(Item::Event(event.id)),
                }));
            }
        }
    }
}

/// The actors whose mentions begin at a byte of each document, in order.
fn mentioned(briefing: &Briefing, most: usize) -> BTreeMap<DocumentId, Vec<(usize, ActorId)>> {
    let mut all: BTreeMap<DocumentId, Vec<(usize, ActorId)>> = BTreeMap::new();
    for actor in briefing.actors.iter().take(most) {
        for mention in actor.mentions.iter() {
            all.entry(mention.document).or_default().push((mention.span.start(), actor.id));
        }
    }
    all.values_mut().for_each(|mentions| mentions.sort_unstable());
    all
}

/// Who is named from byte `start` to byte `end`.
fn within(mentions: Option<&Vec<(usize, ActorId)>>, start: usize, end: usize) -> BTreeSet<ActorId> {
    let mentions = mentions.map(Vec::as_slice).unwrap_or_default();
    let from = mentions.partition_point(|(at, _)| *at < start);
    let to = mentions.partition_point(|(at, _)| *at < end);
    mentions.get(from..to).unwrap_or_default().iter().map(|(_, actor)| *actor).collect()
}

fn speaks(briefing: &Briefing, found: &mut Vec<Found>) {
    let mentions = mentioned(briefing, usize::MAX);
    for said in &briefing.statements {
        let Some(from) = said.speaker else {
            continue;
        };
        let named = within(mentions.get(&said.document), said.content.start(), said.content.end());
        found.extend(named.into_iter().filter(|to| *to != from).map(|to| Found {
            from,
            to,
            bond: Bond::Speaks,
            class: None,
            year: published(briefing, said.document),
            place: Place { document: said.document, span: said.content },
            item: Some(Item::Statement(said.id)),
        }));
    }
}

fn together(briefing: &Briefing, found: &mut Vec<Found>) {
    let mentions = mentioned(briefing, WEIGHTIEST);
    for document in &briefing.documents {
        let year = published(briefing, document.id);
        let tells = document.paragraphs.iter().filter(|paragraph| {
            paragraph.role != ParagraphRole::Boilerplate && paragraph.repeats.is_none() && !paragraph.is_hidden
        });
        for paragraph in tells {
            let span = paragraph.span;
            let named: Vec<ActorId> =
                within(mentions.get(&document.id), span.start(), span.end()).into_iter().collect();
            if named.len() > A_LIST {
                continue;
            }
            for (at, &from) in named.iter().enumerate() {
                found.extend(named.iter().skip(at + 1).map(|&to| Found {
                    from,
                    to,
                    bond: Bond::Together,
                    class: None,
                    year,
                    place: Place { document: document.id, span },
                    item: None,
                }));
            }
        }
    }
}

/// Which bonds are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The sort of bond.
    pub bond: Bond,
    /// The one class of events.
    pub class: Option<EventClass>,
    /// The one year.
    pub year: Option<i32>,
    /// The one story, by its position.
    pub story: Option<usize>,
    /// The one actor.
    pub actor: Option<ActorId>,
}

impl Default for Filter {
    fn default() -> Self {
        Self { bond: Bond::Acts, class: None, year: None, story: None, actor: None }
    }
}

/// Two actors with all places that join them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who acts or speaks; of two that are named together, the weightier.
    pub from: ActorId,
    /// The other.
    pub to: ActorId,
    /// Where: the positions among what was found.
    pub rests: Vec<usize>,
    /// In how many documents.
    pub documents: usize,
}

/// The edges that pass the filter, those that most documents tell first, then those with most places.
pub fn edges(briefing: &Briefing, found: &[Found], filter: &Filter) -> Vec<Edge> {
    let story = filter.story.and_then(|at| briefing.stories.get(at));
    let passes = |found: &Found| {
        found.bond == filter.bond
            && filter.class.is_none_or(|class| found.class == Some(class))
            && filter.year.is_none_or(|year| found.year == Some(year))
            && filter.actor.is_none_or(|actor| found.from == actor || found.to == actor)
            && story.is_none_or(|story| story.documents.contains(&found.place.document))
    };
    let mut joined: BTreeMap<(ActorId, ActorId), Vec<usize>> = BTreeMap::new();
    for (at, one) in found.iter().enumerate().filter(|(_, found)| passes(found)) {
        joined.entry((one.from, one.to)).or_default().push(at);
    }
    let mut edges: Vec<Edge> = joined
        .into_iter()
        .map(|((from, to), rests)| {
            let documents: BTreeSet<DocumentId> =
                rests.iter().filter_map(|at| found.get(*at)).map(|found| found.place.document).collect();
            Edge { from, to, rests, documents: documents.len() }
        })
        .collect();
    // Equals stay in the order of the weightier actor.
    edges.sort_by_key(|edge| (std::cmp::Reverse(edge.documents), std::cmp::Reverse(edge.rests.len())));
    edges
}

/// The years in which something was found, in order.
pub fn years(found: &[Found]) -> Vec<i32> {
    let years: BTreeSet<i32> = found.iter().filter_map(|found| found.year).collect();
    years.into_iter().collect()
}

/// The actors of the first of `edges`, as many as there are up to `most`, in the order in which they come.
pub fn nodes(edges: &[Edge], most: usize) -> Vec<ActorId> {
    let mut nodes: Vec<ActorId> = Vec::new();
    let mut known = BTreeSet::new();
    for edge in edges {
        let new: Vec<ActorId> = [edge.from, edge.to].into_iter().filter(|actor| !known.contains(actor)).collect();
        // An edge comes with both its ends or not at all.
        if nodes.len() + new.len() > most {
            break;
        }
        known.extend(new.iter().copied());
        nodes.extend(new);
    }
    nodes
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;
    use crate::load::{Cancel, Options, briefing_of};

    fn folder(files: &[(&str, &str)]) -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    fn told(briefing: &Briefing, filter: &Filter) -> Vec<(String, usize, usize)> {
        let name = |id| briefing.actor(id).unwrap().name.clone();
        let all = found(briefing);
        let line = |edge: Edge| {
            let names = format!("{} {} {}", name(edge.from), filter.bond.sign(), name(edge.to));
            (names, edge.rests.len(), edge.documents)
        };
        edges(briefing, &all, filter).into_iter().map(line).collect()
    }

    #[test]
    fn each_edge_lists_the_places_it_rests_on() {
        let briefing = folder(&[
            (
                "a.txt",
                "The raid\n\nMinister Ada Brandt visited Otto Kranz on 3 March 2021.\n\nOtto Kranz met the press.\n",
            ),
            ("b.txt", "More\n\nAda Brandt and Otto Kranz were seen in Bern.\n"),
        ]);
        let together = Filter { bond: Bond::Together, ..Filter::default() };
        let edges = told(&briefing, &together);
        let pair = edges.iter().find(|(names, ..)| names.contains("Brandt") && names.contains("Kranz")).unwrap();
        assert_eq!((pair.1, pair.2), (2, 2), "{edges:?}");
        assert_eq!(edges[0].0, pair.0, "what two documents tell comes first");
        assert!(told(&briefing, &Filter { year: Some(1950), ..together }).is_empty());
    }

    #[test]
    fn an_edge_comes_with_both_its_ends() {
        let actor = ActorId::at;
        let edge = |from, to| Edge { from: actor(from), to: actor(to), rests: Vec::new(), documents: 1 };
        let edges = [edge(0, 1), edge(1, 2), edge(3, 4)];
        assert_eq!(nodes(&edges, 4), [0, 1, 2].map(actor));
        assert_eq!(nodes(&edges, 9).len(), 5);
    }
}
