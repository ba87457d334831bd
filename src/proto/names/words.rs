//! One language's list of words, which stands in the binary as text: taken apart when a name is made, and let go again.
//!
//! ```text
//! # a comment
//! name = {adjective} {animal}
//! genders = m f
//! adjectives = Mutiger/Mutige, Kluger/Kluge
//! animals m = Biber, Dachs
//! animals f = Eule
//! ```
//!
//! `name` says order and joint. An adjective has a form for each gender, in the order of `genders`; a language whose
//! adjectives do not change has neither. Lines of one kind may be repeated. The tests read all lists.

use super::Language;

/// A language's words.
#[derive(Debug)]
pub(super) struct Words {
    /// How adjective and animal become a name.
    pub pattern: &'static str,
    /// The genders; none where adjectives do not change.
    pub genders: Vec<&'static str>,
    /// The adjectives, each with all its forms.
    pub adjectives: Vec<&'static str>,
    /// The animals with their gender.
    pub animals: Vec<(&'static str, &'static str)>,
}

impl Words {
    pub fn of(language: Language) -> Self {
        let mut words = Self {
            pattern: "",
            genders: vec![],
            adjectives: vec![],
            animals: vec![],
        };
        for (key, rest) in language.words().lines().filter_map(|line| line.split_once(" = ")) {
            match key.split_once(' ').unwrap_or((key, "")) {
                ("name", _) => words.pattern = rest,
                ("genders", _) => words.genders.extend(rest.split(' ')),
                ("adjectives", _) => words.adjectives.extend(rest.split(", ")),
                ("animals", gender) => words.animals.extend(rest.split(", ").map(|animal| (gender, animal))),
                _ => {}
            }
        }
        words
    }

    /// The name with this number; they begin anew after as many as there are pairs.
    pub fn pair(&self, number: u64) -> String {
        let animals = self.animals.len().max(1) as u64;
        let adjectives = self.adjectives.len().max(1) as u64;
        let index = number % (adjectives * animals);
        let adjective = self.adjectives.get((index / animals) as usize).copied();
        let animal = self.animals.get((index % animals) as usize).copied();
        let ((gender, animal), adjective) = (animal.unwrap_or_default(), adjective.unwrap_or_default());
        let place = self.genders.iter().position(|known| *known == gender);
        let form = adjective.split('/').nth(place.unwrap_or_default()).unwrap_or(adjective);
        self.pattern.replace("{adjective}", form).replace("{animal}", animal)
    }
}
