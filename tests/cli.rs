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

/// A daemon of this program, ended with the test.
struct Running(std::process::Child);

impl Running {
    /// Waits until it answers on its control socket.
    fn start(home: &Path, state: &Path, config: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homedrop"));
        command.args(["run", "--config", config, "--state-dir", state.to_str().unwrap()]);
        let nowhere = std::process::Stdio::null;
        let child = command
            .env_clear()
            .env("HOME", home)
            .stdout(nowhere())
            .stderr(nowhere())
            .spawn();
        let running = Self(child.unwrap());
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while std::os::unix::net::UnixStream::connect(state.join("control.sock")).is_err() {
            assert!(std::time::Instant::now() < until, "the daemon does not start");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        running
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Any free ports, and nothing announced.
const ANY_PORTS: &str = "name = \"Küche\"\n[http]\naddress = \"127.0.0.1\"\nhttps-ports = [0]\nhttp-ports = [0]\n\
    [stun]\nport = 0\nalternate-port = 0\n[turn]\ntls-port = 0\n[discovery]\nenabled = false\n";

#[test]
fn the_running_daemon_is_asked() {
    let home = TempDir::new().unwrap();
    let state = home.path().join("state");
    fs::create_dir(&state).unwrap();
    let state_dir = ["--state-dir", state.to_str().unwrap()];
    for command in ["status", "qr"] {
        let (code, said) = refused(&[&[command], &state_dir[..]].concat(), home.path());
        assert!(code == 3 && said.contains("does not run"), "{said}");
    }
    let file = config(&home, ANY_PORTS);
    let _running = Running::start(home.path(), &state, &file);
    let text = |args: &[&str]| {
        let output = homedrop(&[args, &state_dir[..]].concat(), home.path());
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let json: serde_json::Value = serde_json::from_str(&text(&["status", "--json"])).unwrap();
    let port = json["ports"]["https"].as_u64().unwrap();
    let shown = text(&["status"]);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    assert!(
        shown.starts_with("Homedrop ")
            && shown.contains(", called Küche: ")
            && shown.contains(&format!("HTTPS {port}, ")),
        "{shown}"
    );
    let fingerprint = text(&["ca", "fingerprint"]);
    assert_eq!(json["certificate"]["ca"]["fingerprint"], fingerprint.trim());
    let qr = text(&["qr"]);
    let address = json["addresses"].as_array().unwrap().first();
    if let Some(address) = address {
        assert!(
            qr.ends_with(&format!("\n{}\n", address.as_str().unwrap())) && qr.contains('█'),
            "{qr}"
        );
    }
    let (code, said) = refused(&[&["run", "--config", &file], &state_dir[..]].concat(), home.path());
    assert!(code == 69 && said.contains("another homedrop runs already"), "{said}");
}

#[test]
fn the_doctor_tells_a_daemon_that_does_not_run_and_a_refused_configuration() {
    let home = TempDir::new().unwrap();
    let file = config(&home, "frob = 1\n");
    let args = [
        "doctor",
        "--config",
        &file,
        "--state-dir",
        home.path().to_str().unwrap(),
    ];
    let text = homedrop(&args, home.path());
    assert_eq!(text.status.code(), Some(1));
    let shown = String::from_utf8(text.stdout).unwrap();
    assert!(
        shown.contains("BROKEN       daemon: it does not run") && shown.contains("test.toml:1:1"),
        "{shown}"
    );
    let said = String::from_utf8(text.stderr).unwrap();
    assert!(
        said.starts_with("homedrop: ") && said.ends_with(" broken\n") && said.lines().count() == 1,
        "{said}"
    );
    let json = homedrop(&[&args[..], &["--json"]].concat(), home.path());
    assert_eq!(json.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(
        report["broken"].as_u64().unwrap() >= 2 && report["findings"].as_array().unwrap().len() > 5,
        "{report}"
    );
}

/// Answers once with `answer`, whatever is asked.
fn impostor(socket: &Path, answer: &'static [u8]) -> std::thread::JoinHandle<()> {
    use std::io::{Read, Write};
    let listener = std::os::unix::net::UnixListener::bind(socket).unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 7];
        stream.read_exact(&mut request).unwrap();
        assert_eq!(&request, b"status\n");
        stream.write_all(answer).unwrap();
    })
}

#[test]
fn what_is_no_answer_is_told_apart() {
    let home = TempDir::new().unwrap();
    for (answer, expected) in [(&b"{}\n"[..], 76), (b"\xff\n", 69), (b"{\"schema\":1", 69), (b"", 69)] {
        let state = TempDir::new().unwrap();
        let daemon = impostor(&state.path().join("control.sock"), answer);
        let args = ["status", "--state-dir", state.path().to_str().unwrap()];
        assert_eq!(refused(&args, home.path()).0, expected, "{answer:?}");
        daemon.join().unwrap();
    }
}

#[test]
fn a_daemon_of_others_is_77() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    let state = TempDir::new().unwrap();
    let socket = state.path().join("control.sock");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for (path, mode) in [(state.path(), 0o755), (socket.as_path(), 0o000)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // Root may everything: then nobody asks, by a copy of the program that lies where nobody may go.
    let is_root = fs::metadata(state.path())
        .map(|dir| std::os::unix::fs::MetadataExt::uid(&dir))
        .unwrap()
        == 0;
    let program = state.path().join("homedrop");
    // By another process: a file that this one holds open for writing while other tests fork cannot be started.
    let copied = Command::new("cp")
        .args([env!("CARGO_BIN_EXE_homedrop").as_ref(), program.as_path()])
        .status();
    assert!(copied.unwrap().success());
    let mut command = Command::new(&program);
    if is_root {
        command.uid(65_534).gid(65_534);
    }
    let output = command
        .args(["status", "--state-dir", state.path().to_str().unwrap()])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(77), "{said}");
    assert!(said.contains("group") && said.lines().count() == 1, "{said}");
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
