use super::*;
use crate::briefing::FactKey;

const STORY: &str = "The harbour of Oldtown was opened on Saturday by the mayor, who said that the work had cost far more than anybody had planned for it at the start.\n\nThe council meets again tomorrow.";

/// Title, day, paper and author of each article, and its words of text.
fn read(text: &str) -> Vec<(String, String, String, String, String)> {
    articles(Draft::of_text(text.to_owned()))
        .into_iter()
        .map(|draft| {
            let fact = |key| {
                let found = draft.facts.iter().find(|fact| fact.key == key);
                found.map(|fact| fact.value.clone()).unwrap_or_default()
            };
            let body = draft.paragraphs.iter().filter(|one| one.role == ParagraphRole::Body);
            let body = body.map(|one| draft.words(one)).collect::<Vec<_>>().join("\n\n");
            let title = draft.title().unwrap_or_default();
            (title, fact(FactKey::Date), fact(FactKey::Publisher), fact(FactKey::Author), body)
        })
        .collect()
}

fn is(found: &(String, String, String, String, String), title: &str, date: &str, paper: &str, author: &str) {
    assert_eq!((&*found.0, &*found.1, &*found.2, &*found.3), (title, date, paper, author));
    assert_eq!(found.4, STORY);
}

#[test]
fn an_article_of_lexis_nexis_has_the_headline_beneath_the_date() {
    let found = read(&format!(
        "The Oldtown Gazette (London) - Final Edition\n\nMay 3, 2021 Monday\n\nHarbour opens at last\n\nBYLINE: Ada Quill\n\nSECTION: HOME PAGES; Pg. 4\n\nLENGTH: 212 words\n\n{STORY}\n\nLOAD-DATE: May 4, 2021\n\nLANGUAGE: ENGLISH\n\nSUBJECT: HARBOURS (90%); SHIPS (85%);\nMAYORS (70%)\n\nCopyright 2021 Gazette Limited\nAll Rights Reserved\n"
    ));
    assert_eq!(found.len(), 1);
    is(
        &found[0],
        "Harbour opens at last",
        "May 3, 2021 Monday",
        "The Oldtown Gazette (London) - Final Edition",
        "Ada Quill",
    );
    let found = read(&format!(
        "1 of 1 DOCUMENTS\n\nCopyright 2021 Gazette Inc.\nAll Rights Reserved\nThe Oldtown Gazette\n\nMay 3, 2021 Monday\n\nSECTION: NEWS; Pg. A4\n\nLENGTH: 212 words\n\nHEADLINE: Harbour opens at last\n\nBYLINE: By Ada Quill\n\nBODY:\n\n{STORY}\n\nLOAD-DATE: May 4, 2021\n"
    ));
    is(&found[0], "Harbour opens at last", "May 3, 2021 Monday", "The Oldtown Gazette", "Ada Quill");
}

#[test]
fn an_article_of_nexis_uni_begins_with_its_headline() {
    let found = read(&format!(
        "Harbour opens at last\n\nThe Oldtown Gazette\nMay 3, 2021 Monday 6:15 AM EST\n\nCopyright 2021 Gazette Inc. All Rights Reserved\nSection: NEWS; Pg. A4\nLength: 212 words\nByline: By Ada Quill\nDateline: OLDTOWN\n\nBody\n\n{STORY}\n\nLoad-Date: May 5, 2021\n\nEnd of Document\n"
    ));
    is(&found[0], "Harbour opens at last", "May 3, 2021 Monday 6:15 AM EST", "The Oldtown Gazette", "Ada Quill");
}

#[test]
fn an_article_of_factiva_counts_its_words_above_the_date() {
    let article = format!(
        "News\nHarbour opens at last\nAda Quill\n212 words\n3 May 2021\n06:15\nThe Oldtown Gazette\nOGAZ\nA4\nEnglish\n(c) 2021 Gazette Inc. All rights reserved.\n\n{STORY}\n\nDocument OGAZ000020210503eh5300001\n"
    );
    let found = read(&article);
    assert_eq!(found.len(), 1);
    is(&found[0], "Harbour opens at last", "3 May 2021", "The Oldtown Gazette", "Ada Quill");
    let found = read(&format!("{article}\n{}", article.replace("at last", "again")));
    assert_eq!(found.len(), 2);
    is(&found[1], "Harbour opens again", "3 May 2021", "The Oldtown Gazette", "Ada Quill");
}

