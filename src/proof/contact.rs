//! The contact sheet: all pages of an edition in one picture, in reading order.

use super::Pixels;

/// Between pages and around them, in pixels.
const GAP: u32 = 24;
/// The table that the pages lie on.
const TABLE: u8 = 0x80;
/// So many pages lie beside one another at the most.
const ACROSS: usize = 8;

/// Pages side by side, in rows as even as they go and no wider than eight.
pub fn contact(pages: &[Pixels]) -> Pixels {
    let across = across(pages.len());
    let down = pages.len().div_ceil(across);
    let side = |of: fn(&Pixels) -> u32| pages.iter().map(of).max().unwrap_or(0) + GAP;
    let (wide, deep) = (side(|p| p.width), side(|p| p.height));
    let (width, height) = (wide * across as u32 + GAP, deep * down as u32 + GAP);
    let mut sheet = Pixels { width, height, rgb: vec![TABLE; width as usize * height as usize * 3] };
    for (n, page) in pages.iter().enumerate() {
        let at = (GAP + wide * (n % across) as u32, GAP + deep * (n / across) as u32);
        lay(&mut sheet, page, at);
    }
    sheet
}

/// How many pages a row has: one row of up to four, then about as many rows as columns, twice as wide as deep.
fn across(pages: usize) -> usize {
    if pages <= 4 { pages.max(1) } else { (4..ACROSS).find(|n| n * n / 2 >= pages).unwrap_or(ACROSS) }
}

/// Lays a page with its top left corner at a place.
fn lay(sheet: &mut Pixels, page: &Pixels, (x, y): (u32, u32)) {
    let (from, to) = (page.width as usize * 3, sheet.width as usize * 3);
    let start = y as usize * to + x as usize * 3;
    let rows = page.rgb.chunks_exact(from.max(1)).zip(sheet.rgb[start..].chunks_mut(to));
    rows.for_each(|(row, line)| line[..from].copy_from_slice(row));
}
