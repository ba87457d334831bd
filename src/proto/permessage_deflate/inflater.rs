//! Frames as a client sends them, some compressed, into frames that are not (RFC 7692 §6.2): bytes in, bytes out.
//!
//! It stands before a reader that knows nothing of compression and judges what comes: frames that are not compressed
//! pass as they are, and what breaks the extension's rules becomes a frame that the reader refuses.

use flate2::{Decompress, FlushDecompress, Status};

use super::FLUSH_END;

/// Stored blocks are a little longer than what they hold; nobody needs more than this.
const SLACK: usize = 1024;

const FIN: u8 = 0x80;
const RSV1: u8 = 0x40;
const OPCODE: u8 = 0x0f;
const MASKED: u8 = 0x80;
/// Opcodes from here on are of control frames, which are never compressed (RFC 7692 §6.1).
const CONTROL: u8 = 0x08;
const CONTINUATION: u8 = 0;

/// A text frame with a reserved bit: refused by every reader that agreed on no extension (RFC 6455 §5.2).
const REFUSED: [u8; 6] = [FIN | 0x20 | 1, MASKED, 0, 0, 0, 0];

/// The state of one connection: a few dozen bytes while nothing compressed is on its way.
#[derive(Debug)]
pub struct Inflater {
    limit: usize,
    state: State,
    message: Option<Box<Message>>,
}

#[derive(Debug)]
enum State {
    /// Bytes of a header so far.
    Header { bytes: [u8; 14], have: usize },
    /// So many bytes of a frame's payload pass as they are.
    Passing(u64),
    /// So many bytes of a compressed frame's payload are to come.
    Collecting {
        left: usize,
        is_last: bool,
        mask: [u8; 4],
        at: usize,
    },
    /// Refused: what comes after does not count.
    Broken,
}

const FRESH: State = State::Header {
    bytes: [0; 14],
    have: 0,
};

/// A compressed message so far.
#[derive(Debug)]
struct Message {
    opcode: u8,
    compressed: Vec<u8>,
}

/// A frame's header (RFC 6455 §5.2).
struct Header {
    first: u8,
    is_masked: bool,
    length: u64,
    mask: [u8; 4],
}

impl Inflater {
    /// Messages of more than `limit` bytes, compressed or not, are refused as too long.
    pub const fn new(limit: usize) -> Self {
        Self {
            limit,
            state: FRESH,
            message: None,
        }
    }

    /// Takes what came, of any length, and appends what a reader without the extension is to see.
    pub fn handle_bytes(&mut self, mut input: &[u8], output: &mut Vec<u8>) {
        while !input.is_empty() {
            let used = match &mut self.state {
                State::Header { .. } => self.handle_header(input, output),
                State::Passing(left) => {
                    let now = usize::try_from(*left).unwrap_or(usize::MAX).min(input.len());
                    output.extend_from_slice(&input[..now]);
                    *left -= now as u64;
                    if *left == 0 {
                        self.state = FRESH;
                    }
                    now
                }
                State::Collecting { .. } => self.handle_payload(input, output),
                State::Broken => input.len(),
            };
            input = &input[used..];
        }
    }

    /// One byte more of a header; at its end it is decided what becomes of the frame.
    fn handle_header(&mut self, input: &[u8], output: &mut Vec<u8>) -> usize {
        let State::Header { bytes, have } = &mut self.state else {
            return 0;
        };
        bytes[*have] = input[0];
        *have += 1;
        let (bytes, have) = (*bytes, *have);
        if let Some(header) = Header::parse(&bytes[..have]) {
            self.state = FRESH;
            self.handle_frame(&header, &bytes[..have], output);
        }
        1
    }

    fn handle_frame(&mut self, header: &Header, bytes: &[u8], output: &mut Vec<u8>) {
        let opcode = header.first & OPCODE;
        let is_compressed = header.first & RSV1 != 0;
        if opcode >= CONTROL && !is_compressed {
            return self.pass(header, bytes, output);
        }
        match (&self.message, opcode == CONTINUATION, is_compressed) {
            (None, _, false) => self.pass(header, bytes, output),
            (None, false, true) if opcode < CONTROL => {
                self.message = Some(Box::new(Message {
                    opcode,
                    compressed: Vec::new(),
                }));
                self.collect(header, output);
            }
            (Some(_), true, false) => self.collect(header, output),
            _ => self.refuse(output),
        }
    }

    fn pass(&mut self, header: &Header, bytes: &[u8], output: &mut Vec<u8>) {
        output.extend_from_slice(bytes);
        if header.length > 0 {
            self.state = State::Passing(header.length);
        }
    }

