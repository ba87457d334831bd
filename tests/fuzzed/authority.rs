//! Hosts that requests ask for, and the languages and extensions that they offer.

use homedrop::proto::{authority::Authority, names, permessage_deflate::Agreement};

pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Some(read) = Authority::parse(&text) {
        assert!(read.host.len() <= 254 && !read.host.is_empty());
        assert!(
            read.host
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"/\\<>\"'@?#".contains(&byte)),
            "{read:?}"
        );
        let written = read
            .port
            .map_or(read.host.clone(), |port| format!("{}:{port}", read.host));
        assert_eq!(Authority::parse(&written), Some(read));
    }
    let _ = names::preferred(text.split('\n'));
    if let Some(agreed) = Agreement::from_offers(text.split('\n')) {
        assert!(
            agreed
                .answer()
                .starts_with("permessage-deflate; client_no_context_takeover")
        );
    }
}
