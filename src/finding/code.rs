//! The table of findings: name, severity, and what to do.

use super::Tongue;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing needs doing.
    Note,
    /// The page prints, but someone should look.
    Warning,
    /// The page must not go to the plant like this.
    Error,
}

impl Severity {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $help:literal $zh:literal;)*) => {
        /// What kind of finding it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // the table's own words say what each is
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the table's order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Its name in reports, stable.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// What to do about it.
            pub fn help(self, tongue: Tongue) -> &'static str {
                match (self, tongue) {
                    $((Code::$variant, Tongue::English) => $help,
                    (Code::$variant, Tongue::Chinese) => $zh,)*
                }
            }
        }
    };
}

codes! {
    // Files and formats: the input cannot be used (status 2).
    FileMissing      "file-missing"      Error   "check the name, and that the file lies in the edition's folder"
        "检查文件名，并确认文件在本期文件夹内";
    FileUnreadable   "file-unreadable"   Error   "check the file's permissions and that it is a plain file"
        "检查文件权限，并确认它是普通文件";
    NotUtf8          "not-utf8"          Error   "save the file as UTF-8"
        "把文件存为 UTF-8";
    Syntax           "syntax"            Error   "mend the line shown"
        "改正所示的一行";
    UnknownKey       "unknown-key"       Error   "remove the key, or write it as the format has it"
        "删去这个键，或按格式写";
    WrongType        "wrong-type"        Error   "write text as \"…\", numbers bare, lists as [ … ], tables as { … }"
        "文字写 \"…\"，数直接写，列表写 [ … ]，表写 { … }";
    BadValue         "bad-value"         Error   "choose a value within the limits given"
        "取给定范围内的值";
    MissingKey       "missing-key"       Error   "add the key"
        "补上这个键";
    PathOutside      "path-outside"      Error   "name files inside the edition's folder, with / between folders"
        "只写本期文件夹内的文件，文件夹之间用 /";
    SlotOutside      "slot-outside"      Error   "give the slot an area within the grid"
        "把版位放在网格之内";
    SlotOverlap      "slot-overlap"      Error   "move or shrink one of the two slots"
        "移动或缩小其中一个版位";
    UnknownName      "unknown-name"      Error   "use a name that the edition or the layout has"
        "用本期或版式里有的名字";
    StoryTwice       "story-twice"       Error   "remove one of the two, or make the later one { continues = … }"
        "去掉其中一处，或把后一处写成 { continues = … }";
    SlotTwice        "slot-twice"        Error   "give every slot its own name, and fill it once"
        "每个版位各有其名，只填一次";
    PageTwice        "page-twice"        Error   "give every page its own number"
        "每版各有其号";
    ReferenceMissing "reference-missing" Error   "refer to a story that stands in this edition"
        "引用本期已上版的稿件";
    // Copy.
    Normalised       "normalised"        Note    "nothing to do: the copy on the page is the corrected one"
        "不必处理：版面上已是改正后的文字";
    FullStopDoubt    "full-stop-doubt"   Warning "write 。 if a sentence ends here"
        "如果是句末，请写 。";
    QuoteUnbalanced  "quote-unbalanced"  Warning "find the missing quotation mark or bracket; text may have been lost"
        "找出缺失的引号或括号；可能丢了文字";
    TextLost         "text-lost"         Warning "ask the source for the missing text; nothing was joined across the gap"
        "向来源索要缺失的文字；缺口两边没有硬接";
    CaptionOrphan    "caption-orphan"    Warning "give the caption to a picture of a story"
        "把图片说明归给某篇稿件的图片";
    ControlChar      "control-char"      Warning "remove the character; it is not printed"
        "删去这个字符；它不会印出";
    MarkupIgnored    "markup-ignored"    Warning "write it as the story format has it"
        "按稿件格式写";
    MarkWrong        "mark-wrong"        Error   "write [文字]{.dots}, {.name}, {.book}, {.note}, {width=3} or {pinyin=\"wén zì\"}; for the signs themselves write \\[ and \\{"
        "写作 [文字]{.dots}、{.name}、{.book}、{.note}、{width=3} 或 {pinyin=\"wén zì\"}；要印这些符号本身，写 \\[ 和 \\{";
    MarkCrowded      "mark-crowded"      Warning "set the lines wider apart, pinyin-size in [marks] of the stylesheet smaller, or change a word"
        "加大行距，改小样式表 [marks] 的 pinyin-size，或改动文字";
    // Faces.
    FaceMissing      "face-missing"      Error   "add the font file to the edition, or name a face that `paiban fonts` lists"
        "把字体文件加入本期，或改用 `paiban fonts` 列出的字体";
    FaceBroken       "face-broken"       Error   "replace the font file"
        "更换字体文件";
    GlyphFallback    "glyph-fallback"    Note    "nothing to do, or name a face that has the character"
        "不必处理，或改用有这个字的字体";
    GlyphMissing     "glyph-missing"     Error   "add a face that has the character, or write another"
        "加入有这个字的字体，或换一个字";
    // Composition.
    LooseLine        "loose-line"        Warning "change a word or two in the paragraph"
        "改动这段的一两个字";
    BrokenRule       "broken-rule"       Warning "widen the column, or change the words"
        "加宽栏，或改动文字";
    ShortLastLine    "short-last-line"   Note    "change a word or two in the paragraph"
        "改动这段的一两个字";
    LoneLine         "lone-line"         Note    "change a word or two in the paragraph"
        "改动这段的一两个字";
    // Pages.
    StoryUnplaced    "story-unplaced"    Error   "give the story a slot, or move its file out of stories/"
        "给稿件一个版位，或把文件移出 stories/";
    Overset          "overset"           Error   "cut the story, enlarge the slot, or give the story a second slot on a later page"
        "删稿，加大版位，或在后面的版给它第二个版位";
    StoryEmpty       "story-empty"       Warning "write the story's text after the second line of +++"
        "把正文写在第二行 +++ 之后";
    JumpEmpty        "jump-empty"        Error   "give the slot to another story, or make the first slot smaller"
        "这个版位改排别的稿件，或缩小前一个版位";
    Hole             "hole"              Warning "add text, enlarge a picture, or make the slot smaller"
        "加文字，放大图片，或缩小版位";
    FreeSpace        "free-space"        Note    "add text, enlarge a picture, or make the slot smaller"
        "加文字，加高图片，或改小版位";
    HeadlineLong     "headline-long"     Error   "cut the headline by as many 字 as it says, or choose another slot"
        "按所说字数删短标题，或换版位";
    SlotEmpty        "slot-empty"        Warning "fill the slot, or take it out of the layout"
        "填上这个版位，或从版式中去掉";
    SlotTooSmall     "slot-too-small"    Error   "make the slot deeper or wider, or cut the words"
        "加深或加宽版位，或删短文字";
    HeadFaint        "head-faint"        Warning "set it in the other ink, or choose another part of the picture"
        "换一种墨色，或换图的另一处";
    PictureNarrowed  "picture-narrowed"  Warning "give the picture columns that the slot has, or the slot more of them"
        "按版位的栏数写图片的栏，或给版位更多栏";
    PictureTooBig    "picture-too-big"   Error   "make the picture narrower or the slot larger"
        "图片改窄，或加大版位";
    AdShape          "ad-shape"          Warning "give the advertisement a slot of its shape, or ask for another original"
        "按广告的比例留版位，或另要原稿";
    HeadsAbreast     "heads-abreast"     Note    "give one of them another step of the ladder, or exchange stories"
        "改其中一个的字号档次，或对调稿件";
    HeadAboveNameplate "head-above-nameplate" Warning "set the headline smaller than the paper's name (报纸出版形式 rule)"
        "标题改小，不得大于报名（报纸出版形式的规定）";
    // Pictures and the press.
    PictureMissing   "picture-missing"   Error   "check the name, and that the picture lies in the edition's folder"
        "检查文件名，并确认图片在本期文件夹内";
    PictureBroken    "picture-broken"    Error   "replace the picture; only whole JPEG, PNG, TIFF and WebP files can be printed"
        "更换图片；只有完好的 JPEG、PNG、TIFF 和 WebP 能印";
    PpiLow           "ppi-low"           Warning "use a larger original, or print the picture smaller"
        "用更大的原图，或把图印小些";
    PpiTooLow        "ppi-too-low"       Error   "use a larger original, or print the picture smaller"
        "用更大的原图，或把图印小些";
    ProfileBroken    "profile-broken"    Error   "use a CMYK output profile (ICC class prtr with A2B and B2A tables)"
        "用 CMYK 输出特性文件（ICC 的 prtr 类，含 A2B 和 B2A 表）";
    PaibanFailed     "paiban-failed"     Error   "the fault is paiban's: undo the last change, and send its makers the edition as it is now"
        "错在 paiban：先撤销上一处改动，再把现在这份报纸发给开发者";
    InkLimit         "ink-limit"         Error   "choose an ink within the limit of the press condition"
        "选用不超过印刷条件总墨量的颜色";
    LineThin         "line-thin"         Warning "set the line thicker; it breaks off on the plate"
        "线改粗些；太细在版上会断";
    TextSmall        "text-small"        Warning "set the text larger; newsprint fills it in"
        "字改大些；新闻纸会糊";
}
