//! Raw copy of an invented town, in the shapes in which pages come.

use paiban::copydesk::import::{self, Imported, Unread, import};
use paiban::copydesk::{Spaces, normalise};
use paiban::finding::Code;

const PAGE: &str = "\u{feff}
## 青川“千亩茶园”开园迎客\r
\r
本报讯 (记者 林知夏)“清明前的茶最香。”11月3日,青川县柳溪镇的茶园里,茶农周嫂(化名)一边采茶一边说。今年全县茶园面积达12.5万亩,比去年增长8.4%;产值预计\r
\r
超过3亿元。\r
\r
镇里按照《柳溪镇\r
\r
茶产业三年规划》,修通了4条茶园路。\r

### 秋收冬种

## 柳溪镇办起“星光夜校”——

### 灯亮了 人来了

◆通讯员 何青 文/图

“白天干活,晚上学手艺。”夜校学员老陈说,这学期开了茶艺、电商、养蜂3门课,报名的人一天比一天

### 文化惠民

多。

本报讯 (通讯员 周屿 何青)夜校的老师都是镇上的手艺人,镇里还将在明年

春天的课多、灯也多。”说完大家都笑了。

周屿 摄

## 河边的老渡船

*

1. 渡船停了,桥通了;时间是12:30,比分3:2。

图为老渡船。

<!-- image -->

### 今日导读

老街新事 茶馆重开

——详见第3版

山里来了音乐老师(详见第4版)

孩子们在合唱。
";

fn page() -> Imported {
    import(&[("page.md".to_owned(), PAGE.to_owned())])
}

fn one(text: &str) -> Imported {
    import(&[("a.txt".to_owned(), text.to_owned())])
}

/// The front matter and the paragraphs of a story.
fn parts(story: &str) -> (toml::Table, Vec<&str>) {
    let parts = story.strip_prefix("+++\n").and_then(|s| s.split_once("+++\n"));
    let (front, body) = parts.expect("a story file");
    (
        front.parse().expect("front matter"),
        body.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect(),
    )
}

fn codes(imported: &Imported) -> Vec<Code> {
    imported.findings.iter().map(|f| f.code).collect()
}

#[test]
fn stories_are_named_by_their_headlines() {
    let files: Vec<String> = page().stories.into_iter().map(|s| s.file).collect();
    assert_eq!(files, ["01-青川千亩茶园开园.md", "02-灯亮了人来了.md", "03-河边的老渡船.md"]);
}

#[test]
fn cut_paragraphs_are_whole_again_and_mended() {
    let page = page();
    let (front, body) = parts(&page.stories[0].text);
    assert_eq!(front["headline"].as_str(), Some("青川“千亩茶园”开园迎客"));
    assert_eq!(front["label"].as_str(), Some("秋收冬种"));
    assert_eq!(body.len(), 2);
    assert!(body[0].starts_with("本报讯 （记者 林知夏）“清明前"));
    assert!(body[0].contains("增长8.4%；产值预计超过3亿元。"));
    assert_eq!(body[1], "镇里按照《柳溪镇茶产业三年规划》，修通了4条茶园路。");
}

#[test]
fn furniture_leaves_the_sentence_and_lost_text_is_not_joined() {
    let page = page();
    let (front, body) = parts(&page.stories[1].text);
    assert_eq!(front["kicker"].as_str(), Some("柳溪镇办起“星光夜校”——"));
    assert_eq!(front["headline"].as_str(), Some("灯亮了 人来了"));
    assert_eq!(front["byline"].as_str(), Some("◆通讯员 何青 文/图"));
    assert_eq!(front["label"].as_str(), Some("文化惠民"));
    assert!(body[0].ends_with("报名的人一天比一天多。"));
    assert_eq!(body[1], "---");
    assert!(body[2].ends_with("镇里还将在明年"));
    assert!(body[3].starts_with("春天的课多"));
    assert_eq!(body[4], ">> 周屿 摄");
}

#[test]
fn markdown_does_not_touch_the_words() {
    let page = page();
    let (_, body) = parts(&page.stories[2].text);
    assert_eq!(body, ["\\*", "1\\. 渡船停了，桥通了；时间是12:30，比分3:2。"]);
}

#[test]
fn guide_orphans_and_findings() {
    let page = page();
    let guide: toml::Table = page.guide.as_deref().unwrap().parse().unwrap();
    let entries = guide["guide"][0]["entries"].as_array().unwrap();
    let entries: Vec<_> =
        entries.iter().map(|e| (e["title"].as_str().unwrap(), e["page"].as_integer().unwrap())).collect();
    assert_eq!(entries, [("老街新事 茶馆重开", 3), ("山里来了音乐老师", 4)]);
    assert_eq!(page.orphans, ["图为老渡船。", "孩子们在合唱。"]);
    assert_eq!(codes(&page), [Code::TextLost, Code::CaptionOrphan, Code::CaptionOrphan]);
}

