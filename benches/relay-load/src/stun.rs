//! Binding requests of many clients at once.

use std::net::{SocketAddr, UdpSocket};

use stun_types::message::{BINDING, Message, MessageWrite, MessageWriteVec};

use crate::{Load, Result, cpu, spin};

/// Clients that ask in turn, each waiting for its answer before it asks again.
const CLIENTS: usize = 64;

/// Asks `count` times in all.
pub fn load(server: SocketAddr, count: u64, pid: u32) -> Result<Load> {
    let clients = (0..CLIENTS)
        .map(|_| client(server))
        .collect::<std::io::Result<Vec<_>>>()?;
    let request = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
    let (mut load, mut buffer, before) = (Load::default(), [0; 512], cpu::seconds(pid)?);
    while load.messages + load.lost < count {
        for client in &clients {
            client.send(&request)?;
        }
        for client in &clients {
            match spin::receive(client, &mut buffer) {
                Some(length) => {
                    load.messages += 1;
                    load.bytes += length as u64;
                }
                None => load.lost += 1,
            }
        }
    }
    load.cpu = cpu::seconds(pid)? - before;
    Ok(load)
}

fn client(server: SocketAddr) -> std::io::Result<UdpSocket> {
    let any = if server.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let socket = UdpSocket::bind(any)?;
    socket.connect(server)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}
