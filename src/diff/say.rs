//! News in words, in English and in Chinese: a line each.

use super::news::{Changes, Flow, News, Place, Spot, What};
use super::trade::{inks, kind, role};
use crate::finding::Tongue;

use Tongue::{Chinese, English};

/// More of a changed text is cut.
const SHOWN: usize = 40;

/// A piece of news: where, what, and what came of it.
pub fn line(news: &News, tongue: Tongue) -> String {
    let mut line = place(&news.at, tongue);
    line += &tongue.pick(": ", "：");
    line += &what(&news.at, &news.what, tongue);
    if let Some(flow) = news.then.as_ref().filter(|f| !f.is_empty()) {
        line += &tongue.pick("; then ", "；随之 ");
        line += &lines(flow, tongue);
    }
    line
}

/// How much changed.
pub fn summary(changes: &Changes, tongue: Tongue) -> String {
    let (news, pages) = (changes.news.len(), changes.pages().len());
    match (changes.same, tongue) {
        (true, English) => "nothing changed".into(),
        (true, Chinese) => "没有改动".into(),
        (false, English) => format!("{} on {}", count(news, "change"), count(pages, "page")),
        (false, Chinese) => format!("{pages} 个版共 {news} 处改动"),
    }
}

fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

fn place(at: &Place, tongue: Tongue) -> String {
    let mut parts = Vec::new();
    parts.extend(at.page.map(|n| tongue.pick(format!("page {n}"), format!("第{n}版"))));
    parts.extend(at.slot.clone());
    parts.extend(at.story.clone().filter(|story| at.slot.as_ref() != Some(story)));
    parts.extend(at.leg.map(|n| tongue.pick(format!("leg {n}"), format!("第{n}栏"))));
    parts.extend(at.line.map(|n| tongue.pick(format!("line {n}"), format!("第{n}行"))));
    parts.join(&tongue.pick(", ", "，"))
}

fn what(at: &Place, what: &What, tongue: Tongue) -> String {
    let t = tongue;
    match what {
        What::PageAdded => t.pick("the page is new", "新增此版"),
        What::PageRemoved => t.pick("the page is gone", "此版取消"),
        What::PageSize { old, new } => t.pick("paper ", "开本 ") + &sizes(old, new),
        What::Grid { old: [a, b], new: [c, d] } => t.pick(
            format!("grid: first baseline {a} → {c} pt, pitch {b} → {d} pt"),
            format!("基线网格：首行 {a} → {c} pt，行距 {b} → {d} pt"),
        ),
        What::SlotAdded => t.pick("the slot is new", "新增版位"),
        What::SlotRemoved => t.pick("the slot is gone", "版位取消"),
        What::SlotMoved { by } => t.pick("the slot moved ", "版位移动 ") + &way(*by, t),
        What::SlotResized { old, new } => t.pick("the slot's size ", "版位大小 ") + &sizes(old, new),
        What::StoryExchanged { old, new, went, came } => {
            exchanged(t, (old.as_deref(), went.as_ref()), (new.as_deref(), came.as_ref()))
        }
        What::Words { role: r, old, new, before, after } => words(t, r, (old, new), (before, after)),
        What::Broken { role: r, old, new } => t.pick(
            format!("{} broken otherwise: {} → {}", role(r, t), old.join("｜"), new.join("｜")),
            format!("{}断行改变：{} → {}", role(r, t), old.join("｜"), new.join("｜")),
        ),
        What::Lines(flow) => lines(flow, t),
        What::Size { role: r, old, new } => t.pick(
            format!("{} size {} → {} pt", role(r, t), list(old), list(new)),
            format!("{}字号 {} → {} pt", role(r, t), list(old), list(new)),
        ),
        What::Ink { role: r, old, new } => t.pick(
            format!("{} ink {} → {}", role(r, t), inks(*old), inks(*new)),
            format!("{}颜色 {} → {}", role(r, t), inks(*old), inks(*new)),
        ),
        What::Shapes { role: r, added, removed, moved } => shapes(t, r, [*added, *removed, *moved]),
        What::Looks { mm2 } => {
            t.pick(format!("looks different, {mm2} mm²"), format!("外观不同，{mm2} mm²")) + &area(at, t)
        }
        _ => picture(what, t),
    }
}

/// Where on the paper, for what has no line to name it by.
fn area(at: &Place, t: Tongue) -> String {
    at.new_mm.map_or(String::new(), |[x, y, w, h]| {
        t.pick(
            format!(" within {w} × {h} mm, {x} mm from the left and {y} mm from the top"),
            format!("，在距左 {x} mm、距上 {y} mm 的 {w} × {h} mm 内"),
        )
    })
}

fn picture(what: &What, t: Tongue) -> String {
    let named = |file: &str| t.pick(format!("picture {file} "), format!("图片 {file} "));
    match what {
        What::PictureAdded { file } => named(file) + &t.pick("is new", "新增"),
        What::PictureRemoved { file } => named(file) + &t.pick("is gone", "撤下"),
        What::PictureReplaced { old, new } => {
            t.pick(format!("picture {old} → {new}"), format!("换图 {old} → {new}"))
        }
        What::PictureMoved { file, by } => named(file) + &t.pick("moved ", "移动 ") + &way(*by, t),
        What::PictureResized { file, old, new } => named(file) + &sizes(old, new),
        What::PictureCropped { file, old, new } => {
            let crop = t.pick("cropped otherwise: ", "裁切改变：");
            named(file) + &crop + &part(*old, t) + " → " + &part(*new, t)
        }
        What::PictureLooks { file, mm2 } => {
            named(file) + &t.pick(format!("looks different, {mm2} mm²"), format!("内容不同，{mm2} mm²"))
        }
        _ => String::new(),
    }
}

