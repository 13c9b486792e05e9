//! The commands and their options, with the words that `--help` teaches by.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// 排版: makes Chinese newspaper pages, print-ready.
#[derive(Parser, Debug)]
#[command(name = "paiban", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Start with:\n  paiban new myedition\n  paiban build myedition\n\n\
    Exit status: 0 clean; 1 done, but the edition has errors; 2 the input cannot be used, nothing was \
    written; 3 the machine failed.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Write a small edition that builds as it is
    New(NewArgs),
    /// Make the pages: one PDF/X-4 a page, one for the edition, report.json, layout.json
    Build(BuildArgs),
    /// Find everything that build would find, and write no PDF
    Check(CheckArgs),
    /// Write PNG proofs of the pages, with grid, lines, slots and findings on top if asked
    Proof(ProofArgs),
    /// Show the pages in a browser, made again whenever a file is saved; lay them out by hand there
    Watch(WatchArgs),
    /// Make stories fit their slots, as far as the stylesheet permits, and write that into edition.toml
    Fit(FitArgs),
    /// Say what changed between two builds, two layout.json or two PDFs
    Diff(DiffArgs),
    /// Turn copy as it comes (text, Markdown) into story files, and say what was decided
    Import(ImportArgs),
    /// List faces, weights, coverage and licences
    Fonts(FontsArgs),
    /// Print a shell's completions
    #[command(after_long_help = "Examples:\n  paiban completions bash > /etc/bash_completion.d/paiban\n  \
        paiban completions zsh > ~/.zfunc/_paiban\n  \
        paiban completions fish > ~/.config/fish/completions/paiban.fish")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the man pages, one for the program and one for each command
    #[command(after_long_help = "Example:\n  paiban man ~/.local/share/man/man1 && man paiban-build")]
    Man {
        /// The folder for them
        dir: PathBuf,
    },
}

/// `paiban new`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban new weekly\n  paiban new daily --preset duikai")]
pub struct NewArgs {
    /// The folder to make; it must be empty or not exist yet
    pub dir: PathBuf,
    /// The format: duikai (390×545 mm, 8 columns) or sikai (275×390 mm, 6 columns)
    #[arg(long, value_enum, default_value = "sikai")]
    pub preset: Preset,
}

/// The shipped formats.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Preset {
    /// 对开
    Duikai,
    /// 四开
    Sikai,
}

impl Preset {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Duikai => "duikai",
            Preset::Sikai => "sikai",
        }
    }
}

/// Which edition, and which of its pages.
#[derive(Args, Debug)]
pub struct EditionArgs {
    /// The edition's folder, or its edition.toml
    pub edition: PathBuf,
    /// Only these pages: 1,3-5
    #[arg(long, value_parser = pages)]
    pub pages: Option<Pages>,
    /// Threads; as many as the machine has cores unless said
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Print errors only: no warnings, no notes, no progress
    #[arg(short, long)]
    pub quiet: bool,
    /// Print notes too: changed marks, lone lines, free space, headlines that meet
    #[arg(long, conflicts_with = "quiet")]
    pub notes: bool,
}

/// `paiban build`.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  paiban build examples/chenglan\n  paiban build edition.toml -o /plates --pages 1,4\n  \
    paiban build edition.toml --standard x1a\n\n\
    Files appear whole or not at all; the same edition gives the same bytes on any machine. With --pages\n\
    edition.pdf, report.json and layout.json hold these pages alone, and the other pages' PDFs stay as they are."
)]
pub struct BuildArgs {
    /// Edition and pages.
    #[command(flatten)]
    pub edition: EditionArgs,
    /// Where the files go; out/ in the edition's folder unless said
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The standard that the PDFs meet
    #[arg(long, value_enum, default_value = "x4")]
    pub standard: Standard,
    /// Say how long each stage took, on stderr and in report.json
    #[arg(long)]
    pub timing: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// `paiban check`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban check examples/chenglan\n  \
    paiban check edition.toml --pages 1 --format json")]
pub struct CheckArgs {
    /// Edition and pages.
    #[command(flatten)]
    pub edition: EditionArgs,
    /// Print the report as JSON on stdout
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// `paiban proof`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban proof examples/chenglan -o proofs\n  \
    paiban proof edition.toml --pages 1 --dpi 200 --overlay grid,lines,slots,findings\n  \
    paiban proof edition.toml --contact    the whole edition in one picture\n  \
    paiban proof edition.toml --pdf --mark 小样    for the office printer, A3")]
pub struct ProofArgs {
    /// Edition and pages.
    #[command(flatten)]
    pub edition: EditionArgs,
    /// Where the PNGs go; out/ in the edition's folder unless said
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Dots an inch, 20 to 600; 110 unless said, 36 with --contact
    #[arg(long, conflicts_with = "pdf", value_parser = clap::value_parser!(u32).range(20..=600))]
    pub dpi: Option<u32>,
    /// Write contact.png instead of a PNG a page: all pages in one picture
    #[arg(long, conflicts_with = "pdf")]
    pub contact: bool,
    /// What to draw on top
    #[arg(long, value_enum, value_delimiter = ',')]
    pub overlay: Vec<Overlay>,
    /// Write proof.pdf instead of PNGs: each page on A3, with its findings and how its stories fit
    #[arg(long)]
    pub pdf: bool,
    /// What stands behind the page of --pdf: 小样, 大样, or other words
    #[arg(long, value_name = "WORDS", requires = "pdf")]
    pub mark: Option<String>,
}

/// What a proof can show on top of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Overlay {
    /// Columns and rows
    Grid,
    /// Baselines, with their numbers
    Lines,
    /// Slots, with their names
    Slots,
    /// Findings, with their numbers
    Findings,
}

/// `paiban watch`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban watch examples/chenglan\n  \
    paiban watch . --open-with \"code -g {file}:{line}\"\n  \
    paiban watch . --listen 0.0.0.0 --token a-long-secret-of-ours   for the desk next door\n\n\
    In the browser, e lets one drag slots and stories; each act is written into the edition's own files, u takes \
    it back. Whoever has the token may do so. ? lists all keys.")]
