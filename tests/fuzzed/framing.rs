//! STUN and ChannelData in a stream: where a message ends shows in its first four bytes, and nowhere else.

use homedrop::proto::turn::{MAX_FRAME, frame_length};

pub fn check(data: &[u8]) {
    let known = frame_length(data);
    for cut in 0..data.len().min(8) {
        match (frame_length(&data[..cut]), known) {
            (Ok(None), _) => assert!(cut < 4),
            (said, _) => assert_eq!(said, known),
        }
    }
    if let Ok(Some(length)) = known {
        assert!((4..=MAX_FRAME).contains(&length));
        assert_eq!(length % 4, 0, "streams are padded");
    }
}
