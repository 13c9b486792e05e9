//! Makes words.fst: `cargo run --example make-words -- dict.txt words/words.fst`.
//!
//! In: jieba's dictionary, a line a word: the word, how often it was met, its part of speech. Out: a map from
//! the word to `weight << 8 | letter`: six times the binary logarithm of the count, and the letter of the part
//! of speech, in capitals for names (nr, ns, nt, nz).

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let [from, to] =
        env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "usage: dict.txt words.fst")?;
    let text = fs::read_to_string(from)?;
    let words: BTreeMap<&str, u64> = text.lines().filter_map(entry).collect();
    let mut map = fst::MapBuilder::new(io::BufWriter::new(fs::File::create(to)?))?;
    map.extend_iter(words)?;
    Ok(map.finish()?)
}

fn entry(line: &str) -> Option<(&str, u64)> {
    let mut parts = line.split(' ');
    let (word, count, tag) = (parts.next()?, parts.next()?, parts.next().unwrap_or("x"));
    let count: u128 = count.parse().ok()?;
    // The sixth power of a count below two millions fits into 128 bits.
    let weight = u64::from(count.clamp(1, 2_000_000).pow(6).ilog2());
    Some((word, weight << 8 | u64::from(letter(tag))))
}

fn letter(tag: &str) -> u8 {
    match tag {
        "nr" | "ns" | "nt" | "nz" | "nrt" | "nrfg" => b'N',
        // A verb as a noun.
        "vn" => b'n',
        _ => tag.bytes().next().unwrap_or(b'x'),
    }
}
