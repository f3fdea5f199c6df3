//! The pages that were drawn last: kept in memory alone, and not many.

use std::fmt;
use std::ops::Range;

use eframe::egui::{Context, TextureHandle, TextureOptions};

use crate::briefing::DocumentId;
use crate::load::{PageFault, PageNews, PagePicture, PageWish, Placed};
use crate::ui::theme;

/// How many pixels are kept in all.
const PIXELS: u64 = 24_000_000;

/// A picture is drawn in steps of so many pixels, so that a pane that is made wider does not ask for each.
const STEP: u32 = 160;

/// The narrowest picture that is asked for, in pixels.
const NARROWEST: u32 = 320;

/// A page of a document.
pub type PageId = (DocumentId, u32);

/// A page that was drawn, or cannot be.
pub struct KeptPage {
    id: PageId,
    /// Its picture; `None` where it cannot be shown.
    pub picture: Option<TextureHandle>,
    /// How wide it is to its height.
    pub aspect: f32,
    /// How many pages there are.
    pub of: u32,
    /// Where words stand on it.
    pub words: Vec<Placed>,
    /// Whether further words are looked for.
    pub is_sought: bool,
    /// Whether all were.
    is_searched: bool,
    /// Why it is not shown.
    pub fault: Option<PageFault>,
    /// How wide its picture was asked for, in pixels.
    asked: u32,
    pixels: u64,
}

impl fmt::Debug for KeptPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptPage").field("id", &self.id).field("fault", &self.fault).finish_non_exhaustive()
    }
}

impl KeptPage {
    /// Whether it is known that none of these bytes of the text stands on it.
    pub fn knows_not(&self, bytes: &Range<usize>) -> bool {
        self.picture.is_some()
            && !self.is_sought
            && !self.words.iter().any(|word| word.bytes.start < bytes.end && bytes.start < word.bytes.end)
    }
}

/// The pages, the one that was looked at last in front.
#[derive(Debug, Default)]
pub struct Kept {
    pages: Vec<KeptPage>,
    /// What was asked for and has not come yet.
    asked: Option<PageWish>,
}

impl Kept {
    /// The page, where it was drawn or cannot be.
    pub fn page(&self, id: PageId) -> Option<&KeptPage> {
        self.pages.iter().find(|kept| kept.id == id)
    }

    /// What is to be asked for so that the page is shown this wide, in pixels, on a screen that shows no picture with a
    /// longer side than `most`; `None` where it is there, or was asked for.
    pub fn wish(&mut self, id: PageId, width: f32, most: u32) -> Option<PageWish> {
        let width = ((width.max(1.0) as u32).div_ceil(STEP) * STEP).max(NARROWEST).min(most);
        let kept = self.pages.iter().find(|kept| kept.id == id);
        let fits = |kept: &KeptPage| kept.picture.is_none() || width <= kept.asked && kept.asked / 3 <= width;
        let (document, page) = id;
        let finds = kept.is_none_or(|kept| !kept.is_searched && !kept.is_sought);
        let wish = PageWish { document, page, width, height: most, finds };
        let same = |asked: PageWish| (asked.document, asked.page, asked.width) == (document, page, width);
        if kept.is_some_and(fits) || self.asked.is_some_and(same) {
            return None;
        }
        self.asked = Some(wish);
        Some(wish)
    }

    /// Takes in what came of it.
    pub fn take(&mut self, news: PageNews, context: &Context) {
        match news {
            PageNews::Drawn(wish, drawn) => {
                self.asked = self.asked.filter(|asked| *asked != wish);
                let id = (wish.document, wish.page);
                let before = self.pages.iter().position(|kept| kept.id == id).map(|at| self.pages.remove(at));
                let kept = match drawn {
                    Ok(picture) => drawn_page(wish, picture, before, context),
                    Err(fault) => faulty(wish, fault),
                };
                self.pages.insert(0, kept);
                self.forget_old();
            }
            PageNews::Words(wish, words) => {
                let id = (wish.document, wish.page);
                if let Some(kept) = self.pages.iter_mut().find(|kept| kept.id == id) {
                    (kept.is_sought, kept.is_searched) = (false, true);
                    // Where none can be recognised, the page is shown without.
                    let known = std::mem::take(&mut kept.words);
                    kept.words = words.unwrap_or_default();
                    kept.words.extend(known);
                    kept.words.sort_by_key(|word| word.bytes.start);
                }
            }
        }
    }

