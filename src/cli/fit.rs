//! `paiban fit`: does what the stylesheet permits so that stories fit, and writes it into edition.toml.
//!
//! Every act is printed. Copy is never cut; what only an editor can mend is said and left.

use std::fs;
use std::path::PathBuf;

use super::args::FitArgs;
use super::exit::Exit;
use super::open::{Opened, place};
use super::pipeline::for_pages;
use super::print;
use crate::edition::{PageSpec, StoryId};
use crate::finding::{Message, message};
use crate::hands::fitted;
use crate::make_page;
use crate::makeup::{Act, Block, Remedies};
use crate::press::publish_source;

/// A story that does not fit, and what is to be done about it.
struct Trouble {
    page: u16,
    slot: String,
    story: StoryId,
    name: String,
    overset: bool,
    remedies: Remedies,
}

/// Makes the stories of an edition fit.
pub fn run(args: &FitArgs) -> Exit {
    match fit(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn fit(args: &FitArgs) -> Result<Exit, Exit> {
    let (root, name) = place(&args.edition.edition)?;
    let entry = root.join(&name);
    let before = read(&entry)?;
    let opened = Opened::open(&args.edition.edition)?;
    let mut troubles = Vec::new();
    let blocks = |spec: &PageSpec| make_page(&opened.edition, &opened.faces, spec).page.blocks;
    for_pages(&opened, &args.edition, blocks, &mut |spec, blocks| {
        troubles.extend(blocks.into_iter().filter_map(|block| trouble(&opened, spec, block)));
    })?;
    let tongue = print::tongue();
    share_slots(&mut troubles);
    let acts = acts(&troubles);
    for trouble in &troubles {
        print::out(&(tell(trouble).of(tongue).to_owned() + "\n"));
    }
    if !acts.is_empty() && !args.dry_run {
        let after = fitted(&before, &opened.edition, &acts).map_err(|error| {
            print::error(print::of(&entry, &error.message()));
            Exit::Unusable
        })?;
        write(&entry, &before, &after)?;
    }
    print::out(&(count(&troubles, args.dry_run).of(tongue).to_owned() + "\n"));
    let left = troubles.iter().any(|t| t.overset && t.remedies.plan.is_empty());
    Ok(if left { Exit::Errors } else { Exit::Clean })
}

fn read(path: &PathBuf) -> Result<String, Exit> {
    fs::read_to_string(path).map_err(|error| {
        print::error(print::unread(path, error));
        Exit::Unusable
    })
}

fn trouble(opened: &Opened, spec: &PageSpec, block: Block) -> Option<Trouble> {
    let story = opened.edition.stories.get(block.story?.0 as usize)?;
    let slot = spec.template.slots.get(usize::from(block.slot?))?;
    let overset = block.fit?.overset_lines > 0;
    (!block.remedies.ways.is_empty()).then(|| Trouble {
        page: spec.number,
        slot: slot.name.clone(),
        story: story.id,
        name: story.name.clone(),
        overset,
        remedies: block.remedies,
    })
}

/// Of two stories that want one free slot the first has it; the other is left.
fn share_slots(troubles: &mut [Trouble]) {
    let mut taken = Vec::new();
    for trouble in troubles {
        let wants: Vec<(u16, usize)> = trouble.remedies.plan.iter().filter_map(|r| jump(&r.act)).collect();
        if wants.iter().any(|slot| taken.contains(slot)) {
            trouble.remedies.plan.clear();
        }
        taken.extend(wants);
    }
}

/// The acts of all plans.
fn acts(troubles: &[Trouble]) -> Vec<(StoryId, &Act)> {
    troubles.iter().flat_map(|t| t.remedies.plan.iter().map(|r| (t.story, &r.act))).collect()
}

fn jump(act: &Act) -> Option<(u16, usize)> {
    match act {
        Act::Jump { page, slot } => Some((*page, *slot)),
        _ => None,
    }
}

/// One line a story: what is done, or what an editor may do.
fn tell(trouble: &Trouble) -> Message {
    let Trouble { page, slot, name, remedies, .. } = trouble;
    let place = message!("page {page}, {slot}: {name}: ", "第 {page} 版 {slot}：{name}：");
    let done = Message::joined(remedies.plan.iter().map(|remedy| &remedy.says), (", ", "，"));
    match remedies.plan.is_empty() {
        false => place.and(&done),
        true => place.and(&("left as it is; ", "未动；").into()).and(&remedies.in_words()),
    }
}

fn count(troubles: &[Trouble], dry: bool) -> Message {
    let fitted = troubles.iter().filter(|t| !t.remedies.plan.is_empty()).count();
    let left = troubles.len() - fitted;
    let count = message!("{fitted} stories fitted, {left} left", "凑好 {fitted} 篇，余 {left} 篇");
    if dry { count.and(&(" (nothing was written)", "（没有写入）").into()) } else { count }
}

/// Writes the file, unless someone else has changed it meanwhile.
fn write(path: &PathBuf, before: &str, after: &str) -> Result<(), Exit> {
    if read(path)? != before {
        print::error_help(
            message!(
                "{} was changed while its pages were made; nothing was written",
                "排版时 {} 被改动，没有写入",
                path.display()
            ),
            ("run it again", "请再运行一次"),
        );
        return Err(Exit::Unusable);
    }
    publish_source(path, after.as_bytes()).map_err(|error| {
        print::error(print::unwritten(path, error));
        Exit::Machine
    })
}
