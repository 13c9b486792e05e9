//! The pictures of a slot, its rules, tints and frames.

use std::slice;

use super::geometry::{Mm, corner, distance, rect, size, sizes};
use super::news::{News, What};
use super::sequence::{hunks, kept};
use super::slots::Twin;
use crate::press::crop_of;
use crate::report::{PictureLayout, ShapeLayout};
use crate::units::{Length, Rect};

/// What changed among the things of a slot.
pub fn things(twin: &Twin<'_>) -> Vec<News> {
    let mut news = pictures(twin);
    news.extend(["rule", "tint", "frame"].into_iter().flat_map(|kind| shapes(twin, kind)));
    news
}

/// Pictures of one file belong together; of those left, the first old one and the first new one.
fn pictures(twin: &Twin<'_>) -> Vec<News> {
    let (old, new) = (&twin.old.pictures, &twin.new.pictures);
    let files = |all: &[PictureLayout]| all.iter().map(|p| p.file.clone()).collect::<Vec<_>>();
    let hunks = hunks(&files(old), &files(new));
    let mut pairs: Vec<(Option<usize>, Option<usize>)> =
        kept(&hunks, old.len()).into_iter().map(|(o, n)| (Some(o), Some(n))).collect();
    for hunk in hunks {
        let (mut olds, mut news) = (hunk.old, hunk.new);
        while !olds.is_empty() || !news.is_empty() {
            pairs.push((olds.next(), news.next()));
        }
    }
    pairs.sort_by_key(|(o, n)| n.or(*o));
    let get =
        |(o, n): (Option<usize>, Option<usize>)| (o.and_then(|i| old.get(i)), n.and_then(|i| new.get(i)));
    pairs.into_iter().map(get).flat_map(|(old, new)| picture(twin, old, new)).collect()
}

fn picture(twin: &Twin<'_>, old: Option<&PictureLayout>, new: Option<&PictureLayout>) -> Vec<News> {
    let told = |what: What| {
        let mut news = twin.news(what);
        news.at.old_mm = old.map(|p| rect(p.area));
        news.at.new_mm = new.map(|p| rect(p.area));
        news
    };
    let mut all = Vec::new();
    match (old, new) {
        (Some(old), Some(new)) => all.extend(picture_of_both(twin, old, new)),
        (None, Some(new)) => all.push(What::PictureAdded { file: new.file.clone() }),
        (Some(old), None) => all.push(What::PictureRemoved { file: old.file.clone() }),
        (None, None) => (),
    }
    all.into_iter().map(told).collect()
}

fn picture_of_both(twin: &Twin<'_>, old: &PictureLayout, new: &PictureLayout) -> Vec<What> {
    let mut all = Vec::new();
    let file = new.file.clone();
    let [x, y] = corner(old.area);
    let place = [x + twin.by[0], y + twin.by[1]];
    if old.file != new.file {
        all.push(What::PictureReplaced { old: old.file.clone(), new: new.file.clone() });
    } else if let Some((old, new)) = crops(old, new) {
        all.push(What::PictureCropped { file: file.clone(), old, new });
    }
    if let Some((old, new)) = sizes(size(old.area), size(new.area)) {
        all.push(What::PictureResized { file, old, new });
    } else if let Some(by) = distance(place, corner(new.area)) {
        all.push(What::PictureMoved { file, by });
    }
    all
}

/// What each shows of its original, if not the same: left, top, width, height, in per cent. A half is rounding,
/// or the same picture with other pixels.
fn crops(old: &PictureLayout, new: &PictureLayout) -> Option<([f64; 4], [f64; 4])> {
    let (old, new) = (crop(old), crop(new));
    let differ = old.iter().zip(&new).any(|(a, b)| (a - b).abs() > 0.5);
    differ.then_some((old, new))
}

