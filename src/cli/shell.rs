//! `paiban completions` and `paiban man`: made from the command line's own words, so they cannot differ from it.

use std::io::Write;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::exit::Exit;
use super::print;
use crate::press::{PressError, publish};

/// Prints a shell's completions.
pub fn completions(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "paiban", &mut script);
    print::out(&String::from_utf8_lossy(&script));
    Exit::Clean
}

/// Writes a man page for the program and one for each command.
pub fn man(folder: &Path) -> Exit {
    let mut program = Cli::command();
    program.build();
    let written = std::fs::create_dir_all(folder).map_err(PressError::Write).and_then(|()| {
        page(folder, &program, "paiban")?;
        let mut commands = program.get_subcommands().filter(|c| c.get_name() != "help");
        commands.try_for_each(|c| page(folder, c, &format!("paiban-{}", c.get_name())))
    });
    match written {
        Ok(()) => Exit::Clean,
        Err(error) => {
            print::error(print::unwritten(folder, error));
            Exit::Machine
        }
    }
}

fn page(folder: &Path, command: &Command, name: &str) -> Result<(), PressError> {
    let page = clap_mangen::Man::new(command.clone()).title(name.to_uppercase());
    publish(&folder.join(format!("{name}.1")), |mut file| {
        page.render(&mut file)?;
        file.flush()?;
        Ok::<_, PressError>(file)
    })
}
