//! A TOML file under change.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use super::HandError;

const MARK: &str = "\u{feff}";

/// A TOML file under change.
pub struct Document {
    toml: DocumentMut,
    /// The byte order mark that some editors put before a text.
    mark: &'static str,
    /// Whether its lines end as on Windows.
    has_returns: bool,
}

impl Document {
    fn read(text: &str) -> Result<Document, HandError> {
        let wrong = |error: toml_edit::TomlError| HandError::Syntax(error.message().into());
        let mark = if text.starts_with(MARK) { MARK } else { "" };
        let toml = text[mark.len()..].parse().map_err(wrong)?;
        Ok(Document { toml, mark, has_returns: text.contains("\r\n") })
    }

    fn text(&self) -> String {
        let text = format!("{}{}", self.mark, self.toml);
        if self.has_returns { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
    }

    /// A text with a change in it.
    pub fn changed(
        text: &str,
        change: impl FnOnce(&mut Document) -> Result<(), HandError>,
    ) -> Result<String, HandError> {
        let mut document = Document::read(text)?;
        change(&mut document)?;
        Ok(document.text())
    }

    /// All that stands in it.
    pub fn root(&mut self) -> &mut Table {
        self.toml.as_table_mut()
    }
}

/// One string as it is, several in a list.
pub fn one_or_many(words: &[String]) -> Value {
    match words {
        [one] => one.as_str().into(),
        many => many.iter().map(String::as_str).collect::<Array>().into(),
    }
}

/// Gives a key a value; what stands around the old one stays.
pub fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    match table.get_mut(key) {
        Some(item) => *item = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}
