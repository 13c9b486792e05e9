//! Inks → an image in the PDF: JPEG for photographs, deflate for artwork that stays small so, a bit a pixel for line art.

use std::io::Write;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use pdf_writer::Ref;
use sha2::{Digest, Sha256};

use super::colour::Separated;
use super::decode::{Origin, Space, inks as inks_of};
use super::limit::Most;
use super::tone::Tone;
use crate::finding::Message;
use crate::press::error::PressError;
use crate::press::file::{Out, deflate};

/// JPEG's quality: no step shows at 100 lines an inch.
const QUALITY: u8 = 88;
/// A picture is held within its ink in so many rounds: noise grows little when there is less of all.
const ROUNDS: usize = 3;

/// A picture, ready to be written.
pub(in crate::press) struct Print {
    /// Its dictionary but for the length.
    dict: String,
    data: Vec<u8>,
    /// Of the dictionary and the data: the same picture is written once.
    pub digest: [u8; 32],
    /// How light its parts are, where that was asked.
    pub tone: Option<Tone>,
}

/// Compresses a picture; or what is wrong.
pub(super) fn print(picture: Separated, tone: Option<Tone>, most: Most) -> Result<Print, Message> {
    let Separated { width, height, space, mut data, origin } = picture;
    // Both device spaces are written so that 255 is bare paper: Adobe's way for JPEG in CMYK, and what
    // DeviceGray means anyway. The black of DeviceGray is the black plate's (32000-1 8.6.5.2, 10.3.2).
    let (name, decode) = match space {
        Space::Grey => ("DeviceGray", ""),
        _ => ("DeviceCMYK", "/Decode[1 0 1 0 1 0 1 0]"),
    };
    if origin == Origin::LineArt {
        let dict = format!("{}/BitsPerComponent 1/Filter/FlateDecode", head((width, height), name));
        return Ok(Print::new(dict, deflate(&bits(&data, width)), tone));
    }
    let exact = (origin == Origin::Exact).then(|| deflate(&light(&data)));
    let lossy = match space {
        Space::Grey => jpeg(&data, (width, height), space)?,
        _ => within(&mut data, (width, height), most)?,
    };
    let (filter, data) = match exact {
        Some(exact) if exact.len() <= lossy.len() => ("FlateDecode", exact),
        _ => ("DCTDecode", lossy),
    };
    let dict = format!("{}/BitsPerComponent 8{decode}/Filter/{filter}", head((width, height), name));
    Ok(Print::new(dict, data, tone))
}

fn head((width, height): (u32, u32), space: &str) -> String {
    format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}")
}

/// A bit a pixel, set where there is no ink; rows begin with a byte (32000-1 8.9.5.2).
fn bits(inks: &[u8], width: u32) -> Vec<u8> {
    let inked = |(n, ink): (usize, &u8)| u8::from(*ink >= 128) << (7 - n);
    let byte = |pixels: &[u8]| !pixels.iter().enumerate().map(inked).sum::<u8>();
    inks.chunks_exact(width.max(1) as usize).flat_map(|row| row.chunks(8).map(byte)).collect()
}

/// A JPEG whose pixels hold no more ink than the paper, as they will be read: its noise takes some beyond what they
/// were given.
fn within(inks: &mut [u8], size: (u32, u32), most: Most) -> Result<Vec<u8>, Message> {
    let mut lossy = jpeg(inks, size, Space::Cmyk)?;
    let mut held = most;
    for _ in 0..ROUNDS {
        let excess = if held.is_near(inks) { most.excess(&inks_of(&lossy)?) } else { 0 };
        if excess == 0 {
            break;
        }
        held = held.less(excess);
        inks.chunks_exact_mut(4).for_each(|pixel| held.hold_back(pixel));
        lossy = jpeg(inks, size, Space::Cmyk)?;
    }
    Ok(lossy)
}

fn jpeg(data: &[u8], (width, height): (u32, u32), space: Space) -> Result<Vec<u8>, Message> {
    let sides = u16::try_from(width).ok().zip(u16::try_from(height).ok());
    let (width, height) =
        sides.ok_or(("it is printed with more than 65,535 pixels on a side", "印出来一边超过 65535 像素"))?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.set_optimized_huffman_tables(true);
    let done = match space {
        Space::Grey => encoder.encode(&light(data), width, height, ColorType::Luma),
        _ => encoder.encode(data, width, height, ColorType::CmykAsYcck),
    };
    done.map_err(|error| Message::same(error.to_string()))?;
    Ok(out)
}

/// Light instead of ink.
fn light(data: &[u8]) -> Vec<u8> {
    data.iter().map(|v| 255 - v).collect()
}

impl Print {
    fn new(dict: String, data: Vec<u8>, tone: Option<Tone>) -> Print {
        let digest = Sha256::new().chain_update(&dict).chain_update(&data).finalize().into();
        Print { dict, data, digest, tone }
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.data.len()
    }

    /// Writes the image; gives its number.
    pub fn write<W: Write>(&self, out: &mut Out<W>) -> Result<Ref, PressError> {
        let id = out.number();
        out.stream(id, &self.dict, &self.data)?;
        Ok(id)
    }
}
