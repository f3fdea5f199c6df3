//! What a careful reader would remark on a note: each finding with its place and the reason. Nothing is forbidden.
//!
//! The rules are those of analytic tradecraft: a citation each time a source is used (ICD 206), likelihood from one
//! scale and apart from confidence (ICD 203), copies that are no corroboration, gaps and disagreements that are told.

mod evidence;
mod wording;

use std::ops::Range;

use super::{Coverage, Line, LineId, LineKind, Notebook, Notes, worth_reading};
use crate::briefing::{ActorKind, Briefing, Document, Place};
use crate::text::printable;

/// Something to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is; `None` where it is of the whole note.
    pub line: Option<LineId>,
    /// Where in the sources to look; `None` where it is of the line alone.
    pub place: Option<Place>,
    /// The words in the line's text that it is about, in bytes; empty where it is of the whole line.
    pub range: Range<usize>,
    /// Which rule found it.
    pub rule: Rule,
    /// What is the matter, in a sentence without its full stop.
    pub why: String,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A fact or report that cites nothing.
    Uncited,
    /// A mark that leads nowhere, or words that are lost, changed or moved.
    Citation,
    /// A fact or judgement that rests on one origin.
    SingleOrigin,
    /// A figure or account that other sources dispute.
    Disputed,
    /// A likelihood word that is not on the scale.
    OffScale,
    /// Likelihood and confidence in one sentence.
    Mixed,
    /// A key actor whom the note does not name.
    Unnamed,
    /// Paragraphs that nobody has read yet.
    Unread,
}

/// How many actors, the first of the briefing, a note is expected to name.
const KEY_ACTORS: usize = 8;

/// How many documents with unread paragraphs are told of one by one.
const UNREAD: usize = 5;

/// What there is to remark on the note, line by line, then on the whole. Quoted words are never taken for the analyst's.
pub fn check(briefing: &Briefing, notes: &Notes) -> Vec<Finding> {
    let notebook = &notes.notebook;
    let mut found = Vec::new();
    if notebook.lines().all(|line| line.text.trim().is_empty()) {
        return found;
    }
    let evidence = evidence::Evidence::of(briefing, notebook);
    for line in notebook.lines().filter(|line| !line.text.trim().is_empty()) {
        evidence.check(line, &mut found);
        if matches!(line.kind, LineKind::Assessment | LineKind::Assumption) {
            wording::check(notebook.scale(), line, &mut found);
        }
    }
    unnamed(briefing, notebook, &mut found);
    unread(briefing, notes.coverage(), &mut found);
    found
}

/// The key actors whom no line names.
fn unnamed(briefing: &Briefing, notebook: &Notebook, found: &mut Vec<Finding>) {
    let acts = |kind| matches!(kind, ActorKind::Person | ActorKind::Organization | ActorKind::Group);
    let texts: Vec<&str> = notebook.lines().map(|line| line.text.as_str()).collect();
    for actor in briefing.actors.iter().filter(|actor| acts(actor.kind)).take(KEY_ACTORS) {
        let mut names = std::iter::once(&actor.name).chain(&actor.aliases);
        let is_named = names.any(|name| texts.iter().any(|text| wording::holds_word(text, name)));
        if !is_named {
            let why = format!("The note does not name {} ({})", actor.name, actor.why.trim_end_matches('.'));
            let first = actor.mentions.first();
            let place = Some(Place { document: first.document, span: first.span });
            found.push(Finding { line: None, place, range: 0..0, rule: Rule::Unnamed, why });
        }
    }
}

