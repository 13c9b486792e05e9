//! Where a mark's ink sits in its cell. Faces differ: some give “ a full em, some half; the cell is ours.

use super::class::Class;
use crate::typeface::{FontId, GlyphId, Metrics};
use crate::units::Em;

/// How far a glyph may miss its half of the em and still be left where its face put it.
const SLACK: i32 = 4000;

/// The ink's width of a cell of `class`, without the blank half that composition adds and takes away
/// (GB/T 15834 5.1); `None` for what has the width of its glyph.
pub(super) fn body(class: Class, c: char) -> Option<Em> {
    match class {
        Class::Han | Class::WideDigit | Class::Dash | Class::Ellipsis => Some(Em::ONE),
        Class::Opener | Class::Closer | Class::Pause | Class::Stop | Class::Query => Some(Em::HALF),
        Class::Interpunct | Class::Solidus => Some(Em::HALF),
        Class::Connector if matches!(c, '～' | '〜' | '－' | 'ー' | '—' | '―') => Some(Em::ONE),
        Class::Connector => Some(Em::HALF),
        _ => None,
    }
}

/// From the left edge of a cell that is `width` wide to the glyph's origin.
pub(super) fn shift(metrics: &dyn Metrics, glyph: (FontId, GlyphId), (class, width): (Class, Em)) -> Em {
    let (left, right) = metrics.ink(glyph.0, glyph.1);
    let advance = metrics.advance(glyph.0, glyph.1);
    let is_full = (advance.0 - Em::ONE.0).abs() <= SLACK;
    let is_blank = left == right;
    match class {
        Class::Opener if is_full && (is_blank || left.0 >= Em::HALF.0 - SLACK) => Em(-Em::HALF.0),
        Class::Closer | Class::Pause | Class::Stop | Class::Query
            if is_blank || is_full && right.0 <= Em::HALF.0 + SLACK =>
        {
            Em(0)
        }
        Class::Dash if advance.0 >= width.0 - SLACK => Em((width.0 - advance.0) / 2),
        _ if is_blank => Em(0),
        _ => Em((width.0.saturating_sub(left.0).saturating_sub(right.0)) / 2),
    }
}
