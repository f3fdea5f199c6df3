//! What is to be corrected, while it is being asked.

use super::fill;
use crate::briefing::correction::Scope;
use crate::briefing::{ActorId, ActorKind, Briefing, DocumentId, EventClass, EventStatus, ParagraphRole, Place};
use crate::ui::Item;

/// A correction that the person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// It is the same as another one.
    SameAs,
    /// These words mean another actor.
    Split,
    /// The actor is called otherwise.
    Rename,
    /// The actor is something else.
    Retype,
    /// It is nothing to be counted.
    Ignore,
    /// These words mean nobody.
    IgnoreWords,
    /// These words mean an actor.
    MarkActor,
    /// These words tell an event.
    MarkEvent,
    /// These words state a figure.
    MarkFigure,
    /// Headline, times, class and status of an event.
    EditEvent,
    /// Who did it.
    Agents,
    /// To whom it was done.
    Targets,
    /// Where.
    Places,
    /// This report tells another event.
    SplitReport,
    /// Value, unit and measure of a figure.
    EditFigure,
    /// These words state another figure.
    SplitFigure,
    /// Who says it.
    Speaker,
    /// The sides of a disagreement are not of one thing.
    NotTheSame,
    /// Title and date of a document.
    EditDocument,
    /// What a paragraph is for.
    Role,
}

impl Wanted {
    /// What can be asked of an actor, and of words that name one.
    pub const OF_ACTOR: &[Self] =
        &[Self::SameAs, Self::Rename, Self::Retype, Self::Split, Self::IgnoreWords, Self::Ignore];
    /// What can be asked of several actors.
    pub const OF_ACTORS: &[Self] = &[Self::SameAs, Self::Retype, Self::Ignore];
    /// What can be asked of an event.
    pub const OF_EVENT: &[Self] =
        &[Self::EditEvent, Self::Agents, Self::Targets, Self::Places, Self::SameAs, Self::SplitReport, Self::Ignore];
    /// What can be asked of several events.
    pub const OF_EVENTS: &[Self] = &[Self::SameAs, Self::Ignore];
    /// What can be asked of a figure.
    pub const OF_FIGURE: &[Self] = &[Self::EditFigure, Self::SameAs, Self::SplitFigure, Self::Ignore];
    /// What can be asked of several figures.
    pub const OF_FIGURES: &[Self] = &[Self::SameAs, Self::Ignore];
    /// What can be asked of a statement.
    pub const OF_STATEMENT: &[Self] = &[Self::Speaker, Self::Ignore];
    /// What can be asked of several statements.
    pub const OF_STATEMENTS: &[Self] = &[Self::Ignore];
    /// What can be asked of a disagreement.
    pub const OF_DISAGREEMENT: &[Self] = &[Self::NotTheSame];
    /// What can be asked of any words.
    pub const OF_WORDS: &[Self] = &[Self::MarkActor, Self::MarkEvent, Self::MarkFigure];

    /// Its name in menus, an imperative.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameAs => "Same as another one…",
            Self::Split => "These words mean another actor…",
            Self::Rename => "Rename…",
            Self::Retype => "Change the kind…",
            Self::Ignore => "Ignore…",
            Self::IgnoreWords => "These words name nobody…",
            Self::MarkActor => "Mark the words as an actor…",
            Self::MarkEvent => "Mark the words as an event…",
            Self::MarkFigure => "Mark the words as a figure…",
            Self::EditEvent => "Edit headline, times, class and status…",
            Self::Agents => "Who did it…",
            Self::Targets => "To whom it was done…",
            Self::Places => "Where it happened…",
            Self::SplitReport => "This report tells of another event…",
            Self::EditFigure => "Edit value, unit and measure…",
            Self::SplitFigure => "These words state another figure…",
            Self::Speaker => "Who says it…",
            Self::NotTheSame => "Not the same thing…",
            Self::EditDocument => "Correct the document's title and date…",
            Self::Role => "What the paragraph is for…",
        }
    }

    /// What words are marked as.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::MarkActor => "an actor…",
            Self::MarkEvent => "an event…",
            Self::MarkFigure => "a figure…",
            other => other.name(),
        }
    }

    /// What is written on the button that does it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::SameAs => "Make them one",
            Self::Split | Self::SplitReport | Self::SplitFigure => "Take them apart",
            Self::Rename => "Rename",
            Self::Ignore | Self::IgnoreWords => "Ignore",
            Self::NotTheSame => "Put it away",
            Self::MarkActor | Self::MarkEvent | Self::MarkFigure => "Mark",
            _ => "Change",
        }
    }

    /// Whether it is about words rather than a whole item.
    pub fn is_of_words(self) -> bool {
        matches!(
            self,
            Self::Split | Self::IgnoreWords | Self::MarkActor | Self::MarkEvent | Self::MarkFigure | Self::Role
        )
    }

    /// Whether it is about words that nothing was made of yet.
    pub fn marks(self) -> bool {
        Self::OF_WORDS.contains(&self)
    }

    /// Whether how far it reaches is to be chosen.
    pub fn reaches(self) -> bool {
        self.is_of_words() && self != Self::Role
    }

    /// Whether `item` can be asked for it.
    pub fn fits(self, item: Item) -> bool {
        let asks = match item {
            Item::Actor(_) => Self::OF_ACTOR,
            Item::Event(_) => Self::OF_EVENT,
            Item::Figure(_) => Self::OF_FIGURE,
            Item::Statement(_) => Self::OF_STATEMENT,
            Item::Disagreement(_) => Self::OF_DISAGREEMENT,
            Item::KeyPoint(_) => &[],
        };
        asks.contains(&self)
    }
}

