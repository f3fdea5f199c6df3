//! Rich Text (RTF specification 1.9.1).
//!
//! Read by our own reader: those that were tried keep no tables and no code pages, or give up at the first word that
//! they do not know, while the format is one that is made to be read past what is not known.

mod charset;
mod tokens;

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use encoding_rs::Encoding;

use super::ReadError;
use super::rest::{BREAKS_OFF, Rest, embedded};
use crate::briefing::{Block, Draft};
use crate::briefing::{FactKey, ParagraphForm, ParagraphRole};
use tokens::{Token, Tokens};

/// The deepest nesting that is read.
const DEEPEST: usize = 2_000;

/// The draft of a Rich Text file.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut reader = Reader::default();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.leave_out(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.take(token)?;
    }
    if !reader.groups.is_empty() {
        rest.tell(BREAKS_OFF);
    }
    if reader.has_objects {
        rest.tell(embedded("objects"));
    }
    reader.end_paragraph();
    let notes = std::mem::take(&mut reader.notes);
    for block in notes {
        reader.draft.push_block(&block);
    }
    if reader.draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(reader.draft) }
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    /// To nowhere.
    Nowhere,
    /// The heads and feet of pages.
    Furniture,
    Footnote,
    Fonts,
    Styles,
    Fact(FactKey),
    /// The mark that a program wrote before an item.
    Mark,
    /// The parts of a date of making.
    Made,
}

/// Groups whose words are no text.
const NOWHERE: &[&str] = &[
    "colortbl",
    "pict",
    "object",
    "themedata",
    "datastore",
    "nonshppict",
    "fldinst",
    "xe",
    "tc",
    "rxe",
    "filetbl",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "latentstyles",
    "operator",
    "doccomm",
    "category",
    "keywords",
    "comment",
    "hlinkbase",
    "password",
    "bkmkstart",
    "bkmkend",
    "atnid",
    "atnauthor",
    "atnref",
    "atndate",
    "atntime",
    "private",
    "falt",
    "panose",
    "blipuid",
    "sn",
    "sv",
    "mmathPr",
    "xmlnstbl",
    "wgrffmtfilter",
    "template",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "background",
];

