//! The certificate that the box shows, the local CA's or the owner's, renewed under running connections.

use std::{collections::BTreeSet, net::IpAddr, sync::Arc, time::SystemTime};

use super::{DaemonError, Directories, links};
use crate::{
    config::{Config, ExtraName},
    host::{self, state},
    net::{
        http::{CaFiles, Shown},
        mdns,
    },
    pki::{self, CertificateResolver, LeafNames, OwnCertificate, Pki, PkiError},
    proto::subnet::Link,
};

/// Where the certificate comes from, and where it goes.
#[derive(Debug)]
pub(super) struct Certificates {
    source: Source,
    resolver: Arc<CertificateResolver>,
}

/// What looking at the certificate came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Followed {
    /// There is another one now.
    Renewed,
    /// The present one does.
    Fits,
    /// The owner's files are those that were read last, whether they could be used or not.
    Unchanged,
}

enum Source {
    Local(Box<Pki>),
    Own(OwnCertificate),
}

/// Puts a new CA in the place of the one in the state directory; a daemon that runs takes it up by itself.
///
/// Returns its SHA-256, as people compare it.
///
/// # Errors
/// When the owner brought a certificate along, or a file cannot be written.
pub fn rotate_ca(config: &Config, directories: &Directories) -> Result<String, DaemonError> {
    if config.tls.certificate.is_some() {
        return Err(DaemonError::OwnCertificate);
    }
    let (advertiser, _) = mdns::Advertiser::new(&config.discovery.hostname, &directories.state);
    let label = advertiser.standing().borrow().label.clone();
    let names = names(config, &links()?, &label);
    let pki = pki::rotate(&directories.state, &names, SystemTime::now())?;
    state::give_to_owner(&directories.state, &pki::FILES).map_err(DaemonError::Io)?;
    Ok(pki.fingerprint().to_string())
}

impl Certificates {
    pub fn open(config: &Config, directories: &Directories, links: &[Link], label: &str) -> Result<Self, PkiError> {
        let source = match (&config.tls.certificate, &config.tls.private_key) {
            (Some(certificate), Some(key)) => Source::Own(OwnCertificate::load(certificate, key)?),
            _ => {
                let names = names(config, links, label);
                Source::Local(Box::new(Pki::open(&directories.state, &names, SystemTime::now())?))
            }
        };
        let current = match &source {
            Source::Local(pki) => pki.certified_key(),
            Source::Own(own) => own.certified_key(),
        };
        Ok(Self {
            source,
            resolver: Arc::new(CertificateResolver::new(current)),
        })
    }

    pub fn resolver(&self) -> Arc<CertificateResolver> {
        Arc::clone(&self.resolver)
    }

    /// What visitors and the person who looks after the box are told.
    pub fn shown(&self) -> Shown {
        match &self.source {
            Source::Own(own) => Shown {
                ca: None,
                not_after: own.not_after(),
            },
            Source::Local(pki) => Shown {
                ca: Some(CaFiles {
                    pem: pki.ca_pem().to_owned().into(),
                    der: pki.ca_der().to_vec().into(),
                    fingerprint: pki.fingerprint().to_string(),
                    hex: pki.fingerprint().hex(),
                    not_after: pki.ca_not_after(),
                }),
                not_after: pki.not_after(),
            },
        }
    }

    /// A certificate for what the box is called now, when the present one does not do or ages.
    pub fn follow(&mut self, config: &Config, links: &[Link], label: &str) -> Result<Followed, PkiError> {
        let followed = match &mut self.source {
            Source::Local(pki) => match pki.renew(&names(config, links, label), SystemTime::now())? {
                true => Followed::Renewed,
                false => Followed::Fits,
            },
            Source::Own(own) => match own.reload()? {
                true => Followed::Renewed,
                false => Followed::Unchanged,
            },
        };
        if followed == Followed::Renewed {
            self.swap();
        }
        Ok(followed)
    }

    /// Whether its files were changed by somebody else; to be followed then.
    pub fn is_replaced(&mut self) -> bool {
        match &mut self.source {
            Source::Local(pki) => pki.is_replaced(),
            Source::Own(own) => own.is_replaced(),
        }
    }

    fn swap(&self) {
        tracing::info!(event = "certificate-renewed", "certificate renewed");
        self.resolver.swap(match &self.source {
            Source::Local(pki) => pki.certified_key(),
            Source::Own(own) => own.certified_key(),
        });
    }
}

/// Every name and address by which a device at home may ask for this box; `label` is its mDNS name without `.local`.
pub(super) fn names(config: &Config, links: &[Link], label: &str) -> LeafNames {
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

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Local(pki) => f.debug_tuple("Local").field(&pki.fingerprint()).finish(),
            Self::Own(own) => f.debug_tuple("Own").field(own).finish(),
        }
    }
}
