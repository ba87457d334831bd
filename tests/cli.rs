//! The program as a script sees it: exit codes of sysexits(3), one line on standard error, nothing more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

fn homedrop(args: &[&str], home: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_homedrop"));
    command.args(args).env_clear().env("HOME", home).output().unwrap()
}

/// Runs it; the code, and the one line that it says.
fn refused(args: &[&str], home: &Path) -> (i32, String) {
    let output = homedrop(args, home);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.stdout.is_empty() && text.ends_with('\n') && text.lines().count() == 1,
        "{text:?}"
    );
    assert!(text.starts_with("homedrop: "), "{text}");
    (output.status.code().unwrap(), text)
}

fn config(dir: &TempDir, text: &str) -> String {
    let path = dir.path().join("test.toml");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn version_and_help_are_no_errors() {
    let dir = TempDir::new().unwrap();
    let version = homedrop(&["--version"], dir.path());
    assert_eq!(version.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(version.stdout).unwrap(),
        format!("homedrop {}\n", env!("CARGO_PKG_VERSION"))
    );
    for args in [&["--help"][..], &["run", "--help"], &["check-config", "--help"]] {
        let help = homedrop(args, dir.path());
        assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().contains("Usage: homedrop"));
    }
}

#[test]
fn wrong_usage_is_64() {
    let dir = TempDir::new().unwrap();
    for args in [
        &["frob"][..],
        &["--frob"],
        &["run", "--config"],
        &["check-config", "a", "b"],
    ] {
        assert_eq!(refused(args, dir.path()).0, 64, "{args:?}");
    }
}

#[test]
fn check_config_prints_what_is_in_force() {
    let dir = TempDir::new().unwrap();
    let file = config(&dir, "name = \"Küche\"\n");
    let output = homedrop(&["check-config", "--config", &file], dir.path());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && printed.contains("name = \"Küche\"") && printed.contains("away-seconds = 120"));
    let again = config(&dir, &printed);
    let second = homedrop(&["check-config", "--config", &again], dir.path());
    assert_eq!(String::from_utf8(second.stdout).unwrap(), printed);
}

#[test]
fn a_refused_configuration_is_78_with_its_place() {
    let dir = TempDir::new().unwrap();
    let file = config(&dir, "[http]\nhttps-port = [443]\n");
    for command in ["check-config", "run"] {
        let (code, text) = refused(&[command, "--config", &file], dir.path());
        assert_eq!(code, 78);
        assert!(
            text.contains("test.toml:2:1") && text.contains("http.https-port"),
            "{text}"
        );
    }
    let (code, _) = refused(&["check-config", "--config", "/nonexistent/homedrop.toml"], dir.path());
    assert_eq!(code, 78);
}

#[test]
fn a_taken_port_is_69_and_a_damaged_state_65() {
    let dir = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let file = config(
        &dir,
        &format!("[http]\naddress = \"127.0.0.1\"\nhttps-ports = [{port}]\n"),
    );
    let state = dir.path().join("state");
    let quiet = "[log]\nlevel = \"error\"\n";
    fs::write(&file, fs::read_to_string(&file).unwrap() + quiet).unwrap();
    let args = ["run", "--config", &file, "--state-dir", state.to_str().unwrap()];
    assert_eq!(refused(&args, dir.path()).0, 69);
    fs::write(state.join("secret"), "short").unwrap();
    let (code, text) = refused(&args, dir.path());
    assert_eq!(code, 65, "{text}");
}

#[test]
fn the_ca_is_told_exported_and_replaced() {
    let home = TempDir::new().unwrap();
    let state = home.path().join("state");
    fs::create_dir(&state).unwrap();
    let state_dir = ["--state-dir", state.to_str().unwrap()];
    let ca = |command: &str| homedrop(&[&["ca", command], &state_dir[..]].concat(), home.path());
    let (code, said) = refused(&[&["ca", "rotate"], &state_dir[..]].concat(), home.path());
    assert!(code == 65 && said.contains("ca.pem"), "nothing to rotate: {said}");
    let names = homedrop::pki::LeafNames::new([], []);
    let pki = homedrop::pki::Pki::open(&state, &names, std::time::SystemTime::now()).unwrap();
    let text = |output: Output| String::from_utf8(output.stdout).unwrap();
    assert_eq!(text(ca("fingerprint")), format!("{}\n", pki.fingerprint()));
    assert_eq!(text(ca("export")), pki.ca_pem());
    let new = text(ca("rotate"));
    assert!(new != format!("{}\n", pki.fingerprint()) && new == text(ca("fingerprint")));
    for key in ["ca-key.pem", "leaf-key.pem"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(state.join(key)).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
