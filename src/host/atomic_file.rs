//! Writing a file so that after a power cut it is the old one or the new one, never half of either.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Permissions of what only the daemon may read: keys and secrets.
pub const PRIVATE: u32 = 0o600;

/// Permissions of what anybody may read: certificates.
pub const PUBLIC: u32 = 0o644;

/// Replaces the file at `path` by `content` with permissions `mode`, of which the umask may take some away.
///
/// The directory must exist. One writer at a time: the new content lies beside `path` until it is complete.
///
/// # Errors
/// What the file system says; the old file is then still there, or the new one, complete.
pub fn write(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    stage(path, content, mode)?;
    fs::rename(beside(path)?, path)?;
    sync(directory(path))
}

/// As `write` for files of `dir` that belong together, each a name, content and mode.
///
/// All are complete before the first takes its place, so that only a crash between two renames can part them.
///
/// # Errors
/// What the file system says.
pub fn write_together(dir: &Path, files: &[(&str, &[u8], u32)]) -> io::Result<()> {
    for (name, content, mode) in files {
        stage(&dir.join(name), content, *mode)?;
    }
    for (name, ..) in files {
        let path = dir.join(name);
        fs::rename(beside(&path)?, &path)?;
    }
    sync(dir)
}

fn stage(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let new = beside(path)?;
    // What a crash left there may have other permissions.
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => (),
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&new)?;
    file.write_all(content)?;
    file.sync_all()
}

/// A rename is kept in the directory.
fn sync(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut new = std::ffi::OsString::from(".");
    new.push(name);
    new.push(".new");
    Ok(path.with_file_name(new))
}

fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_is_made_and_replaced_with_its_permissions() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key.pem");
        write(&path, b"one", PUBLIC).unwrap();
        write(&path, b"two", PRIVATE).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, PRIVATE);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_crash_left_is_no_hindrance() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("secret");
        fs::write(dir.path().join(".secret.new"), "half").unwrap();
        write(&path, b"whole", PRIVATE).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, PRIVATE);
    }

    #[test]
    fn files_that_belong_together_are_all_written() {
        let dir = tempfile::tempdir().unwrap();
        write_together(dir.path(), &[("a", b"1", PUBLIC), ("b", b"2", PRIVATE)]).unwrap();
        assert_eq!(fs::read(dir.path().join("a")).unwrap(), b"1");
        assert_eq!(
            fs::metadata(dir.path().join("b")).unwrap().permissions().mode() & 0o777,
            PRIVATE
        );
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_missing_directory_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let error = write(&dir.path().join("none/secret"), b"x", PRIVATE).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
