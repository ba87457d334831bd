//! Asks the daemon by its control socket: for the tools, which have no runtime.

use std::{
    io::{self, Read, Write},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    time::Duration,
};

use super::Request;

/// A little longer than the daemon takes at most.
const LIMIT: Duration = Duration::from_secs(6);

/// More than any answer: a status names at most a few hundred rooms and addresses.
const MAX_ANSWER: u64 = 1 << 20;

/// There is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Nobody listens.
    #[error("homedrop does not run: nothing answers at {}", .0.display())]
    NotRunning(PathBuf),
    /// The daemon runs, but not for this user.
    #[error("{}: only root and members of the socket's group may ask; try sudo", .0.display())]
    NotAllowed(PathBuf),
    /// It runs and does not answer as it should.
    #[error("{}: {source}", path.display())]
    Failed {
        /// The socket.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
}

/// The answer to `request` at `socket`: one line of JSON.
///
/// # Errors
/// `AskError`, when nobody is there, does not want to, or takes longer than six seconds.
pub fn ask(socket: &Path, request: Request) -> Result<String, AskError> {
    let path = || socket.to_owned();
    let stream = UnixStream::connect(socket).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused | io::ErrorKind::NotADirectory => {
            AskError::NotRunning(path())
        }
        io::ErrorKind::PermissionDenied => AskError::NotAllowed(path()),
        _ => AskError::Failed { path: path(), source },
    })?;
    converse(stream, request).map_err(|source| AskError::Failed { path: path(), source })
}

fn converse(mut stream: UnixStream, request: Request) -> io::Result<String> {
    stream.set_read_timeout(Some(LIMIT))?;
    stream.set_write_timeout(Some(LIMIT))?;
    stream.write_all(request.line().as_bytes())?;
    stream.write_all(b"\n")?;
    let mut answer = String::new();
    stream.take(MAX_ANSWER).read_to_string(&mut answer)?;
    match answer.ends_with('\n') {
        true => Ok(answer),
        false => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the answer has no end")),
    }
}
