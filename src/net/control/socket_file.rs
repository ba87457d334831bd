//! The file of the control socket: taken from nobody who answers on it, and removed when the daemon goes.

use std::{
    fs, io,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        net::UnixStream,
    },
    path::{Path, PathBuf},
    time::SystemTime,
};

use rustix::{
    fd::OwnedFd,
    fs::{FlockOperation, Mode, OFlags, fchmod, flock, open},
    net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, bind, listen, socket_with},
};

use crate::host::group;

/// Owner and group may ask, nobody else.
const MODE: u32 = 0o660;

/// Who may ask beside root.
const GROUP: &str = "homedrop";

/// Questions that may wait to be accepted.
const BACKLOG: i32 = 16;

/// The file for as long as the daemon lives.
#[derive(Debug)]
pub(super) struct SocketFile {
    path: PathBuf,
    /// What lies there later may be another daemon's.
    identity: Identity,
}

/// Device, inode, and when it was made: a file system may give the number of a file that is gone to the next one.
type Identity = (u64, u64, Option<SystemTime>);

impl SocketFile {
    /// Listens on `path`. A file of a daemon that is gone is replaced.
    ///
    /// # Errors
    /// `AddrInUse` when somebody answers on it, and what the system says.
    pub fn take(path: &Path) -> io::Result<(Self, OwnedFd)> {
        let directory = path.parent().unwrap_or(Path::new("."));
        // Two daemons that start in the same moment must not take each other's file for a left one.
        let lock = open(
            directory,
            OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
            Mode::empty(),
        )?;
        flock(&lock, FlockOperation::LockExclusive)?;
        remove_left(path)?;
        let socket = listening(path)?;
        give_to_group(path, directory);
        let identity = identity(path)?;
        let path = path.to_owned();
        Ok((Self { path, identity }, socket))
    }
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        let ours = identity(&self.path).is_ok_and(|identity| identity == self.identity);
        if ours && let Err(error) = fs::remove_file(&self.path) {
            tracing::debug!(path = %self.path.display(), %error, "control socket left behind");
        }
    }
}

fn identity(path: &Path) -> io::Result<Identity> {
    let file = fs::symlink_metadata(path)?;
    Ok((file.dev(), file.ino(), file.created().ok()))
}

fn remove_left(path: &Path) -> io::Result<()> {
    match UnixStream::connect(path) {
        Ok(_) => Err(io::ErrorKind::AddrInUse.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // Nobody listens, or it is no socket: the name in our own directory is ours.
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => fs::remove_file(path),
        // A listener whose queue is full is alive.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Err(io::ErrorKind::AddrInUse.into()),
        Err(error) => Err(error),
    }
}

fn listening(path: &Path) -> io::Result<OwnedFd> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
    // The file gets the mode of the socket, so that there is no moment in which it has more (unix(7)).
    fchmod(&socket, Mode::from_raw_mode(MODE))?;
    bind(&socket, &SocketAddrUnix::new(path)?)?;
    fs::set_permissions(path, fs::Permissions::from_mode(MODE))?;
    listen(&socket, BACKLOG)?;
    Ok(socket)
}

/// The group of the program where there is one, else that of the directory; one that the daemon is not in it cannot give.
fn give_to_group(path: &Path, directory: &Path) {
    let of_directory = || fs::metadata(directory).ok().map(|directory| directory.gid());
    let Some(group) = group::id_of(GROUP).or_else(of_directory) else {
        return;
    };
    if let Err(error) = chown(path, None, Some(group)) {
        tracing::debug!(path = %path.display(), group, %error, "control socket keeps its group");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_listener_is_replaced_and_one_with_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("control.sock");
        let (file, socket) = SocketFile::take(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, MODE);
        let second = SocketFile::take(&path).unwrap_err();
        assert_eq!(second.kind(), io::ErrorKind::AddrInUse);
        drop(socket);
        let (again, _socket) = SocketFile::take(&path).unwrap();
        drop(file);
        assert!(path.exists(), "the file of another daemon is not removed");
        drop(again);
        assert!(!path.exists());
    }

    #[test]
    fn what_is_no_socket_is_replaced_too_and_a_missing_directory_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("control.sock");
        fs::write(&path, "left").unwrap();
        assert!(SocketFile::take(&path).is_ok());
        let missing = SocketFile::take(&dir.path().join("none/control.sock")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }
}
