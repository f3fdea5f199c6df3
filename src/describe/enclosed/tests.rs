use super::*;

/// A message with this subject, to Bo Tern, who may have written to Ada before.
fn mail(subject: &str, body: &str) -> Draft {
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    draft.push(subject, ParagraphRole::Title);
    for words in body.split("\n\n") {
        let depth = u8::try_from(words.chars().take_while(|mark| *mark == '>').count()).unwrap_or(0);
        let words = words.lines().map(|line| line.trim_start_matches(['>', ' '])).collect::<Vec<_>>().join("\n");
        if let Some(paragraph) = draft.push(&words, ParagraphRole::Body)
            && let Some(level) = NonZeroU8::new(depth)
        {
            (paragraph.form, paragraph.level) = (ParagraphForm::Quote, Some(level));
        }
    }
    draft.state(FactKey::Title, subject, "header Subject");
    draft.state(FactKey::Recipient, "Bo Tern <bo@tern.example>", "header To");
    draft
}

fn body(draft: &Draft) -> Vec<&str> {
    let body = draft.paragraphs.iter().filter(|one| one.role == ParagraphRole::Body);
    body.map(|one| draft.words(one)).collect()
}

const WORDS: &str = "I measured the crack yesterday.";

#[test]
fn forwarded_text_is_content_with_its_own_sender_and_day() {
    for head in [
        "From: Cy Marsh\nSent: Monday, May 3, 2021 9:15 AM\nTo: Ada Quill\nSubject: Crack",
        "From: Cy Marsh\n\nSent: Monday, May 3, 2021 9:15 AM\n\nTo: Ada Quill\n\nSubject: Crack",
        "---------- Forwarded message ---------\nFrom: Cy Marsh\nDate: Mon, May 3, 2021 at 9:15 AM\nSubject: Crack\nTo: Ada Quill <ada@quill.example>",
        "Begin forwarded message:\n\n> From: Cy Marsh\n> Subject: Crack\n> Date: May 3, 2021 at 9:15:00 AM GMT+2\n> To: Ada Quill <ada@quill.example>",
        "________________________________\nVon: Cy Marsh\nGesendet: Montag, 3. Mai 2021 09:15\nAn: Ada Quill\nBetreff: Riss",
        "De : Cy Marsh\nEnvoyé : lundi 3 mai 2021 09:15\nÀ : Ada Quill\nObjet : Fissure",
        "De: Cy Marsh\nEnviado el: lunes, 3 de mayo de 2021 9:15\nPara: Ada Quill\nCC: Dee\nAsunto: Grieta",
        "----- Forwarded by Ada Quill/OLD on 03.05.2021 10:00 -----\nCy Marsh on 03.05.2021 09:15:00\nTo: Ada Quill/OLD\ncc:\nSubject: Crack",
    ] {
        let mark = if head.contains('>') { "> " } else { "" };
        let mut draft = mail("Crack", &format!("See below.\n\n{head}\n\n{mark}{WORDS}"));
        let enclosed = set_apart(&mut draft);
        assert_eq!(body(&draft), ["See below.", WORDS], "{head}");
        assert_eq!(enclosed.len(), 1, "{head}");
        assert!(enclosed[0].is_forwarded);
        assert_eq!(
            (enclosed[0].sender.as_str(), enclosed[0].sent.as_deref()),
            ("Cy Marsh", Some("2021-05-03")),
            "{head}"
        );
        assert!(enclosed[0].span.of(&draft.text).ends_with(WORDS));
    }
}

#[test]
fn a_head_in_a_language_that_is_not_known_is_told_by_its_shape() {
    let head = "Xerif: Cy Marsh <cy@marsh.example>\nDolm: 2021-05-03 09:15\nRibu: Ada Quill";
    let mut draft = mail("Crack", &format!("See below.\n\n{head}\n\n{WORDS}"));
    assert_eq!(set_apart(&mut draft).first().and_then(|one| one.sent.as_deref()), Some("2021-05-03"));
    assert_eq!(body(&draft), ["See below.", WORDS]);
    for text in [
        "Date: 3 May 2021, 09:15\nLocation: Oldtown\nContact: press@quill.example",
        "From: Oldtown\nTo: Newtown\nDate: 3 May 2021",
        "Question: How deep is it?\nAnswer: Ada Quill, on 3 May 2021 at 9:15, measured two metres.\nNote: That is deep.",
    ] {
        let mut draft = mail("Crack", &format!("See below.\n\n{text}\n\n{WORDS}"));
        assert!(set_apart(&mut draft).is_empty(), "{text}");
        assert_eq!(body(&draft), ["See below.", text, WORDS]);
    }
}

