//! What became of a citation: whether its words still stand where they stood.
//!
//! A citation is never attached to other words by the program alone. Words that were moved or changed are shown as such,
//! with the place they were found at; only the analyst makes that place the cited one ([`Notebook::recite`]).

use super::{Citation, Edit, Mark, Notebook, marks};
use crate::briefing::{Briefing, Document, Place};
use crate::text::{Span, occurrences, sentences, tokens};

/// Where a citation stands in the folder as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The cited document is there, unchanged, under whatever name.
    Exact(Place),
    /// The document has changed, and the quoted words stand in it in one place only.
    Moved(Place),
    /// The document has changed, and other words stand where the quoted ones stood, or nearly the same words do.
    Changed(Place),
    /// The quoted words are not to be found, or not in one place only.
    Lost,
}

impl Footing {
    /// Where it leads now.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Exact(place) | Self::Moved(place) | Self::Changed(place) => Some(place),
            Self::Lost => None,
        }
    }

    /// What a reader should know, in a sentence; nothing where the words stand as they did.
    pub fn warning(self) -> &'static str {
        match self {
            Self::Exact(_) => "",
            Self::Moved(_) => "The document has changed since; the words still stand in it.",
            Self::Changed(_) => "The document has changed since, and these words with it.",
            Self::Lost => "These words are not in the folder as it is now.",
        }
    }
}

/// Shorter words stand in too many places to be looked for in documents that were never cited.
const TELLING: usize = 24;

/// How alike two sentences are to be taken for one that was changed: the share of their words that they have in common
/// (the coefficient of Dice).
const ALIKE: f64 = 0.6;

impl Citation {
    /// Where the citation stands in `briefing`. Words that stand in several places are never guessed at.
    pub fn footing(&self, briefing: &Briefing) -> Footing {
        let same_content = |document: &&Document| document.sha256 == self.sha256;
        let mut copies = briefing.documents.iter().filter(same_content);
        let exact = copies.clone().find(|document| document.path == self.path).or_else(|| copies.next());
        if let Some(document) = exact
            && let Some(span) = Span::new(&document.text, self.start, self.end)
            && span.of(&document.text) == self.quote
        {
            return Footing::Exact(Place { document: document.id, span });
        }
        match briefing.documents.iter().find(|document| document.path == self.path) {
            Some(document) => {
                let at = |span| Place { document: document.id, span };
                let moved = self.found(&[document]).map(Footing::Moved);
                let changed = || self.between(document).or_else(|| self.alike(document)).map(at).map(Footing::Changed);
                moved.or_else(changed).unwrap_or(Footing::Lost)
            }
            // Renamed and changed at once.
            None if self.quote.len() >= TELLING => {
                let all: Vec<&Document> = briefing.documents.iter().collect();
                self.found(&all).map_or(Footing::Lost, Footing::Moved)
            }
            None => Footing::Lost,
        }
    }

    /// The one place in `documents` where the quoted words stand; where there are several, the one with the same words
    /// around it.
    fn found(&self, documents: &[&Document]) -> Option<Place> {
        if self.quote.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for document in documents {
            let whole = Span::new(&document.text, 0, document.text.len())?;
            for span in occurrences(&document.text, whole, &self.quote) {
                let before = document.text.get(..span.start());
                let same_before = before.is_some_and(|before| before.ends_with(&self.before));
                let rest = document.text.get(span.end()..);
                let same_around = same_before && rest.is_some_and(|after| after.starts_with(&self.after));
                found.push((Place { document: document.id, span }, same_around));
            }
        }
        match found.as_slice() {
            [(place, _)] => Some(*place),
            _ => {
                let has_context = !self.before.is_empty() || !self.after.is_empty();
                let mut same = found.iter().filter(|(_, same_around)| has_context && *same_around);
                let (Some((place, _)), None) = (same.next(), same.next()) else {
                    return None;
                };
                Some(*place)
            }
        }
    }

    /// What stands now between the words that stood around the quoted ones.
    fn between(&self, document: &Document) -> Option<Span> {
        if self.before.len() + self.after.len() < TELLING || self.before.is_empty() || self.after.is_empty() {
            return None;
        }
        let text: &str = &document.text;
        let (start, end) = (only(text, &self.before)? + self.before.len(), only(text, &self.after)?);
        let span = Span::new(text, start, end)?.trimmed(text);
        let longest = 2 * self.quote.len() + 100;
        (!span.is_empty() && span.len() <= longest && document.paragraph_at(span).is_some()).then_some(span)
    }

    /// The sentence most like the quoted words, where there is one.
    fn alike(&self, document: &Document) -> Option<Span> {
        let quoted = words(&self.quote, Span::new(&self.quote, 0, self.quote.len())?);
        if quoted.len() < 4 {
            return None;
        }
        let mut best: Vec<(f64, Span)> = Vec::new();
        for paragraph in &document.paragraphs {
            let inside = tokens(&document.text, paragraph.span);
            for range in sentences(&document.text, &inside) {
                let sentence = inside.get(range)?;
                let span = sentence.first()?.span.to(sentence.last()?.span);
                best.push((dice(&quoted, &words(&document.text, span)), span));
            }
        }
        best.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let (first, span) = *best.first()?;
        let second = best.get(1).map_or(0.0, |(second, _)| *second);
        (first >= ALIKE && first > second).then_some(span)
    }
}

/// Where `words` stand in `text`, if it is in one place only.
fn only(text: &str, words: &str) -> Option<usize> {
    let mut found = text.match_indices(words);
    let ((at, _), None) = (found.next()?, found.next()) else {
        return None;
    };
    Some(at)
}

