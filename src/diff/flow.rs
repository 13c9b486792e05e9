//! The lines of a slot: which were broken, set or placed otherwise, and the size and ink of their type.

use std::collections::BTreeSet;

use super::geometry::{distance, mm};
use super::news::{Flow, News, What};
use super::sequence::{Hunk, hunks, kept};
use super::slots::Twin;
use super::voices::{HEAD, area, role};
use super::words::Said;
use crate::report::LineLayout;

/// Full black, which a layout does not write down.
const BLACK: [u16; 4] = [0, 0, 0, 1000];

/// Lines of one role, with their places in the slot.
type Lines<'a> = Vec<(usize, &'a LineLayout)>;

/// What changed in a slot's lines, apart from their words.
pub fn flow(twin: &Twin<'_>, said: &Said) -> (Vec<News>, Flow) {
    let mut news = Vec::new();
    let mut lines = Flow::default();
    let roles: BTreeSet<&str> = twin.old.lines.iter().chain(&twin.new.lines).map(role).collect();
    for of in roles {
        let pair =
            Pair { twin, role: of, old: lines_of(&twin.old.lines, of), new: lines_of(&twin.new.lines, of) };
        news.extend(pair.size().into_iter().chain(pair.ink()));
        let broken = pair.broken(said);
        let told = broken.is_some();
        news.extend(broken);
        let found = pair.flow(said);
        lines.add(if told { Flow { reflowed: 0, ..found } } else { found });
    }
    (news, lines)
}

fn lines_of<'a>(lines: &'a [LineLayout], of: &str) -> Lines<'a> {
    lines.iter().enumerate().filter(|(_, line)| role(line) == of).collect()
}

/// The lines of a role, as they were and as they are.
struct Pair<'a> {
    twin: &'a Twin<'a>,
    role: &'a str,
    old: Lines<'a>,
    new: Lines<'a>,
}

impl Pair<'_> {
    fn hunks(&self) -> Vec<Hunk> {
        let texts = |lines: &Lines<'_>| lines.iter().map(|(_, l)| l.text.to_string()).collect::<Vec<_>>();
        hunks(&texts(&self.old), &texts(&self.new))
    }

    /// News of a role, at its first line.
    fn news(&self, what: What) -> News {
        let mut news = self.twin.news(what);
        news.at.old_mm = self.old.first().map(|(_, line)| area(line));
        news.at.new_mm = self.new.first().map(|(_, line)| area(line));
        news
    }

    fn size(&self) -> Option<News> {
        let sizes = |lines: &Lines<'_>| {
            let all: BTreeSet<i64> = lines.iter().map(|(_, l)| (l.size * 1000.0).round() as i64).collect();
            all.into_iter().rev().map(|v| v as f64 / 1000.0).collect::<Vec<_>>()
        };
        let (old, new) = (sizes(&self.old), sizes(&self.new));
        let both = !old.is_empty() && !new.is_empty();
        (both && old != new).then(|| self.news(What::Size { role: self.role.to_owned(), old, new }))
    }

    fn ink(&self) -> Option<News> {
        let first = |lines: &Lines<'_>| lines.first().map(|(_, l)| l.ink.unwrap_or(BLACK));
        let (old, new) = (first(&self.old)?, first(&self.new)?);
        (old != new).then(|| self.news(What::Ink { role: self.role.to_owned(), old, new }))
    }

    /// A part of the head that says the same in other lines.
    fn broken(&self, said: &Said) -> Option<News> {
        let texts = |lines: &Lines<'_>| lines.iter().map(|(_, l)| l.text.to_string()).collect::<Vec<_>>();
        let (old, new) = (texts(&self.old), texts(&self.new));
        let spoken = self.new.iter().any(|(l, _)| said.touched.contains(&self.twin.line(*l)));
        let told = HEAD.contains(&self.role) && old != new && !spoken && old.concat() == new.concat();
        told.then(|| self.news(What::Broken { role: self.role.to_owned(), old, new }))
    }

    fn flow(&self, said: &Said) -> Flow {
        let hunks = self.hunks();
        let untouched =
            |i: &usize| self.new.get(*i).is_some_and(|(l, _)| !said.touched.contains(&self.twin.line(*l)));
        let reflowed = hunks.iter().flat_map(|h| h.new.clone()).filter(untouched).count();
        let mut flow = Flow { reflowed: reflowed as u32, ..Flow::default() };
        for (o, n) in kept(&hunks, self.old.len()) {
            if let (Some((_, old)), Some((_, new))) = (self.old.get(o), self.new.get(n)) {
                self.line((old, new), &mut flow);
            }
        }
        flow
    }

    /// A line that says what it said. Of another size, it is the size that is told.
    fn line(&self, (old, new): (&LineLayout, &LineLayout), flow: &mut Flow) {
        if old.size != new.size {
            return;
        }
        let [x, y] = self.twin.by;
        let [left, top] = old.at();
        match distance([left + x, top + y], new.at()) {
            Some(by) => flow.moves(by, 1),
            None if mm(new.width - old.width) != 0.0 => flow.respaced += 1,
            None => (),
        }
    }
}
