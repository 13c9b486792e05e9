//! Reading a table key by key: what is asked for is known, what is left over is a mistake.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::node::{Entry, Node, Value};
use crate::finding::{self, Code, Finding, Findings, Message, Span, message, nearest};

/// Where readers leave what they find.
pub type Tray = RefCell<Findings>;

/// A table under reading, over another that gives what it leaves out.
pub struct Table<'a> {
    entries: &'a [Entry],
    base: Option<Box<Table<'a>>>,
    at: Span,
    tray: &'a Tray,
    asked: RefCell<BTreeSet<String>>,
    /// That the table itself is missing has been told.
    told: bool,
}

impl<'a> Table<'a> {
    /// A table of its own. A value that is none reads as empty.
    pub fn new(value: &'a Value, tray: &'a Tray) -> Table<'a> {
        let entries = match &value.node {
            Node::Table(entries) => entries.as_slice(),
            _ => {
                wrong(tray, value, ("a table", "表"));
                &[]
            }
        };
        Table { entries, base: None, at: value.at, tray, asked: RefCell::default(), told: false }
    }

    /// This table over `base`.
    pub fn over(self, base: Option<Table<'a>>) -> Table<'a> {
        Table { base: base.map(Box::new), ..self }
    }

    /// Where it stands.
    pub fn at(&self) -> Span {
        self.at
    }

    /// Where findings go.
    pub fn tray(&self) -> &'a Tray {
        self.tray
    }

    /// Leaves a finding.
    pub fn tell(&self, finding: Finding) {
        self.tray.borrow_mut().push(finding);
    }

    /// Every key with its value, in the file's order; all count as asked for.
    pub fn entries(&self) -> Vec<&'a Entry> {
        self.asked.borrow_mut().extend(self.entries.iter().map(|e| e.key.clone()));
        self.entries.iter().collect()
    }

    /// The entries of the base and of this table over them.
    pub fn all_entries(&self) -> Vec<&'a Entry> {
        let mut all: Vec<&'a Entry> = self.base.as_ref().map_or(vec![], |b| b.all_entries());
        for entry in self.entries() {
            match all.iter_mut().find(|e| e.key == entry.key) {
                Some(below) => *below = entry,
                None => all.push(entry),
            }
        }
        all
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(key.to_owned());
        let own = self.entries.iter().find(|e| e.key == key).map(|e| &e.value);
        own.or_else(|| self.base.as_ref()?.get(key))
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &str) -> Option<&'a Value> {
        let value = self.get(key);
        if value.is_none() && !self.told {
            self.tell(
                Finding::new(Code::MissingKey, message!("`{key}` is missing here", "这里缺 `{key}`"))
                    .at(self.at),
            );
        }
        value
    }

    /// A table within.
    pub fn table(&self, key: &str) -> Option<Table<'a>> {
        self.asked.borrow_mut().insert(key.to_owned());
        let own = self.entries.iter().find(|e| e.key == key).map(|e| Table::new(&e.value, self.tray));
        let base = self.base.as_ref().and_then(|b| b.table(key));
        match (own, base) {
            (Some(own), base) => Some(own.over(base)),
            (None, base) => base,
        }
    }

    /// A table within that has been found missing already: it reads as one that is not asked to be whole.
    pub fn part(&self, key: &str) -> Table<'a> {
        let none = Table {
            entries: &[],
            base: None,
            at: self.at,
            tray: self.tray,
            asked: RefCell::default(),
            told: true,
        };
        self.table(key).unwrap_or(none)
    }

    /// A string.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        text(self.get(key)?, self.tray)
    }

    /// A string or a list of strings.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let many =
            |list: &'a [Value]| list.iter().filter_map(|v| text(v, self.tray)).map(str::to_owned).collect();
        match &value.node {
            Node::Text(one) => vec![one.clone()],
            Node::List(list) => many(list),
            _ => {
                wrong(self.tray, value, ("a string or a list of strings", "字符串或字符串列表"));
                Vec::new()
            }
        }
    }

    /// True or false.
    pub fn truth(&self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        match value.node {
            Node::Truth(truth) => Some(truth),
            _ => {
                wrong(self.tray, value, ("true or false", "true 或 false"));
                None
            }
        }
    }

    /// A whole number within limits.
    pub fn whole(&self, key: &str, limits: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.get(key)?;
        match value.node {
            Node::Whole(n) if limits.contains(&n) => Some(n),
            Node::Whole(n) => {
                let (low, high) = limits.into_inner();
                let message = message!(
                    "`{key}` is {n}; it may be {low} to {high}",
                    "`{key}` 是 {n}，应为 {low} 到 {high}"
                );
                self.tell(Finding::new(Code::BadValue, message).at(value.at));
                None
            }
            _ => {
                wrong(self.tray, value, ("a whole number", "整数"));
                None
            }
        }
    }

    /// A word of a list.
    pub fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        self.one_of(key, self.get(key)?, words)
    }

    /// Some words of a list, in their order.
    pub fn words<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Vec<T> {
        let values = self.get(key).map_or(&[][..], |value| list(value, self.tray));
        values.iter().filter_map(|value| self.one_of(key, value, words)).collect()
    }

    fn one_of<T: Copy>(&self, key: &str, value: &Value, words: &[(&str, T)]) -> Option<T> {
        let word = text(value, self.tray)?;
        let found = words.iter().find(|(w, _)| *w == word).map(|(_, t)| *t);
        if found.is_none() {
            let all = words.iter().map(|(w, _)| *w);
            let meant = meant(word, all.clone());
            let all = all.collect::<Vec<_>>().join(", ");
            let message = message!("`{key}` is “{word}”; it may be {all}", "`{key}` 是“{word}”，应为 {all}")
                .and(&meant);
            self.tell(Finding::new(Code::BadValue, message).at(value.at));
        }
        found
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        self.report_unknown();
    }

    /// See [`Table::finish`], for a table that is still needed.
    pub fn report_unknown(&self) {
        let asked = self.asked.borrow();
        for entry in self.entries.iter().filter(|e| !asked.contains(&e.key)) {
            let meant = meant(&entry.key, asked.iter().map(String::as_str));
            let message = message!("`{}` means nothing here", "`{}` 在这里没有意义", entry.key).and(&meant);
            self.tray.borrow_mut().push(Finding::new(Code::UnknownKey, message).at(entry.key_at));
        }
    }
}