    fn collect(&mut self, header: &Header, output: &mut Vec<u8>) {
        let held = self.message.as_ref().map_or(0, |message| message.compressed.len());
        let length = usize::try_from(header.length).unwrap_or(usize::MAX);
        if !header.is_masked {
            // Clients mask every frame (RFC 6455 §5.1).
            self.refuse(output);
        } else if held.saturating_add(length) > self.limit + SLACK {
            self.refuse_length(output);
        } else {
            let is_last = header.first & FIN != 0;
            self.state = State::Collecting {
                left: length,
                is_last,
                mask: header.mask,
                at: 0,
            };
            if length == 0 {
                self.end_frame(is_last, output);
            }
        }
    }

    fn handle_payload(&mut self, input: &[u8], output: &mut Vec<u8>) -> usize {
        let State::Collecting {
            left,
            is_last,
            mask,
            at,
        } = &mut self.state
        else {
            return 0;
        };
        let now = input.len().min(*left);
        if let Some(message) = &mut self.message {
            let bytes = input[..now].iter().zip(*at..);
            message.compressed.extend(bytes.map(|(byte, at)| byte ^ mask[at % 4]));
        }
        (*left, *at) = (*left - now, (*at + now) % 4);
        if *left == 0 {
            let is_last = *is_last;
            self.end_frame(is_last, output);
        }
        now
    }

    fn end_frame(&mut self, is_last: bool, output: &mut Vec<u8>) {
        self.state = FRESH;
        if !is_last {
            return;
        }
        let Some(message) = self.message.take() else { return };
        match inflate(message.compressed, self.limit) {
            Ok(text) => {
                write_header(message.opcode, text.len(), output);
                output.extend_from_slice(&text);
            }
            Err(Unreadable::TooLong) => self.refuse_length(output),
            Err(Unreadable::Malformed) => self.refuse(output),
        }
    }

    fn refuse(&mut self, output: &mut Vec<u8>) {
        output.extend_from_slice(&REFUSED);
        self.end();
    }

    /// The header of a frame that is longer than the reader allows.
    fn refuse_length(&mut self, output: &mut Vec<u8>) {
        write_header(1, self.limit + 1, output);
        self.end();
    }

    fn end(&mut self) {
        (self.state, self.message) = (State::Broken, None);
    }
}

impl Header {
    /// `None` while bytes are missing.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let (&first, &second) = (bytes.first()?, bytes.get(1)?);
        let (length, rest) = match second & !MASKED {
            126 => (u64::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)), 4),
            127 => (u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?), 10),
            short => (u64::from(short), 2),
        };
        let is_masked = second & MASKED != 0;
        let mask = match is_masked {
            true => bytes.get(rest..rest + 4)?.try_into().ok()?,
            false => [0; 4],
        };
        Some(Self {
            first,
            is_masked,
            length,
            mask,
        })
    }
}

/// A whole frame's header, masked with zeros.
fn write_header(opcode: u8, length: usize, output: &mut Vec<u8>) {
    output.push(FIN | opcode);
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short @ ..126), _) => output.push(MASKED | short),
        (_, Ok(medium)) => {
            output.push(MASKED | 126);
            output.extend_from_slice(&medium.to_be_bytes());
        }
        _ => {
            output.push(MASKED | 127);
            output.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    output.extend_from_slice(&[0; 4]);
}

enum Unreadable {
    TooLong,
    Malformed,
}

/// A message of at most `limit` bytes (RFC 7692 §7.2.2).
fn inflate(mut compressed: Vec<u8>, limit: usize) -> Result<Vec<u8>, Unreadable> {
    compressed.extend_from_slice(&FLUSH_END);
    let mut decompress = Decompress::new(false);
    // Room for one byte more than is allowed shows that there is more.
    let mut text = Vec::with_capacity((compressed.len() * 4).min(limit + 1));
    let mut input = compressed.as_slice();
    loop {
        let (taken, made) = (decompress.total_in(), text.len());
        let status = decompress.decompress_vec(input, &mut text, FlushDecompress::Sync);
        let status = status.map_err(|_| Unreadable::Malformed)?;
        let taken = usize::try_from(decompress.total_in() - taken).map_err(|_| Unreadable::Malformed)?;
        input = input.get(taken..).ok_or(Unreadable::Malformed)?;
        if text.len() > limit {
            return Err(Unreadable::TooLong);
        }
        match status {
            // A block marked as the last one; what follows is another stream (RFC 7692 §7.2.3.4).
            Status::StreamEnd if !input.is_empty() => decompress.reset(false),
            Status::StreamEnd => return Ok(text),
            _ if text.len() == text.capacity() => text.reserve((text.len()).min(limit + 1 - text.len()).max(1)),
            _ if input.is_empty() => return Ok(text),
            _ if taken == 0 && text.len() == made => return Err(Unreadable::Malformed),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
