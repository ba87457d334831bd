//! The stream ports: connections over TCP and TLS, cut into messages (RFC 8489 section 6.2.2, RFC 8656 section 12.5).

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadHalf, WriteHalf},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

use super::{Back, Outbox, Service, places::Places, service::is_binding_request};
use crate::{
    net::datagram::{Outgoing, with_outgoing},
    proto::{
        stun::{Asked, MAX_ANSWER},
        turn::{FiveTuple, MAX_FRAME, Transport, frame_length},
    },
};

/// How long a TLS handshake may take.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a client that has no allocation may be silent; one that has is asked nothing while that lives.
const IDLE: Duration = Duration::from_secs(30);

/// After an error of accept itself, such as no descriptors left.
const PAUSE: Duration = Duration::from_millis(100);

/// Bytes of a message of somebody who has not shown any credentials yet: no request is longer.
const STRANGERS_ROOM: usize = 2048;

/// Bytes for somebody who relays.
const ROOM: usize = 2 * MAX_FRAME;

/// One TCP port.
#[derive(Debug)]
pub struct Listener {
    listener: TcpListener,
    tls: Option<Tls>,
    service: Arc<Service>,
    places: Arc<Places>,
}

#[derive(Clone)]
struct Tls(TlsAcceptor);

impl Listener {
    /// Serves TCP connections that come in by `listener`.
    #[must_use]
    pub fn new(listener: TcpListener, service: Arc<Service>) -> Self {
        Self {
            listener,
            tls: None,
            service,
            places: Arc::default(),
        }
    }

    /// Expects TLS on them.
    #[must_use]
    pub fn secured(mut self, acceptor: TlsAcceptor) -> Self {
        self.tls = Some(Tls(acceptor));
        self
    }

    /// Accepts until `stop` is cancelled, which ends all connections too.
    pub async fn run(self, stop: CancellationToken) {
        loop {
            let accepted = tokio::select! {
                biased;
                () = stop.cancelled() => return,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, client)) => self.welcome(stream, client, &stop),
                Err(error) => {
                    tracing::warn!(event = "accept-failed", %error, "cannot accept a TURN connection");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    fn welcome(&self, stream: TcpStream, client: SocketAddr, stop: &CancellationToken) {
        if !self.service.admit(client.ip()) {
            return;
        }
        let (Some(place), Ok(server)) = (self.places.take(client.ip()), stream.local_addr()) else {
            return tracing::debug!(address = %client.ip(), "too many connections");
        };
        let transport = if self.tls.is_some() {
            Transport::Tls
        } else {
            Transport::Tcp
        };
        let from = FiveTuple::new(transport, client, server);
        let (tls, service, stop) = (self.tls.clone(), Arc::clone(&self.service), stop.clone());
        tokio::spawn(async move {
            let ended = tokio::select! {
                ended = converse(stream, tls, &service, from) => ended,
                () = stop.cancelled() => Ok(()),
            };
            if let Err(error) = ended {
                tracing::debug!(address = %from.client.ip(), %error, "TURN connection ended");
            }
            if let Some(beyond) = &service.beyond {
                beyond.handle_disconnect(&from);
            }
            drop(place);
        });
    }
}

async fn converse(stream: TcpStream, tls: Option<Tls>, service: &Service, from: FiveTuple) -> io::Result<()> {
    // Relayed packets are urgent.
    stream.set_nodelay(true)?;
    match tls {
        None => exchange(stream, service, from).await,
        Some(Tls(acceptor)) => {
            exchange(
                timeout(HANDSHAKE_TIMEOUT, acceptor.accept(stream)).await??,
                service,
                from,
            )
            .await
        }
    }
}

/// Reading and writing do not wait for each other: a client that only sends must not block what it is sent.
async fn exchange(stream: impl AsyncRead + AsyncWrite, service: &Service, from: FiveTuple) -> io::Result<()> {
    let (reader, writer) = tokio::io::split(stream);
    let outbox = Arc::new(Outbox::default());
    tokio::select! {
        ended = read(reader, service, from, &outbox) => ended,
        ended = write(writer, &outbox) => ended,
    }
}

async fn write(mut writer: WriteHalf<impl AsyncWrite>, outbox: &Outbox) -> io::Result<()> {
    let mut taken = Vec::new();
    loop {
        outbox.take(&mut taken).await;
        writer.write_all(&taken).await?;
        writer.flush().await?;
        taken.clear();
    }
}

async fn read(
    mut reader: ReadHalf<impl AsyncRead>,
    service: &Service,
    from: FiveTuple,
    outbox: &Arc<Outbox>,
) -> io::Result<()> {
    let mut buffer = vec![0; STRANGERS_ROOM];
    let mut filled = 0;
    loop {
        match timeout(IDLE, reader.read(&mut buffer[filled..])).await {
            Err(_) if is_known(service, &from) => continue,
            Err(_) | Ok(Ok(0)) => return Ok(()),
            Ok(read) => filled += read?,
        }
        let done = with_outgoing(|outgoing| handle_messages(&buffer[..filled], service, from, outbox, outgoing))?;
        buffer.copy_within(done..filled, 0);
        filled -= done;
        if buffer.len() < ROOM && is_known(service, &from) {
            buffer.resize(ROOM, 0);
        }
        if filled == buffer.len() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a message longer than any request",
            ));
        }
    }
}

/// Handles every whole message in `bytes` and tells how many bytes they were.
fn handle_messages(
    bytes: &[u8],
    service: &Service,
    from: FiveTuple,
    outbox: &Arc<Outbox>,
    outgoing: &mut Outgoing,
) -> io::Result<usize> {
    let mut done = 0;
    loop {
        let rest = &bytes[done..];
        let length =
            frame_length(rest).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "neither STUN nor TURN"))?;
        let Some(message) = length.and_then(|length| rest.get(..length)) else {
            return Ok(done);
        };
        handle_message(message, service, from, outbox, outgoing);
        done += message.len();
    }
}

fn handle_message(message: &[u8], service: &Service, from: FiveTuple, outbox: &Arc<Outbox>, outgoing: &mut Outgoing) {
    if !is_binding_request(message) {
        return service.pass_on(message, from, Back::Stream(outbox), outgoing);
    }
    let asked = Asked::new(from.client, from.server, None);
    let mut buffer = [0; MAX_ANSWER];
    if let Some(answer) = service.respond(message, &asked, &mut buffer) {
        outbox.push_answer(&buffer[..answer.length]);
    }
}

fn is_known(service: &Service, from: &FiveTuple) -> bool {
    service.beyond.as_ref().is_some_and(|beyond| beyond.is_known(from))
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tls")
    }
}
