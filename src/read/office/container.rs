//! A ZIP container, read with bounds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Ended, Node, walk};
use crate::read::rest::{BREAKS_OFF, Rest};
use crate::read::{ReadError, format};

/// How much is unpacked of one container, in bytes.
const UNPACKED_BYTES: u64 = 256 << 20;

/// How many entries of a container's list are looked at for parts of one name.
const LISTED: usize = 100_000;

/// A container.
pub struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each file stands in the archive's list. The archive would go through the list for a name that is not in it.
    names: BTreeMap<String, usize>,
    left: u64,
    /// What is told beside the document.
    pub rest: &'a mut Rest,
}

impl<'a> Container<'a> {
    pub fn new(bytes: &'a [u8], name: &'static str, rest: &'a mut Rest) -> Result<Self, ReadError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::Damaged { name, reason: reason(&error) })?;
        // Of several of one name, the archive lists the last.
        if format::zip_files(bytes, LISTED).len() > archive.len() {
            rest.tell("Several of its parts have one name; of these the last was read.");
        }
        let name_at = |at| Some((archive.name_for_index(at)?.ok()?.replace('\\', "/"), at));
        let names = (0..archive.len()).filter_map(name_at).collect();
        Ok(Self { archive, names, left: UNPACKED_BYTES, rest })
    }

    /// The content of a file in it; `None` where there is none of that name. Of one that is damaged, what stands before the
    /// damage.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(&at) = self.names.get(name) else {
            return Ok(None);
        };
        let file = match self.archive.by_index(at) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadError::Locked),
            Err(error) => return Err(ReadError::Damaged { name: "document", reason: reason(&error) }),
        };
        let mut bytes = Vec::new();
        if let Err(error) = file.take(self.left + 1).read_to_end(&mut bytes) {
            self.rest.tell(format!("Its part {name} is damaged ({error}); words may be missing or wrong."));
        }
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ReadError::Bomb { limit: UNPACKED_BYTES })?;
        Ok(Some(bytes))
    }

    /// The same of a part that the document says it has.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let bytes = self.file(name)?;
        if bytes.is_none() {
            self.rest.tell(format!("Its part {name} is missing; words may be missing with it."));
        }
        Ok(bytes)
    }

    /// Shows `visit` every piece of a file with these `bytes`.
    pub fn walk(&mut self, bytes: &[u8], visit: &mut dyn FnMut(Node<'_>)) -> Result<(), ReadError> {
        if walk(bytes, visit)? == Ended::Short {
            self.rest.tell(BREAKS_OFF);
        }
        Ok(())
    }
}

/// What is wrong with a container, for people who have never heard of its directory.
pub fn reason(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => "its list of contents is missing or broken: it may be cut off".to_owned(),
        error => error.to_string(),
    }
}
