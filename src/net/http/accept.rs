//! Accepts connections and speaks TLS and HTTP with them; what is answered `route` knows.

use std::{
    io,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};

use hyper::{
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    time::{Instant, timeout},
};
use tokio_rustls::TlsAcceptor;

use super::{
    Refused, Site, Via,
    beginning::{beginning, is_head, is_record},
    carrier::Carrier,
    heard::{Flag, Heard},
    route::route,
};
use crate::net::signaling::Admitted;

/// How long a client may take to begin, for the rest of its TLS handshake, and for the head of a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// In which the first two are counted, half a second each.
const STEPS: u32 = 20;

/// After so many of them it is over where places are scarce: whoever fills them all, from however many addresses, and says nothing
/// keeps others out for a second.
const STEPS_IN_A_CROWD: u32 = 2;

/// After an error of accept itself, such as no descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Such an error is told once in this time, however often it comes.
const ACCEPT_QUIET: Duration = Duration::from_secs(60);

/// A browser opens several connections for one signalling socket.
const SOCKETS_PER_CONNECTION: usize = 4;

/// Bytes of one request's head.
const MAX_HEAD: usize = 16 * 1024;

/// HTTP/2 requests at a time on one connection.
const MAX_STREAMS: u32 = 64;

/// Asks an HTTP/2 connection whether it lives.
const HTTP2_PING: Duration = Duration::from_secs(30);

/// One listening port.
pub struct Server {
    /// Where connections come in.
    pub listener: TcpListener,
    /// With it HTTPS, without it plain HTTP.
    pub tls: Option<TlsAcceptor>,
    /// The rest of the daemon.
    pub site: Arc<Site>,
}

impl Server {
    /// Accepts until the daemon stops.
    pub async fn run(self) {
        let shutdown = self.site.shutdown.clone();
        let mut told: Option<Instant> = None;
        loop {
            tokio::select! {
                biased;
                () = shutdown.cancelled() => return,
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => self.welcome(stream),
                    Err(error) => {
                        if told.is_none_or(|at| at.elapsed() > ACCEPT_QUIET) {
                            tracing::warn!(event = "accept-failed", %error, "cannot accept a connection");
                            told = Some(Instant::now());
                        }
                        tokio::time::sleep(ACCEPT_PAUSE).await;
                    }
                },
            }
        }
    }

    fn welcome(&self, stream: TcpStream) {
        let (Ok(peer), Ok(local)) = (stream.peer_addr(), stream.local_addr()) else {
            return;
        };
        let via = Via {
            peer,
            local,
            secure: self.tls.is_some(),
        };
        let Some(place) = admit(&self.site, via) else {
            self.site.refusals.add(Refused::Connections);
            tracing::debug!(address = %peer.ip(), "too many connections");
            return;
        };
        // Signalling messages are small and urgent.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
        let visit = Visit {
            stream,
            tls: self.tls.clone(),
            via,
            site: Arc::clone(&self.site),
            _place: place,
        };
        self.site.tasks.spawn(async move {
            if visit.begins().await {
                Box::pin(visit.serve()).await;
            }
        });
    }
}

/// A connection that came in. What waits for its beginning is the future of `begins`, and there may be ten thousand of it: it borrows,
/// because a future keeps what is moved into it twice. What speaks TLS and HTTP takes ten times the room and is made when it is needed.
struct Visit {
    stream: TcpStream,
    tls: Option<TlsAcceptor>,
    via: Via,
    site: Arc<Site>,
    _place: Admitted,
}

impl Visit {
    /// Whether there is something to be read.
    async fn begins(&self) -> bool {
        let is_enough = if self.tls.is_some() { is_record } else { is_head };
        let beginning = pin!(beginning(&self.stream, is_enough));
        tokio::select! {
            begun = patiently(beginning, &self.site) => match begun {
                Some(begun) => begun.is_ok(),
                None => {
                    too_slow(self.via, &self.site);
                    false
                }
            },
            () = self.site.shutdown.cancelled() => false,
        }
    }

    async fn serve(self) {
        let (via, site) = (self.via, &self.site);
        match &self.tls {
            Some(tls) => secure(self.stream, tls, via, site).await,
            None => http1_connection(Carrier::Plain(self.stream), via, site).await,
        }
    }
}

/// A proxy speaks for many and is not held to what one address may.
fn admit(site: &Arc<Site>, via: Via) -> Option<Admitted> {
    let config = site.config.load();
    let ip = via.peer.ip().to_canonical();
    let most = site.places();
    let is_proxy = config.http.trusted_proxies.iter().any(|net| net.contains(&ip));
    let of_address = if is_proxy {
        most
    } else {
        config.limits.connections_per_address as usize * SOCKETS_PER_CONNECTION
    };
    site.sockets.admit(ip, most, of_address)
}

