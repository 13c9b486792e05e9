//! The bytes of a copy → its text: UTF-8, or what Windows writes: GB 18030 (with GBK and GB 2312), UTF-16.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::lines::blank;

/// A copy's text, and the charset it was in where that was not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The text.
    pub text: String,
    /// The charset's name.
    pub charset: Option<&'static str>,
}

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing is in it but what cannot be seen.
    Empty,
    /// It is a document of a word processor.
    Document,
    /// It is a story file of paiban's already.
    Story,
    /// It is in no charset that copy comes in; the first byte that is not UTF-8, from 0.
    Charset(usize),
}

/// How the files of word processors begin: .docx and .odt, .doc and .wps, .rtf; and those of others: .pdf, .html.
const DOCUMENTS: [&[u8]; 6] =
    [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF", b"<html", b"<!DOCTYPE"];

/// Reads the bytes of a copy.
pub fn read(bytes: &[u8]) -> Result<Read, Unread> {
    if DOCUMENTS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Unread::Document);
    }
    let read = decoded(bytes)?;
    if read.text.trim_start_matches(blank).lines().next() == Some("+++") {
        return Err(Unread::Story);
    }
    if read.text.chars().all(|c| blank(c) || c.is_control()) { Err(Unread::Empty) } else { Ok(read) }
}

fn decoded(bytes: &[u8]) -> Result<Read, Unread> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Read { text: text.to_owned(), charset: None }),
        Err(error) => Unread::Charset(error.valid_up_to()),
    };
    let marked = Encoding::for_bom(bytes).map(|(charset, mark)| (charset, &bytes[mark..]));
    let marked = marked.or_else(|| Some((unmarked_utf16(bytes)?, bytes)));
    let (charset, bytes) = match marked {
        Some(marked) => marked,
        // A few broken bytes in UTF-8 would be Chinese of a kind as GB 18030 too.
        None if is_broken_utf8(bytes) => return Err(error),
        None => (GB18030, bytes),
    };
    let text = charset.decode_without_bom_handling_and_without_replacement(bytes).ok_or(error)?;
    let is_copy = !text.contains(|c: char| c.is_control() && !c.is_whitespace());
    if is_copy { Ok(Read { text: text.into_owned(), charset: Some(charset.name()) }) } else { Err(error) }
}

/// UTF-16 without its mark: of line ends, digits and blanks one byte is zero, always the first or always the second.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, some) if some > 0 => Some(UTF_16LE),
        (some, 0) if some > 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether more characters are UTF-8, those of ASCII left out, than not.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}
