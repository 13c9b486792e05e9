//! Letters → cells: glyphs are looked up, Western words shaped once.

use unicode_segmentation::UnicodeSegmentation;

use super::Stance;
use super::class::{Class, Set};
use super::groups::{end_of, is_alone, omissions};
use super::letters::{Letter, Space, small};
use super::matter::{Cell, Piece};
use super::seat;
use super::upright::{self, Upright};
use super::western::{self, Seam};
use crate::style::{Direction, ParaStyle, Run, TextStyle};
use crate::typeface::{FontId, GlyphId, Metrics, Shaped};
use crate::units::{Em, Length};

/// What comes of the letters.
#[derive(Default)]
pub(super) struct Items {
    pub text: String,
    pub cells: Vec<Cell>,
    pub pieces: Vec<Piece>,
    /// The hyphen of each look that has words to divide, and its width.
    pub hyphens: Vec<(u32, Piece, Length)>,
    /// The cells before which a line is forced.
    pub forced: Vec<usize>,
    pub missing: Vec<(usize, usize, char)>,
    pub fallbacks: Vec<(usize, usize, char, FontId)>,
}

/// The cells of `letters`.
pub(super) fn itemise(
    letters: &[Letter],
    runs: &[Run],
    (metrics, style): (&dyn Metrics, &ParaStyle),
) -> Items {
    let mut items = Items {
        text: String::with_capacity(letters.len() * 3),
        cells: Vec::with_capacity(letters.len()),
        pieces: Vec::with_capacity(letters.len()),
        ..Items::default()
    };
    let mut bench = Bench { items: &mut items, metrics, style, look: None, own: None, blank: None };
    let mut borders = omissions(letters).into_iter().peekable();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if borders.next_if(|border| *border <= at).is_some() && letter.class != Class::Newline {
            bench.items.forced.push(bench.items.cells.len());
        }
        if letter.class == Class::Newline {
            bench.items.forced.push(bench.items.cells.len());
            at += 1;
            continue;
        }
        if let Some(run) = runs.get(letter.run as usize) {
            bench.take_up(run);
        }
        let end = end_of(letters, at);
        let unit = &letters[at..end];
        bench.set_space(letter.space);
        let alone = style.direction == Direction::Vertical && is_alone(letters, at..end);
        if alone && upright::is_stacked(unit) {
            unit.iter().for_each(|letter| bench.set_stacked(letter));
        } else {
            bench.set_unit(unit, alone);
        }
        at = end;
    }
    items
}

/// The style in hand, with the width of its em.
#[derive(Clone, Copy)]
struct Look {
    style: TextStyle,
    em: Length,
}

struct Bench<'a> {
    items: &'a mut Items,
    metrics: &'a dyn Metrics,
    style: &'a ParaStyle,
    look: Option<Look>,
    /// A font that the face in hand names first.
    own: Option<FontId>,
    /// The glyph of the space before the cell to come.
    blank: Option<(FontId, GlyphId)>,
}

