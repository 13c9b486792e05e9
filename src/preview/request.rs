//! One request, read with patience that ends.

use std::io::{Read, Take};

/// The largest head and body together.
const MOST: u64 = 16 << 10;
/// The most header lines.
const HEADERS: usize = 64;

/// What a client asks.
pub(super) struct Request {
    /// Whether it is a POST; else it is a GET.
    pub posts: bool,
    /// The path, without the query.
    pub path: String,
    query: String,
    headers: Vec<(String, String)>,
    /// What a POST brings.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one; none where it is no request, too long, or no end of it comes.
    pub fn read(from: impl Read) -> Option<Request> {
        let mut from = from.take(MOST);
        let (mut bytes, mut chunk) = (Vec::new(), [0; 2048]);
        loop {
            let count = from.read(&mut chunk).ok().filter(|n| *n > 0)?;
            bytes.extend_from_slice(&chunk[..count]);
            if let Some((request, length)) = head(&bytes)? {
                return request.with_body(&bytes[length..], &mut from);
            }
        }
    }

    fn with_body(mut self, begun: &[u8], from: &mut Take<impl Read>) -> Option<Request> {
        let length = self.header("content-length").map_or(Some(0), |l| l.parse::<usize>().ok())?;
        self.body = begun.to_vec();
        while self.body.len() < length {
            let mut chunk = [0; 2048];
            let count = from.read(&mut chunk).ok().filter(|n| *n > 0)?;
            self.body.extend_from_slice(&chunk[..count]);
        }
        Some(self)
    }

    /// A header's value; its name is lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let all = self.header("cookie")?.split(';');
        all.filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    /// A value of the query.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v)
    }

    /// A number of the query.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.parse().ok()
    }
}

/// The head, and how long it is; `Some(None)` while it is not whole, `None` where it is wrong.
fn head(bytes: &[u8]) -> Option<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = parsed.parse(bytes).ok()? else { return Some(None) };
    let posts = match parsed.method? {
        "GET" => false,
        "POST" => true,
        _ => return None,
    };
    let (path, query) = parsed.path?.split_once('?').unwrap_or((parsed.path?, ""));
    let header = |h: &httparse::Header<'_>| {
        Some((h.name.to_ascii_lowercase(), std::str::from_utf8(h.value).ok()?.to_owned()))
    };
    let headers = parsed.headers.iter().map(header).collect::<Option<Vec<_>>>()?;
    Some(Some((Request { posts, path: path.into(), query: query.into(), headers, body: vec![] }, length)))
}
