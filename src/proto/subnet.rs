//! Which devices are on one network: from the address a device came by to the network that it shares with others.

use std::{
    collections::BTreeSet,
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use ipnet::IpNet;

#[cfg(test)]
mod tests;

/// Off-link private IPv4 networks are told apart by this prefix: what home routers hand out to a VLAN.
const ROUTED_IPV4_PREFIX: u8 = 24;

/// Off-link ULA networks are told apart by this prefix (RFC 4291 §2.5.1: one link is one /64).
const ROUTED_ULA_PREFIX: u8 = 64;

/// The well-known prefix of NAT64 (RFC 6052 §2.1), /96.
const NAT64: [u16; 6] = [0x64, 0xff9b, 0, 0, 0, 0];

/// How devices are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// By network.
    Subnet,
    /// Everybody together.
    All,
    /// By the first group that holds the address; by network where none does.
    Named(Vec<(String, Vec<IpNet>)>),
}

/// One interface of the box and the networks that are on-link there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Name of the interface.
    pub interface: String,
    /// Its index, which is the scope id of link-local addresses (RFC 4007 §11).
    pub index: u32,
    /// Its addresses with their prefix lengths.
    pub addresses: Vec<IpNet>,
    /// Whether other devices can be there: neither loopback nor a container's bridge.
    pub shared: bool,
}

/// Where a client's connection came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddr {
    ip: IpAddr,
    scope: u32,
    local: Option<IpAddr>,
}

/// One network: devices in the same one share a room.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NetworkId {
    /// What hangs on one interface of the box, or on several that are on the same link.
    Link(String),
    /// A network behind a router, or public addresses.
    Prefix(IpNet),
    /// A group of the configuration.
    Named(String),
    /// Everybody.
    All,
    /// The box itself, when it has no network.
    Box,
}

/// The networks that the box knows, and the rules for the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subnets {
    grouping: Grouping,
    ipv4_prefix: u8,
    ipv6_prefix: u8,
    segments: Vec<Segment>,
}

/// Interfaces that are on one link.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    name: String,
    indices: BTreeSet<u32>,
    own: BTreeSet<IpAddr>,
    prefixes: BTreeSet<IpNet>,
    shared: bool,
}

impl ClientAddr {
    /// `scope`: the scope id of a link-local source, else 0. `local`: the box's address that was connected to,
    /// `None` where the source is not the connection's own (told by a proxy).
    pub fn new(source: IpAddr, scope: u32, local: Option<IpAddr>) -> Self {
        Self {
            ip: canonical(source),
            scope,
            local: local.map(canonical),
        }
    }

    /// The address, IPv4-mapped and NAT64 ones as the IPv4 addresses that they stand for.
    pub fn ip(&self) -> IpAddr {
        self.ip
    }
}

impl fmt::Display for ClientAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ip.fmt(f)
    }
}

impl NetworkId {
    /// Whether this is a network that hangs on the box itself.
    pub fn is_link(&self) -> bool {
        matches!(self, Self::Link(_))
    }
}

impl fmt::Display for NetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(name) => write!(f, "link:{name}"),
            Self::Prefix(prefix) => write!(f, "net:{prefix}"),
            Self::Named(name) => write!(f, "named:{name}"),
            Self::All => f.write_str("all"),
            Self::Box => f.write_str("box"),
        }
    }
}

impl Subnets {
    /// `ipv4_prefix` (0 to 32) and `ipv6_prefix` (0 to 128) group public addresses.
    pub fn new(grouping: Grouping, ipv4_prefix: u8, ipv6_prefix: u8, links: &[Link]) -> Self {
        Self {
            grouping,
            ipv4_prefix,
            ipv6_prefix,
            segments: segments(links),
        }
    }

    /// The same rules with other interfaces.
    pub fn with_links(&self, links: &[Link]) -> Self {
        Self {
            segments: segments(links),
            ..self.clone()
        }
    }

    /// The network of a client.
    pub fn network_of(&self, client: &ClientAddr) -> NetworkId {
        match &self.grouping {
            Grouping::All => NetworkId::All,
            Grouping::Subnet => self.subnet_of(client),
            Grouping::Named(groups) => {
                let group = self.group_of(groups, client);
                group.map_or_else(|| self.subnet_of(client), |name| NetworkId::Named(name.to_owned()))
            }
        }
    }

