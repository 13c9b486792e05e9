//! A small weekly of one page, built as often as a test wants it, each time with something changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const EDITION: &str = "[paper]\nname = \"青川周报\"\n[issue]\ndate = 2026-11-20\n";
const PAGE: &str =
    "[[page]]\nnumber = 1\nlayout = \"one\"\n[page.slots]\nlead = \"bridge\"\nsecond = \"school\"\n";
const LAYOUT: &str = "preset = \"sikai\"\n[[slot]]\nname = \"lead\"\narea = \"1-3 x 1-13\"\nhead = \"third\"\n\
    [[slot]]\nname = \"second\"\narea = \"1-3 x 22-40\"\n";
const BRIDGE: &str = "+++\nheadline = \"青川江大桥通车\"\n[[picture]]\nfile = \"pictures/half.png\"\ncaption = \
    \"通车首日的大桥。\"\ncolumns = 1\nplace = \"top right\"\nfocus = [0.5, 0.5]\n+++\n\
    本报讯　青川江大桥11月20日正式通车。大桥全长1280米，双向六车道，连着江南江北两岸的人家。\n\n\
    开通仪式上，第一辆公交车缓缓驶过桥面，桥上桥下都是看热闹的人。老船工站在渡口，看了很久。\n\n\
    交通部门说，大桥开通后，两岸往来由四十分钟缩短为五分钟，渡口将在年底停航。\n";
const SCHOOL: &str = "+++\nheadline = \"山里来了音乐老师\"\n+++\n山里来了一位音乐老师，孩子们唱起了歌。\n";

/// How a run ended.
pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// What it printed, a line each.
    pub fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }
}

/// Runs the program in English.
pub fn paiban(args: &[&str]) -> Ended {
    run(args, "C")
}

pub fn run(args: &[&str], locale: &str) -> Ended {
    let mut program = Command::new(env!("CARGO_BIN_EXE_paiban"));
    let done = program.args(args).env("LC_ALL", locale).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Ended { status: done.status.code().expect("no signal"), out: text(done.stdout), err: text(done.stderr) }
}

/// A folder with an edition and its builds.
pub struct World {
    folder: TempDir,
}

impl World {
    /// The edition, and its first build in `old`.
    pub fn new() -> World {
        let world = World { folder: tempfile::tempdir().expect("a folder") };
        world.put("edition/edition.toml", &format!("{EDITION}{PAGE}"));
        world.put("edition/layouts/one.toml", LAYOUT);
        world.put("edition/stories/bridge.md", BRIDGE);
        world.put("edition/stories/school.md", SCHOOL);
        world.picture([220, 30, 30]);
        world.build("old");
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("a temporary folder's name is UTF-8").to_owned()
    }

    pub fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// A picture, one colour above and blue below.
    pub fn picture(&self, above: [u8; 3]) {
        let colour = |_, y| image::Rgb(if y < 300 { above } else { [30, 30, 200] });
        let path = self.path("edition/pictures/half.png");
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        image::RgbImage::from_fn(1500, 600, colour).save(path).expect("a PNG");
    }

    /// Changes a word of a file of the edition; it must be there.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.path(&format!("edition/{file}"));
        let text = fs::read_to_string(&path).expect("the file");
        assert!(text.contains(from), "{from} is in {file}");
        fs::write(path, text.replace(from, to)).expect("a file");
    }

    pub fn build(&self, to: &str) {
        let built = paiban(&["build", &self.name("edition"), "-o", &self.name(to)]);
        assert_eq!(built.status, 0, "{}", built.err);
    }

    /// Compares two things in the folder.
    pub fn diff(&self, old: &str, new: &str, more: &[&str]) -> Ended {
        let (old, new) = (self.name(old), self.name(new));
        paiban(&[&["diff", &old, &new], more].concat())
    }

    /// Builds again, and compares with the first build.
    pub fn changes(&self) -> Ended {
        self.build("new");
        self.diff("old", "new", &[])
    }
}

/// The files of a folder, by name; none where there is no folder.
pub fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
