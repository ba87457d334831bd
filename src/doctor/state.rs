//! The state directory: whether it can be written, whether there is room, and who may read the keys.

use std::{fs, io, os::unix::fs::PermissionsExt, path::Path};

use rustix::{fs::statvfs, io::Errno, process::geteuid};

use super::{Check, Finding, Severity};
use crate::host::atomic_file;

/// Written to find out whether it can be: as much as a certificate with its key takes.
const PROBE: [u8; 8192] = [0; 8192];

/// Less than this is found full by something else soon.
const LITTLE: u64 = 20 << 20;

/// Files that nobody else may read.
const SECRETS: [&str; 3] = ["ca-key.pem", "leaf-key.pem", "secret"];

pub(super) fn check(directory: &Path) -> Vec<Finding> {
    let shown = directory.display();
    let tried = Check::State.tried(format!("wrote a file to {shown}"));
    match written(directory) {
        Ok(()) => {
            let mut findings = vec![tried.ok("it was written, and removed again")];
            findings.extend(secrets(directory));
            findings.push(room(directory));
            findings
        }
        Err(error) => vec![refused(tried, directory, &error)],
    }
}

fn written(directory: &Path) -> io::Result<()> {
    let probe = directory.join(".doctor");
    let written = atomic_file::write(&probe, &PROBE, atomic_file::PRIVATE);
    // What could be written in part lies beside it.
    for left in [probe.clone(), directory.join("..doctor.new")] {
        match fs::remove_file(left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound && written.is_ok() => return Err(error),
            _ => {}
        }
    }
    written
}

fn refused(tried: super::finding::Tried, directory: &Path, error: &io::Error) -> Finding {
    let errno = error.raw_os_error().map(Errno::from_raw_os_error);
    let shown = directory.display();
    match errno {
        Some(Errno::NOSPC | Errno::DQUOT) => tried.broken(
            "the disk is full: certificates cannot be renewed, names are not kept",
            format!("make room on the file system of {shown}: see `df -h {shown}` and `df -i {shown}`"),
        ),
        Some(Errno::ROFS) => tried.broken(
            "the file system is read-only",
            "an SD card that wears out is mounted so: look at `dmesg`, replace the card, restore the state from a copy",
        ),
        Some(Errno::NOENT) => tried.found(
            Severity::Notice,
            format!("{shown} does not exist: the daemon has never run with it"),
            "start the daemon, or give its --state-dir",
        ),
        Some(Errno::ACCESS | Errno::PERM) if !geteuid().is_root() => tried.unknown(
            "this user may not, which is as it should be",
            "run this as root to have it tried",
        ),
        _ => tried.broken(
            format!("{error}"),
            format!("the daemon's user must own {shown} and be allowed to write there"),
        ),
    }
}

fn secrets(directory: &Path) -> Option<Finding> {
    let open = |name: &&&str| {
        let file = fs::metadata(directory.join(name));
        file.is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
    };
    let open: Vec<&str> = SECRETS.iter().filter(open).copied().collect();
    if open.is_empty() {
        return None;
    }
    let tried = Check::State.tried("looked at who may read keys and secret");
    let files = open.join(", ");
    let advice = format!(
        "chmod 600 in {}: {files}; if others use this host, `homedrop ca rotate`",
        directory.display()
    );
    Some(tried.warning(format!("others may read {files}"), advice))
}

fn room(directory: &Path) -> Finding {
    let tried = Check::Disk.tried(format!(
        "asked the file system of {} for its free room",
        directory.display()
    ));
    let advice = "make room before certificates and names cannot be written";
    match statvfs(directory) {
        Ok(system) => {
            let free = system.f_bavail.saturating_mul(system.f_frsize);
            let seen = format!("{} MB are free", free / 1_000_000);
            // File systems without a fixed number of files tell zero of zero.
            if free < LITTLE || system.f_files > 0 && system.f_favail == 0 {
                tried.warning(seen, advice)
            } else {
                tried.ok(seen)
            }
        }
        Err(error) => tried.unknown(error.to_string(), advice),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;

    use super::*;

    #[test]
    fn what_is_well_leaves_nothing_behind_and_open_secrets_are_named() {
        let directory = tempfile::tempdir().unwrap();
        let severities = |findings: &[Finding]| findings.iter().map(|finding| finding.severity).collect::<Vec<_>>();
        let well = check(directory.path());
        assert_eq!(severities(&well), [Severity::Ok, Severity::Ok], "{well:?}");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);

        for (name, mode) in [("secret", 0o640), ("ca-key.pem", 0o604), ("leaf-key.pem", 0o600)] {
            let path = directory.path().join(name);
            fs::write(&path, "").unwrap();
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        }
        let open = check(directory.path());
        assert_eq!(severities(&open), [Severity::Ok, Severity::Warning, Severity::Ok]);
        assert_eq!(open[1].seen, "others may read ca-key.pem, secret");
    }

    #[test]
    fn a_directory_that_cannot_be_written_is_told_by_its_cause() {
        let directory = tempfile::tempdir().unwrap();
        let missing = check(&directory.path().join("missing"));
        assert_eq!(missing[0].severity, Severity::Notice, "{missing:?}");
        let file = directory.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(check(&file)[0].severity, Severity::Broken, "a file is no directory");

        let told = |errno: Errno| {
            let error = io::Error::from_raw_os_error(errno.raw_os_error());
            refused(Check::State.tried(""), directory.path(), &error)
        };
        for (errno, word) in [
            (Errno::NOSPC, "full"),
            (Errno::DQUOT, "full"),
            (Errno::ROFS, "read-only"),
            (Errno::IO, "Input/output"),
        ] {
            let finding = told(errno);
            assert_eq!(finding.severity, Severity::Broken);
            assert!(finding.seen.contains(word), "{}", finding.seen);
        }
        let kept_out = if geteuid().is_root() {
            Severity::Broken
        } else {
            Severity::Unknown
        };
        assert_eq!(told(Errno::ACCESS).severity, kept_out);
    }
}
