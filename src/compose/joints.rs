//! Cells → joints: the blank between neighbours, how far it may give, whether a line may break there.

use super::class::{Class, Set};
use super::letters::Space;
use super::matter::{Cell, Give, Joint, Sum, TIERS};
use super::pairs::{self, Break, Fill};
use super::western::Seam;
use crate::style::{Align, Kinsoku, ParaStyle, Punctuation};
use crate::units::{Em, Length};

/// The tiers of narrowing, in the order of CLREQ §3.5.3. A mark at the line's end always has its half
/// (GB/T 15834 5.1.10), and interpuncts are never wider than half, so that neither needs a tier.
pub(super) mod tier {
    /// Word spaces, to ¼ em.
    pub const WORD: u8 = 0;
    /// The outside of brackets.
    pub const BRACKET: u8 = 1;
    /// After ，、；：
    pub const PAUSE: u8 = 2;
    /// Between Han and Latin, to ⅛ em.
    pub const MIXED: u8 = 3;
    /// After 。？！
    pub const STOP: u8 = 4;
}

/// The joints before each cell.
pub(super) fn join(cells: &[Cell], style: &ParaStyle) -> Vec<Joint> {
    let mut joints = Vec::with_capacity(cells.len());
    let mut queries = 0;
    for (i, cell) in cells.iter().enumerate() {
        let Some(left) = i.checked_sub(1).and_then(|i| cells.get(i)) else {
            joints.push(Joint::NONE);
            continue;
        };
        queries = if left.class == Class::Query { queries + 1 } else { 0 };
        // GB/T 15834 5.1.2: ？！ take one em together, three of them two.
        let is_pair = queries == 2 && cell.class != Class::Query;
        joints.push(joint((left, cell), style, is_pair));
    }
    joints
}

fn joint(pair: (&Cell, &Cell), style: &ParaStyle, is_pair: bool) -> Joint {
    let (left, right) = pair;
    if left.class == Class::Han && right.class == Class::Han && right.space == Space::None {
        // Nearly every joint: nothing but a gap that may open.
        let open = Joint { tier: tier::BRACKET, give: Give::Flex, ..Joint::NONE };
        debug_assert_eq!(open, ruled(pair, style, is_pair));
        return open;
    }
    ruled(pair, style, is_pair)
}

/// What the tables say.
fn ruled(pair: (&Cell, &Cell), style: &ParaStyle, is_pair: bool) -> Joint {
    let (left, right) = pair;
    let rank = parted(pairs::rank(style.kinsoku, left.class, right.class), right, style.hyphenate);
    match right.space {
        Space::None => plain(pair, style, is_pair).at(rank),
        Space::Zero => plain(pair, style, is_pair).at(past_space(rank, right, style)),
        Space::Wide(em) => {
            let gap = right.em * i32::from(em);
            Joint { gap, give: Give::Flex, ..Joint::NONE }.at(past_space(rank, right, style))
        }
        Space::Word => word_space(pair, style).at(past_space(rank, right, style)),
        Space::Tied => word_space(pair, style).at(rank.max(Break::Word)),
    }
}

/// Within a Western word UAX #14 and the patterns have a say.
fn parted(rank: Break, right: &Cell, hyphenate: bool) -> Break {
    match right.seam {
        Seam::Open if rank == Break::Word && pairs::may_begin(right.class) => Break::Part,
        Seam::Hyphen if rank == Break::Word && hyphenate => Break::Hyphen,
        _ => rank,
    }
}

impl Joint {
    fn at(self, rank: Break) -> Joint {
        Joint { rank, ..self }
    }
}

/// A space parts words, but does not lift the rules of marks: a unit after a space does not begin a line.
fn past_space(rank: Break, right: &Cell, style: &ParaStyle) -> Break {
    let is_ruled = style.kinsoku > Kinsoku::None && !pairs::may_begin(right.class);
    if rank == Break::Rule || is_ruled { Break::Rule } else { Break::Free }
}

fn word_space((_, right): (&Cell, &Cell), style: &ParaStyle) -> Joint {
    let gap = style.limits.word.at(right.em).max(Length::ZERO);
    let room = (gap - style.limits.word_min.at(right.em).max(Length::ZERO)).max(Length::ZERO);
    let ease = ease(style, style.limits.word_max.at(right.em) - gap);
    Joint { gap, room, ease, tier: tier::WORD, give: Give::Word, ..Joint::NONE }
}

