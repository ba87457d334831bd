//! What is announced, as the daemon wants it and as mDNS says it.

use mdns_sd::{IfKind, IfPredicate, ServiceInfo};

use super::speaker::is_link_local;
use crate::{host::interfaces, proto::mdns::Naming};

/// Everything that is announced but the addresses, which follow the interfaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advertisement {
    /// What the services are called.
    pub name: String,
    /// The host name wanted, without `.local`.
    pub hostname: String,
    /// The interfaces to announce on; empty means every one that is shared with other devices.
    pub interfaces: Vec<String>,
    /// The HTTPS port really taken.
    pub https: u16,
    /// The port for plain HTTP really taken.
    pub http: Option<u16>,
    /// The path below which the client is.
    pub path: String,
    /// The daemon's version.
    pub version: &'static str,
    /// SHA-256 of the CA in hexadecimal digits; none with an own certificate.
    pub ca: Option<String>,
}

impl Advertisement {
    /// One for each service type.
    pub(super) fn services(&self, naming: &Naming) -> mdns_sd::Result<Vec<ServiceInfo>> {
        let types = [
            ("_https._tcp.local.", Some(self.https)),
            ("_homedrop._tcp.local.", Some(self.https)),
            ("_http._tcp.local.", self.http),
        ];
        let taken = types.into_iter().filter_map(|(kind, port)| Some((kind, port?)));
        taken.map(|(kind, port)| self.service(kind, port, naming)).collect()
    }

    fn service(&self, kind: &str, port: u16, naming: &Naming) -> mdns_sd::Result<ServiceInfo> {
        let host = format!("{}.local.", naming.label());
        let instance = naming.instance(&self.name);
        let service = ServiceInfo::new(kind, &instance, &host, (), port, &self.properties()[..])?;
        let mut service = service.enable_addr_auto();
        let usable = |interface: &if_addrs::Interface| !is_link_local(interface.ip());
        service.set_interfaces(vec![IfKind::Predicate(IfPredicate::new(usable))]);
        Ok(service)
    }

    /// RFC 6763 section 6.
    fn properties(&self) -> Vec<(&'static str, String)> {
        let ca = self.ca.iter().map(|ca| ("ca", ca.clone()));
        let mut properties = vec![("path", self.path.clone()), ("version", self.version.to_owned())];
        properties.extend(ca);
        properties
    }

    /// Whether to announce on the interface of this name.
    pub(super) fn admits(&self, interface: &str) -> bool {
        if self.interfaces.is_empty() {
            interfaces::is_shared(interface)
        } else {
            self.interfaces.iter().any(|name| name == interface)
        }
    }
}
