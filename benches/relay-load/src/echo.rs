//! What a server costs that reads nothing: each datagram goes back as it came, by the fewest system calls there are.

use std::{
    io::{IoSlice, IoSliceMut},
    net::{SocketAddr, UdpSocket},
    os::fd::AsRawFd,
};

use nix::sys::socket::{MsgFlags, MultiHeaders, SockaddrStorage, recvmmsg, sendmmsg};

use crate::Result;

/// Datagrams of one call: as many as clients ask at once.
const BATCH: usize = 64;

/// Serves until it is ended.
pub fn serve(address: SocketAddr) -> Result<()> {
    let socket = UdpSocket::bind(address)?;
    let fd = socket.as_raw_fd();
    let mut buffers = vec![[0; 512]; BATCH];
    let mut came: Vec<(Option<SockaddrStorage>, usize)> = Vec::with_capacity(BATCH);
    loop {
        came.clear();
        let mut places: Vec<_> = buffers.iter_mut().map(|buffer| [IoSliceMut::new(buffer)]).collect();
        let mut headers = MultiHeaders::<SockaddrStorage>::preallocate(BATCH, None);
        let received = recvmmsg(fd, &mut headers, places.iter_mut(), MsgFlags::MSG_WAITFORONE, None)?;
        came.extend(received.map(|message| (message.address, message.bytes)));
        let slices: Vec<_> = buffers
            .iter()
            .zip(&came)
            .map(|(buffer, (_, length))| [IoSlice::new(&buffer[..*length])])
            .collect();
        let to: Vec<_> = came.iter().map(|(to, _)| *to).collect();
        let mut headers = MultiHeaders::preallocate(BATCH, None);
        sendmmsg(fd, &mut headers, &slices, &to, [], MsgFlags::empty())?;
    }
}