#[test]
fn changes_have_their_places() {
    let lines: Vec<&str> = PAGE.split('\n').collect();
    let page = page();
    assert!(page.changes.len() > 10);
    for change in &page.changes {
        let there: String = lines[change.line - 1]
            .chars()
            .skip(change.column - 1)
            .take(change.before.chars().count())
            .collect();
        assert_eq!(there, change.before);
    }
}

#[test]
fn nothing_is_lost_and_a_second_run_changes_nothing() {
    let page = page();
    let stories: String = page.stories.iter().map(|s| s.text.replace('\\', "")).collect();
    let all = stories.clone() + page.guide.as_deref().unwrap() + &page.orphans.concat();
    let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (number, line) in PAGE.lines().enumerate() {
        let words = line.trim_matches(['#', ' ', '\r', '\u{feff}']);
        let named = page.decisions.iter().any(|d| d.line == number + 1 && d.text.en.contains(words));
        assert!(named || bare(&all).contains(&bare(&normalise(words, Spaces::Keep).0)), "{line}");
    }
    for line in page.stories.iter().flat_map(|s| parts(&s.text).1) {
        assert_eq!(normalise(line, Spaces::Close).1, []);
    }
}

#[test]
fn plain_text_without_headings_is_a_story() {
    let imported = one(
        "　　渡口小学添了新图书\n　　青川县渡口小学昨天收到三百册新书。\n　　青川县教育局\n　　2026年11月20日\n",
    );
    let (front, body) = parts(&imported.stories[0].text);
    assert_eq!(front["headline"].as_str(), Some("渡口小学添了新图书"));
    assert_eq!(body, ["青川县渡口小学昨天收到三百册新书。", "青川县教育局", "2026年11月20日"]);
    assert_eq!(codes(&imported), []);
}

#[test]
fn copy_that_names_its_parts() {
    let imported = one(
        "【栏目】民生\n引题：三年等来一声汽笛——\n标 题：渡口通了班船\n副标题：每天四班,票价2元\n作者：何青\n正文：\n\
         青川县渡口昨天通航。\n作者：这一行在正文里。\n\n【标题】\n茶园开园\n本报讯（记者 周屿）茶园昨天开园。\n",
    );
    let (front, body) = parts(&imported.stories[0].text);
    for (key, words) in [
        ("label", "民生"),
        ("kicker", "三年等来一声汽笛——"),
        ("headline", "渡口通了班船"),
        ("deck", "每天四班，票价2元"),
        ("byline", "何青"),
    ] {
        assert_eq!(front[key].as_str(), Some(words));
    }
    assert_eq!(body, ["青川县渡口昨天通航。", "作者：这一行在正文里。"]);
    let (front, body) = parts(&imported.stories[1].text);
    assert_eq!((front["headline"].as_str(), front.get("byline")), (Some("茶园开园"), None));
    assert_eq!(body, ["本报讯（记者 周屿）茶园昨天开园。"]);
    assert_eq!((imported.stories.len(), imported.decisions.len()), (2, 8), "{:?}", imported.decisions);
}

#[test]
fn what_a_newsroom_notes_is_no_copy() {
    let imported = one(
        "标题：渡口通航\n来源：青川社\n记者：何青\n图片：pictures/a.jpg\n正文：\n　　青川县渡口昨天通航。\n",
    );
    let (front, body) = parts(&imported.stories[0].text);
    assert_eq!((front["headline"].as_str(), front["byline"].as_str()), (Some("渡口通航"), Some("何青")));
    assert_eq!(body, ["青川县渡口昨天通航。"]);
    assert_eq!(imported.orphans, ["青川社", "pictures/a.jpg"]);
}

#[test]
fn a_rule_parts_what_stands_before_it_from_what_comes_after() {
    let text = "河边改道\n\n因修路，K8路改道。咨询电话0799-123\n\n=======\n\n公园18日起闭园整修。\n";
    let imported = one(text);
    let (_, body) = parts(&imported.stories[0].text);
    assert_eq!(body, ["因修路，K8路改道。咨询电话0799-123", "公园18日起闭园整修。"]);
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    let imported = one("## 老陈的话\n老陈说：“茶要早采。\n“路要早修,这样来年春天的客人才\n走得进来。”\n");
    let (_, body) = parts(&imported.stories[0].text);
    assert_eq!(body[1], "“路要早修，这样来年春天的客人才走得进来。”");
    assert_eq!(codes(&imported), []);
}

