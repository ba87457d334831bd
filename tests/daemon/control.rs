//! The control socket: what it tells, to whom, and what it takes from hostile hands.

use std::{
    io::{Read, Write},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use homedrop::{
    config::Config,
    daemon::{
        Daemon, DaemonError, Directories,
        status::{Health, Status, WarningCode},
    },
    net::control::{AskError, Request, ask},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{client::Device, server::Server};

/// Of answers, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

fn socket(server: &Server) -> PathBuf {
    server.state.path().join("control.sock")
}

/// What the daemon answers to the tools.
async fn asked(server: &Server) -> Result<String, AskError> {
    let socket = socket(server);
    tokio::task::spawn_blocking(move || ask(&socket, Request::Status))
        .await
        .unwrap()
}

async fn status(server: &Server) -> Status {
    serde_json::from_str(&asked(server).await.unwrap()).unwrap()
}

/// What the daemon answers to these bytes; nothing when it cuts the connection.
async fn said(server: &Server, bytes: &[u8]) -> String {
    let (socket, bytes) = (socket(server), bytes.to_vec());
    let said = tokio::task::spawn_blocking(move || {
        let mut stream = UnixStream::connect(socket).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // The daemon may have enough before all is written.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = String::new();
        match stream.read_to_string(&mut answer) {
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => panic!("no end in time"),
            _ => answer,
        }
    });
    said.await.unwrap()
}

fn warns(status: &Status, code: WarningCode) -> bool {
    status.warnings.iter().any(|warning| warning.code == code)
}

#[tokio::test]
async fn the_status_is_what_happens_and_fits_its_schema() {
    let server = Server::start();
    let schema: Value = serde_json::from_str(include_str!("../../docs/status.schema.json")).unwrap();
    let schema = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let (mut one, mut other) = (Device::join(&server).await, Device::join(&server).await);
    one.say(json!({"type": "code-room-create"})).await;
    let code = one.expect("code-room-created").await["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let key = "k".repeat(43);
    other.say(json!({"type": "rooms-join", "keys": [key]})).await;
    other.expect("room").await;
    let mut rude = Device::join(&server).await;
    rude.say(json!({"type": "frob"})).await;
    assert_eq!(rude.close_code().await, 4400);
    drop(rude);
    let begun = Instant::now();
    let status = loop {
        assert!(begun.elapsed() < PATIENCE, "the status does not follow");
        let text = asked(&server).await.unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?} in {text}");
        assert!(
            !text.contains(&code) && !text.contains(&key),
            "who reads the status could enter a room: {text}"
        );
        let status: Status = serde_json::from_str(&text).unwrap();
        if status.devices.away == 1 && status.rooms.paired.rooms == 1 && status.connections.signaling == 2 {
            break status;
        }
    };
    assert_eq!(status.devices.connected, 2);
    let rooms = &status.rooms;
    assert_eq!((rooms.lan.rooms, rooms.lan.devices), (1, 3), "one of them away");
    assert_eq!((rooms.code.rooms, rooms.code.devices), (1, 1));
    assert_eq!((rooms.largest.len(), rooms.largest[0].devices), (3, 3));
    assert_eq!(
        (status.signaling.connections, status.signaling.refused["malformed"]),
        (3, 1)
    );
    assert_eq!(status.ports.https, server.https().port());
    assert_eq!(
        status.certificate.ca.unwrap().fingerprint,
        server.site.ca().unwrap().fingerprint
    );
    assert_eq!(status.pid, std::process::id());
}

#[tokio::test]
async fn its_file_is_for_owner_and_group_and_gone_with_the_daemon() {
    let server = Server::start();
    let path = socket(&server);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
    let state = server.stop().await;
    assert!(!path.exists());
    assert!(matches!(ask(&path, Request::Status), Err(AskError::NotRunning(_))));
    // What a killed daemon leaves behind.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists());
    let server = Server::start_with("", state);
    assert_eq!(status(&server).await.health, health_here(&server));
}

/// A test machine may have no network.
fn health_here(server: &Server) -> Health {
    match server.site.links.load().iter().any(|link| link.shared) {
        true => Health::Ok,
        false => Health::Degraded,
    }
}

#[tokio::test]
async fn a_second_daemon_with_the_same_directories_does_not_start() {
    let server = Server::start();
    let directories = Directories {
        state: server.state.path().into(),
        runtime: server.state.path().into(),
    };
    let config = Config::parse("[http]\nhttps-ports = [0]\nhttp-ports = []\n", "test.toml").unwrap();
    let error = Daemon::new(config, &directories).unwrap_err();
    assert!(
        matches!(error, DaemonError::Running(_)) && error.exit_code() == 69,
        "{error}"
    );
    assert_eq!(
        status(&server).await.ports.https,
        server.https().port(),
        "the first one still answers"
    );
}

#[tokio::test]
async fn a_runtime_directory_that_is_none_is_done_without() {
    let state = Arc::new(TempDir::new().unwrap());
    let directories = Directories {
        state: state.path().into(),
        runtime: state.path().join("missing"),
    };
    let config = Config::parse(
        "[http]\nhttps-ports = [0]\nhttp-ports = []\n[stun]\nenabled = false\n[turn]\nenabled = false\n",
        "test.toml",
    );
    assert!(Daemon::new(config.unwrap(), &directories).is_ok());
}

#[tokio::test]
async fn hostile_bytes_are_refused_and_counted() {
    let server = Server::start();
    let long = vec![b'a'; 1 << 20];
    let hostile: [&[u8]; 8] = [
        b"",
        b"\n",
        b"status",
        b"status\r\n",
        b"\0\xff\xfe\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"stop\n",
        &long,
    ];
    for bytes in hostile {
        let answer = said(&server, bytes).await;
        assert!(
            answer.is_empty() || answer.starts_with("{\"error\":"),
            "{bytes:?} got {answer}"
        );
    }
    assert!(said(&server, b"frob\n").await.contains("the requests are"));
    assert!(said(&server, b"status\nstatus\n").await.starts_with("{\"schema\":"));
    assert_eq!(status(&server).await.control.refused, 9);
}

#[tokio::test]
async fn those_who_keep_silent_take_up_few_places_and_not_for_long() {
    let server = Server::start();
    let path = socket(&server);
    let begun = Instant::now();
    let silent: Vec<_> = (0..8).map(|_| UnixStream::connect(&path).unwrap()).collect();
    loop {
        let answer = said(&server, b"status\n").await;
        if answer.contains("too many") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "never full");
    }
    while !said(&server, b"status\n").await.contains("\"schema\"") {
        assert!(begun.elapsed() < PATIENCE, "the silent ones keep their places");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    drop(silent);
}

#[tokio::test]
async fn the_end_waits_for_nobody_who_is_silent() {
    let server = Server::start();
    let _silent = UnixStream::connect(socket(&server)).unwrap();
    status(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn a_refused_configuration_is_told_until_a_better_one_comes() {
    let server = Server::start();
    let bad = Config::parse("[http]\nfrob = 1\n", "homedrop.toml").map_err(|error| error.to_string());
    server.overview.reload(bad).await;
    let refused = status(&server).await;
    assert!(warns(&refused, WarningCode::ConfigRefused) && refused.health == Health::Degraded);
    let text = &refused
        .warnings
        .iter()
        .find(|w| w.code == WarningCode::ConfigRefused)
        .unwrap()
        .message;
    assert!(
        text.contains("homedrop.toml:2:1") && text.contains("http.frob"),
        "{text}"
    );
    let mut better = (**server.site.config.load()).clone();
    better.http.https_ports = vec![1];
    server.overview.reload(Ok(better)).await;
    let waiting = status(&server).await;
    assert!(!warns(&waiting, WarningCode::ConfigRefused) && warns(&waiting, WarningCode::RestartNeeded));
    let same = (**server.site.config.load()).clone();
    server.overview.reload(Ok(same)).await;
    assert!(!warns(&status(&server).await, WarningCode::RestartNeeded));
}

#[tokio::test]
async fn a_state_file_that_cannot_be_written_is_warned_of_until_it_is() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    // Nothing can be put in the place of a folder, by no user.
    let file = server.state.path().join("names");
    std::fs::create_dir(&file).unwrap();
    device.say(json!({ "type": "rename", "name": "Kitchen" })).await;
    let within = async |warned: bool| {
        let begun = Instant::now();
        while warns(&status(&server).await, WarningCode::State) != warned {
            assert!(begun.elapsed() < PATIENCE, "{warned}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    within(true).await;
    assert_eq!(status(&server).await.health, Health::Degraded);
    std::fs::remove_dir(&file).unwrap();
    device.say(json!({ "type": "rename", "name": "Cellar" })).await;
    within(false).await;
    assert!(std::fs::read_to_string(&file).unwrap().contains("Cellar"));
}

#[tokio::test]
async fn ports_done_without_are_warned_of() {
    let (udp, tcp) = (
        std::net::UdpSocket::bind("127.0.0.1:0").unwrap(),
        std::net::TcpListener::bind("127.0.0.1:0").unwrap(),
    );
    let (stun, taken) = (udp.local_addr().unwrap().port(), tcp.local_addr().unwrap().port());
    let server = Server::with(&format!(
        "[http]\nhttps-ports = [{taken}, 0]\nhttp-ports = [{taken}]\n[stun]\nport = {stun}\n[turn]\ntls-port = {taken}\n"
    ));
    let status = status(&server).await;
    for code in [
        WarningCode::HttpsPort,
        WarningCode::HttpPort,
        WarningCode::StunPort,
        WarningCode::TurnTlsPort,
    ] {
        assert!(warns(&status, code), "{code:?} in {:?}", status.warnings);
    }
    assert_eq!((status.stun, status.health), (None, Health::Degraded));
    assert!(status.summary().contains("no plain HTTP") || status.summary().contains("no network"));
}
