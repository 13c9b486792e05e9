//! What the press could not print, as findings: a picture, the rest of its page being whole, or a page.

use super::{Plate, PressError, Unprinted};
use crate::edition::{Edition, PageSpec};
use crate::finding::{Code, Finding, Findings, Spot, message};

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

/// A finding for each picture, at the place where the edition names it.
pub fn pictures(edition: &Edition, spec: &PageSpec, plate: &Plate) -> Findings {
    plate.unprinted().iter().map(|lacks| finding(edition, spec, lacks)).collect()
}

fn finding(edition: &Edition, spec: &PageSpec, lacks: &Unprinted) -> Finding {
    let picture = edition.pictures.get(lacks.picture as usize);
    let path = picture.map_or("", |p| p.path.as_str());
    let message =
        message!("{path} was not printed, a tint stands in its place: ", "{path} 没有印出，原处代以底色：")
            .and(&lacks.why);
    let spot = Spot { page: spec.number, area: Some(lacks.area), ..Spot::default() };
    Finding::new(Code::PictureBroken, message).at(picture.map_or(spec.at, |p| p.at)).on(spot)
}
