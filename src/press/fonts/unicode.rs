//! ToUnicode: what each code says (32000-1 9.10.3; Adobe Technical Note 5411).

use crate::press::numbers::four_digits;
use crate::press::uses::{Text, Texts};

const HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n\
    /CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
const FOOT: &str = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
/// A later glyph of a span that has its text as ActualText; for readers that do not know that, the
/// zero-width space.
const NOTHING: &str = "\u{200B}";
/// The most entries a section may have.
const SECTION: usize = 100;

/// The CMap of a font's reading.
pub(super) fn cmap(texts: &Texts) -> Vec<u8> {
    let said = texts.in_order();
    let mut out = Vec::with_capacity(512 + said.len() * 14);
    out.extend_from_slice(HEAD.as_bytes());
    for section in said.chunks(SECTION) {
        out.extend_from_slice(format!("{} beginbfchar\n", section.len()).as_bytes());
        for (glyph, text) in section {
            out.push(b'<');
            four_digits(&mut out, *glyph);
            out.extend_from_slice(b"><");
            match text {
                Text::One(c) => {
                    c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| four_digits(&mut out, *unit))
                }
                Text::Other(text) => {
                    let text = if text.is_empty() { NOTHING } else { text };
                    text.encode_utf16().for_each(|unit| four_digits(&mut out, unit));
                }
            }
            out.extend_from_slice(b">\n");
        }
        out.extend_from_slice(b"endbfchar\n");
    }
    out.extend_from_slice(FOOT.as_bytes());
    out
}
