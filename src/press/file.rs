//! A PDF file as it is written: objects out as they come, their offsets kept, never the file itself.

use std::cell::RefCell;
use std::io::Write;

use flate2::{Compress, Compression, FlushCompress, Status};
use pdf_writer::{Chunk, Ref};
use sha2::{Digest, Sha256};

use super::error::PressError;
use super::numbers::hex;
use super::standard::LEVEL;

/// A file under way.
pub(super) struct Out<W> {
    to: W,
    at: u64,
    /// By object number less one; zero until written.
    offsets: Vec<u64>,
    /// Of everything written.
    hash: Sha256,
}

/// A file, written.
#[derive(Debug)]
pub struct Written<W> {
    /// Where it went.
    pub to: W,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What all files of one press begin with: the header and a long first object, hashed once for all.
pub(super) struct Prelude {
    header: String,
    hash: Sha256,
}

const BINARY: &[u8] = b"\n%\xE7\x89\x88\xE5\n";
const END_OF_STREAM: &[u8] = b"\nendstream\nendobj\n";

impl Prelude {
    /// A file's beginning, with the stream that is its object 1.
    pub fn new(header: &str, dict: &str, data: &[u8]) -> Prelude {
        let mut hash = Sha256::new_with_prefix(header);
        hash.update(BINARY);
        hash.update(start_of_stream(Prelude::FIRST, dict, data.len()));
        hash.update(data);
        hash.update(END_OF_STREAM);
        Prelude { header: header.to_owned(), hash }
    }

    /// What stands in it, in short: standard and profile.
    pub fn digest(&self) -> [u8; 32] {
        self.hash.clone().finalize().into()
    }

    /// The first object.
    pub const FIRST: Ref = Ref::new(1);
}

fn start_of_stream(id: Ref, dict: &str, length: usize) -> String {
    format!("{} 0 obj\n<<{dict}/Length {length}>>\nstream\n", id.get())
}

impl<W: Write> Out<W> {
    /// Begins a file with `prelude`, made of the same `dict` and `data`.
    pub fn begin(to: W, prelude: &Prelude, (dict, data): (&str, &[u8])) -> Result<Out<W>, PressError> {
        let mut out = Out { to, at: 0, offsets: Vec::new(), hash: prelude.hash.clone() };
        let first = out.number();
        out.known(prelude.header.as_bytes())?;
        out.known(BINARY)?;
        out.mark(first);
        out.known(start_of_stream(first, dict, data.len()).as_bytes())?;
        out.known(data)?;
        out.known(END_OF_STREAM)?;
        Ok(out)
    }

    /// A new object's number.
    pub fn number(&mut self) -> Ref {
        self.offsets.push(0);
        Ref::new(i32::try_from(self.offsets.len()).expect("an edition has fewer than 2^31 objects"))
    }

    /// Writes the object `id`, the only one of `chunk`.
    pub fn object(&mut self, id: Ref, chunk: &Chunk) -> Result<(), PressError> {
        self.mark(id);
        self.bytes(chunk.as_bytes())
    }

    /// Writes a stream; `dict` is its dictionary's text without brackets and length.
    pub fn stream(&mut self, id: Ref, dict: &str, data: &[u8]) -> Result<(), PressError> {
        self.mark(id);
        self.bytes(start_of_stream(id, dict, data.len()).as_bytes())?;
        self.bytes(data)?;
        self.bytes(END_OF_STREAM)
    }

    /// The file's identity: a hash of all that is written so far.
    pub fn identity(&self) -> [u8; 16] {
        let full = self.hash.clone().finalize();
        let mut id = [0; 16];
        id.copy_from_slice(&full[..16]);
        id
    }

    /// Cross-reference table and trailer.
    ///
    /// The identifiers are the document's, which stays, and this file's (32000-1 14.4).
    pub fn finish(mut self, root: Ref, info: Ref, ids: [[u8; 16]; 2]) -> Result<Written<W>, PressError> {
        let (xref, count) = (self.at, self.offsets.len() + 1);
        let mut table = format!("xref\n0 {count}\n0000000000 65535 f\r\n").into_bytes();
        for offset in &self.offsets {
            write!(table, "{offset:010} 00000 n\r\n")?;
        }
        let [document, id] = ids.map(|id| hex(&id).to_uppercase());
        let (root, info) = (root.get(), info.get());
        table.extend_from_slice(
            format!(
                "trailer\n<</Size {count}/Root {root} 0 R/Info {info} 0 R/ID[<{document}><{id}>]>>\n\
                 startxref\n{xref}\n%%EOF\n"
            )
            .as_bytes(),
        );
        self.bytes(&table)?;
        self.to.flush()?;
        let sha256 = hex(&self.hash.finalize());
        Ok(Written { to: self.to, sha256 })
    }

    fn mark(&mut self, id: Ref) {
        let place = usize::try_from(id.get() - 1).expect("object numbers begin at one");
        self.offsets[place] = self.at;
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), PressError> {
        self.hash.update(bytes);
        self.known(bytes)
    }

    /// Writes what the hash knows already.
    fn known(&mut self, bytes: &[u8]) -> Result<(), PressError> {
        self.to.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }
}

thread_local! {
    /// A compressor's tables cost more to make than to reset.
    static WELL: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
    static QUICK: RefCell<Compress> = RefCell::new(Compress::new(Compression::fast(), true));
}

/// `data` as a zlib stream.
pub(super) fn deflate(data: &[u8]) -> Vec<u8> {
    WELL.with_borrow_mut(|compressor| zlib(compressor, data))
}

/// The same in half the time, a seventh larger: for what is written for one page alone.
pub(super) fn deflate_quickly(data: &[u8]) -> Vec<u8> {
    QUICK.with_borrow_mut(|compressor| zlib(compressor, data))
}

fn zlib(compressor: &mut Compress, data: &[u8]) -> Vec<u8> {
    compressor.reset();
    let mut out = Vec::with_capacity(data.len() / 2 + 128);
    loop {
        let done = compressor.total_in() as usize;
        let status = compressor.compress_vec(&data[done..], &mut out, FlushCompress::Finish);
        match status.expect("deflate has no way to fail on memory") {
            Status::StreamEnd => return out,
            _ => out.reserve(out.len() + 1024),
        }
    }
}
