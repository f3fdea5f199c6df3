//! PDF files made by hand.

#![allow(dead_code, unused_imports, reason = "each test uses its part")]

/// A PDF of these objects, numbered from 1; the first is the catalogue.
/// A PDF of these objects, the first of which is its catalogue.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut all = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(all.len());
        all.extend(format!("{} 0 obj\n", number + 1).bytes());
        all.extend(object);
        all.extend(b"\nendobj\n");
    }
    let start = all.len();
    all.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        all.extend(format!("{place:010} 00000 n \n").bytes());
    }
    all.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    all
}

/// An object as it is written.
pub fn object(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// A stream with these entries and bytes.
pub fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut all = format!("<<{dict}/Length {}>>stream\n", bytes.len()).into_bytes();
    all.extend(bytes);
    all.extend(b"\nendstream");
    all
}

/// A PDF of pages with these contents, 600 by 800 points and turned by so many degrees, with Helvetica as `F1`.
pub fn pages(contents: &[&str], turned: u32) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        object("<</Type/Catalog/Pages 2 0 R>>"),
        object(&format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), contents.len())),
        object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(object(&format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate {turned}/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
            5 + 2 * at
        )));
        objects.push(stream("", content.as_bytes()));
    }
    pdf(&objects)
}
