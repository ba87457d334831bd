//! A stream whose compressed WebSocket frames are inflated as they are read; writing passes as it is.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::proto::permessage_deflate::Inflater;

/// Bytes that are read at once; clients say little.
const READ_BYTES: usize = 2048;

/// A connection on which compression was agreed upon, or not.
#[derive(Debug)]
pub struct Inflating<S> {
    stream: S,
    inflating: Option<Box<State>>,
}

#[derive(Debug)]
struct State {
    inflater: Inflater,
    /// Inflated and not read yet, from `at` on; freed once it is read.
    pending: Vec<u8>,
    at: usize,
}

impl<S> Inflating<S> {
    /// With a limit, compressed messages of up to that many bytes are inflated; without, nothing is touched.
    pub fn new(stream: S, limit: Option<usize>) -> Self {
        let state = |limit| State {
            inflater: Inflater::new(limit),
            pending: Vec::new(),
            at: 0,
        };
        Self {
            stream,
            inflating: limit.map(state).map(Box::new),
        }
    }
}

impl State {
    fn hand_over(&mut self, buf: &mut ReadBuf<'_>) {
        let rest = self.pending.get(self.at..).unwrap_or_default();
        let now = rest.len().min(buf.remaining());
        buf.put_slice(&rest[..now]);
        self.at += now;
        if self.at == self.pending.len() {
            (self.pending, self.at) = (Vec::new(), 0);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Inflating<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let Self { stream, inflating } = self.get_mut();
        let Some(state) = inflating else {
            return Pin::new(stream).poll_read(cx, buf);
        };
        while state.pending.is_empty() {
            let mut bytes = [0; READ_BYTES];
            let mut read = ReadBuf::new(&mut bytes);
            ready!(Pin::new(&mut *stream).poll_read(cx, &mut read))?;
            if read.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            state.inflater.handle_bytes(read.filled(), &mut state.pending);
        }
        state.hand_over(buf);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Inflating<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// "Hello" of RFC 7692 §7.2.3.1, masked with zeros.
    const COMPRESSED: [u8; 13] = [0xc1, 0x87, 0, 0, 0, 0, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00];
    const INFLATED: [u8; 11] = [0x81, 0x85, 0, 0, 0, 0, b'H', b'e', b'l', b'l', b'o'];

    #[tokio::test]
    async fn what_is_read_in_pieces_is_whole_and_the_end_is_the_end() {
        let (mut client, server) = tokio::io::duplex(5);
        let writing = tokio::spawn(async move { client.write_all(&COMPRESSED.repeat(50)).await });
        let mut server = Inflating::new(server, Some(100));
        let mut read = Vec::new();
        let mut three = [0; 3];
        while let n @ 1.. = server.read(&mut three).await.unwrap() {
            read.extend_from_slice(&three[..n]);
        }
        writing.await.unwrap().unwrap();
        assert_eq!(read, INFLATED.repeat(50));
        assert_eq!(server.inflating.unwrap().pending.capacity(), 0);
    }

    #[tokio::test]
    async fn without_an_agreement_nothing_is_touched() {
        let (mut client, server) = tokio::io::duplex(64);
        client.write_all(&COMPRESSED).await.unwrap();
        drop(client);
        let mut read = Vec::new();
        Inflating::new(server, None).read_to_end(&mut read).await.unwrap();
        assert_eq!(read, COMPRESSED);
    }
}
