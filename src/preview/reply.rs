//! What a client is answered.

use std::io::{self, Write};
use std::sync::Arc;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    SeeOther,
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    Busy,
}

impl Status {
    fn line(self) -> &'static str {
        match self {
            Status::Ok => "200 OK",
            Status::SeeOther => "303 See Other",
            Status::BadRequest => "400 Bad Request",
            Status::Unauthorized => "401 Unauthorized",
            Status::Forbidden => "403 Forbidden",
            Status::NotFound => "404 Not Found",
            Status::Conflict => "409 Conflict",
            Status::Busy => "503 Service Unavailable",
        }
    }
}

/// On every answer: nothing comes from elsewhere, and no other site may frame or read it.
const GUARD: &str = "Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'; \
    script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
    X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

/// An answer.
pub(super) struct Reply {
    status: Status,
    kind: &'static str,
    extra: String,
    body: Arc<Vec<u8>>,
}

impl Reply {
    /// Something that may change the next moment.
    pub fn fresh(kind: &'static str, body: impl Into<Vec<u8>>) -> Reply {
        Reply {
            status: Status::Ok,
            kind,
            extra: "Cache-Control: no-store\r\n".into(),
            body: Arc::new(body.into()),
        }
    }

    /// The same, as another status.
    pub fn with(self, status: Status) -> Reply {
        Reply { status, ..self }
    }

    /// A picture, which its address names for ever.
    pub fn png(body: Arc<Vec<u8>>) -> Reply {
        let extra = "Cache-Control: private, max-age=3600, immutable\r\n".into();
        Reply { status: Status::Ok, kind: "image/png", extra, body }
    }

    /// A plain word.
    pub fn words(status: Status, words: &str) -> Reply {
        Reply { status, ..Reply::fresh("text/plain; charset=utf-8", format!("{words}\n")) }
    }

    /// To the page itself, with a cookie.
    pub fn admit(cookie: &str) -> Reply {
        let extra = format!("Location: /\r\nSet-Cookie: {cookie}\r\nCache-Control: no-store\r\n");
        Reply { extra, ..Reply::words(Status::SeeOther, "come in") }
    }

    /// Sends it.
    pub fn send(&self, mut to: impl Write) -> io::Result<()> {
        let Reply { status, kind, extra, body } = self;
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{extra}{GUARD}\r\n",
            status.line()
        );
        to.write_all(head.as_bytes())?;
        to.write_all(body)?;
        to.flush()
    }
}

/// The head of a stream of events.
pub(super) fn begin_events(mut to: impl Write) -> io::Result<()> {
    let kind = "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n";
    to.write_all(format!("HTTP/1.1 200 OK\r\n{kind}{GUARD}\r\nretry: 1000\n\n").as_bytes())?;
    to.flush()
}
