//! The clock, and the certificate that the daemon really shows: taken from a connection to it.

use std::{
    io,
    net::{Ipv6Addr, SocketAddr},
    time::{Duration, SystemTime},
};

use super::{Check, Finding, Known};
use crate::{
    net::probe::tls::{self, Trust},
    pki,
};

/// The box makes itself a new certificate long before; an own one is the owner's to renew.
const NEAR_END: Duration = Duration::from_secs(14 * 86_400);

const LIMIT: Duration = Duration::from_secs(5);

pub(super) fn check(known: &Known) -> Vec<Finding> {
    let Some(status) = &known.status else {
        return vec![clock(known.now, None)];
    };
    let tried = Check::Certificate.tried(format!(
        "connected to port {} and took the certificate",
        status.ports.https
    ));
    let shown = match shown(status.ports.https) {
        Ok(der) => pki::validity(&der),
        Err(error) => {
            let advice = "restart the daemon; see `journalctl -u homedrop`";
            let finding = tried.broken(format!("no certificate came: {error}"), advice);
            return vec![clock(known.now, None), finding];
        }
    };
    let Some((begin, end)) = shown else {
        let seen = "what came is no certificate";
        return vec![
            clock(known.now, None),
            tried.broken(seen, "look who really listens on that port"),
        ];
    };
    let own = status.certificate.ca.is_none();
    vec![clock(known.now, Some(begin)), life(tried, end, known.now, own)]
}

/// At whichever loopback address the daemon listens.
fn shown(port: u16) -> io::Result<Vec<u8>> {
    let addresses = [
        SocketAddr::from(([127, 0, 0, 1], port)),
        SocketAddr::from((Ipv6Addr::LOCALHOST, port)),
    ];
    let mut last = io::ErrorKind::NotConnected.into();
    for address in addresses {
        match tls::connect(address, "localhost", &Trust::Anybody, LIMIT) {
            Ok(connection) => return connection.certificate().ok_or(io::ErrorKind::InvalidData.into()),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn clock(now: SystemTime, begin: Option<SystemTime>) -> Finding {
    let tried = Check::Clock.tried("compared the clock with what cannot be later than now");
    let advice = "let the clock be set: `timedatectl set-ntp true`; without the Internet by your router's time server \
        (NTP= in /etc/systemd/timesyncd.conf), or by a clock module with a battery";
    if !pki::is_plausible(now) {
        return tried.broken("the clock shows a time before this program was made", advice);
    }
    match begin {
        Some(begin) if now < begin => tried.broken(
            "the clock is before the start of the certificate: devices with the right time are fine, this host is not",
            advice,
        ),
        Some(_) => tried.ok("it is after the start of the certificate"),
        None => tried.ok("it is after this program was made"),
    }
}

fn life(tried: super::finding::Tried, end: SystemTime, now: SystemTime, own: bool) -> Finding {
    let advice = if own {
        "renew it: put the new files in the place of the old ones, the daemon reads them by itself"
    } else {
        "restart the daemon, which makes a new one; if that fails the state directory cannot be written"
    };
    match end.duration_since(now) {
        Err(_) => tried.broken("it has ended: browsers refuse it", advice),
        Ok(left) if left < NEAR_END => tried.warning(format!("it ends in {} days", left.as_secs() / 86_400), advice),
        Ok(left) => tried.ok(format!("it is good for {} days", left.as_secs() / 86_400)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Severity;

    fn at(days: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400)
    }

    #[test]
    fn a_clock_that_was_never_set_or_runs_behind_is_found() {
        assert_eq!(clock(at(1), None).severity, Severity::Broken);
        assert_eq!(clock(at(20_700), Some(at(20_701))).severity, Severity::Broken);
        assert_eq!(clock(at(20_702), Some(at(20_701))).severity, Severity::Ok);
    }

    #[test]
    fn a_certificate_near_its_end_is_found() {
        let severity = |left: u64| life(Check::Certificate.tried(""), at(1000 + left), at(1000), false).severity;
        assert_eq!([severity(15), severity(13)], [Severity::Ok, Severity::Warning]);
        assert_eq!(
            life(Check::Certificate.tried(""), at(9), at(10), true).severity,
            Severity::Broken
        );
    }
}
