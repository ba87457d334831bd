//! Where log lines go: human text on standard error.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging at `level` (`error` to `trace`); of libraries only warnings are shown, and not those about malformed
/// messages that anybody can send. A second start is ignored.
pub fn start(level: &str) {
    let own = level.parse().unwrap_or(LevelFilter::INFO);
    let targets = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("stun_types", LevelFilter::ERROR)
        .with_target("homedrop", own);
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let text = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(is_terminal)
        .with_target(false);
    // Tests start several daemons in one process.
    let _ = tracing_subscriber::registry().with(text).with(targets).try_init();
}
