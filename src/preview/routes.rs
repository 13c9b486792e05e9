//! What is answered to which path.

use std::sync::Arc;

use serde::Deserialize;

use super::board::Board;
use super::drawing::{Drawings, Look, Wanted};
use super::editor::Editor;
use super::gate::Gate;
use super::page;
use super::reply::{Reply, Status};
use super::request::Request;
use crate::press::Separation;
use crate::proof::Part;

/// The longest side of a picture asked for, in pixels.
const LARGEST: u32 = 8192;

/// An answer: at once, or as news comes.
pub(super) enum Answer {
    Reply(Reply),
    Events,
}

/// All that answers.
pub(super) struct Desk {
    /// What is shown.
    pub board: Arc<Board>,
    gate: Gate,
    editor: Editor,
    drawings: Drawings,
}

/// A place to open.
#[derive(Deserialize)]
struct Place {
    file: String,
    line: usize,
}

impl Desk {
    /// A desk.
    pub fn new(board: Arc<Board>, gate: Gate, editor: Editor) -> Desk {
        Desk { board, gate, editor, drawings: Drawings::default() }
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Answer {
        if let Some(away) = self.gate.turns_away(request) {
            return Answer::Reply(away);
        }
        Answer::Reply(match (request.posts, request.path.as_str()) {
            (false, "/events") => return Answer::Events,
            (false, "/state.json") => self.state(),
            (false, "/page.json") => self.page(request).unwrap_or_else(nothing),
            (false, "/page.png") => self.picture(request).unwrap_or_else(nothing),
            (true, "/open") => self.open(request),
            (false, path) => page::file(path).unwrap_or_else(nothing),
            _ => nothing(),
        })
    }

    fn state(&self) -> Reply {
        let (revision, showing) = self.board.showing();
        let state = showing.state.at(revision, self.editor.is_there());
        Reply::fresh("application/json", serde_json::to_string(&state).unwrap_or_default())
    }

    fn page(&self, request: &Request) -> Option<Reply> {
        let (_, showing) = self.board.showing();
        let (_, json) = showing.page(request.number("page")?.try_into().ok()?)?;
        Some(Reply::fresh("application/json", json.as_str()))
    }

    /// A page's picture; one that has gone by is no longer drawn.
    fn picture(&self, request: &Request) -> Option<Reply> {
        let (_, showing) = self.board.showing();
        let (page, _) = showing.page(request.number("page")?.try_into().ok()?)?;
        let key = request.value("key").filter(|k| *k == page.key)?.to_owned();
        let dpi = request.number("dpi").filter(|dpi| (10..=2400).contains(dpi))?;
        let wanted = Wanted { key, look: look(request)?, dpi, part: part(request).ok()? };
        let fits = wanted.part.is_some() || page.longest_inches() * dpi <= LARGEST;
        fits.then(|| self.drawings.draw(page, &wanted)).flatten().map(Reply::png)
    }

    /// Opens a file that the edition was read from, and no other.
    fn open(&self, request: &Request) -> Reply {
        let (_, showing) = self.board.showing();
        let Ok(place) = serde_json::from_slice::<Place>(&request.body) else {
            return Reply::words(Status::BadRequest, "a file and a line are wanted");
        };
        if !showing.files.contains(&place.file) {
            return nothing();
        }
        match self.editor.open(&place.file, place.line) {
            Ok(()) => Reply::words(Status::Ok, "opened"),
            Err(error) => Reply::words(Status::NotFound, &format!("the editor did not start: {error}")),
        }
    }
}

fn nothing() -> Reply {
    Reply::words(Status::NotFound, "there is nothing here")
}

/// What of a page is asked for.
fn look(request: &Request) -> Option<Look> {
    Some(match request.value("look").unwrap_or("colours") {
        "colours" => Look::Colours,
        "cyan" => Look::Plate(Separation::Cyan),
        "magenta" => Look::Plate(Separation::Magenta),
        "yellow" => Look::Plate(Separation::Yellow),
        "black" => Look::Plate(Separation::Black),
        "total" => Look::Total,
        _ => return None,
    })
}

/// The part that is asked for, if one is.
fn part(request: &Request) -> Result<Option<Part>, ()> {
    let sides = ["x", "y", "w", "h"].map(|name| request.number(name));
    let side = |s: u32| u16::try_from(s).ok().filter(|_| (1..=LARGEST / 2).contains(&s));
    match sides {
        [None, None, None, None] => Ok(None),
        [Some(x), Some(y), Some(w), Some(h)] if x < 1 << 20 && y < 1 << 20 => {
            let (width, height) = (side(w).ok_or(())?, side(h).ok_or(())?);
            Ok(Some(Part { x, y, width, height }))
        }
        _ => Err(()),
    }
}
