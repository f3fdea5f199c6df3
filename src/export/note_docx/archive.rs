//! A ZIP archive of a few texts, stored as they are (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
//!
//! Nothing is compressed: a note is small, and the mail or the disk that carries it compresses anyway.

/// The files of the archive and its list of contents.
#[derive(Debug, Default)]
pub(super) struct Archive {
    files: Vec<u8>,
    contents: Vec<u8>,
    count: u16,
}

/// No clock: the earliest date that the format knows, 1 January 1980.
const DATE: u16 = (1 << 5) | 1;

/// Set where names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// The version of the format that is needed to read it: 2.0.
const VERSION: u16 = 20;

impl Archive {
    /// Adds a file. `None` where the archive would grow beyond what the format can hold without its 64-bit form.
    pub(super) fn add(&mut self, name: &str, content: &str) -> Option<()> {
        let start = u32::try_from(self.files.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let name_size = u16::try_from(name.len()).ok()?;
        let mut about = Vec::new();
        for half in [VERSION, FLAGS, 0, 0, DATE] {
            about.extend(half.to_le_bytes());
        }
        for whole in [checksum(content.as_bytes()), size, size] {
            about.extend(whole.to_le_bytes());
        }
        about.extend(name_size.to_le_bytes());
        // No extra field.
        about.extend([0, 0]);
        self.files.extend(b"PK\x03\x04");
        self.files.extend(&about);
        self.files.extend(name.as_bytes());
        self.files.extend(content.as_bytes());
        self.contents.extend(b"PK\x01\x02");
        self.contents.extend(VERSION.to_le_bytes());
        self.contents.extend(&about);
        // No remark, the first disk, no attributes.
        self.contents.extend([0; 10]);
        self.contents.extend(start.to_le_bytes());
        self.contents.extend(name.as_bytes());
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    /// The whole archive.
    pub(super) fn bytes(self) -> Option<Vec<u8>> {
        let Self { files: mut bytes, contents, count } = self;
        let start = u32::try_from(bytes.len()).ok()?;
        let size = u32::try_from(contents.len()).ok()?;
        bytes.extend(contents);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(size.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        Some(bytes)
    }
}

/// CRC-32 as ZIP has it: the reversed polynomial 0xEDB88320.
fn checksum(bytes: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|at| {
        (0..8).fold(at as u32, |rest, _| if rest & 1 == 1 { (rest >> 1) ^ 0xEDB8_8320 } else { rest >> 1 })
    });
    let sum = bytes.iter().fold(u32::MAX, |sum, &byte| {
        // The low byte is a position in the table.
        let at = (sum ^ u32::from(byte)) as u8;
        (sum >> 8) ^ table.get(usize::from(at)).copied().unwrap_or_default()
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }
}
