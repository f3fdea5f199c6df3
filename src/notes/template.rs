//! A note's sections from a plain-text file.
//!
//! ```text
//! name: Intelligence note
//! scale: icd203
//!
//! # Bottom line
//! kind: assessment
//! The conclusion first, in at most three sentences.
//!
//! # Annex A: Chronology
//! annex: chronology
//! ```
//!
//! Above the first heading stand fields: `name`, `scale` (`icd203` or `phia`), and any label of the head (`handling`,
//! `originator`, …) with what is to stand there. Below a heading, `kind` says what kind a line written there is at
//! first, `annex` what the program generates there, and all other lines are the guide that the writer is shown. A line
//! that begins with `//` is a remark.

use super::{Annex, Edit, HeadField, LineKind, Notebook, Scale, Section, SectionId};

/// The sections and head of a note to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// What it is called.
    pub name: String,
    scale: Option<Scale>,
    head: Vec<(HeadField, String)>,
    sections: Vec<Section>,
}

/// Why a file is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the template could not be read: in line {line}, {what}")]
pub struct TemplateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

const INTELLIGENCE: &str = include_str!("../../assets/templates/intelligence.txt");
const POLICY: &str = include_str!("../../assets/templates/policy.txt");

impl Template {
    /// The templates that the program carries: the intelligence note, the policy note.
    pub fn shipped() -> Vec<Self> {
        // Both are read in a test.
        [INTELLIGENCE, POLICY].into_iter().filter_map(|text| Self::parse(text).ok()).collect()
    }

    /// The template that `text` describes.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut template = Self::default();
        for (at, written) in text.lines().enumerate() {
            let fault = |what: String| TemplateError { line: at + 1, what };
            let written = written.trim();
            if written.is_empty() || written.starts_with("//") {
                continue;
            }
            if let Some(title) = written.strip_prefix('#') {
                let id = SectionId(template.sections.len() as u64);
                let title = title.trim_start_matches('#').trim().to_owned();
                template.sections.push(Section { title, ..Section::blank(id) });
                continue;
            }
            match template.sections.last_mut() {
                Some(section) => section.describe(written).map_err(fault)?,
                None => template.preset(written).map_err(fault)?,
            }
        }
        if template.sections.is_empty() {
            return Err(TemplateError { line: 1, what: "there is no section: a heading begins with #".to_owned() });
        }
        Ok(template)
    }

    /// Takes in a field above the sections.
    fn preset(&mut self, written: &str) -> Result<(), String> {
        let (key, value) = written.split_once(':').ok_or("a field has no colon")?;
        let (key, value) = (key.trim(), value.trim());
        if key == "name" {
            self.name = value.to_owned();
        } else if key == "scale" {
            let scale = Scale::ALL.into_iter().find(|scale| scale.key() == value);
            self.scale = Some(scale.ok_or_else(|| format!("there is no scale “{value}”: icd203 or phia"))?);
        } else {
            let field = HeadField::ALL.into_iter().find(|field| field.label().eq_ignore_ascii_case(key));
            let field = field.ok_or_else(|| format!("there is no field “{key}”"))?;
            self.head.push((field, value.to_owned()));
        }
        Ok(())
    }

    /// The edit that gives `notebook` the sections it lacks, told apart by their headings, and fills the fields of the
    /// head that are empty. Nothing written is touched. `None` where there is nothing to do.
    pub fn lay_out(&self, notebook: &Notebook) -> Option<Edit> {
        let mut edits = Vec::new();
        edits.extend(self.scale.filter(|&scale| scale != notebook.scale()).map(Edit::Scale));
        for (field, text) in &self.head {
            if notebook.head().field(*field).is_empty() && !text.is_empty() {
                edits.push(Edit::Head { field: *field, text: text.clone() });
            }
        }
        let SectionId(mut next) = notebook.fresh_section();
        let lacking = |section: &&Section| notebook.sections().iter().all(|known| known.title != section.title);
        for section in self.sections.iter().filter(lacking) {
            edits.push(Edit::InsertSection {
                at: usize::MAX,
                section: Section { id: SectionId(next), ..section.clone() },
            });
            next += 1;
        }
        (!edits.is_empty()).then_some(Edit::Several(edits))
    }
}

impl Section {
    /// Takes in a line of a template below the heading.
    fn describe(&mut self, written: &str) -> Result<(), String> {
        if let Some(kind) = written.strip_prefix("kind:") {
            let kind = kind.trim();
            self.kind = LineKind::named(kind).ok_or_else(|| format!("there is no kind “{kind}”"))?;
        } else if let Some(annex) = written.strip_prefix("annex:") {
            let annex = annex.trim();
            self.annex = Some(Annex::named(annex).ok_or_else(|| format!("there is no annex “{annex}”"))?);
        } else {
            if !self.guide.is_empty() {
                self.guide.push(' ');
            }
            self.guide.push_str(written);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Notes;

    #[test]
    fn the_shipped_templates_are_read() {
        let names: Vec<String> = Template::shipped().into_iter().map(|template| template.name).collect();
        assert_eq!(names, ["Intelligence note", "Policy note"]);
        for text in [INTELLIGENCE, POLICY] {
            let annexes = Template::parse(text).unwrap().sections.into_iter().filter_map(|section| section.annex);
            // What the analyst set apart is her own until she says otherwise.
            let usual = Annex::ALL.into_iter().filter(|annex| *annex != Annex::Pins);
            assert_eq!(annexes.collect::<Vec<_>>(), usual.collect::<Vec<_>>(), "each annex once, in the usual order");
        }
    }

    #[test]
    fn a_template_says_what_is_wrong_with_it() {
        for (text, line, what) in [
            ("name: x", 1, "there is no section"),
            ("colour: red\n# A", 1, "there is no field “colour”"),
            ("scale: words\n# A", 1, "there is no scale “words”"),
            ("# A\n\nkind: rumour", 3, "there is no kind “rumour”"),
            ("# A\nannex: map", 2, "there is no annex “map”"),
        ] {
            let error = Template::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{error}");
            assert!(error.to_string().contains(what), "{error}");
        }
    }

    #[test]
    fn a_template_adds_what_is_lacking_and_touches_nothing() {
        let text = "name: x\nhandling: TLP:GREEN\n# One\nkind: gap\nWhat is\nnot known.\n# Other\n// no\nannex: quotes";
        let template = Template::parse(text).unwrap();
        let mut notes = Notes::default();
        notes.apply(Edit::Head { field: HeadField::Handling, text: "TLP:RED".to_owned() });
        let section = Section { title: "Other".to_owned(), ..Section::blank(notes.notebook.fresh_section()) };
        notes.apply(Edit::InsertSection { at: 0, section });
        assert!(notes.apply(template.lay_out(&notes.notebook).unwrap()));
        let titles: Vec<_> = notes.notebook.sections().iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles, ["Other", "One"]);
        assert_eq!(notes.notebook.sections()[1].guide, "What is not known.");
        assert_eq!(notes.notebook.sections()[1].kind, LineKind::Gap);
        assert_eq!(notes.notebook.head().field(HeadField::Handling), "TLP:RED");
        assert_eq!(template.lay_out(&notes.notebook), None);
    }
}
