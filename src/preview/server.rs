//! Clients: a thread each, a limit to their number, and to the time in which they take what they asked for.

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::board::Board;
use super::reply::{Reply, Status, begin_events};
use super::request::Request;
use super::routes::{Answer, Desk};

/// So many clients at once; each open page holds one line for news.
const MOST: usize = 600;
/// A client that neither asks nor takes for so long has gone.
const PATIENCE: Duration = Duration::from_secs(10);
/// A line without news says so this often, which finds out who has gone.
const BEAT: Duration = Duration::from_secs(5);

/// Serves until the board closes.
pub(super) fn serve(listener: &TcpListener, desk: &Arc<Desk>) {
    let present = Arc::new(AtomicUsize::new(0));
    for client in listener.incoming() {
        if desk.board.is_closed() {
            return;
        }
        // Without a descriptor left there is no client; one will be free again.
        let Ok(client) = client else {
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let (desk, place) = (Arc::clone(desk), Place::take(&present));
        let spawned = thread::Builder::new().stack_size(8 << 20).spawn(move || {
            // A client that went away is no failure.
            let _ = meet(&client, &desk, place.number);
        });
        drop(spawned);
    }
}

/// A client's place; free again when it goes, however it goes.
struct Place {
    number: usize,
    present: Arc<AtomicUsize>,
}

impl Place {
    fn take(present: &Arc<AtomicUsize>) -> Place {
        Place { number: present.fetch_add(1, Ordering::Relaxed), present: Arc::clone(present) }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.present.fetch_sub(1, Ordering::Relaxed);
    }
}

fn meet(client: &TcpStream, desk: &Desk, place: usize) -> io::Result<()> {
    client.set_read_timeout(Some(PATIENCE))?;
    client.set_write_timeout(Some(PATIENCE))?;
    client.set_nodelay(true)?;
    if place >= MOST {
        return Reply::words(Status::Busy, "too many clients").send(client);
    }
    let Some(request) = Request::read(client) else {
        return Reply::words(Status::BadRequest, "this is no request we know").send(client);
    };
    match desk.answer(&request) {
        Answer::Reply(reply) => reply.send(client),
        Answer::Events => events(client, &desk.board),
    }
}

/// Tells a client of each revision until it goes.
fn events(mut client: &TcpStream, board: &Board) -> io::Result<()> {
    begin_events(client)?;
    let mut seen = None;
    loop {
        let revision = match seen {
            None => board.showing().0,
            Some(seen) => match board.wait(seen, BEAT) {
                Some(revision) => revision,
                None => return Ok(()),
            },
        };
        let is_news = seen != Some(revision);
        let words = if is_news { format!("data: {revision}\n\n") } else { ":\n\n".to_owned() };
        client.write_all(words.as_bytes())?;
        seen = Some(revision);
    }
}
