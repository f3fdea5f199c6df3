//! The rows of the actors.

use std::cmp::Ordering;

use super::listing::Row;
use super::vocabulary::CORRECTED;
use super::words::{counted, folded, joined, short};
use super::{LINE, documents_of};
use crate::briefing::{Actor, ActorKind, Briefing, Doubt, Salience};
use crate::ui::Item;

/// An actor in a list.
#[derive(Clone, Debug)]
pub struct ActorRow {
    /// The actor.
    pub item: Item,
    /// Its name, on one line.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its most frequent role; empty where none is known.
    pub role: String,
    /// How many mentions it has.
    pub mentions: usize,
    /// In how many documents.
    pub documents: usize,
    /// "3 documents", "one source".
    pub sources: String,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there.
    pub why: String,
    /// What the second line of its row says: its role, else what it does, else its other name.
    pub line: String,
    name_key: String,
    role_key: String,
    searchable: String,
}

/// What the actors can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorColumn {
    /// How much the folder is about it, the most first.
    Weight,
    /// By the alphabet.
    Name,
    /// Persons, organizations, places, groups, others.
    Kind,
    /// By the alphabet, those without a role last.
    Role,
    /// The most first.
    Mentions,
    /// The most first.
    Documents,
}

/// All actors, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<ActorRow> {
    briefing.actors.iter().map(ActorRow::new).collect()
}

impl ActorRow {
    /// The row of `actor`.
    pub fn new(actor: &Actor) -> Self {
        let name = short(&actor.name, LINE);
        let role = actor.roles.first().map(|role| short(&role.text, LINE)).unwrap_or_default();
        let mut searchable = folded(&name);
        let words = actor.aliases.iter().chain(actor.roles.iter().map(|role| &role.text));
        for words in words {
            searchable.push('\n');
            searchable.push_str(&folded(words));
        }
        let why = short(&actor.why, LINE);
        let alias = actor.aliases.first().map(|alias| format!("also {}", short(alias, LINE)));
        let deeds = actor.standing.deeds().join(", ");
        let line: &str = [role.as_str(), deeds.as_str(), alias.as_deref().unwrap_or_default()]
            .into_iter()
            .find(|line| !line.is_empty())
            .unwrap_or_default();
        let documents = documents_of(actor.mentions.iter().map(|mention| mention.document));
        let sources = if documents == 1 && actor.standing.of_documents > 1 {
            Doubt::OneSource.mark().to_owned()
        } else {
            counted(documents, "document")
        };
        let line = joined([if actor.corrected.is_empty() { "" } else { CORRECTED }, line]);
        Self {
            item: Item::Actor(actor.id),
            line,
            kind: actor.kind,
            mentions: actor.mentions.count(),
            documents,
            sources,
            salience: actor.salience,
            why,
            name_key: folded(&name),
            role_key: folded(&role),
            searchable,
            name,
            role,
        }
    }
}

impl Row for ActorRow {
    type Column = ActorColumn;
    type Facet = ActorKind;

    fn item(&self) -> Item {
        self.item
    }

    fn searchable(&self) -> &str {
        &self.searchable
    }

    fn belongs(&self, facet: ActorKind) -> bool {
        self.kind == facet
    }

    fn compare(&self, other: &Self, column: ActorColumn) -> Ordering {
        match column {
            ActorColumn::Weight => other.salience.cmp(&self.salience),
            ActorColumn::Name => self.name_key.cmp(&other.name_key),
            ActorColumn::Kind => self.kind.cmp(&other.kind),
            ActorColumn::Role => self.role_key.cmp(&other.role_key),
            ActorColumn::Mentions => other.mentions.cmp(&self.mentions),
            ActorColumn::Documents => other.documents.cmp(&self.documents),
        }
    }

    fn lacks(&self, column: ActorColumn) -> bool {
        column == ActorColumn::Role && self.role.is_empty()
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, an_actor};
    use super::super::listing::{Arrangement, arranged};
    use super::*;
    use crate::briefing::Role;

    fn briefing() -> Briefing {
        let sources = Sources::new(&["Ana Kovač of Arland met Zed. Kovač left.", "Kovač spoke. Arland."]);
        let mut briefing = sources.briefing();
        let mut kovac = an_actor(
            &briefing,
            "Ana Kovač",
            ActorKind::Person,
            &[sources.place(0, "Ana Kovač"), sources.place(0, "Kovač left"), sources.place(1, "Kovač")],
        );
        kovac.aliases.push("Kovač".to_owned());
        kovac.roles.push(Role { text: "élue".to_owned(), mention: sources.place(0, "of") });
        briefing.actors.push(kovac);
        let mut arland =
            an_actor(&briefing, "Arland", ActorKind::Place, &[sources.place(0, "Arland"), sources.place(1, "Arland")]);
        arland.standing.speaks = 1;
        briefing.actors.push(arland);
        let zed = an_actor(&briefing, "Žed", ActorKind::Person, &[sources.place(0, "Zed")]);
        briefing.actors.push(zed);
        briefing
    }

    fn names(arrangement: &Arrangement<ActorColumn, ActorKind>) -> Vec<String> {
        let rows = rows(&briefing());
        let shown = arranged(&rows, arrangement);
        shown.into_iter().map(|at| rows[at].name.clone()).collect()
    }

    #[test]
    fn a_row_counts_mentions_and_documents() {
        let rows = rows(&briefing());
        assert_eq!((rows[0].mentions, rows[0].documents), (3, 2));
        assert_eq!((rows[0].role.as_str(), rows[0].line.as_str()), ("élue", "élue"));
        assert_eq!(rows[1].line, "speaks once");
        assert_eq!(rows[2].documents, 1);
    }

    #[test]
    fn aliases_and_roles_are_found_without_accents() {
        let mut by = Arrangement::by(ActorColumn::Weight);
        by.filter = "kovac elue".to_owned();
        assert_eq!(names(&by), ["Ana Kovač"]);
        by.filter = "ZED".to_owned();
        assert_eq!(names(&by), ["Žed"]);
    }

    #[test]
    fn every_column_sorts() {
        let by = |column| names(&Arrangement::by(column));
        assert_eq!(by(ActorColumn::Weight), ["Ana Kovač", "Arland", "Žed"]);
        assert_eq!(by(ActorColumn::Kind), ["Ana Kovač", "Žed", "Arland"]);
        assert_eq!(by(ActorColumn::Role), ["Ana Kovač", "Arland", "Žed"]);
        let mut turned = Arrangement::by(ActorColumn::Name);
        turned.sort_by(ActorColumn::Name);
        assert_eq!(names(&turned), ["Žed", "Arland", "Ana Kovač"]);
        turned.sort_by(ActorColumn::Mentions);
        turned.sort_by(ActorColumn::Mentions);
        assert_eq!(names(&turned), ["Žed", "Arland", "Ana Kovač"]);
    }

    #[test]
    fn a_kind_narrows_the_list() {
        let mut by = Arrangement::by(ActorColumn::Name);
        by.facet = Some(ActorKind::Place);
        assert_eq!(names(&by), ["Arland"]);
    }
}
