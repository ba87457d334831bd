//! The TCP ports of the web server: handed over by systemd, else the first free ones of the configuration.

use std::io;

use tokio::net::TcpListener;

use super::DaemonError;
use crate::{
    config::Config,
    host::systemd::Inherited,
    net::http::{BindError, bind_first_free},
};

/// At least one socket for HTTPS.
pub(super) fn https(config: &Config, inherited: &mut Inherited) -> Result<Vec<TcpListener>, DaemonError> {
    let ports = &config.http.https_ports;
    match handed_over(inherited, ports)? {
        none if none.is_empty() => bind(config, ports).map_err(DaemonError::Https),
        handed => Ok(handed),
    }
}

/// Sockets for plain HTTP, if any: without it people type `https://`, no reason not to serve.
pub(super) fn plain(config: &Config, inherited: &mut Inherited) -> Result<Vec<TcpListener>, DaemonError> {
    let ports = &config.http.http_ports;
    let handed = handed_over(inherited, ports)?;
    if ports.is_empty() || !handed.is_empty() {
        return Ok(handed);
    }
    let bound =
        bind(config, ports).inspect_err(|error| tracing::warn!(event = "port-missing", %error, "no plain HTTP"));
    Ok(bound.unwrap_or_default())
}

/// What nobody wanted is closed, so that clients are refused instead of kept waiting.
pub(super) fn close_the_rest(inherited: Inherited) {
    if inherited.strange() > 0 {
        let number = inherited.strange();
        tracing::warn!(
            event = "socket-unused",
            count = number,
            "descriptors were handed over that are no listening TCP or UDP sockets"
        );
    }
    for address in inherited.left() {
        tracing::warn!(event = "socket-unused", %address, "a socket was handed over on a port that the configuration does not name");
    }
}

fn handed_over(inherited: &mut Inherited, ports: &[u16]) -> io::Result<Vec<TcpListener>> {
    let streams = inherited.take_streams(ports);
    streams.into_iter().map(TcpListener::from_std).collect()
}

fn bind(config: &Config, ports: &[u16]) -> Result<Vec<TcpListener>, BindError> {
    bind_first_free(config.http.address, ports).map(|listener| vec![listener])
}
