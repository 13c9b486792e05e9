//! Runs → atoms: every character in its cell, Latin shaped a word at a time, marks without their blanks.

use unicode_segmentation::UnicodeSegmentation;

use super::cell::{Cell, apostrophe, cell};
use super::class::{Class, class};
use super::matter::{Atom, Matter, Piece, Segment, Space, em_of};
use super::pairs::{Side, gap};
use crate::style::{ParaStyle, Punctuation, Run, TextStyle};
use crate::typeface::Metrics;
use crate::units::{Em, Length};

/// Prepares a paragraph.
pub fn itemise(runs: &[Run], style: &ParaStyle, metrics: &dyn Metrics) -> Matter {
    let em = runs.first().map_or(Length::ZERO, |r| r.style.size);
    let chars: usize = runs.iter().map(|r| r.text.len() / 2).sum();
    let matter = Matter {
        style: *style,
        atoms: Vec::with_capacity(chars),
        pieces: Vec::with_capacity(chars),
        text: String::with_capacity(chars * 3),
        sums: Vec::new(),
        segments: Vec::new(),
        em,
        missing: Vec::new(),
        fallbacks: Vec::new(),
    };
    let mut desk =
        Itemiser { matter, metrics, pending: Pending::default(), trail: Em(0), open: false, run: 0 };
    for (i, run) in runs.iter().enumerate() {
        desk.run = i;
        desk.take(run);
    }
    if desk.open {
        desk.end_segment();
    }
    desk.matter.sum_up();
    desk.matter
}

/// Spaces met since the last atom.
#[derive(Default)]
struct Pending {
    width: Option<Em>,
    text: String,
}

struct Itemiser<'a> {
    matter: Matter,
    metrics: &'a dyn Metrics,
    pending: Pending,
    /// The blank at the right of the last atom.
    trail: Em,
    /// Whether a segment is under way.
    open: bool,
    run: usize,
}

