//! A sheet → its content stream, compressed, and what it needs beside it.

use std::sync::Arc;

use super::error::PressError;
use super::faint;
use super::file::deflate_quickly;
use super::numbers::milli;
use super::pictures::{self, Order};
use super::separation::Separation;
use super::standard::overprints;
use super::text;
use super::uses::Uses;
use super::{Plate, Press, Unprinted};
use crate::finding::message;
use crate::sheet::{Shape, Sheet};
use crate::units::{Ink, Length, Point, Rect};

/// A content stream under way.
pub(super) struct Content {
    /// The operators so far.
    pub out: Vec<u8>,
    /// The glyphs so far.
    pub uses: Uses,
    /// From the media's foot to the trim's head: y is flipped against it.
    pub depth: Length,
    /// Its margin outside the trim.
    pub bleed: Length,
    /// The one plate that is wanted, if not all.
    only: Option<Separation>,
    /// What the graphics state holds, so that nothing is set twice.
    ink: Option<Ink>,
    overprint: Option<Overprint>,
    pictures: Vec<Arc<pictures::Print>>,
    unprinted: Vec<Unprinted>,
}

/// Whether ink adds to what is under it, by the name of its graphics state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Overprint {
    On,
    Off,
}

/// Prepares one page.
pub(super) fn plate(press: &Press<'_>, sheet: &Sheet) -> Result<Plate, PressError> {
    check_size(sheet)?;
    let mut content = Content { only: press.only, ..Content::new(sheet) };
    let mut lines = text::Lines::new(&press.faces);
    let marks = press.only.map(|only| only.marks(sheet));
    let mut faint = Vec::new();
    for (n, mark) in marks.as_ref().unwrap_or(&sheet.marks).iter().enumerate() {
        match &mark.shape {
            Shape::Text { at, direction, text, glyphs } => {
                lines.set(&mut content, (*at, *direction), (text, glyphs))?;
            }
            Shape::Fill { area, ink } => content.fill(area, *ink),
            Shape::Frame { area, thickness, ink } => content.frame(area, *thickness, *ink),
            Shape::Dot { centre, radius, ink } => content.dot(*centre, *radius, *ink),
            Shape::Wave { area, halves, thickness, ink } => {
                content.wave(area, *halves, (*thickness, *ink));
            }
            Shape::Picture { picture, area, focus } => {
                let written = if press.only.is_none() { faint::written(sheet, n) } else { None };
                let toned = written.is_some();
                let order = Order { picture: *picture, area: *area, focus: *focus, toned };
                match pictures::prepare(press, &order) {
                    Ok(print) => {
                        faint.extend(written.and_then(|written| written.worst(&print)));
                        content.picture(area, print);
                    }
                    Err(why) => content.gap(Unprinted { picture: *picture, area: *area, why }),
                }
            }
        }
    }
    Ok(Plate {
        number: sheet.number,
        trim: sheet.trim,
        bleed: sheet.bleed,
        content: deflate_quickly(&content.out),
        uses: content.uses,
        pictures: content.pictures,
        unprinted: content.unprinted,
        faint,
    })
}

/// PDF's own limits on a page (32000-1 Annex C): 3 to 14,400 pt.
fn check_size(sheet: &Sheet) -> Result<(), PressError> {
    let (width, height) = sheet.trim;
    let fits = |side: Length| (3..=14_400).contains(&((side + sheet.bleed * 2).0 >> 16));
    if sheet.bleed >= Length::ZERO && fits(width) && fits(height) {
        return Ok(());
    }
    let mm = |l: Length| l.to_micro_m() / 1000;
    let why = message!(
        "{} × {} mm is no page size: 2 mm to 5 m a side",
        "{} × {} mm 不成版：每边应为 2 mm 到 5 m",
        mm(width),
        mm(height)
    );
    Err(PressError::Page { number: sheet.number, why })
}

impl Content {
    fn new(sheet: &Sheet) -> Content {
        Content {
            out: Vec::with_capacity(64 << 10),
            uses: Uses::default(),
            depth: sheet.trim.1 + sheet.bleed,
            bleed: sheet.bleed,
            only: None,
            ink: None,
            overprint: None,
            pictures: Vec::new(),
            unprinted: Vec::new(),
        }
    }

    /// A place on the page in thousandths of a point from the media's lower left corner.
    pub fn place(&self, at: Point) -> (i64, i64) {
        ((at.x + self.bleed).to_milli_pt(), (self.depth - at.y).to_milli_pt())
    }

    /// Text of the name `op`, and a line end.
    pub fn op(&mut self, op: &str) {
        self.out.extend_from_slice(op.as_bytes());
        self.out.push(b'\n');
    }

    /// Thousandths, and a space.
    pub fn number(&mut self, value: i64) {
        milli(&mut self.out, value);
        self.out.push(b' ');
    }

    /// Sets the ink for what is `thickness` thick.
    pub fn set_ink(&mut self, ink: Ink, thickness: Length) {
        let overprint = if overprints(ink, thickness) { Overprint::On } else { Overprint::Off };
        if self.overprint != Some(overprint) {
            self.overprint = Some(overprint);
            self.op(if overprint == Overprint::On { "/On gs" } else { "/Off gs" });
        }
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            if let Some(only) = self.only {
                self.number(1000 - i64::from(only.of(ink)));
                return self.op("g");
            }
            for plate in ink.0 {
                self.number(i64::from(plate.min(1000)));
            }
            self.op("k");
        }
    }

    fn fill(&mut self, area: &Rect, ink: Ink) {
        if area.width > Length::ZERO && area.height > Length::ZERO {
            self.set_ink(ink, area.width.min(area.height));
            self.rectangle(area);
            self.op("f");
        }
    }

    /// The outline as the ring between two rectangles: no stroke, so that it is exactly as thick as said.
    fn frame(&mut self, area: &Rect, thickness: Length, ink: Ink) {
        let inner = area.inset(thickness, thickness);
        if thickness <= Length::ZERO {
            return;
        }
        if inner.width <= Length::ZERO || inner.height <= Length::ZERO {
            return self.fill(area, ink);
        }
        self.set_ink(ink, thickness);
        self.rectangle(area);
        self.rectangle(&inner);
        self.op("f*");
    }

    fn rectangle(&mut self, area: &Rect) {
        let (left, bottom) = self.place(Point::new(area.left(), area.bottom()));
        let (right, top) = self.place(Point::new(area.right(), area.top()));
        for value in [left, bottom, right - left, top - bottom] {
            self.number(value);
        }
        self.op("re");
    }

    /// A light tint in a frame: what lacks is seen, and the page around it can be read.
    fn gap(&mut self, lacks: Unprinted) {
        self.fill(&lacks.area, Ink([0, 0, 0, 150]));
        self.frame(&lacks.area, Length::pt(1), Ink::BLACK);
        self.unprinted.push(lacks);
    }

    fn picture(&mut self, area: &Rect, print: Arc<pictures::Print>) {
        let known = self.pictures.iter().position(|p| p.digest == print.digest);
        let place = known.unwrap_or_else(|| {
            self.pictures.push(print);
            self.pictures.len() - 1
        });
        let (left, bottom) = self.place(Point::new(area.left(), area.bottom()));
        let (right, top) = self.place(Point::new(area.right(), area.top()));
        self.op("q /Off gs");
        for value in [right - left, 0, 0, top - bottom, left, bottom] {
            self.number(value);
        }
        self.op(&format!("cm /P{place} Do Q"));
    }
}
