//! What is wrong with a configuration file, in one line that says where and what would be right.

use super::check::Fault;
use super::{allowed, locate};

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file could not be read.
    #[error("{file}: {source}")]
    Unreadable {
        /// What the caller calls the file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file was read and is not right.
    #[error("{file}:{line}:{column}: {what}")]
    Invalid {
        /// What the caller calls the file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// The key, what is wrong with it and what is allowed; one line.
        what: String,
    },
}

impl ConfigError {
    pub(super) fn from_fault(fault: Fault, text: &str, file: &str) -> Self {
        let what = key_line(fault.key, &fault.wrong);
        Self::at(locate::offset_of(text, fault.key), what, text, file)
    }

    pub(super) fn from_toml(error: &toml::de::Error, text: &str, file: &str) -> Self {
        let offset = error.span().map_or(0, |span| span.start);
        let message = error.message().replace('\n', " "); // what it quotes may hold others: see `at`
        let what = match locate::key_at(text, offset) {
            Some(key) if message.starts_with("unknown field") => unknown_key(&key, &message),
            Some(key) => key_line(&key, &message),
            None => format!("not TOML: {message}"),
        };
        Self::at(offset, what, text, file)
    }

    fn at(offset: usize, what: String, text: &str, file: &str) -> Self {
        let locate::Position { line, column } = locate::position(text, offset);
        Self::Invalid {
            file: file.to_owned(),
            line,
            column,
            what: one_line(&what),
        }
    }
}

/// Quoted keys and values can hold line ends and whatever else moves a cursor.
fn one_line(what: &str) -> String {
    let escaped = |c: char| {
        if c.is_control() {
            c.escape_default().collect()
        } else {
            String::from(c)
        }
    };
    what.chars().map(escaped).collect()
}

fn key_line(key: &str, wrong: &str) -> String {
    match allowed::describe(key) {
        Some(allowed) => format!("key `{key}`: {wrong}; allowed: {allowed}"),
        None => format!("key `{key}`: {wrong}"),
    }
}

/// serde's message quotes the unknown key, which may hold anything, and then all known ones with backticks.
fn unknown_key(key: &str, message: &str) -> String {
    let all = message.rsplit_once(", expected ").map_or("", |(_, all)| all);
    let known: Vec<&str> = all.split('`').skip(1).step_by(2).collect();
    let last = key.rsplit('.').next().unwrap_or(key);
    let hint = match nearest(last, &known) {
        Some(near) => format!(", perhaps `{near}` is meant"),
        None => String::new(),
    };
    format!("key `{key}`: is not known{hint}; allowed: {}", known.join(", "))
}

/// The name in `known` that takes the fewest edits, when those are so few that a slip explains them.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = known.iter().min_by_key(|other| edits(name, other))?;
    (edits(name, near) * 3 <= near.len().max(name.len())).then_some(near)
}

/// Levenshtein distance in bytes.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.bytes().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in to.bytes().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}
