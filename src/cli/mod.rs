//! The command line: a file a command. Results go to stdout, messages to stderr, exit codes in `exit.rs`.

mod args;
mod bless;
mod build;
mod check;
pub mod console;
mod diff;
mod exit;
mod fit;
pub mod fonts;
mod gone;
pub mod import;
pub mod new;
mod office;
mod open;
mod pipeline;
mod print;
mod progress;
mod proof;
mod shell;
mod side;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

/// Runs the program on the process's own arguments.
pub fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => run(cli).code(),
        Err(asked) if !asked.use_stderr() => {
            let help = asked.render();
            print::out(&if print::colour_out() { help.ansi().to_string() } else { help.to_string() });
            Exit::Clean.code()
        }
        Err(wrong) => {
            let told = wrong.render();
            print::err(&if print::colour() { told.ansi().to_string() } else { told.to_string() });
            Exit::Unusable.code()
        }
    }
}

fn run(cli: Cli) -> Exit {
    match cli.command {
        Command::New(args) => new::run(&args.dir, args.preset.name()),
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Proof(args) => proof::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Fit(args) => fit::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Import(args) => import::run(&args.files, &args.output, args.force),
        Command::Fonts(args) => fonts::run(args.edition.as_deref(), args.format),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { dir } => shell::man(&dir),
    }
}
