//! The STUN server's sockets: UDP in, the responder's answer out; what is answered `proto::stun` knows.

mod counters;
mod dual_stack;
#[cfg(test)]
mod tests;

use std::io::{self, IoSliceMut};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use quinn_udp::{RecvMeta, Transmit, UdpSocketState};
use tokio::io::Interest;
use tokio::net::UdpSocket;
use tokio_util::sync::CancellationToken;
use tracing::{debug, warn};

use crate::proto::stun::{MAX_ANSWER, Sources, respond};
pub use counters::Counters;

/// Datagrams taken from the kernel by one system call.
const BATCH: usize = 16;

/// Bytes of one datagram that are looked at: more than any path to a neighbour carries unfragmented.
const DATAGRAM: usize = 2048;

/// After an error of the socket itself, so that a lasting one does not occupy the processor.
const PAUSE: Duration = Duration::from_millis(100);

/// One UDP port on which Binding requests are answered.
#[derive(Debug)]
pub struct Server {
    socket: UdpSocket,
    /// Tells the destination of each datagram and sets the source of its answer: on a host with several addresses
    /// the kernel would choose another one, and the client would take the answer for a stranger's.
    state: UdpSocketState,
    sources: Arc<ArcSwap<Sources>>,
    counters: Arc<Counters>,
}

impl Server {
    /// Takes UDP `port` (0: any free one) of `address`; `::` takes IPv4 as well, and IPv4 alone where there is no IPv6.
    ///
    /// `sources` may be replaced at any time. Needs a tokio runtime.
    ///
    /// # Errors
    /// What the system says, such as that the port is taken.
    pub fn bind(address: IpAddr, port: u16, sources: Arc<ArcSwap<Sources>>) -> io::Result<Self> {
        let socket = UdpSocket::from_std(dual_stack::bind(address, port)?)?;
        let state = UdpSocketState::new((&socket).into())?;
        Ok(Self {
            socket,
            state,
            sources,
            counters: Arc::default(),
        })
    }

    /// The address and port really taken.
    ///
    /// # Errors
    /// What the system says.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// What was done so far; keeps counting while the server runs.
    #[must_use]
    pub fn counters(&self) -> Arc<Counters> {
        Arc::clone(&self.counters)
    }

    /// Answers until `stop` is cancelled.
    pub async fn run(self, stop: CancellationToken) {
        let mut buffers = vec![[0; DATAGRAM]; BATCH];
        loop {
            let ready = tokio::select! {
                biased;
                () = stop.cancelled() => return,
                ready = self.socket.readable() => ready,
            };
            let handled = ready.and_then(|()| self.handle_batch(&mut buffers));
            if let Err(error) = handled.or_else(not_ready) {
                warn!(%error, "STUN socket failed");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    fn handle_batch(&self, buffers: &mut [[u8; DATAGRAM]]) -> io::Result<()> {
        let mut metas = [RecvMeta::default(); BATCH];
        let received = self.receive(buffers, &mut metas)?;
        for (meta, buffer) in metas.iter().zip(buffers.iter()).take(received) {
            // The kernel may hand over several datagrams of one sender as one (UDP GRO).
            for datagram in buffer[..meta.len.min(DATAGRAM)].chunks(meta.stride.max(1)) {
                self.handle_datagram(datagram, meta);
            }
        }
        Ok(())
    }

    fn receive(&self, buffers: &mut [[u8; DATAGRAM]], metas: &mut [RecvMeta; BATCH]) -> io::Result<usize> {
        let mut rest = buffers.iter_mut();
        let mut slices: [IoSliceMut<'_>; BATCH] =
            std::array::from_fn(|_| IoSliceMut::new(rest.next().map_or(&mut [], |buffer| &mut buffer[..])));
        self.socket.try_io(Interest::READABLE, || {
            self.state.recv((&self.socket).into(), &mut slices, metas)
        })
    }

    fn handle_datagram(&self, datagram: &[u8], meta: &RecvMeta) {
        if !self.sources.load().admit(meta.addr.ip()) {
            return Counters::add(&self.counters.refused);
        }
        let mut answer = [0; MAX_ANSWER];
        match respond(datagram, meta.addr, &mut answer) {
            Some(length) => self.send(&answer[..length], meta),
            None => Counters::add(&self.counters.ignored),
        }
    }

    /// From the address that was asked (RFC 8489 section 6.3.1.2). A client whose answer is lost asks again.
    fn send(&self, answer: &[u8], meta: &RecvMeta) {
        Counters::add(&self.counters.requests);
        let transmit = Transmit {
            destination: meta.addr,
            ecn: None,
            contents: answer,
            segment_size: None,
            src_ip: meta.dst_ip,
        };
        let sent = self.socket.try_io(Interest::WRITABLE, || {
            self.state.try_send((&self.socket).into(), &transmit)
        });
        if let Err(error) = sent {
            debug!(%error, client = %meta.addr, "STUN answer not sent");
        }
    }
}

/// The kernel woke us for a datagram that it then dropped, for its checksum: no error.
fn not_ready(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::WouldBlock {
        Ok(())
    } else {
        Err(error)
    }
}
