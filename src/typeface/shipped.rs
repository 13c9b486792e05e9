//! The faces that ship, inside the executable: mapped with it, parsed when they are first met.

/// A shipped font.
pub struct Shipped {
    /// The name by which stylesheets call it.
    pub name: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
    /// Its licence.
    pub licence: &'static str,
}

const OFL: &str = "OFL-1.1";

macro_rules! shipped {
    ($($name:literal $file:literal;)*) => {
        /// Every shipped font; the first has every character that any of them has.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            name: $name,
            bytes: include_bytes!(concat!("../../fonts/", $file)),
            licence: OFL,
        },)*];
    };
}

shipped! {
    "NotoSerifSC-Regular"  "NotoSerifSC-Regular.otf";
    "NotoSerifSC-SemiBold" "NotoSerifSC-SemiBold.otf";
    "NotoSerifSC-Bold"     "NotoSerifSC-Bold.otf";
    "NotoSerifSC-Black"    "NotoSerifSC-Black.otf";
    "NotoSansSC-Regular"   "NotoSansSC-Regular.otf";
    "NotoSansSC-Medium"    "NotoSansSC-Medium.otf";
    "NotoSansSC-Bold"      "NotoSansSC-Bold.otf";
    "NotoSansSC-Black"     "NotoSansSC-Black.otf";
    "NewsKaiSC-Regular"    "NewsKaiSC-Regular.ttf";
}

/// 通用规范汉字表, the 8,105 characters.
pub const TABLE_8105: &str = include_str!("../../fonts/tgh8105.txt");
