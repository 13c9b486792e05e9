//! The page's own files, inside the executable.

use super::reply::Reply;

const JS: &str = "text/javascript; charset=utf-8";

/// Where each is asked for, what it is, and its text.
const FILES: &[(&str, &str, &str)] = &[
    ("/", "text/html; charset=utf-8", include_str!("page/index.html")),
    ("/page.css", "text/css; charset=utf-8", include_str!("page/page.css")),
    ("/page.js", JS, include_str!("page/page.js")),
    ("/parts.js", JS, include_str!("page/parts.js")),
    ("/desk.js", JS, include_str!("page/desk.js")),
    ("/words.js", JS, include_str!("page/words.js")),
    ("/live.js", JS, include_str!("page/live.js")),
    ("/flash.js", JS, include_str!("page/flash.js")),
    ("/view.js", JS, include_str!("page/view.js")),
    ("/overlays.js", JS, include_str!("page/overlays.js")),
    ("/plates.js", JS, include_str!("page/plates.js")),
    ("/compare.js", JS, include_str!("page/compare.js")),
    ("/help.js", JS, include_str!("page/help.js")),
    ("/thumbnails.js", JS, include_str!("page/thumbnails.js")),
    ("/inspector.js", JS, include_str!("page/inspector.js")),
    ("/findings.js", JS, include_str!("page/findings.js")),
    ("/cells.js", JS, include_str!("page/cells.js")),
    ("/fit.js", JS, include_str!("page/fit.js")),
    ("/hands.js", JS, include_str!("page/hands.js")),
    ("/drag.js", JS, include_str!("page/drag.js")),
    ("/headline.js", JS, include_str!("page/headline.js")),
    ("/remedies.js", JS, include_str!("page/remedies.js")),
    ("/panel.js", JS, include_str!("page/panel.js")),
    ("/keys.js", JS, include_str!("page/keys.js")),
];

/// The file of a path, where it is one of ours.
pub(super) fn file(path: &str) -> Option<Reply> {
    let (_, kind, text) = FILES.iter().find(|(name, ..)| *name == path)?;
    Some(Reply::fresh(kind, *text))
}