    /// Brings a page that is looked at to the front.
    pub fn touch(&mut self, id: PageId) {
        if let Some(at) = self.pages.iter().position(|kept| kept.id == id) {
            self.pages.get_mut(..=at).unwrap_or_default().rotate_right(1);
        }
    }

    fn forget_old(&mut self) {
        let mut pixels = 0;
        let mut count = 0;
        self.pages.retain(|kept| {
            (pixels, count) = (pixels + kept.pixels, count + 1);
            count == 1 || pixels <= PIXELS && count <= 40
        });
    }
}

fn drawn_page(wish: PageWish, drawn: PagePicture, before: Option<KeptPage>, context: &Context) -> KeptPage {
    let PagePicture { width, height, pixels, pages, words, is_sought } = drawn;
    // What was recognised before is still so.
    let known = before.filter(|before| before.is_searched || before.is_sought);
    let (is_sought, is_searched) = match &known {
        Some(known) => (known.is_sought, known.is_searched),
        None => (is_sought, !is_sought),
    };
    let image = theme::picture(width, height, &pixels);
    let name = format!("page {} of {}", wish.page, wish.document);
    KeptPage {
        id: (wish.document, wish.page),
        picture: image.map(|image| context.load_texture(name, image, TextureOptions::LINEAR)),
        aspect: width.max(1) as f32 / height.max(1) as f32,
        of: pages,
        words: known.map_or(words, |known| known.words),
        is_sought,
        is_searched,
        fault: None,
        asked: wish.width,
        pixels: u64::from(width) * u64::from(height),
    }
}

fn faulty(wish: PageWish, fault: PageFault) -> KeptPage {
    KeptPage {
        id: (wish.document, wish.page),
        picture: None,
        aspect: 1.0,
        of: 0,
        words: Vec::new(),
        is_sought: false,
        is_searched: true,
        fault: Some(fault),
        asked: wish.width,
        pixels: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(page: u32) -> PageId {
        (DocumentId::from_hash([7; 32]), page)
    }

    fn drawn(kept: &mut Kept, wish: PageWish, (width, height): (u32, u32), context: &Context) {
        let pixels = vec![200; (width * height * 3) as usize];
        let picture = PagePicture { width, height, pixels, pages: 90, ..PagePicture::default() };
        kept.take(PageNews::Drawn(wish, Ok(picture)), context);
    }

    #[test]
    fn a_page_is_asked_for_once_and_again_where_it_is_shown_larger() {
        let (context, mut kept) = (Context::default(), Kept::default());
        let wish = kept.wish(id(1), 500.0, 2048).unwrap();
        assert_eq!((wish.width, wish.height), (640, 2048));
        assert!(kept.wish(id(1), 510.0, 2048).is_none(), "it is on its way");
        drawn(&mut kept, wish, (64, 90), &context);
        assert!(kept.wish(id(1), 620.0, 2048).is_none(), "it is there");
        assert!(kept.wish(id(1), 700.0, 2048).is_some());
        assert_eq!(kept.wish(id(2), 99_999.0, 2048).unwrap().width, 2048);
    }

    #[test]
    fn only_so_many_pixels_are_kept() {
        let (context, mut kept) = (Context::default(), Kept::default());
        for page in 1..=60 {
            let wish = kept.wish(id(page), 500.0, 4096).unwrap();
            drawn(&mut kept, wish, (1000, 2000), &context);
        }
        assert_eq!(kept.pages.len() as u64, PIXELS / 2_000_000);
        assert!(kept.page(id(60)).is_some() && kept.page(id(1)).is_none());
    }

    #[test]
    fn a_page_that_cannot_be_drawn_is_not_asked_for_again() {
        let (context, mut kept) = (Context::default(), Kept::default());
        let wish = kept.wish(id(1), 500.0, 2048).unwrap();
        let fault = PageFault { what: "It is broken.".to_owned(), is_stale: false };
        kept.take(PageNews::Drawn(wish, Err(fault)), &context);
        assert!(kept.wish(id(1), 900.0, 2048).is_none());
        assert!(!kept.page(id(1)).unwrap().knows_not(&(0..5)), "nobody knows what stands on it");
    }
}
