//! Pictures: which inks they end in, and what is refused.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use paiban::edition::Condition;
use paiban::press::{Darkroom, Job, Press, Standard};
use paiban::sheet::Shape;

use super::read::Pdf;
use super::world::{World, area, mark, sheet};

/// One picture of 40 × 40 mm on a page.
fn printed(bytes: Vec<u8>) -> Result<Pdf, String> {
    let world = World::new().with_picture("photos/one", bytes);
    let press = Press::new(world.job(Standard::X4)).expect("a profile");
    let shape = Shape::Picture { picture: 0, area: area(10, 10, 40, 40), focus: (500, 500) };
    let plate = press.plate(&sheet(1, vec![mark(shape)])).expect("the page is whole");
    let pdf = Pdf(press.page_pdf(&plate, Vec::new()).expect("memory can be written").to);
    plate.unprinted().first().map_or(Ok(pdf), |lacks| Err(lacks.why.en.clone()))
}

/// Dictionary and samples of the picture in a file: light in grey, ink in CMYK.
fn samples(pdf: &Pdf) -> (String, Vec<u8>) {
    let (dict, data) = pdf.stream("/Subtype/Image");
    let inverted = dict.contains("/Decode[1 0 1 0 1 0 1 0]");
    assert_eq!(inverted, dict.contains("/DeviceCMYK"));
    let flip = |data: Vec<u8>| if inverted { data.into_iter().map(|v| 255 - v).collect() } else { data };
    if dict.contains("FlateDecode") {
        return (dict, flip(data));
    }
    let options = zune_core::options::DecoderOptions::default().jpeg_set_out_colorspace(if inverted {
        zune_core::colorspace::ColorSpace::YCCK
    } else {
        zune_core::colorspace::ColorSpace::Luma
    });
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(Cursor::new(data), options);
    let mut data = decoder.decode().expect("our own JPEG");
    if inverted {
        for p in data.chunks_exact_mut(4) {
            let [y, cb, cr] = [f32::from(p[0]), f32::from(p[1]) - 128.0, f32::from(p[2]) - 128.0];
            let back = [y + 1.402 * cr, y - 0.344 * cb - 0.714 * cr, y + 1.772 * cb];
            // YCC of Adobe's kind gives CMY; K is stored as light.
            p[..3].iter_mut().zip(back).for_each(|(p, v)| *p = v.clamp(0.0, 255.0).round() as u8);
            p[3] = 255 - p[3];
        }
    }
    (dict, data)
}

pub fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).expect("the format is known");
    out.into_inner()
}

/// A CMYK JPEG of one colour, as Adobe's programs write it: inverted, and saying so.
pub fn adobe(ink: [u8; 4], kind: ColorType) -> Vec<u8> {
    let mut out = Vec::new();
    let data = ink.repeat(64 * 64);
    Encoder::new(&mut out, 95).encode(&data, 64, 64, kind).expect("a JPEG");
    out
}

/// The same without the marker, and so not inverted.
fn plain(ink: [u8; 4]) -> Vec<u8> {
    let mut jpeg = adobe(ink.map(|v| 255 - v), ColorType::Cmyk);
    let at = jpeg.windows(2).position(|w| w == [0xFF, 0xEE]).expect("Adobe's marker");
    jpeg.drain(at..at + 16);
    jpeg
}

fn near(sample: &[u8], ink: [u8; 4]) {
    let off = sample.iter().zip(ink).map(|(a, b)| a.abs_diff(b)).max();
    assert!(off <= Some(4), "{:?}, not {ink:?}", &sample[..4]);
}

#[test]
fn grey_prints_on_the_black_plate_alone() {
    let grey = GrayImage::from_fn(300, 300, |x, y| Luma([(x * y % 256) as u8]));
    let same = RgbImage::from_fn(300, 300, |x, y| Rgb([(x * y % 256) as u8; 3]));
    for bytes in [encoded(grey, ImageFormat::Png), encoded(same.clone(), ImageFormat::Tiff)] {
        assert!(samples(&printed(bytes).expect("a page")).0.contains("/DeviceGray"));
    }
    assert!(samples(&printed(encoded(same, ImageFormat::Jpeg)).expect("a page")).0.contains("/DeviceGray"));
}

