//! What the authority may vouch for: critical name constraints (RFC 5280 section 4.2.1.10), so that trusting it never
//! puts another site at risk.

use std::net::IpAddr;

use ipnet::IpNet;
use rcgen::{CidrSubnet, GeneralSubtree, NameConstraints};

use super::names::LeafNames;
use super::top_level::is_top_level;

/// Domains that are nobody's on the Internet: RFC 6762, RFC 8375, ICANN's decision of 2024, RFC 6761.
const DOMAINS: [&str; 4] = ["local", "home.arpa", "internal", "localhost"];

/// Networks that are nobody's on the Internet: RFC 1918, RFC 6598, RFC 3927, RFC 1122, RFC 4193, RFC 4291.
const NETWORKS: [&str; 9] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
];

/// The permitted subtrees of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permitted {
    pub(super) domains: Vec<String>,
    pub(super) networks: Vec<IpNet>,
}

impl Permitted {
    /// For a new authority: what is nobody's, and the names in `names` but for those that belong to others.
    pub(super) fn with(names: &LeafNames) -> Self {
        let networks = NETWORKS.iter().flat_map(|network| network.parse()).collect();
        let mut permitted = Self {
            domains: DOMAINS.map(str::to_owned).to_vec(),
            networks,
        };
        for name in names.dns.iter().filter(|name| !is_top_level(name)) {
            if !permitted.has_domain(name) {
                permitted.domains.push(name.clone());
            }
        }
        permitted
    }

    /// The part of `names` that may be signed, and the rest.
    pub(super) fn divide(&self, names: &LeafNames) -> (LeafNames, LeafNames) {
        let (dns, other_dns) = names.dns.iter().cloned().partition(|name| self.has_domain(name));
        let (ips, other_ips) = names.ips.iter().partition(|ip| self.has_address(**ip));
        (
            LeafNames { dns, ips },
            LeafNames {
                dns: other_dns,
                ips: other_ips,
            },
        )
    }

    fn has_domain(&self, name: &str) -> bool {
        let within = |domain: &String| {
            name.strip_suffix(domain.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.domains.iter().any(within)
    }

    fn has_address(&self, ip: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&ip))
    }
}

impl From<&Permitted> for NameConstraints {
    fn from(permitted: &Permitted) -> Self {
        let domains = permitted.domains.iter().cloned().map(GeneralSubtree::DnsName);
        let subnet = |net: &IpNet| CidrSubnet::from_addr_prefix(net.network(), net.prefix_len());
        let networks = permitted
            .networks
            .iter()
            .map(|net| GeneralSubtree::IpAddress(subnet(net)));
        Self {
            permitted_subtrees: domains.chain(networks).collect(),
            excluded_subtrees: Vec::new(),
        }
    }
}
