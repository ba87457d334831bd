//! Where in the text of a TOML file something is: from bytes to a key, and from a key to a line.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// A place in a text file; both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The place of the byte at `offset`; the end of the text when that lies beyond it.
pub(super) fn position(text: &str, offset: usize) -> Position {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// The dotted key whose name or value covers the byte at `offset`; `None` outside of all, or when `text` is not TOML.
pub(super) fn key_at(text: &str, offset: usize) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    path(document.get_ref(), offset)
}

fn path(table: &DeTable<'_>, offset: usize) -> Option<String> {
    table.iter().find_map(|(key, value)| {
        // The span of `[section]` is its header alone, so its members are asked first.
        let below = match value.get_ref() {
            DeValue::Table(inner) => path(inner, offset),
            _ => None,
        };
        match below {
            Some(rest) => Some(format!("{}.{rest}", key.get_ref())),
            None => (key.span().contains(&offset) || value.span().contains(&offset)).then(|| key.get_ref().to_string()),
        }
    })
}

/// Where the dotted `key` is written, or the closest section above it; the start of the text when none of it is.
pub(super) fn offset_of(text: &str, key: &str) -> usize {
    let Ok(document) = DeTable::parse(text) else {
        return 0;
    };
    span_of(document.get_ref(), key).map_or(0, |span| span.start)
}

fn span_of(table: &DeTable<'_>, key: &str) -> Option<Range<usize>> {
    let (first, rest) = key
        .split_once('.')
        .map_or((key, None), |(first, rest)| (first, Some(rest)));
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == first)?;
    let below = match (value.get_ref(), rest) {
        (DeValue::Table(inner), Some(rest)) => span_of(inner, rest),
        _ => None,
    };
    below.or_else(|| Some(name.span()))
}
