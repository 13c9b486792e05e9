//! A small reader of our own files: objects by number, streams, page text with places. It knows only what
//! the press writes; other readers judge the files in the trial.

use std::collections::BTreeMap;
use std::io::Read;

/// A file that was written.
pub struct Pdf(pub Vec<u8>);

/// A glyph on a page: what it says, and where its origin is.
#[derive(Debug)]
pub struct Shown {
    pub text: String,
    pub x: f64,
}

impl Pdf {
    /// The file as text, a byte a character.
    pub fn text(&self) -> String {
        self.0.iter().map(|b| char::from(*b)).collect()
    }

    /// Whether `part` is somewhere in it.
    pub fn has(&self, part: &[u8]) -> bool {
        self.0.windows(part.len()).any(|w| w == part)
    }

    /// What is written between `before` and the next `after`.
    pub fn between(&self, before: &str, after: &str) -> String {
        let text = self.text();
        let start = text.find(before).unwrap_or_else(|| panic!("no {before}")) + before.len();
        let end = text[start..].find(after).expect("an end");
        text[start..start + end].trim().to_owned()
    }

    /// Dictionary and data of every stream, inflated where it says so.
    pub fn streams(&self) -> Vec<(String, Vec<u8>)> {
        let (mut all, mut at) = (Vec::new(), 0);
        while let Some(found) = find(&self.0[at..], b"/Length ") {
            let number = at + found + 8;
            let digits: String =
                self.0[number..].iter().take_while(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect();
            let length: usize = digits.parse().expect("a length");
            let start = number + digits.len() + b">>\nstream\n".len();
            let head = self.0[..number].windows(2).rposition(|w| w == b"<<").map_or(0, |p| p);
            let head = nested(&self.0, head);
            let dict: String = self.0[head..number].iter().map(|b| char::from(*b)).collect();
            let raw = &self.0[start..start + length];
            all.push((dict.clone(), if dict.contains("/FlateDecode") { inflate(raw) } else { raw.to_vec() }));
            at = start + length;
        }
        all
    }

    /// The only stream whose dictionary contains `part`.
    pub fn stream(&self, part: &str) -> (String, Vec<u8>) {
        let mut found = self.streams().into_iter().filter(|(dict, _)| dict.contains(part));
        let only = found.next().unwrap_or_else(|| panic!("no stream with {part}"));
        assert!(found.next().is_none(), "one stream with {part}");
        only
    }

    /// The page contents, in order.
    pub fn contents(&self) -> Vec<String> {
        let all = self.streams().into_iter().map(|(_, data)| data);
        let all = all.filter(|data| find(data, b" gs\n").is_some() && find(data, b"begincmap").is_none());
        all.map(|data| data.iter().map(|b| char::from(*b)).collect()).collect()
    }

    /// Every ToUnicode, as code → text.
    pub fn cmaps(&self) -> Vec<BTreeMap<u16, String>> {
        let all = self.streams().into_iter().filter(|(_, data)| find(data, b"beginbfchar").is_some());
        all.map(|(_, data)| cmap(&String::from_utf8(data).expect("a CMap is ASCII"))).collect()
    }
}

impl Pdf {
    /// What each text object of the only page says, in the order of its content, by the fonts' own ToUnicode.
    pub fn said(&self) -> Vec<String> {
        let file = self.text();
        let object = |n: &str| file.split(&format!("\n{n} 0 obj\n")).nth(1).unwrap_or_default();
        let number = |part: &str| part.trim().split(' ').next().unwrap_or_default().to_owned();
        let fonts = self.between("/Font <<", ">>");
        let fonts = fonts.lines().filter_map(|line| line.trim().split_once(' '));
        let fonts: BTreeMap<&str, BTreeMap<u16, String>> = fonts
            .map(|(name, font)| {
                let to_unicode = object(&number(font)).split("/ToUnicode ").nth(1).expect("a ToUnicode");
                (name, cmap(object(&number(to_unicode)).split("endstream").next().expect("a stream")))
            })
            .collect();
        let mut said = Vec::new();
        let mut font = None;
        for line in self.contents()[0].split('\n') {
            match (line, line.split_once("Tm[")) {
                ("BT", _) => said.push(String::new()),
                (_, Some((_, rest))) => {
                    let codes = items(rest).into_iter().filter_map(|item| match item {
                        Item::Show(code) => Some(code),
                        Item::Move(_) => None,
                    });
                    let texts =
                        codes.filter_map(|code| font.and_then(|f: &BTreeMap<_, String>| f.get(&code)));
                    said.last_mut().expect("after BT").extend(texts.map(String::as_str));
                }
                _ => {
                    if let Some((name, _)) = line.strip_suffix(" Tf").and_then(|l| l.split_once(' ')) {
                        font = fonts.get(name);
                    }
                }
            }
        }
        said
    }
}

fn nested(bytes: &[u8], at: usize) -> usize {
    // A stream's dictionary of ours has no dictionary in it.
    if bytes[at..].starts_with(b"<<") { at } else { 0 }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|w| w == part)
}

