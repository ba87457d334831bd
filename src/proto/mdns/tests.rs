//! Names that are taken, kept and lost.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn later(seconds: u64) -> Instant {
    // Any moment will do, as long as all come from one.
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    *START + Duration::from_secs(seconds)
}

#[test]
fn a_name_that_is_taken_gets_the_next_number() {
    let mut naming = Naming::new("Drop", None);
    assert_eq!(
        (naming.label().as_str(), naming.instance("Homedrop").as_str()),
        ("drop", "Homedrop")
    );
    assert_eq!(naming.handle_host_conflict(later(0)), Verdict::Rename);
    assert_eq!(naming.handle_instance_conflict(later(0)), Verdict::Rename);
    assert_eq!(
        (naming.label().as_str(), naming.instance("Homedrop").as_str()),
        ("drop-2", "Homedrop (2)")
    );
    assert_eq!(naming.handle_host_conflict(later(1)), Verdict::Rename);
    assert_eq!(naming.label(), "drop-3");
}

#[test]
fn a_name_that_was_ours_is_probed_for_again_before_it_is_given_up() {
    let mut naming = Naming::new("drop", None);
    naming.handle_announced();
    assert_eq!(naming.handle_host_conflict(later(0)), Verdict::ProbeAgain);
    assert_eq!(naming.label(), "drop");
    assert_eq!(
        naming.handle_host_conflict(later(1)),
        Verdict::Rename,
        "the other one answered"
    );
    assert_eq!(naming.label(), "drop-2");
}

#[test]
fn who_claims_our_name_without_defending_it_gets_it_in_the_end() {
    let mut naming = Naming::new("drop", None);
    for (second, verdict) in [
        (0, Verdict::ProbeAgain),
        (59, Verdict::Rename),
        (60, Verdict::ProbeAgain),
        (120, Verdict::ProbeAgain),
    ] {
        naming.handle_announced();
        assert_eq!(naming.handle_host_conflict(later(second)), verdict, "{second} s");
    }
}

#[test]
fn it_knows_which_name_it_is_for() {
    let mut naming = Naming::new("Drop", None);
    naming.handle_host_conflict(later(0));
    assert!(naming.is_for("drop") && naming.is_for("DROP"));
    assert!(!naming.is_for("drop-2") && !naming.is_for("kitchen"));
}

#[test]
fn the_name_that_was_kept_is_asked_for_first() {
    assert_eq!(Naming::new("drop", Some("drop-3")).label(), "drop-3");
    assert_eq!(Naming::new("pi-4", Some("pi-4-2")).label(), "pi-4-2");
    for other in [
        "drop",
        "drop-",
        "drop-1",
        "drop-x",
        "drop-02",
        "kitchen-2",
        "drop-99999999999",
        "",
        "drop-2\n",
    ] {
        assert_eq!(Naming::new("drop", Some(other)).label(), "drop", "{other:?}");
    }
}

#[test]
fn only_a_name_that_is_announced_is_told() {
    let mut standing = Standing {
        label: "drop".into(),
        ..Standing::default()
    };
    assert_eq!(standing.host(), None);
    standing.announced = true;
    assert_eq!(standing.host().as_deref(), Some("drop.local"));
}

#[test]
fn addresses_are_said_as_in_the_rfc() {
    let records = [
        ("192.168.1.2".parse().unwrap(), message::HOST_TTL),
        ("fd00::2".parse().unwrap(), 0),
    ];
    let said = message::addresses("drop", &records);
    let mut expected = b"\0\0\x84\0\0\0\0\x02\0\0\0\0".to_vec();
    expected.extend(b"\x04drop\x05local\0\0\x01\x80\x01\0\0\0\x78\0\x04\xc0\xa8\x01\x02");
    expected.extend(b"\x04drop\x05local\0\0\x1c\x80\x01\0\0\0\0\0\x10\xfd\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x02");
    assert_eq!(said, expected);
}

proptest! {
    #[test]
    fn every_name_fits_and_is_found_again(base in "[a-z]([a-z0-9-]{0,61}[a-z0-9])?", name in "\\PC{1,63}", conflicts in 0u32..30) {
        let name: String = name.chars().scan(0, |size, c| { *size += c.len_utf8(); (*size <= 63).then_some(c) }).collect();
        let mut naming = Naming::new(&base, None);
        for _ in 0..conflicts {
            naming.handle_host_conflict(later(0));
            naming.handle_instance_conflict(later(0));
        }
        let (label, instance) = (naming.label(), naming.instance(&name));
        prop_assert!(label.len() <= 63 && instance.len() <= 63);
        prop_assert_eq!(Naming::new(&base, Some(&label)).label(), label);
    }

    #[test]
    fn whatever_was_kept_is_no_trouble(base in "[a-z]{1,63}", kept in any::<String>()) {
        Naming::new(&base, Some(&kept)).label();
    }
}
