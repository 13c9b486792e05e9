//! A TOML document with the place of every key and value.

use toml::de::{DeTable, DeValue};

use super::typed;
use crate::finding::{Code, Finding, Findings, SourceId, Span, message};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Value {
    pub node: Node,
    pub at: Span,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Whole(i64),
    Decimal(String),
    Truth(bool),
    Date((u16, u8, u8)),
    Time,
    List(Vec<Value>),
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub key_at: Span,
    pub value: Value,
}

impl Node {
    /// What it is called in messages, in English and in Chinese.
    pub fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Node::Text(_) => ("a string", "字符串"),
            Node::Whole(_) => ("a whole number", "整数"),
            Node::Decimal(_) => ("a decimal number", "小数"),
            Node::Truth(_) => ("true or false", "true 或 false"),
            Node::Date(_) => ("a date", "日期"),
            Node::Time => ("a date with a time", "带时间的日期"),
            Node::List(_) => ("a list", "列表"),
            Node::Table(_) => ("a table", "表"),
        }
    }
}

/// Parses a part of a file that begins at byte `offset`. What can be read is, and every mistake is told.
pub fn parse(text: &str, source: SourceId, offset: u32, findings: &mut Findings) -> Value {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = Place { source, offset };
    let mut typed = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or(text.len()..text.len());
        let (at, message) = match typed::meant(text, at.start) {
            // One such character makes several mistakes.
            Some((at, _)) if typed.contains(&at) => continue,
            Some((at, why)) => {
                typed.push(at.clone());
                (at, why)
            }
            None => {
                let why = error.message().replace('\n', "; ");
                (at, message!("{why}", "TOML 写得不对：{why}"))
            }
        };
        findings.push(Finding::new(Code::Syntax, message).at(place.span(at)));
    }
    Value { at: place.span(table.span()), node: place.table(table.get_ref()) }
}

#[derive(Clone, Copy)]
struct Place {
    source: SourceId,
    offset: u32,
}

impl Place {
    fn span(self, at: std::ops::Range<usize>) -> Span {
        let byte = |i: usize| self.offset.saturating_add(i.min(u32::MAX as usize) as u32);
        Span { source: self.source, start: byte(at.start), end: byte(at.end) }
    }

    fn table(self, table: &DeTable) -> Node {
        let entry = |(key, value): (&toml::Spanned<std::borrow::Cow<str>>, &toml::Spanned<DeValue>)| Entry {
            key: key.get_ref().to_string(),
            key_at: self.span(key.span()),
            value: self.value(value),
        };
        Node::Table(table.iter().map(entry).collect())
    }

    fn value(self, value: &toml::Spanned<DeValue>) -> Value {
        let node = match value.get_ref() {
            DeValue::String(text) => Node::Text(text.to_string()),
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
                .map_or_else(|_| Node::Decimal(n.as_str().to_owned()), Node::Whole),
            DeValue::Float(n) => Node::Decimal(n.as_str().to_owned()),
            DeValue::Boolean(truth) => Node::Truth(*truth),
            DeValue::Datetime(at) => match at.date {
                Some(date) if at.time.is_none() => Node::Date((date.year, date.month, date.day)),
                _ => Node::Time,
            },
            DeValue::Array(list) => Node::List(list.iter().map(|v| self.value(v)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Value { node, at: self.span(value.span()) }
    }
}
