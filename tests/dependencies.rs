//! What is built on: all of it from one registry, held by checksums, and as much as the architecture tells and defends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const CARGO_LOCKS: [&str; 5] = [
    "Cargo.lock",
    "fuzz/Cargo.lock",
    "packaging/generate/Cargo.lock",
    "benches/link-emulator/Cargo.lock",
    "benches/relay-load/Cargo.lock",
];
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

const NPM_LOCKS: [&str; 2] = ["web/package-lock.json", "tests/e2e/package-lock.json"];
const NPM: &str = "https://registry.npmjs.org/";

fn file(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn every_crate_is_from_one_registry_and_held_by_its_checksum() {
    for name in CARGO_LOCKS {
        let lock: toml::Table = file(name).parse().unwrap();
        for package in lock["package"].as_array().unwrap() {
            let text = |key: &str| package.get(key).and_then(toml::Value::as_str);
            // What has no source lies in this tree.
            let Some(source) = text("source") else { continue };
            let who = text("name").unwrap();
            assert_eq!(source, CRATES_IO, "{name}: {who}");
            assert!(text("checksum").is_some_and(|sum| sum.len() == 64), "{name}: {who}");
        }
    }
}

#[test]
fn every_npm_package_is_from_one_registry_and_held_by_its_checksum() {
    for name in NPM_LOCKS {
        let lock: Value = serde_json::from_str(&file(name)).unwrap();
        let packages = lock["packages"].as_object().unwrap();
        for (who, package) in packages.iter().filter(|(who, _)| !who.is_empty()) {
            let text = |key: &str| package[key].as_str().unwrap_or_default();
            // Without an address it is fetched from the registry that npm is set to.
            assert!(
                package.get("resolved").is_none() || text("resolved").starts_with(NPM),
                "{name}: {who}"
            );
            assert!(text("integrity").starts_with("sha512-"), "{name}: {who}");
        }
    }
}

#[test]
fn the_architecture_tells_how_many_crates_are_linked() {
    let tree = |more: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--locked", "--offline", "--prefix", "none"])
            .args(more)
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let crates: BTreeSet<String> = text.lines().map(|line| line.replace(" (*)", "")).collect();
        // Homedrop itself is no dependency.
        crates.len() - 1
    };
    let linked = tree(&["-e", "normal,no-proc-macro"]);
    let named = tree(&["-e", "normal", "--depth", "1"]);
    let said = format!("**{linked} crates are linked**, of which {named} are named in `Cargo.toml`");
    assert!(
        file("docs/architecture.md").contains(&said),
        "docs/architecture.md does not say: {said}"
    );
}
