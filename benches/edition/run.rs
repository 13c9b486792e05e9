//! A program, run: what it cost.

use std::io;
use std::process::{Command, Stdio};

use wait4::Wait4;

/// What a run took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Processor time of all its threads, in milliseconds.
    pub cpu: f64,
    /// The most memory it had, in megabytes.
    pub memory: f64,
}

/// Runs a command; an exit above 1 is a failure (1 says that the copy has faults).
pub fn run(command: &mut Command) -> io::Result<Cost> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    if used.status.code().is_none_or(|code| code > 1) {
        return Err(io::Error::other(format!("{command:?} ended with {}", used.status)));
    }
    let cpu = (used.rusage.utime + used.rusage.stime).as_secs_f64() * 1000.0;
    Ok(Cost { cpu, memory: used.rusage.maxrss as f64 / 1_048_576.0 })
}

/// The median of each, over runs.
pub fn median(runs: &[Cost]) -> Cost {
    let middle = |of: fn(&Cost) -> f64| {
        let mut all: Vec<f64> = runs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Cost { cpu: middle(|run| run.cpu), memory: middle(|run| run.memory) }
}
