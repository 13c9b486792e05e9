//! A page, made; its PDFs are printed in memory as they are asked for: all plates or one, fine or for the screen.

use std::sync::{Arc, OnceLock};

use super::inputs::Inputs;
use super::stock::{Grain, Stock};
use crate::edition::PageSpec;
use crate::finding::{Code, Finding, Spot};
use crate::press::{Press, Separation, told};
use crate::report::{PageLayout, page_layout};
use crate::typeface::Faces;
use crate::{Made, make_page};

/// A page, made.
pub(super) struct Printed {
    /// Its number.
    pub number: u16,
    /// What it looks like, by content.
    pub key: String,
    /// What stands where.
    pub made: Made,
    /// What it was made from.
    pub inputs: Inputs,
    stock: Arc<Stock>,
    copies: Copies,
}

/// PDFs by plate, all together first, then by grain; none where it could not be printed.
type Copies = [[OnceLock<Option<Vec<u8>>>; 2]; 5];

impl Printed {
    /// Makes a page and prints it for the screen.
    pub fn new(stock: &Arc<Stock>, press: &Press<'_>, (spec, inputs): (&PageSpec, Inputs)) -> Printed {
        let mut made = make_page(&stock.edition, &stock.opened.faces, spec);
        let done = press.plate(&made.sheet).and_then(|plate| {
            made.findings.extend(told::plate(&stock.edition, spec, &plate));
            press.page_pdf(&plate, Vec::new())
        });
        let (key, pdf) = match done {
            Ok(written) => (written.sha256.chars().take(16).collect(), Some(written.to)),
            Err(error) => {
                let spot = Spot { page: spec.number, ..Spot::default() };
                let other = || Finding::new(Code::BadValue, error.message()).at(spec.at).on(spot);
                made.findings.push(told::page(spec, &error).unwrap_or_else(other));
                ("none".to_owned(), None)
            }
        };
        let mut copies = Copies::default();
        copies[0][Grain::Screen as usize] = OnceLock::from(pdf);
        Printed { number: spec.number, key, made, inputs, stock: Arc::clone(stock), copies }
    }

    /// Its PDF: all plates or one.
    pub fn pdf(&self, only: Option<Separation>, grain: Grain) -> Option<&[u8]> {
        let plate = only.map_or(0, |plate| plate as usize + 1);
        self.copies[plate][grain as usize].get_or_init(|| self.print(only, grain)).as_deref()
    }

    fn print(&self, only: Option<Separation>, grain: Grain) -> Option<Vec<u8>> {
        let press = self.stock.press(grain).ok()?.only(only);
        let plate = press.plate(&self.made.sheet).ok()?;
        Some(press.page_pdf(&plate, Vec::new()).ok()?.to)
    }

    /// The faces it is set in.
    pub fn faces(&self) -> &Faces {
        &self.stock.opened.faces
    }

    /// What it was to be made of.
    pub fn spec(&self) -> Option<&PageSpec> {
        self.stock.edition.page(self.number)
    }

    /// Where everything stands on it, as layout.json has it.
    pub fn layout(&self) -> Option<PageLayout> {
        Some(page_layout(&self.stock.edition, self.spec()?, &self.made.page))
    }

    /// The most ink in one place that its press condition allows, in per cent.
    pub fn ink_limit(&self) -> u16 {
        self.stock.edition.house.condition.ink_limit
    }

    /// Its longer side with bleed, in whole inches.
    pub fn longest_inches(&self) -> u32 {
        let page = &self.made.page;
        let side = page.trim.0.max(page.trim.1) + page.bleed * 2;
        (side.to_milli_pt() / 72_000 + 1).try_into().unwrap_or(u32::MAX / 4096)
    }
}
