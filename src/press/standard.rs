//! The standards, as data: what differs between the parts of ISO 15930, and the house rules of ink on ink.

use crate::units::{Ink, Length};

/// The part of ISO 15930 that a file meets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    /// PDF/X-4, ISO 15930-7:2010.
    #[default]
    X4,
    /// PDF/X-1a:2003, ISO 15930-4:2003, for plants that still ask for it.
    X1a,
}

/// What a part asks for.
pub(super) struct Rules {
    /// The first line (15930-7 6.1: PDF 1.6; 15930-4 6.1: PDF 1.4).
    pub header: &'static str,
    /// GTS_PDFXVersion (15930-7 6.10; 15930-4 6.3).
    pub version: &'static str,
}

impl Standard {
    pub(super) fn rules(self) -> Rules {
        match self {
            Standard::X4 => Rules { header: "%PDF-1.6", version: "PDF/X-4" },
            Standard::X1a => Rules { header: "%PDF-1.4", version: "PDF/X-1a:2003" },
        }
    }
}

/// Black thinner than this is a rule and overprints; thicker is a panel and knocks out, so that what it
/// half covers does not shine through.
pub(super) const RULE_LIMIT: Length = Length::pt(6);

/// Black text and rules overprint, so that plates a little out of register leave no white edge; every
/// other ink, white above all, knocks out (GWG 2015 4.7, 4.8).
pub(super) fn overprints(ink: Ink, thickness: Length) -> bool {
    ink == Ink::BLACK && thickness <= RULE_LIMIT
}

/// The slope of a leaning glyph: the tangent of 12°, in ten-thousandths.
pub(super) const LEAN: i64 = 2126;

/// Compression of CMaps and font programs. Level 4 takes half as long again and makes them 1.4 % smaller.
pub(super) const LEVEL: u32 = 2;