#[test]
fn what_breaks_off_is_told() {
    let imported = one("## 桥\n青川县的新桥昨天通车,镇里的人都\n本报讯 (记者 何青)又一座桥开工,预计明年\n");
    assert_eq!(codes(&imported), [Code::TextLost, Code::TextLost]);
    assert_eq!(parts(&imported.stories[0].text).1.len(), 3);
}

#[test]
fn a_closing_mark_never_begins_a_paragraph() {
    let imported = one("## 桥\n他说：“桥通了”\n,大家都来看。\n");
    assert_eq!(parts(&imported.stories[0].text).1, ["他说：“桥通了”，大家都来看。"]);
}

#[test]
fn strange_copy_is_still_copy() {
    for text in [
        "",
        "\u{feff}\n\n",
        "##\n",
        "### 为您导读\n",
        "### 栏\n",
        "——详见第3版",
        "## “\\\"\u{1}\n<b>&amp;[x](y)\n---\n![a](b.png)\n",
    ] {
        for story in one(text).stories {
            parts(&story.text);
        }
    }
    let imported = one("## “\\\"\u{1}\n<b>&amp;[x](y)\n");
    let (front, body) = parts(&imported.stories[0].text);
    assert_eq!(front["headline"].as_str(), Some("“\\\"\u{1}"));
    assert_eq!(body, ["\\<b>\\&amp;\\[x](y)"]);
}

/// Words of a body as Markdown reads them.
fn read(body: &str) -> String {
    use pulldown_cmark::{Event, Parser};
    let words = Parser::new(body).filter_map(|e| match e {
        Event::Text(t) => Some(t.into_string()),
        Event::Start(_) | Event::End(_) => None,
        other => Some(format!("{other:?}")),
    });
    words.collect::<String>().replace(' ', "")
}

#[test]
fn whatever_comes_is_read_again_as_it_was_mended() {
    const MARKS: &[&str] = &[
        "青", "川", "a", "7", ",", ".", ";", ":", "(", ")", "[", "]", "*", "_", "`", "#", ">", "-", "+", "~",
        "<", "&", "\\", "\"", " ", "“", "”", "《", "!", "1. ", "--", "。",
    ];
    let mut seed = 7u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % most
    };
    for _ in 0..20000 {
        let text: String = (0..=next(12)).map(|_| MARKS[next(MARKS.len())]).collect();
        let words = text.trim();
        let imported = one(&format!("## 头\n青。\n{words}\n"));
        let body = parts(&imported.stories[0].text).1;
        if body.len() == 2 && !words.contains("**") {
            let mended = normalise(words, Spaces::Close).0;
            assert_eq!(normalise(&mended, Spaces::Close), (mended.clone(), vec![]), "{text:?}");
            assert_eq!(normalise(body[1], Spaces::Close), (body[1].to_owned(), vec![]), "{text:?}");
            assert_eq!(read(body[1]), mended.replace(' ', ""), "{text:?} became {:?}", body[1]);
        }
    }
}

#[test]
fn copy_comes_in_the_charsets_of_windows_too() {
    let words = "标题：渡口通航\n㛃、𠮷与桥。";
    let marked = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
        [mark, &words.encode_utf16().flat_map(unit).collect::<Vec<_>>()].concat()
    };
    let gb: &[u8] = b"\xb1\xea\xcc\xe2\xa3\xba\xb6\xc9\xbf\xda\xcd\xa8\xba\xbd\n\x82\x30\xb7\x31\xa1\xa2\x95\x34\xb2\x35\xd3\xeb\xc7\xc5\xa1\xa3";
    for (bytes, charset) in [
        (words.as_bytes(), None),
        (gb, Some("gb18030")),
        (&marked(b"\xff\xfe", u16::to_le_bytes), Some("UTF-16LE")),
        (&marked(b"\xfe\xff", u16::to_be_bytes), Some("UTF-16BE")),
        (&marked(b"", u16::to_le_bytes), Some("UTF-16LE")),
    ] {
        let copy = import::read(bytes).expect("copy");
        assert_eq!((copy.text.as_str(), copy.charset), (words, charset));
    }
}

#[test]
fn what_is_no_copy_is_refused() {
    let mut broken = "渡口通航，茶园开园。".as_bytes().to_vec();
    broken[4] = b'?';
    for (bytes, why) in [
        (&b""[..], Unread::Empty),
        ("\u{feff} \u{200b}\n".as_bytes(), Unread::Empty),
        (&broken, Unread::Charset(3)),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Unread::Charset(0)),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\xfa\xff", Unread::Document),
        (b"+++\nheadline = 1\n+++\n", Unread::Story),
        (b"%PDF-1.7", Unread::Document),
        (b"{\\rtf1\\ansi", Unread::Document),
    ] {
        assert_eq!(import::read(bytes), Err(why), "{bytes:?}");
    }
}
