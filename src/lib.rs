//! Homedrop: lets every device on a home network find each other in the browser and send files straight to each other.

pub mod assets;
pub mod config;
pub mod host;
pub mod net;
pub mod proto;
