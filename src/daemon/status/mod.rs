//! How the daemon is at one moment, as `homedrop status --json` prints it: `docs/status.schema.json` describes it.

mod gather;
mod warnings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::proto::signaling::RoomKind;

pub(super) use gather::{Sources, gather};
pub use warnings::{Severity, Warning, WarningCode};
pub(super) use warnings::{Standing, of as warnings_of};

/// Everything that the person who looks after the box may want to know. Counts are since the start of the daemon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Grows when a field changes its meaning or goes; new fields may come at any time.
    pub schema: u32,
    /// The daemon's version.
    pub version: String,
    /// Its process id.
    pub pid: u32,
    /// When it started, by the clock of then.
    #[serde(with = "time::serde::rfc3339")]
    pub started: OffsetDateTime,
    /// How long it has run, by a clock that nobody sets.
    pub uptime_seconds: u64,
    /// Whether anything needs a look.
    pub health: Health,
    /// What the box is called.
    pub name: String,
    /// Where people open the client, best first.
    pub addresses: Vec<String>,
    /// The ports really in use.
    pub ports: Ports,
    /// The name on the network.
    pub mdns: Mdns,
    /// What browsers check.
    pub certificate: Certificate,
    /// Devices that said hello.
    pub devices: Devices,
    /// Open connections.
    pub connections: Connections,
    /// The rooms that are not empty.
    pub rooms: Rooms,
    /// The web server.
    pub http: Http,
    /// The signalling server.
    pub signaling: Signaling,
    /// The STUN server; `None` when its port could not be taken or it is off.
    pub stun: Option<Stun>,
    /// The relay; `None` when it is off.
    pub turn: Option<Turn>,
    /// The control socket.
    pub control: Control,
    /// What is not as it should be, or not as configured.
    pub warnings: Vec<Warning>,
}

/// Whether anything needs a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// Nothing does; there may be notices.
    Ok,
    /// Something does not work as it should: see the warnings.
    Degraded,
}

/// Ports really in use; `None` is off, or done without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ports {
    /// HTTPS, TCP.
    pub https: u16,
    /// Plain HTTP, TCP.
    pub http: Option<u16>,
    /// STUN and TURN, UDP and TCP.
    pub stun: Option<u16>,
    /// Alternate port of STUN, UDP.
    pub stun_alternate: Option<u16>,
    /// TURN over TLS, TCP.
    pub turn_tls: Option<u16>,
}

/// The name on the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mdns {
    /// How it stands with the name.
    pub state: MdnsState,
    /// The host name with `.local`, as asked for or as held.
    pub name: String,
    /// How often somebody else turned out to have a name of ours.
    pub conflicts: u32,
    /// Why nothing can be announced.
    pub problem: Option<String>,
}

/// How it stands with the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MdnsState {
    /// `discovery.enabled` is false.
    Off,
    /// Not announced yet, or no longer.
    Probing,
    /// People can use it.
    Announced,
    /// It cannot be announced; tried again all the time.
    Failed,
}

/// What browsers check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// The local CA; `None` with an own certificate.
    pub ca: Option<Ca>,
    /// When the certificate that the box shows ends.
    #[serde(with = "time::serde::rfc3339")]
    pub not_after: OffsetDateTime,
}

/// The local CA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ca {
    /// SHA-256, as people compare it: `AB:CD:…`.
    pub fingerprint: String,
    /// When it ends.
    #[serde(with = "time::serde::rfc3339")]
    pub not_after: OffsetDateTime,
}

/// Devices that said hello.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Devices {
    /// With a connection.
    pub connected: usize,
    /// Whose connection dropped a short while ago.
    pub away: usize,
}

/// Open connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Connections {
    /// Signalling sockets.
    pub signaling: usize,
    /// Connections to the web server, those among them.
    pub web: usize,
}

/// The rooms that are not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rooms {
    /// Networks.
    pub lan: RoomCount,
    /// Two devices that are pairing.
    pub pair: RoomCount,
    /// Devices that are paired.
    pub paired: RoomCount,
    /// Rooms by code.
    pub code: RoomCount,
    /// The largest ones, at most a hundred.
    pub largest: Vec<Room>,
}

/// How many rooms of a kind there are, and how many devices in them; one device may be in several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomCount {
    /// Rooms.
    pub rooms: usize,
    /// Devices in them.
    pub devices: usize,
}

/// One room. Keys and codes are not told: they would let in whoever reads this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// Its kind.
    pub kind: RoomKind,
    /// A network's label; `None` for other kinds.
    pub label: Option<String>,
    /// Devices in it.
    pub devices: usize,
}

/// The web server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Http {
    /// Connections and requests refused, by reason. Browsers that do not trust the CA yet end their first connections
    /// with `handshake`.
    pub refused: BTreeMap<String, u64>,
}

/// The signalling server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signaling {
    /// Sockets that were let in.
    pub connections: u64,
    /// Messages read.
    pub messages: u64,
    /// Messages read, by type.
    pub messages_by_type: BTreeMap<String, u64>,
    /// Messages answered by `error`, by its code.
    pub errors: BTreeMap<String, u64>,
    /// Sockets that were refused or closed, by reason.
    pub refused: BTreeMap<String, u64>,
}

/// The STUN server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stun {
    /// Binding requests answered.
    pub requests: u64,
    /// Messages not answered because of where they came from.
    pub refused: u64,
    /// Messages not answered because nothing here speaks their protocol.
    pub ignored: u64,
}

/// The relay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Turn {
    /// Requests, granted or refused.
    pub requests: u64,
    /// Allocations at this moment.
    pub allocations: usize,
    /// Allocations made.
    pub allocations_made: u64,
    /// Bytes passed from clients to peers.
    pub bytes_to_peers: u64,
    /// Bytes passed from peers to clients.
    pub bytes_to_clients: u64,
    /// Datagrams not passed.
    pub dropped: u64,
    /// Requests refused, by reason. The first request of every client is, with `unauthorized`: so it gets its nonce.
    pub refused: BTreeMap<String, u64>,
}

/// The control socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// Requests answered.
    pub answered: u64,
    /// Connections refused.
    pub refused: u64,
}

impl Status {
    /// One line for a service manager: where people open the client, how many do, and what is wrong.
    #[must_use]
    pub fn summary(&self) -> String {
        let address = match &self.addresses[..] {
            [] => "no address".to_owned(),
            [only] => only.clone(),
            [best, next, ..] => format!("{best} ({next})"),
        };
        let devices = self.devices.connected;
        let plural = if devices == 1 { "" } else { "s" };
        let serious = self
            .warnings
            .iter()
            .filter(|warning| warning.severity == Severity::Warning);
        let serious: Vec<_> = serious.map(|warning| warning.message.as_str()).collect();
        let health = if serious.is_empty() {
            "all well".to_owned()
        } else {
            serious.join("; ")
        };
        format!("{address}, {devices} device{plural}, {health}")
    }
}
