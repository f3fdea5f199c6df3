//! What a file's reader hands on, piece by piece.

use std::ops::ControlFlow;

use crate::briefing::Draft;

/// A piece of a file.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a part is taken apart as soon as it is there, and most are drafts")]
pub enum Part {
    /// A document.
    Draft {
        /// What it is called inside the file, where the file holds several.
        name: Option<String>,
        /// What it holds.
        draft: Draft,
    },
    /// A file inside the file: of an archive, a mailbox, a message.
    Member {
        /// Its name as it stands there, with `/` between its parts.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Something that could not be read, in a sentence.
    Fault {
        /// The file inside the file that it is about; the whole where `None`.
        member: Option<String>,
        /// What is wrong.
        what: String,
    },
    /// Pages that are pictures and were left out or for later.
    Scan {
        /// Their numbers.
        pages: Vec<usize>,
    },
    /// A page that is a picture is being read, which takes longer than anything else.
    Page,
}

impl Part {
    /// The one document of a file.
    pub fn of(draft: Draft) -> Self {
        Self::Draft { name: None, draft }
    }
}

/// Takes the pieces; what it returns says whether more are wanted.
pub type Sink<'a> = dyn FnMut(Part) -> ControlFlow<()> + 'a;
