//! Who is asking: the connection's other end, or whom a trusted proxy speaks for.

use std::net::SocketAddr;

use hyper::{Request, header::HeaderName};

use super::{Site, Via};
use crate::proto::{
    forwarded::{self, Forwarded},
    subnet::ClientAddr,
};

const FORWARDED: HeaderName = hyper::header::FORWARDED;
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The client of a request and whether a forwarded address counted.
pub(super) fn of<B>(request: &Request<B>, via: Via, site: &Site) -> (ClientAddr, Forwarded) {
    let values = |name: HeaderName| -> Vec<&str> {
        request
            .headers()
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap_or_default())
            .collect()
    };
    let config = site.config.load();
    let trusted = &config.http.trusted_proxies;
    let (ip, used) = forwarded::client_address(via.peer.ip(), trusted, &values(FORWARDED), &values(X_FORWARDED_FOR));
    let address = match used {
        Forwarded::Used => ClientAddr::new(ip, 0, None),
        Forwarded::Ignored | Forwarded::None => ClientAddr::new(ip, scope(via.peer), Some(via.local.ip())),
    };
    (address, used)
}

fn scope(address: SocketAddr) -> u32 {
    match address {
        SocketAddr::V4(_) => 0,
        SocketAddr::V6(v6) => v6.scope_id(),
    }
}
