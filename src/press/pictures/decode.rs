//! Picture files → upright rasters in grey, RGB or CMYK of 8 bits. Nothing is decoded before its header
//! has shown that it is of a sensible size.

mod cmyk;

use crate::finding::{Message, message};
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The most pixels a picture may have: a whole broadsheet at 600 an inch is 120 million.
const MOST_PIXELS: u64 = 200_000_000;
/// The most memory a decoder may ask for.
const MOST_BYTES: u64 = 1 << 30;

/// Pixels, row by row from the top.
pub(super) struct Raster {
    pub width: u32,
    pub height: u32,
    pub space: Space,
    pub data: Vec<u8>,
    /// The embedded profile, if any.
    pub icc: Option<Vec<u8>>,
    pub origin: Origin,
}

/// What a pixel's bytes are; in CMYK 0 is bare paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    Grey,
    Rgb,
    Cmyk,
}

/// Whether the file has every pixel exactly: artwork, or a photograph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Artwork of nothing but black and white: type, drawings, codes that machines read.
    LineArt,
    Exact,
    Lossy,
}

impl Space {
    /// Bytes of a pixel.
    pub fn channels(self) -> usize {
        match self {
            Space::Grey => 1,
            Space::Rgb => 3,
            Space::Cmyk => 4,
        }
    }
}

impl Raster {
    /// Artwork of nothing but black and white is line art, in whatever way it is written.
    fn sorted(self) -> Raster {
        let pixels = self.space.channels();
        let is_plain = |pixel: &[u8]| matches!(pixel[0], 0 | 255) && pixel.iter().all(|v| *v == pixel[0]);
        let is_line_art = self.origin == Origin::Exact
            && self.space != Space::Cmyk
            && self.data.chunks_exact(pixels).all(is_plain);
        if !is_line_art {
            return self;
        }
        let data = self.data.chunks_exact(pixels).map(|pixel| pixel[0]).collect();
        Raster { space: Space::Grey, data, icc: None, origin: Origin::LineArt, ..self }
    }
}

/// Decodes a JPEG, PNG, TIFF or WebP, told apart by content; or what is wrong.
pub(super) fn decode(bytes: &[u8]) -> Result<Raster, Message> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|error| Message::same(error.to_string()))?;
    let format =
        reader.format().ok_or(("it is neither JPEG, PNG, TIFF nor WebP", "不是 JPEG、PNG、TIFF 或 WebP"))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    if format == ImageFormat::Jpeg && !cmyk::has_end(bytes) {
        return Err(("the file is cut short: have it sent again", "文件残缺：请对方重发").into());
    }
    let mut decoder = reader.into_decoder().map_err(|error| damaged(&Message::same(error.to_string())))?;
    check_size(decoder.dimensions())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc = decoder.icc_profile().ok().flatten();
    let origin = if format == ImageFormat::Jpeg { Origin::Lossy } else { Origin::Exact };
    let in_cmyk =
        matches!(decoder.original_color_type(), ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16)
            || (format == ImageFormat::Jpeg && cmyk::is_four_inks(bytes));
    if in_cmyk {
        let raster = cmyk::decode(bytes, format).map_err(|error| damaged(&error))?;
        return Ok(cmyk::upright(raster, orientation));
    }
    let mut whole =
        DynamicImage::from_decoder(decoder).map_err(|error| damaged(&Message::same(error.to_string())))?;
    whole.apply_orientation(orientation);
    Ok(Raster { icc, origin, ..raster(whole) }.sorted())
}

/// The inks of a JPEG that is in them: of our own making, so that nothing else is looked for in it.
pub(super) fn inks(jpeg: &[u8]) -> Result<Vec<u8>, Message> {
    cmyk::decode(jpeg, ImageFormat::Jpeg).map(|raster| raster.data)
}

fn check_size((width, height): (u32, u32)) -> Result<(), Message> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(("it has no pixels", "没有像素").into());
    }
    if pixels > MOST_PIXELS {
        let millions = pixels / 1_000_000;
        let most = MOST_PIXELS / 1_000_000;
        return Err(message!(
            "it has {width} × {height} pixels, {millions} million; {most} million are the most",
            "有 {width} × {height} 像素，{millions} 百万；最多 {most} 百万"
        ));
    }
    Ok(())
}

fn damaged(why: &Message) -> Message {
    let again = ("; save it again from the program it came from", "；请从原来的程序重新存一次");
    Message::from(("it cannot be decoded: ", "解不开：")).and(why).and(&again.into())
}

/// 8 bits, without alpha.
fn raster(whole: DynamicImage) -> Raster {
    let (width, height) = (whole.width(), whole.height());
    let (has_alpha, in_colour) = (whole.color().has_alpha(), whole.color().has_color());
    let (space, data) = match (in_colour, has_alpha) {
        (false, false) => (Space::Grey, whole.into_luma8().into_raw()),
        (false, true) => (Space::Grey, flatten::<2, 1>(&whole.into_luma_alpha8().into_raw())),
        (true, false) => (Space::Rgb, whole.into_rgb8().into_raw()),
        (true, true) => (Space::Rgb, flatten::<4, 3>(&whole.into_rgba8().into_raw())),
    };
    Raster { width, height, space, data, icc: None, origin: Origin::Exact }
}

/// Lays `N` channels, alpha last, on white.
fn flatten<const N: usize, const M: usize>(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / N * M);
    for pixel in data.chunks_exact(N) {
        let alpha = u32::from(pixel[M]);
        out.extend(
            pixel[..M].iter().map(|v| ((u32::from(*v) * alpha + 255 * (255 - alpha) + 127) / 255) as u8),
        );
    }
    out
}
