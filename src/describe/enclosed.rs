//! What a message's head says, where it is written as text, and the messages that a message encloses: forwarded, they are
//! its matter and stay running text, with a sender and a day of their own; quoted by a reply, they are set aside, as the
//! folder may hold them already ([`super::quotes`] gives back what it does not).
//!
//! A reply is addressed to the one it quotes, a forward to somebody else. Where the addresses do not tell, the subject
//! and the fields of the thread do, and where nothing does, the text is kept.

use std::num::NonZeroU8;
use std::ops::Range;

use super::lines::{Line, lines};
use super::mail_head::{self, Head};
use crate::briefing::{Document, Draft, Enclosed, FactKey, ParagraphForm, ParagraphRole};
use crate::text::{Span, dates};

/// More heads than this are not looked for: nobody forwards so long an exchange.
const HEADS: usize = 1_000;

/// What may stand above the head of a printed message, in words: stamps, names of archives.
const ABOVE: usize = 60;

/// Where heads of messages stand as text in a document.
const FROM: &str = "head of the message";

/// Sets apart the heads of messages that stand in `draft` as text, states what the first says where the draft is such a
/// message, and returns the messages it encloses.
pub fn set_apart(draft: &mut Draft) -> Vec<Enclosed> {
    let all = lines(draft);
    let mut heads = mail_head::heads(&draft.text, &all, HEADS);
    let is_mail = draft.thread.is_some() || draft.facts.iter().any(|fact| fact.key == FactKey::Recipient);
    let own = if is_mail { None } else { own_head(draft, &all, &heads) };
    if !is_mail && own.is_none() {
        // A page of a mail archive shows the message without its head, and the marks of what it quotes.
        let is_marked = |line: &Line| draft.text.get(line.start..).is_some_and(|rest| rest.starts_with('>'));
        heads.retain(|head| head.is_attribution && all.get(head.lines.end).is_some_and(is_marked));
        if heads.is_empty() {
            return Vec::new();
        }
    }
    if let Some(own) = own {
        heads.drain(..=own).next_back().into_iter().for_each(|head| state(draft, &all, &head));
    }
    let outer = Outer::of(draft);
    let ends = ends(&all, &heads, draft.text.len());
    let is_forwarded = heads.first().is_some_and(|head| outer.forwards(head));
    let mut cuts = Vec::new();
    let mut enclosed = Vec::new();
    for (head, &end) in heads.iter().zip(&ends) {
        let Some(range) = bytes(&all, &head.lines) else { continue };
        cuts.extend([range.start, range.end, end]);
        let sent = head.sent.clone().and_then(|range| Span::new(&draft.text, range.start, range.end));
        let day = sent.and_then(|span| dates::first_whole(span.of(&draft.text)));
        if let Some(span) = Span::new(&draft.text, range.start, end) {
            let sent_from = sent.filter(|_| day.is_some());
            let (sender, sent) = (head.sender.clone(), day.map(|day| day.to_string()));
            enclosed.push(Enclosed {
                span,
                is_forwarded: is_forwarded || head.says_forwarded,
                sender,
                sent,
                sent_from,
            });
        }
    }
    draft.part_at(&cuts);
    let heads: Vec<Range<usize>> = heads.iter().filter_map(|head| bytes(&all, &head.lines)).collect();
    give_roles(draft, &heads, &enclosed, outer.is_forward == Some(true));
    enclosed
}

/// The position of the head that is the document's own: the first, where at most stamps stand above it.
fn own_head(draft: &Draft, all: &[Line], heads: &[Head]) -> Option<usize> {
    let head = heads.first().filter(|head| !head.is_attribution)?;
    let first = all.get(head.lines.start)?;
    let above = draft.text.get(..first.start)?.split_whitespace().nth(ABOVE).is_none();
    (above && first.level == 0).then_some(0)
}

/// States what the document's own head says, and sets it apart: its subject is the title.
fn state(draft: &mut Draft, all: &[Line], head: &Head) {
    let Some(range) = bytes(all, &head.lines) else { return };
    let words = |range: &Range<usize>| draft.text.get(range.clone()).unwrap_or_default().to_owned();
    let subject = head.subject.clone().map(|subject| (words(&subject), subject));
    let sent = head.sent.as_ref().map(words).unwrap_or_default();
    draft.state(FactKey::Author, &head.sender, FROM);
    draft.state(FactKey::Recipient, &head.recipients, FROM);
    draft.state(FactKey::Date, &sent, FROM);
    let mut cuts = vec![range.start, range.end];
    let mut title = None;
    if let Some((words, range)) = subject.filter(|(words, _)| !words.trim().is_empty()) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        draft.state(FactKey::Title, &words, FROM);
        draft.headline = Some(words);
        cuts.extend([range.start, range.end]);
        title = Some(range);
    }
    draft.part_at(&cuts);
    for paragraph in draft.paragraphs.iter_mut().filter(|paragraph| range.contains(&paragraph.span.start())) {
        let is_title = title.as_ref().is_some_and(|title| title.contains(&paragraph.span.start()));
        paragraph.role = if is_title { ParagraphRole::Title } else { ParagraphRole::Boilerplate };
    }
    draft.knows_headings |= title.is_some();
}

/// What the message around says that tells a reply from a forward.
struct Outer {
    /// Whom it is to, in lower case.
    recipients: String,
    /// What its subject says.
    is_forward: Option<bool>,
    /// Whether its head names a message that it answers.
    replies: bool,
}

