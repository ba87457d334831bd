//! A daemon for one test: any free ports, a fresh state directory, its own CA trusted for real.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use homedrop::{
    config::Config,
    daemon::{Addresses, Daemon, Directories, Overview},
    net::http::Site,
};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tempfile::TempDir;
use tokio::{net::TcpStream, task::JoinHandle};
use tokio_rustls::{TlsConnector, client::TlsStream};

/// What every test changes of the configuration.
const PORTS: &str = "[http]\naddress = \"127.0.0.1\"\nhttps-ports = [0]\nhttp-ports = [0]\n\
    [stun]\nport = 0\nalternate-port = 0\n[turn]\ntls-port = 0\n[discovery]\nenabled = false\n";

pub struct Server {
    pub addresses: Addresses,
    pub site: Arc<Site>,
    pub state: Arc<TempDir>,
    pub relay: Option<Arc<homedrop::net::turn::Relay>>,
    pub overview: Overview,
    running: JoinHandle<()>,
}

impl Server {
    pub fn start() -> Self {
        Self::start_with("", Arc::new(TempDir::new().unwrap()))
    }

    /// With further lines of configuration.
    pub fn with(extra: &str) -> Self {
        Self::start_with(extra, Arc::new(TempDir::new().unwrap()))
    }

    /// With the state of an earlier one.
    pub fn start_with(extra: &str, state: Arc<TempDir>) -> Self {
        let config = Config::parse(&merged(extra), "test.toml").unwrap();
        let directories = Directories {
            state: state.path().into(),
            runtime: state.path().into(),
        };
        let daemon = Daemon::new(config, &directories).unwrap();
        let (addresses, site) = (daemon.addresses(), daemon.site());
        let (relay, overview) = (daemon.relay(), daemon.overview());
        Self {
            addresses,
            site,
            state,
            relay,
            overview,
            running: tokio::spawn(daemon.run()),
        }
    }

    pub async fn stop(self) -> Arc<TempDir> {
        self.site.shutdown.cancel();
        tokio::time::timeout(Duration::from_secs(15), self.running)
            .await
            .expect("stops in time")
            .unwrap();
        self.state
    }

    pub fn https(&self) -> SocketAddr {
        self.addresses.https
    }

    pub fn http(&self) -> SocketAddr {
        self.addresses.http.unwrap()
    }

    /// A TLS connection that trusts this daemon's CA and nothing else.
    pub async fn tls(&self, alpn: &[u8]) -> TlsStream<TcpStream> {
        self.tls_to("localhost", alpn).await.unwrap()
    }

    /// The same to a name or address that the certificate must be for.
    pub async fn tls_to(&self, name: &str, alpn: &[u8]) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.site.ca().unwrap().der.to_vec().into()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap();
        let mut config = builder.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = vec![alpn.to_vec()];
        let stream = TcpStream::connect(self.https()).await.unwrap();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        TlsConnector::from(Arc::new(config)).connect(name, stream).await
    }
}

/// TOML has one table of each name: lines for a table that `PORTS` has are put into it.
fn merged(extra: &str) -> String {
    let mut table: toml::Table = PORTS.parse().unwrap();
    let more: toml::Table = extra.parse().unwrap();
    for (name, value) in more {
        match (table.get_mut(&name), value) {
            (Some(toml::Value::Table(known)), toml::Value::Table(new)) => known.extend(new),
            (_, value) => drop(table.insert(name, value)),
        }
    }
    table.to_string()
}
