//! The parts of the document that are alike for every note, but for title and handling line.

macro_rules! namespaces {
    () => {
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    };
}

macro_rules! head {
    () => {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    };
}

/// The first half of the names of relations.
pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// `tag` is "footnote" or "endnote".
pub(super) fn content_types(tag: &str) -> String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
    ];
    let notes = format!("{tag}s");
    let parts = parts.into_iter().chain([(notes.as_str(), notes.as_str())]);
    let parts = parts
        .map(|(file, kind)| format!("<Override PartName=\"/word/{file}.xml\" ContentType=\"{main}.{kind}+xml\"/>\n"));
    format!(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\n\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\n\
         {}</Types>\n",
        head!(),
        parts.collect::<String>()
    )
}

pub(super) const RELATIONS: &str = concat!(
    head!(),
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="properties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>
"#
);

/// `tag` is "footnote" or "endnote".
pub(super) fn document_relations(tag: &str) -> String {
    let (notes, file) = (format!("{tag}s"), format!("{tag}s.xml"));
    let parts = [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        (notes.as_str(), file.as_str()),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ];
    let parts = parts
        .iter()
        .map(|(kind, file)| format!("<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{file}\"/>"));
    format!("{}<Relationships xmlns=\"{PACKAGE}\">{}", head!(), parts.collect::<String>())
}

pub(super) fn properties(title: &str) -> String {
    format!(
        "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>",
        head!()
    )
}

pub(super) const DOCUMENT: &str = concat!(head!(), "<w:document ", namespaces!(), ">");

/// A4 with margins of 2.5 cm.
pub(super) const PAGE: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
    <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"567\" w:footer=\"567\" \
    w:gutter=\"0\"/></w:sectPr>";

/// `tag` is "footnote" or "endnote". Endnotes are counted 1, 2, 3 as footnotes are, not i, ii, iii.
pub(super) fn settings(tag: &str) -> String {
    let format = if tag == "endnote" { "<w:numFmt w:val=\"decimal\"/>" } else { "" };
    format!(
        "{}<w:settings {}><w:{tag}Pr>{format}<w:{tag} w:id=\"0\"/><w:{tag} w:id=\"1\"/></w:{tag}Pr></w:settings>",
        head!(),
        namespaces!()
    )
}

/// The beginning of the part that holds the notes on the sources, with the lines that part them from the text.
pub(super) fn source_notes(tag: &str) -> String {
    let line = |id: u8, kind: &str| {
        format!("<w:{tag} w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{kind}/></w:r></w:p></w:{tag}>")
    };
    let lines = line(0, "separator") + &line(1, "continuationSeparator");
    format!("{}<w:{tag}s {}>{lines}", head!(), namespaces!())
}

pub(super) fn header(handling: &str) -> String {
    format!(
        "{}<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"Handling\"/></w:pPr><w:r><w:t>{handling}</w:t></w:r></w:p></w:hdr>",
        head!(),
        namespaces!()
    )
}

/// The handling line, and the number of the page among all.
pub(super) fn footer(handling: &str) -> String {
    let field = |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Handling\"/></w:pPr><w:r><w:t>{handling}</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"PageNumber\"/></w:pPr>{}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>",
        head!(),
        namespaces!(),
        field("PAGE"),
        field("NUMPAGES")
    )
}

/// Sizes are in half points, spaces in twentieths of a point.
pub(super) const STYLES: &str = concat!(
    head!(),
    "<w:styles ",
    namespaces!(),
    ">",
    r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Note Head"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Handling"><w:name w:val="Handling Line"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="PageNumber"><w:name w:val="Page Line"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="555555"/><w:sz w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Table Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="QuoteHead"><w:name w:val="Quote Head"/><w:basedOn w:val="Normal"/><w:next w:val="Quote"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="40"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:spacing w:after="60"/><w:ind w:left="284"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Kind"><w:name w:val="Kind of Line"/><w:rPr><w:i/><w:color w:val="555555"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Code"><w:name w:val="Code"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F5AA6"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="999999"/><w:left w:val="single" w:sz="4" w:color="999999"/><w:bottom w:val="single" w:sz="4" w:color="999999"/><w:right w:val="single" w:sz="4" w:color="999999"/><w:insideH w:val="single" w:sz="4" w:color="999999"/><w:insideV w:val="single" w:sz="4" w:color="999999"/></w:tblBorders></w:tblPr></w:style>
</w:styles>
"#
);
