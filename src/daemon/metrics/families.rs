//! Which metrics there are, and where in the status each is found.

use time::OffsetDateTime;

use super::family::{Families, Family};
use crate::{
    daemon::status::{MdnsState, RoomCount, Rooms, Severity, Status, Turn},
    host::process::Usage,
};

pub(super) fn all(status: &Status, usage: &Usage) -> Families {
    let parts = [
        box_(status),
        web(status),
        rooms(&status.rooms),
        signaling(status),
        stun(status),
        status.turn.as_ref().map(turn).unwrap_or_default(),
        process(status, usage),
    ];
    Families(parts.into_iter().flatten().collect())
}

fn box_(status: &Status) -> Vec<Family> {
    let certificate = Family::gauge(
        "homedrop_certificate_expiry_timestamp_seconds",
        "When the certificate ends, in seconds since 1970",
    );
    let certificate = certificate.with("certificate", "leaf", unix(status.certificate.not_after));
    let certificate = match &status.certificate.ca {
        Some(ca) => certificate.with("certificate", "ca", unix(ca.not_after)),
        None => certificate,
    };
    let count = |severity| {
        status
            .warnings
            .iter()
            .filter(|warning| warning.severity == severity)
            .count()
    };
    vec![
        Family::info("homedrop_build", "The version that runs", "version", &status.version),
        certificate,
        Family::gauge(
            "homedrop_warnings",
            "Things not as they should be, or not as configured",
        )
        .with("severity", "warning", count(Severity::Warning))
        .with("severity", "notice", count(Severity::Notice)),
        Family::gauge(
            "homedrop_mdns_announced",
            "Whether the name is announced on the network",
        )
        .of(u64::from(status.mdns.state == MdnsState::Announced)),
        Family::counter(
            "homedrop_mdns_conflicts",
            "Times that another host turned out to have the name",
        )
        .of(u64::from(status.mdns.conflicts)),
        Family::counter("homedrop_control_requests", "Requests on the control socket")
            .with("result", "answered", status.control.answered)
            .with("result", "refused", status.control.refused),
    ]
}

fn web(status: &Status) -> Vec<Family> {
    vec![
        Family::gauge(
            "homedrop_connections",
            "Open connections; those for signalling are among those to the web server",
        )
        .with("kind", "web", status.connections.web)
        .with("kind", "signaling", status.connections.signaling),
        Family::counter(
            "homedrop_http_refusals",
            "Connections and requests that the web server refused",
        )
        .by("reason", &status.http.refused),
    ]
}

fn rooms(rooms: &Rooms) -> Vec<Family> {
    let kinds = [
        ("lan", rooms.lan),
        ("pair", rooms.pair),
        ("paired", rooms.paired),
        ("code", rooms.code),
    ];
    let each = |family: Family, value: fn(RoomCount) -> usize| {
        kinds
            .iter()
            .fold(family, |family, (kind, count)| family.with("kind", kind, value(*count)))
    };
    vec![
        each(Family::gauge("homedrop_rooms", "Rooms that are not empty"), |count| {
            count.rooms
        }),
        each(
            Family::gauge("homedrop_room_members", "Devices in rooms; one may be in several"),
            |count| count.devices,
        ),
    ]
}

fn signaling(status: &Status) -> Vec<Family> {
    let signaling = &status.signaling;
    vec![
        Family::gauge("homedrop_devices", "Devices that said hello")
            .with("state", "connected", status.devices.connected)
            .with("state", "away", status.devices.away),
        Family::counter("homedrop_signaling_connections", "Signalling sockets that were let in")
            .of(signaling.connections),
        Family::counter("homedrop_signaling_messages", "Messages read").by("type", &signaling.messages_by_type),
        Family::counter("homedrop_signaling_errors", "Messages answered by an error").by("code", &signaling.errors),
        Family::counter(
            "homedrop_signaling_refusals",
            "Signalling sockets that were refused or closed",
        )
        .by("reason", &signaling.refused),
    ]
}

fn stun(status: &Status) -> Vec<Family> {
    let Some(stun) = &status.stun else {
        return Vec::new();
    };
    vec![
        Family::counter(
            "homedrop_stun_messages",
            "Messages to the STUN ports that were not for the relay",
        )
        .with("result", "answered", stun.requests)
        .with("result", "refused", stun.refused)
        .with("result", "ignored", stun.ignored),
    ]
}

fn turn(turn: &Turn) -> Vec<Family> {
    vec![
        Family::counter("homedrop_turn_requests", "TURN requests, granted or refused").of(turn.requests),
        Family::counter("homedrop_turn_refusals", "TURN requests that were refused").by("reason", &turn.refused),
        Family::gauge("homedrop_turn_allocations", "Allocations held now").of(turn.allocations),
        Family::counter("homedrop_turn_allocations_made", "Allocations made").of(turn.allocations_made),
        Family::counter("homedrop_turn_relayed_bytes", "Bytes relayed")
            .with("direction", "to-peers", turn.bytes_to_peers)
            .with("direction", "to-clients", turn.bytes_to_clients),
        Family::counter(
            "homedrop_turn_dropped_packets",
            "Packets not relayed: no permission, a forbidden address, too fast",
        )
        .of(turn.dropped),
    ]
}

/// By the names that every exporter uses.
fn process(status: &Status, usage: &Usage) -> Vec<Family> {
    let gauges = [
        ("process_resident_memory_bytes", "Resident memory", usage.resident),
        ("process_virtual_memory_bytes", "Virtual memory", usage.virtual_),
        ("process_open_fds", "Open file descriptors", usage.descriptors),
        ("process_max_fds", "Most open file descriptors", usage.most_descriptors),
        ("process_threads", "Threads", usage.threads),
    ];
    let known = gauges
        .into_iter()
        .filter_map(|(name, help, value)| Some((name, help, value?)));
    let mut all: Vec<_> = known
        .map(|(name, help, value)| Family::gauge(name, help).of(value))
        .collect();
    if let Some(cpu) = usage.cpu {
        all.push(Family::counter("process_cpu_seconds", "Processor time, user and system").of(cpu.as_secs_f64()));
    }
    let started = Family::gauge(
        "process_start_time_seconds",
        "When the process started, in seconds since 1970",
    );
    all.push(started.of(unix(status.started)));
    all
}

/// No date here lies before 1970.
fn unix(time: OffsetDateTime) -> u64 {
    u64::try_from(time.unix_timestamp()).unwrap_or_default()
}
