//! Picture files → pixels in the press's inks: cropped to the frame, no finer than the press can print,
//! separated, compressed.

mod colour;
mod darkroom;
mod decode;
mod encode;
mod icc;
mod limit;
mod scale;
mod separate;
mod source;
mod tone;

pub(super) use colour::Separations;
pub use darkroom::Darkroom;
use decode::Origin;
pub(super) use encode::Print;
use tone::Tone;
pub(super) use tone::luminance;

use std::sync::Arc;

use super::Press;
use crate::edition::FileError;
use crate::finding::Message;
use crate::units::{Length, Rect};

/// A part of a picture, in its own pixels, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crop {
    /// Pixels left of it.
    pub x: u32,
    /// Pixels above it.
    pub y: u32,
    /// How wide it is; at least 1.
    pub width: u32,
    /// How deep it is; at least 1.
    pub height: u32,
}

/// A picture as a page wants it.
pub(super) struct Order {
    /// By its place in the edition's list.
    pub picture: u32,
    /// The frame it fills.
    pub area: Rect,
    /// What to keep in view, in thousandths.
    pub focus: (u16, u16),
    /// Whether it is asked how light its parts are.
    pub toned: bool,
}

/// The part of a picture of `size` pixels that fills `area`: the largest of its proportion, around `focus`
/// (thousandths of width and height) as far as the edges allow.
pub fn crop_of(size: (u32, u32), area: &Rect, focus: (u16, u16)) -> Crop {
    let (width, height) = (i64::from(size.0.max(1)), i64::from(size.1.max(1)));
    let (across, down) = (i64::from(area.width.0.max(1)), i64::from(area.height.0.max(1)));
    let fitted = |side: i64, num: i64, den: i64| ((side * num + den / 2) / den).max(1);
    let (w, h) = if width * down > height * across {
        (fitted(height, across, down).min(width), height)
    } else {
        (width, fitted(width, down, across).min(height))
    };
    let place = |side: i64, part: i64, focus: u16| {
        let middle = side * i64::from(focus.min(1000)) / 1000;
        (middle - part / 2).clamp(0, side - part) as u32
    };
    Crop { x: place(width, w, focus.0), y: place(height, h, focus.1), width: w as u32, height: h as u32 }
}

/// Pixels to the inch when a crop is printed in `area`, the lesser of across and down.
pub fn effective_ppi(crop: Crop, area: &Rect) -> u32 {
    let along = |pixels: u32, side: Length| {
        let side = i64::from(side.0.max(1));
        (((i64::from(pixels) * 72) << 16) / side).min(i64::from(u32::MAX)) as u32
    };
    along(crop.width, area.width).min(along(crop.height, area.height))
}

/// Line art is not screened: it is printed so many times as fine as a photograph.
const LINE_ART: u16 = 5;
/// Coarser than this its steps would show: it is printed as greys.
const LINE_ART_PPI: u32 = 500;

/// The pixels a crop is taken down to, so that it has at most `ppi` in `area`.
fn printed_size(crop: Crop, area: &Rect, ppi: u16) -> (u32, u32) {
    let side = |pixels: u32, length: Length| {
        let most = ((i64::from(length.0.max(0)) * i64::from(ppi.max(1))) / (72 << 16)).max(1);
        i64::from(pixels).min(most) as u32
    };
    (side(crop.width, area.width), side(crop.height, area.height))
}

/// Reads, crops, scales, separates and compresses a picture; or says in words why it cannot be printed.
pub(super) fn prepare(press: &Press<'_>, order: &Order) -> Result<Arc<Print>, Message> {
    let picture = press
        .job
        .pictures
        .get(order.picture as usize)
        .ok_or(("the edition has no such picture", "本期没有这张图"))?;
    let bytes = press.job.files.read(&picture.path).map_err(|error| match error {
        FileError::Missing => Message::from(("there is no such file", "没有这个文件")),
        FileError::Outside => ("the path leads outside the edition", "路径在本期文件夹之外").into(),
        FileError::Unreadable(why) => Message::same(why),
    })?;
    match press.darkroom {
        Some(darkroom) => darkroom.print((press, order), &bytes, |bytes| make(press, order, bytes)),
        None => make(press, order, &bytes).map(Arc::new),
    }
}

/// Whether pictures can be separated for a profile, by its bytes; or what is wrong with it.
pub(super) fn separates(icc: &[u8]) -> Result<(), Message> {
    separate::Output::read(icc).map(drop)
}

fn make(press: &Press<'_>, order: &Order, bytes: &[u8]) -> Result<Print, Message> {
    let mut raster = decode::decode(bytes)?;
    let crop = crop_of((raster.width, raster.height), &order.area, order.focus);
    if raster.origin == Origin::LineArt && effective_ppi(crop, &order.area) < LINE_ART_PPI {
        raster.origin = Origin::Exact;
    }
    let finest = press.job.condition.max_ppi;
    let finest = if raster.origin == Origin::LineArt { finest.saturating_mul(LINE_ART) } else { finest };
    let size = printed_size(crop, &order.area, finest);
    scale::cut_down(&mut raster, crop, size);
    let separated = press.separations.separate(&press.profile, raster)?;
    let tone = order.toned.then(|| Tone::of(&separated));
    let separated = match press.only {
        Some(plate) => separated.only(plate),
        None => separated,
    };
    encode::print(separated, tone, press.separations.most())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Point;

    fn inches(width: i32, height: i32) -> Rect {
        Rect { origin: Point::default(), width: Length::pt(72 * width), height: Length::pt(72 * height) }
    }

    #[test]
    fn a_crop_keeps_the_proportion_and_stays_inside() {
        let area = inches(2, 1);
        assert_eq!(crop_of((400, 400), &area, (500, 500)), Crop { x: 0, y: 100, width: 400, height: 200 });
        assert_eq!(crop_of((400, 400), &area, (500, 0)).y, 0);
        assert_eq!(crop_of((400, 400), &area, (0, 1000)).y, 200);
        assert_eq!(crop_of((1000, 100), &area, (900, 0)), Crop { x: 800, y: 0, width: 200, height: 100 });
    }

    #[test]
    fn ppi_is_of_what_shows() {
        let area = inches(2, 1);
        assert_eq!(effective_ppi(crop_of((400, 400), &area, (500, 500)), &area), 200);
        assert_eq!(printed_size(Crop { x: 0, y: 0, width: 900, height: 450 }, &area, 200), (400, 200));
        assert_eq!(printed_size(Crop { x: 0, y: 0, width: 90, height: 45 }, &area, 200), (90, 45));
    }
}
