//! One UDP socket that is read in batches and tells which of the host's addresses each datagram was sent to.

use std::{
    cell::RefCell,
    io::{self, IoSliceMut},
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use nix::sys::socket::{setsockopt, sockopt::ReceiveTimestampns};
use quinn_udp::{BATCH_SIZE, RecvMeta, Transmit, UdpSocketState};
use rustix::net::sockopt;
use tokio::{io::Interest, net::UdpSocket};

use super::{Outgoing, dual_stack, many, with_outgoing};

/// What one place of a batch takes: the kernel may hand over several datagrams of one sender as one (UDP GRO). Some more,
/// so that the beginnings of the places do not all want the same lines of the processor's caches.
const PLACE: usize = 65_536 + 192;

thread_local! {
    /// Buffers belong to whoever is reading, not to a socket; pages that no datagram touched cost nothing.
    static BUFFERS: RefCell<Vec<u8>> = RefCell::new(vec![0; PLACE * BATCH_SIZE]);
}

/// A bound UDP socket.
#[derive(Debug)]
pub struct Socket {
    io: UdpSocket,
    /// Tells the destination of each datagram and sets the source of its answer: on a host with several addresses
    /// the kernel would choose another one, and the client would take the answer for a stranger's.
    state: UdpSocketState,
    local: SocketAddr,
}

/// Where a datagram came from and went to.
#[derive(Debug, Clone, Copy)]
pub struct Arrived {
    /// The sender, as the socket names it.
    pub source: SocketAddr,
    /// The host's address that it was sent to, as the socket names it.
    pub to: Option<IpAddr>,
}

impl Socket {
    /// Takes `port` (0: any free one) of `address`; `::` takes IPv4 as well. Needs a tokio runtime.
    ///
    /// # Errors
    /// What the system says, such as that the port is taken.
    pub fn bind(address: IpAddr, port: u16) -> io::Result<Self> {
        dual_stack::udp(address, port).and_then(Self::from_std)
    }

    /// Takes over a socket that is bound and does not block. Needs a tokio runtime.
    ///
    /// # Errors
    /// What the system says.
    pub fn from_std(socket: std::net::UdpSocket) -> io::Result<Self> {
        let io = UdpSocket::from_std(socket)?;
        let state = UdpSocketState::new((&io).into())?;
        without_extras(&io);
        let local = io.local_addr()?;
        Ok(Self { io, state, local })
    }

    /// The address and port really taken.
    pub fn local_addr(&self) -> SocketAddr {
        self.local
    }

    /// Waits until there is something to read.
    ///
    /// # Errors
    /// What the system says.
    pub async fn readable(&self) -> io::Result<()> {
        self.io.readable().await
    }

    /// Waits until the runtime knows that there is room to write, as it does of a socket that was served.
    #[cfg(test)]
    pub(super) async fn writable(&self) -> io::Result<()> {
        self.io.writable().await
    }

    /// Reads what is there, as much as one system call takes, and sends what `each` puts into [`Outgoing`].
    ///
    /// # Errors
    /// What the system says; that nothing is there is none.
    pub fn handle_batch(&self, mut each: impl FnMut(&[u8], Arrived, &mut Outgoing)) -> io::Result<()> {
        BUFFERS.with_borrow_mut(|buffers| {
            let mut metas = [RecvMeta::default(); BATCH_SIZE];
            let received = self.receive(buffers, &mut metas)?;
            with_outgoing(|outgoing| {
                for (meta, place) in metas.iter().zip(buffers.chunks(PLACE)).take(received) {
                    let arrived = Arrived {
                        source: meta.addr,
                        to: meta.dst_ip,
                    };
                    for datagram in place[..meta.len.min(PLACE)].chunks(meta.stride.max(1)) {
                        each(datagram, arrived, outgoing);
                    }
                }
            });
            Ok(())
        })
    }

    /// Sends one datagram, or several of `segment` bytes each (UDP GSO).
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn send(&self, contents: &[u8], segment: usize, to: SocketAddr, from: Option<IpAddr>) -> io::Result<()> {
        let transmit = Transmit {
            destination: to,
            ecn: None,
            contents,
            segment_size: Some(segment),
            src_ip: from,
        };
        self.io
            .try_io(Interest::WRITABLE, || self.state.try_send((&self.io).into(), &transmit))
    }

    /// Sends datagrams to several destinations by one system call, and tells how many of them left before one that could
    /// not.
    ///
    /// # Errors
    /// What the system says of the first.
    pub(super) fn send_many(&self, datagrams: &[(SocketAddr, &[u8])], from: Option<IpAddr>) -> io::Result<usize> {
        self.io
            .try_io(Interest::WRITABLE, || many::send(&self.io, datagrams, from))
    }

    /// Datagrams that one call of `send` takes.
    pub(super) fn max_segments(&self) -> usize {
        self.state.max_gso_segments()
    }

    fn receive(&self, buffers: &mut [u8], metas: &mut [RecvMeta; BATCH_SIZE]) -> io::Result<usize> {
        let mut places = buffers.chunks_mut(PLACE);
        let mut slices: [IoSliceMut<'_>; BATCH_SIZE] =
            std::array::from_fn(|_| IoSliceMut::new(places.next().unwrap_or_default()));
        let mut received = 0;
        let result = self.io.try_io(Interest::READABLE, || {
            received = self.state.recv((&self.io).into(), &mut slices, metas)?;
            // Fewer than there is room for: nothing is left, which a further call need not find out.
            let is_empty = received < BATCH_SIZE;
            if is_empty {
                Err(io::ErrorKind::WouldBlock.into())
            } else {
                Ok(())
            }
        });
        match result {
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => Err(error),
            _ => Ok(received),
        }
    }
}

/// Nobody here looks at the congestion marks and the times that the library asks the kernel for: less work with every
/// datagram.
fn without_extras(io: &UdpSocket) {
    let marks = sockopt::set_ip_recvtos(io, false).and(sockopt::set_ipv6_recvtclass(io, false));
    let times = setsockopt(io, ReceiveTimestampns, &false);
    // One of the marks fails on a socket of one family.
    tracing::debug!(?marks, ?times, "without");
}

/// Reads from `socket` until `stopped` is done; an error of the socket pauses it, so that a lasting one does not occupy
/// the processor.
pub async fn serve(
    socket: &Arc<Socket>,
    stopped: impl Future<Output = ()>,
    mut each: impl FnMut(&[u8], Arrived, &mut Outgoing),
) {
    tokio::pin!(stopped);
    loop {
        let ready = tokio::select! {
            biased;
            () = &mut stopped => return,
            ready = socket.readable() => ready,
        };
        if let Err(error) = ready.and_then(|()| socket.handle_batch(&mut each)) {
            tracing::warn!(event = "socket-failed", %error, address = %socket.local, "UDP socket failed");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// After an error of a socket.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(100);
