//! What is read back from a certificate in DER: its life, its key, its names and its constraints.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::SystemTime;

use ipnet::IpNet;
use x509_cert::Certificate;
use x509_cert::der::{self, Decode, Encode};
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{NameConstraints, SubjectAltName};

use super::constraints::Permitted;
use super::names::LeafNames;

/// The parts of a certificate that decide something here.
pub(super) struct Parsed {
    pub(super) not_before: SystemTime,
    pub(super) not_after: SystemTime,
    /// SubjectPublicKeyInfo in DER.
    pub(super) public_key: Vec<u8>,
    /// Subject alternative names.
    pub(super) names: LeafNames,
    /// Permitted subtrees; `None` when everything is permitted.
    pub(super) permitted: Option<Permitted>,
}

impl Parsed {
    /// # Errors
    /// When the bytes are no certificate.
    pub(super) fn from_der(bytes: &[u8]) -> Result<Self, der::Error> {
        let certificate = Certificate::from_der(bytes)?;
        let tbs = certificate.tbs_certificate();
        let names = tbs.get_extension::<SubjectAltName>()?;
        let constraints = tbs.get_extension::<NameConstraints>()?;
        Ok(Self {
            not_before: tbs.validity().not_before.to_system_time(),
            not_after: tbs.validity().not_after.to_system_time(),
            public_key: tbs.subject_public_key_info().to_der()?,
            names: names.map(|(_, names)| leaf_names(&names.0)).unwrap_or_default(),
            permitted: constraints.and_then(|(_, constraints)| permitted(constraints)),
        })
    }
}

fn leaf_names(names: &[GeneralName]) -> LeafNames {
    let dns = names.iter().filter_map(|name| match name {
        GeneralName::DnsName(name) => Some(name.as_str().to_owned()),
        _ => None,
    });
    let ips = names.iter().filter_map(|name| match name {
        GeneralName::IpAddress(octets) => address(octets.as_bytes()),
        _ => None,
    });
    LeafNames {
        dns: dns.collect(),
        ips: ips.collect(),
    }
}

fn permitted(constraints: NameConstraints) -> Option<Permitted> {
    let mut permitted = Permitted {
        domains: Vec::new(),
        networks: Vec::new(),
    };
    for subtree in constraints.permitted_subtrees? {
        match subtree.base {
            GeneralName::DnsName(name) => permitted.domains.push(name.as_str().to_owned()),
            GeneralName::IpAddress(octets) => permitted.networks.extend(network(octets.as_bytes())),
            _ => (),
        }
    }
    Some(permitted)
}

/// RFC 5280 section 4.2.1.10: an address and a mask of the same length.
fn network(octets: &[u8]) -> Option<IpNet> {
    let (ip, mask) = octets.split_at_checked(octets.len() / 2)?;
    IpNet::with_netmask(address(ip)?, address(mask)?).ok()
}

fn address(octets: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(octets).map(|octets| Ipv4Addr::from(octets).into());
    v4.or_else(|_| <[u8; 16]>::try_from(octets).map(|octets| Ipv6Addr::from(octets).into()))
        .ok()
}
