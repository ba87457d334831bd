//! Names that devices get.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::proto::{
    names::{words::Words, *},
    signaling::{DisplayName, PeerId},
};

fn id(number: u64) -> PeerId {
    PeerId::new(number.to_le_bytes())
}

#[test]
fn a_device_gets_the_same_name_again_and_another_in_another_language() {
    let names = || {
        Language::ALL
            .iter()
            .map(|language| name_for(id(7), *language, |_| false))
    };
    assert_eq!(names().collect::<Vec<_>>(), names().collect::<Vec<_>>());
    assert_eq!(name_for(id(0), Language::En, |_| false), "Amber Badger");
    assert_eq!(name_for(id(65), Language::En, |_| false), "Azure Beaver");
}

#[test]
fn no_two_alike_in_a_room_of_ten_thousand_in_any_language() {
    for &language in Language::ALL {
        let (words, mut taken) = (Words::of(language), HashSet::new());
        for number in 0..10_000u64 {
            let name = name_of(id(number), &words, |name| taken.contains(&name));
            assert!(taken.insert(Likeness::of(&name)), "{language:?}: {name}");
        }
    }
}

#[test]
fn no_two_alike_where_every_language_meets() {
    let mut taken = HashSet::new();
    for number in 0..2_000u64 {
        for &language in Language::ALL {
            let name = name_for(id(number), language, |name| taken.contains(&name));
            assert!(taken.insert(Likeness::of(&name)), "{language:?}: {name}");
            let shown = DisplayName::new(&name).unwrap();
            assert_eq!(shown.as_str(), name, "fit to be shown as it is");
        }
    }
}

#[test]
fn alike_is_what_looks_alike() {
    for (one, other) in [
        ("Amber Heron", "amber  heron"),
        ("Amber Heron", "Amber-Heron"),
        ("Amber Heron", "Аmbеr Hеrоn"),
        ("勇敢的熊", "勇敢的 熊"),
        ("روباه زیرک", "روباه زيرك"),
        ("ΜΙΚΡΗ", "μικρη"),
    ] {
        assert_eq!(Likeness::of(one), Likeness::of(other), "{one} / {other}");
    }
    for (one, other) in [
        ("Amber Heron", "Amber Heron 2"),
        ("快乐的熊猫", "快樂的熊貓"),
        ("Bär", "Bar"),
    ] {
        assert_ne!(Likeness::of(one), Likeness::of(other), "{one} / {other}");
    }
}

proptest! {
    #[test]
    fn a_free_name_is_found_whatever_is_taken(seed in any::<u64>(), language in 0..Language::ALL.len(), sieve in 1u64..50) {
        let language = Language::ALL[language];
        let hits = std::cell::Cell::new(0);
        let name = name_for(id(seed), language, |_| { hits.set(hits.get() + 1); hits.get() % 50 != sieve });
        prop_assert!(!name.is_empty());
    }
}
