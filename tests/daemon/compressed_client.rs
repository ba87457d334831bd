//! A client that agrees on compression as a browser does (RFC 7692); shared by the tests and the load benchmark.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};
use tokio_rustls::client::TlsStream;

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// RSV1 (RFC 7692 §6).
const COMPRESSED: u8 = 0x40;
/// What a flush ends with and the wire leaves out (RFC 7692 §7.2.1).
const FLUSH_END: [u8; 4] = [0, 0, 0xff, 0xff];

pub struct Frames {
    stream: BufReader<TlsStream<TcpStream>>,
    inflate: Decompress,
    /// Bytes of frames so far, headers and all, without TLS.
    pub bytes: u64,
    /// Messages that came compressed.
    pub compressed: u64,
}

impl Frames {
    /// Upgrades the stream; with compression as Chromium offers it.
    pub async fn upgrade(stream: TlsStream<TcpStream>, compressed: bool) -> Self {
        let mut stream = BufReader::with_capacity(4096, stream);
        let offer = match compressed {
            true => "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
            false => "",
        };
        let head = format!(
            "GET /signaling HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{offer}\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await.unwrap());
        }
        let answer = String::from_utf8(answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 101"), "{answer}");
        assert_eq!(answer.contains("permessage-deflate"), compressed);
        Self {
            stream,
            inflate: Decompress::new(false),
            bytes: 0,
            compressed: 0,
        }
    }

    /// A text frame; its mask is zero.
    pub async fn say(&mut self, text: &str) {
        self.frame(0x80 | TEXT, text.as_bytes()).await;
    }

    /// The same, compressed.
    pub async fn say_compressed(&mut self, text: &str) {
        let mut payload = Vec::with_capacity(text.len() + 64);
        let mut deflate = Compress::new(Compression::best(), false);
        deflate
            .compress_vec(text.as_bytes(), &mut payload, FlushCompress::Sync)
            .unwrap();
        payload.truncate(payload.len() - FLUSH_END.len());
        self.frame(0x80 | COMPRESSED | TEXT, &payload).await;
    }

    /// Any frame: FIN, RSV and opcode, and a payload of less than 64 KiB.
    pub async fn frame(&mut self, first: u8, payload: &[u8]) {
        let length = u16::try_from(payload.len()).unwrap().to_be_bytes();
        let frame = [&[first, 0x80 | 126], &length[..], &[0; 4], payload].concat();
        // The daemon may have hung up: then that is what is heard next.
        let _ = self.stream.write_all(&frame).await;
        let _ = self.stream.flush().await;
    }

    /// The next message, or `closed` with its code.
    pub async fn next(&mut self) -> String {
        loop {
            let (first, second) = (
                self.stream.read_u8().await.unwrap(),
                self.stream.read_u8().await.unwrap(),
            );
            let (length, header) = match second {
                126 => (u64::from(self.stream.read_u16().await.unwrap()), 4),
                127 => (self.stream.read_u64().await.unwrap(), 10),
                short => (u64::from(short), 2),
            };
            let mut payload = vec![0; usize::try_from(length).unwrap()];
            self.stream.read_exact(&mut payload).await.unwrap();
            self.bytes += header + length;
            match first & 0x0f {
                TEXT if first & COMPRESSED != 0 => {
                    self.compressed += 1;
                    return self.inflated(payload);
                }
                TEXT => return String::from_utf8(payload).unwrap(),
                // Who is asked whether it lives and says nothing is let go.
                PING => self.frame(0x80 | PONG, &payload).await,
                PONG => {}
                CLOSE => return format!("closed {}", u16::from_be_bytes([payload[0], payload[1]])),
                other => panic!("opcode {other}"),
            }
        }
    }

    fn inflated(&mut self, mut payload: Vec<u8>) -> String {
        payload.extend_from_slice(&FLUSH_END);
        let (mut text, begun) = (Vec::with_capacity(payload.len() * 4), self.inflate.total_in());
        loop {
            let at = usize::try_from(self.inflate.total_in() - begun).unwrap();
            self.inflate
                .decompress_vec(&payload[at..], &mut text, FlushDecompress::Sync)
                .unwrap();
            if self.inflate.total_in() - begun == payload.len() as u64 && text.len() < text.capacity() {
                return String::from_utf8(text).unwrap();
            }
            text.reserve(text.capacity());
        }
    }
}
