//! The languages that Homedrop speaks, and which of them a language tag asks for.

use super::{LanguageTag, tag::is_tag};

macro_rules! languages {
    ($($name:ident $tag:literal)*) => {
        /// A language with words of its own.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is called after its tag")]
        pub enum Language { #[default] $($name),* }

        impl Language {
            /// Every language; English, which is spoken where no other one is asked for, comes first.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its tag (BCP 47), as the client's catalogues are called.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$name => $tag),* }
            }

            /// The text of its list of words.
            pub(super) const fn words(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("words/", $tag, ".txt"))),* }
            }
        }
    };
}

languages! {
    En "en" Ar "ar" Be "be" Bg "bg" Bn "bn" Ca "ca" Cs "cs" Da "da" De "de" El "el" Es "es" Et "et" Eu "eu" Fa "fa"
    Fi "fi" Fr "fr" He "he" Hi "hi" Hu "hu" Id "id" It "it" Ja "ja" Kn "kn" Ko "ko" Lt "lt" Nb "nb" Nl "nl" Nn "nn"
    Pl "pl" PtBr "pt-BR" PtPt "pt-PT" Ro "ro" Ru "ru" Sk "sk" Sr "sr" Sv "sv" Ta "ta" Th "th" Tr "tr" Uk "uk" Vi "vi"
    ZhHans "zh-Hans" ZhHant "zh-Hant" ZhHk "zh-HK"
}

/// Tags that mean a language under another name: former codes, macrolanguages, and regions that tell script or spelling.
///
/// IANA Language Subtag Registry for `iw`, `in`, `mo` and `yue`; CLDR's likely subtags and parent locales for the others.
const ALIASES: &[(&str, Language)] = &[
    ("cmn", Language::ZhHans),
    ("cmn-hant", Language::ZhHant),
    ("in", Language::Id),
    ("iw", Language::He),
    ("mo", Language::Ro),
    ("no", Language::Nb),
    ("pt-ao", Language::PtPt),
    ("pt-ch", Language::PtPt),
    ("pt-cv", Language::PtPt),
    ("pt-gq", Language::PtPt),
    ("pt-gw", Language::PtPt),
    ("pt-lu", Language::PtPt),
    ("pt-mo", Language::PtPt),
    ("pt-mz", Language::PtPt),
    ("pt-st", Language::PtPt),
    ("pt-tl", Language::PtPt),
    ("pt", Language::PtBr),
    ("yue", Language::ZhHk),
    ("yue-hans", Language::ZhHans),
    ("zh-hans-hk", Language::ZhHans),
    ("zh-hant-hk", Language::ZhHk),
    ("zh-hant-mo", Language::ZhHk),
    ("zh-mo", Language::ZhHk),
    ("zh-tw", Language::ZhHant),
    ("zh-yue", Language::ZhHk),
    ("zh", Language::ZhHans),
];

impl Language {
    /// The language that a tag asks for, by lookup (RFC 4647 §3.4): the tag itself, then without its last subtag, and so on.
    pub fn matching(tag: &LanguageTag) -> Option<Self> {
        Self::lookup(tag.as_str())
    }

    /// The same for a text that may be no tag.
    pub(super) fn lookup(range: &str) -> Option<Self> {
        if !is_tag(range) {
            return None;
        }
        let mut rest = range;
        loop {
            if let Some(language) = Self::called(rest) {
                return Some(language);
            }
            rest = rest.rsplit_once('-')?.0;
            // A single letter or digit belongs to what follows it.
            if let Some((shorter, last)) = rest.rsplit_once('-')
                && last.len() == 1
            {
                rest = shorter;
            }
        }
    }

    fn called(tag: &str) -> Option<Self> {
        let own = Self::ALL
            .iter()
            .find(|language| language.tag().eq_ignore_ascii_case(tag));
        let alias = || ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(tag));
        own.copied().or_else(|| alias().map(|(_, language)| *language))
    }
}
