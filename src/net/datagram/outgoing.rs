//! Datagrams on their way out, gathered: equal ones to one destination leave as one (UDP GSO), and those to many
//! destinations by one system call.

use std::{
    cell::RefCell,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use super::Socket;

/// Bytes of one call: what an IPv4 datagram can carry, which is the kernel's limit for a whole batch too.
const ROOM: usize = 65_507;

/// Destinations of one call: as many as answers to one batch have.
const MOST: usize = 64;

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
    /// What of the buffer is taken: by the runs, one after the other.
    used: usize,
    /// All but the last are of one datagram.
    runs: Vec<Run>,
}

/// Datagrams of one path and one length; only the last may be shorter.
#[derive(Debug)]
struct Run {
    socket: Arc<Socket>,
    to: SocketAddr,
    from: Option<IpAddr>,
    segment: usize,
    start: usize,
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
            used: 0,
            runs: Vec::new(),
        }
    }

    /// Takes a datagram of `length` bytes that `write` puts down. What the network does not take is lost, as UDP is.
    pub fn push(&mut self, path: Path<'_>, length: usize, write: impl FnOnce(&mut [u8])) {
        if length > ROOM {
            return;
        }
        self.buffer.resize(ROOM, 0);
        if self.is_full(length) {
            self.flush();
        }
        if !self.runs.last().is_some_and(|run| run.takes(path, length)) {
            if self.runs.last().is_some_and(|run| run.count > 1) {
                self.flush();
            }
            self.runs.push(Run::new(path, length, self.used));
        }
        if let Some(run) = self.runs.last_mut() {
            write(&mut self.buffer[self.used..self.used + length]);
            run.add(length);
            self.used += length;
        }
    }

    /// Sends what waits.
    pub fn flush(&mut self) {
        let mut rest = &self.runs[..];
        while let Some(first) = rest.first() {
            let alike = rest.iter().take_while(|run| run.leaves_with(first)).count().max(1);
            let (together, others) = rest.split_at(alike);
            match together {
                [run] => run.leave(&self.buffer),
                many => leave_together(many, &self.buffer),
            }
            rest = others;
        }
        self.runs.clear();
        self.used = 0;
    }

    fn is_full(&self, length: usize) -> bool {
        self.used + length > ROOM || self.runs.len() == MOST
    }
}

/// Sends single datagrams of one socket by as few calls as it takes: each has its own fate.
fn leave_together(mut runs: &[Run], buffer: &[u8]) {
    while let Some(first) = runs.first() {
        let datagrams: Vec<_> = runs.iter().map(|run| (run.to, run.bytes_in(buffer))).collect();
        let passed = match first.socket.send_many(&datagrams, first.from) {
            Ok(sent) => sent.max(1),
            Err(error) => {
                tracing::debug!(%error, to = %first.to, "not sent");
                match error.kind() {
                    io::ErrorKind::WouldBlock => return,
                    _ => 1,
                }
            }
        };
        runs = runs.get(passed..).unwrap_or_default();
    }
}

impl Run {
    fn new(path: Path<'_>, segment: usize, start: usize) -> Self {
        Self {
            socket: Arc::clone(path.socket),
            to: path.to,
            from: path.from,
            segment,
            start,
            bytes: 0,
            count: 0,
            ended: false,
        }
    }

    fn takes(&self, path: Path<'_>, length: usize) -> bool {
        let same = Arc::ptr_eq(&self.socket, path.socket) && self.to == path.to && self.from == path.from;
        let room = self.count < self.socket.max_segments();
        same && room && !self.ended && length <= self.segment && length > 0
    }

    fn add(&mut self, length: usize) {
        self.bytes += length;
        self.count += 1;
        self.ended = length < self.segment;
    }