/// The part of a picture that is shown.
fn part([x, y, w, h]: [f64; 4], t: Tongue) -> String {
    let (right, foot) = (((x + w) * 10.0).round() / 10.0, ((y + h) * 10.0).round() / 10.0);
    t.pick(format!("{x}–{right} % across, {y}–{foot} % down"), format!("横 {x}–{right} %、纵 {y}–{foot} %"))
}

/// A story, and where else it stands.
type Standing<'a> = (Option<&'a str>, Option<&'a Spot>);

fn exchanged(t: Tongue, (old, went): Standing<'_>, (new, came): Standing<'_>) -> String {
    let name = |story: Option<&str>| story.map_or_else(|| t.pick("no story", "空"), |s| format!("“{s}”"));
    let mut told = t.pick("story ", "稿件 ") + &name(old) + " → " + &name(new);
    let spot =
        |s: &Spot| t.pick(format!("page {}, {}", s.page, s.slot), format!("第{}版 {}", s.page, s.slot));
    let mut notes = Vec::new();
    notes.extend(came.map(|s| t.pick("it came from ", "来自") + &spot(s)));
    notes.extend(went.map(|s| t.pick("the old one went to ", "原稿移至") + &spot(s)));
    if !notes.is_empty() {
        told += &t.pick("; ", "；");
        told += &notes.join(&t.pick("; ", "；"));
    }
    told
}

fn words(t: Tongue, r: &str, (old, new): (&str, &str), (before, after): (&str, &str)) -> String {
    let (old, new) = (cut(old, t), cut(new, t));
    let change = match (old.is_empty(), new.is_empty()) {
        (true, _) => t.pick(format!("“{new}” added"), format!("增“{new}”")),
        (_, true) => t.pick(format!("“{old}” deleted"), format!("删“{old}”")),
        _ => t.pick(format!("“{old}” → “{new}”"), format!("“{old}”改“{new}”")),
    };
    let context = match (before.is_empty(), after.is_empty()) {
        (true, true) => String::new(),
        _ => format!(" ({before}‸{after})"),
    };
    t.pick(format!("{} {change}{context}", role(r, t)), format!("{}{change}{context}", role(r, t)))
}

/// A long text by its head.
fn cut(text: &str, t: Tongue) -> String {
    let all = text.chars().count();
    if all <= SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHOWN / 2).collect();
    head + &t.pick(format!("… ({all} 字)"), format!("……（共 {all} 字）"))
}

/// What lines did.
fn lines(flow: &Flow, t: Tongue) -> String {
    let mut parts = Vec::new();
    let told = |n: u32, english: &str, chinese: &str| {
        t.pick(format!("{} {english}", count(n as usize, "line")), format!("{n} 行{chinese}"))
    };
    if flow.reflowed > 0 {
        parts.push(told(flow.reflowed, "reflowed", "重排"));
    }
    match flow.moved.as_slice() {
        few if few.len() <= 3 => {
            parts.extend(few.iter().map(|m| told(m.lines, "moved ", "移动 ") + &way(m.by, t)));
        }
        many => {
            let n = many.iter().map(|m| m.lines).sum();
            let far = many.iter().map(|m| m.by[0].hypot(m.by[1])).fold(0.0, f64::max);
            parts.push(
                told(n, "moved ", "移动，")
                    + &t.pick(format!("by up to {far:.1} mm"), format!("最远 {far:.1} mm")),
            );
        }
    }
    if flow.respaced > 0 {
        parts.push(told(flow.respaced, "spaced otherwise", "字距改变"));
    }
    parts.join(&t.pick(", ", "，"))
}

fn shapes(t: Tongue, of: &str, counts: [u32; 3]) -> String {
    let verbs = [("added", "新增"), ("removed", "取消"), ("moved or resized", "移动或改变大小")];
    let any = counts.iter().zip(verbs).filter(|(n, _)| **n > 0);
    let parts: Vec<String> = any
        .map(|(n, (english, chinese))| t.pick(format!("{n} {english}"), format!("{n} 处{chinese}")))
        .collect();
    kind(of, t) + &t.pick(": ", "：") + &parts.join(&t.pick(", ", "，"))
}

fn sizes([a, b]: &[f64; 2], [c, d]: &[f64; 2]) -> String {
    format!("{a} × {b} → {c} × {d} mm")
}

fn list(sizes: &[f64]) -> String {
    sizes.iter().map(f64::to_string).collect::<Vec<_>>().join("/")
}

/// A distance by its directions.
fn way([x, y]: [f64; 2], t: Tongue) -> String {
    let across = if x < 0.0 { t.pick("left", "左") } else { t.pick("right", "右") };
    let down = if y < 0.0 { t.pick("up", "上") } else { t.pick("down", "下") };
    let parts = [(x, across), (y, down)].into_iter().filter(|(v, _)| *v != 0.0);
    let part =
        |(v, to): (f64, String)| t.pick(format!("{} mm {to}", v.abs()), format!("向{to} {} mm", v.abs()));
    parts.map(part).collect::<Vec<_>>().join(&t.pick(" and ", "、"))
}
