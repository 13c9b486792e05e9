//! What an edition costs: processor time and memory of the whole process, files on disk at its end, for 1, 8, 32
//! and 128 pages, beside Typst with the same copy where it is installed; and characters composed in a second.
//!
//! `cargo bench --bench edition`. With PAIBAN_EDITION set to an edition's folder, that is measured too.
#![allow(missing_docs, clippy::print_stdout)]

mod copy;
mod run;

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use paiban::compose::{Measures, Wish, prepare, set};
use paiban::copydesk;
use paiban::edition::{Disk, Story, read};
use paiban::makeup::{Depths, Desk, StoryMatter};
use paiban::style::{Direction, FaceChain, FaceId, FontEntry, ParaStyle, Run, TextStyle};
use paiban::typeface::Faces;
use paiban::units::Length;
use run::{Cost, median, run};

/// Pages, and how often each is made.
const EDITIONS: [(usize, usize); 4] = [(1, 11), (8, 7), (32, 5), (128, 3)];

fn main() -> Result<(), Box<dyn Error>> {
    let typst = version("typst");
    println!("Typst: {}", typst.as_deref().unwrap_or("not installed, skipped"));
    // The editions come first: a child's peak begins with what its parent has.
    editions(typst.is_some())?;
    if let Ok(folder) = std::env::var("PAIBAN_EDITION") {
        let out = tempfile::tempdir()?;
        let costs = (0..11).map(|_| run(&mut paiban(Path::new(&folder), out.path())));
        let cost = median(&costs.collect::<Result<Vec<_>, _>>()?);
        println!("{folder}: {:.1} ms, {:.0} MB", cost.cpu, cost.memory);
    }
    composition();
    depths();
    Ok(())
}

fn editions(with_typst: bool) -> Result<(), Box<dyn Error>> {
    println!("pages  paiban: CPU ms    MB   Typst: CPU ms    MB   paiban/Typst: CPU  memory");
    let mut before: Option<(usize, Cost, Cost)> = None;
    for (pages, rounds) in EDITIONS {
        let folder = tempfile::tempdir()?;
        let (ours, theirs) = both(folder.path(), (pages, rounds), with_typst)?;
        print!("{pages:5}{:16.1}{:6.0}", ours.cpu, ours.memory);
        if with_typst {
            print!("{:16.1}{:6.0}", theirs.cpu, theirs.memory);
            print!("{:20.2}{:8.2}", ours.cpu / theirs.cpu, ours.memory / theirs.memory);
        }
        println!();
        if let Some((fewer, our, their)) = before {
            let each = |now: Cost, then: Cost| (now.cpu - then.cpu) / (pages - fewer) as f64;
            let (our, their) = (each(ours, our), each(theirs, their));
            print!("       a further page: {our:.2} ms");
            if with_typst {
                print!(", Typst {their:.2} ms, ratio {:.2}", our / their);
            }
            println!();
        }
        before = Some((pages, ours, theirs));
    }
    Ok(())
}

/// The medians of both, run by turns.
fn both(
    folder: &Path,
    (pages, rounds): (usize, usize),
    with_typst: bool,
) -> Result<(Cost, Cost), Box<dyn Error>> {
    copy::edition(&folder.join("edition"), pages)?;
    copy::typst(folder, pages)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours.push(run(&mut paiban(&folder.join("edition"), &folder.join("out")))?);
        if with_typst {
            theirs.push(run(&mut typst(folder))?);
        }
    }
    Ok((median(&ours), median(&theirs)))
}

fn paiban(edition: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paiban"));
    command.args(["build", "-j1"]).arg(edition).arg("-o").arg(out);
    command
}

fn typst(folder: &Path) -> Command {
    let mut command = Command::new("typst");
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    command.args(["compile", "--jobs", "1", "--ignore-system-fonts", "--font-path"]).arg(fonts);
    command.arg(folder.join("page.typ")).arg(folder.join("page.pdf"));
    command
}

fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Prepares and sets the corpus in the shipped Song, on one core; the fastest of five rounds.
fn composition() {
    let font = FontEntry { name: "NotoSerifSC-Regular".into(), only: None };
    let (faces, _) = Faces::open(&[FaceChain { name: "song".into(), fonts: vec![font] }], &[]);
    let text = concat!(include_str!("../corpus/lu-xun.txt"), include_str!("../corpus/gsd.txt"));
    let style = TextStyle::new(FaceId(0), Length::pt(9));
    let run = |line: &str| vec![Run { text: line.to_owned(), style }];
    let paragraphs: Vec<Vec<Run>> = text.lines().map(run).collect();
    for zi in [13, 27] {
        let measure = [Length::pt(9) * zi];
        let round = || {
            let start = Instant::now();
            for runs in &paragraphs {
                let matter = prepare(runs, &ParaStyle::default(), &faces);
                black_box(set(&matter, Measures(&measure), Wish::default()));
            }
            start.elapsed()
        };
        let fastest = (0..5).map(|_| round()).min().unwrap_or_default();
        let rate = text.chars().count() as f64 / fastest.as_secs_f64() / 1e6;
        println!("composed at {zi} 字: {rate:.1} million characters a second");
    }
}

/// How often make-up is told in a second how deep a story is: the stories of the example daily over one column to
/// five, each made ready once; the fastest of five rounds.
fn depths() {
    const EACH: usize = 40;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/chenglan");
    let Some(edition) = read(&Disk::new(&folder), "edition.toml").edition else { return };
    let (faces, _) = Faces::open(&edition.house.faces, &[]);
    let ready = |story: &Story| {
        let (copy, _) = copydesk::prepare(story, &edition.house);
        (story.id, StoryMatter::prepare(copy, &faces).0)
    };
    let stories = edition.stories.iter().map(ready).collect();
    let desk =
        Desk { edition: &edition, metrics: &faces, stories: &stories, direction: Direction::Horizontal };
    let grid = &edition.pages[0].template.grid;
    let round = || {
        let start = Instant::now();
        for story in &edition.stories {
            let Some(depths) = Depths::of(&desk, story.id, grid) else { continue };
            for n in 0..EACH {
                black_box(depths.at(1 + n as u16 % 5, n % edition.house.ladder.len()));
            }
        }
        start.elapsed()
    };
    let fastest = (0..5).map(|_| round()).min().unwrap_or_default();
    let rate = (edition.stories.len() * EACH) as f64 / fastest.as_secs_f64();
    println!("asked how deep a story is: {rate:.0} times a second");
}
