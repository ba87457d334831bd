//! Receiving without sleeping: waking a sleeper is work that the kernel would charge to the server that sends.

use std::{
    net::UdpSocket,
    time::{Duration, Instant},
};

/// After this time a datagram is lost.
const PATIENCE: Duration = Duration::from_millis(200);

/// The length of the next datagram; `None` when none comes. The socket must not block.
pub fn receive(socket: &UdpSocket, buffer: &mut [u8]) -> Option<usize> {
    let until = Instant::now() + PATIENCE;
    loop {
        match socket.recv(buffer) {
            Ok(length) => return Some(length),
            Err(_) if Instant::now() < until => std::hint::spin_loop(),
            Err(_) => return None,
        }
    }
}
