//! Pages in parallel, handed on in order, a few at a time: memory does not grow with the edition.

use rayon::prelude::*;

use super::args::EditionArgs;
use super::console;
use super::exit::Exit;
use super::open::Opened;
use super::print;
use super::progress::Progress;
use crate::edition::{Filling, PageSpec};
use crate::finding::{Finding, Findings, Severity, Sources, message};

/// Which findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Errors and warnings, and how many notes there are.
    Most,
    /// Errors alone.
    Errors,
    /// Everything.
    All,
}

impl Show {
    /// What `--quiet` and `--notes` ask for.
    pub fn of(args: &EditionArgs) -> Show {
        match (args.quiet, args.notes) {
            (true, _) => Show::Errors,
            (_, true) => Show::All,
            _ => Show::Most,
        }
    }
}

/// Does `work` for the chosen pages in parallel, a few at a time, and hands the results on in order.
pub fn for_pages<T: Send>(
    opened: &Opened,
    args: &EditionArgs,
    work: impl Fn(&PageSpec) -> T + Sync,
    each: &mut dyn FnMut(&PageSpec, T),
) -> Result<(), Exit> {
    let chosen: Vec<&PageSpec> =
        opened.edition.pages.iter().filter(|p| args.pages.as_ref().is_none_or(|a| a.has(p.number))).collect();
    let there = |number: u16| opened.edition.page(number).is_some();
    if let Some(number) = args.pages.as_ref().and_then(|pages| pages.lacking(there)) {
        print::error(message!("the edition has no page {number}", "本期没有第 {number} 版"));
        return Err(Exit::Unusable);
    }
    let progress = Progress::of(chosen.len(), args.quiet);
    let work = |spec: &PageSpec| {
        let done = work(spec);
        progress.step(stories(spec));
        done
    };
    let jobs = args.jobs.unwrap_or(0).min(256);
    let threads = if chosen.len() == 1 { 1 } else { jobs };
    if threads == 1 {
        for spec in chosen {
            let done = work(spec);
            progress.wipe();
            each(spec, done);
        }
        return Ok(());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|e| {
        print::error(message!("no threads could be started: {e}", "起不了线程：{e}"));
        Exit::Machine
    })?;
    for few in chosen.chunks(pool.current_num_threads() * 2) {
        let done: Vec<T> = pool.install(|| few.par_iter().map(|spec| work(spec)).collect());
        progress.wipe();
        few.iter().zip(done).for_each(|(spec, t)| each(spec, t));
    }
    Ok(())
}

/// How many stories begin or go on on a page.
fn stories(spec: &PageSpec) -> usize {
    spec.fillings.iter().flatten().filter_map(Filling::story).count()
}

/// Prints findings to stderr, and a last line that counts them.
pub fn show(sources: &Sources, findings: &Findings, which: Show) {
    let shown = |f: &&Finding| match which {
        Show::All => true,
        Show::Most => f.severity() >= Severity::Warning,
        Show::Errors => f.severity() == Severity::Error,
    };
    let reader = print::reader();
    let text: String = findings.iter().filter(shown).map(|f| console::render(f, sources, reader)).collect();
    print::err(&text);
    let count = |s: Severity| findings.iter().filter(|f| f.severity() == s).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if errors + warnings + notes > 0 && which != Show::Errors {
        let counted = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let (wrong, doubtful, noted) =
            (counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note"));
        let count =
            message!("{wrong}, {doubtful}, {noted}", "{errors} 个错误，{warnings} 个警告，{notes} 条提示");
        let hidden = notes > 0 && which == Show::Most;
        let more = if hidden { (" (--notes shows them)", "（--notes 列出）") } else { ("", "") };
        print::say(count.and(&more.into()));
    }
}
