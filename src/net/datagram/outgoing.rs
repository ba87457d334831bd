//! Datagrams on their way out, gathered: equal ones to one destination leave by one system call (UDP GSO).

use std::{
    cell::RefCell,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use super::Socket;

/// Bytes of one call: what an IPv4 datagram can carry, which is the kernel's limit for a whole batch too.
const ROOM: usize = 65_507;

thread_local! {
    static OUTGOING: RefCell<Outgoing> = const { RefCell::new(Outgoing::new()) };
}

/// The way of a datagram out of the host.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    /// The socket that sends it.
    pub socket: &'a Arc<Socket>,
    /// Its destination, as the socket names it.
    pub to: SocketAddr,
    /// Its source, where the socket has several; as the socket names it.
    pub from: Option<IpAddr>,
}

/// Datagrams that wait for the end of a batch.
#[derive(Debug)]
pub struct Outgoing {
    buffer: Vec<u8>,
    run: Option<Run>,
}

/// Datagrams of one path and one length; only the last may be shorter.
#[derive(Debug)]
struct Run {
    socket: Arc<Socket>,
    to: SocketAddr,
    from: Option<IpAddr>,
    segment: usize,
    bytes: usize,
    count: usize,
    ended: bool,
}

/// Lends this thread's buffer to `fill`, and sends what is in it afterwards.
pub fn with_outgoing<T>(fill: impl FnOnce(&mut Outgoing) -> T) -> T {
    OUTGOING.with_borrow_mut(|outgoing| {
        let result = fill(outgoing);
        outgoing.flush();
        result
    })
}

impl Outgoing {
    const fn new() -> Self {
        Self {
            buffer: Vec::new(),
            run: None,
        }
    }

    /// Takes a datagram of `length` bytes that `write` puts down. What the network does not take is lost, as UDP is.
    pub fn push(&mut self, path: Path<'_>, length: usize, write: impl FnOnce(&mut [u8])) {
        if length > ROOM {
            return;
        }
        self.buffer.resize(ROOM, 0);
        if !self.run.as_ref().is_some_and(|run| run.takes(path, length)) {
            self.flush();
            self.run = Some(Run::new(path, length));
        }
        if let Some(run) = &mut self.run {
            write(&mut self.buffer[run.bytes..run.bytes + length]);
            run.add(length);
        }
    }

    /// Sends what waits.
    pub fn flush(&mut self) {
        let Some(run) = self.run.take() else {
            return;
        };
        let bytes = &self.buffer[..run.bytes];
        if let Err(error) = run.send(bytes).or_else(|error| run.one_by_one(bytes, error)) {
            tracing::debug!(%error, to = %run.to, "not sent");
        }
    }
}

impl Run {
    fn new(path: Path<'_>, segment: usize) -> Self {
        Self {
            socket: Arc::clone(path.socket),
            to: path.to,
            from: path.from,
            segment,
            bytes: 0,
            count: 0,
            ended: false,
        }
    }

    fn takes(&self, path: Path<'_>, length: usize) -> bool {
        let same = Arc::ptr_eq(&self.socket, path.socket) && self.to == path.to && self.from == path.from;
        let room = self.bytes + length <= ROOM && self.count < self.socket.max_segments();
        same && room && !self.ended && length <= self.segment && length > 0
    }

    fn add(&mut self, length: usize) {
        self.bytes += length;
        self.count += 1;
        self.ended = length < self.segment;
    }

    fn send(&self, bytes: &[u8]) -> io::Result<()> {
        self.socket.send(bytes, self.segment, self.to, self.from)
    }

    /// Some network drivers refuse what they cannot segment.
    fn one_by_one(&self, bytes: &[u8], error: io::Error) -> io::Result<()> {
        if self.count < 2 || error.kind() == io::ErrorKind::WouldBlock {
            return Err(error);
        }
        // Each may have its own fate; one that fails does not take the others with it.
        let mut result = Ok(());
        for datagram in bytes.chunks(self.segment) {
            result = self.send(datagram).and(result);
        }
        result
    }
}
