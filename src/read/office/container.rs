//! A ZIP container, read with bounds.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::read::ReadError;

/// How much is unpacked of one container, in bytes.
const UNPACKED_BYTES: u64 = 256 << 20;

/// A container.
pub struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Container<'a> {
    pub fn new(bytes: &'a [u8], name: &'static str) -> Result<Self, ReadError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::Damaged { name, reason: reason(&error) })?;
        Ok(Self { archive, left: UNPACKED_BYTES })
    }

    /// The content of a file in it; `None` where there is none of that name.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadError::Locked),
            Err(error) => return Err(ReadError::Damaged { name: "document", reason: reason(&error) }),
        };
        let mut bytes = Vec::new();
        // What stands before the damage is read.
        let _damage = file.take(self.left + 1).read_to_end(&mut bytes).err();
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ReadError::Bomb { limit: UNPACKED_BYTES })?;
        Ok(Some(bytes))
    }
}

/// What is wrong with a container, for people who have never heard of its directory.
pub fn reason(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => "its list of contents is missing or broken: it may be cut off".to_owned(),
        error => error.to_string(),
    }
}