    /// By the address itself, else by what else is on its link: a group of IPv4 networks holds their IPv6 addresses too.
    fn group_of<'a>(&self, groups: &'a [(String, Vec<IpNet>)], client: &ClientAddr) -> Option<&'a str> {
        let named = |holds: &dyn Fn(&IpNet) -> bool| {
            groups
                .iter()
                .find(|(_, nets)| nets.iter().any(holds))
                .map(|(name, _)| name.as_str())
        };
        named(&|net| net.contains(&client.ip)).or_else(|| {
            let segment = self.segment_of(client)?;
            named(&|net| segment.prefixes.iter().any(|prefix| net.contains(prefix)))
        })
    }

    /// The interface on which a client is, where the box can tell.
    pub fn interface_of(&self, client: &ClientAddr) -> Option<&str> {
        self.segment_of(client).map(|segment| segment.name.as_str())
    }

    /// What to call a network on the screen.
    pub fn label(&self, network: &NetworkId) -> Option<String> {
        match network {
            NetworkId::Link(name) => {
                let segment = self.segments.iter().find(|segment| segment.name == *name)?;
                Some(
                    segment
                        .prefixes
                        .first()
                        .map_or_else(|| name.clone(), ToString::to_string),
                )
            }
            NetworkId::Prefix(prefix) => Some(prefix.to_string()),
            NetworkId::Named(name) => Some(name.clone()),
            NetworkId::All | NetworkId::Box => None,
        }
    }

    /// Whether an address is the box's own or on-link at one of its interfaces.
    pub fn is_on_link(&self, ip: IpAddr) -> bool {
        let ip = canonical(ip);
        self.on_link(ip).is_some() || self.segments.iter().any(|segment| segment.own.contains(&ip))
    }

    fn subnet_of(&self, client: &ClientAddr) -> NetworkId {
        match self.segment_of(client) {
            Some(segment) => NetworkId::Link(segment.name.clone()),
            None if client.ip.is_loopback() => NetworkId::Box,
            None => NetworkId::Prefix(self.routed_prefix(client.ip)),
        }
    }

    fn segment_of(&self, client: &ClientAddr) -> Option<&Segment> {
        let ip = client.ip;
        if ip.is_loopback() {
            return self.segments.iter().find(|segment| segment.shared);
        }
        if is_link_local(ip) {
            return self.by_scope(client.scope).or_else(|| self.by_own(client.local?));
        }
        let overlay = is_shared_address_space(ip)
            .then(|| self.by_own(client.local?))
            .flatten();
        self.by_own(ip).or_else(|| self.on_link(ip)).or(overlay)
    }

    fn by_scope(&self, scope: u32) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.indices.contains(&scope))
    }

    fn by_own(&self, ip: IpAddr) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.own.contains(&ip))
    }

    /// The segment with the longest prefix that holds the address.
    fn on_link(&self, ip: IpAddr) -> Option<&Segment> {
        let matches = self.segments.iter().filter_map(|segment| {
            let longest = segment
                .prefixes
                .iter()
                .filter(|net| net.contains(&ip))
                .map(IpNet::prefix_len)
                .max()?;
            Some((longest, segment))
        });
        matches.max_by_key(|(length, _)| *length).map(|(_, segment)| segment)
    }

    fn routed_prefix(&self, ip: IpAddr) -> IpNet {
        let length = match ip {
            IpAddr::V4(v4) if v4.is_private() => ROUTED_IPV4_PREFIX,
            IpAddr::V6(v6) if v6.is_unique_local() => ROUTED_ULA_PREFIX,
            IpAddr::V4(_) => self.ipv4_prefix.min(32),
            IpAddr::V6(_) => self.ipv6_prefix.min(128),
        };
        IpNet::new(ip, length).map_or_else(|_| ip.into(), |net| net.trunc())
    }
}

/// Interfaces with a prefix in common are on one link: a Pi by cable and by Wi-Fi in one network.
fn segments(links: &[Link]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for link in links
        .iter()
        .filter(|link| !link.addresses.iter().all(|net| net.addr().is_loopback()))
    {
        let mut segment = Segment::of(link);
        let (same, other) = segments
            .into_iter()
            .partition(|known: &Segment| !known.prefixes.is_disjoint(&segment.prefixes));
        segments = other;
        for known in <Vec<Segment>>::into_iter(same) {
            segment = known.joined_with(segment);
        }
        segments.push(segment);
    }
    segments.sort_by(|a, b| a.indices.first().cmp(&b.indices.first()));
    segments
}

impl Segment {
    fn of(link: &Link) -> Self {
        let addresses = link.addresses.iter().map(|net| (canonical(net.addr()), net));
        let prefixes = addresses
            .clone()
            .filter(|(ip, net)| !is_link_local(*ip) && net.prefix_len() < net.max_prefix_len());
        Self {
            name: link.interface.clone(),
            indices: BTreeSet::from([link.index]),
            own: addresses
                .clone()
                .map(|(ip, _)| ip)
                .filter(|ip| !ip.is_loopback())
                .collect(),
            prefixes: prefixes.map(|(_, net)| net.trunc()).collect(),
            shared: link.shared,
        }
    }

    /// The older name stays, so that a second interface on the link does not move anybody.
    fn joined_with(mut self, other: Self) -> Self {
        self.indices.extend(other.indices);
        self.own.extend(other.own);
        self.prefixes.extend(other.prefixes);
        self.shared |= other.shared;
        self
    }
}

/// IPv4-mapped (RFC 4291 §2.5.5.2) and NAT64 (RFC 6052) addresses as the IPv4 addresses that they stand for.
pub fn canonical(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(v6) if v6.segments()[..6] == NAT64 => IpAddr::V4(embedded_ipv4(v6)),
        other => other.to_canonical(),
    }
}

fn embedded_ipv4(v6: Ipv6Addr) -> Ipv4Addr {
    let [.., a, b, c, d] = v6.octets();
    Ipv4Addr::new(a, b, c, d)
}

/// 169.254/16 (RFC 3927) and fe80::/10 (RFC 4291 §2.5.6): mean something on one link only.
fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unicast_link_local(),
    }
}

/// 100.64/10 (RFC 6598): a provider's NAT, or an overlay network of the people at home.
fn is_shared_address_space(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V4(v4) if v4.octets()[0] == 100 && v4.octets()[1] & 0xc0 == 64)
}

/// Whether an address can only be that of a neighbour: loopback, private, unique local, link-local or shared address space.
pub fn is_private(ip: IpAddr) -> bool {
    let ip = canonical(ip);
    let by_family = match ip {
        IpAddr::V4(v4) => v4.is_private(),
        IpAddr::V6(v6) => v6.is_unique_local(),
    };
    by_family || ip.is_loopback() || is_link_local(ip) || is_shared_address_space(ip)
}
