//! Why a mention is taken to mean its actor, and where the text says so.

use serde::Serialize;

use super::{Briefing, Place};

/// What ties a mention to an actor whose fullest name it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Link {
    /// What ties them.
    pub by: LinkBy,
    /// The mention of the same actor that it rests on: the full name, the antecedent.
    pub from: Place,
}

/// Ways in which words mean the bearer of another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkBy {
    /// A short form that a text defines in brackets: "Human Rights Watch (HRW)".
    AcronymDefined,
    /// Another name of the same body, country or people, as gazetteers have it: "U.S.".
    OtherName,
    /// A person's surname.
    Surname,
    /// A person's given name.
    GivenName,
    /// A person's name with initials, or without a middle name.
    Initials,
    /// The same words in another order: "Rama, Edi".
    Order,
    /// The initials of a longer name.
    Acronym,
    /// The first words of a longer name, which stand for it.
    ShortName,
    /// The plural of a product's name.
    Plural,
    /// The same name spelled otherwise.
    Spelling,
    /// What somebody is, as a text says beside the name: "the airline X", "X, the minister".
    Apposition,
    /// A noun phrase: "the prime minister".
    Nominal,
    /// A pronoun.
    Pronoun,
    /// The analyst says so.
    Analyst,
}

impl Link {
    /// Why the mention means its actor, as a reader is told: "surname of “Carla Benedetti”, named in document 1 ¶2".
    pub fn sentence(&self, briefing: &Briefing) -> String {
        let full = briefing.words(self.from).split_whitespace().collect::<Vec<_>>().join(" ");
        let place = briefing.place_in_words(self.from);
        match self.by {
            LinkBy::AcronymDefined => format!("short for “{full}”, as defined in {place}"),
            LinkBy::OtherName => format!("another name of “{full}”, named in {place}"),
            LinkBy::Surname => format!("surname of “{full}”, named in {place}"),
            LinkBy::GivenName => format!("given name of “{full}”, named in {place}"),
            LinkBy::Initials => format!("shorter form of “{full}”, named in {place}"),
            LinkBy::Order => format!("“{full}” in another order, named in {place}"),
            LinkBy::Acronym => format!("initials of “{full}”, named in {place}"),
            LinkBy::ShortName => format!("short for “{full}”, named in {place}"),
            LinkBy::Plural => format!("plural of “{full}”, named in {place}"),
            LinkBy::Spelling => format!("another spelling of “{full}”, named in {place}"),
            LinkBy::Apposition => format!("said to be “{full}” in {place}"),
            LinkBy::Analyst => format!("“{full}” ({place}), as corrected by the analyst"),
            LinkBy::Nominal | LinkBy::Pronoun => format!("stands for “{full}” in {place}"),
        }
    }
}
