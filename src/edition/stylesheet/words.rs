//! The words of a stylesheet and what each stands for.

use super::super::house::{Normalise, Shape};
use crate::style::{Align, Hang, Kinsoku, Policy, Punctuation, Quotes};

pub const ALIGN: &[(&str, Align)] = &[
    ("justify", Align::Justify),
    ("left", Align::Left),
    ("centre", Align::Centre),
    ("right", Align::Right),
    ("spread", Align::Spread),
];
pub const SHAPE: &[(&str, Shape)] =
    &[("even", Shape::Even), ("long-short", Shape::LongShort), ("short-long", Shape::ShortLong)];
pub const KINSOKU: &[(&str, Kinsoku)] =
    &[("none", Kinsoku::None), ("basic", Kinsoku::Basic), ("gb", Kinsoku::Gb), ("strict", Kinsoku::Strict)];
pub const POLICY: &[(&str, Policy)] = &[
    ("push-in-first", Policy::PushInFirst),
    ("push-out-first", Policy::PushOutFirst),
    ("push-out-only", Policy::PushOutOnly),
    ("least-adjustment", Policy::LeastAdjustment),
];
pub const HANG: &[(&str, Hang)] = &[("none", Hang::None), ("regular", Hang::Regular), ("force", Hang::Force)];
pub const PUNCTUATION: &[(&str, Punctuation)] = &[
    ("biaoti", Punctuation::Biaoti),
    ("标题式", Punctuation::Biaoti),
    ("quanjiao", Punctuation::Quanjiao),
    ("全角式", Punctuation::Quanjiao),
    ("kaiming", Punctuation::Kaiming),
    ("开明式", Punctuation::Kaiming),
    ("banjiao", Punctuation::Banjiao),
    ("半角式", Punctuation::Banjiao),
    ("hangmobanjiao", Punctuation::Hangmobanjiao),
    ("行末半角", Punctuation::Hangmobanjiao),
];
pub const QUOTES: &[(&str, Quotes)] =
    &[("﹃﹄", Quotes::Double), ("『』", Quotes::Double), ("﹁﹂", Quotes::Single), ("「」", Quotes::Single)];
pub const NORMALISE: &[(&str, Normalise)] =
    &[("on", Normalise::On), ("off", Normalise::Off), ("check", Normalise::Check)];