#[test]
fn white_is_bare_paper_and_black_is_within_the_limit() {
    let image = RgbImage::from_fn(200, 200, |x, y| match (x < 100, y < 100) {
        (true, true) => Rgb([255, 255, 255]),
        (false, true) => Rgb([0, 0, 0]),
        _ => Rgb([200, 30, 30]),
    });
    let (_, inks) = samples(&printed(encoded(image, ImageFormat::Png)).expect("a page"));
    assert_eq!(inks[..4], [0, 0, 0, 0]);
    let total = inks.chunks_exact(4).map(|p| p.iter().map(|v| u32::from(*v)).sum::<u32>()).max();
    assert!(total <= Some(240 * 255 / 100 + 2), "{total:?}");
}

#[test]
fn inks_stay_inks_in_every_kind_of_cmyk_jpeg() {
    for ink in [[255, 0, 0, 0], [0, 0, 0, 200], [10, 120, 60, 30]] {
        for bytes in [adobe(ink, ColorType::Cmyk), adobe(ink, ColorType::CmykAsYcck), plain(ink)] {
            near(&samples(&printed(bytes).expect("a page")).1, ink);
        }
    }
}

#[test]
fn too_much_ink_loses_colour_and_keeps_its_black() {
    let (_, inks) = samples(&printed(adobe([255; 4], ColorType::Cmyk)).expect("a page"));
    near(&inks, [119, 119, 119, 255]);
}

#[test]
fn compression_takes_no_pixel_beyond_the_limit() {
    // Busy and dark, with much more ink than the paper holds.
    let ink = |i: usize| [(i * 7919 % 256) as u8, 230, (i * 104_729 / 7 % 256) as u8, (i / 64 % 256) as u8];
    let data: Vec<u8> = (0..256 * 256).flat_map(ink).collect();
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 95).encode(&data, 256, 256, ColorType::CmykAsYcck).expect("a JPEG");
    let (_, inks) = samples(&printed(jpeg).expect("a page"));
    let total = |p: &[u8]| p.iter().map(|v| u32::from(*v)).sum::<u32>();
    let over = inks.chunks_exact(4).filter(|p| total(p) > 240 * 255 / 100 + 5).count();
    assert!(over * 1000 < inks.len() / 4, "{over} of {} pixels", inks.len() / 4);
}

#[test]
fn black_type_in_artwork_is_black_ink_alone() {
    let artwork = RgbImage::from_fn(200, 200, |x, y| match (x / 10 % 2, y < 100) {
        (0, true) => Rgb([26, 26, 26]),
        (_, true) => Rgb([255, 255, 255]),
        _ => Rgb([200, 90, 30]),
    });
    // Dark colour around a grey or two, as in a photograph: separated as a whole.
    let photo = RgbImage::from_fn(200, 200, |x, y| match (x + y) % 9 {
        0 => Rgb([26, 26, 26]),
        _ => Rgb([40, 20, 10]),
    });
    let colours = |image: RgbImage| {
        let (dict, inks) = samples(&printed(encoded(image, ImageFormat::Png)).expect("a page"));
        assert!(dict.contains("/DeviceCMYK"), "{dict}");
        inks[..3].iter().map(|v| u32::from(*v)).sum::<u32>()
    };
    assert!(colours(artwork) < 12 && colours(photo) > 100);
}

#[test]
fn line_art_stays_black_and_white_and_fine() {
    let code = |x: u32, y: u32| if (x / 3 + y / 5).is_multiple_of(2) { 0 } else { 255 };
    let grey = GrayImage::from_fn(901, 901, |x, y| Luma([code(x, y)]));
    let same = RgbImage::from_fn(901, 901, |x, y| Rgb([code(x, y); 3]));
    for bytes in [encoded(grey, ImageFormat::Png), encoded(same, ImageFormat::Tiff)] {
        let (dict, rows) = printed(bytes).expect("a page").stream("/Subtype/Image");
        assert!(dict.contains("/Width 901/Height 901/ColorSpace/DeviceGray/BitsPerComponent 1/"), "{dict}");
        assert_eq!(rows.len(), 901 * 113);
        let bit = |x: u32, y: u32| rows[(y * 113 + x / 8) as usize] >> (7 - x % 8) & 1;
        assert!((0..901).all(|n| bit(n, 450) == code(n, 450) & 1 && bit(900, n) == code(900, n) & 1));
    }
}

