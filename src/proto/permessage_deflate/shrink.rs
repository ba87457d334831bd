//! Compressing a batch of messages (RFC 7692 §7.2.1).

use bytes::Bytes;
use flate2::{Compress, Compression, FlushCompress};

use super::FLUSH_END;

/// 4 KiB of history: as good as 32 KiB for records that repeat every hundred bytes, and few clients ask for less.
pub(super) const WINDOW_BITS: u8 = 12;

/// The fastest: a list of 500 devices takes 60 µs and a fifth of its bytes; level 6 takes twice that, for a seventh.
const LEVEL: u32 = 1;

/// The payloads of frames that carry `messages` compressed, one each; they are of use only all together and in order,
/// to somebody who keeps a window. `None` if that is no shorter than what it stands for.
pub fn shrink<'a>(messages: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<Bytes>> {
    let mut deflate = Compress::new_with_window_bits(Compression::new(LEVEL), false, WINDOW_BITS);
    let (mut before, mut after) = (0, 0);
    let mut payloads = Vec::new();
    for message in messages {
        let payload = shrink_one(&mut deflate, message)?;
        before += message.len();
        after += payload.len();
        payloads.push(payload);
    }
    (after < before).then_some(payloads)
}

fn shrink_one(deflate: &mut Compress, message: &[u8]) -> Option<Bytes> {
    if message.is_empty() {
        // One block with nothing in it (RFC 7692 §7.2.3.6); the compressor does not flush twice.
        return Some(Bytes::from_static(&[0]));
    }
    let mut payload = Vec::with_capacity(message.len() / 3 + 64);
    let begun = deflate.total_in();
    loop {
        let consumed = usize::try_from(deflate.total_in() - begun).ok()?;
        deflate
            .compress_vec(message.get(consumed..)?, &mut payload, FlushCompress::Sync)
            .ok()?;
        let is_all_in = deflate.total_in() - begun == message.len() as u64;
        // A flush that left room in the output is complete.
        if is_all_in && payload.len() < payload.capacity() {
            break;
        }
        payload.reserve(payload.capacity() / 2);
    }
    payload.truncate(payload.strip_suffix(&FLUSH_END)?.len());
    Some(payload.into())
}

#[cfg(test)]
mod tests {
    use flate2::{Decompress, FlushDecompress};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_batch_is_shrunk_where_that_makes_it_shorter() {
        let list = br#"{"peerId":"AAECAwQFBgc","name":"Amber heron","kind":"phone"},"#.repeat(8);
        let payloads = shrink([&list[..], &list[..]]).unwrap();
        let bytes: usize = payloads.iter().map(|payload| payload.len()).sum();
        assert!(
            payloads.len() == 2 && bytes < list.len() / 2,
            "{bytes} of {}",
            2 * list.len()
        );
        assert_eq!(shrink([&b"ab"[..], b"cd"]), None);
    }

    /// What somebody who keeps a window reads.
    fn read(payloads: &[Bytes], longest: usize) -> Vec<Vec<u8>> {
        let mut decompress = Decompress::new(false);
        let messages = payloads.iter().map(|payload| {
            let mut text = Vec::with_capacity(longest + 1024);
            for part in [payload, &FLUSH_END[..]] {
                decompress
                    .decompress_vec(part, &mut text, FlushDecompress::Sync)
                    .unwrap();
            }
            text
        });
        messages.collect()
    }

    #[test]
    fn messages_of_every_length_come_out_whole() {
        // Noise is no shorter when compressed: for some lengths it fills the room that was made for it to the last byte.
        let noise = |i: u32| (i.wrapping_mul(2_654_435_761) >> 13) as u8;
        let (list, noise): (_, Vec<u8>) = (vec![b'x'; 4096], (0..1500).map(noise).collect());
        for length in 0..noise.len() {
            let messages = [&list[..], &noise[..length]];
            let payloads = shrink(messages).unwrap();
            assert_eq!(read(&payloads, list.len()), messages, "{length}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shrunk_is_read_again(messages in prop::collection::vec("[a-f]{0,300}", 1..6)) {
            let shrunk = shrink(messages.iter().map(String::as_bytes));
            let Some(payloads) = shrunk else { return Ok(()) };
            let read = read(&payloads, 1024);
            prop_assert!(read.iter().map(|text| &text[..]).eq(messages.iter().map(String::as_bytes)));
        }
    }
}
