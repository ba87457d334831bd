//! The authority of a URL, as a request names the host that it asks for (RFC 3986 section 3.2).

use std::net::{IpAddr, Ipv6Addr};

/// Longest host that DNS can name (RFC 1035 section 2.3.4).
const MAX_HOST: usize = 253;

/// A host as in a URL, in lower case, and the port if one was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// A name or an address; IPv6 ones in brackets.
    pub host: String,
    /// 0 to 65,535.
    pub port: Option<u16>,
}

impl Authority {
    /// Reads an authority without user information; `None` when it is none, or longer than any host can be.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
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
        is_host(&host).then_some(Self { host, port })
    }
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
                Authority::parse(text),
                Some(Authority {
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
            assert_eq!(Authority::parse(text), None, "{text}");
        }
    }
}
