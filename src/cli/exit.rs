//! Exit status: the one place that knows the numbers.

use std::process::ExitCode;

use crate::finding::{Finding, Severity};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, nothing wrong.
    Clean,
    /// 1: done, but the edition has errors (overset, missing picture, failed preflight).
    Errors,
    /// 2: the input cannot be used, or the command line is wrong; nothing was written.
    Unusable,
    /// 3: the machine failed: disk full, no permission.
    Machine,
}

impl Exit {
    /// The process's status.
    pub fn code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }

    /// What findings make of a command that did its work.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Exit {
        let errors = findings.into_iter().any(|f| f.severity() == Severity::Error);
        if errors { Exit::Errors } else { Exit::Clean }
    }
}
