//! A stream that gathers what is written until it is flushed: many frames leave as one write, and one TLS record.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// As much as one TLS record takes (RFC 8446 §5.1); more is written before more is gathered.
const MOST: usize = 16 * 1024;

/// A connection on which nothing is held while nothing is written.
#[derive(Debug)]
pub struct Gathering<S> {
    stream: S,
    gathered: Vec<u8>,
    /// Bytes of `gathered` that were written already.
    at: usize,
}

impl<S> Gathering<S> {
    /// Nothing is written yet.
    pub const fn new(stream: S) -> Self {
        Self {
            stream,
            gathered: Vec::new(),
            at: 0,
        }
    }
}

impl<S: AsyncWrite + Unpin> Gathering<S> {
    /// Writes all that was gathered, and frees its memory.
    fn poll_drain(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(rest) = self.gathered.get(self.at..).filter(|rest| !rest.is_empty()) {
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, rest))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.at += written;
        }
        (self.gathered, self.at) = (Vec::new(), 0);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Gathering<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Gathering<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if !this.gathered.is_empty() && this.gathered.len() + bytes.len() > MOST {
            ready!(this.poll_drain(cx))?;
        }
        if bytes.len() > MOST {
            return Pin::new(&mut this.stream).poll_write(cx, bytes);
        }
        this.gathered.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_drain(cx))?;
        Pin::new(&mut this.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_drain(cx))?;
        Pin::new(&mut this.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[tokio::test]
    async fn what_was_written_arrives_whole_and_in_order_however_slow_the_reader() {
        let (mut reader, stream) = tokio::io::duplex(100);
        let expected: Vec<u8> = (0..60_000u32).map(|number| number as u8).collect();
        let written = expected.clone();
        let writing = tokio::spawn(async move {
            let mut gathering = Gathering::new(stream);
            let mut rest = written.as_slice();
            for length in [1, 100, 5_000, 20_000, 3].into_iter().cycle() {
                let (now, later) = rest.split_at(rest.len().min(length));
                gathering.write_all(now).await.unwrap();
                rest = later;
                if rest.is_empty() {
                    break;
                }
            }
            gathering.shutdown().await.unwrap();
            gathering.gathered.capacity()
        });
        let mut read = Vec::new();
        reader.read_to_end(&mut read).await.unwrap();
        assert_eq!(read, expected);
        assert_eq!(writing.await.unwrap(), 0, "nothing is held");
    }

    #[tokio::test]
    async fn nothing_leaves_before_it_is_flushed() {
        let (mut reader, stream) = tokio::io::duplex(100);
        let mut gathering = Gathering::new(stream);
        gathering.write_all(b"one").await.unwrap();
        gathering.write_all(b"two").await.unwrap();
        let mut bytes = [0; 10];
        assert!(futures_util::poll!(Box::pin(reader.read(&mut bytes))).is_pending());
        gathering.flush().await.unwrap();
        assert_eq!(reader.read(&mut bytes).await.unwrap(), 6);
        assert_eq!(gathering.gathered.capacity(), 0);
    }
}
