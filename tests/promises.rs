//! Every test that the documents name is there, so that no promise loses its proof unnoticed.
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

/// Documents whose tables end with a column of tests, and that column's heading.
const DOCUMENTS: [&str; 2] = ["docs/promises.md", "docs/threat-model.md"];
const COLUMN: &str = "shown by";
const PLACES: [&str; 4] = ["src", "tests", "web/src", "web/tests"];

/// A source file: its path below the project, and its text.
struct Source {
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for place in PLACES {
        collect(&root().join(place), &mut found);
    }
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if name != "node_modules" {
                collect(&path, found);
            }
        } else if [".rs", ".ts", ".mjs"].iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            found.push(Source { path, text });
        }
    }
}

/// What stands between back-ticks in the last column of the tables that have one for tests.
fn named(document: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_ours = false;
    for line in document.lines() {
        let Some(cells) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            is_ours = false;
            continue;
        };
        let last = cells.rsplit('|').next().unwrap_or_default().trim();
        if last == COLUMN {
            is_ours = true;
        } else if is_ours {
            names.extend(last.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    names
}

fn is_there(name: &str, sources: &[Source]) -> bool {
    if let Some((file, scene)) = name.split_once(": ").filter(|(file, _)| file.contains(".test.")) {
        return sources
            .iter()
            .any(|source| source.path.ends_with(file) && source.text.contains(scene));
    }
    if name.contains(".test.") {
        return sources.iter().any(|source| source.path.ends_with(name));
    }
    if name.contains('/') {
        return root().join(name).exists();
    }
    let (modules, function) = name.rsplit_once("::").unwrap_or(("", name));
    let within = |modules: &str| match modules {
        "" => String::new(),
        modules => format!("/{}", modules.replace("::", "/")),
    };
    let mut all = sources.iter().filter(|source| source.path.ends_with(".rs"));
    match function.strip_suffix('*') {
        Some(beginning) => all.any(|source| {
            is_module(&source.path, &within(modules)) && source.text.contains(&format!("fn {beginning}"))
        }),
        None => all.any(|source| {
            let is_function = source.text.contains(&format!("fn {function}("));
            (is_module(&source.path, &within(modules)) && is_function) || is_module(&source.path, &within(name))
        }),
    }
}

/// Whether the file holds the module `/a/b` or one inside it; `tests` may be a part of its file.
fn is_module(path: &str, module: &str) -> bool {
    let path = format!(
        "/{}",
        path.trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .trim_end_matches("/main")
    );
    let holds = |module: &str| path.ends_with(module) || path.contains(&format!("{module}/"));
    holds(module)
        || module
            .strip_suffix("/tests")
            .is_some_and(|outer| !outer.is_empty() && holds(outer))
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let sources = sources();
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let names = named(&fs::read_to_string(root().join(document)).unwrap());
        assert!(names.len() > 10, "{document} names only {}", names.len());
        missing.extend(
            names
                .into_iter()
                .filter(|name| !is_there(name, &sources))
                .map(|name| format!("{document}: {name}")),
        );
    }
    assert!(missing.is_empty(), "no such test:\n{}", missing.join("\n"));
}

#[test]
fn what_is_not_there_is_missed() {
    let sources = sources();
    for name in [
        "http::no_such_test",
        "no_such_module::*",
        "relay.test.mjs: no such scene",
        "none.test.ts",
        "tests/none",
        "turn::a_large_payload_is_refused_and_told",
    ] {
        assert!(!is_there(name, &sources), "{name}");
    }
}
