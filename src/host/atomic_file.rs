//! Writing a file so that after a power cut it is the old one or the new one, never half of either.

pub mod power;

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
    take_place(path)?;
    sync(directory(path))
}

/// As `write` for files of `dir` that belong together, each a name, content and mode.
///
/// All are complete before the first takes its place; what a crash leaves after that `recover` brings to its end.
///
/// # Errors
/// What the file system says.
pub fn write_together(dir: &Path, files: &[(&str, &[u8], u32)]) -> io::Result<()> {
    discard(dir, files.iter().map(|(name, ..)| *name))?;
    for (name, content, mode) in files {
        stage(&dir.join(name), content, *mode)?;
    }
    sync(dir)?;
    for (name, ..) in files {
        take_place(&dir.join(name))?;
    }
    sync(dir)
}

/// Ends what a crash interrupted in `write_together` of the same names: forward when the first file had taken its place,
/// back otherwise. Not while somebody else may be writing them.
///
/// # Errors
/// What the file system says.
pub fn recover(dir: &Path, names: &[&str]) -> io::Result<()> {
    let is_staged = |name: &&str| beside(&dir.join(name)).is_ok_and(|new| new.exists());
    if names.first().is_some_and(is_staged) {
        return discard(dir, names.iter().copied());
    }
    for name in names.iter().copied().filter(is_staged) {
        take_place(&dir.join(name))?;
    }
    sync(dir)
}

/// The first one last: without it the others would count as being on their way.
fn discard<'a>(dir: &Path, names: impl DoubleEndedIterator<Item = &'a str>) -> io::Result<()> {
    for name in names.rev() {
        remove(&beside(&dir.join(name))?)?;
    }
    Ok(())
}

fn stage(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let new = beside(path)?;
    // What a crash left there may have other permissions.
    remove(&new)?;
    power::step()?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&new)?;
    power::step().inspect_err(|_| power::tear(&mut file, content))?;
    file.write_all(content)?;
    power::step()?;
    file.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    power::step()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn take_place(path: &Path) -> io::Result<()> {
    power::step()?;
    fs::rename(beside(path)?, path)
}

/// A rename is kept in the directory.
fn sync(directory: &Path) -> io::Result<()> {
    power::step()?;
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
    fn files_are_parted_only_until_they_are_recovered() {
        let dir = tempfile::tempdir().unwrap();
        let (old, new): ([u8; 1], [u8; 1]) = ([1], [2]);
        let files = |content: &'static [u8]| [("a", content, PUBLIC), ("b", content, PRIVATE)];
        let read = || ["a", "b"].map(|name| fs::read(dir.path().join(name)).unwrap());
        let mut seen = Vec::new();
        for steps in 0.. {
            write_together(dir.path(), &files(&[1])).unwrap();
            power::cut_after(Some(steps));
            let done = write_together(dir.path(), &files(&[2])).is_ok();
            power::cut_after(None);
            if done {
                break;
            }
            recover(dir.path(), &["a", "b"]).unwrap();
            let [one, other] = read();
            assert!(
                one == other && [&old[..], &new[..]].contains(&&one[..]),
                "after {steps}: {one:?} {other:?}"
            );
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
            seen.push(one);
        }
        assert!(seen.contains(&old.to_vec()) && seen.contains(&new.to_vec()));
    }

    #[test]
    fn a_missing_directory_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let error = write(&dir.path().join("none/secret"), b"x", PRIVATE).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