impl Bench<'_> {
    fn take_up(&mut self, run: &Run) {
        if self.look.is_none_or(|look| look.style != run.style) {
            let em = wide(run.style);
            self.look = Some(Look { style: run.style, em });
            self.own = None;
        }
    }

    fn set_space(&mut self, space: Space) {
        let (c, count) = match space {
            Space::Word | Space::Tied => (' ', 1),
            Space::Wide(em) => ('\u{3000}', em),
            Space::None | Space::Zero => return,
        };
        self.items.text.extend((0..count).map(|_| c));
        self.blank = self.look.and_then(|look| self.metrics.glyph(look.style.face, c));
    }

    fn set_unit(&mut self, unit: &[Letter], alone: bool) {
        let (Some(first), Some(look)) = (unit.first().copied(), self.look) else { return };
        let start = self.items.text.len();
        unit.iter().for_each(|letter| self.items.text.push(letter.c));
        let is_word = Set::WORD.has(first.class) || matches!(first.class, Class::Symbol | Class::Extend);
        if self.style.direction == Direction::Vertical
            && let Some(upright) = upright::of(unit, (self.metrics, self.style), (look.style, alone))
        {
            self.set_upright(unit, start, (look, upright));
        } else if is_word {
            self.set_word(unit, start, look);
        } else if unit.len() == 2 && matches!(first.class, Class::Dash | Class::Ellipsis) {
            self.set_pair(unit, start, look);
        } else if unit.len() > 1 {
            self.set_cluster(unit, start, look);
        } else {
            let glyph = self.find(&first, look);
            let width = seat::body(first.class, first.c).unwrap_or(Em::ONE);
            if let Some((font, glyph)) = glyph {
                let dx = match first.class {
                    Class::Han => Em(0),
                    class => seat::shift(self.metrics, (font, glyph), (class, width)),
                };
                self.items.pieces.push(Piece { font, glyph, dx: dx.at(look.em), stance: Stance::Along });
            }
            self.push(&first, start, (look.em, width.at(look.em)));
        }
    }

    /// A letter that stands upright by itself in a vertical line.
    fn set_stacked(&mut self, letter: &Letter) {
        let Some(look) = self.look else { return };
        match upright::letter(letter, self.metrics, look.style) {
            Some(upright) => {
                let start = self.items.text.len();
                self.items.text.push(letter.c);
                self.set_upright(&[*letter], start, (look, upright));
            }
            None => self.set_unit(&[*letter], true),
        }
    }

    /// What stands upright in a vertical line.
    fn set_upright(&mut self, unit: &[Letter], start: usize, (look, upright): (Look, Upright)) {
        for letter in unit {
            self.find(letter, look);
        }
        self.items.pieces.extend(upright.pieces);
        let first = Letter { class: upright.class, ..unit[0] };
        self.push(&first, start, (look.em, upright.body));
    }

    /// —— and ……: two em that are not parted.
    fn set_pair(&mut self, unit: &[Letter], start: usize, look: Look) {
        let first = unit[0];
        let joined = match first.class {
            Class::Dash => self.metrics.two_em_dash(look.style.face),
            _ => None,
        };
        let double = Em(2 * Em::ONE.0);
        if let Some((font, glyph)) = joined {
            let dx = seat::shift(self.metrics, (font, glyph), (first.class, double)).at(look.em);
            self.items.pieces.push(Piece { font, glyph, dx, stance: Stance::Along });
        } else {
            for (n, letter) in unit.iter().enumerate() {
                let Some((font, glyph)) = self.find(letter, look) else { continue };
                let dx = seat::shift(self.metrics, (font, glyph), (first.class, Em::ONE));
                let dx = dx.at(look.em) + if n == 0 { Length::ZERO } else { look.em };
                self.items.pieces.push(Piece { font, glyph, dx, stance: Stance::Along });
            }
        }
        self.push(&first, start, (look.em, double.at(look.em)));
    }

    /// A character with its combining marks or variation selector.
    fn set_cluster(&mut self, unit: &[Letter], start: usize, look: Look) {
        let shaped = self.shape(unit, start, look);
        let advance = self.push_pieces(&shaped, look);
        let width = seat::body(unit[0].class, unit[0].c).map_or(advance, |width| width.at(look.em));
        self.push(&unit[0], start, (look.em, width));
    }

    /// A Western word: shaped as a whole, a cell for each letter or ligature.
    fn set_word(&mut self, unit: &[Letter], start: usize, look: Look) {
        let shaped = self.shape(unit, start, look);
        let word = self.items.text.get(start..).unwrap_or_default();
        let mut starts: Vec<usize> = word.grapheme_indices(true).map(|(at, _)| at).collect();
        let is_ordered = shaped.is_sorted_by_key(|glyph| glyph.cluster);
        let begins = |at: usize| shaped.binary_search_by_key(&at, |glyph| glyph.cluster as usize).is_ok();
        starts.retain(|&at| at == 0 || is_ordered && begins(at));
        let word_len = word.len();
        let seams = western::seams(word);
        let seam = |at| seams.binary_search_by_key(&at, |seam| seam.0).map_or(Seam::None, |i| seams[i].1);
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([word_len]).collect();
        let mut rest = shaped.as_slice();
        let mut letters = unit.iter();
        let mut at = 0;
        for (&from, &to) in starts.iter().zip(&ends) {
            let is_last = to == word_len;
            let count = rest.iter().take_while(|glyph| is_last || (glyph.cluster as usize) < to).count();
            let (mine, others) = rest.split_at(count);
            rest = others;
            let Some(letter) = letters.find(|letter| {
                let here = at;
                at += letter.c.len_utf8();
                here == from
            }) else {
                continue;
            };
            let first_piece = self.items.pieces.len();
            let advance = match mine {
                [one] if matches!(letter.c, '‘' | '’') => self.push_apostrophe(*one, look),
                mine => self.push_pieces(mine, look),
            };
            let cell = self.cell(letter, (start + from, start + to), (look.em, advance));
            self.items.cells.push(Cell {
                pieces: (small(first_piece), small(self.items.pieces.len())),
                seam: seam(from),
                ..cell
            });
        }
        if seams.iter().any(|seam| seam.1 == Seam::Hyphen) {
            self.note_hyphen(unit[0].run, look);
        }
    }

    /// Looks up the hyphen of a look, once.
    fn note_hyphen(&mut self, run: u32, look: Look) {
        if self.items.hyphens.iter().any(|hyphen| hyphen.0 == run) {
            return;
        }
        let Some((font, glyph)) = self.metrics.glyph(look.style.face, '-') else { return };
        let width = self.metrics.advance(font, glyph).at(look.em);
        self.items.hyphens.push((run, Piece { font, glyph, dx: Length::ZERO, stance: Stance::Along }, width));
    }

    fn shape(&mut self, unit: &[Letter], start: usize, look: Look) -> Vec<Shaped> {
        for letter in unit.iter().filter(|letter| letter.class != Class::Extend) {
            self.find(letter, look);
        }
        let text = self.items.text.get(start..).unwrap_or_default();
        self.metrics.shape(look.style.face, text)
    }

    fn push_pieces(&mut self, shaped: &[Shaped], look: Look) -> Length {
        let mut pen = 0i32;
        for s in shaped {
            if s.glyph != GlyphId(0) {
                let dx = Em(pen.saturating_add(s.shift.0)).at(look.em);
                self.items.pieces.push(Piece { font: s.font, glyph: s.glyph, dx, stance: Stance::Along });
            }
            pen = pen.saturating_add(s.advance.0.max(0));
        }
        Em(pen).at(look.em)
    }

    /// ’ in a word: a quarter of an em, also where the face has only the full-width quotation mark.
    fn push_apostrophe(&mut self, shaped: Shaped, look: Look) -> Length {
        let dx = seat::shift(self.metrics, (shaped.font, shaped.glyph), (Class::Latin, Em::QUARTER));
        self.items.pieces.push(Piece {
            font: shaped.font,
            glyph: shaped.glyph,
            dx: dx.at(look.em),
            stance: Stance::Along,
        });
        Em::QUARTER.at(look.em)
    }

    /// The glyph of a letter; what is missing or comes from elsewhere is noted.
    fn find(&mut self, letter: &Letter, look: Look) -> Option<(FontId, GlyphId)> {
        let found = self.metrics.glyph(look.style.face, letter.c);
        let (run, at) = (letter.run as usize, letter.at as usize);
        match found {
            None => self.items.missing.push((run, at, letter.c)),
            Some((font, _)) if self.own == Some(font) => {}
            Some((font, _)) if self.metrics.is_first(look.style.face, font) => self.own = Some(font),
            Some((font, _)) => self.items.fallbacks.push((run, at, letter.c, font)),
        }
        found
    }

    /// Ends a cell with the glyphs since the last one.
    fn push(&mut self, letter: &Letter, start: usize, (em, body): (Length, Length)) {
        let first = self.items.cells.last().map_or(0, |cell| cell.pieces.1);
        let cell = self.cell(letter, (start, self.items.text.len()), (em, body));
        self.items.cells.push(Cell { pieces: (first, small(self.items.pieces.len())), ..cell });
    }

    fn cell(&mut self, letter: &Letter, text: (usize, usize), (em, body): (Length, Length)) -> Cell {
        Cell {
            class: letter.class,
            space: letter.space,
            seam: Seam::None,
            blank: self.blank.take(),
            look: letter.run,
            em,
            body: body.max(Length::ZERO),
            text: (small(text.0), small(text.1)),
            sign: sign(self.items.text.get(text.0..text.1).unwrap_or_default()),
            pieces: (0, 0),
        }
    }
}

/// A number for what a cell says: its bytes, of a long cluster the first seven, and how many there are.
fn sign(said: &str) -> u64 {
    said.bytes().take(7).fold(said.len() as u64, |sign, byte| sign << 8 | u64::from(byte))
}

/// The width of an em of `style`: its size, condensed.
pub(super) fn wide(style: TextStyle) -> Length {
    style.size.max(Length(1)).scale(i64::from(style.condense.max(1)), 1000)
}
