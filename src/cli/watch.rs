//! `paiban watch`: the pages in a browser, made again whenever a file is saved.

use std::net::SocketAddr;

use super::args::WatchArgs;
use super::exit::Exit;
use super::open::place;
use super::print;
use crate::finding::message;
use crate::preview::{self, Refused, Settings};

/// Shows an edition until it is stopped.
pub fn run(args: &WatchArgs) -> Exit {
    let (root, entry) = match place(&args.edition) {
        Ok(place) => place,
        Err(exit) => return exit,
    };
    if let Some(against) = args.against.as_ref().filter(|against| !against.exists()) {
        let shown = against.display();
        print::error(message!("there is no build at {shown} to compare with", "{shown} 处没有可比的版本"));
        return Exit::Unusable;
    }
    let settings = Settings {
        root,
        entry,
        listen: SocketAddr::new(args.listen, args.port),
        token: args.token.clone(),
        open_with: args.open_with.clone(),
        against: args.against.clone(),
    };
    match preview::start(settings) {
        Ok(preview) => {
            let query = args.token.as_ref().map(|_| "/?token=…").unwrap_or("/");
            print::say(message!(
                "http://{}{query}   (end with Ctrl-C)",
                "http://{}{query}   （按 Ctrl-C 结束）",
                preview.address()
            ));
            preview.wait();
            Exit::Clean
        }
        Err(refused) => {
            print::error(refused.message());
            if matches!(refused, Refused::Token) { Exit::Unusable } else { Exit::Machine }
        }
    }
}
