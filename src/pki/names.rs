//! The names and addresses that a certificate is for.

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::proto::subnet::is_private;

/// Names and addresses of this host. Both sets are sorted, so that equal ones make equal certificates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeafNames {
    /// DNS names in lower case.
    pub dns: BTreeSet<String>,
    /// Addresses, none of them public.
    pub ips: BTreeSet<IpAddr>,
}

impl LeafNames {
    /// `dns` in lower case, and those of `ips` that only neighbours can reach; `localhost` and its addresses always.
    ///
    /// A public address never gets into a certificate: the authority must not be able to vouch for one.
    pub fn new(dns: impl IntoIterator<Item = String>, ips: impl IntoIterator<Item = IpAddr>) -> Self {
        let dns = dns.into_iter().map(|name| name.to_ascii_lowercase());
        let loopback = ["127.0.0.1".parse(), "::1".parse()].into_iter().flatten();
        Self {
            dns: dns.chain(["localhost".to_owned()]).collect(),
            ips: ips
                .into_iter()
                .filter(|ip| is_local(*ip))
                .map(|ip| ip.to_canonical())
                .chain(loopback)
                .collect(),
        }
    }
}

/// Whether a certificate may be for this address: private, link-local, unique local, loopback or shared address space.
#[must_use]
pub fn is_local(ip: IpAddr) -> bool {
    is_private(ip)
}
