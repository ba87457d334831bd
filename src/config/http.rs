//! `[http]`: where the web server listens and whom it believes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde::{Deserialize, Serialize};

use super::BasePath;

/// Web server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Http {
    /// Address to listen on; `::` takes IPv4 as well.
    pub address: IpAddr,
    /// TCP ports for HTTPS in order of preference; 0 takes any free one.
    pub https_ports: Vec<u16>,
    /// TCP ports for plain HTTP in order of preference; none at all when empty.
    pub http_ports: Vec<u16>,
    /// What plain HTTP serves beside the certificate pages.
    pub plain: Plain,
    /// Path below which everything is served.
    pub base_path: BasePath,
    /// Networks whose `Forwarded` and `X-Forwarded-For` headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Networks that may read `/metrics`.
    pub metrics_from: Vec<IpNet>,
}

/// What plain HTTP serves beside the certificate pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Plain {
    /// A page that leads to HTTPS.
    Landing,
    /// The client too, which then shows what it lacks without HTTPS.
    Client,
}

impl Default for Http {
    fn default() -> Self {
        Self {
            address: IpAddr::V6(Ipv6Addr::UNSPECIFIED),
            https_ports: vec![443, 8443],
            http_ports: vec![80, 8080],
            plain: Plain::Landing,
            base_path: BasePath::default(),
            trusted_proxies: Vec::new(),
            metrics_from: loopback(),
        }
    }
}

fn loopback() -> Vec<IpNet> {
    let v4 = Ipv4Net::new(Ipv4Addr::new(127, 0, 0, 0), 8).map(IpNet::V4);
    let v6 = Ipv6Net::new(Ipv6Addr::LOCALHOST, 128).map(IpNet::V6);
    [v4, v6].into_iter().flatten().collect()
}
