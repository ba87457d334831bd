//! TLS 1.3 handshakes by seconds of the server's processor time, beside nginx with the same certificate.

use std::{
    future::poll_fn,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    task::Poll,
    time::Duration,
};

use rustls::{
    ClientConfig, HandshakeKind, NamedGroup,
    client::{
        ClientSessionMemoryCache, ClientSessionStore, Resumption, Tls12ClientSessionValue, Tls13ClientSessionValue,
    },
    pki_types::ServerName,
};
use tokio::{
    io::{AsyncRead, ReadBuf},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use crate::{
    daemon::{Daemon, trusting},
    nginx::Nginx,
    spread::Spread,
};

/// Connections at a time.
const CLIENTS: usize = 8;

/// How long a server may take to hand out its tickets.
const PATIENCE: Duration = Duration::from_secs(5);

/// Kinds of handshakes: what it is called, the only key exchange offered, whether sessions are resumed.
const KINDS: [(&str, NamedGroup, bool); 3] = [
    ("full", NamedGroup::X25519, false),
    ("resumed", NamedGroup::X25519, true),
    ("full-hybrid", NamedGroup::X25519MLKEM768, false),
];

/// So many handshakes of each kind with each server, `runs` times in turn.
pub async fn run(count: usize, runs: usize, core: &str) {
    let daemon = Daemon::start_by(
        &["taskset", "-c", core],
        "[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n",
    );
    let nginx = Nginx::start(daemon.state(), b"", core);
    for (kind, group, resumed) in KINDS {
        let (mut ours, mut theirs) = (Spread::default(), Spread::default());
        for _ in 0..runs {
            let config = || client(&daemon, group, resumed);
            ours.add(rate(count, daemon.target().address, config, || daemon.cpu()).await);
            // What OpenSSL 3.0 does not know cannot be compared.
            if group == NamedGroup::X25519 {
                theirs.add(rate(count, nginx.address, config, || nginx.cpu()).await);
            }
        }
        println!(
            "handshakes of={kind} homedrop={ours} nginx={theirs} ratio={:.2}",
            ours.over(&theirs)
        );
    }
}

/// Handshakes per second of processor time.
async fn rate(count: usize, address: SocketAddr, client: impl Fn() -> Client, cpu: impl Fn() -> Duration) -> f64 {
    let clients: Vec<_> = (0..CLIENTS).map(|_| client()).collect();
    for client in &clients {
        client.shake(address).await;
    }
    let before = cpu();
    let each = count / CLIENTS;
    let shaking = clients.into_iter().map(|client| {
        tokio::spawn(async move {
            for _ in 0..each {
                let kind = client.shake(address).await;
                let expected = client
                    .tickets
                    .as_ref()
                    .map_or(HandshakeKind::Full, |_| HandshakeKind::Resumed);
                assert_eq!(kind, expected);
            }
        })
    });
    for one in shaking.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    (each * CLIENTS) as f64 / (cpu() - before).as_secs_f64()
}

/// Connects again and again.
struct Client {
    connector: TlsConnector,
    /// With it sessions are resumed.
    tickets: Option<Arc<Tickets>>,
}

fn client(daemon: &Daemon, group: NamedGroup, resumed: bool) -> Client {
    let mut provider = rustls::crypto::aws_lc_rs::default_provider();
    provider.kx_groups.retain(|offered| offered.name() == group);
    let mut config: ClientConfig = trusting(&daemon.state().join("ca.pem"), provider);
    let tickets = resumed.then(|| Arc::new(Tickets::default()));
    config.resumption = match &tickets {
        Some(tickets) => Resumption::store(Arc::clone(tickets) as _),
        None => Resumption::disabled(),
    };
    Client {
        connector: TlsConnector::from(Arc::new(config)),
        tickets,
    }
}

impl Client {
    async fn shake(&self, address: SocketAddr) -> HandshakeKind {
        let stream = TcpStream::connect(address).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let before = self.tickets.as_ref().map(|tickets| tickets.came.load(Relaxed));
        let mut stream = self.connector.connect(name, stream).await.unwrap();
        if let (Some(tickets), Some(before)) = (&self.tickets, before) {
            let came = tickets.after(before, &mut stream);
            timeout(PATIENCE, came).await.expect("a ticket for the next time");
        }
        stream.get_ref().1.handshake_kind().unwrap()
    }
}

/// Counts the tickets that come.
#[derive(Debug)]
struct Tickets {
    kept: ClientSessionMemoryCache,
    came: AtomicUsize,
}

impl Default for Tickets {
    fn default() -> Self {
        Self {
            kept: ClientSessionMemoryCache::new(32),
            came: AtomicUsize::new(0),
        }
    }
}

impl Tickets {
    /// Tickets come after the handshake, and are taken in by reading.
    async fn after(&self, before: usize, stream: &mut TlsStream<TcpStream>) {
        poll_fn(|cx| {
            let mut byte = [0];
            let read = Pin::new(&mut *stream).poll_read(cx, &mut ReadBuf::new(&mut byte));
            match read.is_ready() || self.came.load(Relaxed) > before {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
    }
}

impl ClientSessionStore for Tickets {
    fn set_kx_hint(&self, name: ServerName<'static>, group: NamedGroup) {
        self.kept.set_kx_hint(name, group);
    }

    fn kx_hint(&self, name: &ServerName<'_>) -> Option<NamedGroup> {
        self.kept.kx_hint(name)
    }

    fn set_tls12_session(&self, name: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.kept.set_tls12_session(name, value);
    }

    fn tls12_session(&self, name: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        self.kept.tls12_session(name)
    }

    fn remove_tls12_session(&self, name: &ServerName<'static>) {
        self.kept.remove_tls12_session(name);
    }

    fn insert_tls13_ticket(&self, name: ServerName<'static>, value: Tls13ClientSessionValue) {
        self.kept.insert_tls13_ticket(name, value);
        self.came.fetch_add(1, Relaxed);
    }

    fn take_tls13_ticket(&self, name: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        self.kept.take_tls13_ticket(name)
    }
}
