//! PowerPoint presentations (ECMA-376, part 1, 19).

use std::num::NonZeroU32;

use super::{Container, Flow, Node, Tag, beside, ooxml_facts, relations, targets};
use crate::briefing::Draft;
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::rest::{Rest, SLIDES};

/// The draft of a presentation: each slide is a page, and what the speaker notes under it follows it.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "PowerPoint presentation", rest)?;
    let main = "ppt/presentation.xml";
    let Some(presentation) = container.file(main)? else {
        return Err(ReadError::Damaged { name: "PowerPoint presentation", reason: "it has no slides".to_owned() });
    };
    let known = relations(&mut container, main)?;
    let targets = targets(&known);
    let (mut slides, mut has_lost) = (Vec::new(), false);
    container.walk(&presentation, &mut |node| {
        if let Node::Open(tag) = node
            && tag.name() == "sldId"
        {
            // The slide's own number has the name "id" as well.
            let found = tag.attrs("id").find_map(|id| targets.get(id.as_str()).copied());
            has_lost |= found.is_none();
            slides.extend(found.map(str::to_owned));
        }
    })?;
    if has_lost {
        container.rest.tell("It names a slide that is missing.");
    }
    let mut reader = Reader::default();
    for (number, slide) in container.rest.first(SLIDES, slides.iter().enumerate()) {
        reader.flow.page = u32::try_from(number + 1).ok().and_then(NonZeroU32::new);
        if let Some(bytes) = container.part(slide)? {
            container.walk(&bytes, &mut |node| reader.take(&node))?;
        }
        let known = relations(&mut container, slide)?;
        beside::tell(&mut container, &known, &mut reader.flow)?;
        let notes = known.iter().find(|(_, kind, _)| kind == "notesSlide");
        if let Some((_, _, notes)) = notes
            && let Some(bytes) = container.part(notes)?
        {
            container.walk(&bytes, &mut |node| reader.take(&node))?;
        }
    }
    ooxml_facts(&mut container, &mut reader.flow.draft)?;
    reader.flow.finish(rest)
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    shape: Option<String>,
    is_text: bool,
    skipped: usize,
    has_title: bool,
    is_slide_hidden: bool,
    is_struck: bool,
}

impl Reader {
    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) if self.skipped > 0 || tag.name() == "Fallback" => self.skipped += 1,
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(tag) => self.open(tag),
            Node::Text(words) if self.is_text && self.is_struck => self.flow.text_apart(words),
            Node::Text(words) if self.is_text => self.flow.text(words),
            Node::Text(_) => {}
            Node::Close(name) => match *name {
                "t" => self.is_text = false,
                "r" => self.is_struck = false,
                "p" => self.flow.close(),
                "sp" | "graphicFrame" | "pic" => {
                    self.shape = None;
                    self.flow.is_hidden = self.is_slide_hidden;
                }
                "tc" => self.flow.close_cell(1),
                "tr" => self.flow.close_row(1),
                _ => {}
            },
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            // A slide that is left out when the slides are shown.
            "sld" => {
                self.is_slide_hidden = tag.attr("show").is_some_and(|shown| matches!(shown.as_str(), "0" | "false"));
                self.flow.is_hidden = self.is_slide_hidden;
            }
            "sp" => self.shape = None,
            "cNvPr" if tag.attr("hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) => {
                self.flow.is_hidden = true;
            }
            "rPr" => self.is_struck = tag.attr("strike").is_some_and(|strike| strike != "noStrike"),
            "pPr" => {
                let level = tag.attr("lvl").and_then(|level| level.parse::<usize>().ok()).unwrap_or(0);
                if self.flow.paragraph().is_some_and(|block| block.form == ParagraphForm::Item) && level < 9 {
                    self.flow.set_level(level + 1);
                }
            }
            "ph" => self.shape = Some(tag.attr("type").unwrap_or_else(|| "body".to_owned())),
            "p" => {
                let (role, form) = self.role();
                self.flow.open(role, form);
            }
            "buNone" => {
                if let Some(block) = self.flow.paragraph() {
                    block.form = ParagraphForm::Prose;
                }
            }
            "t" => self.is_text = true,
            "br" => self.flow.text("\n"),
            "tab" => self.flow.text("\t"),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            _ => {}
        }
    }

    fn role(&mut self) -> (ParagraphRole, ParagraphForm) {
        match self.shape.as_deref() {
            Some("ctrTitle") if !self.has_title => {
                self.has_title = true;
                (ParagraphRole::Title, ParagraphForm::Prose)
            }
            Some("title" | "ctrTitle") => (ParagraphRole::Heading, ParagraphForm::Prose),
            Some("sldNum" | "dt" | "ftr" | "hdr") => (ParagraphRole::Boilerplate, ParagraphForm::Prose),
            Some("body") => (ParagraphRole::Body, ParagraphForm::Item),
            _ => (ParagraphRole::Body, ParagraphForm::Prose),
        }
    }
}
