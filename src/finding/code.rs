//! The table of findings: name, severity, and what to do.

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
    ($($variant:ident $name:literal $severity:ident $help:literal;)*) => {
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
            pub fn help(self) -> &'static str {
                match self { $(Code::$variant => $help,)* }
            }
        }
    };
}

codes! {
    // Files and formats: the input cannot be used (status 2).
    FileMissing      "file-missing"      Error   "check the name, and that the file lies in the edition's folder";
    FileUnreadable   "file-unreadable"   Error   "check the file's permissions and that it is a plain file";
    NotUtf8          "not-utf8"          Error   "save the file as UTF-8";
    Syntax           "syntax"            Error   "mend the line shown";
    UnknownKey       "unknown-key"       Error   "remove the key, or write it as the format has it";
    WrongType        "wrong-type"        Error   "write the value in the form shown";
    BadValue         "bad-value"         Error   "choose a value within the limits given";
    MissingKey       "missing-key"       Error   "add the key";
    PathOutside      "path-outside"      Error   "name files inside the edition's folder, with / between folders";
    SlotOutside      "slot-outside"      Error   "give the slot an area within the grid";
    SlotOverlap      "slot-overlap"      Error   "move or shrink one of the two slots";
    UnknownName      "unknown-name"      Error   "use a name that the edition or the layout has";
    StoryTwice       "story-twice"       Error   "remove one of the two, or make the later one { continues = … }";
    SlotTwice        "slot-twice"        Error   "give every slot its own name, and fill it once";
    PageTwice        "page-twice"        Error   "give every page its own number";
    ReferenceMissing "reference-missing" Error   "refer to a story that stands in this edition";
    // Copy.
    Normalised       "normalised"        Note    "nothing to do: the copy on the page is the corrected one";
    FullStopDoubt    "full-stop-doubt"   Warning "write 。 if a sentence ends here";
    QuoteUnbalanced  "quote-unbalanced"  Warning "find the missing quotation mark or bracket; text may have been lost";
    TextLost         "text-lost"         Warning "ask the source for the missing text; nothing was joined across the gap";
    CaptionOrphan    "caption-orphan"    Warning "give the caption to a picture of a story";
    ControlChar      "control-char"      Warning "remove the character; it is not printed";
    MarkupIgnored    "markup-ignored"    Warning "write it as the story format has it";
    MarkWrong        "mark-wrong"        Error   "write [文字]{.dots}, {.name}, {.book}, {.note}, {width=3} or {pinyin=\"wén zì\"}; for the signs themselves write \\[ and \\{";
    MarkCrowded      "mark-crowded"      Warning "set the lines wider apart, pinyin-size in [marks] of the stylesheet smaller, or change a word";
    // Faces.
    FaceMissing      "face-missing"      Error   "add the font file to the edition, or name a face that `paiban fonts` lists";
    FaceBroken       "face-broken"       Error   "replace the font file";
    GlyphFallback    "glyph-fallback"    Note    "nothing to do, or name a face that has the character";
    GlyphMissing     "glyph-missing"     Error   "add a face that has the character, or write another";
    // Composition.
    LooseLine        "loose-line"        Warning "change a word or two in the paragraph";
    BrokenRule       "broken-rule"       Warning "widen the column, or change the words";
    ShortLastLine    "short-last-line"   Note    "change a word or two in the paragraph";
    LoneLine         "lone-line"         Note    "change a word or two in the paragraph";
    // Pages.
    StoryUnplaced    "story-unplaced"    Error   "give the story a slot, or move its file out of stories/";
    Overset          "overset"           Error   "cut the story, enlarge the slot, or give the story a second slot on a later page";
    FreeSpace        "free-space"        Note    "add text, enlarge a picture, or make the slot smaller";
    HeadlineLong     "headline-long"     Error   "cut the headline by as many 字 as it says, or choose another slot";
    SlotEmpty        "slot-empty"        Warning "fill the slot, or take it out of the layout";
    SlotTooSmall     "slot-too-small"    Error   "make the slot deeper or wider, or cut the words";
    PictureTooBig    "picture-too-big"   Error   "make the picture narrower or the slot larger";
    HeadAboveNameplate "head-above-nameplate" Warning "set the headline smaller than the paper's name (报纸出版形式 rule)";
    // Pictures and the press.
    PictureMissing   "picture-missing"   Error   "check the name, and that the picture lies in the edition's folder";
    PictureBroken    "picture-broken"    Error   "replace the picture; only whole JPEG, PNG, TIFF and WebP files can be printed";
    PpiLow           "ppi-low"           Warning "use a larger original, or print the picture smaller";
    PpiTooLow        "ppi-too-low"       Error   "use a larger original, or print the picture smaller";
    ProfileBroken    "profile-broken"    Error   "use a CMYK output profile (ICC class prtr with A2B and B2A tables)";
    InkLimit         "ink-limit"         Error   "choose an ink within the limit of the press condition";
    TextSmall        "text-small"        Warning "set the text larger; newsprint fills it in";
}
