//! A status as metrics, in the text that Prometheus reads (OpenMetrics 1.0); names by its conventions.

mod families;
mod family;

use prometheus_client::{encoding::text::encode, registry::Registry};

use super::status::Status;
use crate::host::process::Usage;

/// All of it; empty when it cannot be written, which does not happen: writing to memory does not fail.
pub(super) fn text(status: &Status, usage: &Usage) -> String {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(families::all(status, usage)));
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => text,
        Err(_) => String::new(),
    }
}
