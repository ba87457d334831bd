//! Frames that no WebSocket client sends (RFC 6455 §5), written by hand.

use tokio::io::AsyncWriteExt;

use super::{HELLO, Innocents, ended_with, frame, nothing_is_left, raw, server};

/// Says hello properly, then writes the bytes; what the daemon says to it.
async fn after_hello(bytes: Vec<Vec<u8>>, expected: &[Option<u16>]) {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = raw(&server).await;
    attacker.write_all(&frame(0x81, HELLO)).await.unwrap();
    for part in bytes {
        // The daemon may have hung up in the middle.
        let _ = attacker.write_all(&part).await;
    }
    let _ = attacker.flush().await;
    let code = ended_with(attacker).await;
    assert!(expected.contains(&code), "{code:?}");
    innocents.are_served().await;
    nothing_is_left(&server, 2).await;
}

#[tokio::test]
async fn reserved_bits() {
    after_hello(vec![frame(0xc1, b"{}")], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_reserved_opcode() {
    after_hello(vec![frame(0x83, b"{}")], &[Some(1002)]).await;
}

#[tokio::test]
async fn an_unmasked_frame() {
    after_hello(vec![vec![0x81, 2, b'{', b'}']], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_continuation_of_nothing() {
    after_hello(vec![frame(0x80, b"{}")], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_new_message_inside_a_message() {
    after_hello(vec![frame(0x01, b"{"), frame(0x81, b"}")], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_ping_in_pieces() {
    after_hello(vec![frame(0x09, b"x")], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_ping_of_more_than_125_bytes() {
    after_hello(vec![frame(0x89, &[b'x'; 126])], &[Some(1002)]).await;
}

#[tokio::test]
async fn a_length_beyond_all_memory() {
    let mut huge = vec![0x81, 0x80 | 127];
    huge.extend(u64::MAX.to_be_bytes());
    huge.extend([0; 4]);
    after_hello(vec![huge], &[Some(4413), Some(1002)]).await;
}

#[tokio::test]
async fn a_hundred_mebibytes_announced() {
    let mut large = vec![0x81, 0x80 | 127];
    large.extend((100u64 << 20).to_be_bytes());
    large.extend([0; 4]);
    large.extend([b'x'; 100_000]);
    after_hello(vec![large], &[Some(4413)]).await;
}

#[tokio::test]
async fn a_message_in_ten_thousand_fragments_that_grows_too_large() {
    let mut parts = vec![frame(0x01, b"{")];
    parts.extend((0..10_000).map(|_| frame(0x00, b"xxxxxxxx")));
    after_hello(vec![parts.concat()], &[Some(4413), None]).await;
}

#[tokio::test]
async fn invalid_utf8_in_the_middle_of_a_text() {
    after_hello(
        vec![frame(0x81, b"{\"type\":\"rename\",\"name\":\"\xc3\x28\"}")],
        &[Some(4400)],
    )
    .await;
}

#[tokio::test]
async fn a_character_cut_by_the_end_of_a_message() {
    after_hello(vec![frame(0x81, b"{\"type\":\"bye\"}\xe2\x82")], &[Some(4400)]).await;
}

#[tokio::test]
async fn a_surrogate_in_utf8() {
    after_hello(vec![frame(0x81, b"\xed\xa0\x80")], &[Some(4400)]).await;
}

#[tokio::test]
async fn a_close_frame_of_one_byte() {
    after_hello(vec![frame(0x88, b"x")], &[Some(1002), None]).await;
}

#[tokio::test]
async fn a_close_frame_with_a_code_that_is_none() {
    after_hello(vec![frame(0x88, &[0, 1])], &[Some(1002), None]).await;
}

#[tokio::test]
async fn messages_after_the_close_frame() {
    let bye = frame(0x88, &[0x03, 0xe8]);
    after_hello(
        vec![[bye, frame(0x81, b"{\"type\":\"code-room-create\"}")].concat()],
        &[Some(1000), None],
    )
    .await;
}

#[tokio::test]
async fn http_after_the_upgrade() {
    after_hello(
        vec![b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec()],
        &[Some(1002), Some(4413)],
    )
    .await;
}

#[tokio::test]
async fn half_a_frame_and_silence() {
    let server = server();
    let mut innocents = Innocents::join(&server).await;
    let mut attacker = raw(&server).await;
    attacker.write_all(&[0x81, 0xfe, 0x40]).await.unwrap();
    innocents.are_served().await;
    assert_eq!(ended_with(attacker).await, Some(4408), "no hello in time");
    nothing_is_left(&server, 2).await;
}
