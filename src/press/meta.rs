//! Who made the file, for what and when: Info and XMP in agreement, and the output intent
//! (ISO 15930-7 6.4, 6.10; 32000-1 14.3, 14.11.5).

use pdf_writer::{Chunk, Date, Finish, Name, Ref, TextStr};
use sha2::{Digest, Sha256};
use xmp_writer::{RenditionClass, Timezone, XmpWriter};

use super::Job;
use super::numbers::hex;
use super::profile::{Profile, Registry};
use super::standard::Standard;

const MAKER: &str = concat!("paiban ", env!("CARGO_PKG_VERSION"));

/// What Info and XMP both say.
pub(super) struct Meta {
    /// The paper, the date, the pages.
    pub title: String,
    /// Year, month, day; the hour is midnight in China.
    pub date: (u16, u8, u8),
    /// What the file meets.
    pub standard: Standard,
}

impl Meta {
    /// For a file of these pages.
    pub fn new(job: &Job<'_>, pages: &[u16]) -> Meta {
        let (year, month, day) = job.date;
        let mut title = format!("{} {year:04}-{month:02}-{day:02}", job.title);
        match pages {
            [] => {}
            [only] => title.push_str(&format!(" 第{only}版")),
            many => title.push_str(&format!(" {}个版", many.len())),
        }
        Meta { title, date: job.date, standard: job.standard }
    }

    /// The Info dictionary.
    pub fn info(&self, id: Ref) -> Chunk {
        let (year, month, day) = self.date;
        let date = Date::new(year).month(month).day(day).hour(0).minute(0).second(0);
        let date = date.utc_offset_hour(8).utc_offset_minute(0);
        let mut chunk = Chunk::new();
        let mut info = chunk.indirect(id).dict();
        info.pair(Name(b"Title"), TextStr(&self.title));
        info.pair(Name(b"Creator"), TextStr(MAKER));
        info.pair(Name(b"Producer"), TextStr(MAKER));
        info.pair(Name(b"CreationDate"), date);
        info.pair(Name(b"ModDate"), date);
        info.pair(Name(b"Trapped"), Name(b"False"));
        info.pair(Name(b"GTS_PDFXVersion"), TextStr(self.standard.rules().version));
        info.finish();
        chunk
    }

    /// What the file is of, whatever it holds: the same for each making of these pages of this issue.
    pub fn identity(&self) -> [u8; 16] {
        let full = Sha256::digest(&self.title);
        std::array::from_fn(|i| full[i])
    }

    /// The XMP packet; `ids` are the document's and this making's.
    pub fn xmp(&self, ids: [[u8; 16]; 2]) -> String {
        let (year, month, day) = self.date;
        let date = xmp_writer::DateTime {
            year,
            month: Some(month),
            day: Some(day),
            hour: Some(0),
            minute: Some(0),
            second: Some(0),
            timezone: Some(Timezone::Local { hour: 8, minute: 0 }),
        };
        let [document, instance] = ids.map(|id| format!("uuid:{}", uuid(id)));
        let mut xmp = XmpWriter::new();
        xmp.title([(None, self.title.as_str())]).creator_tool(MAKER).producer(MAKER);
        xmp.create_date(date).modify_date(date).metadata_date(date);
        xmp.pdfx_version(self.standard.rules().version);
        xmp.document_id(&document).instance_id(&instance).rendition_class(RenditionClass::Default);
        xmp.version_id("1").format("application/pdf").trapped(false);
        xmp.finish(None)
    }
}

/// A hash in the form of a name-based UUID (RFC 9562, version 8).
fn uuid(mut id: [u8; 16]) -> String {
    id[6] = id[6] & 0x0F | 0x80;
    id[8] = id[8] & 0x3F | 0x80;
    [&id[..4], &id[4..6], &id[6..8], &id[8..10], &id[10..]].map(hex).join("-")
}

/// The output intent, in the catalogue.
pub(super) fn intent(profile: &Profile, stream: Ref, id: Ref) -> Chunk {
    let mut chunk = Chunk::new();
    let mut dict = chunk.indirect(id).dict();
    dict.pair(Name(b"Type"), Name(b"OutputIntent"));
    dict.pair(Name(b"S"), Name(b"GTS_PDFX"));
    dict.pair(Name(b"OutputConditionIdentifier"), TextStr(&profile.identifier));
    dict.pair(Name(b"OutputCondition"), TextStr(&profile.info));
    dict.pair(Name(b"Info"), TextStr(&profile.info));
    if profile.registry == Registry::Icc {
        dict.pair(Name(b"RegistryName"), TextStr("http://www.color.org"));
    }
    dict.pair(Name(b"DestOutputProfile"), stream);
    dict.finish();
    chunk
}