/// The documents with paragraphs that were not on the screen yet, the first ones one by one.
fn unread(briefing: &Briefing, coverage: &Coverage, found: &mut Vec<Finding>) {
    let left = briefing.documents.iter().map(|document| (document, coverage.unread(document).count()));
    let left: Vec<(&Document, usize)> = left.filter(|&(_, count)| count > 0).collect();
    for &(document, count) in left.iter().take(UNREAD) {
        let of = worth_reading(document).count();
        let why = format!("{count} of {of} paragraphs of “{}” were not read yet", printable(&document.title));
        found.push(Finding {
            line: None,
            place: first_unread(document, coverage),
            range: 0..0,
            rule: Rule::Unread,
            why,
        });
    }
    if let Some((document, _)) = left.get(UNREAD) {
        let count: usize = left.iter().skip(UNREAD).map(|(_, count)| count).sum();
        let more = left.len() - UNREAD;
        let why = format!("{count} paragraphs of {more} more document{} were not read yet", plural(more));
        found.push(Finding {
            line: None,
            place: first_unread(document, coverage),
            range: 0..0,
            rule: Rule::Unread,
            why,
        });
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn first_unread(document: &Document, coverage: &Coverage) -> Option<Place> {
    let number = coverage.unread(document).next()?;
    let span = document.paragraphs.get(number.checked_sub(1)?)?.span;
    Some(Place { document: document.id, span })
}

fn finding(line: &Line, range: Range<usize>, rule: Rule, why: impl Into<String>) -> Finding {
    Finding { line: Some(line.id), place: None, range, rule, why: why.into() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load::{Cancel, Options, briefing_of};
    use crate::notes::{Citation, Edit, Section};
    use crate::text::Span;

    /// Two newspapers and an agency on one flood, which differ on how many died.
    fn briefing() -> Briefing {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders/planted/01-sylhet-flood");
        briefing_of(&folder, Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    /// The citation of these words, wherever they stand first.
    fn citation(briefing: &Briefing, words: &str) -> Citation {
        let place = briefing.documents.iter().find_map(|document| {
            let start = document.text.find(words)?;
            Some(Place { document: document.id, span: Span::new(&document.text, start, start + words.len())? })
        });
        Citation::new(briefing, place.unwrap()).unwrap()
    }

    /// A note of one line.
    fn note(kind: LineKind, text: &str, citations: Vec<Citation>) -> Notebook {
        let mut notebook = Notebook::default();
        let (text, mut edits) = notebook.cite(text, citations);
        let mut section = Section::blank(notebook.fresh_section());
        section.lines.push(notebook.new_line(kind, text));
        edits.push(Edit::InsertSection { at: 0, section });
        notebook.apply(Edit::Several(edits)).unwrap();
        notebook
    }

    /// The rules that find something on a line, with their reasons.
    fn found(briefing: &Briefing, notebook: &Notebook) -> Vec<(Rule, String)> {
        let on_lines =
            check(briefing, &Notes::of(notebook.clone())).into_iter().filter(|finding| finding.line.is_some());
        on_lines.map(|finding| (finding.rule, finding.why)).collect()
    }

    #[test]
    fn facts_and_reports_want_a_citation_and_judgements_do_not() {
        let briefing = briefing();
        let rules = |kind| found(&briefing, &note(kind, "The river rose.", Vec::new()));
        assert_eq!(rules(LineKind::Fact), [(Rule::Uncited, "A fact without a citation".to_owned())]);
        assert_eq!(rules(LineKind::Reported), [(Rule::Uncited, "A report without a citation".to_owned())]);
        assert_eq!(rules(LineKind::Assessment), []);
        assert_eq!(rules(LineKind::Gap), []);
    }

    #[test]
    fn a_mark_that_leads_nowhere_and_words_that_are_lost_are_told() {
        let briefing = briefing();
        let unknown = found(&briefing, &note(LineKind::Reported, "So it is said [9 ¶4].", Vec::new()));
        assert!(matches!(unknown.as_slice(), [(Rule::Citation, why)] if why.starts_with("[9 ¶4] leads nowhere")));
        let mut gone = citation(&briefing, "two field hospitals");
        gone.sha256.clear();
        let changed = Citation { quote: "nine field hospitals".to_owned(), ..gone.clone() };
        let changed = found(&briefing, &note(LineKind::Reported, "So it is said.", vec![changed]));
        assert!(matches!(changed.as_slice(), [(Rule::Citation, why)] if why.contains("has changed")), "{changed:?}");
        (gone.before, gone.after) = (String::new(), String::new());
        gone.quote = "nine field hospitals".to_owned();
        let lost = found(&briefing, &note(LineKind::Reported, "So it is said.", vec![gone.clone()]));
        assert!(matches!(lost.as_slice(), [(Rule::Citation, why)] if why.contains("is lost")), "{lost:?}");
        gone.quote = "two field hospitals".to_owned();
        let moved = found(&briefing, &note(LineKind::Reported, "So it is said.", vec![gone]));
        assert!(matches!(moved.as_slice(), [(Rule::Citation, why)] if why.contains("has moved")), "{moved:?}");
    }

    #[test]
    fn a_figure_that_others_dispute_is_told_with_what_they_say() {
        let briefing = briefing();
        let one = citation(&briefing, "had killed 43 people");
        let other = citation(&briefing, "Sixty-one people had died");
        let told_in = |text: &str, citations| {
            let found = found(&briefing, &note(LineKind::Reported, text, citations));
            found.into_iter().filter(|(rule, _)| *rule == Rule::Disputed).map(|(_, why)| why).collect::<Vec<_>>()
        };
        let told = |citations| told_in("The flood killed 43 people.", citations);
        assert_eq!(told_in("The river rose.", vec![one.clone()]), Vec::<String>::new(), "cited for something else");
        let why = told(vec![one.clone()]);
        assert!(why.iter().any(|why| why.to_lowercase().contains("sixty-one") || why.contains("61")), "{why:?}");
        assert_eq!(told(vec![one, other]), Vec::<String>::new(), "both accounts are given");
    }

    #[test]
    fn a_fact_from_one_source_is_told_to_be_one() {
        let briefing = briefing();
        let boats = citation(&briefing, "28 boats");
        let of = |kind| found(&briefing, &note(kind, "Boats came.", vec![boats.clone()]));
        assert_eq!(of(LineKind::Fact), [(Rule::SingleOrigin, "Rests on one source only".to_owned())]);
        assert_eq!(of(LineKind::Reported), [], "a report is of one source by its nature");
    }

    #[test]
    fn key_actors_that_no_line_names_are_told_and_an_empty_note_is_left_in_peace() {
        let briefing = briefing();
        let unnamed = |notebook: &Notebook| {
            let found = check(&briefing, &Notes::of(notebook.clone()))
                .into_iter()
                .filter(|finding| finding.rule == Rule::Unnamed);
            found.map(|finding| finding.why).collect::<Vec<_>>()
        };
        let acts = |kind| matches!(kind, ActorKind::Person | ActorKind::Organization | ActorKind::Group);
        let first = briefing.actors.iter().find(|actor| acts(actor.kind)).unwrap();
        let silent = unnamed(&note(LineKind::Gap, "Nobody.", Vec::new()));
        let naming = unnamed(&note(LineKind::Gap, &format!("What does {} say?", first.name), Vec::new()));
        assert!(silent.iter().any(|why| why.contains(&first.name)));
        assert!(naming.len() < silent.len());
        assert_eq!(check(&briefing, &Notes::default()), []);
        assert_eq!(check(&briefing, &Notes::of(note(LineKind::Fact, " ", Vec::new()))), []);
    }

    #[test]
    fn paragraphs_that_were_not_on_the_screen_are_told_until_they_were() {
        let briefing = briefing();
        let mut notes = Notes::of(note(LineKind::Gap, "Nobody.", Vec::new()));
        let unread = |notes: &Notes| {
            let found = check(&briefing, notes).into_iter().filter(|finding| finding.rule == Rule::Unread);
            found.collect::<Vec<_>>()
        };
        let first = unread(&notes).remove(0);
        assert!(first.why.contains("paragraphs of “") && first.place.is_some(), "{first:?}");
        for document in &briefing.documents {
            notes.cover(&document.sha256, 1, document.paragraphs.len());
        }
        assert_eq!(unread(&notes), []);
    }
}
