//! Replies whose head does not name what they answer, as some programs leave the fields of the thread out.
//!
//! The law: an answer is headed as one, bears the subject of what it answers, comes after it, and either quotes who wrote
//! that, or goes to them from one of those it was to, while the matter is fresh. Where two messages fit as well, none is
//! named.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::enclosed::is_among;
use super::mail_head::{bare, is_forward};
use crate::briefing::{Document, FactKey, Thread};
use crate::text::fold::folded;

/// So many days after a message nobody answers it without quoting it.
const FRESH: i32 = 60;

/// At most so many messages of one subject are asked, the latest first.
const LOOKED_AT: usize = 64;

/// What the head of a message says.
struct Head {
    subject: String,
    is_reply: bool,
    author: String,
    /// In lower case.
    recipients: String,
    day: Date,
}

/// Links the replies among `documents`, in order of path, to what they answer.
pub(super) fn link(documents: &mut [Document]) {
    let heads: Vec<Option<Head>> = documents.iter().map(Head::of).collect();
    let mut of_subject: BTreeMap<&str, Vec<(Date, usize)>> = BTreeMap::new();
    for (at, head) in heads.iter().enumerate().filter_map(|(at, head)| Some((at, head.as_ref()?))) {
        of_subject.entry(&head.subject).or_default().push((head.day, at));
    }
    let mut answered: BTreeMap<usize, usize> = BTreeMap::new();
    for messages in of_subject.values_mut().filter(|messages| messages.len() > 1) {
        messages.sort_unstable();
        for (_, at) in messages.iter() {
            let silent = documents
                .get(*at)
                .is_some_and(|document| document.thread.as_ref().is_none_or(|thread| thread.replies_to.is_none()));
            let Some(head) = heads.get(*at).and_then(Option::as_ref).filter(|head| silent && head.is_reply) else {
                continue;
            };
            // Of one day, those of the same day may come behind it in order.
            let last = messages.partition_point(|(day, _)| *day <= head.day);
            let earlier = messages.iter().take(last).rev().filter(|(_, other)| other != at).take(LOOKED_AT);
            let mut fits: Vec<(bool, Date, usize)> = earlier
                .filter_map(|&(day, other)| {
                    let told = heads.get(other)?.as_ref()?;
                    let quotes = documents.get(*at).is_some_and(|document| quotes(document, told));
                    (quotes || head.answers(told)).then_some((quotes, day, other))
                })
                .collect();
            fits.sort_unstable_by_key(|(quotes, day, _)| Reverse((*quotes, *day)));
            let alone = match fits.as_slice() {
                [(quotes, day, other), next, ..] if (*quotes, *day) != (next.0, next.1) => Some(*other),
                [(.., other)] => Some(*other),
                _ => None,
            };
            // Nobody answers whom answers him: two of one day that quote each other.
            answered.extend(alone.filter(|other| answered.get(other) != Some(at)).map(|other| (*at, other)));
        }
    }
    name(documents, &answered);
}

impl Head {
    /// What the head of a message says; `None` where the document is none, or does not say who wrote it and when.
    fn of(document: &Document) -> Option<Self> {
        let all = |key| document.metadata.iter().filter(move |fact| fact.key == key).map(|fact| fact.value.as_str());
        let said = all(FactKey::Title).next().unwrap_or(&document.title);
        let recipients = all(FactKey::Recipient).collect::<Vec<_>>().join("\n").to_lowercase();
        let subject = folded(bare(said));
        (!subject.is_empty() && !recipients.is_empty()).then_some(())?;
        let day = document.published.date.as_deref()?.parse().ok()?;
        let is_reply = is_forward(said) == Some(false);
        Some(Self { subject, is_reply, author: all(FactKey::Author).next()?.to_owned(), recipients, day })
    }

    /// Whether it goes to who wrote the other from one of those that it was to, while that is fresh.
    fn answers(&self, other: &Self) -> bool {
        let is_fresh = (self.day - other.day).get_days() <= FRESH;
        is_fresh && is_among(&other.author, &self.recipients) && is_among(&self.author, &other.recipients)
    }
}

/// Whether the document quotes the message with this head: who wrote it, and where it says so, when.
fn quotes(document: &Document, told: &Head) -> bool {
    let author = told.author.to_lowercase();
    document.enclosed.iter().filter(|enclosed| !enclosed.is_forwarded).any(|enclosed| {
        let sent = enclosed.sent.as_deref().and_then(|day| day.parse::<Date>().ok());
        // The day is that of another part of the world.
        let is_day = |sent: Date| (sent - told.day).get_days().abs() <= 1;
        is_among(&enclosed.sender, &author) && sent.is_some_and(is_day)
    })
}

