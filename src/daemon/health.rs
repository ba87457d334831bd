//! How the daemon is, in words for the person who looks after it.

use std::time::{Duration, SystemTime};

use crate::net::http::Site;

/// The box renews its own certificate a month before this; an owner's own is the owner's to renew.
const CERTIFICATE_WARNING: Duration = Duration::from_secs(7 * 24 * 3600);

/// What is wrong, each in a few words; nothing when all is well.
pub(super) fn problems(site: &Site, now: SystemTime) -> Vec<String> {
    let certificate = certificate(site.shown.load().not_after, now);
    [name(site), certificate, plain(site), ports(site)]
        .into_iter()
        .flatten()
        .collect()
}

/// One line: where people open the client, how many do, and what is wrong.
pub(super) fn line(site: &Site, devices: usize, now: SystemTime) -> String {
    let addresses = site.addresses();
    let address = addresses.first().cloned().unwrap_or_else(|| site.url("localhost"));
    let other = addresses.get(1).map(|other| format!(" ({other})")).unwrap_or_default();
    let plural = if devices == 1 { "" } else { "s" };
    let health = match &problems(site, now)[..] {
        [] => "all well".to_owned(),
        problems => problems.join("; "),
    };
    format!("{address}{other}, {devices} device{plural}, {health}")
}

fn name(site: &Site) -> Option<String> {
    if !site.config.load().discovery.enabled {
        return None;
    }
    let standing = site.mdns.borrow();
    match &standing.problem {
        Some(problem) => Some(format!("name not announced: {problem}")),
        None if !standing.announced => Some(format!("{}.local not announced yet", standing.label)),
        None => None,
    }
}

fn certificate(end: SystemTime, now: SystemTime) -> Option<String> {
    match end.duration_since(now) {
        Err(_) => Some("certificate has ended".to_owned()),
        Ok(left) if left < CERTIFICATE_WARNING => Some(format!("certificate ends in {} h", left.as_secs() / 3600)),
        Ok(_) => None,
    }
}

fn plain(site: &Site) -> Option<String> {
    let wanted = !site.config.load().http.http_ports.is_empty();
    (wanted && site.http_port.is_none()).then(|| "no port for plain HTTP".to_owned())
}

fn ports(site: &Site) -> Option<String> {
    let config = site.config.load();
    let missing = [
        (config.stun.enabled && site.relay_ports.stun.is_none()).then_some("STUN"),
        (config.turn.enabled && site.relay_ports.turn.is_none()).then_some("TURN"),
        (config.turn.enabled && site.relay_ports.turn_tls.is_none()).then_some("TURN over TLS"),
    ];
    let missing: Vec<_> = missing.into_iter().flatten().collect();
    (!missing.is_empty()).then(|| format!("no port for {}", missing.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_near_its_end_is_told() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let told = |left: u64| certificate(now + Duration::from_secs(left), now);
        assert_eq!(told(8 * 24 * 3600), None);
        assert_eq!(told(36 * 3600).as_deref(), Some("certificate ends in 36 h"));
        assert_eq!(
            certificate(now - Duration::from_secs(1), now).as_deref(),
            Some("certificate has ended")
        );
    }
}
