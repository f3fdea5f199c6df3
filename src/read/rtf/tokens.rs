//! The pieces that Rich Text is made of (RTF specification 1.9.1, "RTF syntax").

/// A piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: a backslash and a mark.
    Symbol(u8),
    /// A byte written as `\'hh`.
    Byte(u8),
    /// Bytes of text.
    Text(&'a [u8]),
}

/// The pieces of `rest`, one after the other.
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Leaves out so many bytes.
    pub fn leave_out(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (&first, after) = self.rest.split_first()?;
        if first == b'\'' {
            let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            self.rest = after.get(2..).unwrap_or_default();
            return Some(Token::Byte(digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(b'?')));
        }
        if !first.is_ascii_alphabetic() {
            self.rest = after;
            return Some(Token::Symbol(first));
        }
        let length = self.rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (name, after) = self.rest.split_at(length);
        let name = std::str::from_utf8(name).unwrap_or_default();
        let sign = usize::from(after.first() == Some(&b'-'));
        let digits = after.iter().skip(sign).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let length = if digits == 0 { 0 } else { sign + digits };
        let (number, after) = after.split_at(length);
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        self.rest = after.strip_prefix(b" ").unwrap_or(after);
        Some(Token::Word(name, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, after) = self.rest.split_first()?;
            match first {
                b'\r' | b'\n' => self.rest = after,
                b'{' | b'}' => {
                    self.rest = after;
                    return Some(if first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.rest = after;
                    return self.control();
                }
                _ => {
                    let length = self.rest.iter().take_while(|byte| !b"{}\\\r\n".contains(byte)).count();
                    let (text, rest) = self.rest.split_at(length);
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}
