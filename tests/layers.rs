//! Who may import whom: the drawing of `docs/architecture.md` as data, checked against every `use` of the daemon.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room of the house: which part of `src`, and what it may name with `crate::`.
struct Room {
    place: &'static str,
    may: &'static [&'static str],
}

/// From the ground up; the first place that fits a file counts.
const HOUSE: &[Room] = &[
    // Ground: bytes, addresses, and time as an argument.
    Room {
        place: "proto/",
        may: &["proto"],
    },
    // Floor 1: strangers to each other, but for pki, which keeps its files as host keeps files.
    Room {
        place: "config/",
        may: &["config", "proto"],
    },
    Room {
        place: "host/",
        may: &["host", "proto"],
    },
    Room {
        place: "pki/",
        may: &["pki", "host::atomic_file", "proto"],
    },
    Room {
        place: "assets.rs",
        may: &["assets", "proto"],
    },
    Room {
        place: "cli.rs",
        may: &["cli"],
    },
    Room {
        place: "terminal_qr.rs",
        may: &["terminal_qr"],
    },
    // Floor 2: families of sockets, strangers to each other but for http → signaling and
    // turn → stun, whose ports they share; datagram lies below both.
    Room {
        place: "net/http/",
        may: &[
            "net::http",
            "net::signaling",
            "config",
            "host",
            "pki",
            "assets",
            "proto",
        ],
    },
    Room {
        place: "net/signaling/",
        may: &["net::signaling", "config", "host", "proto"],
    },
    Room {
        place: "net/datagram/",
        may: &["net::datagram", "proto"],
    },
    Room {
        place: "net/stun/",
        may: &["net::stun", "net::datagram", "config", "host", "proto"],
    },
    Room {
        place: "net/turn/",
        may: &["net::turn", "net::stun", "net::datagram", "config", "host", "proto"],
    },
    Room {
        place: "net/mdns",
        may: &["net::mdns", "config", "host", "proto"],
    },
    Room {
        place: "net/control",
        may: &["net::control", "config", "host", "proto"],
    },
    Room {
        place: "net/probe/",
        may: &["net::probe", "host", "proto"],
    },
    Room {
        place: "net/mod.rs",
        may: &["net"],
    },
    // Floor 3 joins every part.
    // The doctor looks at everything from outside, the running daemon among it.
    Room {
        place: "doctor/",
        may: &["doctor", "daemon", "net", "config", "host", "pki", "proto"],
    },
    // The roof: commands of the program, customers of the library.
    Room {
        place: "commands/",
        may: &["Failure", "load"],
    },
    Room {
        place: "daemon/",
        may: &["daemon", "net", "config", "host", "pki", "assets", "proto"],
    },
];

/// What does not occur on the ground: no clock, no randomness, no lock, no file, no socket.
const NOT_IN_PROTO: &[&str] = &[
    "Instant::now",
    "SystemTime::now",
    "rand::",
    "getrandom",
    "Mutex",
    "RwLock",
    "std::fs",
    "std::net::Udp",
    "std::net::Tcp",
    "tokio::",
    "std::env",
    "std::thread",
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files below `src` with their place and text; tests are customers of everything.
fn files() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    let place = |path: &PathBuf| path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
    let is_test = |place: &str| place.contains("/tests/") || place.ends_with("/tests.rs");
    let all = found
        .iter()
        .map(|path| (place(path), fs::read_to_string(path).unwrap()));
    all.filter(|(place, _)| !is_test(place)).collect()
}

/// The part of a file above its own tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// Every path that starts at `crate::`, with `{…}` taken apart, and the line where it stands.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let written = text[..at].rsplit('\n').next().unwrap_or_default().trim_start();
        if !written.starts_with("//") {
            let rest = &text[at + "crate::".len()..];
            found.extend(paths(rest).into_iter().map(|path| (line, path)));
        }
    }
    found
}

/// `a::{b::C, d}` as `a::b::C` and `a::d`.
fn paths(text: &str) -> Vec<String> {
    let name_end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end);
    if !rest.starts_with('{') {
        return vec![name.to_owned()];
    }
    members(&rest[1..])
        .into_iter()
        .flat_map(paths_of_member)
        .map(|path| format!("{name}{path}"))
        .collect()
}

fn paths_of_member(member: &str) -> Vec<String> {
    paths(member.trim())
}

/// The members of a braced list, up to its closing brace.
fn members(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&text[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|member| !member.trim().is_empty());
    found
}

fn allowed(room: &Room, path: &str) -> bool {
    room.may
        .iter()
        .any(|may| path == *may || path.starts_with(&format!("{may}::")))
}

#[test]
fn imports_only_go_down() {
    let mut breaches = Vec::new();
    for (place, text) in files() {
        if matches!(place.as_str(), "main.rs" | "lib.rs") {
            continue;
        }
        let room = HOUSE.iter().find(|room| place.starts_with(room.place));
        let Some(room) = room else {
            breaches.push(format!("src/{place}: no room of the house; draw it in first"));
            continue;
        };
        for (line, path) in imports(without_tests(&text)) {
            if !allowed(room, &path) {
                breaches.push(format!("src/{place}:{line}: {} may not import {path}", room.place));
            }
        }
    }
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn the_ground_floor_has_no_clock_no_chance_and_no_world() {
    let mut breaches = Vec::new();
    for (place, text) in files().into_iter().filter(|(place, _)| place.starts_with("proto/")) {
        for (number, line) in without_tests(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in NOT_IN_PROTO.iter().filter(|word| code.contains(**word)) {
                breaches.push(format!("src/{place}:{}: {word}", number + 1));
            }
        }
    }
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn every_file_begins_with_a_sentence() {
    let silent: Vec<_> = files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(place, _)| place)
        .collect();
    assert!(silent.is_empty(), "no first sentence: {silent:?}");
}

#[test]
fn the_check_sees_what_it_should() {
    let text = "use crate::{\n    net::{http::Site, stun},\n    config::Config,\n};\nfn f(_: crate::pki::Pki) {}\n// crate::main\n";
    let found: Vec<_> = imports(text);
    let expected = [
        (1, "net::http::Site"),
        (1, "net::stun"),
        (1, "config::Config"),
        (5, "pki::Pki"),
    ];
    assert_eq!(found, expected.map(|(line, path)| (line, path.to_owned())));
    let floor = &HOUSE[0];
    assert!(allowed(floor, "proto::rooms") && !allowed(floor, "net::http") && !allowed(floor, "protocol"));
}
