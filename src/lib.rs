//! Homedrop: lets every device on a home network find each other in the browser and send files straight to each other.

pub mod assets;
pub mod cli;
pub mod config;
pub mod daemon;
pub mod doctor;
pub mod host;
pub mod net;
pub mod pki;
pub mod proto;
pub mod terminal_qr;
