//! Turns what a socket knows of a newcomer into what the rooms want to know.

use crate::{
    host::secret::Secret,
    proto::{
        names::Language,
        resume::ResumeKey,
        rooms::{Greeting, Identity},
        signaling::{ConnectionId, Hello, IceServer, PeerId},
        subnet::ClientAddr,
        turn::Credentials,
    },
};

/// Makes credentials of limited life for a device.
pub type Mint = Box<dyn Fn(PeerId) -> Credentials + Send + Sync>;

/// Checks resume tokens, makes up ids and hands out credentials.
pub struct Greeter {
    resume_key: ResumeKey,
    version: &'static str,
    mint: Option<Mint>,
}

/// A `hello` with what is known of its socket.
#[derive(Debug)]
pub(super) struct Introduction {
    pub connection: ConnectionId,
    pub address: ClientAddr,
    /// What the HTTP request of the socket prefers.
    pub language: Option<Language>,
    pub hello: Hello,
    pub ice_servers: Box<[IceServer]>,
    /// Eight random bytes, for a device that is new.
    pub fresh: [u8; 8],
}

impl Greeter {
    /// `version` is told in `welcome`; without `mint` there is no relay.
    pub const fn new(resume_key: ResumeKey, version: &'static str, mint: Option<Mint>) -> Self {
        Self {
            resume_key,
            version,
            mint,
        }
    }

    pub(super) fn greet(&self, introduction: Introduction) -> Greeting<'_> {
        let Introduction {
            connection,
            address,
            language,
            hello,
            ice_servers,
            fresh,
        } = introduction;
        // What the client shows is nearer to the person than what the browser sends.
        let said = hello.device.language.as_ref().and_then(Language::matching);
        let resumed = hello.resume.as_deref().and_then(|token| self.resume_key.verify(token));
        let identity = resumed.map_or_else(|| Identity::New(PeerId::new(fresh)), Identity::Resumed);
        let (resume_key, version) = (&self.resume_key, self.version);
        let device = match &identity {
            Identity::New(device) => *device,
            Identity::Resumed(resumed) => resumed.peer_id,
        };
        let ice_servers = ice_servers
            .into_iter()
            .filter_map(|server| self.with_credentials(server, device));
        let ice_servers = ice_servers.collect();
        Greeting {
            connection,
            address,
            language: said.or(language).unwrap_or_default(),
            hello,
            identity,
            resume_key,
            ice_servers,
            version,
        }
    }

    /// STUN needs no credentials, TURN is of no use without.
    fn with_credentials(&self, server: IceServer, device: PeerId) -> Option<IceServer> {
        if !server.needs_credentials() {
            return Some(server);
        }
        let Credentials { username, password } = self.mint.as_ref()?(device);
        Some(IceServer {
            username: Some(username),
            credential: Some(password),
            ..server
        })
    }
}

impl std::fmt::Debug for Greeter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Greeter")
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// Eight random bytes: an id, or a number.
pub(super) fn random() -> std::io::Result<[u8; 8]> {
    let secret = Secret::random().map_err(std::io::Error::other)?;
    let [a, b, c, d, e, f, g, h, ..] = *secret.as_bytes();
    Ok([a, b, c, d, e, f, g, h])
}
