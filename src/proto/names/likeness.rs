//! What people take for the same name at a glance: regardless of case, spaces and letters of other scripts that look alike.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Equal for names that look alike. Two that do not may be equal by chance, once in 2⁶⁴: then a free name is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Likeness(u64);

impl Likeness {
    /// The likeness of a name.
    pub fn of(name: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        for c in name.chars().flat_map(char::to_lowercase).filter_map(seen) {
            c.hash(&mut hasher);
        }
        Self(hasher.finish())
    }
}

/// The letter that people see, of those that our languages have: a part of the skeleton of UTS #39 §4.
fn seen(c: char) -> Option<char> {
    Some(match c {
        // Spaces, hyphens and the joiners of Persian and the Indic scripts.
        c if c.is_whitespace() => return None,
        '-' | '‐' | '‑' | '\u{200c}' | '\u{200d}' | '\u{ad}' => return None,
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'κ' | 'к' => 'k',
        'м' | 'μ' => 'm',
        'н' | 'η' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'в' | 'β' => 'b',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        // Arabic and Persian write one letter with two code points.
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        c => c,
    })
}
