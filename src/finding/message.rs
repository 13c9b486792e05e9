//! What is said to people, in both tongues.

/// The reader's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tongue {
    #[default]
    English,
    Chinese,
}

impl Tongue {
    /// The English words or the Chinese ones.
    pub fn pick(self, english: impl Into<String>, chinese: impl Into<String>) -> String {
        match self {
            Tongue::English => english.into(),
            Tongue::Chinese => chinese.into(),
        }
    }
}

/// The same in English and in Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: String,
}

impl Message {
    /// What a library or the system says, in whatever tongue that is.
    pub fn same(words: impl Into<String>) -> Message {
        let en = words.into();
        Message { zh: en.clone(), en }
    }

    /// In a reader's tongue.
    pub fn of(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::English => &self.en,
            Tongue::Chinese => &self.zh,
        }
    }

    /// With more behind it.
    pub fn and(mut self, more: &Message) -> Message {
        self.en += &more.en;
        self.zh += &more.zh;
        self
    }

    /// Several, one behind the other.
    pub fn joined<'a>(all: impl Iterator<Item = &'a Message> + Clone, (en, zh): (&str, &str)) -> Message {
        let words = |tongue: Tongue| all.clone().map(|m| m.of(tongue)).collect::<Vec<_>>();
        Message { en: words(Tongue::English).join(en), zh: words(Tongue::Chinese).join(zh) }
    }
}

impl From<(&str, &str)> for Message {
    fn from((en, zh): (&str, &str)) -> Message {
        Message { en: en.to_owned(), zh: zh.to_owned() }
    }
}

/// A message from its two formats, in English and in Chinese, and what both take.
macro_rules! message {
    ($en:literal, $zh:literal $(, $($taken:tt)*)?) => {
        $crate::finding::Message {
            en: format!($en $(, $($taken)*)?),
            zh: format!($zh $(, $($taken)*)?),
        }
    };
}
pub(crate) use message;
