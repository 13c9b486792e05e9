//! Picture files, by their headers: kind and size by content; nothing is decoded.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::node::Value;
use super::story::{Picture, PictureId, PictureKind};
use super::table::{Tray, meant, text};
use super::{FileError, Files};
use crate::finding::{Code, Finding, Message, message};

/// A picture of more pixels is refused before anything is allocated for it.
const MOST_PIXELS: u64 = 200_000_000;

/// The edition's pictures, each once.
pub struct Album<'a> {
    files: &'a dyn Files,
    tray: &'a Tray,
    by_path: BTreeMap<String, Option<PictureId>>,
    /// In the order in which they were met.
    pub pictures: Vec<Picture>,
}

impl<'a> Album<'a> {
    /// An empty album.
    pub fn new(files: &'a dyn Files, tray: &'a Tray) -> Album<'a> {
        Album { files, tray, by_path: BTreeMap::new(), pictures: Vec::new() }
    }

    /// Where findings go.
    pub fn tray(&self) -> &'a Tray {
        self.tray
    }

    /// The picture that a value names; told once where it cannot be used.
    pub fn picture(&mut self, value: &Value) -> Option<PictureId> {
        let path = text(value, self.tray)?.to_owned();
        if let Some(known) = self.by_path.get(&path) {
            return *known;
        }
        let id = match self.look(&path) {
            Ok((kind, width, height)) => {
                let id = PictureId(self.pictures.len() as u32);
                self.pictures.push(Picture { path: path.clone(), kind, width, height, at: value.at });
                Some(id)
            }
            Err((code, why)) => {
                self.tray.borrow_mut().push(Finding::new(code, why).at(value.at));
                None
            }
        };
        self.by_path.insert(path, id);
        id
    }

    /// The file that may be meant.
    fn near(&self, path: &str) -> Message {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        let all = self.files.list(folder).unwrap_or_default();
        meant(name, all.iter().map(String::as_str))
    }

    fn look(&self, path: &str) -> Result<(PictureKind, u32, u32), (Code, Message)> {
        let bytes = self.files.read(path).map_err(|error| match missing(path, &error) {
            (Code::PathOutside, why) => (Code::PathOutside, why),
            (_, why) => (Code::PictureMissing, why.and(&self.near(path))),
        })?;
        header(&bytes)
            .map_err(|why| (Code::PictureBroken, message!("the picture {path} ", "图片 {path} ").and(&why)))
    }
}

/// Why a file cannot be read, as a finding has it.
pub fn missing(path: &str, error: &FileError) -> (Code, Message) {
    match error {
        FileError::Missing => (Code::FileMissing, message!("there is no file {path}", "没有文件 {path}")),
        FileError::Outside if path.contains('\\') => (
            Code::PathOutside,
            message!("“{path}” has \\ in it; folders are parted by /", "“{path}”里有 \\；文件夹之间用 /"),
        ),
        FileError::Outside => {
            (Code::PathOutside, message!("“{path}” leads out of the edition", "“{path}”在本期文件夹之外"))
        }
        FileError::Unreadable(why) => {
            (Code::FileUnreadable, message!("{path} cannot be read: {why}", "{path} 读不出：{why}"))
        }
    }
}

/// Kind, width and height of a picture, upright.
fn header(bytes: &[u8]) -> Result<(PictureKind, u32, u32), Message> {
    let kind = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => PictureKind::Jpeg,
        Ok(ImageFormat::Png) => PictureKind::Png,
        Ok(ImageFormat::Tiff) => PictureKind::Tiff,
        Ok(ImageFormat::WebP) => PictureKind::WebP,
        _ => return Err(("is no JPEG, PNG, TIFF or WebP file", "不是 JPEG、PNG、TIFF 或 WebP 文件").into()),
    };
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|e| message!("is broken: {e}", "已损坏：{e}"))?;
    let mut decoder = reader.into_decoder().map_err(|error| match error {
        ImageError::Unsupported(_) => (
            "is of a kind that cannot be read: save it in CMYK, RGB or grey, without alpha in CMYK",
            "的色彩方式读不了：请存为 CMYK、RGB 或灰度，CMYK 不带透明",
        )
            .into(),
        error => message!("is broken: {error}", "已损坏：{error}"),
    })?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS {
        return Err(message!(
            "has {width}×{height} pixels; up to {} million are allowed",
            "有 {width}×{height} 像素；最多 {}00 万",
            MOST_PIXELS / 1_000_000
        ));
    }
    let turned = decoder.orientation().is_ok_and(|o| {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(o, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    });
    Ok(if turned { (kind, height, width) } else { (kind, width, height) })
}