impl Outer {
    fn of(draft: &Draft) -> Self {
        let to = draft.facts.iter().filter(|fact| fact.key == FactKey::Recipient);
        let recipients = to.map(|fact| fact.value.to_lowercase()).collect::<Vec<_>>().join("\n");
        let is_forward = draft.title().and_then(|subject| mail_head::is_forward(&subject));
        let replies = draft.thread.as_ref().is_some_and(|thread| thread.replies_to.is_some());
        Self { recipients, is_forward, replies }
    }

    /// Whether what stands beneath the first head in the message was forwarded.
    fn forwards(&self, head: &Head) -> bool {
        match self.is_forward {
            _ if head.says_forwarded => true,
            _ if head.is_attribution => self.is_forward == Some(true),
            Some(true) => true,
            _ if self.is_to(&head.sender) => false,
            Some(false) => false,
            None => !self.replies,
        }
    }

    /// Whether the message is to this sender.
    fn is_to(&self, sender: &str) -> bool {
        is_among(sender, &self.recipients)
    }
}

/// Whether `sender` is one of these, who are in lower case: by address, or by all words of the name.
pub(super) fn is_among(sender: &str, people: &str) -> bool {
    let sender = sender.to_lowercase();
    let (name, rest) = sender.split_once(['<', '[', '(']).unwrap_or((&sender, ""));
    let address = rest.split(['>', ']', ')']).next().unwrap_or_default().trim_start_matches("mailto:").trim();
    if address.contains('@') && people.contains(address) {
        return true;
    }
    let words = |text: &str| -> Vec<String> {
        text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (named, recipients) = (words(name), words(people));
    named.len() >= 2 && named.iter().all(|word| recipients.contains(word))
}

/// Where each enclosed message ends: at the next head that is quoted no deeper, or where its quotation ends.
fn ends(all: &[Line], heads: &[Head], last: usize) -> Vec<usize> {
    let level = |head: &Head| all.get(head.lines.end.saturating_sub(1)).map_or(0, |line| line.level);
    // What is quoted beneath the line that says whom it quotes stands one level deeper.
    let inner = |head: &Head| {
        let below = all.get(head.lines.end).map_or(0, |line| line.level);
        if below > level(head) && head.is_attribution { below } else { level(head) }
    };
    let mut ends = Vec::with_capacity(heads.len());
    for (position, head) in heads.iter().enumerate() {
        let depth = inner(head);
        let next = heads.iter().skip(position + 1).find(|next| inner(next) <= depth);
        let next = next.map_or(all.len(), |next| next.lines.start);
        let body = all.get(head.lines.end..next).unwrap_or_default();
        let shallower = body.iter().position(|line| line.level < depth);
        let stop = head.lines.end + shallower.unwrap_or(body.len());
        let end = stop.checked_sub(1).and_then(|line| all.get(line)).map_or(last, |line| line.end);
        ends.push(end);
    }
    ends
}

/// Gives the heads and the texts beneath them their roles.
fn give_roles(draft: &mut Draft, heads: &[Range<usize>], enclosed: &[Enclosed], keeps_quotes: bool) {
    let mut open: Vec<&Enclosed> = Vec::new();
    let mut next = enclosed.iter().peekable();
    let mut heads = heads.iter().peekable();
    // In a reply, each further message that is quoted lies one level deeper.
    let mut quoted = 0_u8;
    for paragraph in &mut draft.paragraphs {
        let start = paragraph.span.start();
        while let Some(opened) = next.next_if(|enclosed| enclosed.span.start() <= start) {
            open.push(opened);
            quoted = quoted.saturating_add(u8::from(!opened.is_forwarded));
        }
        open.retain(|enclosed| start < enclosed.span.end());
        while heads.next_if(|head| head.end <= start).is_some() {}
        let is_head = heads.peek().is_some_and(|head| head.contains(&start));
        match open.last() {
            Some(inner) if inner.is_forwarded => {
                paragraph.form =
                    if paragraph.form == ParagraphForm::Quote { ParagraphForm::Prose } else { paragraph.form };
                paragraph.level = if paragraph.form.is_prose() { None } else { paragraph.level };
                if is_head {
                    paragraph.role = ParagraphRole::Boilerplate;
                }
            }
            Some(_) => {
                let depth =
                    if paragraph.form == ParagraphForm::Quote { paragraph.level } else { NonZeroU8::new(quoted) };
                (paragraph.form, paragraph.level) = (ParagraphForm::Quote, depth);
                paragraph.role = ParagraphRole::Boilerplate;
            }
            None if paragraph.form == ParagraphForm::Quote && !keeps_quotes => {
                paragraph.role = ParagraphRole::Boilerplate
            }
            None => {}
        }
    }
}

/// Where the heads of messages stand in a document, in order.
pub(super) fn heads_in(document: &Document) -> Vec<Range<usize>> {
    let (text, paragraphs) = (document.text.to_string(), document.paragraphs.clone());
    let draft = Draft { text, paragraphs, ..Draft::default() };
    let all = lines(&draft);
    let heads = mail_head::heads(&draft.text, &all, HEADS);
    heads.iter().filter_map(|head| bytes(&all, &head.lines)).collect()
}

/// The bytes from the first of the lines to the last.
fn bytes(all: &[Line], lines: &Range<usize>) -> Option<Range<usize>> {
    let last = lines.end.checked_sub(1)?;
    Some(all.get(lines.start)?.start..all.get(last)?.end)
}

#[cfg(test)]
mod tests;
