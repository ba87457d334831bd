//! Where log lines go: into the journal with their fields when standard error is the journal, else as text for people.

mod quota;
mod spoken;

use std::{env, fs::File, io, os::fd::AsFd, os::unix::fs::MetadataExt};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    Layer, Registry,
    filter::Targets,
    fmt::{self, format},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use quota::Quota;
use spoken::Spoken;

/// Of what passes from device to device: session descriptions and candidates. Shown at `trace` alone, although it is
/// written at `debug`: the trace level is left out of what is shipped, because libraries have thousands of such lines.
pub const PASSING: &str = "homedrop::passing";

/// Starts logging at `level` (`error` to `trace`); of libraries only warnings are shown, and not those about malformed
/// messages that anybody can send. A second start is ignored.
pub fn start(level: &str) {
    let own = level.parse().unwrap_or(LevelFilter::INFO);
    let passing = if own == LevelFilter::TRACE {
        own
    } else {
        LevelFilter::OFF
    };
    let targets = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("stun_types", LevelFilter::ERROR)
        .with_target("homedrop", own)
        .with_target(PASSING, passing);
    // Without the journal's socket its standard error takes text as well.
    let lines = match is_journal().then(to_journal) {
        Some(Ok(journal)) => journal,
        Some(Err(_)) | None => to_people(),
    };
    // Tests start several daemons in one process.
    let _ = tracing_subscriber::registry()
        .with(lines)
        .with(Quota::default())
        .with(targets)
        .try_init();
}

/// systemd.exec(5): the device and inode of the stream that it connected to the journal.
fn is_journal() -> bool {
    let Some(told) = env::var("JOURNAL_STREAM").ok() else {
        return false;
    };
    let stream = io::stderr().as_fd().try_clone_to_owned().map(File::from);
    stream
        .and_then(|stream| stream.metadata())
        .is_ok_and(|stream| told == format!("{}:{}", stream.dev(), stream.ino()))
}

/// Fields keep their names, in capitals: `journalctl -u homedrop ADDRESS=192.168.1.9`.
fn to_journal() -> io::Result<Box<dyn Layer<Registry> + Send + Sync>> {
    let journal = tracing_journald::Layer::new()?.with_field_prefix(None);
    Ok(Spoken::new(journal).boxed())
}

fn to_people() -> Box<dyn Layer<Registry> + Send + Sync> {
    // What happened is said in words; the short name of it is for programs.
    let fields = format::debug_fn(|writer, field, value| match field.name() {
        "message" => write!(writer, "{value:?}"),
        spoken::EVENT => Ok(()),
        name => write!(writer, " {name}={value:?}"),
    });
    let is_terminal = io::IsTerminal::is_terminal(&io::stderr());
    fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(is_terminal)
        .with_target(false)
        .fmt_fields(fields)
        .boxed()
}
