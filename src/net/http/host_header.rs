//! The host that a request asks for: checked before anything is made of it.

use std::net::{IpAddr, Ipv6Addr};

use hyper::{
    Request,
    header::{HOST, HeaderValue, ORIGIN},
};

/// Longest host that DNS can name (RFC 1035 §2.3.4).
const MAX_HOST: usize = 253;

/// A host as in a URL, in lower case, and the port if one was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AskedHost {
    pub host: String,
    pub port: Option<u16>,
}

/// The authority of HTTP/2 or the one `Host` of HTTP/1.1 (RFC 9110 §7.2); `None` when missing, repeated or malformed.
pub(super) fn asked<B>(request: &Request<B>) -> Option<AskedHost> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let said = match (authority, first) {
        (Some(authority), _) => authority,
        (None, Some(host)) => host.to_str().ok()?,
        (None, None) => return None,
    };
    second.is_none().then(|| parse(said))?
}

/// Whether `Origin` is the host asked for (its port too); a request without one comes from no page.
pub(super) fn origin_is(origin: &HeaderValue, asked: &AskedHost, secure: bool) -> bool {
    let scheme = if secure { "https" } else { "http" };
    let default = if secure { 443 } else { 80 };
    let said = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    let Some((said_scheme, Some(said))) = said.map(|(scheme, rest)| (scheme, parse(rest))) else {
        return false;
    };
    said_scheme == scheme && said.host == asked.host && said.port.unwrap_or(default) == asked.port.unwrap_or(default)
}

/// The `Origin` of a request, when it has one.
pub(super) fn origin<B>(request: &Request<B>) -> Option<&HeaderValue> {
    request.headers().get(ORIGIN)
}

pub(super) fn parse(text: &str) -> Option<AskedHost> {
    let (host, port) = split_port(text)?;
    let host = host.to_ascii_lowercase();
    let port = match port {
        Some(port) => Some(
            port.parse()
                .ok()
                .filter(|_| port.bytes().all(|byte| byte.is_ascii_digit()))?,
        ),
        None => None,
    };
    is_host(&host).then_some(AskedHost { host, port })
}

fn split_port(text: &str) -> Option<(&str, Option<&str>)> {
    if text.starts_with('[') {
        let end = text.find(']')? + 1;
        let (host, rest) = text.split_at(end);
        return if rest.is_empty() {
            Some((host, None))
        } else {
            Some((host, Some(rest.strip_prefix(':')?)))
        };
    }
    Some(
        text.split_once(':')
            .map_or((text, None), |(host, port)| (host, Some(port))),
    )
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        return inner
            .strip_suffix(']')
            .is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok());
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    name.len() <= MAX_HOST && (name.parse::<IpAddr>().is_ok() || name.split('.').all(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_a_home_are_read() {
        for (text, host, port) in [
            ("drop.local", "drop.local", None),
            ("Drop.Local:8443", "drop.local", Some(8443)),
            ("192.168.1.2", "192.168.1.2", None),
            ("[fe80::1]:443", "[fe80::1]", Some(443)),
            ("localhost:1", "localhost", Some(1)),
            ("fritz.box.", "fritz.box.", None),
        ] {
            assert_eq!(
                parse(text),
                Some(AskedHost {
                    host: host.into(),
                    port
                }),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_host_is_refused() {
        let long = "a".repeat(64);
        for text in [
            "", ":", "a b", "a/b", "<x>", "a:b", "a:99999", "a:+1", "[::1", "[x]", "[::1]x", "é.local", "a..b", &long,
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_origin_must_be_the_host_asked_for() {
        let asked = parse("drop.local:8443").unwrap();
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
            &parse("a:443").unwrap(),
            true
        ));
    }
}