#[derive(Clone)]
struct Group {
    place: Place,
    /// How many characters stand after `\u` for programs that do not know it.
    fallback: usize,
    font: i32,
    /// Whether its words are hidden, struck out, or were deleted.
    is_hidden: bool,
    is_struck: bool,
    is_deleted: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self { place: Place::Text, fallback: 1, font: 0, is_hidden: false, is_struck: false, is_deleted: false }
    }
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    groups: Vec<Group>,
    now: Group,
    page: Option<&'static Encoding>,
    fonts: BTreeMap<i32, &'static Encoding>,
    styles: BTreeMap<i32, ParagraphRole>,
    style: i32,
    words: String,
    /// Words of the paragraph that nobody is meant to read.
    apart: String,
    level: usize,
    is_head: bool,
    /// Words of places beside the text, each with the place.
    aside: String,
    bytes: Vec<u8>,
    /// How many characters are left out after `\u`.
    skip: usize,
    high: Option<u16>,
    role: ParagraphRole,
    form: ParagraphForm,
    is_ignorable: bool,
    cells: Vec<String>,
    in_table: bool,
    notes: Vec<Block>,
    made: (i32, i32, i32),
    /// Whether something is embedded that is not read.
    has_objects: bool,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Byte(byte) if self.skip == 0 => self.bytes.push(byte),
            Token::Byte(_) => self.skip -= 1,
            Token::Text(text) => {
                let skip = self.skip.min(text.len());
                self.skip -= skip;
                self.bytes.extend(text.iter().skip(skip));
            }
            token => {
                self.flush();
                match token {
                    Token::Open => self.open()?,
                    Token::Close => self.close(),
                    Token::Symbol(mark) => self.symbol(mark),
                    Token::Word(name, number) => self.word(name, number),
                    Token::Byte(_) | Token::Text(_) => {}
                }
            }
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), ReadError> {
        if self.groups.len() > DEEPEST {
            return Err(ReadError::TooDeep { limit: DEEPEST });
        }
        self.skip = 0;
        self.is_ignorable = false;
        self.groups.push(self.now.clone());
        Ok(())
    }

    fn close(&mut self) {
        self.skip = 0;
        let outer = self.groups.pop().unwrap_or_default();
        let inner = std::mem::replace(&mut self.now, outer);
        if inner.place != self.now.place {
            self.end_aside(inner.place);
        }
    }

    /// Takes what was said aside to where it belongs.
    fn end_aside(&mut self, place: Place) {
        let words = std::mem::take(&mut self.aside);
        match place {
            Place::Fact(key) => self.draft.state(key, &words, "document properties"),
            Place::Furniture => {
                for line in words.lines() {
                    let block = Block {
                        words: line.split_whitespace().collect::<Vec<_>>().join(" "),
                        role: ParagraphRole::Boilerplate,
                        ..Block::default()
                    };
                    if !self.notes.iter().any(|note| note.words == block.words) {
                        self.notes.push(block);
                    }
                }
            }
            Place::Footnote => {
                self.notes.push(Block { words: words.trim().to_owned(), form: ParagraphForm::Note, ..Block::default() })
            }
            Place::Made if self.made.0 > 0 => {
                let date = format!("{:04}-{:02}-{:02}", self.made.0, self.made.1, self.made.2);
                self.draft.state(FactKey::Created, &date, "document properties");
            }
            Place::Text | Place::Nowhere | Place::Fonts | Place::Styles | Place::Mark | Place::Made => {}
        }
    }

    fn symbol(&mut self, mark: u8) {
        match mark {
            b'*' => self.is_ignorable = true,
            b'~' => self.say(" "),
            b'_' => self.say("-"),
            b'\n' | b'\r' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.say(char::from(mark).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        let is_ignorable = std::mem::take(&mut self.is_ignorable);
        if self.destination(name, is_ignorable) {
            return;
        }
        let value = number.unwrap_or(0);
        match name {
            "ansicpg" => self.page = Some(charset::of_code_page(value)),
            "mac" => self.page = Some(encoding_rs::MACINTOSH),
            "pca" | "pc" => self.page = Some(encoding_rs::IBM866),
            "f" => self.now.font = value,
            "fcharset" if self.now.place == Place::Fonts => {
                if let Some(encoding) = charset::of_font(value) {
                    self.fonts.insert(self.now.font, encoding);
                }
            }
            "uc" => self.now.fallback = usize::try_from(value).unwrap_or(1).min(16),
            "u" => self.unicode(value),
            "s" => {
                self.style = value;
                if self.now.place == Place::Text
                    && let Some(role) = self.styles.get(&value)
                {
                    self.role = *role;
                }
            }
            "v" => self.now.is_hidden = number != Some(0),
            "strike" | "striked" => self.now.is_struck = number != Some(0),
            "deleted" => self.now.is_deleted = number != Some(0),
            "plain" => (self.now.is_hidden, self.now.is_struck) = (false, false),
            "outlinelevel" if (0..9).contains(&value) => {
                if self.now.place == Place::Text {
                    self.level = value as usize + 1;
                    if self.role == ParagraphRole::Body {
                        self.role = ParagraphRole::Heading;
                    }
                }
            }
            "ilvl" if (0..9).contains(&value) && self.now.place == Place::Text => self.level = value as usize + 1,
            "yr" => self.made.0 = value,
            "mo" => self.made.1 = value,
            "dy" => self.made.2 = value,
            "ls" if self.now.place == Place::Text && value > 0 => self.form = ParagraphForm::Item,
            "pard" if self.now.place == Place::Text => {
                (self.role, self.form, self.in_table) = (ParagraphRole::Body, ParagraphForm::Prose, false);
                self.level = 0;
            }
            "intbl" => self.in_table = true,
            "trowd" => self.is_head = false,
            "trhdr" => self.is_head = true,
            "cell" | "nestcell" if self.now.place == Place::Text => {
                let words = std::mem::take(&mut self.words);
                if name == "cell" { self.cells.push(words) } else { self.words = words + " " }
            }
            "row" if self.now.place == Place::Text => {
                let cells = std::mem::take(&mut self.cells);
                self.draft.push_row(&cells, None);
                if self.is_head {
                    self.draft.set_head(self.draft.paragraphs.len().checked_sub(1));
                }
                self.tell_apart();
            }
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "lbr" => self.say("\n"),
            _ => {
                if let Some((_, said)) = SAID.iter().find(|(word, _)| *word == name) {
                    self.say(said);
                }
            }
        }
    }

    /// Whether the word says where the words of its group go.
    fn destination(&mut self, name: &str, is_ignorable: bool) -> bool {
        self.has_objects |= name == "object";
        let place = match name {
            "fonttbl" => Place::Fonts,
            "stylesheet" => Place::Styles,
            "title" => Place::Fact(FactKey::Title),
            "author" => Place::Fact(FactKey::Author),
            "company" => Place::Fact(FactKey::Publisher),
            "creatim" => Place::Made,
            "info" => Place::Nowhere,
            "header" | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr" | "footerf" => {
                Place::Furniture
            }
            "footnote" | "annotation" => Place::Footnote,
            "listtext" | "pntext" | "pntxtb" | "pntxta" => {
                if self.now.place == Place::Text {
                    self.form = ParagraphForm::Item;
                }
                Place::Mark
            }
            "shpinst" | "shptxt" | "ud" | "fldrslt" | "shppict" | "docvar" => return false,
            name if is_ignorable || NOWHERE.contains(&name) => Place::Nowhere,
            _ => return false,
        };
        let is_inside = self.now.place == Place::Nowhere && !matches!(place, Place::Fact(_) | Place::Made);
        let is_same = self.now.place == Place::Furniture && place == Place::Furniture;
        if !(is_inside || is_same) {
            self.now.place = place;
            self.aside.clear();
        }
        true
    }

    fn unicode(&mut self, value: i32) {
        self.skip = self.now.fallback;
        let unit = (value & 0xffff) as u16;
        let letter = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => char::decode_utf16([high, unit]).next().and_then(Result::ok),
            (_, unit) => char::from_u32(u32::from(unit)),
        };
        // Symbol fonts have their letters in the private area: a bullet, as a rule.
        let letter = letter.map(|letter| if matches!(letter, '\u{f000}'..='\u{f0ff}') { '•' } else { letter });
        if let Some(letter) = letter {
            self.say(letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// Reads the bytes that have come, in the encoding of their font.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let own = self.fonts.get(&self.now.font).copied();
        let encoding = match own {
            // A Western font says little: programs give it to all text.
            Some(own) if own != encoding_rs::WINDOWS_1252 => own,
            _ => self.page.unwrap_or(encoding_rs::WINDOWS_1252),
        };
        let text = encoding.decode_without_bom_handling(&bytes).0;
        if self.now.place == Place::Styles {
            self.name_style(&text);
        } else {
            self.say(&text);
        }
    }

    fn name_style(&mut self, text: &str) {
        let name = text.trim().trim_end_matches(';').to_lowercase();
        let role = match name.as_str() {
            "title" => ParagraphRole::Title,
            "caption" => ParagraphRole::Caption,
            name if name.starts_with("heading") => ParagraphRole::Heading,
            _ => return,
        };
        self.styles.insert(self.style, role);
    }

    fn say(&mut self, words: &str) {
        match self.now.place {
            _ if self.now.is_deleted => {}
            Place::Text if self.now.is_hidden || self.now.is_struck => self.apart.push_str(words),
            _ if self.now.is_hidden => {}
            Place::Text => self.words.push_str(words),
            Place::Furniture | Place::Footnote | Place::Fact(_) => self.aside.push_str(words),
            Place::Nowhere | Place::Fonts | Place::Styles | Place::Mark | Place::Made => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.now.place != Place::Text {
            self.say("\n");
            return;
        }
        if self.in_table {
            self.words.push('\n');
            return;
        }
        let words = std::mem::take(&mut self.words);
        let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        let (words, form) = match words.strip_prefix(['•', '·', '▪', '◦']) {
            Some(rest) => (rest.trim_start().to_owned(), ParagraphForm::Item),
            None if self.role == ParagraphRole::Body => (words, self.form),
            None => (words, ParagraphForm::Prose),
        };
        let level = u8::try_from(self.level).ok().and_then(NonZeroU8::new);
        let level = level.filter(|_| form == ParagraphForm::Item || self.role == ParagraphRole::Heading);
        self.draft.push_block(&Block { words, role: self.role, form, level, ..Block::default() });
        self.tell_apart();
    }

    /// What is hidden or struck out is a paragraph of its own, which is hidden.
    fn tell_apart(&mut self) {
        let words = std::mem::take(&mut self.apart).split_whitespace().collect::<Vec<_>>().join(" ");
        self.draft.push_block(&Block { words, is_hidden: true, ..Block::default() });
    }
}

/// Control words that stand for letters.
const SAID: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", " "),
    ("enspace", " "),
    ("qmspace", " "),
];
