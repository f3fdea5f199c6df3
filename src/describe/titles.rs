//! Titles that many documents of a folder share: letterheads and names of sites rather than titles, where a document has
//! another line that may be its own.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, plain};
use super::title;
use crate::briefing::{Document, FactKey, ParagraphRole};
use crate::text::dates::is_date_word;
use crate::text::fold::runs;

/// From how many documents of a folder on a line is shared, and what part of the folder they must be.
const FEWEST: usize = 3;
const PART: usize = 8;

/// How many lines of each document are counted, and how long they may be, in bytes.
const FRONT: usize = 40;
const LONGEST: usize = 320;

/// Finds the title again of the documents whose title many others have among their first lines.
pub(super) fn again(documents: &mut [Document]) {
    if documents.len() < FEWEST {
        return;
    }
    let all = documents.len();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents.iter() {
        let page = Page::of_document(document);
        let lines = page.lines();
        let front = lines.iter().take(FRONT).filter(|line| line.words.len() <= LONGEST).map(|line| line.words);
        let said = document.metadata.iter().filter(|fact| fact.key == FactKey::Title).map(|fact| fact.value.as_str());
        let own = front.chain([document.title.as_str()]).chain(said).flat_map(|words| [plain(words), template(words)]);
        for line in own.collect::<BTreeSet<String>>() {
            *counts.entry(line).or_default() += 1;
        }
    }
    let part = |words: &str| counts.get(words).copied().filter(|count| *count >= FEWEST).unwrap_or_default();
    let is_shared = |words: &str| part(words) * PART >= all && part(words) > 0;
    for document in documents.iter_mut() {
        // A title that differs from the others in its number or date is the document's own; so is one that few share
        // and that names no body: the documents are of one series.
        let own = plain(&document.title);
        if !is_shared(&own) || part(&own) * 2 <= all && !title::is_body(&document.title) {
            continue;
        }
        if let Some(choice) = title::again(document, &|words| is_shared(&template(words))) {
            for (position, paragraph) in document.paragraphs.iter_mut().enumerate() {
                match choice.paragraph {
                    Some(title) if title == position => paragraph.role = ParagraphRole::Title,
                    _ if paragraph.role == ParagraphRole::Title => paragraph.role = ParagraphRole::Heading,
                    _ => {}
                }
            }
            document.title = choice.words;
        }
    }
}

/// Words in lower case with a mark for each run of numbers and names of months and days, so that lines which differ in
/// their dates and numbers alone are the same.
fn template(words: &str) -> String {
    let mut said = String::new();
    for (_, word) in runs(words) {
        if is_date_word(word) {
            if !said.ends_with('#') {
                said.push('#');
            }
        } else {
            said.push(' ');
            said.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Draft;

    const STORY: &str =
        "The council of Oldtown met to discuss the plans for the harbour, which had been delayed for years.";

    /// What documents with these fronts are called in one folder.
    fn called(fronts: &[&str]) -> Vec<String> {
        let texts = fronts.iter().enumerate();
        let mut documents: Vec<Document> = texts
            .flat_map(|(at, front)| {
                let draft = Draft::of_text(format!("{front}\n\n{STORY} It was meeting {at} of many on this matter."));
                crate::describe::documents(&format!("{at}.txt"), draft)
            })
            .collect();
        again(&mut documents);
        documents.into_iter().map(|document| document.title).collect()
    }

    #[test]
    fn the_issues_of_a_series_are_called_alike() {
        let title = "Update on the Fever in Oldland";
        let fronts = [1, 2, 3, 4].map(|at| format!("{title}\n\nNo. {at}\n\nData as of {at} May 2020 of all districts"));
        let fronts: Vec<&str> = fronts.iter().map(String::as_str).collect();
        assert_eq!(called(&fronts), [title; 4]);
    }

    #[test]
    fn a_letterhead_is_the_title_of_none() {
        let titles = ["Harbour to be dredged", "Two ships are sold", "Bridge closes for a year"];
        let fronts = titles.map(|title| format!("Office of the Harbour Master\n\n{title}"));
        let fronts: Vec<&str> = fronts.iter().map(String::as_str).collect();
        assert_eq!(called(&fronts), titles);
    }

    #[test]
    fn lines_that_differ_in_days_and_numbers_are_one_template() {
        assert_eq!(template("Report No. 7 of Monday, 4 May"), template("REPORT NO. 12 OF FRIDAY 5 JUNE"));
        assert_ne!(template("Report of 4 May"), template("Record of 4 May"));
    }
}
