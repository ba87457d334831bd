//! The way through a reverse proxy: whether it lets the WebSocket pass, and tells who asks.

#[cfg(test)]
mod tests;

use std::{
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs},
    time::Duration,
};

use hyper::Uri;
use ipnet::IpNet;

use super::{Check, Finding};
use crate::net::probe::{
    tls::{self, Trust},
    websocket::{self, Upgrade},
};

const LIMIT: Duration = Duration::from_secs(8);

/// A connection of either kind.
trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

pub(super) fn check(url: &str, trusted: &[IpNet]) -> Vec<Finding> {
    let tried = Check::Proxy.tried(format!("connected to {url}"));
    let Some(base) = parse(url) else {
        return vec![tried.broken(
            "this is no address of the form https://host/path",
            "give the address that people open",
        )];
    };
    let trust = Trust::of_system(None);
    let (first, trust) = match connect(&base, &trust) {
        Ok(_) => (tried.ok("it answers, and this host trusts it"), trust),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            let advice = "nothing, when the authority is your own and your devices trust it; else give the proxy a certificate for this name";
            (
                tried.warning(format!("this host does not trust its certificate: {error}"), advice),
                Trust::Anybody,
            )
        }
        Err(error) => {
            let advice = "is the name right, does the proxy run, and does it listen there?";
            return vec![tried.broken(error.to_string(), advice)];
        }
    };
    vec![first, upgraded(&base, &trust), forwarded(&base, &trust, trusted)]
}

fn parse(url: &str) -> Option<Uri> {
    let url = if url.ends_with('/') {
        url.to_owned()
    } else {
        format!("{url}/")
    };
    let uri: Uri = url.parse().ok()?;
    let known = matches!(uri.scheme_str(), Some("https" | "http"));
    (known && uri.host().is_some() && uri.query().is_none()).then_some(uri)
}

fn connect(uri: &Uri, trust: &Trust) -> io::Result<Box<dyn Stream>> {
    let secure = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
    for address in (host, port).to_socket_addrs()? {
        match one(address, host, secure, trust) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn one(address: SocketAddr, host: &str, secure: bool, trust: &Trust) -> io::Result<Box<dyn Stream>> {
    if secure {
        return Ok(Box::new(tls::connect(address, host, trust, LIMIT)?));
    }
    let stream = TcpStream::connect_timeout(&address, LIMIT)?;
    stream.set_read_timeout(Some(LIMIT))?;
    stream.set_write_timeout(Some(LIMIT))?;
    Ok(Box::new(stream))
}

fn below(base: &Uri, name: &str) -> Option<Uri> {
    let (scheme, authority) = (base.scheme_str()?, base.authority()?);
    format!("{scheme}://{authority}{}{name}", base.path()).parse().ok()
}

fn upgraded(base: &Uri, trust: &Trust) -> Finding {
    let tried = Check::Proxy.tried("opened the signalling WebSocket through it");
    let outcome = match (below(base, "signaling"), connect(base, trust)) {
        (Some(uri), Ok(stream)) => websocket::upgrade(stream, &uri),
        (_, Err(error)) => Upgrade::Failed(error.to_string()),
        (None, _) => Upgrade::Failed("no proper address".to_owned()),
    };
    match outcome {
        Upgrade::Opened => tried.ok("it opens"),
        Upgrade::Failed(error) => tried.broken(format!("it does not open: {error}"), UPGRADE),
        Upgrade::Answered(426) => {
            tried.broken("the box answers 426: the proxy strips the Upgrade header from the request", UPGRADE)
        }
        Upgrade::Answered(403) => tried.broken(
            "the box answers 403: the proxy gives it another Host than the page has",
            "pass the Host header on as it came: nginx `proxy_set_header Host $http_host;`, Apache `ProxyPreserveHost On`",
        ),
        Upgrade::Answered(404) => tried.broken(
            "404: the proxy's path is not the box's",
            "set http.base-path to the path in front of which people open the box, and pass it on unchanged",
        ),
        Upgrade::Answered(status @ 502..=504) => tried.broken(
            format!("the proxy answers {status}: it does not reach the box"),
            "point it to the port that `homedrop status` shows; to HTTPS, or to plain HTTP with http.plain = \"client\"",
        ),
        Upgrade::Answered(status) => tried.broken(format!("an answer with status {status} instead"), UPGRADE),
    }
}

const UPGRADE: &str = "pass the upgrade on: nginx `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; \
    proxy_set_header Connection \"upgrade\";`, Apache `ProxyPass … upgrade=websocket`, Nginx Proxy Manager \
    \"Websockets Support\"; Caddy and Traefik do so by themselves";

fn forwarded(base: &Uri, trust: &Trust, trusted: &[IpNet]) -> Finding {
    let tried = Check::Proxy.tried("asked through it how the box sees this host");
    let answer = match (below(base, "whoami"), connect(base, trust)) {
        (Some(uri), Ok(stream)) => websocket::get(stream, &uri),
        (_, Err(error)) => Err(error),
        (None, _) => Err(io::ErrorKind::InvalidInput.into()),
    };
    let advice = "is it Homedrop that answers behind the proxy?";
    let (status, body) = match answer {
        Ok(answer) => answer,
        Err(error) => return tried.broken(error.to_string(), advice),
    };
    let seen: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
    let address = seen["address"].as_str().unwrap_or("?");
    match seen["forwarded"].as_str() {
        Some("used") => tried.ok(format!("as {address}, by what the proxy says")),
        // Asked from the box itself the proxy names the box, which is the proxy.
        Some("ignored") if is_among(address, trusted) => {
            tried.ok(format!("as {address}, which is trusted to speak for others"))
        }
        Some("ignored") => tried.broken(
            format!("as {address}: what the proxy says is not believed, so that all devices seem to be in one place"),
            format!("add the proxy to http.trusted-proxies, such as [\"{address}/32\"]"),
        ),
        Some("none") => tried.warning(
            format!(
                "as {address}: if that is the proxy, it does not say who asks, and all devices seem to be in one place"
            ),
            "let it set X-Forwarded-For: nginx `proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`; \
             and list it in http.trusted-proxies. When no proxy stands there, all is well",
        ),
        _ => tried.broken(format!("the answer has status {status} and is not the box's"), advice),
    }
}

fn is_among(address: &str, nets: &[IpNet]) -> bool {
    let address = address.parse::<IpAddr>();
    address.is_ok_and(|ip| nets.iter().any(|net| net.contains(&ip)))
}