fn inflate(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::ZlibDecoder::new(data).read_to_end(&mut out).expect("a zlib stream");
    out
}

fn cmap(text: &str) -> BTreeMap<u16, String> {
    let entry = |line: &str| {
        let (code, said) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("><")?;
        let unit = |at: usize| u16::from_str_radix(&said[at..at + 4], 16).ok();
        let units: Vec<u16> = (0..said.len()).step_by(4).filter_map(unit).collect();
        Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).ok()?))
    };
    text.lines().skip_while(|line| !line.ends_with("beginbfchar")).filter_map(entry).collect()
}

/// The glyphs of every TJ in `content`, when all are `advance` thousandths wide and said by `cmap`.
pub fn shown(content: &str, cmap: &BTreeMap<u16, String>, advance: f64) -> Vec<Shown> {
    let (mut all, mut size) = (Vec::new(), 0.0);
    for line in content.split('\n') {
        if let Some(font) = line.strip_suffix(" Tf") {
            size = font.rsplit(' ').next().expect("a size").parse().expect("a number");
        }
        let Some((matrix, rest)) = line.split_once("Tm[") else { continue };
        let mut x: f64 = matrix.split(' ').nth(4).expect("six numbers").parse().expect("a number");
        for item in items(rest) {
            match item {
                Item::Move(units) => x -= units * size / 1000.0,
                Item::Show(code) => {
                    all.push(Shown { text: cmap.get(&code).cloned().unwrap_or_default(), x });
                    x += advance * size / 1000.0;
                }
            }
        }
    }
    all
}

enum Item {
    Move(f64),
    Show(u16),
}

/// What stands between the brackets of a TJ. Codes with a line end in them are escaped, so that a line is
/// a line.
fn items(array: &str) -> Vec<Item> {
    let (mut out, mut codes, mut number, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
    let mut bytes = array.chars().map(|c| c as u8);
    while let Some(b) = bytes.next() {
        match (inside, b) {
            (false, b'(' | b']') => {
                inside = b == b'(';
                if let Ok(units) = std::mem::take(&mut number).parse() {
                    out.push(Item::Move(units));
                }
                if b == b']' {
                    break;
                }
            }
            (false, _) => number.push(char::from(b)),
            (true, b')') => {
                inside = false;
                let pairs = codes.chunks(2).map(|c| Item::Show(u16::from_be_bytes([c[0], c[1]])));
                out.extend(pairs);
                codes.clear();
            }
            (true, b'\\') => codes.push(match bytes.next() {
                Some(b'r') => b'\r',
                Some(b'n') => b'\n',
                other => other.expect("an escape has two characters"),
            }),
            (true, _) => codes.push(b),
        }
    }
    out
}
