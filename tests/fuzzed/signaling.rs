//! Signalling messages: read within their limits, or refused with a reason that is fit to be sent back.

use homedrop::proto::signaling::{ClientMessage, parse_client_message};

pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match parse_client_message(&text) {
        // What is opaque is passed on as it came: no byte of it is made anew.
        Ok(ClientMessage::Signal(signal)) => assert!(text.contains(signal.payload.get())),
        Ok(_) => {}
        Err(malformed) => assert!(malformed.to_string().len() <= 512, "{malformed}"),
    }
}
