//! The dictionary that ships (`words/README.md` says where it is from), read where it lies in the executable.

use fst::raw::{Fst, Output};

use super::Kind;

static WORDS: &[u8] = include_bytes!("../../words/words.fst");

/// The weight of all words together; a word's price is what it lacks of this.
pub const TOTAL: u32 = 155;
/// A character of a lesser weight is seldom a word by itself.
const RARE: u32 = 66;

/// Function words by what they do in a headline, where the dictionary's tag says too little.
const BY_WORD: &[(Kind, &str)] = &[
    (Kind::Particle, "的们地得吗呢吧啊呀等之者"),
    (Kind::Aspect, "了着过"),
    (Kind::Verb, "有是来去到获成进出回开关建修换买卖看读写做走迎送领办抓促保护守救治防抗破增减降升"),
    (Kind::Preposition, "在为向让把被将从以对使由往朝按经于自跟给因"),
    (Kind::Conjunction, "与和及或并而但且暨"),
    (Kind::Adverb, "不再更最已也都又还就才仅未没勿莫别皆均正将"),
    (Kind::Side, "上下中里内外前后间旁边"),
    (Kind::Pronoun, "我你他她它这那本该此各每全何谁"),
    (
        Kind::Measure,
        "个位名条座只头匹张件家所辆台架艘户栋项届次届期批轮场种类级层倍元角米吨克斤亩顷里岁年月日时分秒天周人口根棵株朵片块道把支枚幅首篇本册部集则起宗笔册滴杯碗盏盘桶瓶箱包袋双对套副串排行列群班队组股站路号版码度",
    ),
];

/// Longer words whose tag says another thing than a headline means by them.
const BY_WORDS: &[(Kind, &[&str])] = &[
    (Kind::Other, &["为什么"]),
    (
        Kind::Adverb,
        &[
            "同比", "环比", "不能", "不得", "不要", "可以", "可能", "能够", "应该", "必须", "不会", "不准",
            "不许", "禁止", "即将", "继续", "全面", "首次", "再次", "累计", "预计", "有望", "力争", "一起",
            "共同", "竞相", "连续", "成功", "正式", "积极", "切实", "持续", "不断", "逐步", "陆续", "率先",
        ],
    ),
    (
        Kind::Verb,
        &[
            "落户", "获颁", "获评", "入选", "亮相", "开幕", "闭幕", "启动", "投用", "开馆", "开园", "封顶",
            "竣工",
        ],
    ),
];

/// A word found at a place: how many characters, its price, what it is.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// How many characters it has.
    pub length: usize,
    /// What taking it costs: the less likely, the more.
    pub price: u32,
    /// What it is.
    pub kind: Kind,
}

/// The dictionary; `None` where the file is not one.
pub fn open() -> Option<Fst<&'static [u8]>> {
    Fst::new(WORDS).ok()
}

/// Every word with which `chars` begin.
pub fn heads(words: &Fst<&'static [u8]>, chars: &[char]) -> Vec<Entry> {
    let (mut node, mut sum, mut found) = (words.root(), Output::zero(), Vec::new());
    for (n, c) in chars.iter().enumerate() {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let Some(step) = node.find_input(byte) else { return found };
            let step = node.transition(step);
            sum = sum.cat(step.out);
            node = words.node(step.addr);
        }
        if node.is_final() {
            found.push(entry(&chars[..=n], sum.cat(node.final_output()).value()));
        }
    }
    found
}

fn entry(word: &[char], value: u64) -> Entry {
    let weight = (value >> 8) as u32;
    let tagged = tagged(value as u8);
    let kind = match word {
        [c] => by_word(*c).unwrap_or(match tagged {
            _ if weight < RARE => Kind::Rare,
            Kind::Name => Kind::Other,
            _ => tagged,
        }),
        _ => by_words(word).unwrap_or(tagged),
    };
    Entry { length: word.len(), price: TOTAL.saturating_sub(weight), kind }
}

fn by_word(c: char) -> Option<Kind> {
    BY_WORD.iter().find(|(_, words)| words.contains(c)).map(|(kind, _)| *kind)
}

fn by_words(word: &[char]) -> Option<Kind> {
    let is_one = |words: &[&str]| words.iter().any(|w| w.chars().eq(word.iter().copied()));
    BY_WORDS.iter().find(|(_, words)| is_one(words)).map(|(kind, _)| *kind)
}

/// The dictionary's letter for a part of speech.
fn tagged(letter: u8) -> Kind {
    match letter {
        b't' => Kind::Time,
        b'n' | b's' | b'j' | b'g' => Kind::Noun,
        b'N' => Kind::Name,
        b'v' => Kind::Verb,
        b'a' | b'b' => Kind::Adjective,
        b'd' => Kind::Adverb,
        b'p' => Kind::Preposition,
        b'c' => Kind::Conjunction,
        b'u' | b'y' => Kind::Particle,
        b'r' => Kind::Pronoun,
        b'f' => Kind::Side,
        b'm' => Kind::Quantity,
        b'q' => Kind::Measure,
        b'i' | b'l' => Kind::Phrase,
        _ => Kind::Other,
    }
}
