//! What is answered to which path.

use std::sync::Arc;

use serde::Deserialize;

use super::board::{Board, Showing};
use super::drawing::{self, Drawings, Look, Wanted};
use super::editor::Editor;
use super::gate::Gate;
use super::hands::{Came, Hands, Refused, Way};
use super::older::{Build, Builds};
use super::page;
use super::reply::{Reply, Status};
use super::request::Request;
use crate::hands::Edit;
use crate::press::Separation;
use crate::proof::Part;

/// The longest side of a picture asked for, in pixels.
const LARGEST: u32 = 8192;

/// The most dots an inch of an older build's whole page.
const WHOLE: u32 = 150;

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
    builds: Builds,
    hands: Hands,
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
    pub fn new((board, gate): (Arc<Board>, Gate), (editor, builds, hands): (Editor, Builds, Hands)) -> Desk {
        Desk { board, gate, editor, builds, hands, drawings: Drawings::default() }
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
            (false, "/builds.json") => json(&self.builds.list()),
            (false, "/since.json") => self.since(request).unwrap_or_else(nothing),
            (false, "/older.png") => self.older(request).unwrap_or_else(nothing),
            (true, "/open") => self.open(request),
            (true, "/try") => self.edit(request, Hands::try_out),
            (true, "/act") => self.edit(request, Hands::act),
            (true, "/back") => came(self.hands.turn(Way::Back, &self.board.showing().1)),
            (true, "/again") => came(self.hands.turn(Way::Again, &self.board.showing().1)),
            (false, path) => page::file(path).unwrap_or_else(nothing),
            _ => nothing(),
        })
    }

    fn state(&self) -> Reply {
        let (revision, showing) = self.board.showing();
        json(&showing.state.at(revision, (self.editor.is_there(), self.hands.next())))
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
        let key = request.value("key").filter(|k| *k == page.key)?;
        let wanted = wanted(request, key, look(request)?)?;
        let fits = wanted.part.is_some() || page.longest_inches() * wanted.dpi <= LARGEST;
        fits.then(|| self.drawings.draw(&wanted, || drawing::pixels(page, &wanted))).flatten().map(Reply::png)
    }

    /// The older build that is asked for, and the page.
    fn build(&self, request: &Request) -> Option<(Build, u16)> {
        let build = self.builds.open(request.number("build")?.try_into().ok()?)?;
        Some((build, request.number("page")?.try_into().ok()?))
    }

    /// What has changed on a page since an older build.
    fn since(&self, request: &Request) -> Option<Reply> {
        let (build, number) = self.build(request)?;
        let (_, showing) = self.board.showing();
        let layouts: Vec<_> = showing.pages.iter().filter_map(|(page, _)| page.layout()).collect();
        Some(json(&build.since(&layouts, number)))
    }

    /// A page of an older build.
    fn older(&self, request: &Request) -> Option<Reply> {
        let (build, number) = self.build(request)?;
        let key = build.key(number).filter(|key| request.value("key") == Some(key))?;
        let wanted = wanted(request, &key, Look::Older)?;
        let fits = wanted.part.is_some() || wanted.dpi <= WHOLE;
        let draw = || drawing::drawn(&build.pdf(number)?, &wanted);
        fits.then(|| self.drawings.draw(&wanted, draw)).flatten().map(Reply::png)
    }

    /// An edit by hand, tried or done.
    fn edit(&self, request: &Request, act: fn(&Hands, Edit, &Showing) -> Result<Came, Refused>) -> Reply {
        match serde_json::from_slice::<Edit>(&request.body) {
            Ok(edit) => came(act(&self.hands, edit, &self.board.showing().1)),
            Err(error) => Reply::words(Status::BadRequest, &format!("this is no edit: {error}")),
        }
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

fn json(value: &impl serde::Serialize) -> Reply {
    Reply::fresh("application/json", serde_json::to_string(value).unwrap_or_default())
}

/// What an edit came to, or why nothing was written.
fn came(came: Result<Came, Refused>) -> Reply {
    match came {
        Ok(came) => json(&came),
        Err(refused) => json(&refused).with(Status::Conflict),
    }
}

fn nothing() -> Reply {
    Reply::words(Status::NotFound, "there is nothing here")
}

/// What is asked to be drawn, if it can be.
fn wanted(request: &Request, key: &str, look: Look) -> Option<Wanted> {
    let dpi = request.number("dpi").filter(|dpi| (10..=2400).contains(dpi))?;
    Some(Wanted { key: key.to_owned(), look, dpi, part: part(request).ok()? })
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
