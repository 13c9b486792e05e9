//! Typst and Chromium, where they are installed: each sets the same text in the same face, one paragraph a
//! page, with what its handbook offers for Chinese.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::judge::SetLine;
use crate::pdf;

/// The size of type, in points: twelve CSS pixels.
const SIZE: f64 = 9.0;

/// A program that makes a PDF.
pub struct Peer {
    pub name: &'static str,
    program: &'static str,
    source: fn(&[&str], i32) -> (&'static str, String),
    command: fn(&mut Command, &Path),
}

/// Who may be there.
pub const PEERS: [Peer; 2] = [
    Peer { name: "Typst", program: "typst", source: typst, command: typst_command },
    Peer { name: "Chromium", program: "chromium", source: html, command: chromium_command },
];

impl Peer {
    /// What it says of itself; nothing where it is not installed.
    pub fn version(&self) -> Option<String> {
        let output = Command::new(self.program).arg("--version").stderr(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        (output.status.success() && !text.is_empty()).then_some(text)
    }

    /// The lines of each paragraph, or why there are none.
    pub fn set(&self, paragraphs: &[&str], zi: i32) -> Result<Vec<Vec<SetLine>>, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let (file, source) = (self.source)(paragraphs, zi);
        fs::write(folder.path().join(file), source).map_err(|error| error.to_string())?;
        let mut command = Command::new(self.program);
        (self.command)(&mut command, folder.path());
        let output = command.output().map_err(|error| error.to_string())?;
        let bytes = fs::read(folder.path().join("out.pdf"))
            .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
        let mut pages = pdf::paragraphs(bytes, SIZE).ok_or("its PDF cannot be read")?;
        if pages.len() != paragraphs.len() {
            return Err(format!("{} pages for {} paragraphs", pages.len(), paragraphs.len()));
        }
        pages.iter_mut().zip(paragraphs).try_for_each(|(lines, text)| name(lines, text))?;
        Ok(pages)
    }
}

/// Gives the characters their names from the copy: a PDF has only glyphs, and ⼦ may stand there for 子.
fn name(lines: &mut [SetLine], text: &str) -> Result<(), String> {
    let copy = text.chars().filter(|c| !c.is_whitespace());
    let printed: usize = lines.iter().map(|line| line.cells.len()).sum();
    if printed != copy.clone().count() {
        return Err(format!("{printed} characters printed of {text}"));
    }
    lines.iter_mut().flat_map(|line| &mut line.cells).zip(copy).for_each(|(cell, c)| cell.0 = c);
    Ok(())
}

fn fonts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

fn typst(paragraphs: &[&str], zi: i32) -> (&'static str, String) {
    let mut source = format!(
        "#set text(font: \"Noto Serif SC\", size: {SIZE}pt, lang: \"zh\", region: \"cn\")\n\
         #set page(width: {}pt, height: auto, margin: 0pt)\n\
         #set par(justify: true, first-line-indent: (amount: 2em, all: true))\n",
        f64::from(zi) * SIZE
    );
    for text in paragraphs {
        // As a string, so that nothing in it is markup.
        source += &format!("#par({text:?})\n#pagebreak(weak: true)\n");
    }
    ("in.typ", source)
}

fn typst_command(command: &mut Command, folder: &Path) {
    command.args(["compile", "--ignore-system-fonts", "--font-path"]).arg(fonts());
    command.arg(folder.join("in.typ")).arg(folder.join("out.pdf"));
}

fn html(paragraphs: &[&str], zi: i32) -> (&'static str, String) {
    let font = fonts().join("NotoSerifSC-Regular.otf");
    let mut source = format!(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><style>\
         @font-face {{ font-family: song; src: url(file://{}) }}\
         @page {{ size: 10in 20in; margin: 0 }} body {{ margin: 0; font: 12px/2 song; width: {}px }}\
         p {{ margin: 0; text-indent: 2em; text-align: justify; line-break: strict; text-wrap: pretty;\
         text-spacing-trim: normal; text-autospace: normal; font-variant-ligatures: none; break-after: page }}</style>",
        font.display(),
        zi * 12
    );
    for text in paragraphs {
        source += &format!("<p>{}</p>\n", text.replace('&', "&amp;").replace('<', "&lt;"));
    }
    ("in.html", source)
}

fn chromium_command(command: &mut Command, folder: &Path) {
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"]);
    command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
    command.arg(format!("--print-to-pdf={}", folder.join("out.pdf").display()));
    command.arg(format!("file://{}", folder.join("in.html").display()));
}
