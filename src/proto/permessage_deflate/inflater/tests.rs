//! Frames in every cut and order; what a reader without the extension then sees.

use flate2::{Compress, Compression, FlushCompress};
use proptest::prelude::*;

use super::*;

const LIMIT: usize = 10_000;
const MASK: [u8; 4] = [0x11, 0xfe, 0x00, 0x7b];

/// A frame as a client sends it.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::new();
    write_header(0, payload.len(), &mut frame);
    frame[0] = first;
    let mask_at = frame.len() - 4;
    frame[mask_at..].copy_from_slice(&MASK);
    frame.extend(payload.iter().enumerate().map(|(at, byte)| byte ^ MASK[at % 4]));
    frame
}

/// The same, as this inflater writes what it inflated.
fn inflated(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::new();
    write_header(opcode, payload.len(), &mut frame);
    frame.extend_from_slice(payload);
    frame
}

/// A message compressed by itself, as a client without context takeover does.
fn deflated(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 1024);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate.compress_vec(message, &mut out, FlushCompress::Sync).unwrap();
    out.truncate(out.len() - 4);
    out
}

fn seen(input: &[u8]) -> Vec<u8> {
    let mut output = Vec::new();
    Inflater::new(LIMIT).handle_bytes(input, &mut output);
    output
}

#[test]
fn the_examples_of_the_standard() {
    // RFC 7692 §7.2.3.1: one block; §7.2.3.2: two frames with a sharing; §7.2.3.3: stored; §7.2.3.4: a last block.
    let fixed = [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00];
    let stored = [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00];
    let last = [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00];
    let two_blocks = [
        0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00,
    ];
    for payload in [&fixed[..], &stored, &last, &two_blocks] {
        assert_eq!(seen(&frame(0xc1, payload)), inflated(1, b"Hello"), "{payload:x?}");
    }
    let fragmented = [frame(0x41, &fixed[..3]), frame(0x80, &fixed[3..])].concat();
    assert_eq!(seen(&fragmented), inflated(1, b"Hello"));
}

#[test]
fn what_follows_a_last_block_is_read_too() {
    // RFC 7692 §7.2.3.4
    let mut finished = Vec::with_capacity(64);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate
        .compress_vec(b"How are ", &mut finished, FlushCompress::Finish)
        .unwrap();
    let payload = [finished, deflated(b"you?")].concat();
    assert_eq!(seen(&frame(0xc1, &payload)), inflated(1, b"How are you?"));
}

#[test]
fn headers_are_those_of_the_standard() {
    // RFC 6455 §5.2
    for (length, expected) in [
        (0, &[0x82, 0x80][..]),
        (125, &[0x82, 0xfd]),
        (126, &[0x82, 0xfe, 0, 126]),
        (65_535, &[0x82, 0xfe, 0xff, 0xff]),
        (65_536, &[0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0]),
    ] {
        let mut header = Vec::new();
        write_header(2, length, &mut header);
        assert_eq!(header, [expected, &[0; 4]].concat());
    }
}

#[test]
fn an_empty_message_is_one() {
    assert_eq!(seen(&frame(0xc1, &[0])), inflated(1, b""));
}

#[test]
fn control_frames_may_come_in_between() {
    let fixed = [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00];
    let input = [
        frame(0x41, &fixed[..3]),
        frame(0x89, b"ping"),
        frame(0x00, &[]),
        frame(0x80, &fixed[3..]),
    ]
    .concat();
    assert_eq!(seen(&input), [frame(0x89, b"ping"), inflated(1, b"Hello")].concat());
}

#[test]
fn what_breaks_the_rules_is_refused_and_nothing_after_it_counts() {
    assert_eq!(REFUSED, [0xa1, 0x80, 0, 0, 0, 0], "an empty text with RSV2");
    let after = frame(0x81, b"after");
    let hello = deflated(b"Hello");
    let mut unmasked = vec![0xc1, u8::try_from(hello.len()).unwrap()];
    unmasked.extend_from_slice(&hello);
    for breach in [
        frame(0xc9, b"compressed ping"),
        frame(0xc9, &hello),
        frame(0xc0, &hello),
        [frame(0x41, &hello), frame(0xc0, &[])].concat(),
        [frame(0x41, &hello), frame(0x81, b"another")].concat(),
        [frame(0x41, &hello), frame(0xc1, &hello)].concat(),
        frame(0xc1, &[0xff, 0xff, 0xff]),
        unmasked,
    ] {
        assert_eq!(seen(&[breach.clone(), after.clone()].concat()), REFUSED, "{breach:x?}");
    }
}

#[test]
fn what_is_too_long_is_told_by_its_length_alone() {
    let mut told = Vec::new();
    write_header(1, LIMIT + 1, &mut told);
    let bomb = deflated(&vec![b'x'; 1 << 24]);
    let parts = bomb.len() / 3 * 2;
    for input in [
        frame(0xc1, &bomb[..LIMIT]),
        frame(0xc1, &deflated(&vec![b'x'; LIMIT + 1])),
        frame(0xc1, &vec![0; LIMIT + SLACK + 1]),
        [
            frame(0x41, &vec![0; LIMIT]),
            frame(0x00, &vec![0; SLACK]),
            frame(0x00, &[0]),
        ]
        .concat(),
        [frame(0x41, &bomb[..parts.min(LIMIT)]), frame(0x80, &[0; SLACK + 1])].concat(),
    ] {
        assert_eq!(seen(&input), told);
    }
    let fits = vec![b'x'; LIMIT];
    assert_eq!(seen(&frame(0xc1, &deflated(&fits))), inflated(1, &fits));
}

#[test]
fn nothing_is_kept_after_a_message() {
    let mut inflater = Inflater::new(LIMIT);
    inflater.handle_bytes(&frame(0xc1, &deflated(&[b'x'; 5000])), &mut Vec::new());
    assert!(inflater.message.is_none());
    assert!(size_of::<Inflater>() <= 64, "{}", size_of::<Inflater>());
}

fn messages() -> impl Strategy<Value = Vec<(Vec<u8>, bool, usize)>> {
    let text = prop::collection::vec(prop::sample::select(b"abcdefg\0\xff".to_vec()), 0..600);
    prop::collection::vec((text, any::<bool>(), 1..9usize), 0..8)
}

proptest! {
    #[test]
    fn any_messages_in_any_pieces_come_out_as_they_were(messages in messages(), cut in 1..200usize) {
        let (mut input, mut expected) = (Vec::new(), Vec::new());
        for (text, is_compressed, fragments) in messages {
            if !is_compressed {
                input.extend(frame(0x82, &text));
                expected.extend(frame(0x82, &text));
                continue;
            }
            let payload = deflated(&text);
            let pieces: Vec<_> = payload.chunks(payload.len().div_ceil(fragments).max(1)).collect();
            for (at, piece) in pieces.iter().enumerate() {
                let first = if at == 0 { 0x42 } else { 0 } | if at + 1 == pieces.len() { FIN } else { 0 };
                input.extend(frame(first, piece));
            }
            expected.extend(inflated(2, &text));
        }
        let (mut inflater, mut output) = (Inflater::new(LIMIT), Vec::new());
        for piece in input.chunks(cut) {
            inflater.handle_bytes(piece, &mut output);
        }
        prop_assert_eq!(output, expected);
    }

    #[test]
    fn anything_may_come(input in prop::collection::vec(any::<u8>(), 0..2000)) {
        let output = seen(&input);
        prop_assert!(output.len() <= input.len() + LIMIT + 14);
    }
}
