//! The beginning of a connection, waited for with nothing held but the socket: connections that stay half open by the thousand
//! cost less than a kilobyte and a half each.

use std::io;

use rustix::net::{RecvFlags, recv};
use tokio::{io::Interest, net::TcpStream};

/// The type of a handshake record (RFC 8446 §5.1).
const HANDSHAKE: u8 = 22;

/// So much of it is looked at: a ClientHello and the head of a request have two kilobytes. Who sends more shows that he means it.
const LOOK: usize = 4096;

/// Waits until what came is enough to be read (`is_record`, `is_head`), or the end. The kernel keeps what came, so that whoever
/// reads afterwards reads it all.
pub(super) async fn beginning(stream: &TcpStream, is_enough: fn(&[u8]) -> bool) -> io::Result<()> {
    loop {
        let ready = stream.ready(Interest::READABLE).await?;
        // "Would block" says that the socket is ready again only when more comes.
        let looked = stream.try_io(Interest::READABLE, || look(stream, is_enough));
        match looked {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && !ready.is_read_closed() => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
            looked => return looked,
        }
    }
}

fn look(stream: &TcpStream, is_enough: fn(&[u8]) -> bool) -> io::Result<()> {
    let mut seen = [0; LOOK];
    let (length, _) = recv(stream, &mut seen, RecvFlags::PEEK)?;
    match length == 0 || is_enough(&seen[..length]) {
        true => Ok(()),
        false => Err(io::ErrorKind::WouldBlock.into()),
    }
}

/// Whether it is worth reading: a whole record, as much as is looked at of a longer one, or what is no handshake.
pub(super) fn is_record(seen: &[u8]) -> bool {
    match *seen {
        [HANDSHAKE, _, _, high, low, ..] => {
            let length = 5 + usize::from(u16::from_be_bytes([high, low]));
            seen.len() >= length.min(LOOK)
        }
        [HANDSHAKE, ..] => false,
        _ => true,
    }
}

/// The empty line after the head (RFC 9112 §2.1), as much as is looked at of a longer one, or what begins no request.
pub(super) fn is_head(seen: &[u8]) -> bool {
    let ends = seen.windows(3).any(|last| last == b"\n\r\n" || last[1..] == *b"\n\n");
    seen.len() >= LOOK || ends || !seen.first().is_some_and(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use std::{future::poll_fn, pin::pin, task::Poll};

    use tokio::{io::AsyncWriteExt, net::TcpListener};

    use super::*;

    const RECORD: [u8; 9] = [HANDSHAKE, 3, 1, 0, 4, 1, 0, 0, 0];

    #[test]
    fn a_record_is_enough_when_it_is_whole_and_what_is_none_at_once() {
        for short in 1..RECORD.len() {
            assert!(!is_record(&RECORD[..short]), "{short} bytes");
        }
        assert!(is_record(&RECORD));
        assert!(is_record(b"GET / HTTP/1.1"));
        assert!(!is_head(b"G") && !is_head(b"GET / HTTP/1.1\r\nHost: x\r\n"));
        assert!(is_head(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") && is_head(b"GET / HTTP/1.1\n\n"));
        assert!(is_head(&RECORD) && is_head(&[b'G'; LOOK]));
        let mut long = [0; LOOK];
        long[..5].copy_from_slice(&[HANDSHAKE, 3, 1, 0x3f, 0xff]);
        assert!(is_record(&long) && !is_record(&long[..LOOK - 1]));
    }

    async fn ends() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        (client, listener.accept().await.unwrap().0)
    }

    #[tokio::test]
    async fn a_record_in_pieces_is_waited_for_and_left_where_it_is() {
        let (mut client, server) = ends().await;
        let mut waiting = pin!(beginning(&server, is_record));
        for piece in RECORD.chunks(4) {
            let early = poll_fn(|cx| Poll::Ready(waiting.as_mut().poll(cx).is_ready())).await;
            assert!(!early, "ready before the last piece");
            client.write_all(piece).await.unwrap();
        }
        waiting.await.unwrap();
        let mut read = [0; RECORD.len()];
        assert_eq!(server.peek(&mut read).await.unwrap(), RECORD.len());
        assert_eq!(read, RECORD);
    }

    #[tokio::test]
    async fn the_end_is_a_beginning_too() {
        let (mut client, server) = ends().await;
        client.write_all(&RECORD[..3]).await.unwrap();
        drop(client);
        beginning(&server, is_record).await.unwrap();
        let (client, server) = ends().await;
        drop(client);
        beginning(&server, is_head).await.unwrap();
    }
}
