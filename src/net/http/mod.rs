//! The web server: static files, the configuration API, the certificate, and the door to signalling.

mod accept;
mod answer;
mod apple_profile;
mod beginning;
mod ca;
mod carrier;
mod client_address;
mod config_api;
mod encoding;
mod headers;
mod heard;
mod host_header;
mod landing;
mod listener;
mod manifest;
mod metrics;
mod qr;
mod refusals;
mod route;
mod site;
mod static_files;
mod trust;
mod upgrade;
mod whoami;

pub use accept::Server;
pub use listener::{BindError, bind_first_free};
pub use metrics::{Exposition, Metrics};
pub use refusals::{Refusals, Refused};
pub use site::{CaFiles, Shown, Site};

use std::net::SocketAddr;

/// How a request reached the box.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Via {
    /// The other end of the connection.
    pub peer: SocketAddr,
    /// This end.
    pub local: SocketAddr,
    /// Whether it came by HTTPS.
    pub secure: bool,
}
