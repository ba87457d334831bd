//! A status as text for people.

use std::time::{Duration, SystemTime};

use homedrop::daemon::status::{Health, Mdns, MdnsState, Ports, RoomCount, Rooms, Severity, Status, Turn};
use time::{OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description};

use super::super::report::{Report, bytes, counted, spoken};

const DATE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// Bytes of a fingerprint in one line: half of them.
const HALF: usize = 16 * 3;

pub fn render(status: &Status) -> String {
    let mut report = Report::default();
    let health = match status.health {
        Health::Ok => "in order",
        Health::Degraded => "needs a look",
    };
    let called = match status.name.as_str() {
        "Homedrop" => String::new(),
        name => format!(", called {name}"),
    };
    let uptime = spoken(Duration::from_secs(status.uptime_seconds));
    report.line(&format!(
        "Homedrop {}{called}: {health}, running for {uptime}",
        status.version
    ));
    report.line("");
    report.rows("Open", status.addresses.iter().map(String::as_str));
    report.row("Ports", &ports(status.ports));
    report.row("mDNS name", &name(&status.mdns));
    certificate(&mut report, status);
    report.line("");
    report.row("Devices", &devices(status));
    report.rows("Rooms", rooms(&status.rooms).iter().map(String::as_str));
    traffic(&mut report, status);
    warnings(&mut report, status);
    report.into_text()
}

fn ports(ports: Ports) -> String {
    let named = [
        ("HTTPS", Some(ports.https)),
        ("HTTP", ports.http),
        ("STUN/TURN", ports.stun),
        ("STUN alternate", ports.stun_alternate),
        ("TURN over TLS", ports.turn_tls),
    ];
    let known: Vec<_> = named
        .iter()
        .filter_map(|(name, port)| Some(format!("{name} {}", (*port)?)))
        .collect();
    known.join(", ")
}

fn name(mdns: &Mdns) -> String {
    let state = match mdns.state {
        MdnsState::Off => return "switched off".to_owned(),
        MdnsState::Probing => "not announced yet",
        MdnsState::Announced => "announced",
        MdnsState::Failed => "cannot be announced",
    };
    let conflicts = match mdns.conflicts {
        0 => String::new(),
        count => format!(", {} with other hosts", counted(count, "conflict")),
    };
    format!("{}, {state}{conflicts}", mdns.name)
}

fn certificate(report: &mut Report, status: &Status) {
    let certificate = &status.certificate;
    match &certificate.ca {
        Some(ca) => {
            let (first, second) = ca.fingerprint.split_at_checked(HALF).unwrap_or((&ca.fingerprint, ""));
            report.rows("CA SHA-256", [first, second]);
            report.row("", &format!("until {}", date(ca.not_after)));
        }
        None => report.row("CA", "none: the certificate is the owner's"),
    }
    report.row(
        "Certificate",
        &format!("until {}{}", date(certificate.not_after), left(certificate.not_after)),
    );
}

fn date(time: OffsetDateTime) -> String {
    time.format(DATE).unwrap_or_default()
}

fn left(end: OffsetDateTime) -> String {
    match SystemTime::from(end).duration_since(SystemTime::now()) {
        Ok(left) => format!(", {} left", counted(left.as_secs() / 86_400, "day")),
        Err(_) => ", which is over".to_owned(),
    }
}

fn devices(status: &Status) -> String {
    let away = match status.devices.away {
        0 => String::new(),
        away => format!(", {away} away"),
    };
    format!(
        "{} connected{away}; {} open, {} of them for signalling",
        status.devices.connected,
        counted(status.connections.web as u64, "connection"),
        status.connections.signaling
    )
}

fn rooms(rooms: &Rooms) -> Vec<String> {
    let kinds = [
        ("network", rooms.lan),
        ("pairing", rooms.pair),
        ("paired", rooms.paired),
        ("by code", rooms.code),
    ];
    let told: Vec<_> = kinds
        .into_iter()
        .filter(|(_, count)| count.rooms > 0)
        .map(kind)
        .collect();
    if told.is_empty() { vec!["none".to_owned()] } else { told }
}

fn kind((name, count): (&str, RoomCount)) -> String {
    let (rooms, devices) = (
        counted(count.rooms as u64, "room"),
        counted(count.devices as u64, "device"),
    );
    format!("{name}: {rooms}, {devices}")
}

fn traffic(report: &mut Report, status: &Status) {
    let signaling = &status.signaling;
    let (connections, messages) = (
        counted(signaling.connections, "connection"),
        counted(signaling.messages, "message"),
    );
    report.row(
        "Signalling",
        &format!("{connections}, {messages}{}", refused(&signaling.refused)),
    );
    let stun = status.stun.map_or("not served".to_owned(), |stun| {
        let others = [(stun.refused, "refused"), (stun.ignored, "ignored")];
        let others = others
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!(", {count} {what}"));
        format!("{}{}", counted(stun.requests, "request"), others.collect::<String>())
    });
    report.row("STUN", &stun);
    report.row("TURN", &status.turn.as_ref().map_or("switched off".to_owned(), turn));
}

fn turn(turn: &Turn) -> String {
    let relayed = bytes(turn.bytes_to_peers + turn.bytes_to_clients);
    let (open, made) = (turn.allocations, turn.allocations_made);
    let dropped = match turn.dropped {
        0 => String::new(),
        count => format!(", {} dropped", counted(count, "packet")),
    };
    format!(
        "{open} of {} in use, {relayed} relayed{dropped}{}",
        counted(made, "allocation"),
        refused(&turn.refused)
    )
}

/// The first request of every TURN client is refused on purpose, to hand it a nonce: that is not worth a word.
fn refused(reasons: &std::collections::BTreeMap<String, u64>) -> String {
    let told = reasons
        .iter()
        .filter(|(reason, count)| **count > 0 && *reason != "unauthorized");
    let told: Vec<_> = told
        .map(|(reason, count)| format!("{count} {}", reason.replace('-', " ")))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    format!("; refused: {}", told.join(", "))
}

fn warnings(report: &mut Report, status: &Status) {
    if !status.warnings.is_empty() {
        report.line("");
    }
    for warning in &status.warnings {
        let label = match warning.severity {
            Severity::Notice => "Notice",
            Severity::Warning => "WARNING",
        };
        report.row(label, &warning.message);
    }
}
