//! Messages: where one stands in its thread, and one that stands inside another document.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Where a message stands among others, as its head says (RFC 5322, 3.6.4). The identifiers are without brackets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Thread {
    /// The message that began it, the same for all messages of the thread.
    pub root: String,
    /// The message itself; `None` where its head does not name it. What answers such a message calls it by the document that
    /// it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The message that it answers; `None` where it begins the thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies_to: Option<String>,
}

impl Thread {
    /// The most bytes of an identifier that are kept: RFC 5322 allows no line of more than 998.
    const LONGEST: usize = 998;

    /// The thread that these fields of a head speak of (Message-ID, In-Reply-To, References); `None` where they are
    /// silent.
    pub fn of(message: Option<&str>, replies_to: Option<&str>, references: &[&str]) -> Option<Self> {
        let plain = |id: &str| {
            let id = id.trim().trim_start_matches('<').trim_end_matches('>').trim();
            (!id.is_empty() && id.len() <= Self::LONGEST).then(|| crate::text::printable(id).into_owned())
        };
        let message = message.and_then(plain);
        // Some programs leave out In-Reply-To; the last of the references is then what is answered.
        let replies_to = replies_to.and_then(plain).or_else(|| references.last().and_then(|id| plain(id)));
        let first = references.first().and_then(|id| plain(id));
        let root = first.or_else(|| replies_to.clone()).or_else(|| message.clone())?;
        Some(Self { root, message, replies_to })
    }
}

/// A message that stands inside a document: one that was forwarded, or that a reply quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Enclosed {
    /// From its head to its end.
    #[serde(flatten)]
    pub span: Span,
    /// Whether it was forwarded: then it is content. What a reply quotes is content only where no other document holds it.
    #[serde(rename = "forwarded")]
    pub is_forwarded: bool,
    /// Who wrote it, as its head says; empty where it does not.
    pub sender: String,
    /// The day on which it was sent, ISO 8601; `None` where its head does not say.
    pub sent: Option<String>,
    /// The words that say so.
    pub sent_from: Option<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_messages_of_a_thread_have_its_root() {
        let first = Thread::of(Some("<1@x.example>"), None, &[]);
        let second = Thread::of(Some("2@x.example"), Some("<1@x.example>"), &[]);
        let third = Thread::of(None, None, &["<1@x.example>", "<2@x.example>"]);
        for thread in [&first, &second, &third] {
            assert_eq!(thread.as_ref().map(|thread| thread.root.as_str()), Some("1@x.example"));
        }
        assert_eq!(third.and_then(|thread| thread.replies_to).as_deref(), Some("2@x.example"));
        assert_eq!(Thread::of(Some(" "), None, &["<>"]), None);
    }
}
