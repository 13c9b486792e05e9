//! `paiban diff`: what changed between two builds, in words, as JSON, and as a report for eyes.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::args::{DiffArgs, Format};
use super::bless;
use super::exit::Exit;
use super::print;
use super::progress::Progress;
use super::side::{GOLDEN_DPI, Plate, Side};
use crate::diff::{self, Changes, Difference, Edition, News, Region, Shown, Tolerance, What};
use crate::finding::message;
use crate::press::{PressError, publish_bytes};
use crate::proof::{self, Pixels};
use crate::report::{self, PageLayout};

/// Compares two builds, or accepts the new one.
pub fn run(args: &DiffArgs) -> Exit {
    let done = match args.bless {
        Some(what) => bless::run(args, what),
        None => compared(args),
    };
    done.unwrap_or_else(|exit| exit)
}

fn compared(args: &DiffArgs) -> Result<Exit, Exit> {
    let (old, new) = (Side::open(&args.old)?, Side::open(&args.new)?);
    let (changes, shown) = compare(&old, &new, args)?;
    if let Some(folder) = &args.output {
        write(folder, &diff::html(&changes, &shown, [&old.name, &new.name]))?;
    }
    tell(&changes, args.format);
    Ok(if changes.same { Exit::Clean } else { Exit::Errors })
}

/// Prints the news on stdout.
pub fn tell(changes: &Changes, format: Format) {
    if format == Format::Json {
        return print::out(&(report::json(changes) + "\n"));
    }
    let tongue = print::tongue();
    let lines: String = changes.news.iter().map(|n| diff::line(n, tongue) + "\n").collect();
    print::out(&(lines + &diff::summary(changes, tongue) + "\n"));
}

/// All that changed: by the layouts where both sides have one, and by what can be seen.
pub fn compare(old: &Side, new: &Side, args: &DiffArgs) -> Result<(Changes, Vec<Shown>), Exit> {
    let mut news = match (old.pages(), new.pages()) {
        (Some(old), Some(new)) => diff::layouts(&Edition { old, new }),
        _ if old.plates.is_empty() || new.plates.is_empty() => return Err(nothing(old, new)),
        _ => diff::pages(&numbers(old), &numbers(new)),
    };
    let desk = Desk { old, new, args, told: &news };
    let all: BTreeSet<u16> = old.plates.keys().chain(new.plates.keys()).copied().collect();
    let progress = Progress::of(all.len(), false);
    let page = |number: u16| {
        let seen = desk.page(number);
        progress.step(0);
        seen
    };
    let seen = all.into_par_iter().map(page).collect::<Result<Vec<Seen>, Exit>>()?;
    drop(progress);
    let mut shown = Vec::new();
    for page in seen {
        news.extend(page.news);
        shown.extend(page.shown);
    }
    Ok((Changes::new(news), shown))
}

fn numbers(side: &Side) -> BTreeSet<u16> {
    side.plates.keys().copied().collect()
}

fn nothing(old: &Side, new: &Side) -> Exit {
    print::error_help(
        message!(
            "{} and {} have nothing to compare: one is a layout alone, the other has none",
            "{} 和 {} 无可比较：一个只有版面数据，另一个没有",
            old.name,
            new.name
        ),
        (
            "name two build folders, two layout.json or two PDFs",
            "给出两个出版文件夹、两个 layout.json 或两个 PDF",
        ),
    );
    Exit::Unusable
}

fn write(folder: &Path, html: &str) -> Result<(), Exit> {
    let path = folder.join("diff.html");
    let written = std::fs::create_dir_all(folder)
        .map_err(PressError::Write)
        .and_then(|()| publish_bytes(&path, html.as_bytes()));
    written.map_err(|error| {
        print::error(print::of(&path, &error.message()));
        Exit::Machine
    })
}

/// What is at hand to look at pages.
struct Desk<'a> {
    old: &'a Side,
    new: &'a Side,
    args: &'a DiffArgs,
    told: &'a [News],
}

/// What was seen on a page.
#[derive(Default)]
struct Seen {
    news: Vec<News>,
    shown: Option<Shown>,
}