    fn leaves_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.socket, &other.socket) && self.from == other.from && self.count == 1
    }

    fn bytes_in<'a>(&self, buffer: &'a [u8]) -> &'a [u8] {
        &buffer[self.start..self.start + self.bytes]
    }

    fn leave(&self, buffer: &[u8]) {
        let bytes = self.bytes_in(buffer);
        if let Err(error) = self.send(bytes).or_else(|error| self.one_by_one(bytes, error)) {
            tracing::debug!(%error, to = %self.to, "not sent");
        }
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

#[cfg(test)]
mod tests {
    use std::{
        net::{Ipv4Addr, UdpSocket},
        time::Duration,
    };

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn receiver() -> (UdpSocket, SocketAddr) {
        let socket = UdpSocket::bind((HERE, 0)).unwrap();
        // Loopback delivers before `send` returns.
        socket.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let address = socket.local_addr().unwrap();
        (socket, address)
    }

    /// Bound, and known to the runtime as one that takes datagrams.
    async fn sender(address: IpAddr) -> Arc<Socket> {
        let socket = Arc::new(Socket::bind(address, 0).unwrap());
        socket.writable().await.unwrap();
        socket
    }

    /// Everything that came, with its source.
    fn came(socket: &UdpSocket) -> Vec<(Vec<u8>, SocketAddr)> {
        std::iter::from_fn(|| {
            let mut buffer = [0; 2048];
            let (length, source) = socket.recv_from(&mut buffer).ok()?;
            Some((buffer[..length].to_vec(), source))
        })
        .collect()
    }

    #[tokio::test]
    async fn each_gets_its_own_in_order_from_the_address_that_was_asked() {
        let socket = sender(Ipv4Addr::UNSPECIFIED.into()).await;
        let receivers: Vec<_> = (0..MOST + 3).map(|_| receiver()).collect();
        let asked = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
        with_outgoing(|outgoing| {
            for round in 0..2 {
                for (i, (_, to)) in receivers.iter().enumerate() {
                    let path = Path {
                        socket: &socket,
                        to: *to,
                        from: Some(asked),
                    };
                    let said = [round, i as u8];
                    outgoing.push(path, 2, |out| out.copy_from_slice(&said));
                }
            }
        });
        let source = SocketAddr::new(asked, socket.local_addr().port());
        for (i, (receiver, _)) in receivers.iter().enumerate() {
            let expected = [0, 1].map(|round| (vec![round, i as u8], source));
            assert_eq!(came(receiver), expected);
        }
    }

    #[tokio::test]
    async fn one_that_cannot_be_sent_takes_none_of_the_others_with_it() {
        let socket = sender(HERE).await;
        let (one, other) = (receiver(), receiver());
        // Not of the socket's family: refused by the system.
        let nowhere: SocketAddr = "[::1]:9".parse().unwrap();
        with_outgoing(|outgoing| {
            for to in [nowhere, one.1, nowhere, nowhere, other.1, nowhere] {
                let path = Path {
                    socket: &socket,
                    to,
                    from: None,
                };
                outgoing.push(path, 4, |out| out.copy_from_slice(b"here"));
            }
        });
        for (receiver, _) in [one, other] {
            assert_eq!(came(&receiver), [(b"here".to_vec(), socket.local_addr())]);
        }
    }

    #[tokio::test]
    async fn many_to_one_between_single_ones_arrive_whole() {
        let socket = sender(HERE).await;
        let (one, other) = (receiver(), receiver());
        let lengths = [1200, 1200, 1200, 700, 1200];
        with_outgoing(|outgoing| {
            let mut push = |to, length: usize| {
                let path = Path {
                    socket: &socket,
                    to,
                    from: None,
                };
                outgoing.push(path, length, |out| out.fill(length as u8));
            };
            push(other.1, 10);
            lengths.iter().for_each(|length| push(one.1, *length));
            push(other.1, 20);
        });
        let whole = |length: &usize| (vec![*length as u8; *length], socket.local_addr());
        assert_eq!(came(&one.0), lengths.iter().map(whole).collect::<Vec<_>>());
        assert_eq!(came(&other.0), [10, 20].iter().map(whole).collect::<Vec<_>>());
    }
}
