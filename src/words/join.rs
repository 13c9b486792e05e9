//! What belongs together though the dictionary has it apart.
//!
//! NEWSPAPER §1.5: names, numbers with their units, names with ·. A rule looks at the words from a place on
//! and says how many are one, and what that is.

use super::{Kind, Word};

/// The words from a place on, with the characters of the whole text.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    chars: &'a [char],
    words: &'a [Word],
}

type Rule = fn(Here) -> Option<(usize, Kind)>;

/// In the order in which they are tried, each over the whole text.
pub const RULES: &[Rule] = &[number, dotted, hinge, person, place, our, unknown];

/// Words that make a number rounder, behind it.
const ROUND: &str = "余多来几半万亿千百";
/// Words that stand before a number: 第十, 近20万.
const BEFORE_NUMBER: &[&str] =
    &["第", "近", "超", "逾", "约", "前", "后", "每", "这", "那", "首", "零下", "超过", "近年"];
/// Units of more than a character that the dictionary calls nouns.
const UNITS: &[&str] = &[
    "欧元",
    "美元",
    "日元",
    "英镑",
    "港元",
    "人民币",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "平方米",
    "平方公里",
    "立方米",
    "公顷",
    "公斤",
    "千克",
    "小时",
    "分钟",
    "秒钟",
    "季度",
    "世纪",
    "年代",
    "月份",
    "周年",
    "周岁",
    "人次",
    "千瓦",
    "千瓦时",
    "万千瓦",
    "摄氏度",
    "毫克",
    "毫升",
    "海里",
    "光年",
    "个月",
    "本书",
    "年级",
    "公分",
    "车次",
    "班次",
    "架次",
    "个百分点",
    "百分点",
];
/// Units after which a date or a time goes on.
const CHAIN: &str = "年月日时分点";
/// What the dictionary has as one word though it begins with the unit of a date.
const DATED: &[&str] = &[
    "日前", "日内", "日起", "日间", "日晚", "日后", "年前", "年底", "年初", "年内", "年末", "年后", "年来",
    "月底", "月初", "月末", "月内", "时许", "时起", "点半", "点钟",
];
/// What leans on a date.
const AFTER_DATE: &str = "起前后内底初末间许晚早";
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹喻苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤\
滕罗毕郝邬安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛狄贝臧戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江郭梅林钟徐邱骆夏蔡田樊胡凌霍虞万柯管卢莫\
丁邓石崔吉龚程邢裴陆荣翁侯段刘龙叶幸黎蒲白赖卓池乔闻翟谭廖聂温易曾肖涂";
/// What names of places end with.
const PLACES: &str = "省市县区乡镇村州旗盟湖江河山岭岛路街巷桥寨屯港湾寺塔楼园坝";

/// Joins what `rule` finds, from left to right.
pub fn all(chars: &[char], words: Vec<Word>, rule: Rule) -> Vec<Word> {
    let (mut out, mut at) = (Vec::with_capacity(words.len()), 0);
    while let Some(word) = words.get(at) {
        let here = Here { chars, words: &words[at..] };
        let (count, kind) = rule(here).unwrap_or((1, word.kind));
        let count = count.clamp(1, words.len() - at);
        out.push(Word { chars: word.chars.start..words[at + count - 1].chars.end, kind });
        at += count;
    }
    out
}

impl Here<'_> {
    fn kind(&self, n: usize) -> Option<Kind> {
        self.words.get(n).map(|word| word.kind)
    }

    fn is_kind(&self, n: usize, kinds: &[Kind]) -> bool {
        self.kind(n).is_some_and(|kind| kinds.contains(&kind))
    }

    fn text(&self, n: usize) -> &[char] {
        self.words.get(n).and_then(|word| self.chars.get(word.chars.clone())).unwrap_or_default()
    }

    /// The character of a word that has only one.
    fn single(&self, n: usize) -> Option<char> {
        if let [c] = self.text(n) { Some(*c) } else { None }
    }

    fn is_any(&self, n: usize, words: &[&str]) -> bool {
        let text = self.text(n);
        !text.is_empty() && words.iter().any(|word| word.chars().eq(text.iter().copied()))
    }

    fn is_one_of(&self, n: usize, letters: &str) -> bool {
        self.single(n).is_some_and(|c| letters.contains(c))
    }

    /// Whether it is a unit with its power of ten: 亿元, 万吨.
    fn is_scaled(&self, n: usize) -> bool {
        matches!(self.text(n), ['万' | '亿' | '千' | '百', _, ..])
    }

    /// Whether it is one character that may be part of a name.
    fn is_bare(&self, n: usize) -> bool {
        const BARE: &[Kind] =
            &[Kind::Noun, Kind::Name, Kind::Rare, Kind::Other, Kind::Adjective, Kind::Verb, Kind::Phrase];
        self.single(n).is_some() && self.is_kind(n, BARE)
    }
}