impl Desk<'_> {
    fn page(&self, number: u16) -> Result<Seen, Exit> {
        let (old, new) = (self.old.plates.get(&number), self.new.plates.get(&number));
        let dpi = if [old, new].into_iter().flatten().any(|p| matches!(p, Plate::Png(_))) {
            GOLDEN_DPI
        } else {
            self.args.dpi
        };
        let (Some(o), Some(n)) = (old, new) else { return self.one_sided(number, (old, new), dpi) };
        let (old_bytes, new_bytes) = (o.bytes()?, n.bytes()?);
        if old_bytes == new_bytes && same_page(o, n) && !self.is_told(number) {
            return Ok(Seen::default());
        }
        let (was, is) = (o.pixels(&old_bytes, dpi)?, n.pixels(&new_bytes, dpi)?);
        let tolerance = Tolerance { delta_e: self.args.delta_e, area_mm2: self.args.area, dpi };
        let found = diff::compare(&was, &is, &tolerance);
        let mut seen = Seen { news: self.looks(number, (&was, &is), (&found, &tolerance)), shown: None };
        if self.args.output.is_some() && (self.is_told(number) || !seen.news.is_empty()) {
            let difference = Some(png(&diff::shade(&was, &is, &found))?);
            let (before, after) = (Some(png(&was)?), Some(png(&is)?));
            seen.shown = Some(Shown { before, after, difference, ..self.paper(number, &is, dpi) });
        }
        Ok(seen)
    }

    fn is_told(&self, number: u16) -> bool {
        self.told.iter().any(|n| n.at.page == Some(number))
    }

    /// A page that only one side has.
    fn one_sided(&self, number: u16, side: (Option<&Plate>, Option<&Plate>), dpi: u32) -> Result<Seen, Exit> {
        let Some(plate) = side.0.or(side.1).filter(|_| self.args.output.is_some() && self.is_told(number))
        else {
            return Ok(Seen::default());
        };
        let pixels = plate.pixels(&plate.bytes()?, dpi)?;
        let picture = Some(png(&pixels)?);
        let paper = self.paper(number, &pixels, dpi);
        let shown = match side.0 {
            Some(_) => Shown { before: picture, ..paper },
            None => Shown { after: picture, ..paper },
        };
        Ok(Seen { news: Vec::new(), shown: Some(shown) })
    }

    fn layout(&self, number: u16) -> Option<&PageLayout> {
        let both = self.old.pages().and(self.new.pages()).is_some();
        self.new.page(number).or_else(|| self.old.page(number)).filter(|_| both)
    }

    fn looks(
        &self,
        number: u16,
        (was, is): (&Pixels, &Pixels),
        (found, tolerance): (&Difference, &Tolerance),
    ) -> Vec<News> {
        let layout = self.layout(number);
        let [left, top] = self.paper(number, is, tolerance.dpi).origin;
        let tenth = |v: f64| (v * 10.0).round() / 10.0 + 0.0;
        let on_trim = |r: &Region| Region {
            mm: [tenth(r.mm[0] - left), tenth(r.mm[1] - top), r.mm[2], r.mm[3]],
            ..r.clone()
        };
        let regions: Vec<Region> = found.regions.iter().map(on_trim).collect();
        let mut news = Vec::new();
        if layout.is_none() && (was.width, was.height) != (is.width, is.height) {
            let mm = |p: &Pixels| [p.width, p.height].map(|v| tenth(f64::from(v) * tolerance.pixel_mm()));
            let at = diff::Place { page: Some(number), ..diff::Place::default() };
            news.push(News { at, what: What::PageSize { old: mm(was), new: mm(is) }, then: None });
        }
        news.extend(diff::looks(number, layout, &regions, self.told));
        news
    }

    /// The size of a picture, and where the trim lies on it: in its middle, bleed around.
    fn paper(&self, number: u16, pixels: &Pixels, dpi: u32) -> Shown {
        let mm = [pixels.width, pixels.height].map(|v| f64::from(v) * 25.4 / f64::from(dpi));
        let trim = self.layout(number).map_or(mm, |page| page.trim.map(|pt| pt * 25.4 / 72.0));
        let origin = [(mm[0] - trim[0]) / 2.0, (mm[1] - trim[1]) / 2.0];
        Shown { number, mm, origin, ..Shown::default() }
    }
}

/// Whether two plates are the same page of equal files.
fn same_page(old: &Plate, new: &Plate) -> bool {
    match (old, new) {
        (Plate::Pdf(_, a), Plate::Pdf(_, b)) => a == b,
        (Plate::Png(_), Plate::Png(_)) => true,
        _ => false,
    }
}

/// A picture as PNG.
pub fn png(pixels: &Pixels) -> Result<Vec<u8>, Exit> {
    proof::png(pixels).map_err(|error| {
        print::error(error.message());
        Exit::Machine
    })
}