pub struct WatchArgs {
    /// The edition's folder, or its edition.toml
    pub edition: PathBuf,
    /// The address to listen at; one that others can reach wants a token
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub listen: std::net::IpAddr,
    /// The port; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 7333)]
    pub port: u16,
    /// What clients must know, 16 characters or more: they open the address with ?token=
    #[arg(long)]
    pub token: Option<String>,
    /// The editor that a place is handed to, with {file} and {line} where they belong
    #[arg(long, value_name = "CMD")]
    pub open_with: Option<String>,
    /// A build to compare with: its folder; out/ in the edition's folder unless said
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
}

/// `paiban fit`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban fit myedition --dry-run    say what would be done\n  \
    paiban fit myedition --pages 1\n\n\
    For each story that is too long or too short the ways are tried that [fit] permits in the stylesheet, in \
    its order: another depth of a picture, a line of the headline, other legs, a free slot on a later page, a \
    picture left out. The first that is enough is written into [page.fit] or [page.slots] of edition.toml; a \
    line taken out there takes it back. Copy is never cut: what only an editor can mend is said.\n\
    Exit status: 0 every story fits or can be left; 1 a story is still too long; 2 the input cannot be used, \
    nothing was written; 3 the machine failed.")]
pub struct FitArgs {
    /// Edition and pages.
    #[command(flatten)]
    pub edition: EditionArgs,
    /// Say what would be done, and write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

/// `paiban diff`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban diff yesterday/out today/out -o review\n  \
    paiban diff golden out            in CI: status 1 when a page changed\n  \
    paiban diff golden out --bless    accept the pages as they are\n  \
    paiban diff old.pdf new.pdf --delta-e 10 --area 1\n\n\
    Builds are compared by their layout.json, line by line, and then by what is seen; PDFs of others by \
    what is seen.\nExit status: 0 the same; 1 something differs; 2 an input cannot be used, nothing was \
    written; 3 the machine failed.")]
pub struct DiffArgs {
    /// The build as it was: its folder, a golden's folder, a layout.json or a PDF
    pub old: PathBuf,
    /// The build as it is
    pub new: PathBuf,
    /// Write diff.html here: before, after and difference of each page that changed
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// How the news is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Colours up to this ΔE*ab apart are the same; 2 is just seen, 5 is what newsprint varies by itself
    #[arg(long, value_name = "N", default_value_t = 5.0, value_parser = amount)]
    pub delta_e: f64,
    /// A place with less changed area than this, in mm², is the same; a full stop has 0.5
    #[arg(long, value_name = "MM2", default_value_t = 0.2, value_parser = amount)]
    pub area: f64,
    /// Dots an inch of the pictures compared and shown, 20 to 600; a golden's have 72
    #[arg(long, default_value_t = 96, value_parser = clap::value_parser!(u32).range(20..=600))]
    pub dpi: u32,
    /// Accept NEW: OLD becomes a golden of it, text and pictures, or --bless=text alone
    #[arg(long, value_enum, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    pub bless: Option<Bless>,
}

/// What a golden holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bless {
    /// layout.json and a picture of each page
    All,
    /// layout.json
    Text,
}

/// `paiban import`.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Copy is text or Markdown in UTF-8, GB 18030 or UTF-16. A story begins at a heading (# or ##) or at a\n\
    part that the copy names: 标题： 引题： 副题： 作者： 栏目： 正文：, or 【标题】 and so on.\n\n\
    Examples:\n  paiban import copy.txt -o myedition/stories\n  \
    paiban import page1.txt page2.md -o stories --force"
)]
pub struct ImportArgs {
    /// The files, in reading order
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The folder for the story files
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Replace story files that are there already
    #[arg(long)]
    pub force: bool,
}

/// `paiban fonts`.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  paiban fonts\n  paiban fonts examples/chenglan --format json")]
pub struct FontsArgs {
    /// An edition, to list the faces it brings as well
    pub edition: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// The parts of ISO 15930 that plants ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Standard {
    /// PDF/X-4
    X4,
    /// PDF/X-1a:2003, for plants that still ask for it
    X1a,
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// A choice of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages(Vec<(u16, u16)>);

impl Pages {
    /// Whether a page is chosen.
    pub fn has(&self, page: u16) -> bool {
        self.0.iter().any(|(from, to)| (*from..=*to).contains(&page))
    }

    /// A page that is asked for and that there is not: a number of its own, or the first of a range in vain.
    pub fn lacking(&self, there: impl Fn(u16) -> bool) -> Option<u16> {
        let vain = |(from, to): &&(u16, u16)| !(*from..=*to).any(&there);
        self.0.iter().find(vain).map(|(from, _)| *from)
    }
}

fn pages(text: &str) -> Result<Pages, String> {
    let number =
        |t: &str| t.trim().parse::<u16>().map_err(|_| format!("“{t}” is no page number; write 1,3-5"));
    let range = |part: &str| match part.split_once('-') {
        Some((from, to)) => Ok((number(from)?, number(to)?)),
        None => number(part).map(|n| (n, n)),
    };
    text.split(',').map(range).collect::<Result<_, String>>().map(Pages)
}

fn amount(text: &str) -> Result<f64, String> {
    let wrong = || format!("“{text}” is no number from 0 up");
    text.parse::<f64>().ok().filter(|v| v.is_finite() && *v >= 0.0).ok_or_else(wrong)
}
