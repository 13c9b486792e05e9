//! What the press saw, as findings: a page or a picture that it could not print, a head that is hard to read.

use super::{Faint, Plate, PressError, Unprinted};
use crate::edition::{Edition, PageSpec};
use crate::finding::{Code, Finding, Findings, Message, Spot, message};
use crate::units::Ink;

/// Why there is no press for an edition: its output profile.
pub fn profile(edition: &Edition, error: &PressError) -> Finding {
    Finding::new(Code::ProfileBroken, error.message()).at(edition.outside.profile)
}

/// Why a page could not be printed, where the edition is at fault and not the machine.
pub fn page(spec: &PageSpec, error: &PressError) -> Option<Finding> {
    let code = match error {
        PressError::Write(_) => return None,
        PressError::Font { .. } => Code::FaceBroken,
        PressError::Profile { .. } => Code::ProfileBroken,
        PressError::Page { .. } => Code::BadValue,
    };
    let message =
        message!("page {} was not printed: ", "第 {} 版没有印出：", spec.number).and(&error.message());
    let spot = Spot { page: spec.number, ..Spot::default() };
    Some(Finding::new(code, message).at(spec.at).on(spot))
}

/// A finding for each picture that was not printed, at the place where the edition names it, and for each head that is
/// hard to read on its picture.
pub fn plate(edition: &Edition, spec: &PageSpec, plate: &Plate) -> Findings {
    let lacking = plate.unprinted().iter().map(|lacks| lacking(edition, spec, lacks));
    lacking.chain(plate.faint().iter().map(|faint| hard_to_read(edition, spec, faint))).collect()
}

fn lacking(edition: &Edition, spec: &PageSpec, lacks: &Unprinted) -> Finding {
    let picture = edition.pictures.get(lacks.picture as usize);
    let path = picture.map_or("", |p| p.path.as_str());
    let message =
        message!("{path} was not printed, a tint stands in its place: ", "{path} 没有印出，原处代以底色：")
            .and(&lacks.why);
    let spot = Spot { page: spec.number, area: Some(lacks.area), ..Spot::default() };
    Finding::new(Code::PictureBroken, message).at(picture.map_or(spec.at, |p| p.at)).on(spot)
}

fn hard_to_read(edition: &Edition, spec: &PageSpec, faint: &Faint) -> Finding {
    let message = message!(
        "“{}” is hard to read on the picture: a contrast of {}.{} to 1, and 2 is the least",
        "“{}”压在图上看不清：反差 {}.{}:1，至少要 2",
        faint.text,
        faint.tenths / 10,
        faint.tenths % 10
    );
    let help = match faint.instead {
        Some(ink) if ink == Ink::PAPER => {
            Message::from(("set it in white: head-ink = \"white\"", "改用反白：head-ink = \"白\""))
        }
        Some(_) => ("set it in black: head-ink = \"black\"", "改用黑字：head-ink = \"黑\"").into(),
        None => (
            "stand it at the picture's other edge, choose another focus, or set it over the text",
            "把标题移到图的另一边，换一个焦点，或排在正文之上",
        )
            .into(),
    };
    let story = edition.stories.get(faint.story as usize);
    let spot = Spot {
        page: spec.number,
        story: story.map(|s| s.name.clone()),
        area: Some(faint.area),
        ..Spot::default()
    };
    let at = story.map_or(spec.at, |s| s.headline_at);
    Finding::new(Code::HeadFaint, message).help(help).at(at).on(spot)
}