#[test]
fn what_is_transparent_is_paper() {
    let clear = RgbaImage::from_pixel(100, 100, Rgba([255, 0, 0, 0]));
    let (_, light) = samples(&printed(encoded(clear, ImageFormat::Png)).expect("a page"));
    assert!(light.iter().all(|v| *v == 255));
}

#[test]
fn a_picture_is_no_finer_than_the_press() {
    let fine = GrayImage::from_fn(2000, 1000, |x, _| Luma([(x % 256) as u8]));
    let (dict, _) = samples(&printed(encoded(fine, ImageFormat::Png)).expect("a page"));
    // 40 mm at 200 an inch.
    assert!(dict.contains("/Width 314/Height 314"), "{dict}");
}

#[test]
fn exif_turns_a_picture_upright() {
    let image = RgbImage::from_fn(64, 64, |_, y| if y < 32 { Rgb([255, 255, 255]) } else { Rgb([0, 0, 0]) });
    let mut jpeg = encoded(image, ImageFormat::Jpeg);
    // Orientation 3: upside down.
    let exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0";
    jpeg.splice(2..2, exif.iter().copied());
    let (_, light) = samples(&printed(jpeg).expect("a page"));
    assert!(light[0] < 10 && light[light.len() - 1] > 245, "{} {}", light[0], light[light.len() - 1]);
}

#[test]
fn bad_pictures_are_refused_in_words() {
    let refused = |bytes: Vec<u8>| printed(bytes).err().expect("it is bad");
    let mut cut = encoded(RgbImage::from_fn(300, 300, |x, y| Rgb([x as u8, y as u8, 9])), ImageFormat::Png);
    cut.truncate(cut.len() / 2);
    let error = refused(cut);
    assert!(error.starts_with("it cannot be decoded"), "{error}");
    let mut cut = encoded(RgbImage::from_fn(300, 300, |x, y| Rgb([x as u8, y as u8, 9])), ImageFormat::Jpeg);
    cut.truncate(cut.len() / 2);
    assert!(refused(cut).ends_with("cut short: have it sent again"));
    assert!(refused(b"%PDF-1.4".to_vec()).contains("neither JPEG, PNG, TIFF nor WebP"));
    let mut bomb = encoded(GrayImage::new(8, 8), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    let error = refused(bomb);
    assert!(error.contains("40000 × 40000 pixels, 1600 million"), "{error}");
}

/// PNG's checksum.
fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { c >> 1 ^ 0xEDB8_8320 } else { c >> 1 })
    })
}

/// Every way to print a picture differently, through one darkroom and again: each is what it is without one.
#[test]
fn a_darkroom_gives_what_would_be_made_anew() {
    let picture = |shade: u8| {
        encoded(RgbImage::from_fn(300, 200, |x, y| Rgb([x as u8, y as u8, shade])), ImageFormat::Png)
    };
    let worlds = [7, 200].map(|shade| World::new().with_picture("photos/one", picture(shade)));
    let darkroom = Darkroom::default();
    let mut files = BTreeSet::new();
    for round in 0..2 {
        for (world, focus, side, max_ppi, ink_limit) in
            [(0, 500, 40, 200, 240), (1, 500, 40, 200, 240), (0, 0, 40, 200, 240), (0, 500, 30, 200, 240)]
                .into_iter()
                .chain([(0, 500, 40, 60, 240), (0, 500, 40, 200, 120)])
        {
            let plain = worlds[world].job(Standard::X4);
            let condition = Condition { max_ppi, ink_limit, ..plain.condition.clone() };
            let job = Job { condition: &condition, ..plain };
            let shape = Shape::Picture { picture: 0, area: area(10, 10, side, 40), focus: (focus, 500) };
            let sheet = sheet(1, vec![mark(shape)]);
            let pdf = |press: Press<'_>| {
                let plate = press.plate(&sheet).expect("the page is whole");
                press.page_pdf(&plate, Vec::new()).expect("memory can be written").to
            };
            let anew = pdf(Press::new(job).expect("a profile"));
            let kept = pdf(Press::new(job).expect("a profile").with_darkroom(&darkroom));
            assert!(anew == kept, "round {round}: {focus} {side} {max_ppi} {ink_limit}");
            files.insert(kept);
        }
    }
    assert_eq!(files.len(), 6, "each way is another print");
}
