//! What makes this box this box: its certificates and its secret, out of the state directory.

use std::{collections::BTreeSet, net::IpAddr, sync::Arc, time::SystemTime};

use super::{DaemonError, Directories};
use crate::{
    config::{Config, ExtraName},
    host::{self, secret::Secret},
    net::http::CaFiles,
    pki::{self, CertificateResolver, LeafNames, Pki},
    proto::subnet::Link,
};

pub(super) struct Identity {
    pub tls: Arc<rustls::ServerConfig>,
    pub ca: Option<CaFiles>,
    pub secret: Secret,
    pub certificates: Certificates,
}

/// The certificate that the box shows, renewed under running connections.
pub(super) struct Certificates {
    pki: Pki,
    resolver: Arc<CertificateResolver>,
}

impl Identity {
    pub fn open(config: &Config, directories: &Directories, links: &[Link], label: &str) -> Result<Self, DaemonError> {
        let secret = Secret::load_or_create(&directories.state)?;
        let pki = Pki::open(&directories.state, &names(config, links, label), SystemTime::now())?;
        let ca = CaFiles {
            pem: pki.ca_pem().to_owned().into(),
            der: pki.ca_der().to_vec().into(),
            fingerprint: pki.fingerprint().to_string(),
            hex: pki.fingerprint().hex(),
        };
        let resolver = Arc::new(CertificateResolver::new(pki.certified_key()));
        let tls = pki::server_config(Arc::clone(&resolver))?;
        Ok(Self {
            tls: Arc::new(tls),
            ca: Some(ca),
            secret,
            certificates: Certificates { pki, resolver },
        })
    }
}

impl Certificates {
    /// A certificate for what the box is called now, when the present one does not do or ages.
    pub fn follow(&mut self, config: &Config, links: &[Link], label: &str) {
        match self.pki.renew(&names(config, links, label), SystemTime::now()) {
            Ok(true) => self.resolver.swap(self.pki.certified_key()),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "certificate not renewed"),
        }
    }
}

/// Every name and address by which a device at home may ask for this box; `label` is its mDNS name without `.local`.
fn names(config: &Config, links: &[Link], label: &str) -> LeafNames {
    let mut dns = BTreeSet::from(["localhost".to_owned(), format!("{label}.local")]);
    if let Some(host) = host::hostname() {
        dns.insert(format!("{host}.local"));
        dns.insert(host);
    }
    let mut ips: BTreeSet<IpAddr> = links
        .iter()
        .flat_map(|link| &link.addresses)
        .map(|net| net.addr())
        .collect();
    for name in &config.tls.extra_names {
        match name {
            ExtraName::Dns(name) => drop(dns.insert(name.clone())),
            ExtraName::Ip(ip) => drop(ips.insert(*ip)),
        }
    }
    LeafNames::new(dns, ips)
}

impl std::fmt::Debug for Certificates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificates")
            .field("ca", &self.pki.fingerprint())
            .finish()
    }
}
