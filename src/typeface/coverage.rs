//! What a font covers of 通用规范汉字表.

use super::font::Font;
use super::shipped::TABLE_8105;

/// How many of the 8,105 characters a font has, and how many there are.
pub fn coverage(font: &Font) -> (usize, usize) {
    let table = || TABLE_8105.chars().filter(|c| !c.is_whitespace());
    (table().filter(|c| font.glyph(*c).is_some()).count(), table().count())
}