#[test]
fn fields_of_two_letters_are_known() {
    let found = read(&format!(
        "SE News\nHD Harbour opens at last\nBY Ada Quill\nWC 212 words\nPD 3 May 2021\nSN The Oldtown Gazette\nSC OGAZ\nLA English\nCY (c) 2021 Gazette Inc.\n\nLP\n\n{STORY}\n\nAN Document OGAZ000020210503eh5300001\n"
    ));
    assert_eq!(
        (&*found[0].0, &*found[0].1, &*found[0].2),
        ("Harbour opens at last", "3 May 2021", "The Oldtown Gazette")
    );
}

#[test]
fn each_article_of_an_export_is_a_draft_of_its_own() {
    let article = |number: usize, title: &str, day: &str| {
        format!(
            "{number} of 3 DOCUMENTS\n\nThe Oldtown Gazette\n\n{day}\n\n{title}\n\nLENGTH: 212 words\n\n{STORY}\n\nCopyright 2021 Gazette Inc.\n\n"
        )
    };
    let text = article(1, "Harbour opens", "May 3, 2021 Monday")
        + &article(2, "Mayor resigns", "March 14, 2019 Thursday")
        + &article(3, "Storm is over", "July 1, 2020 Wednesday");
    let found = read(&text);
    assert_eq!(found.len(), 3);
    is(&found[1], "Mayor resigns", "March 14, 2019 Thursday", "The Oldtown Gazette", "");
    is(&found[2], "Storm is over", "July 1, 2020 Wednesday", "The Oldtown Gazette", "");
}

#[test]
fn what_stands_above_the_first_article_is_no_part_of_its_head() {
    let article = |title: &str| {
        format!(
            "{title}\n\nThe Oldtown Gazette\n\nMay 3, 2021 Monday\n\nCopyright 2021 Gazette Inc.\n\nLength: 212 words\n\nBody\n\n{STORY}\n\nLoad-Date: May 5, 2021\n\nEnd of Document\n\n"
        )
    };
    let cover: String = (1..12).map(|number| format!("{number}. An article\n\nSearch terms: harbour\n\n")).collect();
    let found =
        read(&format!("Job Number: 7\n\n{cover}{}{}", article("Harbour opens at last"), article("Mayor resigns")));
    assert_eq!(found.len(), 2);
    is(&found[0], "Harbour opens at last", "May 3, 2021 Monday", "The Oldtown Gazette", "");
    let edition = "1 of 1 DOCUMENTS\n\nThe Oldtown Gazette\n\nMay 3, 2021 Monday\nEdition 1;\nScotland\n\nHarbour opens\nat last\n\nLENGTH: 212 words\n\n";
    let found = read(&format!("Download Request: 1\n\n{cover}{edition}{STORY}\n\nCopyright 2021 Gazette Inc.\n"));
    is(&found[0], "Harbour opens at last", "May 3, 2021 Monday", "The Oldtown Gazette", "");
}

#[test]
fn what_only_counts_or_has_rights_is_no_export() {
    for text in [
        format!("Essay\n\nMay 3, 2021\n\n543 words\n\n{STORY}"),
        format!("Step 1 of 3\n\n{STORY}\n\nStep 2 of 3\n\n{STORY}\n\n© 2021 Harbour Board"),
        format!("The vocabulary\n\n{STORY}\n\nLENGTH: 212 words\n\n{STORY}"),
        format!("SECTION: Harbour\n\nSUBJECT: Opening\n\n{STORY}"),
    ] {
        let found = articles(Draft::of_text(text.clone()));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].facts.is_empty() && found[0].paragraphs.iter().all(|one| one.role == ParagraphRole::Body),
            "{text}"
        );
    }
}
