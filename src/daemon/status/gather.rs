//! Puts a status together from all that the parts know.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Instant, SystemTime},
};

use time::OffsetDateTime;

use super::{
    Ca, Certificate, Connections, Control, Devices, Health, Http, Mdns, MdnsState, Ports, Room, RoomCount, Rooms,
    Severity, Signaling, Standing, Status, Stun, Turn, Warning, WarningCode, warnings_of,
};
use crate::{
    daemon::Addresses,
    host::systemd::Manager,
    net::{
        control,
        http::{Refused, Shown, Site},
        signaling::{Refusal, Snapshot},
        stun,
        turn::Relay,
    },
    proto::{
        rooms::RoomKey,
        signaling::{ClientMessage, ErrorCode, RoomKind},
        turn::{Counts, Reason},
    },
};

/// Of the layout that is documented.
const SCHEMA: u32 = 1;

/// Rooms that are told one by one.
const MOST_ROOMS: usize = 100;

/// Where everything is known.
#[derive(Debug)]
pub(in crate::daemon) struct Sources {
    pub site: Arc<Site>,
    pub stun: Arc<stun::Counters>,
    pub relay: Option<Arc<Relay>>,
    pub control: Arc<control::Counters>,
    pub addresses: Addresses,
    pub started: (Instant, SystemTime),
    pub standing: Arc<Standing>,
    pub manager: Manager,
}

/// With what the rooms said; `None` when they did not answer.
pub(in crate::daemon) fn gather(sources: &Sources, snapshot: Option<Snapshot>) -> Status {
    let site = &sources.site;
    let uptime = sources.started.0.elapsed();
    let mut warnings = warnings_of(site, &sources.addresses, uptime, &sources.standing);
    if snapshot.is_none() {
        warnings.push(Warning {
            code: WarningCode::Rooms,
            severity: Severity::Warning,
            message: "the rooms do not answer: restart the daemon".to_owned(),
        });
    }
    let serious = warnings.iter().any(|warning| warning.severity == Severity::Warning);
    Status {
        schema: SCHEMA,
        version: Site::VERSION.to_owned(),
        pid: std::process::id(),
        started: seconds(sources.started.1),
        uptime_seconds: uptime.as_secs(),
        health: if serious { Health::Degraded } else { Health::Ok },
        name: site.config.load().name.clone(),
        addresses: site.addresses(),
        ports: ports(&sources.addresses),
        mdns: mdns(site),
        certificate: certificate(&site.shown.load()),
        devices: devices(snapshot.as_ref()),
        connections: Connections {
            signaling: site.admission.open(),
            web: site.sockets.open(),
        },
        rooms: snapshot
            .as_ref()
            .map(|snapshot| rooms(site, snapshot))
            .unwrap_or_default(),
        http: http(site),
        signaling: signaling(site, snapshot.as_ref()),
        stun: sources.addresses.stun.map(|_| stun(&sources.stun)),
        turn: sources.relay.as_ref().map(|relay| turn(&relay.counts())),
        control: Control {
            answered: sources.control.answered(),
            refused: sources.control.refused(),
        },
        warnings,
    }
}

/// Without fractions: nobody needs them.
fn seconds(time: SystemTime) -> OffsetDateTime {
    OffsetDateTime::from(time).truncate_to_second()
}

fn ports(addresses: &Addresses) -> Ports {
    Ports {
        https: addresses.https.port(),
        http: addresses.http.map(|address| address.port()),
        stun: addresses.stun.map(|address| address.port()),
        stun_alternate: addresses.stun_alternate,
        turn_tls: addresses.turn_tls.map(|address| address.port()),
    }
}

fn mdns(site: &Site) -> Mdns {
    let standing = site.mdns.borrow();
    let state = match (site.config.load().discovery.enabled, &standing.problem) {
        (false, _) => MdnsState::Off,
        (true, Some(_)) => MdnsState::Failed,
        (true, None) if standing.announced => MdnsState::Announced,
        (true, None) => MdnsState::Probing,
    };
    Mdns {
        state,
        name: format!("{}.local", standing.label),
        conflicts: standing.conflicts,
        problem: standing.problem.clone(),
    }
}

fn certificate(shown: &Shown) -> Certificate {
    Certificate {
        ca: shown.ca.as_ref().map(|ca| Ca {
            fingerprint: ca.fingerprint.clone(),
            not_after: seconds(ca.not_after),
        }),
        not_after: seconds(shown.not_after),
    }
}

fn devices(snapshot: Option<&Snapshot>) -> Devices {
    let counts = snapshot.map(|snapshot| snapshot.counts).unwrap_or_default();
    Devices {
        connected: counts.connected,
        away: counts.away,
    }
}

fn rooms(site: &Site, snapshot: &Snapshot) -> Rooms {
    let subnets = site.subnets.load();
    let mut rooms = Rooms::default();
    for (key, devices) in &snapshot.rooms {
        let count = of_kind(&mut rooms, key.kind());
        count.rooms += 1;
        count.devices += devices;
    }
    let largest = snapshot.rooms.iter().take(MOST_ROOMS).map(|(key, devices)| Room {
        kind: key.kind(),
        label: match key {
            RoomKey::Lan(network) => subnets.label(network),
            RoomKey::Pair(_) | RoomKey::Paired(_) | RoomKey::Code(_) => None,
        },
        devices: *devices,
    });
    rooms.largest = largest.collect();
    rooms
}

fn of_kind(rooms: &mut Rooms, kind: RoomKind) -> &mut RoomCount {
    match kind {
        RoomKind::Lan => &mut rooms.lan,
        RoomKind::Pair => &mut rooms.pair,
        RoomKind::Paired => &mut rooms.paired,
        RoomKind::Code => &mut rooms.code,
    }
}

fn http(site: &Site) -> Http {
    let refused = Refused::ALL.map(|refused| (refused.as_str().to_owned(), site.refusals.count(refused)));
    Http {
        refused: refused.into(),
    }
}

fn signaling(site: &Site, snapshot: Option<&Snapshot>) -> Signaling {
    let counters = &site.counters;
    let messages = counters.messages();
    let types = ClientMessage::TYPES.iter().map(|&kind| kind.to_owned());
    let errors = ErrorCode::ALL.map(|code| {
        let count = snapshot.and_then(|snapshot| snapshot.refused.get(&code).copied());
        (code.as_str().to_owned(), count.unwrap_or_default())
    });
    let refused = Refusal::ALL.map(|refusal| (refusal.as_str().to_owned(), counters.refused(refusal)));
    Signaling {
        connections: counters.connections(),
        messages: messages.iter().sum(),
        messages_by_type: types.zip(messages).collect(),
        errors: errors.into(),
        refused: refused.into(),
    }
}

fn stun(counters: &stun::Counters) -> Stun {
    let [requests, refused, ignored] = counters.snapshot();
    Stun {
        requests,
        refused,
        ignored,
    }
}

fn turn(counts: &Counts) -> Turn {
    let refused = Reason::ALL.map(|reason| (reason.as_str().to_owned(), counts.refused(reason)));
    Turn {
        requests: counts.requests,
        allocations: counts.allocations,
        allocations_made: counts.allocations_made,
        bytes_to_peers: counts.bytes_to_peers,
        bytes_to_clients: counts.bytes_to_clients,
        dropped: counts.dropped,
        refused: BTreeMap::from(refused),
    }
}
