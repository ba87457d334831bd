//! The listening control socket, before anybody is answered.

use std::{
    io,
    os::unix::net::UnixListener as StdListener,
    path::{Path, PathBuf},
};

use tokio::net::UnixListener;

use super::{SOCKET, socket_file::SocketFile};

/// Listens in a runtime directory; its file goes when it is dropped.
#[derive(Debug)]
pub struct Listener {
    /// Goes first: while somebody listens, no other daemon takes the name.
    pub(super) file: SocketFile,
    pub(super) socket: UnixListener,
}

/// There is no control socket.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Another daemon answers on it.
    #[error("another homedrop runs already and answers on {}", .0.display())]
    InUse(PathBuf),
    /// It cannot be made.
    #[error("{}: {source}", path.display())]
    File {
        /// Where it should lie.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Listener {
    /// Listens in the directory `runtime`. Needs a tokio runtime.
    ///
    /// # Errors
    /// `BindError`, when another daemon has the socket or the system refuses one.
    pub fn bind(runtime: &Path) -> Result<Self, BindError> {
        let path = runtime.join(SOCKET);
        Self::at(&path).map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => BindError::InUse(path),
            _ => BindError::File { path, source },
        })
    }

    fn at(path: &Path) -> io::Result<Self> {
        let (file, socket) = SocketFile::take(path)?;
        let socket = UnixListener::from_std(StdListener::from(socket))?;
        Ok(Self { file, socket })
    }
}
