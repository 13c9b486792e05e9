//! The pictures of a story in a slot: which are printed, and how they stand to one another.

use super::cells::{Leg, Panel};
use super::desk::{Desk, StoryMatter};
use super::figure::{Figure, columns};
use crate::edition::{Fitting, PictureFit, PicturePlace, PictureRef, Slot, Story};
use crate::finding::{Code, Finding, Findings, message};
use crate::units::Length;

/// The figures that are printed; one that stands above the head is measured by the panel of the head, not by the
/// legs, or by those of its legs that begin there.
pub fn figures<'s>(
    desk: &Desk,
    (story, matter): (&'s Story, &StoryMatter),
    fitting: &Fitting,
    (legs, panel): (&[Leg], Panel),
) -> Vec<Figure<'s>> {
    let whole = [Leg { left: panel.left, right: panel.right, top: panel.top, end: panel.end }];
    let heads: Vec<Leg> = legs.iter().filter(|leg| panel.has(leg)).cloned().collect();
    let of = |(number, (picture, caption)): (usize, (&'s PictureRef, _))| {
        let number = number as u16;
        let rows = match fitting.pictures.get(&number) {
            None => picture.rows,
            Some(PictureFit::Rows(rows)) => Some(*rows),
            Some(PictureFit::Out) => return None,
        };
        let legs = match (picture.place, picture.columns) {
            (PicturePlace::Above, None) => &whole,
            (PicturePlace::Above, Some(_)) => heads.as_slice(),
            _ => legs,
        };
        Some(Figure::new(desk, (number, picture, rows), caption, legs))
    };
    let captioned = story.pictures.iter().zip(&matter.copy.captions);
    let mut figures: Vec<Figure> = captioned.enumerate().filter_map(of).collect();
    align(&mut figures);
    figures
}

/// Pictures in a row end on one line: their captions take what the deepest of them takes.
fn align(figures: &mut [Figure]) {
    let depths: Vec<Length> = figures
        .iter()
        .map(|f| {
            figures.iter().filter(|g| f.is_level_with(g)).map(Figure::caption_depth).max().unwrap_or_default()
        })
        .collect();
    figures.iter_mut().zip(depths).for_each(|(f, depth)| f.deepen_caption(depth));
}

/// What to say of pictures that are to reach further than the slot's columns do.
pub fn narrowed(slot: &Slot, figures: &[Figure], legs: &[Leg]) -> Findings {
    let there = columns(legs).len() as u16;
    let told = |figure: &Figure| {
        let picture = figure.picture;
        let last = picture.column.map_or(0, |column| column - 1) + picture.columns.unwrap_or(1);
        let message = message!(
            "the picture is to reach column {last} of slot {}, which has {there}",
            "图片要排到版位 {} 的第 {last} 栏，它只有 {there} 栏",
            slot.name
        );
        (last > there).then(|| Finding::new(Code::PictureNarrowed, message).at(picture.at))
    };
    figures.iter().filter_map(told).collect()
}

/// What to say of a figure that finds no room.
pub fn crowded(slot: &Slot, figure: &Figure, (wants, has): (u16, u16)) -> Finding {
    let message = message!(
        "the picture does not fit into slot {}: with its caption it wants {wants} rows and has {has}",
        "图片放不进版位 {}：连说明要 {wants} 行，只有 {has} 行",
        slot.name
    );
    Finding::new(Code::PictureTooBig, message).at(figure.picture.at)
}
