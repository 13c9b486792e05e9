//! A story that is nothing but its body.

use paiban::edition::{Story, StoryId, StoryKind};
use paiban::finding::{SourceId, Span};

/// News without a head, its body at the file's beginning.
pub fn story(body: &str) -> Story {
    Story {
        id: StoryId(0),
        name: "a".to_owned(),
        source: SourceId(0),
        kind: StoryKind::News,
        style: None,
        headline: vec![],
        kicker: None,
        deck: vec![],
        short: None,
        label: None,
        byline: None,
        pictures: vec![],
        pictures_named: 0,
        body: body.to_owned(),
        body_start: 0,
        headline_at: Span { source: SourceId(0), start: 0, end: 0 },
    }
}