impl Itemiser<'_> {
    fn take(&mut self, run: &Run) {
        let text = run.text.as_str();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            at += match c {
                '\n' => self.newline(),
                ' ' | '\t' | '\u{a0}' => self.space(c, Em(1)),
                '\u{3000}' => self.space(c, Em::ONE),
                c if c.is_control() || is_ignorable(c) => c.len_utf8(),
                '—' | '…' | '⋯' => self.pair(run, at, c),
                c => match class(c) {
                    Class::Han => self.han(run, at, c),
                    _ if is_western(text, at) => self.word(run, at),
                    class => self.single(run, (at, c), class),
                },
            };
        }
    }

    fn newline(&mut self) -> usize {
        self.end_segment();
        1
    }

    fn space(&mut self, c: char, width: Em) -> usize {
        let sum = match self.pending.width {
            // Typed em spaces add up; word spaces do not.
            Some(before) if width == Em::ONE && before >= Em::ONE => Em(before.0.saturating_add(width.0)),
            Some(before) => before.max(width),
            None => width,
        };
        self.pending.width = Some(sum);
        self.pending.text.push(c);
        c.len_utf8()
    }

    /// Ends the segment under way; a second break in a row makes an empty one.
    fn end_segment(&mut self) {
        let end = self.matter.atoms.len();
        match self.matter.segments.last_mut() {
            Some(last) if self.open => last.end = end,
            _ => self.matter.segments.push(Segment { start: end, end, lead: Length::ZERO }),
        }
        self.open = false;
        self.pending = Pending::default();
        self.trail = Em(0);
    }

    /// —— and …… are one, two em wide (GB/T 15834 §5.1.4, §5.1.5).
    fn pair(&mut self, run: &Run, at: usize, c: char) -> usize {
        let length = c.len_utf8();
        let class = class(c);
        if !run.text[at + length..].starts_with(c) {
            self.single(run, (at, c), class);
            return length;
        }
        let text = &run.text[at..at + 2 * length];
        let size = run.style.size;
        let joined = if class == Class::Dash { self.metrics.two_em_dash(run.style.face) } else { None };
        let first = self.matter.pieces.len() as u32;
        let width = Em::ONE.at(size);
        match joined {
            Some((font, glyph)) => {
                let advance = self.metrics.advance(font, glyph);
                let dx = Em((2 * Em::ONE.0 - advance.0) / 2).at(size);
                self.piece(&run.style, (font, glyph), dx);
            }
            None => {
                for i in 0..2 {
                    if let Some((font, glyph)) = self.look_up(run, at, c) {
                        let dx = width * i
                            + cell(self.metrics, (font, glyph), (class, size), Punctuation::Hangmobanjiao).dx;
                        self.piece(&run.style, (font, glyph), dx);
                    }
                }
            }
        }
        let core = scaled(width * 2, &run.style);
        self.atom((class, core, Em(0), Em(0)), first, (text, &run.style));
        2 * length
    }

    fn han(&mut self, run: &Run, at: usize, c: char) -> usize {
        let next = run.text[at + c.len_utf8()..].chars().next();
        if next.is_some_and(joins) || (!is_ideograph(c) && next.is_some_and(|n| !n.is_ascii())) {
            let cluster = run.text[at..].graphemes(true).next().unwrap_or_default();
            if cluster.chars().nth(1).is_some() {
                return self.cluster(run, at, cluster);
            }
        }
        self.single(run, (at, c), Class::Han);
        c.len_utf8()
    }

    /// A character and what combines with it.
    fn cluster(&mut self, run: &Run, at: usize, cluster: &str) -> usize {
        let first = self.matter.pieces.len() as u32;
        let mut x = Em(0);
        if let Some(c) = cluster.chars().next() {
            self.look_up(run, at, c);
        }
        for shaped in self.metrics.shape(run.style.face, cluster) {
            self.piece(&run.style, (shaped.font, shaped.glyph), Em(x.0 + shaped.shift.0).at(run.style.size));
            x = Em(x.0.saturating_add(shaped.advance.0));
        }
        let core = scaled(x.at(run.style.size), &run.style);
        self.atom((Class::Han, core, Em(0), Em(0)), first, (cluster, &run.style));
        cluster.len()
    }

    /// One character in its cell.
    fn single(&mut self, run: &Run, (at, c): (usize, char), class: Class) -> usize {
        let first = self.matter.pieces.len() as u32;
        let size = run.style.size;
        let punctuation = self.matter.style.punctuation;
        let cell = match self.look_up(run, at, c) {
            Some(found) => {
                let cell = cell(self.metrics, found, (class, size), punctuation);
                self.piece(&run.style, found, cell.dx);
                cell
            }
            None => Cell::whole(size),
        };
        let core = scaled(cell.core, &run.style);
        let text = &run.text[at..at + c.len_utf8()];
        self.atom((class, core, cell.left, cell.right), first, (text, &run.style));
        c.len_utf8()
    }

    /// A Latin word or a number, shaped as one; an atom a cluster, so that only an emergency divides it.
    fn word(&mut self, run: &Run, at: usize) -> usize {
        let length = word_length(&run.text[at..]);
        let word = &run.text[at..at + length];
        let shaped = self.metrics.shape(run.style.face, word);
        for (i, glyph) in shaped.iter().enumerate() {
            let start = glyph.cluster as usize;
            if i > 0 && shaped[i - 1].cluster == glyph.cluster {
                continue;
            }
            let end =
                shaped.iter().map(|g| g.cluster as usize).filter(|c| *c > start).min().unwrap_or(length);
            let Some(text) = word.get(start..end) else { continue };
            let first = self.matter.pieces.len() as u32;
            if text == "’" && glyph.advance > Em::HALF {
                let cell = apostrophe(self.metrics, (glyph.font, glyph.glyph), run.style.size);
                self.piece(&run.style, (glyph.font, glyph.glyph), cell.dx);
                let core = scaled(cell.core, &run.style);
                self.atom((Class::Latin, core, Em(0), Em(0)), first, (text, &run.style));
                continue;
            }
            let mut x = Em(0);
            for g in shaped[i..].iter().take_while(|g| g.cluster == glyph.cluster) {
                self.piece(&run.style, (g.font, g.glyph), Em(x.0 + g.shift.0).at(run.style.size));
                x = Em(x.0.saturating_add(g.advance.0));
            }
            let core = scaled(x.at(run.style.size), &run.style);
            let class = class_in_word(word, start);
            self.atom((class, core, Em(0), Em(0)), first, (text, &run.style));
        }
        for (i, c) in word.char_indices() {
            self.look_up(run, at + i, c);
        }
        length
    }

    /// The glyph of a character; notes one that is missing or comes from elsewhere.
    fn look_up(
        &mut self,
        run: &Run,
        at: usize,
        c: char,
    ) -> Option<(crate::typeface::FontId, crate::typeface::GlyphId)> {
        let found = self.metrics.glyph(run.style.face, c);
        match found {
            None => self.matter.missing.push((self.run, at, c)),
            Some((font, _)) if !self.metrics.is_first(run.style.face, font) => {
                self.matter.fallbacks.push((self.run, at, c, font));
            }
            Some(_) => (),
        }
        found
    }

    fn piece(
        &mut self,
        style: &TextStyle,
        (font, glyph): (crate::typeface::FontId, crate::typeface::GlyphId),
        dx: Length,
    ) {
        let TextStyle { size, ink, condense, italic, .. } = *style;
        self.matter.pieces.push(Piece { font, glyph, size, ink, italic, condense, dx: scaled(dx, style) });
    }

    /// Closes the gap before a new atom and adds it.
    fn atom(
        &mut self,
        (class, core, left, right): (Class, Length, Em, Em),
        first: u32,
        (text, style): (&str, &TextStyle),
    ) {
        let italic = style.italic && matches!(class, Class::Latin | Class::Digit | Class::Hyphen);
        for piece in &mut self.matter.pieces[first as usize..] {
            piece.italic = italic;
        }
        let pending = std::mem::take(&mut self.pending);
        if self.open {
            self.close_gap((class, left), pending, style);
        } else {
            let em = pending.width.filter(|w| *w >= Em::ONE).unwrap_or(Em(0));
            let start = self.matter.atoms.len();
            self.matter.segments.push(Segment { start, end: start, lead: em.at(style.size) });
            self.open = true;
        }
        let begin = self.matter.text.len() as u32;
        self.matter.text.push_str(text);
        let text = (begin, self.matter.text.len() as u32);
        let pieces = (first, self.matter.pieces.len() as u32);
        let lead = scaled(left.at(style.size), style);
        self.matter.atoms.push(Atom {
            class,
            core,
            lead,
            size: style.size,
            pieces,
            text,
            gap: Space::default(),
        });
        self.trail = right;
    }

    fn close_gap(&mut self, (class, left): (Class, Em), pending: Pending, style: &TextStyle) {
        let Some(last) = self.matter.atoms.last().copied() else { return };
        let size = last.size.max(style.size);
        let blank = |em: Em, of: Length| em_of(em.at(of), size);
        let a = Side { class: last.class, blank: blank(self.trail, last.size) };
        let b = Side { class, blank: blank(left, style.size) };
        let kind = gap(a, b, pending.width, &self.matter.style);
        let typed = pending.width.is_some() && !matches!(kind.stretch, super::pairs::Stretch::Mixed(_));
        let glyph = if typed { self.metrics.glyph(style.face, ' ') } else { None };
        if typed {
            let c = if pending.width.is_some_and(|w| w >= Em::ONE) { '\u{3000}' } else { ' ' };
            self.matter.text.push(c);
        }
        if let Some(last) = self.matter.atoms.last_mut() {
            last.gap = Space::at(kind, size, glyph);
        }
    }
}

