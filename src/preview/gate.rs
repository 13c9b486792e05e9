//! Who may come in: the page we gave out, on this machine, or one who knows the token.
//!
//! Host keeps out a foreign name that was made to point here (DNS rebinding), Origin and Sec-Fetch-Site other
//! sites' pages in the same browser, the token other machines.

use std::net::IpAddr;

use super::reply::{Reply, Status};
use super::request::Request;

/// The cookie that holds the token.
const COOKIE: &str = "paiban";

/// The gate.
pub(super) struct Gate {
    port: u16,
    token: Option<String>,
}

impl Gate {
    /// The gate of a port.
    pub fn new(port: u16, token: Option<String>) -> Gate {
        Gate { port, token }
    }

    /// What to answer one who may not come in.
    pub fn turns_away(&self, request: &Request) -> Option<Reply> {
        let host = request.header("host").unwrap_or_default();
        if !self.is_ours(host) {
            return Some(Reply::words(Status::Forbidden, "this name is not ours"));
        }
        let origin = request.header("origin");
        if origin.is_some_and(|o| o != format!("http://{host}")) || origin.is_none() && request.posts {
            return Some(Reply::words(Status::Forbidden, "another site's page may not ask"));
        }
        let from = request.header("sec-fetch-site").unwrap_or("none");
        if !matches!(from, "none" | "same-origin") && request.path != "/" {
            return Some(Reply::words(Status::Forbidden, "another site's page may not ask"));
        }
        let token = self.token.as_deref()?;
        if request.path == "/" && request.value("token").is_some_and(|t| same(t, token)) {
            return Some(Reply::admit(&format!("{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/")));
        }
        let known = request.cookie(COOKIE).is_some_and(|t| same(t, token));
        (!known).then(|| Reply::words(Status::Unauthorized, "open the address with ?token= and the token"))
    }

    /// Whether a Host is this machine's own: an address or localhost, with our port.
    fn is_ours(&self, host: &str) -> bool {
        let Some((name, port)) = host.rsplit_once(':') else { return false };
        let bare = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(name);
        let address = bare.parse::<IpAddr>().ok();
        let is_named =
            name == "localhost" || address.is_some_and(|a| a.is_loopback() || self.token.is_some());
        is_named && port == self.port.to_string()
    }
}

/// Whether two are the same, in a time that does not tell where they differ.
fn same(a: &str, b: &str) -> bool {
    let differing = a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y));
    a.len() == b.len() && differing == 0
}
