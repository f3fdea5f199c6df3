//! Whether what a page is painted from is whole, and the files that are put into a document.

use std::collections::BTreeSet;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as Words};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::text_of;
use crate::read::rest::{ATTACHED, Rest};

/// How deep the tree of attached files is followed.
const DEEPEST: usize = 12;

/// How much the attached files of one document may unpack to, in bytes.
const FILE_BYTES: usize = 64 << 20;

/// How much is unpacked at once, in bytes.
const STEP: usize = 1 << 16;

/// Where the last lines of a document are, in bytes from its end: they say where its list of objects begins.
const TAIL: usize = 1 << 16;

/// Whether the file ends as documents end. One that was cut off does not.
pub fn has_end(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    tail.windows(9).any(|window| window == b"startxref")
}

/// Whether a stream that the page is painted from cannot be unpacked to its end.
pub fn is_cut(page: &Page<'_>) -> bool {
    let contents = page.raw();
    let streams: Vec<Option<Stream<'_>>> = match contents.get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![Some(stream)],
        Some(Object::Array(array)) => array.iter::<Object<'_>>().map(Object::into_stream).collect(),
        Some(Object::Null(_)) => Vec::new(),
        Some(_) => vec![None],
        // The page names a stream that is not there.
        None if contents.contains_key("Contents") => vec![None],
        None => Vec::new(),
    };
    !streams.iter().all(|stream| stream.as_ref().is_some_and(is_whole))
}

/// Whether a form, which pages paint by its name, cannot be unpacked to its end.
pub fn has_cut_form(pdf: &Pdf) -> bool {
    let forms = pdf.objects().into_iter().filter_map(Object::into_stream);
    let is_form =
        |stream: &Stream<'_>| stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
    forms.filter(is_form).any(|form| !is_whole(&form))
}

/// How many pages the document says that it has.
pub fn said_pages(pdf: &Pdf) -> Option<usize> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    root.get::<Dict<'_>>("Pages")?.get::<i32>("Count")?.try_into().ok()
}

fn is_whole(stream: &Stream<'_>) -> bool {
    match stream.filters().as_slice() {
        [Filter::FlateDecode] => inflated(&stream.raw_data(), None).is_some(),
        _ => stream.decoded_data().is_ok(),
    }
}

/// What the stream unpacks to, of which no more than `keep` bytes are kept; `None` where it does not come to its end, or
/// is more than that. The checksum behind it is not asked for: many programs leave it out.
fn inflated(packed: &[u8], keep: Option<usize>) -> Option<Vec<u8>> {
    let packed = match packed {
        // The head of zlib (RFC 1950, 2.2).
        [first, second, rest @ ..]
            if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31) =>
        {
            rest
        }
        _ => packed,
    };
    let mut inflate = Decompress::new(false);
    let mut step = vec![0; STEP];
    let mut bytes = Vec::new();
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let left = packed.get(usize::try_from(read).ok()?..)?;
        let status = inflate.decompress(left, &mut step, FlushDecompress::None).ok()?;
        let new = usize::try_from(inflate.total_out() - written).ok()?;
        if let Some(keep) = keep {
            bytes.extend_from_slice(step.get(..new)?);
            if bytes.len() > keep {
                return None;
            }
        }
        match status {
            Status::StreamEnd => return Some(bytes),
            _ if new == 0 && inflate.total_in() == read => return None,
            _ => {}
        }
    }
}

/// Adds the files that are put into the document: those of the whole, and those that are pinned to a page (ISO 32000-2,
/// 7.11.4 and 12.5.6.15).
pub fn attach(pdf: &Pdf, rest: &mut Rest) {
    let mut found = Files::default();
    let names = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).and_then(|root| root.get::<Dict<'_>>("Names"));
    if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
        found.follow(&tree, 0);
    }
    for page in pdf.pages().iter() {
        let notes = page.raw().get::<Array<'_>>("Annots");
        for note in notes.iter().flat_map(|notes| notes.iter::<Dict<'_>>()) {
            if note.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "FileAttachment") {
                found.files.extend(note.get::<Dict<'_>>("FS"));
            }
        }
    }
    if found.is_too_deep {
        rest.tell("Some of the files attached to it lie too deep in it and were not read.");
    }
    let (mut taken, mut left) = (BTreeSet::new(), FILE_BYTES);
    for file in rest.first(ATTACHED, &found.files) {
        let Some(content) = file.get::<Dict<'_>>("EF") else { continue };
        let Some(stream) = ["UF", "F"].iter().find_map(|key| content.get::<Stream<'_>>(*key)) else {
            rest.tell("A file attached to it is missing.");
            continue;
        };
        let id = stream.obj_id();
        if !taken.insert((id.obj_number, id.gen_number)) {
            continue;
        }
        let name = ["UF", "F"].iter().find_map(|key| file.get::<Words<'_>>(*key));
        let name = name.map(|name| text_of(name.as_bytes())).filter(|name| !name.trim().is_empty());
        let name = name.unwrap_or_else(|| "attached".to_owned());
        let bytes = match stream.filters().as_slice() {
            [Filter::FlateDecode] => inflated(&stream.raw_data(), Some(left)),
            _ => stream.decoded_data().ok().map(|bytes| bytes.into_owned()),
        };
        let bytes = bytes.filter(|bytes| bytes.len() <= left);
        match bytes {
            Some(bytes) => {
                left -= bytes.len();
                rest.add(crate::read::mail::shown(&name), bytes);
            }
            None => rest.tell("A file attached to it is damaged or too large and was left out."),
        }
    }
}

/// The files of a document, in order.
#[derive(Default)]
struct Files<'a> {
    files: Vec<Dict<'a>>,
    /// Nodes of the tree that were followed, so that one that leads back is not followed for ever.
    seen: BTreeSet<(u32, i32)>,
    /// Whether the tree goes on below what is followed.
    is_too_deep: bool,
}

impl<'a> Files<'a> {
    fn follow(&mut self, node: &Dict<'a>, depth: usize) {
        let is_new = node
            .obj_id()
            .is_none_or(|ObjectIdentifier { obj_number, gen_number }| self.seen.insert((obj_number, gen_number)));
        self.is_too_deep |= depth > DEEPEST;
        if depth > DEEPEST || !is_new {
            return;
        }
        if let Some(names) = node.get::<Array<'a>>("Names") {
            self.files.extend(names.iter::<Object<'a>>().filter_map(Object::into_dict));
        }
        for kid in node.get::<Array<'a>>("Kids").iter().flat_map(|kids| kids.iter::<Dict<'a>>()) {
            self.follow(&kid, depth + 1);
        }
    }
}
