//! The real binary as a child, and what the kernel says it uses.

use std::{
    fs,
    io::Read,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use rustls::{ClientConfig, RootCertStore, pki_types::CertificateDer};
use tempfile::TempDir;

pub struct Daemon {
    child: Child,
    target: Target,
    state: TempDir,
}

/// Where devices connect, and whom they trust.
#[derive(Clone)]
pub struct Target {
    pub address: SocketAddr,
    pub tls: Arc<ClientConfig>,
}

impl Daemon {
    /// `HOMEDROP_BINARY`, else the one of this build.
    pub fn start(extra: &str) -> Self {
        Self::start_by(&[], extra)
    }

    /// By a program that starts it under other circumstances.
    pub fn start_by(starter: &[&str], extra: &str) -> Self {
        let state = TempDir::new().unwrap();
        let port = free_port();
        let config = state.path().join("bench.toml");
        let mut table: toml::Table = format!(
            "[http]\naddress = \"127.0.0.1\"\nhttps-ports = [{port}]\nhttp-ports = []\n[stun]\nport = 0\nalternate-port = 0\n\
             [turn]\nenabled = false\n[discovery]\nenabled = false\n[limits]\nconnections-per-address = 20000\n[log]\nlevel = \"warn\"\n"
        ).parse().unwrap();
        for (name, value) in extra.parse::<toml::Table>().unwrap() {
            let section = table.entry(name).or_insert(toml::Value::Table(toml::Table::new()));
            section
                .as_table_mut()
                .unwrap()
                .extend(value.as_table().unwrap().clone());
        }
        fs::write(&config, table.to_string()).unwrap();
        let binary = std::env::var_os("HOMEDROP_BINARY")
            .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_homedrop")), PathBuf::from);
        let mut words = starter.iter().map(PathBuf::from).chain([binary]);
        let mut command = Command::new(words.next().unwrap());
        command
            .args(words)
            .arg("run")
            .arg("--config")
            .arg(&config)
            .arg("--state-dir")
            .arg(state.path())
            .stdout(Stdio::null());
        let child = command.spawn().unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        while std::net::TcpStream::connect(address).is_err() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let target = Target {
            address,
            tls: Arc::new(trusting(&state.path().join("ca.pem"))),
        };
        Self { child, target, state }
    }

    pub fn target(&self) -> Target {
        self.target.clone()
    }

    /// The state directory.
    pub fn state(&self) -> &Path {
        self.state.path()
    }

    /// User and system time so far (proc(5), in hundredths of a second).
    pub fn cpu(&self) -> Duration {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        Duration::from_millis(ticks * 10)
    }

    /// Files and sockets that are open.
    pub fn descriptors(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }

    pub fn rss_kib(&self) -> u64 {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = text.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn trusting(ca: &Path) -> ClientConfig {
    let mut pem = String::new();
    fs::File::open(ca).unwrap().read_to_string(&mut pem).unwrap();
    let certificate: CertificateDer<'static> =
        rustls::pki_types::pem::PemObject::from_pem_slice(pem.as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    builder.with_root_certificates(roots).with_no_client_auth()
}
