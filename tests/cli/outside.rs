//! What a stylesheet asks for and cannot have is told where the text names it, in words that a terminal does not obey.

use std::fs;

use super::{BRIDGE, edition, paiban, path};

/// What `check` says of the edition with a stylesheet of its own.
fn told(sheet: &str) -> (i32, String) {
    let folder = edition(BRIDGE);
    let place = folder.path().join("edition.toml");
    let text = fs::read_to_string(&place).expect("a file");
    fs::write(&place, format!("style = \"own\"\n{text}")).expect("a file");
    fs::create_dir_all(folder.path().join("styles")).expect("a folder");
    fs::write(folder.path().join("styles/own.toml"), format!("base = \"daily\"\n{sheet}")).expect("a file");
    fs::write(folder.path().join("no.icc"), "no profile").expect("a file");
    let ended = paiban(&["check", path(folder.path())]);
    (ended.status, ended.err)
}

#[test]
fn a_font_that_there_is_not() {
    let (status, said) = told("[faces]\nsong = [\"NotoSerifSC-Regular\", \"NotoSerifSC-Bald\"]\n");
    assert_eq!(status, 2, "{said}");
    let wanted =
        "styles/own.toml:3:32: error[face-missing]: the face song asks for the font NotoSerifSC-Bald";
    assert!(said.starts_with(wanted), "{said}");
}

#[test]
fn a_profile_that_there_is_not_and_one_that_is_none() {
    for (file, wrong) in [("gone.icc", "there is no such file"), ("no.icc", "it is not an ICC profile")] {
        let (status, said) = told(&format!("[press]\nprofile = \"{file}\"\n"));
        assert_eq!(status, 2, "{said}");
        let wanted = format!("styles/own.toml:3:11: error[profile-broken]: output profile {file}: {wrong}");
        assert!(said.starts_with(&wanted), "{said}");
    }
}

#[test]
fn a_name_with_control_characters() {
    let (_, said) = told("[faces]\nsong = [\"\\u001b[2Jfont\"]\n");
    assert!(said.contains("the font \\u{1b}[2Jfont"), "{said:?}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn a_line_too_thin_for_newsprint() {
    let (status, said) = told("[boxes]\nframe = \"0.1pt\"\n");
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("page 1: warning[line-thin]: a line is 0.10 pt thick, under 0.25 pt"), "{said}");
}