/// The press cuts pictures; what it would leave is asked of it.
fn crop(picture: &PictureLayout) -> [f64; 4] {
    // A page is no wider than this; a layout that was written by hand may say anything.
    const MOST_PT: f64 = 30_000.0;
    let length = |pt: f64| Length::milli_pt((pt.clamp(0.0, MOST_PT) * 1000.0).round() as i64);
    let [w, h] = size(picture.area);
    let area = Rect { width: length(w), height: length(h), ..Rect::default() };
    let [wide, deep] = picture.px;
    let cut = crop_of((wide, deep), &area, picture.focus.into());
    let percent = |part: u32, whole: u32| (f64::from(part) * 1000.0 / f64::from(whole.max(1))).round() / 10.0;
    [percent(cut.x, wide), percent(cut.y, deep), percent(cut.width, wide), percent(cut.height, deep)]
}

/// Shapes of one kind: where one stands for another its ink is told, the rest is counted.
fn shapes(twin: &Twin<'_>, kind: &str) -> Vec<News> {
    let of = |all: &[ShapeLayout]| all.iter().filter(|s| s.kind == kind).cloned().collect::<Vec<_>>();
    let (old, new) = (of(&twin.old.shapes), of(&twin.new.shapes));
    let keys = |all: &[ShapeLayout], by: [f64; 2]| all.iter().map(|s| key(s, by)).collect::<Vec<_>>();
    let mut inks = Vec::new();
    let mut count = Count::default();
    for hunk in hunks(&keys(&old, twin.by), &keys(&new, [0.0; 2])) {
        let (was, is) = (&old[hunk.old], &new[hunk.new]);
        inks.extend(was.iter().zip(is).filter(|(was, is)| was.ink != is.ink).map(|(was, is)| {
            let what = What::Ink { role: kind.to_owned(), old: was.ink, new: is.ink };
            placed(twin, what, (around(slice::from_ref(was)), around(slice::from_ref(is))))
        }));
        count.take(was, is);
    }
    if let Some(what) = count.what(kind) {
        inks.push(placed(twin, what, (around(&count.old), around(&count.new))));
    }
    inks
}

/// Shapes that came, went or moved.
#[derive(Default)]
struct Count {
    added: u32,
    removed: u32,
    moved: u32,
    old: Vec<ShapeLayout>,
    new: Vec<ShapeLayout>,
}

impl Count {
    fn take(&mut self, was: &[ShapeLayout], is: &[ShapeLayout]) {
        let both = was.len().min(is.len());
        self.moved += was.iter().zip(is).filter(|(was, is)| was.ink == is.ink).count() as u32;
        self.added += (is.len() - both) as u32;
        self.removed += (was.len() - both) as u32;
        self.old.extend_from_slice(was);
        self.new.extend_from_slice(is);
    }

    fn what(&self, kind: &str) -> Option<What> {
        let Count { added, removed, moved, .. } = *self;
        let any = added + removed + moved > 0;
        any.then(|| What::Shapes { role: kind.to_owned(), added, removed, moved })
    }
}

fn placed(twin: &Twin<'_>, what: What, (old, new): (Option<Mm>, Option<Mm>)) -> News {
    let mut news = twin.news(what);
    (news.at.old_mm, news.at.new_mm) = (old, new);
    news
}

/// The rectangle around shapes.
fn around(shapes: &[ShapeLayout]) -> Option<Mm> {
    let edges = shapes.iter().map(|s| [s.area[0], s.area[1], s.area[0] + s.area[2], s.area[1] + s.area[3]]);
    let all = edges.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
    Some(rect([all[0], all[1], all[2] - all[0], all[3] - all[1]]))
}

/// A shape to the thousandth of a point, the slot's own move taken off.
fn key(shape: &ShapeLayout, by: [f64; 2]) -> ([i64; 5], [u16; 4]) {
    let [x, y, w, h] = shape.area;
    let milli = |v: f64| (v * 1000.0).round() as i64;
    let of = [x + by[0], y + by[1], w, h, shape.thickness.unwrap_or_default()];
    (of.map(milli), shape.ink)
}