fn too_slow(via: Via, site: &Site) {
    site.refusals.add(Refused::Slow);
    // Browsers open connections in advance and leave them alone.
    tracing::debug!(address = %via.peer.ip(), "nothing whole in time");
}

/// Its time begins with our answer: when all devices come back at once, they wait longer for the box than it for them.
async fn secure(stream: TcpStream, tls: &TlsAcceptor, via: Via, site: &Arc<Site>) {
    let accepting = pin!(tls.accept(stream));
    let handshake = tokio::select! {
        handshake = patiently(accepting, site) => handshake,
        () = site.shutdown.cancelled() => return,
    };
    match handshake {
        None => too_slow(via, site),
        // Every browser that does not trust the CA yet ends its first connections this way.
        Some(Err(error)) => {
            site.refusals.add(Refused::Handshake);
            tracing::debug!(address = %via.peer.ip(), %error, "TLS handshake failed");
        }
        Some(Ok(stream)) => {
            let stream = Carrier::Secure(stream);
            if stream.is_http2() {
                http2_connection(stream, via, site).await;
            } else {
                http1_connection(stream, via, site).await;
            }
        }
    }
}

/// What becomes of `what` within `PATIENCE`, or `None`. A time in which the box itself stood still is one step at most: what came
/// meanwhile is found in the next.
async fn patiently<F: Future>(mut what: Pin<&mut F>, site: &Site) -> Option<F::Output> {
    for step in 1..=STEPS {
        if let Ok(done) = timeout(PATIENCE / STEPS, what.as_mut()).await {
            return Some(done);
        }
        if step >= STEPS_IN_A_CROWD && site.is_crowded() {
            return None;
        }
    }
    None
}

async fn http1_connection(stream: Carrier, via: Via, site: &Arc<Site>) {
    let flag = Flag::default();
    let io = TokioIo::new(Heard::new(stream, flag.clone()));
    let service = service_fn(|request| async { Ok::<_, std::convert::Infallible>(route(request, via, site).await) });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(MAX_HEAD)
        .half_close(false);
    let connection = builder.serve_connection(io, service).with_upgrades();
    tokio::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = site.shutdown.cancelled() => {
            // A spare connection on which nothing was asked yet: hyper would wait for its first request.
            if !flag.is_set() {
                return;
            }
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    tell(result, via, &flag, site);
}

async fn http2_connection(stream: Carrier, via: Via, site: &Arc<Site>) {
    let (flag, spoke) = (Flag::default(), Flag::default());
    let io = TokioIo::new(Heard::new(stream, flag.clone()));
    let (handler, has_spoken) = (Arc::clone(site), spoke.clone());
    let service = service_fn(move |request| {
        has_spoken.set();
        let site = Arc::clone(&handler);
        async move { Ok::<_, std::convert::Infallible>(route(request, via, &site).await) }
    });
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEAD as u32);
    builder
        .keep_alive_interval(Some(HTTP2_PING))
        .keep_alive_timeout(PATIENCE);
    let connection = builder.serve_connection(io, service);
    tokio::pin!(connection);
    let unfinished = async {
        tokio::time::sleep(PATIENCE).await;
        if spoke.is_set() {
            std::future::pending().await
        }
    };
    let result = tokio::select! {
        // What came is read before anybody is told to be late: this may be the box's first look after a long time.
        biased;
        result = connection.as_mut() => result,
        () = unfinished => return idle(via, &flag, site),
        () = site.shutdown.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    tell(result, via, &flag, site);
}

fn tell(result: hyper::Result<()>, via: Via, heard: &Flag, site: &Site) {
    let Err(error) = result else { return };
    let address = via.peer.ip();
    if error.is_timeout() {
        idle(via, heard, site);
    } else if error.is_parse() {
        site.refusals.add(Refused::NotHttp);
        tracing::warn!(event = "refused", %address, %error, "not HTTP");
    } else {
        tracing::debug!(%address, %error, "connection ended");
    }
}

fn idle(via: Via, heard: &Flag, site: &Site) {
    if heard.is_set() {
        site.refusals.add(Refused::Slow);
        tracing::warn!(event = "refused", address = %via.peer.ip(), "request not finished within 10 s");
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let address: io::Result<_> = self.listener.local_addr();
        f.debug_struct("Server")
            .field("address", &address)
            .field("secure", &self.tls.is_some())
            .finish()
    }
}
