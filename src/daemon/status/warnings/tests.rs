//! What is warned of, and what is no reason to.

use std::net::SocketAddr;

use super::*;
use crate::proto::mdns::Standing as Naming;

fn at(port: u16) -> SocketAddr {
    SocketAddr::from(([0, 0, 0, 0], port))
}

/// All ports as configured.
fn taken(config: &Config) -> Addresses {
    Addresses {
        https: at(config.http.https_ports[0]),
        http: Some(at(config.http.http_ports[0])),
        stun: Some(at(config.stun.port)),
        stun_tcp: Some(at(config.stun.port)),
        stun_alternate: Some(config.stun.alternate_port),
        turn_tls: Some(at(config.turn.tls_port)),
    }
}

/// The codes of what is warned of, and the message of the first.
fn told(all: impl IntoIterator<Item = Warning>) -> (Vec<(WarningCode, Severity)>, String) {
    let all: Vec<_> = all.into_iter().collect();
    let message = all.first().map(|warning| warning.message.clone());
    let codes = all.iter().map(|warning| (warning.code, warning.severity));
    (codes.collect(), message.unwrap_or_default())
}

#[test]
fn a_port_that_was_not_got_is_told_with_what_is_lacking() {
    let config = Config::default();
    let all = taken(&config);
    assert_eq!(ports(&config, &all), []);
    for (addresses, code, severity, words) in [
        (
            Addresses { https: at(9443), ..all },
            WarningCode::HttpsPort,
            Severity::Notice,
            "HTTPS is on port 9443",
        ),
        (
            Addresses {
                http: Some(at(9080)),
                ..all
            },
            WarningCode::HttpPort,
            Severity::Notice,
            "plain HTTP is on port 9080",
        ),
        (
            Addresses { http: None, ..all },
            WarningCode::HttpPort,
            Severity::Warning,
            "people must type https://",
        ),
        (
            Addresses { stun: None, ..all },
            WarningCode::StunPort,
            Severity::Warning,
            "no STUN and no relay: ",
        ),
        (
            Addresses { stun_tcp: None, ..all },
            WarningCode::StunPort,
            Severity::Warning,
            "over TCP",
        ),
        (
            Addresses {
                stun_alternate: None,
                ..all
            },
            WarningCode::StunAlternatePort,
            Severity::Notice,
            "NAT behaviour",
        ),
        (
            Addresses { turn_tls: None, ..all },
            WarningCode::TurnTlsPort,
            Severity::Warning,
            "over TLS",
        ),
    ] {
        let (codes, message) = told(ports(&config, &addresses));
        assert_eq!(codes, [(code, severity)], "{addresses:?}");
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn what_is_switched_off_or_left_to_chance_lacks_nothing() {
    let mut config = Config::default();
    let all = taken(&config);
    config.stun.enabled = false;
    config.turn.enabled = false;
    config.http.https_ports = vec![0];
    config.http.http_ports = Vec::new();
    let none = Addresses {
        http: None,
        stun: None,
        stun_tcp: None,
        stun_alternate: None,
        turn_tls: None,
        ..all
    };
    assert_eq!(ports(&config, &none), []);
    for (wanted, listed) in [
        (vec![80], ": port 80 could"),
        (vec![80, 8080], ": ports 80, 8080 could"),
    ] {
        config.http.http_ports = wanted;
        let (_, message) = told(ports(&config, &none));
        assert!(message.contains(listed), "{message}");
    }
}

#[test]
fn a_name_is_told_of_when_it_should_be_there_or_is_another_one() {
    let mut config = Config::default();
    let held = Naming {
        label: config.discovery.hostname.clone(),
        announced: true,
        ..Naming::default()
    };
    let (soon, late) = (Duration::ZERO, NAMING * 2);
    assert_eq!(name(&config, &held, late), None);
    let pending = Naming {
        announced: false,
        ..held.clone()
    };
    assert_eq!(name(&config, &pending, soon), None, "it takes a moment");
    assert_eq!(
        told(name(&config, &pending, late)).0,
        [(WarningCode::Mdns, Severity::Warning)]
    );
    let refused = Naming {
        problem: Some("port 5353 is taken".to_owned()),
        ..pending
    };
    let (codes, message) = told(name(&config, &refused, soon));
    assert_eq!(codes, [(WarningCode::Mdns, Severity::Warning)]);
    assert!(message.ends_with("port 5353 is taken"), "{message}");
    let other = Naming {
        label: format!("{}-2", held.label),
        ..held
    };
    assert_eq!(
        told(name(&config, &other, soon)).0,
        [(WarningCode::MdnsName, Severity::Notice)]
    );
    config.discovery.enabled = false;
    assert_eq!(name(&config, &refused, late), None);
}

#[test]
fn a_certificate_near_its_end_and_a_clock_that_cannot_be_right_are_told() {
    let now = SystemTime::now();
    let ends = |left: Duration, now| {
        let shown = Shown {
            ca: None,
            not_after: now + left,
        };
        told(certificate(&shown, now))
    };
    assert_eq!(ends(NEAR_END, now).0, []);
    let near = ends(NEAR_END - Duration::from_secs(1), now);
    assert_eq!(near.0, [(WarningCode::Certificate, Severity::Warning)]);
    assert!(near.1.contains("in 13 days"), "{}", near.1);
    let over = Shown {
        ca: None,
        not_after: now - Duration::from_secs(1),
    };
    let (codes, message) = told(certificate(&over, now));
    assert_eq!(codes, near.0);
    assert!(message.contains("has ended"), "{message}");
    let never_set = ends(NEAR_END, SystemTime::UNIX_EPOCH);
    assert_eq!(never_set.0, [(WarningCode::Clock, Severity::Warning)]);
}
