//! The manual page names every command and option that there is, and none that there is not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::BTreeSet;

use clap::{Command, CommandFactory};
use homedrop::cli::Cli;

const PAGE: &str = include_str!("../packaging/man/homedrop.8");

/// Commands with their parents' names, and long options, of all that lies below `command`.
fn words(command: &Command, name: &str, commands: &mut BTreeSet<String>, options: &mut BTreeSet<String>) {
    options.extend(
        command
            .get_arguments()
            .filter_map(|argument| argument.get_long().map(str::to_owned)),
    );
    let inner: Vec<_> = command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help")
        .collect();
    if inner.is_empty() && !name.is_empty() {
        commands.insert(name.to_owned());
    }
    for inner in inner {
        words(inner, format!("{name} {}", inner.get_name()).trim(), commands, options);
    }
}

/// What follows `macro_name` in the lists of the page.
fn items(macro_name: &str) -> BTreeSet<String> {
    let items = PAGE.lines().filter_map(|line| line.strip_prefix(macro_name));
    items
        .map(|item| item.split(" Ar ").next().unwrap_or(item).trim().to_owned())
        .collect()
}

#[test]
fn the_page_has_every_command_and_option_and_no_other() {
    let (mut commands, mut options) = (
        BTreeSet::new(),
        BTreeSet::from(["help".to_owned(), "version".to_owned()]),
    );
    words(&Cli::command(), "", &mut commands, &mut options);
    assert_eq!(items(".It Cm "), commands);
    assert_eq!(items(".It Fl -"), options);
}
