//! Where the daemon keeps its state and its control socket.

use std::ffi::OsString;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, chown};
use std::path::{Path, PathBuf};

const PROGRAM: &str = "homedrop";

/// Where the unit of the package has its state.
const SYSTEM_STATE: &str = "/var/lib/homedrop";

/// Where the unit of the package has its socket.
pub const SYSTEM_RUNTIME: &str = "/run/homedrop";

/// The state directory: `chosen`, else systemd's, else the user's own; `None` when there is not even a home.
///
/// `variable` looks up an environment variable.
#[must_use]
pub fn state_dir(chosen: Option<&Path>, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    chosen
        .map(Path::to_owned)
        .or_else(|| set("STATE_DIRECTORY").map(first))
        .or_else(|| set("XDG_STATE_HOME").map(|base| Path::new(&base).join(PROGRAM)))
        .or_else(|| set("HOME").map(|home| Path::new(&home).join(".local/state").join(PROGRAM)))
}

/// The runtime directory: systemd's, else the state directory itself, as outside of systemd.
#[must_use]
pub fn runtime_dir(state_dir: &Path, variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    match variable("RUNTIME_DIRECTORY").filter(|value| !value.is_empty()) {
        Some(value) => first(value),
        None => state_dir.to_owned(),
    }
}

/// Makes the directory and what is missing above it, readable by nobody else; one that exists stays as it is.
///
/// # Errors
/// What the file system says.
pub fn create_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Gives `files` of the directory to whom it belongs: what root writes there the daemon must be able to read.
///
/// # Errors
/// What the file system says.
pub fn give_to_owner(dir: &Path, files: &[&str]) -> io::Result<()> {
    let owner = fs::metadata(dir)?;
    let give = |file: &&str| chown(dir.join(file), Some(owner.uid()), Some(owner.gid()));
    files.iter().try_for_each(give)
}

/// The state directory for a tool: `chosen`, else the system service's where there is one, else the user's own.
///
/// `variable` looks up an environment variable.
#[must_use]
pub fn tool_state_dir(chosen: Option<&Path>, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let system = Path::new(SYSTEM_STATE);
    match chosen {
        None if variable("STATE_DIRECTORY").is_none() && system.is_dir() => Some(system.to_owned()),
        _ => state_dir(chosen, variable),
    }
}

/// The runtime directory that goes with `tool_state_dir`.
#[must_use]
pub fn tool_runtime_dir(state_dir: &Path, chosen: bool, variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    if chosen || state_dir != Path::new(SYSTEM_STATE) {
        runtime_dir(state_dir, variable)
    } else {
        PathBuf::from(SYSTEM_RUNTIME)
    }
}

/// systemd separates several directories by colons (systemd.exec(5)).
fn first(directories: OsString) -> PathBuf {
    match directories.to_str().and_then(|text| text.split(':').next()) {
        Some(directory) => PathBuf::from(directory),
        None => PathBuf::from(directories),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn find(chosen: Option<&str>, variables: &[(&str, &str)]) -> Option<String> {
        let look = |name: &str| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        };
        state_dir(chosen.map(Path::new), look).map(|path| path.display().to_string())
    }

    #[test]
    fn the_state_directory_is_found_in_the_order_of_the_contract() {
        let all = [
            ("STATE_DIRECTORY", "/var/lib/homedrop:/b"),
            ("XDG_STATE_HOME", "/x"),
            ("HOME", "/h"),
        ];
        assert_eq!(find(Some("/chosen"), &all).as_deref(), Some("/chosen"));
        assert_eq!(find(None, &all).as_deref(), Some("/var/lib/homedrop"));
        assert_eq!(find(None, &all[1..]).as_deref(), Some("/x/homedrop"));
        assert_eq!(find(None, &all[2..]).as_deref(), Some("/h/.local/state/homedrop"));
        assert_eq!(find(None, &[("HOME", "")]), None);
    }

    #[test]
    fn the_runtime_directory_lies_in_the_state_directory_outside_of_systemd() {
        let state = Path::new("/s");
        assert_eq!(runtime_dir(state, |_| None), state);
        assert_eq!(
            runtime_dir(state, |_| Some("/run/homedrop".into())),
            Path::new("/run/homedrop")
        );
    }

    #[test]
    fn a_new_directory_is_private_and_an_old_one_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/homedrop");
        create_dir(&path).unwrap();
        create_dir(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
