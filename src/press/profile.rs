//! The output profile: the press condition that every page is separated for (ISO 15930-7 6.4; ICC.1:2010).

use std::borrow::Cow;
use std::io::Read;

use super::error::PressError;
use super::file::deflate;
use super::pictures::separates;
use crate::edition::{Condition, FileError, Files};
use crate::finding::{Message, message};

/// The newsprint profile that ships, as the zlib stream that is embedded; `profiles/make.py` makes it.
static NEWSPRINT: &[u8] = include_bytes!("../../profiles/CGATS21_CRPC1_V2.icc.z");
/// The name in `condition.profile` that means it.
const SHIPPED: &str = "newsprint";
/// The tags that a CMYK output profile cannot do without (ICC.1:2010 8.2, 8.5).
const NEEDED: [&[u8; 4]; 5] = [b"desc", b"cprt", b"wtpt", b"A2B0", b"B2A0"];
/// What names of conditions in the ICC's registry begin with.
const REGISTERED: [&str; 6] = ["CGATS", "FOGRA", "IFRA", "JC200", "JCN200", "JCW200"];

/// An output profile, checked and compressed.
pub struct Profile {
    /// Its zlib stream.
    pub(super) packed: Cow<'static, [u8]>,
    /// OutputConditionIdentifier.
    pub(super) identifier: String,
    /// Whether that is a name in the ICC registry.
    pub(super) registry: Registry,
    /// Info: the condition in words.
    pub(super) info: String,
    /// The profile itself; absent for the shipped one, whose separations are made ahead of time.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Where the identifier is to be looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Registry {
    /// <http://www.color.org>
    Icc,
    /// Nowhere: the embedded profile alone says it.
    None,
}

impl Registry {
    /// Where a condition of this name is to be looked up.
    fn of(identifier: &str) -> Registry {
        let known = REGISTERED.iter().any(|name| identifier.starts_with(name));
        if known { Registry::Icc } else { Registry::None }
    }
}

impl Profile {
    /// The profile that a condition names, from `files` unless it is the shipped one.
    pub fn of(condition: &Condition, files: &dyn Files) -> Result<Profile, PressError> {
        if condition.profile == SHIPPED || condition.profile.is_empty() {
            return Ok(Profile::newsprint(condition.identifier.as_deref()));
        }
        let fail = |why: Message| PressError::Profile { path: condition.profile.clone(), why };
        let bytes = files.read(&condition.profile).map_err(|error| match error {
            FileError::Missing => fail(
                (
                    "there is no such file; `newsprint` is the profile that ships",
                    "没有这个文件；随程序的是 `newsprint`",
                )
                    .into(),
            ),
            FileError::Outside => fail(("the path leads outside the edition", "路径在本期文件夹之外").into()),
            FileError::Unreadable(why) => fail(Message::same(why)),
        })?;
        Profile::read(bytes, condition.identifier.as_deref()).map_err(fail)
    }

    /// The stream that is embedded: its dictionary and its content.
    pub(super) fn stream(&self) -> (&'static str, &[u8]) {
        ("/N 4/Filter/FlateDecode", &self.packed)
    }

    /// Cold-set newsprint, 240 % total ink.
    fn newsprint(identifier: Option<&str>) -> Profile {
        Profile {
            packed: Cow::Borrowed(NEWSPRINT),
            identifier: identifier.unwrap_or("CGATS21_CRPC1").to_owned(),
            registry: Registry::of(identifier.unwrap_or("CGATS21_CRPC1")),
            info: "CGATS 21.2 CRPC1, cold-set offset on newsprint".to_owned(),
            bytes: None,
        }
    }

    /// The profile itself.
    pub(super) fn unpacked(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let read = flate2::read::ZlibDecoder::new(&*self.packed).read_to_end(&mut bytes);
        read.expect("the stream is our own");
        bytes
    }

    /// Any other profile, by its bytes and the name it is registered under, if any; or what is wrong.
    pub fn read(bytes: Vec<u8>, identifier: Option<&str>) -> Result<Profile, Message> {
        check(&bytes)?;
        separates(&bytes)?;
        let info = description(&bytes).unwrap_or_else(|| "Custom".to_owned());
        Ok(Profile {
            packed: Cow::Owned(deflate(&bytes)),
            identifier: identifier.map_or_else(|| info.clone(), str::to_owned),
            registry: identifier.map_or(Registry::None, Registry::of),
            info,
            bytes: Some(bytes),
        })
    }
}