/// The words within `span` in lower case, sorted.
fn words(text: &str, span: Span) -> Vec<String> {
    let words = span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// The share of words that two sorted lists have in common, from 0 to 1.
fn dice(one: &[String], other: &[String]) -> f64 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let order = a.cmp(b);
        common += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    (2 * common) as f64 / (one.len() + other.len()).max(1) as f64
}

impl Notebook {
    /// The edit that makes reference `number` cite `citation` from now on, with the marks of all lines; `None` where
    /// there is no such reference.
    pub fn recite(&self, number: u32, citation: Citation) -> Option<Edit> {
        self.references().get(&number)?;
        let mark = Mark::written(number, citation.paragraph);
        let mut edits = vec![Edit::Forget(number)];
        for line in self.lines() {
            let mut text = String::new();
            let mut done = 0;
            for old in marks(&line.text).filter(|old| old.number == number && self.cited(old).is_some()) {
                text.push_str(line.text.get(done..old.range.start).unwrap_or_default());
                text.push_str(&mark);
                done = old.range.end;
            }
            text.push_str(line.text.get(done..).unwrap_or_default());
            if text != line.text {
                edits.push(Edit::Rewrite { id: line.id, text });
            }
        }
        edits.push(Edit::Refer { number, citation });
        Some(Edit::Several(edits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Cancel, Options, briefing_of};
    use crate::notes::{LineKind, Notes, Section};

    const FIRST: &str = "The talks\n\nThe minister opened the talks in Bern on Monday. Two envoys left the hall before noon. \
                         Nobody said why they went.\n\nThe hall is old.\n";

    fn folder(files: &[(&str, &str)]) -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| ()).unwrap()
    }

    fn cited(words: &str) -> Citation {
        let briefing = folder(&[("talks.txt", FIRST)]);
        let document = &briefing.documents[0];
        let start = document.text.find(words).unwrap();
        let span = Span::new(&document.text, start, start + words.len()).unwrap();
        Citation::new(&briefing, Place { document: document.id, span }).unwrap()
    }

    /// The name of the state, and the words that stand there.
    fn became(citation: &Citation, files: &[(&str, &str)]) -> (&'static str, String) {
        let briefing = folder(files);
        let footing = citation.footing(&briefing);
        let name = match footing {
            Footing::Exact(_) => "exact",
            Footing::Moved(_) => "moved",
            Footing::Changed(_) => "changed",
            Footing::Lost => "lost",
        };
        (name, footing.place().map_or_else(String::new, |place| briefing.words(place).to_owned()))
    }

    #[test]
    fn a_citation_is_exact_moved_changed_or_lost() {
        let words = "Two envoys left the hall before noon.";
        let citation = cited(words);
        let (exact, moved) = (("exact", words.to_owned()), ("moved", words.to_owned()));
        assert_eq!(became(&citation, &[("talks.txt", FIRST)]), exact);
        assert_eq!(became(&citation, &[("renamed.txt", FIRST)]), exact, "a document is known by its content");
        let longer = format!("{FIRST}\nMore came later.\n");
        assert_eq!(became(&citation, &[("talks.txt", &longer)]), moved);
        assert_eq!(became(&citation, &[("renamed.txt", &longer)]), moved);
        let changed = FIRST.replace("Two envoys left", "Three envoys left");
        let now = ("changed", "Three envoys left the hall before noon.".to_owned());
        assert_eq!(became(&citation, &[("talks.txt", &changed)]), now);
        let all = changed.replace("in Bern on Monday", "here").replace("said why", "could say why");
        assert_eq!(became(&citation, &[("talks.txt", &all)]), now, "also by its likeness");
        let gone = FIRST.replace(words, "It rained all day long over the roofs of the town.").replace("Monday", "time");
        assert_eq!(became(&citation, &[("talks.txt", &gone)]).0, "lost");
        assert_eq!(became(&citation, &[("other.txt", "Nothing of the kind.\n")]).0, "lost");
    }

    #[test]
    fn words_that_stand_twice_are_found_by_what_stands_around_them_or_not_at_all() {
        let citation = cited("the hall");
        let twice = format!("{FIRST}\nAnd then they saw the hall again.\n");
        assert_eq!(became(&citation, &[("talks.txt", &twice)]), ("moved", "the hall".to_owned()));
        let bare = Citation { before: String::new(), after: String::new(), ..citation };
        assert_eq!(became(&bare, &[("talks.txt", &twice)]).0, "lost");
    }

    #[test]
    fn words_are_not_found_inside_others() {
        let citation = cited("Two envoys");
        let grown = FIRST.replace("Two envoys", "Twenty-Two envoyships");
        assert_ne!(became(&citation, &[("talks.txt", &grown)]).1, "Two envoys");
    }

    #[test]
    fn only_the_analyst_cites_anew_and_can_take_it_back() {
        let mut notes = Notes::default();
        let old = cited("Two envoys left the hall before noon.");
        let (text, mut edits) = notes.notebook.cite("They left.", vec![old.clone()]);
        let mut section = Section::blank(notes.notebook.fresh_section());
        section.lines.push(notes.notebook.new_line(LineKind::Reported, text));
        edits.push(Edit::InsertSection { at: 0, section });
        notes.apply(Edit::Several(edits));
        let before = notes.notebook.clone();
        let new = Citation { paragraph: 7, quote: "Three envoys left".to_owned(), ..old };
        assert!(notes.apply(notes.notebook.recite(1, new.clone()).unwrap()));
        assert_eq!(notes.notebook.lines().next().unwrap().text, "They left. [1 ¶7]");
        assert_eq!(notes.notebook.references()[&1], new);
        notes.undo();
        assert_eq!(notes.notebook, before);
        assert!(notes.notebook.recite(9, new).is_none());
    }
}
