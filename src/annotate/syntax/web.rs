//! Addresses of the web and of mail, which no mark inside cuts.

use super::characters::{ALPHA_LOWER, Characters, DECIMAL, HOST, WORD};

/// The most characters in a part of a host name.
const LONGEST_LABEL: usize = 64;
/// The most letters in a top-level domain.
const LONGEST_DOMAIN: usize = 63;

/// Whether all of `chunk` is an address: a protocol and a user, if any; a host name or an IP address; a port and a path, if any.
///
/// Each part between "@" is looked at once, so the time is linear in the chunk.
pub(super) fn is_address(chunk: &str, characters: &Characters) -> bool {
    if !chunk.contains('.') {
        return false;
    }
    if begins_with_host(chunk, characters) {
        return true;
    }
    if let Some((protocol, rest)) = chunk.split_once("://")
        && protocol.chars().nth(1).is_some()
        && protocol.chars().all(|c| matches!(c, '+' | '-' | '.') || characters.is(c, WORD))
        && begins_with_host(rest, characters)
    {
        return true;
    }
    let after_user = chunk.match_indices('@').filter(|(at, _)| *at > 0).filter_map(|(at, _)| chunk.get(at + 1..));
    after_user.into_iter().any(|rest| begins_with_host(rest, characters))
}

/// Whether `text` is a host and what may follow one.
fn begins_with_host(text: &str, characters: &Characters) -> bool {
    begins_with_name(text, characters) || begins_with_number(text, characters)
}

/// Whether `text` is a host name and what may follow one.
fn begins_with_name(text: &str, characters: &Characters) -> bool {
    let mut rest = text;
    let mut is_first = true;
    loop {
        if !is_first {
            let domain = rest.chars().take_while(|c| characters.is(*c, ALPHA_LOWER)).take(LONGEST_DOMAIN + 1);
            let (count, bytes) = domain.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()));
            let after = rest.get(bytes..).unwrap_or_default();
            if (2..=LONGEST_DOMAIN).contains(&count) && is_port_or_path(after, characters) {
                return true;
            }
        }
        let label = rest.chars().take_while(|c| matches!(c, '_' | '-') || characters.is(*c, HOST));
        let mut bytes = 0;
        let mut count = 0;
        let mut last = None;
        for c in label.take(LONGEST_LABEL + 1) {
            bytes += c.len_utf8();
            count += 1;
            last = Some(c);
        }
        let ends = [rest.chars().next(), last];
        let fits = count <= LONGEST_LABEL && ends.iter().all(|c| c.is_some_and(|c| characters.is(c, HOST)));
        match rest.get(bytes..).and_then(|after| after.strip_prefix('.')) {
            Some(after) if fits => rest = after,
            _ => return false,
        }
        is_first = false;
    }
}

/// Whether `text` is an IP address of the open net and what may follow one.
fn begins_with_number(text: &str, characters: &Characters) -> bool {
    let mut parts: [&str; 4] = [""; 4];
    let mut rest = text;
    for (at, part) in parts.iter_mut().enumerate() {
        if at > 0 {
            let Some(after) = rest.strip_prefix('.') else {
                return false;
            };
            rest = after;
        }
        let end = rest.char_indices().find(|(_, c)| !characters.is(*c, DECIMAL)).map_or(rest.len(), |(end, _)| end);
        let (digits, after) = rest.split_at_checked(end).unwrap_or_default();
        *part = digits;
        rest = after;
    }
    let [first, second, third, last] = parts;
    let ends = number(first, true, 223) && number(last, true, 254);
    let middle = number(second, false, 255) && number(third, false, 255);
    let second_octet: u32 = second.parse().unwrap_or(0);
    let is_private = match first {
        "10" | "127" => true,
        "169" => second == "254",
        "192" => second == "168",
        "172" => second.len() == 2 && (16..=31).contains(&second_octet),
        _ => false,
    };
    ends && middle && !is_private && is_port_or_path(rest, characters)
}

/// Whether `digits` are one to three and make a number up to `most`; `is_bare` asks for no zero before it.
fn number(digits: &str, is_bare: bool, most: u32) -> bool {
    let count = digits.chars().count();
    let leads = digits.starts_with(|c: char| matches!(c, '1'..='9'));
    match count {
        1 | 2 => leads || !is_bare,
        3 => leads && digits.parse::<u32>().is_ok_and(|value| value <= most),
        _ => false,
    }
}

/// Whether a port, a path, both or nothing make up `rest`.
fn is_port_or_path(rest: &str, characters: &Characters) -> bool {
    let after = rest.strip_prefix(':').map_or(rest, |port| {
        let digits = port.chars().take_while(|c| characters.is(*c, DECIMAL)).take(6);
        let (count, bytes) = digits.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()));
        if (2..=5).contains(&count) { port.get(bytes..).unwrap_or_default() } else { rest }
    });
    after.is_empty() || after.starts_with(['/', '?', '#'])
}
