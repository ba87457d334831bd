//! Starting, reloading and stopping.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use homedrop::{
    config::{Config, Reach},
    daemon::{Daemon, DaemonError, Directories},
};
use tempfile::TempDir;

use crate::{client::Device, server::Server, turn_client::TurnClient};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn clients_are_told_that_the_daemon_stops() {
    let server = Server::start();
    let (mut one, mut other) = (Device::join(&server).await, Device::join(&server).await);
    let begun = Instant::now();
    let stopping = tokio::spawn(server.stop());
    assert_eq!((one.close_code().await, other.close_code().await), (1001, 1001));
    drop((one, other));
    stopping.await.unwrap();
    assert!(begun.elapsed() < PATIENCE);
}

#[tokio::test]
async fn a_client_that_does_not_listen_does_not_hold_up_the_end() {
    let server = Server::start();
    let _deaf = Device::join(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn the_certificate_and_the_secret_are_the_same_after_a_restart() {
    let server = Server::start();
    let ca = server.site.ca().unwrap().fingerprint;
    let state = server.stop().await;
    let leaf = std::fs::read(state.path().join("leaf.pem")).unwrap();
    let server = Server::start_with("", Arc::clone(&state));
    assert_eq!(server.site.ca().unwrap().fingerprint, ca);
    assert_eq!(std::fs::read(state.path().join("leaf.pem")).unwrap(), leaf);
}

#[tokio::test]
async fn keys_and_secret_are_for_the_daemon_alone() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start();
    for file in ["ca-key.pem", "leaf-key.pem", "secret"] {
        let mode = std::fs::metadata(server.state.path().join(file))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test]
async fn a_damaged_secret_is_told_and_left_alone() {
    let state = TempDir::new().unwrap();
    std::fs::write(state.path().join("secret"), b"short").unwrap();
    let directories = Directories {
        state: state.path().into(),
        runtime: state.path().into(),
    };
    let config = Config::parse("[http]\nhttps-ports = [0]\nhttp-ports = []\n", "test.toml").unwrap();
    let error = Daemon::new(config, &directories).unwrap_err();
    assert!(matches!(error, DaemonError::Secret(_)), "{error}");
    assert_eq!(std::fs::read(state.path().join("secret")).unwrap(), b"short");
}

#[tokio::test]
async fn a_reload_drops_nobody_and_takes_effect() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    device.expect("room").await;
    let mut config = (**server.site.config.load()).clone();
    config.name = "Other".into();
    config.rooms.group_by = homedrop::config::GroupBy::All;
    config.http.https_ports = vec![1];
    server.site.reload(config).await;
    assert_eq!(device.expect("room").await["room"]["id"], "all");
    let now = server.site.config.load();
    assert_eq!(
        (now.name.as_str(), &now.http.https_ports[..]),
        ("Other", &[0][..]),
        "ports wait for a restart"
    );
}

/// The relayed address that a device gets, by credentials of its own.
async fn allocate(server: &Server) -> Result<SocketAddr, u16> {
    let device = Device::join(server).await;
    let servers = device.welcome["iceServers"].as_array().unwrap().clone();
    let relay = servers.iter().find(|server| server["username"].is_string()).unwrap();
    let text = |key: &str| relay[key].as_str().unwrap().to_owned();
    let address = server.addresses.stun.unwrap();
    let client = TurnClient::new("127.0.0.1:0", address, &text("username"), &text("credential")).await;
    let first = client.allocate().await;
    let other = TurnClient::new("127.0.0.1:0", address, &text("username"), &text("credential")).await;
    other.allocate().await.and(first)
}

#[tokio::test]
async fn what_the_relay_may_do_is_reloaded_and_its_ports_are_kept() {
    let server = Server::with("[turn]\nrelay-ports = \"48500-48563\"\n");
    assert!((48_500..=48_563).contains(&allocate(&server).await.unwrap().port()));
    let mut config = (**server.site.config.load()).clone();
    config.turn.relay_ports = "48564-48627".to_owned().try_into().unwrap();
    config.turn.tls_port = 1;
    config.stun.port = 1;
    let waiting = server.site.reload(config.clone()).await;
    assert_eq!(waiting, ["stun.port", "turn.tls-port"]);
    until(|| async { matches!(allocate(&server).await, Ok(address) if (48_564..=48_627).contains(&address.port())) })
        .await;
    config.turn.allocations_per_device = 1;
    server.site.reload(config.clone()).await;
    until(|| async { allocate(&server).await == Err(486) }).await;
    config.stun.answer = Reach::Any;
    config.turn.peers = Reach::Any;
    server.site.reload(config).await;
    let now = server.site.config.load();
    assert_eq!((now.stun.port, now.turn.tls_port, now.turn.peers), (0, 0, Reach::Any));
}

/// What is reloaded takes effect in the next turn of a task.
async fn until<F: Future<Output = bool>>(mut is: impl FnMut() -> F) {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn ports_of_others_are_done_without() {
    let (udp, tcp) = (
        std::net::UdpSocket::bind("127.0.0.1:0").unwrap(),
        std::net::TcpListener::bind("127.0.0.1:0").unwrap(),
    );
    let (stun, plain) = (udp.local_addr().unwrap().port(), tcp.local_addr().unwrap().port());
    let server = Server::with(&format!(
        "[http]\nhttp-ports = [{plain}]\n[stun]\nport = {stun}\n[turn]\ntls-port = {plain}\n"
    ));
    let device = Device::join(&server).await;
    assert_eq!(
        device.welcome["iceServers"],
        serde_json::json!([]),
        "nothing is offered that is not there"
    );
    assert_eq!(
        (server.addresses.http, server.addresses.stun, server.addresses.turn_tls),
        (None, None, None)
    );
}
