//! The bytes of a file that lies in others: in an archive, as the attachment of a message.

use std::ops::ControlFlow;
use std::time::Instant;

use super::members::{DEEPEST, Names};
use super::part::Part;
use super::{Limits, ReadError, Scans, child, parts};

/// The bytes of the file at `path` in the one at `outer` with these `bytes`; `None` where no file of its own lies there, as
/// where a text is one of many in a file.
pub fn bytes_in(outer: &str, bytes: &[u8], path: &str, limits: &Limits) -> Result<Option<Vec<u8>>, ReadError> {
    let limits = Limits { scans: Scans::Skip, ..*limits };
    let deadline = Instant::now() + child::SILENCE;
    let (mut outer, mut bytes) = (outer.to_owned(), bytes.to_vec());
    for _ in 0..DEEPEST {
        let mut names = Names::default();
        let mut found = None;
        let mut sink = |part| {
            match part {
                Part::Draft { name: Some(name), .. } => {
                    names.taken(&outer, &name);
                }
                Part::Member { name, bytes } => {
                    let inner = names.taken(&outer, &name);
                    if let Some(inner) = inner.filter(|inner| is_in(path, inner)) {
                        found = Some((inner, bytes));
                        return ControlFlow::Break(());
                    }
                }
                _ => {}
            }
            ControlFlow::Continue(())
        };
        let look = parts::look(&outer, &bytes);
        let outcome = if look.is_plain() {
            parts::of(look, &outer, &bytes, &limits, &mut sink)
        } else {
            child::read(&outer, &bytes, &limits, deadline, &mut sink)
        };
        match (found, outcome) {
            (Some((inner, bytes)), _) if inner == path => return Ok(Some(bytes)),
            (Some(inner), _) => (outer, bytes) = inner,
            (None, Err(error)) => return Err(error),
            (None, Ok(())) => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether `path` is the file at `outer` or lies in it.
fn is_in(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
