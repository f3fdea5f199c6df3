use super::*;

fn roles(text: &str) -> Vec<ParagraphRole> {
    let mut draft = Draft::of_text(text.to_owned());
    mark(&mut draft);
    draft.paragraphs.iter().map(|paragraph| paragraph.role).collect()
}

#[test]
fn what_lies_beside_furniture_needs_less() {
    use ParagraphRole::{Body, Boilerplate};
    assert_eq!(
        roles("The harbour was opened on Tuesday.\n\nCourier | News » Harbour\n\nLeave a Reply\n\nIt was a fine day."),
        [Body, Boilerplate, Boilerplate, Body]
    );
}

#[test]
fn a_document_of_furniture_alone_keeps_its_words() {
    assert_eq!(roles("Share"), [ParagraphRole::Body]);
}