fn plain((left, right): (&Cell, &Cell), style: &ParaStyle, is_pair: bool) -> Joint {
    let after = if is_pair { Length::ZERO } else { blank_after(left, style.punctuation) };
    let before = blank_before(right, style.punctuation);
    let fill = match pairs::fill(left.class, right.class) {
        Fill::Cut | Fill::Share if style.punctuation == Punctuation::Hangmobanjiao => Fill::Own,
        fill => fill,
    };
    let tier = if after > Length::ZERO { tier_of(left.class) } else { tier::BRACKET };
    let own = after + before;
    let base = Joint { tier, ..Joint::NONE };
    match fill {
        Fill::Own if is_shut((left, right), style) => Joint { gap: own, room: own, ..base },
        Fill::Own => Joint { gap: own, room: own, give: Give::Flex, ..base },
        Fill::Stiff => Joint { gap: own, room: own, ..base },
        Fill::Share => Joint { gap: after.max(before), room: after.max(before).half(), ..base },
        Fill::Cut => base,
        Fill::Mixed => mixed(left, right, style),
    }
}

/// What is spread out (均排) opens between its 字: not between a word and its mark.
fn is_shut((left, right): (&Cell, &Cell), style: &ParaStyle) -> bool {
    style.align == Align::Spread && (Set::CLOSING.has(right.class) || left.class == Class::Opener)
}

/// How far a gap opens before those between 字 do; where these are meant to be open, not at all.
fn ease(style: &ParaStyle, by: Length) -> Length {
    if style.align == Align::Spread { Length::ZERO } else { by.max(Length::ZERO) }
}

fn mixed(left: &Cell, right: &Cell, style: &ParaStyle) -> Joint {
    let em = if left.class == Class::Han { left.em } else { right.em };
    let limits = &style.limits;
    let gap = limits.mixed.at(em).max(Length::ZERO);
    Joint {
        gap,
        room: (gap - limits.mixed_min.at(em).max(Length::ZERO)).max(Length::ZERO),
        ease: ease(style, limits.mixed_max.at(em) - gap),
        tier: tier::MIXED,
        give: Give::Mixed,
        rank: Break::Free,
    }
}

fn tier_of(class: Class) -> u8 {
    match class {
        Class::Pause => tier::PAUSE,
        Class::Stop | Class::Query => tier::STOP,
        _ => tier::BRACKET,
    }
}

/// The blank that follows a mark, in the paragraph's style of punctuation (names and widths as in xeCJK).
fn blank_after(cell: &Cell, style: Punctuation) -> Length {
    let blank = match style {
        Punctuation::Quanjiao | Punctuation::Hangmobanjiao if Set::CLOSING.has(cell.class) => Em::HALF,
        Punctuation::Kaiming if matches!(cell.class, Class::Stop | Class::Query) => Em::HALF,
        Punctuation::Biaoti if Set::CLOSING.has(cell.class) => Em::QUARTER,
        _ => return Length::ZERO,
    };
    // In a vertical line ；：？！ fill their em.
    if cell.body < cell.em { blank.at(cell.em) } else { Length::ZERO }
}

/// The blank that precedes an opener.
pub(super) fn blank_before(cell: &Cell, style: Punctuation) -> Length {
    match style {
        _ if cell.class != Class::Opener => Length::ZERO,
        Punctuation::Quanjiao | Punctuation::Hangmobanjiao => Em::HALF.at(cell.em),
        Punctuation::Biaoti => Em::QUARTER.at(cell.em),
        Punctuation::Kaiming | Punctuation::Banjiao => Length::ZERO,
    }
}

/// The running totals, so that a line's are two look-ups away.
pub(super) fn add_up(cells: &[Cell], joints: &[Joint]) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(cells.len());
    let mut now = Sum::default();
    for (cell, joint) in cells.iter().zip(joints) {
        let (room, ease) = (i64::from(joint.room.0), i64::from(joint.ease.0));
        now.start = now.end + i64::from(joint.gap.0);
        now.end = now.start + i64::from(cell.body.0);
        now.slack += room;
        now.room[usize::from(joint.tier) % TIERS] += room;
        match joint.give {
            Give::Stiff => {}
            Give::Flex => now.flex += 1,
            Give::Word => (now.word, now.open) = (now.word + ease, now.open + 1),
            Give::Mixed => (now.mixed, now.open) = (now.mixed + ease, now.open + 1),
        }
        now.solid += i64::from(!Set::MARKS.has(cell.class));
        sums.push(now);
    }
    sums
}