#[test]
fn what_a_reply_quotes_is_set_aside_with_its_depth() {
    for quotation in [
        "On Mon, May 3, 2021 at 9:15 AM, Bo Tern <bo@tern.example> wrote:\n\n> It opens.\n\n>> When?",
        "From: Bo Tern\nSent: Monday, May 3, 2021 9:15 AM\nTo: Ada Quill\nSubject: Harbour\n\nIt opens.\n\nFrom: Ada Quill\nSent: Sunday, May 2, 2021 9:15 AM\nTo: Bo Tern\nSubject: Harbour\n\nWhen?",
        "________________________________\nFra: Bo Tern <bo@tern.example>\nSendt: mandag 3. mai 2021 09:15\nTil: Ada Quill\nEmne: Havnen\n\nIt opens.\n\n> When?",
        "Am 03.05.2021 um 09:15 schrieb Bo Tern:\n\n> It opens.\n\n>> When?",
        "On Mon, 3 May 2021, 9:15 am Bo Tern <bo@tern.example>\n\nwrote:\n\nIt opens.\n\n> When?",
        "2021-05-03 09:15 GMT+02:00 Bo Tern <bo@tern.example>:\n\n> It opens.\n\n>> When?",
    ] {
        let mut draft = mail("Re: Harbour", &format!("Good.\n\n{quotation}"));
        let enclosed = set_apart(&mut draft);
        assert!(enclosed.first().is_some_and(|one| one.sender.starts_with("Bo Tern")), "{enclosed:?}");
        assert_eq!(body(&draft), ["Good."], "{quotation}");
        assert_eq!(enclosed.first().and_then(|one| one.sent.as_deref()), Some("2021-05-03"), "{quotation}");
        assert!(enclosed.iter().all(|one| !one.is_forwarded));
        let level = |words: &str| {
            let found = draft.paragraphs.iter().find(|one| draft.words(one) == words);
            found.filter(|one| one.form == ParagraphForm::Quote).and_then(|one| one.level).map(u8::from)
        };
        assert_eq!(level("It opens."), Some(1), "{quotation}");
        assert!(level("When?") >= Some(1), "{quotation}");
    }
    let own = "Write to bo@tern.example by 17:00 on 3 May 2021 about these:\n\nThe harbour.";
    let mut draft = mail("Re: Harbour", own);
    assert!(set_apart(&mut draft).is_empty());
    let mut draft = mail("Re: Harbour", "Bo Tern wrote:\n\n> It opens.\n\nIt does not.\n\n> When?\n\nNever.");
    set_apart(&mut draft);
    assert_eq!(body(&draft), ["It does not.", "Never."]);
}

#[test]
fn the_head_of_a_printed_message_is_its_metadata() {
    for (stamp, head) in [
        ("", "From: Cy Marsh\nSent: Monday, May 3, 2021 9:15 AM\nTo: Ada Quill; Bo Tern\nSubject: Crack in the pier"),
        (
            "RELEASED IN FULL\n\nCase No. F-2021-07895",
            "From:\tCy Marsh <cy@marsh.example>\nTo:\tAda Quill; Bo Tern\nDate:\t3 May 2021 09:15\nSubject:\tCrack in the pier\nAttachments: pier.doc",
        ),
        ("MEMORANDUM", "TO: Ada Quill; Bo Tern\nFROM: Cy Marsh\nDATE: May 3, 2021\nSUBJECT: Crack in the pier"),
        ("", "Von: Cy Marsh\nGesendet: Montag, 3. Mai 2021 09:15\nAn: Ada Quill; Bo Tern\nBetreff: Crack in the pier"),
    ] {
        let mut draft = Draft::of_text(format!("{stamp}\n\n{head}\n\n{WORDS}"));
        assert!(set_apart(&mut draft).is_empty(), "{head}");
        assert_eq!(draft.title().as_deref(), Some("Crack in the pier"), "{head}");
        assert_eq!(
            draft.dates.iter().filter_map(|said| dates::first_whole(said)).map(|day| day.to_string()).next().as_deref(),
            Some("2021-05-03"),
            "{head}"
        );
        let fact = |key| draft.facts.iter().find(|fact| fact.key == key).map(|fact| fact.value.as_str());
        assert!(fact(FactKey::Author).is_some_and(|author| author.starts_with("Cy Marsh")));
        assert_eq!(fact(FactKey::Recipient), Some("Ada Quill; Bo Tern"), "{head}");
        assert_eq!(body(&draft).last(), Some(&WORDS));
        assert!(!body(&draft).iter().any(|words| words.contains("Sent") || words.contains("Cy")));
    }
    for text in
        ["A report.\n\nFrom: Oldtown\nTo: Newtown\nDate: 3 May 2021\n\nIt is far.", "From: the harbour\n\nIt opens."]
    {
        let mut draft = Draft::of_text(text.to_owned());
        assert!(set_apart(&mut draft).is_empty() && draft.facts.is_empty());
        assert!(draft.paragraphs.iter().all(|one| one.role == ParagraphRole::Body));
    }
}

#[test]
fn a_chain_beneath_a_printed_message_is_its_quotation() {
    let text = "From: Cy Marsh\nSent: Monday, May 3, 2021 9:15 AM\nTo: Ada Quill\nSubject: Re: Crack\n\nIt is deep.\n\n----- Original Message -----\nFrom: Ada Quill\nSent: Sunday, May 2, 2021 8:00 AM\nTo: Cy Marsh\nSubject: Crack\n\nHow deep is it?";
    let mut draft = Draft::of_text(text.to_owned());
    let enclosed = set_apart(&mut draft);
    assert_eq!(body(&draft), ["It is deep."]);
    assert_eq!(enclosed.iter().map(|one| one.sent.as_deref()).collect::<Vec<_>>(), [Some("2021-05-02")]);
}
