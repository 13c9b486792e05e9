//! Half-width punctuation → full-width, by its neighbours (NEWSPAPER §2.5).
//!
//! Decimal points, thousands, times, ratios, addresses and English keep theirs; Han is never touched; a
//! second run changes nothing. Every change has its place and its rule.

use super::protect::protected;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The byte of the original text.
    pub offset: usize,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// The rule's name.
    pub rule: &'static str,
}

/// Whether spaces between Han and Latin are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// They are: spacing is automatic.
    Close,
    /// They stay: in a headline they part its clauses.
    Keep,
}

/// What a neighbour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Han,
    Latin,
    Digit,
    Other,
    None,
}

/// Normalises a line of copy.
pub fn normalise(text: &str, spaces: Spaces) -> (String, Vec<Change>) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    if !chars.iter().any(|(_, c)| kind(*c) == Kind::Han) {
        return (text.to_owned(), Vec::new());
    }
    // The escapes of Markdown are not there for their neighbours.
    let kinds = chars.iter().map(|(_, c)| (*c != '\\').then(|| kind(*c))).collect();
    let mut line =
        Line { kept: protected(text), pairs: pairs(&chars), quotes: quotes(&chars), kinds, chars, spaces };
    line.settle();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut changes = Vec::new();
    let mut at = 0;
    while at < line.chars.len() {
        let (offset, c) = line.chars[at];
        match line.rule(at) {
            Some((length, after, rule)) => {
                let before: String = line.chars[at..at + length].iter().map(|(_, c)| *c).collect();
                out.push_str(&after);
                changes.push(Change { offset, before, after, rule });
                at += length;
            }
            None => {
                out.push(c);
                at += 1;
            }
        }
    }
    (out, changes)
}

struct Line {
    chars: Vec<(usize, char)>,
    kept: Vec<bool>,
    /// For every bracket its other half.
    pairs: Vec<Option<usize>>,
    /// What straight quotes become.
    quotes: Vec<Option<char>>,
    /// What each character is once it has been changed; none for an escape, and for one that is taken out.
    kinds: Vec<Option<Kind>>,
    spaces: Spaces,
}

