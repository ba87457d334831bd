//! Which language a tag or a header asks for.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::proto::names::*;

fn matched(tag: &str) -> Option<&'static str> {
    let tag = LanguageTag::parse(tag).unwrap();
    Language::matching(&tag).map(Language::tag)
}

fn asked(header: &str) -> Option<&'static str> {
    preferred([header]).map(Language::tag)
}

#[test]
fn every_language_is_found_by_its_own_tag_whatever_the_case() {
    for language in Language::ALL {
        assert_eq!(matched(language.tag()), Some(language.tag()));
        assert_eq!(matched(&language.tag().to_uppercase()), Some(language.tag()));
    }
    assert_eq!(Language::ALL.len(), 44);
}

#[test]
fn tags_are_cut_from_the_end_and_former_names_are_known() {
    // The client reads these too.
    let golden = include_str!("../../../../tests/fixtures/languages/lookup.json");
    let golden: BTreeMap<&str, Option<&str>> = serde_json::from_str(golden).unwrap();
    assert!(golden.len() > 40);
    for (tag, language) in golden {
        assert_eq!(matched(tag), language, "{tag}");
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    for text in [
        "",
        "-",
        "de-",
        "-de",
        "de--AT",
        "de_AT",
        "de AT",
        "dé",
        "1de",
        "abcdefghi",
        "*",
        "../../etc",
    ] {
        assert_eq!(LanguageTag::parse(text), Err(NotATag), "{text}");
    }
    assert!(LanguageTag::parse(&format!("de{}", "-abcdefgh".repeat(3))).is_ok());
    assert!(LanguageTag::parse(&format!("de{}", "-abcdefgh".repeat(4))).is_err());
}

#[test]
fn the_heaviest_of_our_languages_counts_and_of_equals_the_first() {
    for (header, language) in [
        ("de", Some("de")),
        ("de-DE,de;q=0.9,en;q=0.8", Some("de")),
        ("tlh, fr;q=0.5, de;q=0.8", Some("de")),
        ("fr;q=0.5,de;q=0.5", Some("fr")),
        ("FR ; Q=0.5 , de;q=0.501", Some("de")),
        ("zh-TW,zh;q=0.9", Some("zh-Hant")),
        ("nn-NO,nb;q=0.9,no;q=0.8", Some("nn")),
        ("de;q=0, fr;q=0.001", Some("fr")),
        ("de;q=0", None),
        ("*", None),
        ("*, de;q=0.1", Some("de")),
        ("tlh", None),
        ("", None),
        (",,;,de;q=,fr;q=2,it;q=0.1234,es;q=-1,ca;v=1,sv;q=1.000", Some("sv")),
    ] {
        assert_eq!(asked(header), language, "{header}");
    }
    let several = preferred(["tlh", "sv;q=0.4", "da"]);
    assert_eq!(several, Some(Language::Da), "several header fields are one list");
    assert_eq!(preferred([]), None);
}

#[test]
fn only_so_much_of_a_header_is_read() {
    assert_eq!(asked(&format!("{}de", "xx,".repeat(31))), Some("de"));
    assert_eq!(asked(&format!("{}de", "xx,".repeat(10))), Some("de"));
    let long = "x".repeat(1025);
    assert_eq!(preferred([long.as_str(), "de"]), None);
    assert_eq!(preferred(["sv", long.as_str(), "de;q=1"]), Some(Language::Sv));
}

proptest! {
    #[test]
    fn any_header_is_survived(header in "\\PC{0,300}", weights in "(de|[a-z-]{0,9})(;q=[0-9.]{0,6})?(,[a-z*-]{1,6};q=0\\.[0-9]{0,4}){0,50}") {
        asked(&header);
        asked(&weights);
    }

    #[test]
    fn a_tag_is_matched_as_its_beginning_or_not_at_all(tag in "[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}") {
        if let Ok(tag) = LanguageTag::parse(&tag) {
            let matched = Language::matching(&tag);
            prop_assert_eq!(matched, preferred([tag.as_str()]));
        }
    }
}
