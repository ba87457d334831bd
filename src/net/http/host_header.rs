//! The host that a request asks for: checked before anything is made of it.

use hyper::{
    Request,
    header::{HOST, HeaderValue, ORIGIN},
};

use crate::proto::authority::Authority;

/// The authority of HTTP/2 or the one `Host` of HTTP/1.1 (RFC 9110 §7.2); `None` when missing, repeated or malformed.
pub(super) fn asked<B>(request: &Request<B>) -> Option<Authority> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let said = match (authority, first) {
        (Some(authority), _) => authority,
        (None, Some(host)) => host.to_str().ok()?,
        (None, None) => return None,
    };
    second.is_none().then(|| Authority::parse(said))?
}

/// Whether `Origin` is the host asked for (its port too); a request without one comes from no page.
pub(super) fn origin_is(origin: &HeaderValue, asked: &Authority, secure: bool) -> bool {
    let scheme = if secure { "https" } else { "http" };
    let default = if secure { 443 } else { 80 };
    let said = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    let Some((said_scheme, Some(said))) = said.map(|(scheme, rest)| (scheme, Authority::parse(rest))) else {
        return false;
    };
    said_scheme == scheme && said.host == asked.host && said.port.unwrap_or(default) == asked.port.unwrap_or(default)
}

/// The `Origin` of a request, when it has one.
pub(super) fn origin<B>(request: &Request<B>) -> Option<&HeaderValue> {
    request.headers().get(ORIGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_must_be_the_host_asked_for() {
        let asked = Authority::parse("drop.local:8443").unwrap();
        let is = |origin: &'static str| origin_is(&HeaderValue::from_static(origin), &asked, true);
        assert!(is("https://drop.local:8443") && is("https://DROP.local:8443"));
        for origin in [
            "http://drop.local:8443",
            "https://drop.local",
            "https://evil.example",
            "null",
            "",
            "https://",
        ] {
            assert!(!is(origin), "{origin}");
        }
        assert!(origin_is(
            &HeaderValue::from_static("https://a"),
            &Authority::parse("a:443").unwrap(),
            true
        ));
    }
}
