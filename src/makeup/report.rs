//! What is to be said of a story in its slot: overset, free space, loose lines, lines that stand alone.

use super::copyfit::Remedies;
use super::desk::Desk;
use super::page::Fit;
use super::stage::Stage;
use super::story::{SetStory, spot};
use crate::finding::{Code, Finding, Findings, message};
use crate::units::Rect;

/// Everything about one part of a story.
pub fn findings(desk: &Desk, set: &SetStory, (n, fit): (usize, &Fit), remedies: &Remedies) -> Findings {
    let Some(part) = set.parts.get(n) else { return Findings::new() };
    let spot = spot(part.page, part.stage.slot, set.story);
    let mut found = Findings::new();
    if fit.overset_lines > 0 {
        found.push(overset(set, fit, (remedies, &part.stage)));
    }
    if n > 0 && fit.set_chars == 0 {
        let message = message!(
            "{} ends before slot {}: nothing goes on there",
            "{} 在转到版位 {} 之前已经排完",
            set.story.name,
            part.stage.slot.name
        );
        found.push(Finding::new(Code::JumpEmpty, message).at(set.story.headline_at));
    } else if fit.free_lines >= part.stage.hole() {
        let message = message!(
            "{} lines are free in slot {}",
            "版位 {1} 空 {0} 行",
            fit.free_lines,
            part.stage.slot.name
        );
        let code = if fit.free_lines >= part.stage.gaping() { Code::Hole } else { Code::FreeSpace };
        let finding = Finding::new(code, message).at(set.story.headline_at);
        found.push(finding.help(remedies.in_words()));
    }
    found.extend(part.stage.lacking(&part.arranged));
    if part.stage.is_all_head() {
        let message = message!(
            "the head at the side of {} leaves no room for its text",
            "{} 的竖题占满版位，正文无处可排",
            set.story.name
        );
        let help =
            ("make the slot wider, or let the head stand over the text", "加宽版位，或把标题排在正文之上");
        found.push(Finding::new(Code::SlotTooSmall, message).help(help).at(set.story.headline_at));
    }
    if part.stage.sinks(&part.arranged) {
        let message = message!(
            "the head of {} is deeper than the area it stands over",
            "{} 的标题比所在的区域还高",
            set.story.name
        );
        found.push(Finding::new(Code::SlotTooSmall, message).at(set.story.headline_at));
    }
    if part.stage.overhangs(&part.arranged) {
        let message = message!(
            "the head of {} is deeper than the picture it stands on",
            "{} 的标题比所压的图还高",
            set.story.name
        );
        let rows = part.stage.carrier_rows();
        let help = message!(
            "give the picture {rows} rows or more, or the head fewer lines",
            "图至少排 {rows} 行，或减少标题的行数"
        );
        found.push(Finding::new(Code::SlotTooSmall, message).help(help).at(set.story.headline_at));
    }
    let mut found: Findings = found.into_iter().map(|f| f.on(spot.clone())).collect();
    for (finding, area) in lines(desk, set, n) {
        found.push(finding.on(crate::finding::Spot { area: Some(area), ..spot.clone() }));
    }
    found
}

fn overset(set: &SetStory, fit: &Fit, (remedies, stage): (&Remedies, &Stage)) -> Finding {
    let (lines, chars) = (fit.overset_lines, fit.overset_chars);
    let message = message!(
        "{} is overset: {chars} 字, {lines} 行 too long",
        "{} 溢出：多 {chars} 字 {lines} 行",
        set.story.name
    );
    let deeper = lines.div_ceil(u32::from(stage.leg_count().max(1)));
    let otherwise = || {
        if stage.ground.turn.is_some() {
            let wider = (stage.grid().pitch * i32::try_from(deeper).unwrap_or(9999)).to_micro_m() / 1000 + 1;
            return message!(
                "make the slot {wider} mm wider, or let the story go on in another on a later page",
                "版位加宽 {wider} 毫米，或让稿件转到后面的版"
            );
        }
        message!(
            "make the slot {deeper} rows deeper, or let the story go on in another on a later page",
            "版位加深 {deeper} 行，或让稿件转到后面的版"
        )
    };
    let help = match (remedies.ways.is_empty(), remedies.ways.iter().any(|way| way.fits)) {
        (true, _) => otherwise(),
        (_, true) => remedies.in_words(),
        _ => remedies.in_words().and(&("; or ", "；或").into()).and(&otherwise()),
    };
    Finding::new(Code::Overset, message).help(help).at(set.story.headline_at)
}

/// Loose, broken and lone lines, each with its place.
fn lines(desk: &Desk, set: &SetStory, n: usize) -> Vec<(Finding, Rect)> {
    let paragraphs = desk.stories.get(&set.story.id).map(|m| m.paragraphs.as_slice()).unwrap_or_default();
    let turn = set.parts.get(n).and_then(|part| part.stage.ground.turn);
    let mut found = Vec::new();
    for l in &set.flow.lines {
        let (Some(cell), Some(paragraph)) = (set.cells.get(l.cell), paragraphs.get(l.paragraph)) else {
            continue;
        };
        if usize::from(cell.part) != n {
            continue;
        }
        let em = desk.house().body.text.size;
        let top = cell.at.y - em.baseline();
        let area = Rect::from_edges(cell.at.x, top, cell.at.x + cell.width, top + em);
        let area = turn.map_or(area, |turn| turn.rect(area));
        let text = &l.line().text;
        if let Some(loose) = l.line().loose {
            let em = format!("{}.{:03}", loose / 1000, loose % 1000)
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned();
            let message = message!(
                "loose line “{text}”: its gaps are {em} em wide",
                "行“{text}”太松：字间加了 {em} 字"
            );
            found.push((Finding::new(Code::LooseLine, message).at(paragraph.at), area));
        }
        if l.line().broken {
            let message = message!("no legal break: “{text}”", "“{text}”无处可断");
            found.push((Finding::new(Code::BrokenRule, message).at(paragraph.at), area));
        }
        if set.flow.lone.contains(&l.cell) {
            let message =
                message!("“{text}” stands alone at a leg's head or foot", "“{text}”单独留在栏首或栏尾");
            found.push((Finding::new(Code::LoneLine, message).at(paragraph.at), area));
        }
    }
    found
}
