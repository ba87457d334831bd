//! The real binary as a child, and what the kernel says it uses.

use std::{
    ffi::OsString,
    fs,
    io::Read,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::{CryptoProvider, aws_lc_rs::default_provider},
    pki_types::CertificateDer,
};
use tempfile::TempDir;

pub struct Daemon {
    child: Child,
    /// The program and its arguments.
    words: Vec<OsString>,
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
        let binary = std::env::var_os("HOMEDROP_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_homedrop").into());
        let mut words: Vec<OsString> = starter.iter().map(OsString::from).collect();
        words.extend([binary, "run".into(), "--config".into(), config.into()]);
        words.extend(["--state-dir".into(), state.path().into()]);
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let child = spawn(&words, address);
        let target = Target {
            address,
            tls: Arc::new(trusting(&state.path().join("ca.pem"), default_provider())),
        };
        Self {
            child,
            words,
            target,
            state,
        }
    }

    /// Kills it; comes back when all its sockets are closed.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Starts one that was killed again, with what it kept.
    pub fn revive(&mut self) {
        self.child = spawn(&self.words, self.target.address);
    }

    pub fn target(&self) -> Target {
        self.target.clone()
    }

    /// Where its keys and certificates are.
    pub fn state(&self) -> &Path {
        self.state.path()
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn cpu(&self) -> Duration {
        cpu_of(self.child.id())
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
        self.kill();
    }
}

/// Runs it; comes back when it listens.
fn spawn(words: &[OsString], address: SocketAddr) -> Child {
    let child = Command::new(&words[0])
        .args(&words[1..])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while std::net::TcpStream::connect(address).is_err() {
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

/// User and system time of a process so far (proc(5), in hundredths of a second).
pub fn cpu_of(pid: u32) -> Duration {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// Trusts that authority alone.
pub fn trusting(ca: &Path, provider: CryptoProvider) -> ClientConfig {
    let mut pem = String::new();
    fs::File::open(ca).unwrap().read_to_string(&mut pem).unwrap();
    let certificate: CertificateDer<'static> =
        rustls::pki_types::pem::PemObject::from_pem_slice(pem.as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    builder.with_root_certificates(roots).with_no_client_auth()
}
