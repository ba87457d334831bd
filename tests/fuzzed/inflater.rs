//! Compressed WebSocket frames: the same in pieces as at once, and never more than the limit and what was sent.

use homedrop::proto::permessage_deflate::Inflater;

use super::taking::Taking;

const LIMIT: usize = 4096;

pub fn check(data: &[u8]) {
    let mut whole = Vec::new();
    Inflater::new(LIMIT).handle_bytes(data, &mut whole);
    let mut pieces = Vec::new();
    let mut inflater = Inflater::new(LIMIT);
    let mut rest = data;
    let mut sizes = Taking(data);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at((usize::from(sizes.byte()) + 1).min(rest.len()));
        inflater.handle_bytes(piece, &mut pieces);
        rest = after;
    }
    assert_eq!(whole, pieces);
    // Each compressed message has a header of two bytes and a mask at least, and gives one frame.
    let messages = data.len() / 6 + 1;
    assert!(whole.len() <= data.len() + messages * (LIMIT + 16));
}
