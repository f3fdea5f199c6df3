//! Code pages by the numbers that Rich Text knows them by.

use encoding_rs::Encoding;

/// The encoding of a code page; Windows 1252 where it is not known.
pub fn of_code_page(page: i32) -> &'static Encoding {
    match page {
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        874 => encoding_rs::WINDOWS_874,
        866 => encoding_rs::IBM866,
        10_000 => encoding_rs::MACINTOSH,
        65_001 => encoding_rs::UTF_8,
        page => Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252),
    }
}

/// The encoding of a font's character set (`\fcharset`); `None` where the document's own holds.
pub fn of_font(charset: i32) -> Option<&'static Encoding> {
    const CHARSETS: &[(i32, i32)] = &[
        (0, 1252),
        (77, 10_000),
        (128, 932),
        (129, 949),
        (134, 936),
        (136, 950),
        (161, 1253),
        (162, 1254),
        (163, 1258),
        (177, 1255),
        (178, 1256),
        (186, 1257),
        (204, 1251),
        (222, 874),
        (238, 1250),
    ];
    CHARSETS.iter().find(|(known, _)| *known == charset).map(|(_, page)| of_code_page(*page))
}
