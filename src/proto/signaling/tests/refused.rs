//! Frames that are no messages, and texts that are made harmless.

use proptest::prelude::*;

use crate::proto::signaling::*;

fn error_of(text: &str) -> Malformed {
    parse_client_message(text).expect_err(text)
}

#[test]
fn what_is_no_object_with_a_type_is_malformed() {
    for text in [
        "",
        "null",
        "true",
        "1",
        "\"hello\"",
        "[]",
        "[\"hello\"]",
        "{}",
        "{\"type\":1}",
        "{\"type\":null}",
        "{",
    ] {
        assert_eq!(error_of(text), Malformed::NoType, "{text}");
    }
    assert_eq!(error_of(r#"{"type":"bye"} {"type":"bye"}"#), Malformed::NoType);
    assert_eq!(error_of(&("[".repeat(60_000))), Malformed::NoType);
    assert_eq!(error_of(&(r#"{"a":"#.repeat(10_000))), Malformed::NoType);
}

#[test]
fn unknown_types_are_refused_and_unknown_fields_are_not() {
    for kind in ["__proto__", "constructor", "Hello", "hello ", "welcome", ""] {
        assert_eq!(
            error_of(&format!(r#"{{"type":"{kind}"}}"#)),
            Malformed::UnknownType,
            "{kind}"
        );
    }
    assert!(parse_client_message(r#"{"type":"bye","__proto__":{"a":1},"later":true}"#).is_ok());
}

#[test]
fn bad_fields_are_named_by_message() {
    let cases = [
        r#"{"type":"hello"}"#,
        r#"{"type":"hello","protocol":-1,"device":{"kind":"phone"},"rtc":true}"#,
        r#"{"type":"hello","protocol":1e400,"device":{"kind":"phone"},"rtc":true}"#,
        r#"{"type":"hello","protocol":1,"device":{"kind":"fridge"},"rtc":true}"#,
        r#"{"type":"hello","protocol":1,"protocol":2,"device":{"kind":"phone"},"rtc":true}"#,
    ];
    for text in cases {
        assert_eq!(error_of(text), Malformed::BadFields("hello"), "{text}");
    }
    assert_eq!(
        error_of(r#"{"type":"signal","to":"../../etc","payload":1}"#),
        Malformed::BadFields("signal")
    );
    assert_eq!(
        error_of(r#"{"type":"signal","to":"AAECAwQFBgc"}"#),
        Malformed::BadFields("signal")
    );
    assert_eq!(
        error_of(r#"{"type":"rename","name":"\ud800"}"#),
        Malformed::BadFields("rename")
    );
}

#[test]
fn a_hello_with_oversized_texts_is_malformed() {
    let long = "x".repeat(MAX_NAME_CHARS + 1);
    let hello = |field: &str, device: &str| {
        format!(r#"{{"type":"hello","protocol":1,"device":{{"kind":"tv"{device}}},"rtc":true{field}}}"#)
    };
    assert!(parse_client_message(&hello("", "")).is_ok());
    assert!(
        parse_client_message(&hello("", r#","name":"  ""#)).is_ok(),
        "an empty name is none"
    );
    assert_eq!(
        error_of(&hello("", &format!(r#","name":"{long}""#))),
        Malformed::BadFields("hello")
    );
    assert_eq!(
        error_of(&hello("", &format!(r#","os":"{long}""#))),
        Malformed::BadFields("hello")
    );
    assert_eq!(
        error_of(&hello(&format!(r#","resume":"{}""#, "t".repeat(3000)), "")),
        Malformed::BadFields("hello")
    );
    let resume = |length: usize| parse_client_message(&hello(&format!(r#","resume":"{}""#, "t".repeat(length)), ""));
    assert!(resume(2048).is_ok() && resume(2049).is_err());
    let os = |length: usize| parse_client_message(&hello("", &format!(r#","os":"{}""#, "ß".repeat(length))));
    assert!(os(64).is_ok() && os(65).is_err());
}

#[test]
fn names_keep_their_script_and_lose_what_acts_on_others() {
    let shown = |text: &str| DisplayName::new(text).map(|name| name.as_str().to_owned());
    assert_eq!(shown("  Oma’s\t iPad\n"), Ok("Oma’s iPad".into()));
    assert_eq!(shown("\u{202e}gpj.exe\u{202c}"), Ok("gpj.exe".into()));
    assert_eq!(shown("هاتف أحمد"), Ok("هاتف أحمد".into()));
    assert_eq!(shown("👩‍👧"), Ok("👩‍👧".into()));
    assert_eq!(shown("\u{200b}\u{0}\u{7f}"), Err(NameError::Empty));
    assert_eq!(shown(&"ß".repeat(200)), Ok("ß".repeat(200)));
    assert_eq!(shown(&"ß".repeat(201)), Err(NameError::TooLong));
}

proptest! {
    #[test]
    fn parsing_never_panics(text in ".{0,400}") {
        let _ = parse_client_message(&text);
    }

    #[test]
    fn parsing_mutated_messages_never_panics(at in 0usize..120, with in any::<char>()) {
        let mut text: Vec<char> = r#"{"type":"signal","to":"AAECAwQFBgc","payload":{"candidate":"candidate:1 1 udp 1 192.0.2.1 9 typ host"}}"#.chars().collect();
        let at = at % text.len();
        text[at] = with;
        let _ = parse_client_message(&text.into_iter().collect::<String>());
    }

    #[test]
    fn ids_survive_their_text(bytes in any::<[u8; 8]>()) {
        let id = PeerId::new(bytes);
        prop_assert_eq!(PeerId::parse(&id.to_string()), Some(id));
    }
}