/// Names in each document what it answers, and the root of its thread in all that follow.
fn name(documents: &mut [Document], answered: &BTreeMap<usize, usize>) {
    // What its head does not name is known by the document that it is.
    let id = |document: &Document| {
        let named = document.thread.as_ref().and_then(|thread| thread.message.clone());
        named.unwrap_or_else(|| document.id.to_string())
    };
    let mut roots: BTreeMap<String, String> = BTreeMap::new();
    for (&at, &first) in answered {
        let mut root = first;
        for _ in 0..answered.len() {
            match answered.get(&root).filter(|next| **next != at) {
                Some(next) => root = *next,
                None => break,
            }
        }
        let (Some(reply), Some(other), Some(root)) = (documents.get(at), documents.get(first), documents.get(root))
        else {
            continue;
        };
        let (own, other) = (id(reply), id(other));
        let root = root.thread.as_ref().map_or_else(|| id(root), |thread| thread.root.clone());
        roots.insert(own.clone(), root.clone());
        for (at, id, replies_to) in [(first, other.clone(), None), (at, own, Some(other))] {
            if let Some(document) = documents.get_mut(at) {
                let thread = document.thread.get_or_insert_with(|| Thread {
                    root: root.clone(),
                    message: None,
                    replies_to: None,
                });
                thread.message.get_or_insert(id);
                thread.replies_to = replies_to.or(thread.replies_to.take());
            }
        }
    }
    // What answers the reply by its name is of the same thread.
    for thread in documents.iter_mut().filter_map(|document| document.thread.as_mut()) {
        if let Some(root) = roots.get(&thread.root) {
            thread.root.clone_from(root);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Draft;

    /// A message from one to another on a day, which says this.
    fn mail(number: usize, from: &str, to: &str, day: &str, subject: &str, said: &str) -> Document {
        let mut draft = Draft::of_text(format!("{said} It is message {number}."));
        draft.thread = Thread::of(Some(&format!("<{number}@quay.example>")), None, &[]);
        draft.state(FactKey::Title, subject, "header Subject");
        draft.state(FactKey::Author, from, "header From");
        draft.state(FactKey::Recipient, to, "header To");
        draft.state(FactKey::Date, day, "header Date");
        crate::describe::documents(&format!("{number}.eml"), draft).remove(0)
    }

    /// For each message what it answers, and the root of its thread.
    fn linked(mut documents: Vec<Document>) -> Vec<(Option<String>, String)> {
        link(&mut documents);
        documents.into_iter().filter_map(|document| document.thread).map(|it| (it.replies_to, it.root)).collect()
    }

    const ADA: &str = "Ada Quill <ada@quill.example>";
    const BO: &str = "Bo Tern <bo@tern.example>";
    const CY: &str = "Cy Moss <cy@moss.example>";

    #[test]
    fn a_reply_is_linked_by_its_subject_and_who_writes_to_whom() {
        let asked = mail(0, ADA, BO, "2021-05-03", "The ferries", "Shall we sell them?");
        let reply = mail(1, BO, ADA, "2021-05-04", "Re: The ferries", "We shall.");
        let again = mail(2, ADA, BO, "2021-05-06", "AW: RE: the ferries", "Then do it.");
        let found = linked(vec![asked, reply, again]);
        let root = "0@quay.example".to_owned();
        let wanted = [None, Some(root.clone()), Some("1@quay.example".to_owned())];
        assert_eq!(found, wanted.map(|replies_to| (replies_to, root.clone())));
    }

    #[test]
    fn a_reply_is_linked_by_whom_it_quotes() {
        let asked = mail(0, ADA, "board@tern.example", "2021-05-03", "The quay", "Shall we sell it?");
        let said = format!(
            "Never.\n\nFrom: {ADA}\nSent: Monday, May 3, 2021 9:15 AM\nTo: board@tern.example\nSubject: The quay\n\nShall we sell it?"
        );
        let reply = mail(1, BO, ADA, "2021-09-20", "Re: The quay", &said);
        assert_eq!(linked(vec![asked, reply])[1].0.as_deref(), Some("0@quay.example"));
    }

    #[test]
    fn strangers_and_other_years_are_not_linked() {
        let asked = || mail(0, ADA, BO, "2021-05-03", "Hello", "How are you?");
        for other in [
            mail(1, CY, "dan@moss.example", "2021-05-04", "Re: Hello", "I am well."),
            mail(1, BO, ADA, "2024-05-04", "Re: Hello", "I am well."),
            mail(1, BO, ADA, "2021-05-04", "Hello", "How are you?"),
            mail(1, BO, ADA, "2021-05-02", "Re: Hello", "I am well."),
        ] {
            assert_eq!(linked(vec![asked(), other])[1].0, None);
        }
        // Two of one day that it may answer.
        let two = vec![
            asked(),
            mail(1, ADA, BO, "2021-05-03", "Hello", "Are you there?"),
            mail(2, BO, ADA, "2021-05-04", "Re: Hello", "I am."),
        ];
        assert_eq!(linked(two)[2].0, None);
    }
}
