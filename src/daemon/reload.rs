//! A changed configuration takes effect without dropping a connection; what cannot change while running is named.

use std::sync::Arc;

use super::{rooms_config, subnets};
use crate::{config::Config, net::http::Site};

impl Site {
    /// Applies a configuration that was read anew; returns the changed keys that wait for a restart.
    pub async fn reload(&self, new: Config) -> Vec<&'static str> {
        let old = self.config.load_full();
        let waiting = fixed_changes(&old, &new);
        for key in &waiting {
            tracing::warn!(event = "config-waits", key = *key, "takes effect at the next restart");
        }
        let new = kept(new, &old);
        let subnets = subnets(&new, &self.links.load());
        self.hub.set_config(rooms_config(&new)).await;
        self.hub.set_subnets(subnets.clone()).await;
        self.subnets.store(Arc::new(subnets));
        self.config.store(Arc::new(new));
        self.reloaded.notify_one();
        tracing::info!(event = "config-reloaded", "configuration reloaded");
        waiting
    }
}

/// The keys whose new value has to wait for a restart.
fn fixed_changes(old: &Config, new: &Config) -> Vec<&'static str> {
    let changed = [
        ("http.address", old.http.address != new.http.address),
        ("http.https-ports", old.http.https_ports != new.http.https_ports),
        ("http.http-ports", old.http.http_ports != new.http.http_ports),
        ("tls", old.tls != new.tls),
        ("stun.enabled", old.stun.enabled != new.stun.enabled),
        ("stun.port", old.stun.port != new.stun.port),
        (
            "stun.alternate-port",
            old.stun.alternate_port != new.stun.alternate_port,
        ),
        ("turn.enabled", old.turn.enabled != new.turn.enabled),
        ("turn.tls-port", old.turn.tls_port != new.turn.tls_port),
        ("log", old.log != new.log),
    ];
    changed
        .into_iter()
        .filter(|(_, changed)| *changed)
        .map(|(key, _)| key)
        .collect()
}

/// The new configuration with the old values where those stay in force.
fn kept(mut new: Config, old: &Config) -> Config {
    new.http.address = old.http.address;
    new.http.https_ports.clone_from(&old.http.https_ports);
    new.http.http_ports.clone_from(&old.http.http_ports);
    new.tls = old.tls.clone();
    new.stun.enabled = old.stun.enabled;
    new.stun.port = old.stun.port;
    new.stun.alternate_port = old.stun.alternate_port;
    new.turn.enabled = old.turn.enabled;
    new.turn.tls_port = old.turn.tls_port;
    new.log = old.log.clone();
    new
}
