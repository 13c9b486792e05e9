//! The grammar of bylines against `byline/*.case`: `in`, and `head`, `signs`, `work` unless it is none.

use crate::support::cases;
use paiban::copydesk::byline::{Work, byline};

#[test]
fn the_grammar() {
    let mut wrong = Vec::new();
    for case in cases("tests/copydesk/byline") {
        let text = case.get("in").expect("a case has an `in`");
        let told = byline(text).map(|line| {
            let roles = line.roles.iter().map(|(role, names)| format!("{role}={}", names.join(",")));
            let work = line.work.map(|w| match w {
                Work::TextAndPictures => "text and pictures",
                Work::Picture => "picture",
                Work::PictureStory => "picture story",
            });
            let signs = roles.collect::<Vec<_>>().join(" ");
            [line.head.unwrap_or_default(), signs, work.unwrap_or_default().to_owned()]
        });
        let wanted = ["head", "signs", "work"].map(|k| case.get(k).unwrap_or_default().to_owned());
        let wanted = Some(wanted).filter(|w| w.iter().any(|p| !p.is_empty()));
        if told != wanted {
            wrong.push(format!("{}: {text}\n  is     {told:?}\n  should {wanted:?}", case.title));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
