//! Messages that go to one or many: written once, compressed at most once, shared by all.

use std::sync::{Arc, OnceLock};

use tokio_tungstenite::tungstenite::{
    Bytes, Message, Utf8Bytes,
    protocol::frame::{
        Frame, FrameHeader,
        coding::{Data, OpCode},
    },
};

use crate::proto::permessage_deflate::shrink;

/// Below this many bytes compressing saves no packet worth the work.
const MIN_COMPRESSED: usize = 512;

/// Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Batch(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    texts: Box<[Utf8Bytes]>,
    may_compress: bool,
    /// Made by the first socket that wants it; `None` when it is not worth it.
    compressed: OnceLock<Option<Vec<Bytes>>>,
}

impl Batch {
    /// What holds a secret must not be compressed: its length would tell of it.
    pub fn new(may_compress: bool, texts: impl IntoIterator<Item = Utf8Bytes>) -> Self {
        Self(Arc::new(Shared {
            texts: texts.into_iter().collect(),
            may_compress,
            compressed: OnceLock::new(),
        }))
    }

    /// Bytes of all messages, not compressed.
    pub fn len(&self) -> usize {
        self.0.texts.iter().map(|text| text.len()).sum()
    }

    /// The frames to send, all and in order.
    pub fn messages(&self, may_compress: bool) -> Box<dyn Iterator<Item = Message> + Send + '_> {
        match may_compress.then(|| self.compressed()).flatten() {
            Some(payloads) => Box::new(payloads.iter().cloned().map(compressed_text)),
            None => Box::new(self.0.texts.iter().cloned().map(Message::Text)),
        }
    }

    fn compressed(&self) -> Option<&[Bytes]> {
        if !self.0.may_compress || self.len() < MIN_COMPRESSED {
            return None;
        }
        let shrunk = || shrink(self.0.texts.iter().map(|text| text.as_bytes()));
        self.0.compressed.get_or_init(shrunk).as_deref()
    }
}

/// RSV1 says "compressed" (RFC 7692 §6).
fn compressed_text(payload: Bytes) -> Message {
    let header = FrameHeader {
        rsv1: true,
        opcode: OpCode::Data(Data::Text),
        ..FrameHeader::default()
    };
    Message::Frame(Frame::from_payload(header, payload))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_compressed_once_and_shared() {
        let batch = Batch::new(true, ["x".repeat(MIN_COMPRESSED).into()]);
        let clone = batch.clone();
        let payload = |batch: &Batch| match batch.messages(true).next() {
            Some(Message::Frame(frame)) => frame.into_payload(),
            other => panic!("not compressed: {other:?}"),
        };
        assert!(payload(&batch).len() < 20);
        assert_eq!(payload(&batch).as_ptr(), payload(&clone).as_ptr());
        assert!(matches!(batch.messages(false).next(), Some(Message::Text(_))));
    }

    #[test]
    fn what_is_short_or_may_hold_a_secret_goes_as_it_is() {
        let short = Batch::new(true, ["x".repeat(MIN_COMPRESSED - 1).into()]);
        let secret = Batch::new(false, ["x".repeat(MIN_COMPRESSED).into()]);
        for batch in [short, secret] {
            assert!(matches!(batch.messages(true).next(), Some(Message::Text(_))));
        }
    }
}
