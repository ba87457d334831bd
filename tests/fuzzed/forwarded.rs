//! `Forwarded` and `X-Forwarded-For`: strangers choose nothing, and a client is a usable address.

use std::net::IpAddr;

use homedrop::proto::forwarded::{Forwarded, client_address};

pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (standard, usual): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.contains('='));
    let proxy: IpAddr = "192.168.1.1".parse().unwrap();
    let trusted = ["192.168.1.0/28".parse().unwrap(), "fd00::/64".parse().unwrap()];
    let stranger: IpAddr = "192.168.1.77".parse().unwrap();
    let (client, how) = client_address(stranger, &trusted, &standard, &usual);
    assert_eq!(client, stranger);
    assert_ne!(how, Forwarded::Used);
    let (client, how) = client_address(proxy, &trusted, &standard, &usual);
    assert_eq!(client, client.to_canonical());
    assert_eq!(how == Forwarded::Used, client != proxy);
    assert_eq!(how == Forwarded::None, standard.is_empty() && usual.is_empty());
}
