//! Bulk data from clients through the relay to peers, in bursts as a congestion window lets them go.

use std::{
    io::Write,
    net::{SocketAddr, UdpSocket},
};

use crate::{
    Load, Result, cpu, spin,
    turn::{CHANNEL, Client, Transport, Wire},
};

/// Transfers at a time.
const PAIRS: u8 = 4;

/// Datagrams that a sender lets go at once.
const BURST: usize = 16;

/// Bytes of a datagram: DTLS over a path of 1280 bytes, as browsers send.
const SIZE: usize = 1200;

struct Pair {
    client: Client,
    peer: UdpSocket,
}

/// Relays `count` datagrams in all.
pub fn load(server: SocketAddr, transport: Transport, secret: &[u8], count: u64, pid: u32) -> Result<Load> {
    let mut pairs = (0..PAIRS)
        .map(|n| Pair::new(server, transport, secret, n))
        .collect::<Result<Vec<_>>>()?;
    let (mut load, before) = (Load::default(), cpu::seconds(pid)?);
    while load.messages + load.lost < count {
        for pair in &mut pairs {
            pair.send()?;
        }
        for pair in &pairs {
            pair.receive(&mut load);
        }
    }
    load.cpu = cpu::seconds(pid)? - before;
    for pair in &mut pairs {
        pair.client.release()?;
    }
    Ok(load)
}

impl Pair {
    fn new(server: SocketAddr, transport: Transport, secret: &[u8], number: u8) -> Result<Self> {
        let mut client = Client::allocate(server, transport, secret, number)?;
        let here = match &client.wire {
            Wire::Udp(socket) => socket.local_addr()?.ip(),
            Wire::Tcp(stream) => stream.local_addr()?.ip(),
        };
        let peer = UdpSocket::bind((here, 0))?;
        peer.set_nonblocking(true)?;
        client.bind(peer.local_addr()?)?;
        Ok(Self { client, peer })
    }

    fn send(&mut self) -> Result<()> {
        let mut message = vec![0; 4 + SIZE];
        message[..2].copy_from_slice(&CHANNEL.to_be_bytes());
        message[2..4].copy_from_slice(&(SIZE as u16).to_be_bytes());
        match &mut self.client.wire {
            Wire::Udp(socket) => {
                for _ in 0..BURST {
                    socket.send(&message)?;
                }
            }
            Wire::Tcp(stream) => stream.write_all(&message.repeat(BURST))?,
        }
        Ok(())
    }

    fn receive(&self, load: &mut Load) {
        let mut buffer = [0; 2048];
        for came in 0..BURST as u64 {
            let Some(length) = spin::receive(&self.peer, &mut buffer) else {
                load.lost += BURST as u64 - came;
                return;
            };
            load.messages += 1;
            load.bytes += length as u64;
        }
    }
}