type Rewrite = (usize, String, &'static str);

impl Line {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    /// A mark that becomes full-width may make its neighbours so: both ways, until nothing turns any more.
    fn settle(&mut self) {
        let mut turned = true;
        while turned {
            turned = false;
            let there = 0..self.chars.len();
            for at in there.clone().chain(there.rev()) {
                let Some((length, after, _)) = self.rule(at) else { continue };
                let now = after.chars().next().map(kind);
                turned |= self.kinds[at..at + length].iter().any(|k| *k != now);
                self.kinds[at..at + length].fill(now);
            }
        }
    }

    /// What becomes of the characters from `at` on.
    fn rule(&self, at: usize) -> Option<Rewrite> {
        let c = self.char(at)?;
        if self.kept[at] {
            return None;
        }
        let one = |after: char, rule| Some((1, after.to_string(), rule));
        match c {
            ',' => self.comma(at).then(|| (1, "，".to_owned(), "comma")),
            ';' => self.touches_han(at).then(|| (1, "；".to_owned(), "semicolon")),
            ':' => self.colon(at).then(|| (1, "：".to_owned(), "colon")),
            '!' => self.touches_han(at).then(|| (1, "！".to_owned(), "exclamation")),
            '?' => self.touches_han(at).then(|| (1, "？".to_owned(), "question")),
            '(' | ')' | '[' | ']' => self.bracket(at, c),
            '"' | '\'' => self.quotes[at].and_then(|q| one(q, "quote")),
            '~' if self.side(at, false) != Kind::Latin && self.side(at, true) != Kind::Latin => {
                one('～', "tilde")
            }
            '•' | '‧' | '・' | '･' if at > 0 => one('·', "interpunct"),
            '-' => self.run(at, '-', 2).map(|n| (n, "——".to_owned(), "dash")),
            '.' => self
                .run(at, '.', 3)
                .filter(|_| self.touches_han(at))
                .map(|n| (n, "……".to_owned(), "ellipsis")),
            '。' => self.run(at, '。', 3).map(|n| (n, "……".to_owned(), "ellipsis")),
            '…' => (self.run(at, '…', 1) == Some(1)).then(|| (1, "……".to_owned(), "ellipsis")),
            '！'..='～' => narrow(c).and_then(|n| one(n, "full-width-latin")),
            ' ' => self.space(at),
            _ => None,
        }
    }

    /// The length of a run of `c` from `at`, if it begins there and is at least `least` long.
    fn run(&self, at: usize, c: char, least: usize) -> Option<usize> {
        if at > 0 && self.char(at - 1) == Some(c) {
            return None;
        }
        let length = (at..).take_while(|i| self.char(*i) == Some(c)).count();
        (length >= least).then_some(length)
    }

    /// The neighbour before or after, past quotes, brackets and spaces.
    fn side(&self, at: usize, after: bool) -> Kind {
        let passes = |i: &usize| {
            !matches!(
                self.chars[*i].1,
                ' ' | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '"'
                    | '\''
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '（'
                    | '）'
                    | '［'
                    | '］'
                    | '《'
                    | '》'
                    | '*'
                    | '\\'
            )
        };
        let found = if after { (at + 1..self.chars.len()).find(passes) } else { (0..at).rev().find(passes) };
        found.and_then(|i| self.kinds[i]).unwrap_or(Kind::None)
    }

    fn touches_han(&self, at: usize) -> bool {
        self.side(at, false) == Kind::Han || self.side(at, true) == Kind::Han
    }

    /// Thousands (1,234) and English (one, two) keep theirs.
    fn comma(&self, at: usize) -> bool {
        let digit = |i: usize| self.char(i).is_some_and(|c| c.is_ascii_digit());
        let thousands = at > 0 && digit(at - 1) && (1..=3).all(|i| digit(at + i)) && !digit(at + 4);
        let english = self.side(at, false) == Kind::Latin && self.side(at, true) == Kind::Latin;
        !thousands && !english
    }

    /// Times, scores and ratios (12:30), and English keep theirs.
    fn colon(&self, at: usize) -> bool {
        let digits = self.side(at, false) == Kind::Digit && self.side(at, true) == Kind::Digit;
        !digits && self.touches_han(at)
    }

    /// A pair stays half-width only in Latin surroundings without Han inside.
    fn bracket(&self, at: usize, c: char) -> Option<Rewrite> {
        let (open, shut) = match self.pairs[at] {
            Some(other) => (at.min(other), at.max(other)),
            None => (at, at),
        };
        let western = |k: Kind| matches!(k, Kind::Latin | Kind::Digit);
        let has_han = self.kinds.get(open + 1..shut).unwrap_or_default().contains(&Some(Kind::Han));
        let outside = (self.near(open, false), self.near(shut, true));
        if western(outside.0) && western(outside.1) && !has_han {
            return None;
        }
        if !has_han
            && outside.0 != Kind::Han
            && outside.1 != Kind::Han
            && self.pairs[at].is_some()
            && !self.touches_han(open)
        {
            return None;
        }
        let after = match c {
            '(' => '（',
            ')' => '）',
            '[' => '［',
            _ => '］',
        };
        Some((1, after.to_string(), "bracket"))
    }

    /// The very next character before or after.
    fn near(&self, at: usize, after: bool) -> Kind {
        let kinds = &self.kinds;
        let found = if after {
            kinds.get(at + 1..).and_then(|k| k.iter().copied().flatten().next())
        } else {
            kinds[..at].iter().rev().copied().flatten().next()
        };
        found.unwrap_or(Kind::None)
    }

    /// A space between Han and Latin goes: the gap there is automatic.
    fn space(&self, at: usize) -> Option<Rewrite> {
        let (before, after) = (self.near(at, false), self.near(at, true));
        let western = |k: Kind| matches!(k, Kind::Latin | Kind::Digit);
        let between = (before == Kind::Han && western(after)) || (western(before) && after == Kind::Han);
        (self.spaces == Spaces::Close && between).then(|| (1, String::new(), "space"))
    }
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Digit,
        c if c.is_ascii_alphabetic() => Kind::Latin,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Kind::Han,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '—' | '…' => Kind::Han,
        _ => Kind::Other,
    }
}

/// Full-width letters and digits → ASCII.
fn narrow(c: char) -> Option<char> {
    let ascii = char::from_u32(u32::from(c) - 0xfee0)?;
    ascii.is_ascii_alphanumeric().then_some(ascii)
}

/// Brackets with their other halves.
fn pairs(chars: &[(usize, char)]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; chars.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (i, (_, c)) in chars.iter().enumerate() {
        match c {
            '(' | '[' => open.push((i, *c)),
            ')' | ']' => {
                let wants = if *c == ')' { '(' } else { '[' };
                if let Some(at) = open.iter().rposition(|(_, o)| *o == wants) {
                    let (other, _) = open.remove(at);
                    (pairs[i], pairs[other]) = (Some(other), Some(i));
                }
            }
            _ => (),
        }
    }
    pairs
}

/// Straight quotes, paired by turns; an odd number is left alone, apostrophes too.
fn quotes(chars: &[(usize, char)]) -> Vec<Option<char>> {
    let mut quotes = vec![None; chars.len()];
    for (straight, open, shut) in [('"', '“', '”'), ('\'', '‘', '’')] {
        let letter = |i: usize| chars.get(i).is_some_and(|(_, c)| c.is_ascii_alphanumeric());
        let apostrophe = |i: usize| straight == '\'' && i > 0 && letter(i - 1) && letter(i + 1);
        let at: Vec<usize> =
            (0..chars.len()).filter(|i| chars[*i].1 == straight && !apostrophe(*i)).collect();
        if at.len().is_multiple_of(2) {
            at.iter().enumerate().for_each(|(n, i)| quotes[*i] = Some(if n % 2 == 0 { open } else { shut }));
        }
    }
    quotes
}