/// Whether these are the bytes of a CMYK output profile, whole.
fn check(icc: &[u8]) -> Result<(), Message> {
    if icc.len() < 132 || &icc[36..40] != b"acsp" {
        return Err(("it is not an ICC profile", "不是 ICC 特性文件").into());
    }
    let size = u32::from_be_bytes([icc[0], icc[1], icc[2], icc[3]]) as usize;
    if size != icc.len() {
        return Err(message!(
            "it says that it has {size} bytes and has {}: the file is cut or damaged",
            "它自称 {size} 字节，实有 {}：文件残缺或损坏",
            icc.len()
        ));
    }
    let word = |at: usize| String::from_utf8_lossy(&icc[at..at + 4]).trim().to_owned();
    if &icc[16..20] != b"CMYK" {
        return Err(message!(
            "it is a profile for {}; the press prints in CMYK",
            "它是 {} 的特性文件；印刷用 CMYK",
            word(16)
        ));
    }
    if &icc[12..16] != b"prtr" {
        return Err(message!(
            "it is of class {}; an output profile (prtr) is needed",
            "它属 {} 类；要的是输出类（prtr）",
            word(12)
        ));
    }
    if icc[8] > 4 {
        return Err(message!(
            "it is of ICC version {}; a PDF/X holds 2 or 4",
            "它是 ICC 第 {} 版；PDF/X 只收第 2 或第 4 版",
            icc[8]
        ));
    }
    let count = u32::from_be_bytes([icc[128], icc[129], icc[130], icc[131]]) as usize;
    let names = (0..count).map_while(|i| icc.get(132 + 12 * i..136 + 12 * i)?.first_chunk::<4>());
    for name in names.chain(NEEDED) {
        if tag(icc, name).is_none() {
            let name = String::from_utf8_lossy(name);
            return Err(message!("its tag {name} is missing or cut", "标签 {name} 缺失或残缺"));
        }
    }
    Ok(())
}

/// The data of a tag.
pub(super) fn tag<'a>(icc: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let word = |at: usize| icc.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let count = word(128)?.min(200);
    let entry = (0..count).map(|i| 132 + 12 * i).find(|at| icc.get(*at..*at + 4) == Some(name))?;
    let start = word(entry + 4)?;
    icc.get(start..start.checked_add(word(entry + 8)?)?)
}

/// The description's first text: `desc` in version 2, `mluc` in version 4.
fn description(icc: &[u8]) -> Option<String> {
    let data = tag(icc, b"desc")?;
    let word =
        |at: usize| data.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let text = if data.starts_with(b"mluc") {
        let (length, start) = (word(20)?, word(24)?);
        let units = data.get(start..start.checked_add(length)?)?.chunks_exact(2);
        String::from_utf16_lossy(&units.map(|b| u16::from_be_bytes([b[0], b[1]])).collect::<Vec<_>>())
    } else {
        String::from_utf8_lossy(data.get(12..12usize.checked_add(word(8)?)?)?).into_owned()
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_output_profile_is_refused_in_words() {
        let refused = |bytes: Vec<u8>| Profile::read(bytes, None).err().unwrap_or_default().en;
        assert_eq!(refused(b"GIF89a".to_vec()), "it is not an ICC profile");
        let mut icc = vec![0; 200];
        icc[36..40].copy_from_slice(b"acsp");
        assert!(refused(icc.clone()).contains("cut or damaged"));
        icc[3] = 200;
        icc[16..20].copy_from_slice(b"RGB ");
        assert!(refused(icc.clone()).contains("for RGB;"));
        icc[16..20].copy_from_slice(b"CMYK");
        icc[12..16].copy_from_slice(b"scnr");
        assert!(refused(icc.clone()).contains("of class scnr"));
        icc[12..16].copy_from_slice(b"prtr");
        assert!(refused(icc).contains("desc is missing"));
    }

    #[test]
    fn a_damaged_profile_is_refused_before_a_picture_is_printed_blank() {
        let whole = Profile::newsprint(None).unpacked();
        let entry = (132..).step_by(12).find(|at| &whole[*at..at + 4] == b"B2A1").expect("it has one");
        let start = u32::from_be_bytes([0, 1, 2, 3].map(|i| whole[entry + 4 + i])) as usize;
        let read = |icc: Vec<u8>| Profile::read(icc, None).err().unwrap_or_default().en;
        assert_eq!(read(whole.clone()), "");
        // The nodes alone: the table's frame stays whole.
        let mut blank = whole.clone();
        blank[start + 100..start + 287_500].fill(0);
        assert_eq!(read(blank), "its tables do not print black as black");
        let mut cut = whole.clone();
        cut[entry + 4] = 0x7f;
        assert_eq!(read(cut), "its tag B2A1 is missing or cut");
    }

    #[test]
    fn only_a_name_of_the_registry_is_said_to_be_in_it() {
        let registry = |name: &str| Profile::newsprint(Some(name)).registry;
        assert!(registry("IFRA26") == Registry::Icc && registry("QINGCHUAN-1") == Registry::None);
    }
}
