//! The rows of the statements, and their groups by speaker.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::LINE;
use super::card::source_line;
use super::listing::Row;
use super::vocabulary::CORRECTED;
use super::words::{folded, joined, short};
use crate::briefing::{Act, ActorId, Briefing, DocumentId, Place, Statement};
use crate::ui::Item;

/// The most characters of a statement's content that a row holds.
const CONTENT_KEPT: usize = 400;

/// A statement in a list.
#[derive(Clone, Debug)]
pub struct StatementRow {
    /// The statement.
    pub item: Item,
    /// Who says it, in the words of the briefing or else of the text; empty where nobody is named.
    pub speaker: String,
    /// The words that report the saying.
    pub cue: String,
    /// What is said.
    pub content: String,
    /// Whether it is given in the speaker's own words.
    pub direct: bool,
    /// What the speaker does by saying it.
    pub act: Option<Act>,
    /// Who reports that the speaker said it; empty where the document does.
    pub reporter: String,
    /// How many characters the content has.
    pub length: usize,
    /// The document's date and title.
    pub source: String,
    cue_key: String,
    cue_at: Option<usize>,
    document: DocumentId,
    /// Where it stands: the document's number, and the content's first byte.
    place: (Option<usize>, usize),
    speaker_id: Option<ActorId>,
    speaker_key: String,
    searchable: String,
}

/// What the statements can be narrowed down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementFacet {
    /// Direct speech, or indirect.
    Direct(bool),
    /// Those by which something is done.
    Act(Act),
    /// Those with this cue, by its position among [`cues`].
    Cue(usize),
}

/// What the statements can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementColumn {
    /// By speaker, the one who says most first; unnamed speakers last.
    Speaker,
    /// As they stand in the documents.
    Place,
}

/// What somebody says, as a group in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name; empty where nobody is named.
    pub name: String,
    /// Positions in the list of shown rows.
    pub statements: Vec<usize>,
    /// In how many documents.
    pub documents: usize,
    /// What tells the group from the others.
    pub key: SpeakerKey,
}

/// What makes statements one speaker's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerKey {
    /// An actor of the briefing.
    Actor(ActorId),
    /// The words of the text, folded.
    Words(String),
    /// Nobody is named.
    Unnamed,
}

/// All statements, in the briefing's order.
pub fn rows(briefing: &Briefing) -> Vec<StatementRow> {
    let mut rows: Vec<StatementRow> =
        briefing.statements.iter().map(|statement| StatementRow::new(briefing, statement)).collect();
    let cues = cues(&rows);
    for row in &mut rows {
        row.cue_at = cues.iter().position(|(cue, _)| *cue == row.cue_key);
    }
    rows
}

/// Who reports that the speaker said it; empty where the document does.
pub fn reporter(briefing: &Briefing, statement: &Statement) -> String {
    let actor = statement.reported_by.and_then(|id| briefing.actor(id)).map(|actor| actor.name.as_str());
    let words = statement.reported_by_span.map(|span| briefing.words(Place { document: statement.document, span }));
    short(actor.or(words).unwrap_or_default(), LINE)
}

/// The acts of `rows` with how many statements each has, in the order of the acts.
pub fn acts(rows: &[StatementRow]) -> Vec<(Act, usize)> {
    let count = |act: &Act| (*act, rows.iter().filter(|row| row.act == Some(*act)).count());
    Act::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect()
}

/// The cues of `rows` with how many statements have each, the most frequent first.
pub fn cues(rows: &[StatementRow]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.cue_key.is_empty()) {
        *counts.entry(&row.cue_key).or_default() += 1;
    }
    let mut cues: Vec<(String, usize)> = counts.into_iter().map(|(cue, count)| (cue.to_owned(), count)).collect();
    // Stable: equals stay in order of the alphabet.
    cues.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    cues
}

impl StatementRow {
    /// The row of `statement`.
    pub fn new(briefing: &Briefing, statement: &Statement) -> Self {
        let words = |span| briefing.words(Place { document: statement.document, span });
        let actor = statement.speaker.and_then(|id| briefing.actor(id));
        let named = statement.speaker_span.map(words).unwrap_or_default();
        let speaker = short(actor.map_or(named, |actor| &actor.name), LINE);
        let cue = short(statement.cue.map(words).unwrap_or_default(), LINE);
        let content = short(words(statement.content), CONTENT_KEPT);
        let corrected = if statement.corrected.is_empty() { "" } else { CORRECTED };
        let source = joined([corrected, &source_line(briefing, statement.document)]);
        let reporter = reporter(briefing, statement);
        let act = statement.act.map(Act::word).unwrap_or_default();
        Self {
            item: Item::Statement(statement.id),
            direct: statement.direct,
            act: statement.act,
            length: content.chars().count(),
            document: statement.document,
            place: (briefing.document_position(statement.document), statement.content.start()),
            speaker_id: actor.map(|actor| actor.id),
            speaker_key: folded(&speaker),
            searchable: folded(&format!("{speaker}\n{named}\n{reporter}\n{cue}\n{act}\n{content}")),
            cue_key: folded(&cue),
            cue_at: None,
            speaker,
            reporter,
            cue,
            content,
            source,
        }
    }

    fn speaker_key(&self) -> SpeakerKey {
        match self.speaker_id {
            Some(id) => SpeakerKey::Actor(id),
            None if self.speaker.is_empty() => SpeakerKey::Unnamed,
            None => SpeakerKey::Words(self.speaker_key.clone()),
        }
    }
}