fn scaled(length: Length, style: &TextStyle) -> Length {
    if style.condense == 1000 { length } else { length.scale(style.condense.into(), 1000) }
}

/// Characters that print nothing and part nothing: joiners alone, byte order marks, soft hyphens.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters that combine with the one before.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200d | 0xfe00..=0xfe0f | 0x1f3fb..=0x1f3ff | 0xe0100..=0xe01ef | 0x20d0..=0x20ff)
}

fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9fff | 0x20000..=0x3ffff | 0xf900..=0xfaff)
}

/// Whether a Latin run begins here: a letter or digit, or a mark with one beside it.
fn is_western(text: &str, at: usize) -> bool {
    word_length(&text[at..]) > 0
}

/// The length of the Latin word or number at the head of a text, its inner marks included.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut seen = false;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let letter = |c: char| matches!(class(c), Class::Latin | Class::Digit) || joins(c);
        let inner =
            matches!(c, '’' | '/' | '·' | '+' | '-' | '–' | '&' | '=' | '@' | '#' | '_' | '~' | '%' | '?');
        let ascii_inner = inner
            && seen
            && next.is_some_and(|n| {
                class(n) == Class::Latin && n.is_ascii_alphabetic()
                    || (c != '–' && c != '·' && c != '%' && class(n) == Class::Digit)
            });
        if !(letter(c)
            || ascii_inner
            || (!seen && matches!(c, '-' | '−') && next.is_some_and(|n| n.is_ascii_digit())))
        {
            break;
        }
        seen = true;
        end = i + c.len_utf8();
    }
    end
}

/// The class of a cluster within a word.
fn class_in_word(word: &str, at: usize) -> Class {
    let Some(c) = word[at..].chars().next() else { return Class::Latin };
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic());
    let before = word[..at].chars().next_back();
    let after = word[at + c.len_utf8()..].chars().next();
    match c {
        '-' | '/' if letter(before) && letter(after) => Class::Hyphen,
        // An address may part after its dots and slashes (GB/T 7714 practice: no hyphen is added).
        '/' | '.' | '@' | '?' | '&' if is_address(word) && after.is_some() && after != Some('/') => {
            Class::Hyphen
        }
        c if c.is_ascii_digit() => Class::Digit,
        _ => Class::Latin,
    }
}

/// Whether a word is an address of the web or of e-mail.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}
