//! Whether there is a network that other devices can be on.

use super::{Check, Finding, Known};
use crate::host::interfaces;

pub(super) fn check(known: &Known) -> Vec<Finding> {
    let tried = Check::Network.tried("looked for interfaces that are up, take multicast and lead to other devices");
    let shared: Vec<_> = known
        .shared()
        .map(|link| {
            let addresses: Vec<_> = link.addresses.iter().map(|net| net.addr().to_string()).collect();
            format!("{} ({})", link.interface, addresses.join(", "))
        })
        .collect();
    let found = if shared.is_empty() {
        let advice = "connect the box by cable or Wi-Fi: `ip address` shows what there is; container and tunnel \
            interfaces count only when named in discovery.interfaces";
        tried.broken(seen_without(known), advice)
    } else {
        tried.ok(shared.join("; "))
    };
    let mut findings = vec![found];
    findings.extend(named(known));
    findings
}

fn seen_without(known: &Known) -> String {
    let names: Vec<_> = known.links.iter().map(|link| link.interface.as_str()).collect();
    format!("none; there are only {}", names.join(", "))
}

/// Interfaces of the configuration that are not there, or do not do.
fn named(known: &Known) -> Option<Finding> {
    let wanted = &known.config.discovery.interfaces;
    if wanted.is_empty() {
        return None;
    }
    let tried = Check::Network.tried("looked for the interfaces of discovery.interfaces");
    let all = interfaces::list().unwrap_or_default();
    let usable = |name: &&String| {
        !all.iter()
            .any(|interface| interface.name == **name && interface.up && interface.multicast)
    };
    let missing: Vec<_> = wanted.iter().filter(usable).map(String::as_str).collect();
    Some(match missing.is_empty() {
        true => tried.ok("they are up and take multicast"),
        false => tried.warning(
            format!(
                "not up, without multicast, or without an address: {}",
                missing.join(", ")
            ),
            "correct discovery.interfaces, or switch them on",
        ),
    })
}
