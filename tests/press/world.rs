//! A press in memory: the faces that ship, files in a map, a line set at its natural width.

use std::collections::BTreeMap;
use std::sync::Arc;

use paiban::compose::Glyph;
use paiban::edition::{Condition, FileError, Files, Picture, PictureKind};
use paiban::finding::{SourceId, Span};
use paiban::press::{FontData, Fonts, Job, Standard};
use paiban::sheet::{Mark, Shape, Sheet, Source};
use paiban::typeface::{FontId, GlyphId};
use paiban::units::{Ink, Length, Point, Rect};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

pub const SONG: FontId = FontId(0);
pub const HEI: FontId = FontId(1);
pub const KAI: FontId = FontId(2);
const FILES: [&str; 3] = ["NotoSerifSC-Regular.otf", "NotoSansSC-Bold.otf", "NewsKaiSC-Regular.ttf"];

pub struct Book(Vec<memmap2::Mmap>);

impl Book {
    #[allow(unsafe_code)]
    pub fn open() -> Book {
        let map = |name: &str| {
            let path = format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::File::open(path).expect("the face ships");
            // SAFETY: nobody writes a font while a test reads it.
            unsafe { memmap2::Mmap::map(&file) }.expect("the face can be mapped")
        };
        Book(FILES.map(map).into())
    }
}

impl Fonts for Book {
    fn data(&self, font: FontId) -> Option<FontData<'_>> {
        self.0.get(usize::from(font.0)).map(|bytes| FontData { bytes, index: 0 })
    }
}

#[derive(Default)]
pub struct Memory(pub BTreeMap<String, Arc<Vec<u8>>>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.get(path).map(|bytes| bytes.to_vec()).ok_or(FileError::Missing)
    }

    fn list(&self, _: &str) -> Result<Vec<String>, FileError> {
        Ok(Vec::new())
    }
}

pub struct World {
    pub book: Book,
    pub files: Memory,
    pub pictures: Vec<Picture>,
    pub condition: Condition,
}

impl World {
    pub fn new() -> World {
        let condition = Condition {
            profile: "newsprint".to_owned(),
            identifier: None,
            ink_limit: 240,
            max_ppi: 200,
            warn_ppi: 150,
            min_ppi: 100,
            min_text: Length::pt(6),
        };
        World { book: Book::open(), files: Memory::default(), pictures: Vec::new(), condition }
    }

    pub fn with_picture(mut self, path: &str, bytes: Vec<u8>) -> World {
        let at = Span { source: SourceId(0), start: 0, end: 0 };
        let picture = Picture { path: path.to_owned(), kind: PictureKind::Jpeg, width: 1, height: 1, at };
        self.pictures.push(picture);
        self.files.0.insert(path.to_owned(), Arc::new(bytes));
        self
    }

    pub fn job(&self, standard: Standard) -> Job<'_> {
        Job {
            title: "昭通日报",
            date: (2024, 5, 1),
            condition: &self.condition,
            standard,
            fonts: &self.book,
            files: &self.files,
            pictures: &self.pictures,
        }
    }

    /// A line at its natural width.
    pub fn line(&self, hand: Hand, at: Point, text: &str) -> Mark {
        let data = self.book.data(hand.font).expect("one of the three");
        let font = FontRef::new(data.bytes).expect("a font");
        let (charmap, metrics) =
            (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
        let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        let (mut x, mut glyphs) = (Length::ZERO, Vec::new());
        for (cluster, c) in text.char_indices() {
            let glyph = charmap.map(c).expect("the face has it");
            let advance = metrics.advance_width(glyph).expect("a width") as i64;
            glyphs.push(Glyph {
                font: hand.font,
                glyph: GlyphId(glyph.to_u32() as u16),
                size: hand.size,
                ink: hand.ink,
                x,
                italic: false,
                stance: Default::default(),
                condense: 1000,
                cluster: cluster as u32,
            });
            x += hand.size.scale(advance, i64::from(units)) + hand.tracking;
        }
        mark(Shape::Text { at, direction: Default::default(), text: text.into(), glyphs: glyphs.into() })
    }
}

#[derive(Clone, Copy)]
pub struct Hand {
    pub font: FontId,
    pub size: Length,
    pub ink: Ink,
    pub tracking: Length,
}

pub fn hand(font: FontId, points: i32) -> Hand {
    Hand { font, size: Length::pt(points), ink: Ink::BLACK, tracking: Length::ZERO }
}

pub fn mark(shape: Shape) -> Mark {
    Mark { shape, source: Source::default() }
}

pub fn mm(x: i64, y: i64) -> Point {
    Point::new(Length::micro_m(x * 1000), Length::micro_m(y * 1000))
}

pub fn area(x: i64, y: i64, width: i64, height: i64) -> Rect {
    let Point { x: width, y: height } = mm(width, height);
    Rect { origin: mm(x, y), width, height }
}

pub fn sheet(number: u16, marks: Vec<Mark>) -> Sheet {
    let Point { x: width, y: height } = mm(390, 545);
    Sheet { number, trim: (width, height), bleed: Length::ZERO, marks }
}
