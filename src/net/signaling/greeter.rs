//! Turns what a socket knows of a newcomer into what the rooms want to know.

use crate::{
    host::secret::Secret,
    proto::{
        resume::ResumeKey,
        rooms::{Greeting, Identity},
        signaling::{ConnectionId, Hello, IceServer, PeerId},
        subnet::ClientAddr,
    },
};

/// Checks resume tokens and makes up ids.
#[derive(Debug)]
pub struct Greeter {
    resume_key: ResumeKey,
    version: &'static str,
}

/// A `hello` with what is known of its socket.
#[derive(Debug)]
pub(super) struct Introduction {
    pub connection: ConnectionId,
    pub address: ClientAddr,
    pub hello: Hello,
    pub ice_servers: Vec<IceServer>,
    /// Eight random bytes, for a device that is new.
    pub fresh: [u8; 8],
}

impl Greeter {
    /// `version` is told in `welcome`.
    pub const fn new(resume_key: ResumeKey, version: &'static str) -> Self {
        Self { resume_key, version }
    }

    pub(super) fn greet(&self, introduction: Introduction) -> Greeting<'_> {
        let Introduction {
            connection,
            address,
            hello,
            ice_servers,
            fresh,
        } = introduction;
        let resumed = hello.resume.as_deref().and_then(|token| self.resume_key.verify(token));
        let identity = resumed.map_or_else(|| Identity::New(PeerId::new(fresh)), Identity::Resumed);
        let (resume_key, version) = (&self.resume_key, self.version);
        Greeting {
            connection,
            address,
            hello,
            identity,
            resume_key,
            ice_servers,
            version,
        }
    }
}

/// Eight random bytes: an id, or a number.
pub(super) fn random() -> std::io::Result<[u8; 8]> {
    let secret = Secret::random().map_err(std::io::Error::other)?;
    let [a, b, c, d, e, f, g, h, ..] = *secret.as_bytes();
    Ok([a, b, c, d, e, f, g, h])
}
