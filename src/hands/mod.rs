//! 改版: what people do to a page → the edition's own files, changed as a person would change them.
//!
//! In: an edition, the texts it was read from, and an [`Edit`] (or the acts of copyfit). Out: the texts with
//! that in them, comments, order and everything else kept. Pure: who calls reads and writes the files, and
//! reads the edition with the new texts before, which finds what is wrong with them.

mod document;
mod edit;
mod entry;
mod fit;
mod front;
mod hand;
mod layout;
mod rebase;
mod slots;

pub use edit::{At, Change, Edit, Shaped, Way};
pub use fit::{Done, fitted};
pub use hand::edited;

use std::fmt;

use crate::finding::{Message, message};

/// Why an act cannot be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandError {
    /// The file is no TOML as it stands.
    Syntax(String),
    /// The page or the table is not written in a way that can be added to.
    Shape(Message),
    /// What is to be changed is not there.
    Gone(Message),
    /// What is to be changed is no longer as it was seen.
    Changed(Message),
    /// It cannot be done with what stands there.
    Unfit(Message),
}

impl HandError {
    /// It in words.
    pub fn message(&self) -> Message {
        match self {
            HandError::Syntax(why) => {
                message!("the file cannot be read as TOML: {why}", "文件不能当作 TOML 读：{why}")
            }
            HandError::Changed(what) => {
                what.clone().and(&(" has been changed meanwhile; look again", "已被改动，请再看一遍").into())
            }
            HandError::Shape(what) | HandError::Gone(what) | HandError::Unfit(what) => what.clone(),
        }
    }
}

impl fmt::Display for HandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for HandError {}
