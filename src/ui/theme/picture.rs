//! Pictures that come from documents.

use eframe::egui::ColorImage;

/// The picture of this size, of red, green and blue for each pixel; `None` where there are not as many.
pub fn picture(width: u32, height: u32, pixels: &[u8]) -> Option<ColorImage> {
    let size = [usize::try_from(width).ok()?, usize::try_from(height).ok()?];
    let is_whole = size.first()?.checked_mul(*size.last()?)?.checked_mul(3)? == pixels.len() && !pixels.is_empty();
    is_whole.then(|| ColorImage::from_rgb(size, pixels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_as_many_pixels_as_it_says() {
        assert!(picture(2, 1, &[0; 6]).is_some());
        assert!(picture(2, 1, &[0; 5]).is_none() && picture(0, 9, &[]).is_none());
        assert!(picture(u32::MAX, u32::MAX, &[0; 9]).is_none());
    }
}
