//! All pages in one picture.

use paiban::proof::{Pixels, contact};

fn page(width: u32, height: u32, grey: u8) -> Pixels {
    Pixels { width, height, rgb: vec![grey; (width * height * 3) as usize] }
}

/// Where the pixels of a grey are: left, top, right, bottom.
fn place(sheet: &Pixels, grey: u8) -> (u32, u32, u32, u32) {
    let all = (0..sheet.height).flat_map(|y| (0..sheet.width).map(move |x| (x, y)));
    let hers: Vec<(u32, u32)> = all.filter(|(x, y)| sheet.at(*x, *y) == Some([grey; 3])).collect();
    let (left, top) = (hers.iter().map(|p| p.0).min().unwrap(), hers.iter().map(|p| p.1).min().unwrap());
    let (right, bottom) = (hers.iter().map(|p| p.0).max().unwrap(), hers.iter().map(|p| p.1).max().unwrap());
    assert_eq!(hers.len() as u32, (right + 1 - left) * (bottom + 1 - top), "the page is whole");
    (left, top, right + 1, bottom + 1)
}

#[test]
fn four_pages_lie_in_one_row() {
    let sheet = contact(&[page(10, 14, 1), page(10, 14, 2), page(8, 12, 3), page(10, 14, 4)]);
    assert_eq!((sheet.width, sheet.height), (4 * 34 + 24, 38 + 24));
    assert_eq!(place(&sheet, 1), (24, 24, 34, 38));
    assert_eq!(place(&sheet, 3), (92, 24, 100, 36));
    assert_eq!(place(&sheet, 4), (126, 24, 136, 38));
}

#[test]
fn many_pages_lie_in_rows_in_reading_order() {
    for (pages, across) in [(1, 1), (2, 2), (5, 4), (8, 4), (12, 5), (16, 6), (24, 7), (32, 8), (90, 8)] {
        let all: Vec<Pixels> = (0..pages).map(|n| page(3, 4, n as u8 + 1)).collect();
        let sheet = contact(&all);
        assert_eq!(sheet.width, across * 27 + 24, "{pages} pages");
        let last = place(&sheet, pages as u8);
        assert_eq!(last.0, 24 + 27 * ((pages - 1) % across), "{pages} pages");
        assert_eq!(last.1, 24 + 28 * ((pages - 1) / across), "{pages} pages");
        assert_eq!(sheet.height, last.3 + 24);
    }
}
