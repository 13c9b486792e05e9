//! An edition of two pages in a folder, its preview on a free port, and a client that speaks HTTP by hand.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use paiban::preview::{self, Preview, Settings};
use serde_json::Value;
use tempfile::TempDir;

pub const EDITION: &str = "[paper]\nname = \"样报\"\n[issue]\ndate = 2026-11-20\n\
    [[page]]\nnumber = 1\nlayout = \"one\"\n[page.slots]\nlead = \"story\"\n\
    [[page]]\nnumber = 2\nlayout = \"one\"\n[page.slots]\nlead = \"other\"\n";
pub const LAYOUT: &str = "preset = \"sikai\"\n[[slot]]\nname = \"lead\"\narea = \"1-3 x 1-20\"\n";
const OTHER: &str = "+++\nheadline = \"山里来了音乐老师\"\n+++\n山里来了一位音乐老师，孩子们唱起了歌。\n";
pub const STORY: &str =
    "+++\nheadline = \"周六上午免费磨刀\"\n+++\n本报讯　社区服务大厅门前举办便民服务日。\n";
/// A story whose saving was cut off.
pub const HALF: &str = "+++\nheadline = \"周六";

pub struct World {
    folder: TempDir,
    preview: Preview,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

/// The edition's folder.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [("edition.toml", EDITION), ("layouts/one.toml", LAYOUT), ("stories/story.md", STORY)];
    for (name, text) in files.into_iter().chain([("stories/other.md", OTHER)]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

pub fn settings(root: &Path, address: &str, token: Option<&str>) -> Settings {
    let mark = root.parent().expect("a parent").join(format!("{}-opened", name(root)));
    Settings {
        root: root.to_owned(),
        entry: "edition.toml".into(),
        listen: SocketAddr::new(address.parse().expect("an address"), 0),
        token: token.map(str::to_owned),
        open_with: Some(format!("cp {{file}} {}", mark.display())),
        against: None,
    }
}

fn name(root: &Path) -> String {
    root.file_name().expect("a name").to_string_lossy().into_owned()
}

impl World {
    pub fn new() -> World {
        let world = World::at("127.0.0.1", None);
        assert!(world.until(|| world.state()["pages"].as_array().is_some_and(|p| p.len() == 2)));
        world
    }

    pub fn with_token(token: &str) -> World {
        World::at("0.0.0.0", Some(token))
    }

    fn at(address: &str, token: Option<&str>) -> World {
        let folder = folder();
        let preview = preview::start(settings(folder.path(), address, token)).expect("it starts");
        World { folder, preview }
    }

    pub fn port(&self) -> u16 {
        self.preview.address().port()
    }

    pub fn put(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("a file")
    }

    /// Builds the edition into one of its folders, as the command does.
    pub fn build(&self, out: &str) {
        let mut build = Command::new(env!("CARGO_BIN_EXE_paiban"));
        build.arg("build").arg(self.folder.path()).arg("-o").arg(self.folder.path().join(out));
        let done = build.output().expect("it runs");
        assert!(self.folder.path().join(out).join("layout.json").exists(), "{done:?}");
    }

    pub fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(path).body).expect("JSON")
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.path().join(from), self.folder.path().join(to)).expect("a rename");
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port())).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
        stream
    }

    pub fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    pub fn get_with(&self, path: &str, lines: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{lines}\r\n", self.port()))
    }

    /// Asks for a file to be opened, as our page does, or without saying from where.
    pub fn open(&self, file: &str, from_here: bool) -> Answer {
        self.post("/open", &format!("{{\"file\":\"{file}\",\"line\":2}}"), from_here)
    }

    /// Brings something, as our page does, or without saying from where.
    pub fn post(&self, path: &str, body: &str, from_here: bool) -> Answer {
        let port = self.port();
        let origin = if from_here { format!("Origin: http://127.0.0.1:{port}\r\n") } else { String::new() };
        let length = body.len();
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{origin}Content-Length: {length}\r\n\r\n{body}"
        ))
    }

    /// Whether the editor was started: it copies what it opens.
    pub fn opened(&self) -> bool {
        let root = self.folder.path();
        let mark = root.parent().expect("a parent").join(format!("{}-opened", name(root)));
        fs::read_to_string(&mark).is_ok_and(|text| text == STORY && fs::remove_file(&mark).is_ok())
    }

    /// The files that the page is made of: what it names, and what those name.
    pub fn parts(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut unread = vec!["/".to_owned()];
        while let Some(path) = unread.pop() {
            let answer = self.get(&path);
            let named = answer.text().split('"').filter(|n| n.ends_with(".js") || n.ends_with(".css"));
            let names: Vec<String> = named.map(|n| format!("/{}", n.trim_start_matches("./"))).collect();
            unread.extend(names.into_iter().filter(|name| all.insert(name.clone())));
        }
        all
    }

    pub fn state(&self) -> Value {
        serde_json::from_slice(&self.get("/state.json").body).expect("JSON")
    }

    pub fn troubles(&self) -> usize {
        self.state()["trouble"].as_array().expect("a list").len()
    }

    pub fn key(&self) -> String {
        self.state()["pages"][0]["key"].as_str().expect("a key").to_owned()
    }

    pub fn picture(&self) -> Answer {
        self.get(&format!("/page.png?page=1&dpi=24&key={}", self.key()))
    }

    /// Whether something comes true in good time.
    pub fn until(&self, is_so: impl Fn() -> bool) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if is_so() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        false
    }

    pub fn events(&self) -> Events {
        let mut stream = self.connect();
        let host = format!("Host: 127.0.0.1:{}", self.port());
        stream.write_all(format!("GET /events HTTP/1.1\r\n{host}\r\n\r\n").as_bytes()).expect("it reads");
        Events(BufReader::new(stream))
    }
}

/// A line for news.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The next revision that is told.
    pub fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("news") > 0, "the line is open");
            if let Some(revision) = line.strip_prefix("data: ") {
                return revision.trim().to_owned();
            }
        }
    }

    pub fn stream(&mut self) -> &mut TcpStream {
        self.0.get_mut()
    }
}
