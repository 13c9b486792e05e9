//! A live preview of an edition in the browser: files are watched, pages made again, clients told.
//!
//! ```text
//! files ─watch→ Workshop (reads, makes the pages whose inputs changed) → Showing ─Board→ server → browser
//! ```
//!
//! In: an edition's folder. Out: a page at `http://127.0.0.1:…`. The [`Board`] holds what is to be shown; the
//! server only reads it, and waits at it for news. A client names no file: it asks for a page by number and
//! state, what it may ask an editor to open is in the list of files the edition was read from, and what it
//! does to a page by hand ([`hands`]) is written into those of them that it is about.

mod board;
mod drawing;
mod editor;
mod gate;
mod handles;
mod hands;
mod inputs;
mod older;
mod outcome;
mod page;
mod place;
mod printed;
mod remedies;
mod reply;
mod request;
mod routes;
mod server;
mod state;
mod stock;
mod turn;
mod view;
mod watch;
mod workshop;

use std::fmt;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::finding::{Message, message};
use board::Board;
use gate::Gate;
use hands::Hands;
use older::Builds;
use routes::Desk;

/// What to show, and to whom.
pub struct Settings {
    /// The edition's folder.
    pub root: PathBuf,
    /// Its entry file.
    pub entry: String,
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// What a client must know, when others than this machine's users can reach it.
    pub token: Option<String>,
    /// The editor's command line, with {file} and {line} where they belong.
    pub open_with: Option<String>,
    /// The folder of a build to compare with, before the edition's own.
    pub against: Option<PathBuf>,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum Refused {
    /// Others can reach it and no token keeps them out; or the token is too short, or has other characters.
    Token,
    /// The address cannot be had.
    Listen(std::io::Error),
    /// The files cannot be watched.
    Watch(notify::Error),
}

/// The shortest token.
const TOKEN: usize = 16;

impl Refused {
    /// It in words.
    pub fn message(&self) -> Message {
        match self {
            Refused::Token => message!(
                "an address that others can reach wants a token: give --token, {TOKEN} letters, digits, - or _ at least",
                "别人能访问的地址要有口令：用 --token 给出，至少 {TOKEN} 个字母、数字、- 或 _"
            ),
            Refused::Listen(error) => message!(
                "the address cannot be listened at: {error}; try another --port",
                "这个地址不能用：{error}；换一个 --port"
            ),
            Refused::Watch(error) => {
                message!("the edition's files cannot be watched: {error}", "本期的文件不能监视：{error}")
            }
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Refused {}

/// A preview that runs until it is dropped.
pub struct Preview {
    address: SocketAddr,
    board: Arc<Board>,
    threads: Vec<thread::JoinHandle<()>>,
}

/// Starts a preview. Pages appear as soon as they are made.
pub fn start(settings: Settings) -> Result<Preview, Refused> {
    let is_open = !settings.listen.ip().is_loopback();
    if is_open && settings.token.is_none() || settings.token.as_deref().is_some_and(|t| !is_token(t)) {
        return Err(Refused::Token);
    }
    let listener = TcpListener::bind(settings.listen).map_err(Refused::Listen)?;
    let address = listener.local_addr().map_err(Refused::Listen)?;
    let board = Arc::new(Board::default());
    let watching = watch::start(&settings, &board)?;
    let gate = Gate::new(address.port(), settings.token);
    let builds = Builds::new(&settings.root, settings.against);
    let editor = editor::Editor::new(&settings.root, settings.open_with);
    let hands = Hands::new(&settings.root, &settings.entry);
    let desk = Desk::new((Arc::clone(&board), gate), (editor, builds, hands));
    let serving = thread::spawn(move || server::serve(&listener, &Arc::new(desk)));
    Ok(Preview { address, board, threads: vec![watching, serving] })
}

/// Whether a token is long enough, and can stand in an address and a cookie.
fn is_token(token: &str) -> bool {
    token.len() >= TOKEN && token.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl Preview {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits as long as it runs.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            // A thread that failed has ended, which is all that is waited for.
            let _ = thread.join();
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.board.close();
        // The listener waits for a client; this is the last.
        let _ = std::net::TcpStream::connect(self.address);
    }
}