/// What a correction is asked of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// What is picked in the list, else what is selected, with the selected or shown words.
    #[default]
    Selected,
    /// These items, with the words where it was asked.
    Items(Vec<Item>, Option<Place>),
    /// These words.
    Words(Place),
    /// This document.
    Document(DocumentId),
}

/// A correction while it is being asked.
#[derive(Clone, Debug)]
pub struct Correcting {
    /// What is asked.
    pub wanted: Wanted,
    /// Of what: the most important first.
    pub items: Vec<Item>,
    /// Of which words.
    pub words: Option<Place>,
    /// Of which document.
    pub document: Option<DocumentId>,
    /// How far it reaches.
    pub scope: Scope,
    /// The kind that is chosen.
    pub kind: ActorKind,
    /// The class that is chosen.
    pub class: Option<EventClass>,
    /// The status that is chosen.
    pub status: EventStatus,
    /// The role that is chosen.
    pub role: ParagraphRole,
    /// What is written: a name, a headline, a title, a number; a date or unit; a beginning, what is measured; an end.
    pub fields: [String; 4],
    /// The actors that are chosen where several can be.
    pub chosen: Vec<ActorId>,
    /// What narrows what there is to choose from.
    pub filter: String,
    /// The names to choose from where an actor was asked for as a whole: the first place of each spelling.
    pub spellings: Vec<Place>,
    /// The chosen line of what there is to choose from; beyond its end where nothing is chosen yet.
    pub cursor: usize,
    /// Whether the form was drawn before.
    pub drawn: bool,
}

impl Correcting {
    /// The form for `wanted`, filled in with what is there.
    pub fn new(briefing: &Briefing, wanted: Wanted, items: Vec<Item>, words: Option<Place>) -> Self {
        let mut form = Self {
            wanted,
            items,
            words,
            document: None,
            scope: if wanted == Wanted::MarkActor { Scope::Everywhere } else { Scope::Here },
            kind: ActorKind::Person,
            class: None,
            status: EventStatus::default(),
            role: ParagraphRole::Body,
            fields: Default::default(),
            chosen: Vec::new(),
            filter: String::new(),
            spellings: Vec::new(),
            // Nothing is joined by a key pressed too often.
            cursor: if matches!(wanted, Wanted::SameAs | Wanted::Speaker) { usize::MAX } else { 0 },
            drawn: false,
        };
        fill::fill(briefing, &mut form);
        form
    }

    /// The form for the title and date of a document.
    pub fn of_document(briefing: &Briefing, document: DocumentId) -> Self {
        let mut form = Self::new(briefing, Wanted::EditDocument, Vec::new(), None);
        form.document = Some(document);
        fill::fill(briefing, &mut form);
        form
    }

    /// The actors it is asked of.
    pub fn actors(&self) -> impl Iterator<Item = ActorId> + '_ {
        self.items.iter().filter_map(|item| match item {
            Item::Actor(id) => Some(*id),
            _ => None,
        })
    }

    /// Whether several items are to be made one.
    pub fn joins_several(&self) -> bool {
        self.wanted == Wanted::SameAs && self.items.len() > 1
    }

    /// Whether an item is to be chosen from a list.
    pub fn chooses(&self) -> bool {
        matches!(self.wanted, Wanted::SameAs | Wanted::Split | Wanted::MarkActor | Wanted::Speaker)
            || self.chooses_several()
    }

    /// Whether any number of actors is to be chosen.
    pub fn chooses_several(&self) -> bool {
        matches!(self.wanted, Wanted::Agents | Wanted::Targets | Wanted::Places)
    }

    /// What stands in the list for no item; nothing where one is to be chosen.
    pub fn no_item(&self) -> Option<&'static str> {
        match self.wanted {
            Wanted::Split | Wanted::MarkActor => Some("an actor of its own"),
            Wanted::Speaker => Some("nobody known"),
            _ => None,
        }
    }

    /// What there is to choose from; `None` is what [`no_item`](Self::no_item) stands for.
    pub fn choices(&self, briefing: &Briefing) -> Vec<Option<Item>> {
        let nobody = self.no_item().filter(|_| self.filter.trim().is_empty()).map(|_| None);
        let mut found = match self.items.first() {
            Some(Item::Event(_)) if self.wanted == Wanted::SameAs => fill::events(briefing, self),
            Some(Item::Figure(_)) if self.wanted == Wanted::SameAs => fill::figures(briefing, self),
            _ => fill::actors(briefing, self),
        };
        found.sort();
        nobody.into_iter().chain(found.into_iter().map(|(_, item)| Some(item))).collect()
    }

    /// The chosen item; `None` where the line for no item is chosen, or nothing.
    pub fn choice(&self, briefing: &Briefing) -> Option<Item> {
        self.choices(briefing).get(self.cursor).copied().flatten()
    }
}
