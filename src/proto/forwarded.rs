//! Who a proxy says that it speaks for: `Forwarded` (RFC 7239) and `X-Forwarded-For`, believed of trusted proxies only.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;

use super::subnet::canonical;

/// Most hops looked at: more are an attack, not a home network.
const MAX_HOPS: usize = 16;

/// Whether a forwarded address counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forwarded {
    /// A trusted proxy named the client.
    Used,
    /// Headers were there, from somebody who is not trusted or with nothing that could be used.
    Ignored,
    /// No such header.
    None,
}

/// The client's address behind `source`: the right-most address in the chain that is not a trusted proxy's.
///
/// `forwarded` and `x_forwarded_for` are the values of all header fields of that name, in order; the standard's wins.
pub fn client_address(
    source: IpAddr,
    trusted: &[IpNet],
    forwarded: &[&str],
    x_forwarded_for: &[&str],
) -> (IpAddr, Forwarded) {
    let source = canonical(source);
    if forwarded.is_empty() && x_forwarded_for.is_empty() {
        return (source, Forwarded::None);
    }
    let is_trusted = |ip: IpAddr| trusted.iter().any(|net| net.contains(&ip));
    let hops = if forwarded.is_empty() {
        listed(x_forwarded_for)
    } else {
        forwarded_for(forwarded)
    };
    let mut client = source;
    for hop in hops.into_iter().rev().take(MAX_HOPS) {
        if !is_trusted(client) {
            break;
        }
        // An obfuscated or broken hop ends what can be known.
        let Some(ip) = hop else { break };
        client = ip;
    }
    let used = if client == source {
        Forwarded::Ignored
    } else {
        Forwarded::Used
    };
    (client, used)
}

fn listed(values: &[&str]) -> Vec<Option<IpAddr>> {
    values
        .iter()
        .flat_map(|value| value.split(','))
        .map(|node| address(node.trim()))
        .collect()
}

/// The `for` parameter of each element (RFC 7239 §4); an element without one is an unknown hop.
fn forwarded_for(values: &[&str]) -> Vec<Option<IpAddr>> {
    values.iter().flat_map(|value| value.split(',')).map(element).collect()
}

fn element(element: &str) -> Option<IpAddr> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("for")
            .then(|| address(value.trim().trim_matches('"')))?
    })
}

/// An address with or without port, IPv6 with or without brackets (RFC 7239 §6).
fn address(node: &str) -> Option<IpAddr> {
    let bare = node
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(node);
    let ip = bare
        .parse()
        .ok()
        .or_else(|| Some(node.parse::<SocketAddr>().ok()?.ip()))?;
    Some(canonical(ip))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ask(source: &str, trusted: &[&str], forwarded: &[&str], x: &[&str]) -> (String, Forwarded) {
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        let (ip, used) = client_address(source.parse().unwrap(), &trusted, forwarded, x);
        (ip.to_string(), used)
    }

    #[test]
    fn nobody_is_believed_by_default() {
        let (ip, used) = ask("192.168.1.9", &[], &["for=10.0.0.1"], &["10.0.0.1"]);
        assert_eq!((ip.as_str(), used), ("192.168.1.9", Forwarded::Ignored));
        assert_eq!(ask("192.168.1.9", &[], &[], &[]).1, Forwarded::None);
    }

    #[test]
    fn the_rightmost_untrusted_address_counts() {
        let trusted = &["127.0.0.0/8", "192.168.1.2/32"];
        for (forwarded, x, client) in [
            (&["for=203.0.113.9"][..], &[][..], "203.0.113.9"),
            (&["for=1.1.1.1, for=203.0.113.9"], &[], "203.0.113.9"),
            (&["for=203.0.113.9, for=192.168.1.2"], &[], "203.0.113.9"),
            (&["for=203.0.113.9;proto=https", "for=192.168.1.2"], &[], "203.0.113.9"),
            (&["For=\"[2001:db8::9]:4711\""], &[], "2001:db8::9"),
            (&["for=\"[2001:db8::9]\""], &["10.0.0.1"], "2001:db8::9"),
            (&[], &["6.6.6.6, 10.0.0.7"], "10.0.0.7"),
            (&[], &["10.0.0.7:55"], "10.0.0.7"),
            (&[], &["::ffff:10.0.0.7"], "10.0.0.7"),
        ] {
            assert_eq!(
                ask("127.0.0.1", trusted, forwarded, x),
                (client.into(), Forwarded::Used),
                "{forwarded:?} {x:?}"
            );
        }
    }

    #[test]
    fn an_unknown_hop_ends_the_chain() {
        let trusted = &["127.0.0.0/8"];
        for forwarded in [
            "for=unknown",
            "for=_hidden",
            "by=10.0.0.1",
            "for=\"",
            "",
            "for=10.0.0.1, for=unknown",
        ] {
            assert_eq!(
                ask("127.0.0.1", trusted, &[forwarded], &[]).1,
                Forwarded::Ignored,
                "{forwarded}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_header_is_survived(forwarded in ".{0,200}", x in ".{0,200}") {
            ask("127.0.0.1", &["127.0.0.0/8"], &[&forwarded], &[&x]);
        }
    }
}