/// 20万欧元, 第15个, 2026年10月1日, 近百人, 一湖.
fn number(here: Here) -> Option<(usize, Kind)> {
    let led = here.is_any(0, BEFORE_NUMBER);
    let mut at = usize::from(led);
    if here.kind(at) != Some(Kind::Number) {
        let counted = led && here.kind(1) == Some(Kind::Quantity);
        return counted.then_some((2, Kind::Quantity));
    }
    loop {
        at += 1;
        while here.kind(at) == Some(Kind::Number) || here.is_one_of(at, ROUND) {
            at += 1;
        }
        let is_unit = here.kind(at) == Some(Kind::Measure)
            || here.is_any(at, UNITS)
            || here.is_any(at, DATED)
            || here.is_scaled(at)
            || here.is_bare(at);
        if !is_unit {
            let is_plain = matches!(here.kind(at), Some(Kind::Noun | Kind::Verb | Kind::Adjective));
            return Some((at, if is_plain { Kind::Number } else { Kind::Quantity }));
        }
        let chains = here.is_one_of(at, CHAIN) && here.kind(at + 1) == Some(Kind::Number);
        at += 1;
        if !chains {
            // 个 stands before a longer unit: 三个百分点, 六个月.
            let longer = here.is_any(at, UNITS) || here.is_one_of(at, "月多半");
            let leans = here.is_one_of(at - 1, CHAIN) && here.is_one_of(at, AFTER_DATE);
            let more = leans || longer && here.is_one_of(at - 1, "个");
            return Some((at + usize::from(more), Kind::Quantity));
        }
    }
}

/// 阿凡提·买买提, 中国—东盟.
fn dotted(here: Here) -> Option<(usize, Kind)> {
    let is_name = |n| {
        here.kind(n).is_some_and(|k| {
            !matches!(k, Kind::Opener | Kind::Closer | Kind::Pause | Kind::Dash | Kind::Space)
        })
    };
    let mut run = 0;
    while is_name(run) && run < 4 {
        run += 1;
    }
    let is_dot = |n| matches!(here.single(n), Some('·' | '•' | '—' | '–' | '～'));
    if run == 0 || !is_dot(1) || !is_name(2) {
        return None;
    }
    let mut at = 2;
    while is_name(at) && is_dot(at + 1) && is_name(at + 2) {
        at += 2;
    }
    // The bare characters of what follows are of the name.
    let more = (at + 1..at + 4).take_while(|n| here.kind(*n) == Some(Kind::Rare)).count();
    Some((at + 1 + more, Kind::Name))
}

/// 一日之光: 之 holds what stands around it.
fn hinge(here: Here) -> Option<(usize, Kind)> {
    let is_text = |n| {
        here.kind(n).is_some_and(|k| {
            !matches!(k, Kind::Opener | Kind::Closer | Kind::Pause | Kind::Dash | Kind::Space)
        })
    };
    (is_text(0) && here.single(1) == Some('之') && is_text(2)).then_some((3, Kind::Phrase))
}

/// A surname and one or two characters.
fn person(here: Here) -> Option<(usize, Kind)> {
    if !here.is_one_of(0, SURNAMES) || !here.is_bare(1) {
        return None;
    }
    let is_long = here.is_bare(2) && !here.is_one_of(2, PLACES);
    let is_place = |n| here.is_one_of(n, PLACES);
    (!is_place(1) && !is_place(2)).then_some((if is_long { 3 } else { 2 }, Kind::Name))
}

/// 榆岭县, 麦垄乡, 昭通市.
fn place(here: Here) -> Option<(usize, Kind)> {
    if here.kind(0) == Some(Kind::Name) && here.is_one_of(1, PLACES) {
        return Some((2, Kind::Name));
    }
    let bare = (0..4).take_while(|n| here.is_bare(*n)).count();
    let end = (1..bare).rev().find(|n| here.is_one_of(*n, PLACES))?;
    (end <= 3).then_some((end + 1, Kind::Name))
}

/// 我市, 本报, 该校; 今起.
fn our(here: Here) -> Option<(usize, Kind)> {
    if here.is_one_of(0, "今明昨") && here.is_one_of(1, "起晨晚夜早") {
        return Some((2, Kind::Time));
    }
    (here.is_one_of(0, "我本该全各此") && here.is_bare(1)).then_some((2, Kind::Noun))
}

/// Characters that are rarely words, side by side or with another beside them.
fn unknown(here: Here) -> Option<(usize, Kind)> {
    let run = (0..here.words.len()).take_while(|n| here.is_bare(*n)).take(4).count();
    let rare = (0..run).any(|n| here.kind(n) == Some(Kind::Rare));
    (run > 1 && rare).then_some((run, Kind::Name))
}
