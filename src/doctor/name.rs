//! The name on the network: asked for by multicast, as a phone asks.

use std::{collections::BTreeSet, net::IpAddr, time::Duration};

use super::{Check, Finding, Known};
use crate::{
    daemon::status::{MdnsState, Status},
    net::probe::multicast::{self, Answer},
};

/// Answers come within a fifth of a second, over Wi-Fi within one.
const PATIENCE: Duration = Duration::from_millis(1500);

pub(super) fn check(known: &Known) -> Vec<Finding> {
    let wanted = known.config.discovery.hostname.to_ascii_lowercase();
    if !known.config.discovery.enabled || known.shared().next().is_none() {
        return Vec::new();
    }
    let Some(status) = &known.status else {
        return vec![of_nobody(known, &wanted)];
    };
    let held = status.mdns.name.trim_end_matches(".local").to_owned();
    let mut findings = vec![of_ours(known, status, &held)];
    if held != wanted {
        findings.push(of_the_other(known, &wanted, &held));
    }
    findings
}

fn asked(known: &Known, label: &str) -> Result<Vec<Answer>, String> {
    let (mut answers, mut last) = (Vec::new(), None);
    for link in known.shared() {
        match multicast::ask(label, link, PATIENCE) {
            Ok(more) => answers.extend(more),
            Err(error) => last = Some(format!("{}: {error}", link.interface)),
        }
    }
    match last {
        Some(error) if answers.is_empty() => Err(error),
        _ => Ok(answers),
    }
}

/// Addresses that are not of this host.
fn foreign(known: &Known, answers: &[Answer]) -> BTreeSet<IpAddr> {
    let own = |ip: &IpAddr| {
        known
            .links
            .iter()
            .flat_map(|link| &link.addresses)
            .any(|net| net.addr() == *ip)
    };
    let all = answers.iter().flat_map(|answer| &answer.addresses).copied();
    all.filter(|ip| !own(ip)).collect()
}

fn listed(addresses: &BTreeSet<IpAddr>) -> String {
    addresses.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(", ")
}

fn tried(label: &str) -> super::finding::Tried {
    Check::MdnsName.tried(format!("asked for {label}.local by multicast on every network"))
}

/// The daemon has it, or should.
fn of_ours(known: &Known, status: &Status, label: &str) -> Finding {
    let tried = tried(label);
    if let Some(problem) = &status.mdns.problem {
        let advice = "see the finding on port 5353; the daemon goes on trying every ten seconds";
        return tried.broken(format!("the daemon cannot announce it: {problem}"), advice);
    }
    let answers = match asked(known, label) {
        Ok(answers) => answers,
        Err(error) => {
            let advice = "a packet filter may keep multicast from leaving this host: allow UDP port 5353 to 224.0.0.251 and ff02::fb";
            return tried.broken(format!("the question could not be asked: {error}"), advice);
        }
    };
    let foreign = foreign(known, &answers);
    if !foreign.is_empty() {
        let seen = format!("another host answers for it too: {}", listed(&foreign));
        let advice =
            "the daemon gives way or keeps the name within two minutes; if not, choose another discovery.hostname";
        return tried.broken(seen, advice);
    }
    match (answers.is_empty(), status.mdns.state) {
        (false, _) => tried.ok("this host answers, and nobody else"),
        (true, MdnsState::Announced) => tried.broken(
            "nobody answers although the daemon announces it",
            "a packet filter drops UDP port 5353 to 224.0.0.251 and ff02::fb: allow it (ufw: `ufw allow mdns`, \
             or `ufw allow in proto udp to 224.0.0.251 port 5353`)",
        ),
        (true, _) => tried.warning(
            "nobody answers, and the daemon has not announced it yet",
            "wait half a minute and ask again; then see `homedrop status`",
        ),
    }
}

/// The daemon had to take another name.
fn of_the_other(known: &Known, wanted: &str, held: &str) -> Finding {
    let advice = format!(
        "people open {held}.local instead, which the QR code and the certificate know; if {wanted}.local should be this box, \
         rename the other host (an Avahi of that host name, or another box), and restart homedrop"
    );
    let tried = tried(wanted);
    match asked(known, wanted) {
        Ok(answers) if !answers.is_empty() => {
            let holders: BTreeSet<IpAddr> = answers.iter().flat_map(|answer| &answer.addresses).copied().collect();
            tried.warning(format!("another host has that name: {}", listed(&holders)), advice)
        }
        _ => tried.found(
            super::Severity::Notice,
            format!("nobody answers now: whoever had it is gone; this box stays {held}.local, so that bookmarks stay good"),
            format!("to take it back: stop homedrop, delete the file hostname in its state directory, and start it ({wanted}.local)"),
        ),
    }
}

/// The daemon does not run: is the name free?
fn of_nobody(known: &Known, wanted: &str) -> Finding {
    let tried = tried(wanted);
    match asked(known, wanted) {
        Err(error) => tried.unknown(
            format!("the question could not be asked: {error}"),
            "see the findings on the network",
        ),
        Ok(answers) if known.hidden && !answers.is_empty() && foreign(known, &answers).is_empty() => {
            tried.ok("this host answers, and nobody else")
        }
        Ok(_) if known.hidden => tried.unknown(
            "this host does not answer for it, or another one does; the daemon does not tell this user its name",
            "run this as root",
        ),
        Ok(answers) if answers.is_empty() => tried.ok("nobody answers: it is free"),
        Ok(answers) => {
            let foreign = foreign(known, &answers);
            let seen = match foreign.is_empty() {
                true => "a program of this host answers for it, such as an Avahi of that host name".to_owned(),
                false => format!("another host has that name: {}", listed(&foreign)),
            };
            let advice = format!(
                "the daemon will take {wanted}-2.local; rename the other, or choose another discovery.hostname"
            );
            tried.warning(seen, advice)
        }
    }
}