impl Row for StatementRow {
    type Column = StatementColumn;
    type Facet = StatementFacet;

    fn item(&self) -> Item {
        self.item
    }

    fn searchable(&self) -> &str {
        &self.searchable
    }

    fn belongs(&self, facet: StatementFacet) -> bool {
        match facet {
            StatementFacet::Direct(direct) => self.direct == direct,
            StatementFacet::Act(act) => self.act == Some(act),
            StatementFacet::Cue(cue) => self.cue_at == Some(cue),
        }
    }

    fn compare(&self, other: &Self, column: StatementColumn) -> Ordering {
        match column {
            // The groups of `by_speaker` keep the briefing's order, the weightiest first.
            StatementColumn::Speaker => Ordering::Equal,
            StatementColumn::Place => self.place.cmp(&other.place),
        }
    }
}

/// The groups of `shown` rows by speaker: who says most first, among equals the weightier actor, unnamed speakers last.
/// Within a group the order of the rows is kept.
pub fn by_speaker<'a>(shown: impl IntoIterator<Item = &'a StatementRow>) -> Vec<Speaker> {
    let mut groups: BTreeMap<SpeakerKey, (Speaker, BTreeSet<DocumentId>)> = BTreeMap::new();
    for (position, row) in shown.into_iter().enumerate() {
        let key = row.speaker_key();
        let (speaker, documents) = groups.entry(key.clone()).or_insert_with(|| {
            let speaker = Speaker { name: row.speaker.clone(), statements: Vec::new(), documents: 0, key };
            (speaker, BTreeSet::new())
        });
        speaker.statements.push(position);
        documents.insert(row.document);
        speaker.documents = documents.len();
    }
    let mut speakers: Vec<Speaker> = groups.into_values().map(|(speaker, _)| speaker).collect();
    // Stable: equals stay in order of their keys, which is that of the actors' weight.
    speakers.sort_by_key(|speaker| {
        let unnamed = speaker.key == SpeakerKey::Unnamed;
        (unnamed, std::cmp::Reverse(speaker.statements.len()))
    });
    speakers
}

/// One line of the list: a group's head or a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of the group at this position.
    Head(usize),
    /// The shown row at this position.
    Statement(usize),
}

/// The lines of the grouped list; a group in `folded` is its head alone.
pub fn lines(speakers: &[Speaker], folded: &BTreeSet<SpeakerKey>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (position, speaker) in speakers.iter().enumerate() {
        lines.push(Line::Head(position));
        if !folded.contains(&speaker.key) {
            lines.extend(speaker.statements.iter().copied().map(Line::Statement));
        }
    }
    lines
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing row is a failed test")]
mod tests {
    use super::super::fixture::{Sources, a_statement, an_actor};
    use super::super::listing::{Arrangement, arranged};
    use super::*;
    use crate::briefing::ActorKind;

    fn briefing() -> Briefing {
        let sources =
            Sources::new(&["“We left,” said Ana. Somebody said it rained. It is cold, a guard told us. Ana said no."]);
        let mut briefing = sources.briefing();
        let ana = an_actor(&briefing, "Ana", ActorKind::Person, &[sources.place(0, "Ana")]);
        briefing.actors.push(ana);
        for (speaker, named, content, direct, cue) in [
            (Some(ActorId::at(0)), None, "We left", true, "said"),
            (None, None, "it rained", false, "said"),
            (None, Some("a guard"), "It is cold", false, "told"),
            (Some(ActorId::at(0)), None, "no.", false, ""),
        ] {
            let mut said = a_statement(&briefing, speaker, sources.place(0, content));
            said.speaker_span = named.map(|words| sources.place(0, words).span);
            said.direct = direct;
            said.act = (content == "no.").then_some(Act::Denial);
            said.cue = (!cue.is_empty()).then(|| sources.place(0, cue).span);
            briefing.statements.push(said);
        }
        briefing
    }

    #[test]
    fn statements_are_grouped_by_who_says_most() {
        let rows = rows(&briefing());
        let speakers = by_speaker(&rows);
        let names: Vec<_> = speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        assert_eq!(names, ["Ana", "a guard", ""]);
        assert_eq!(speakers[0].statements, [0, 3]);
        let folded = BTreeSet::from([speakers[0].key.clone()]);
        let lines = lines(&speakers, &folded);
        assert_eq!(lines, [Line::Head(0), Line::Head(1), Line::Statement(2), Line::Head(2), Line::Statement(1)]);
    }

    #[test]
    fn statements_are_found_by_words_directness_and_cue() {
        let rows = rows(&briefing());
        let mut by = Arrangement::by(StatementColumn::Place);
        by.filter = "cold".to_owned();
        assert_eq!(arranged(&rows, &by), [2]);
        by.filter.clear();
        by.facet = Some(StatementFacet::Direct(true));
        assert_eq!(arranged(&rows, &by), [0]);
        assert_eq!(cues(&rows), [("said".to_owned(), 2), ("told".to_owned(), 1)]);
        assert_eq!(acts(&rows), [(Act::Denial, 1)]);
        by.facet = Some(StatementFacet::Act(Act::Denial));
        assert_eq!(arranged(&rows, &by), [3]);
        by.facet = Some(StatementFacet::Cue(1));
        assert_eq!(arranged(&rows, &by), [2]);
    }
}
