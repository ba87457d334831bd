//! The server by hand: a client that signs its requests, a clock moved by hand, sockets that are counted.

mod at_once;
mod client;
mod counts;
mod lifetimes;
mod policy;
mod properties;
mod registry;
mod requests;
mod reservations;
