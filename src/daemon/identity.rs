//! What makes this box this box: its certificates and its secret, out of the state directory.

use std::sync::Arc;

use super::{DaemonError, Directories, certificates::Certificates};
use crate::{config::Config, host::secret::Secret, net::http::Shown, pki, proto::subnet::Link};

pub(super) struct Identity {
    pub tls: Arc<rustls::ServerConfig>,
    pub shown: Shown,
    pub secret: Secret,
    pub certificates: Certificates,
}

impl Identity {
    /// `label` is the box's mDNS name without `.local`.
    pub fn open(config: &Config, directories: &Directories, links: &[Link], label: &str) -> Result<Self, DaemonError> {
        let secret = Secret::load_or_create(&directories.state)?;
        let certificates = Certificates::open(config, directories, links, label)?;
        let tls = pki::server_config(certificates.resolver())?;
        Ok(Self {
            tls: Arc::new(tls),
            shown: certificates.shown(),
            secret,
            certificates,
        })
    }
}
