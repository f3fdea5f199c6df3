//! What the system says of a file, in plain words.

use std::io::{Error, ErrorKind};

/// Why the system refuses: "it is not there", "you may not read it"; of what is rare, its own words.
pub fn refusal(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::PermissionDenied => "this account may not open it".to_owned(),
        ErrorKind::NotADirectory => "it is a file, no folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "nothing can be written on this disk".to_owned(),
        ErrorKind::TimedOut => "it did not answer in time".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_refusal_is_told_in_the_words_of_a_programmer() {
        assert_eq!(refusal(&Error::from(ErrorKind::NotFound)), "it is not there");
        assert_eq!(refusal(&Error::from(ErrorKind::Interrupted)), "operation interrupted");
    }
}
