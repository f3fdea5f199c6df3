//! Numbers as a workbook shows them (ECMA-376, part 1, 18.8.30 and 18.8.31).

use jiff::ToSpan as _;
use jiff::civil::DateTime;

use super::{Container, Node};
use crate::read::ReadError;

/// The forms that are known by number alone.
const BUILT_IN: &[(u32, &str)] = &[
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (14, "yyyy-mm-dd"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "yyyy-mm-dd h:mm"),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
    (45, "mm:ss"),
    (46, "h:mm:ss"),
    (49, "@"),
];

/// How the values of a cell are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// As they are.
    General,
    /// With so many decimals, a mark between thousands, words before and after.
    Number { decimals: usize, thousands: bool, percent: bool, before: String, after: String },
    /// Not at all: its sections are all empty, which is how a cell's value is hidden.
    Hidden,
    /// As a day, a time, or both.
    Date { day: bool, time: bool },
}

/// The forms of the workbook's cell styles, which stand in its `part`, in order.
pub fn forms(container: &mut Container<'_>, part: &str) -> Result<Vec<Form>, ReadError> {
    let styles = container.part(part)?.unwrap_or_default();
    let mut own: Vec<(u32, String)> = Vec::new();
    let mut found = Vec::new();
    let mut is_cells = false;
    container.walk(&styles, &mut |node| match node {
        Node::Open(tag) => match tag.name() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (tag.attr("numFmtId"), tag.attr("formatCode")) {
                    own.push((id.parse().unwrap_or(0), code));
                }
            }
            "cellXfs" => is_cells = true,
            "xf" if is_cells => {
                let id = tag.attr("numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                let code = own.iter().find(|(own, _)| *own == id).map(|(_, code)| code.as_str());
                let code = code.or_else(|| BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, code)| *code));
                found.push(code.map_or(Form::General, form));
            }
            _ => {}
        },
        Node::Close("cellXfs") => is_cells = false,
        _ => {}
    })?;
    Ok(found)
}

/// The form that a code describes; of its sections, the one for positive numbers.
pub fn form(code: &str) -> Form {
    if code.contains(';') && code.chars().all(|mark| mark == ';' || mark == ' ') {
        return Form::Hidden;
    }
    let mut words = [String::new(), String::new()];
    let mut shape = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let side = usize::from(!shape.is_empty());
        let begun = words.iter().any(|side| !side.is_empty());
        let mut say = |said: &str| {
            if let Some(side) = words.get_mut(side) {
                side.push_str(said);
            }
        };
        match letter {
            ';' => break,
            '"' => say(&letters.by_ref().take_while(|letter| *letter != '"').collect::<String>()),
            '\\' => say(&letters.next().map(String::from).unwrap_or_default()),
            '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                match inner.strip_prefix('$') {
                    Some(currency) => say(currency.split('-').next().unwrap_or_default()),
                    // "[h]": hours beyond a day.
                    None if inner.starts_with(['h', 'm', 's']) => shape.push_str(&inner),
                    None => {}
                }
            }
            '$' | '€' | '£' | '¥' | '(' | ')' | ' ' | '+' if begun || !shape.is_empty() || letter != ' ' => {
                say(letter.encode_utf8(&mut [0; 4]))
            }
            letter => shape.push(letter),
        }
    }
    let shape = shape.trim().to_lowercase();
    if shape.is_empty() || shape == "general" || shape == "@" {
        return Form::General;
    }
    let has_digits = shape.contains(['0', '#', '?']);
    if !has_digits {
        let time = shape.contains(['h', 's']);
        let day = shape.contains(['y', 'd']) || shape.contains('m') && !time;
        return if day || time { Form::Date { day, time } } else { Form::General };
    }
    if shape.contains('e') || shape.contains('/') {
        return Form::General;
    }
    let decimals =
        shape.split_once('.').map_or(0, |(_, after)| after.chars().filter(|digit| "0#?".contains(*digit)).count());
    let [before, after] = words.map(|side| side.trim_matches(['(', ')']).to_owned());
    Form::Number {
        decimals: decimals.min(15),
        thousands: shape.contains(",#") || shape.contains(",0"),
        percent: shape.contains('%'),
        before,
        after,
    }
}

impl Form {
    /// The value as a reader sees it. Days are written as ISO 8601 writes them, whatever the workbook's country.
    pub fn shown(&self, value: f64, since_1904: bool) -> String {
        match self {
            Self::General | Self::Hidden => general(value),
            Self::Number { decimals, thousands, percent, before, after } => {
                let value = if *percent { value * 100.0 } else { value };
                let digits = format!("{:.*}", *decimals, value.abs());
                let sign =
                    if value < 0.0 && digits.contains(|digit: char| ('1'..='9').contains(&digit)) { "-" } else { "" };
                let digits = if *thousands { parted(&digits) } else { digits };
                let percent = if *percent { "%" } else { "" };
                format!("{sign}{before}{digits}{percent}{after}")
            }
            Self::Date { day, time } => date(value, *day, *time, since_1904).unwrap_or_else(|| general(value)),
        }
    }
}

/// The value with up to ten digits after the point, as many as it needs.
pub fn general(value: f64) -> String {
    if value.abs() >= 1e15 || value != 0.0 && value.abs() < 1e-9 {
        return format!("{value:e}");
    }
    let digits = format!("{value:.10}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// With a comma between thousands.
fn parted(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut parted = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted + rest
}

/// The day and time that so many days after the beginning of 1900 (or 1904) are. As Excel has it, 1900 had a 29
/// February.
fn date(days: f64, day: bool, time: bool, since_1904: bool) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    let first = if since_1904 {
        DateTime::new(1904, 1, 1, 0, 0, 0, 0).ok()?
    } else {
        DateTime::new(1899, 12, if days < 60.0 { 31 } else { 30 }, 0, 0, 0, 0).ok()?
    };
    let at = first.checked_add((days.trunc() as i64).days()).ok()?;
    let seconds = (days.fract() * 86_400.0).round() as i64;
    let at = at.checked_add(seconds.seconds()).ok()?;
    let clock = format!("{:02}:{:02}", at.hour(), at.minute());
    Some(match (day, time && (seconds != 0 || !day)) {
        (true, false) => at.date().to_string(),
        (true, true) => format!("{} {clock}", at.date()),
        (false, _) => clock,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_the_workbook_shows_them() {
        for (code, value, shown) in [
            ("General", 1234.5, "1234.5"),
            ("0", 2.6, "3"),
            ("#,##0", 1_204_000.0, "1,204,000"),
            ("#,##0.00", -1234.5, "-1,234.50"),
            ("0.0%", 0.125, "12.5%"),
            ("\"USD\" #,##0", 96.0, "USD 96"),
            ("[$€-407] #,##0.00", 12.0, "€ 12.00"),
            ("#,##0 \"t\";[Red]-#,##0", 1500.0, "1,500 t"),
            ("yyyy-mm-dd", 47940.0, "2031-04-02"),
            ("dd/mm/yyyy hh:mm", 47940.5, "2031-04-02 12:00"),
            ("h:mm", 0.25, "06:00"),
            ("0.00E+00", 1e20, "1e20"),
        ] {
            assert_eq!(form(code).shown(value, false), shown, "{code}");
        }
    }
}