/// A string, or a finding.
pub fn text<'a>(value: &'a Value, tray: &Tray) -> Option<&'a str> {
    match &value.node {
        Node::Text(text) => Some(text),
        _ => {
            wrong(tray, value, ("a string", "字符串"));
            None
        }
    }
}

/// A list, or a finding.
pub fn list<'a>(value: &'a Value, tray: &Tray) -> &'a [Value] {
    match &value.node {
        Node::List(list) => list,
        Node::Table(_) => {
            wrong(
                tray,
                value,
                ("a list, of tables [[…]] in two brackets,", "列表（表要写两重方括号 [[…]]）"),
            );
            &[]
        }
        _ => {
            wrong(tray, value, ("a list", "列表"));
            &[]
        }
    }
}

/// Says what was expected and what is there.
pub fn wrong(tray: &Tray, value: &Value, (expected, wanted): (&str, &str)) {
    let (is, there) = value.node.kind();
    let message = Message {
        en: format!("{expected} is expected here, not {is}"),
        zh: format!("这里应是{wanted}，不是{there}"),
    };
    tray.borrow_mut().push(Finding::new(Code::WrongType, message).at(value.at));
}

/// `; did you mean …?`, where a name is near.
pub fn meant<'a>(word: &str, all: impl IntoIterator<Item = &'a str>) -> Message {
    finding::meant(nearest(word, all))
}
