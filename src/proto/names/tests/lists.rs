//! The lists of words: complete, in the letters of their language, and without two names alike.

use std::collections::{HashMap, HashSet};

use crate::proto::{
    names::{Language, Likeness, words::Words},
    signaling::MAX_NAME_CHARS,
};

/// What is readable on a small screen; the protocol would allow 200.
const LONGEST: usize = 40;

#[test]
fn every_list_has_enough_words_and_none_twice() {
    for &language in Language::ALL {
        let words = Words::of(language);
        let least = if language == Language::En { 64 } else { 32 };
        let adjectives: Vec<_> = words.adjectives;
        let animals: Vec<_> = words.animals.iter().map(|(_, animal)| *animal).collect();
        assert!(
            adjectives.len() >= least,
            "{language:?}: {} adjectives",
            adjectives.len()
        );
        assert!(animals.len() >= least, "{language:?}: {} animals", animals.len());
        for list in [&adjectives, &animals] {
            let distinct: HashSet<_> = list.iter().map(|word| Likeness::of(word)).collect();
            let mut seen = HashSet::new();
            let twice = list.iter().find(|word| !seen.insert(Likeness::of(word)));
            assert_eq!(distinct.len(), list.len(), "{language:?}: {twice:?}");
        }
    }
}

#[test]
fn every_adjective_has_a_form_for_every_gender_that_an_animal_has() {
    for &language in Language::ALL {
        let words = Words::of(language);
        let genders: HashSet<_> = words.genders.iter().copied().collect();
        for adjective in &words.adjectives {
            let forms: Vec<_> = adjective.split('/').collect();
            assert_eq!(forms.len(), genders.len().max(1), "{language:?}: {adjective}");
            assert!(forms.iter().all(|form| !form.is_empty()), "{language:?}: {adjective}");
        }
        let genders = if genders.is_empty() { [""].into() } else { genders };
        let used: HashSet<_> = words.animals.iter().map(|(gender, _)| *gender).collect();
        assert_eq!(used, genders, "{language:?}: genders");
    }
}

#[test]
fn every_line_is_of_a_kind() {
    for &language in Language::ALL {
        for line in language.words().lines() {
            let key = line.split_once(" = ").map_or(line, |(key, _)| key);
            let kind = key.split(' ').next().unwrap();
            let known = matches!(kind, "name" | "genders" | "adjectives" | "animals");
            assert!(line.starts_with('#') || known, "{language:?}: {line}");
            assert!(!line.ends_with([',', ' ']), "{language:?}: {line}");
        }
        let pattern = Words::of(language).pattern;
        assert_eq!(pattern.matches("{adjective}").count(), 1, "{language:?}");
        assert_eq!(pattern.matches("{animal}").count(), 1, "{language:?}");
    }
}

/// Every name a language has.
fn names(language: Language) -> impl Iterator<Item = String> {
    let words = Words::of(language);
    let pairs = words.adjectives.len() * words.animals.len();
    (0..pairs as u64).map(move |number| words.pair(number))
}

#[test]
fn all_names_of_a_language_look_different_and_are_short() {
    const { assert!(LONGEST < MAX_NAME_CHARS) };
    for &language in Language::ALL {
        let mut seen = HashMap::new();
        for name in names(language) {
            assert!(name.chars().count() <= LONGEST, "{language:?}: {name}");
            if let Some(former) = seen.insert(Likeness::of(&name), name.clone()) {
                panic!("{language:?}: {name} and {former}");
            }
        }
    }
}

#[test]
fn names_are_written_in_the_letters_of_their_language() {
    for &language in Language::ALL {
        let allowed = letters(language);
        for name in names(language) {
            let lower = name.to_lowercase();
            let strange = lower.chars().find(|c| !allowed.have(*c) && *c != ' ');
            assert_eq!(strange, None, "{language:?}: {name}");
        }
    }
}

#[test]
fn a_name_begins_with_a_capital_where_there_are_capitals() {
    for &language in Language::ALL {
        for name in names(language) {
            let first = name.chars().next().unwrap();
            assert!(!first.is_lowercase(), "{language:?}: {name}");
        }
    }
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// Whether a lower-case letter is one of a language's.
fn letters(language: Language) -> Letters {
    use Language::*;
    let (base, more) = match language {
        En | Id => (LATIN, "-"),
        Da | Nb | Nn => (LATIN, "æøåé"),
        Sv | Fi => (LATIN, "åäö"),
        De => (LATIN, "äöüß"),
        Nl => (LATIN, "ëéïö"),
        Et => (LATIN, "õäöüšž"),
        Eu => (LATIN, "ñ"),
        Ca => (LATIN, "àèéíïòóúüç·"),
        Es => (LATIN, "áéíñóúü"),
        Fr => (LATIN, "àâæçéèêëîïôœùûüÿ"),
        It => (LATIN, "àèéìòù"),
        PtBr | PtPt => (LATIN, "áâãàçéêíóôõú-"),
        Ro => (LATIN, "ăâîșț"),
        Cs => (LATIN, "áčďéěíňóřšťúůýž"),
        Sk => (LATIN, "áäčďéíĺľňóôŕšťúýž"),
        Pl => (LATIN, "ąćęłńóśźż"),
        Lt => (LATIN, "ąčęėįšųūž"),
        Hu => (LATIN, "áéíóöőúüű"),
        // The lower case of İ is i with a dot above.
        Tr => ("abcdefghijklmnoprstuvyz", "çğıöşü\u{307}"),
        Vi => (
            LATIN,
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        ),
        El => ("αβγδεζηθικλμνξοπρσςτυφχψω", "άέήίόύώϊΐϋΰ"),
        Ru => ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ""),
        Be => ("абвгдеёжзійклмнопрстуўфхцчшыьэюя", "’"),
        Uk => ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "’"),
        Bg => ("абвгдежзийклмнопрстуфхцчшщъьюя", ""),
        Sr => ("абвгдђежзијклљмнњопрстћуфхцчџш", ""),
        Ar => ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ءآأؤإئةى"),
        Fa => ("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", "آأؤئ\u{200c}"),
        He => ("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "־׳"),
        Hi => return in_blocks(&['\u{900}'..='\u{97f}']),
        Bn => return in_blocks(&['\u{980}'..='\u{9ff}']),
        Ta => return in_blocks(&['\u{b80}'..='\u{bff}']),
        Kn => return in_blocks(&['\u{c80}'..='\u{cff}', '\u{200d}'..='\u{200d}']),
        Th => return in_blocks(&['\u{e00}'..='\u{e7f}']),
        Ko => return in_blocks(&['가'..='힣']),
        Ja => return in_blocks(&['ぁ'..='ゖ', 'ァ'..='ー', '一'..='鿿', '々'..='々']),
        ZhHans | ZhHant | ZhHk => return in_blocks(&['一'..='鿿']),
    };
    let letters: HashSet<char> = base.chars().chain(more.chars()).collect();
    Letters::Alphabet(letters)
}

enum Letters {
    Alphabet(HashSet<char>),
    Blocks(Vec<std::ops::RangeInclusive<char>>),
}

impl Letters {
    fn have(&self, c: char) -> bool {
        match self {
            Self::Alphabet(letters) => letters.contains(&c),
            Self::Blocks(blocks) => blocks.iter().any(|block| block.contains(&c)),
        }
    }
}

fn in_blocks(blocks: &[std::ops::RangeInclusive<char>]) -> Letters {
    Letters::Blocks(blocks.to_vec())
}
