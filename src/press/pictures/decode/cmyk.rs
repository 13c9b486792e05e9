//! Pictures that are in printing inks already: JPEG (Adobe's inverted kind, the plain kind, YCCK) and TIFF.

use std::io::Cursor;

use image::ImageFormat;
use image::metadata::Orientation;
use tiff::decoder::DecodingResult;
use tiff::tags::Tag;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::{MOST_PIXELS, Origin, Raster, Space};
use crate::finding::{Message, message};

/// The marker segments of a JPEG up to its first scan: marker and content.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at + 1).filter(|m| bytes[at] == 0xFF && **m != 0xDA)?;
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let content = bytes.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        Some((marker, content))
    })
}

/// Whether a JPEG's frame has four components.
pub(super) fn is_four_inks(bytes: &[u8]) -> bool {
    let frame = segments(bytes).find(|(m, _)| matches!(m, 0xC0..=0xCF) && !matches!(m, 0xC4 | 0xC8 | 0xCC));
    frame.is_some_and(|(_, content)| content.get(5) == Some(&4))
}

/// Whether a JPEG has its end: decoders fill what is missing with grey and say nothing. In the scans an
/// 0xFF is never followed by 0xD9 but there.
pub(super) fn has_end(bytes: &[u8]) -> bool {
    let head: usize = 2 + segments(bytes).map(|(_, content)| content.len() + 4).sum::<usize>();
    bytes.get(head..).is_some_and(|scans| scans.windows(2).any(|w| w == [0xFF, 0xD9]))
}

/// Adobe's marker: its colour transform.
fn adobe(bytes: &[u8]) -> Option<u8> {
    let mut found = segments(bytes).filter(|(m, content)| *m == 0xEE && content.starts_with(b"Adobe"));
    found.next()?.1.get(11).copied()
}

pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Raster, Message> {
    if format == ImageFormat::Jpeg { jpeg(bytes) } else { tiff(bytes) }
}

fn jpeg(bytes: &[u8]) -> Result<Raster, Message> {
    let transform = adobe(bytes);
    let space = if transform == Some(2) { ColorSpace::YCCK } else { ColorSpace::CMYK };
    let options = DecoderOptions::new_fast()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let mut data = decoder.decode().map_err(|error| Message::same(error.to_string()))?;
    let (width, height) = decoder.dimensions().ok_or(("it has no size", "没有尺寸"))?;
    if space == ColorSpace::YCCK {
        data.chunks_exact_mut(4).for_each(from_ycck);
    }
    if transform.is_some() {
        data.iter_mut().for_each(|v| *v = 255 - *v);
    }
    finish((width as u32, height as u32), data, Origin::Lossy)
}

/// YCC → inverted CMY as libjpeg has it; K is stored as it is.
fn from_ycck(pixel: &mut [u8]) {
    let (y, cb, cr) = (i32::from(pixel[0]), i32::from(pixel[1]) - 128, i32::from(pixel[2]) - 128);
    let channels = [
        y + ((91_881 * cr + 32_768) >> 16),
        y - ((22_554 * cb + 46_802 * cr + 32_768) >> 16),
        y + ((116_130 * cb + 32_768) >> 16),
    ];
    for (value, channel) in pixel.iter_mut().zip(channels) {
        *value = 255 - channel.clamp(0, 255) as u8;
    }
}

fn tiff(bytes: &[u8]) -> Result<Raster, Message> {
    let mut limits = tiff::decoder::Limits::default();
    // Four samples of 16 bits each.
    let most = usize::try_from(MOST_PIXELS * 8).unwrap_or(usize::MAX);
    (limits.decoding_buffer_size, limits.intermediate_buffer_size) = (most, most);
    let decoder =
        tiff::decoder::Decoder::new(Cursor::new(bytes)).map_err(|e| Message::same(e.to_string()))?;
    let mut decoder = decoder.with_limits(limits);
    let size = decoder.dimensions().map_err(|error| Message::same(error.to_string()))?;
    let number = |decoder: &mut tiff::decoder::Decoder<_>, tag| decoder.get_tag_u32(tag).unwrap_or(0);
    let samples = number(&mut decoder, Tag::SamplesPerPixel);
    if samples > 4 {
        return Err(message!(
            "it has {samples} inks or channels, and the press prints four: save it without the others",
            "有 {samples} 个墨色或通道，印刷只有四色：去掉多余的再存"
        ));
    }
    if number(&mut decoder, Tag::PlanarConfiguration) == 2 {
        return Err((
            "its inks lie one behind another: save it interleaved, per pixel",
            "各色分面存放：请按像素交错存储",
        )
            .into());
    }
    let data = match decoder.read_image().map_err(|error| Message::same(error.to_string()))? {
        DecodingResult::U8(data) => data,
        DecodingResult::U16(data) => data.into_iter().map(|v| (v >> 8) as u8).collect(),
        _ => return Err(("its samples are neither of 8 nor of 16 bits", "样本不是 8 位也不是 16 位").into()),
    };
    finish(size, data, Origin::Exact)
}

fn finish((width, height): (u32, u32), data: Vec<u8>, origin: Origin) -> Result<Raster, Message> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || data.len() as u64 != pixels * 4 {
        return Err(("its pixels do not fill its size", "像素数与尺寸不符").into());
    }
    Ok(Raster { width, height, space: Space::Cmyk, data, icc: None, origin })
}

/// Turns a raster as its EXIF orientation says.
pub(super) fn upright(raster: Raster, orientation: Orientation) -> Raster {
    if orientation == Orientation::NoTransforms {
        return raster;
    }
    let (width, height) = (raster.width, raster.height);
    // Four bytes a pixel: the turn does not care what they mean.
    let image = image::RgbaImage::from_raw(width, height, raster.data);
    let mut image = image::DynamicImage::ImageRgba8(image.expect("a raster is four bytes a pixel"));
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    Raster { width, height, data: image.into_rgba8().into_raw(), ..raster }
}
