//! The relay as real clients see it: turnutils over every transport, and credentials out of `welcome`.

use std::{net::SocketAddr, process::Stdio, time::Duration};

use homedrop::proto::turn::Reason;
use serde_json::Value;
use tokio::{process::Command, time::timeout};

use crate::{client::Device, server::Server};

/// On both families, with room for many clients.
const RELAY: &str = "[http]\naddress = \"::\"\n[turn]\nallocations-per-device = 50\n";

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Credentials {
    username: String,
    password: String,
}

/// The relay's entry of `iceServers`.
fn relay_of(welcome: &Value) -> &Value {
    let servers = welcome["iceServers"].as_array().unwrap();
    servers.iter().find(|server| server["username"].is_string()).unwrap()
}

async fn credentials(server: &Server) -> Credentials {
    let device = Device::join(server).await;
    let relay = relay_of(&device.welcome);
    let text = |key: &str| relay[key].as_str().unwrap().to_owned();
    Credentials {
        username: text("username"),
        password: text("credential"),
    }
}

/// What `turnutils_uclient` says; with `-y` two clients talk to each other through their relayed addresses.
async fn uclient(server: SocketAddr, credentials: &Credentials, options: &str) -> String {
    let (port, host) = (server.port().to_string(), server.ip().to_string());
    let mut command = Command::new("turnutils_uclient");
    command
        .args(["-n", "20", "-m", "2", "-l", "170", "-p", &port])
        .args(["-u", &credentials.username, "-w", &credentials.password])
        .args(options.split_whitespace())
        .arg(host);
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = timeout(PATIENCE, command.output())
        .await
        .expect("ends in time")
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn at(host: &str, port: u16) -> SocketAddr {
    SocketAddr::new(host.parse().unwrap(), port)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_transport_family_and_framing_relays_without_a_loss() {
    let server = Server::with(RELAY);
    let credentials = credentials(&server).await;
    let port = server.addresses.stun.unwrap().port();
    for (host, options) in [
        ("127.0.0.1", "-y -c"),
        ("127.0.0.1", "-y -c -s"),
        ("127.0.0.1", "-y -c -t"),
        ("127.0.0.1", "-y -c -t -s"),
        ("127.0.0.1", "-y"),
        ("::1", "-y -c -x"),
        ("::1", "-y -c -x -t -s"),
    ] {
        let said = uclient(at(host, port), &credentials, options).await;
        assert!(said.contains("Total lost packets 0 "), "{host} {options}: {said}");
    }
}

/// The program's own TLS reading loses the end of what it is sent, with any server, the more the busier the machine is:
/// in one of several runs most of it must come.
#[tokio::test(flavor = "multi_thread")]
async fn tls_relays() {
    let server = Server::with(RELAY);
    let credentials = credentials(&server).await;
    let tls = at("127.0.0.1", server.addresses.turn_tls.unwrap().port());
    let mut least = u32::MAX;
    for _ in 0..6 {
        let said = uclient(tls, &credentials, "-y -c -t -S").await;
        let lost = said
            .split("Total lost packets ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .and_then(|number| number.parse().ok());
        least = least.min(lost.unwrap_or_else(|| panic!("{said}")));
        if least <= 4 {
            return;
        }
    }
    panic!("{least} of 40 lost at best");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_and_the_box_itself_are_refused() {
    let server = Server::with(RELAY);
    let good = credentials(&server).await;
    let address = at("127.0.0.1", server.addresses.stun.unwrap().port());
    let forged = Credentials {
        username: good.username.clone(),
        password: "guess".into(),
    };
    let said = uclient(address, &forged, "-y -c").await;
    assert!(!said.contains("Total lost packets"), "{said}");
    let said = uclient(address, &good, "-c -e 127.0.0.1").await;
    assert!(said.contains("403") || !said.contains("Total lost packets 0"), "{said}");
    let counts = server.relay.as_ref().unwrap().counts();
    assert!(counts.refused(Reason::Unauthorized) > 0, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_holds_no_more_than_its_quota() {
    let server = Server::with("[turn]\nallocations-per-device = 1\n");
    let credentials = credentials(&server).await;
    let said = uclient(server.addresses.stun.unwrap(), &credentials, "-y -c").await;
    assert!(
        !said.contains("Total lost packets"),
        "two clients of one device: {said}"
    );
    let counts = server.relay.as_ref().unwrap().counts();
    assert!(counts.refused(Reason::AllocationQuotaReached) > 0, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_relayed_is_counted_and_given_back() {
    let server = Server::with(RELAY);
    let credentials = credentials(&server).await;
    uclient(server.addresses.stun.unwrap(), &credentials, "-y -c -t").await;
    let counts = server.relay.as_ref().unwrap().counts();
    assert!(
        counts.allocations_made >= 2 && counts.bytes_to_peers >= 40 * 170,
        "{counts:?}"
    );
    assert_eq!(counts.bytes_to_peers, counts.bytes_to_clients, "{counts:?}");
    let gone = async {
        while server.relay.as_ref().unwrap().counts().allocations > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, gone).await.expect("streams that ended leave nothing");
}

#[tokio::test]
async fn the_relay_is_told_by_every_transport_with_credentials_of_the_device() {
    let server = Server::start();
    let device = Device::join(&server).await;
    let relay = relay_of(&device.welcome);
    let urls: Vec<_> = relay["urls"]
        .as_array()
        .unwrap()
        .iter()
        .map(|url| url.as_str().unwrap())
        .collect();
    let ends = ["?transport=udp", "?transport=tcp", "?transport=tcp"];
    assert!(urls.iter().zip(ends).all(|(url, end)| url.ends_with(end)), "{urls:?}");
    assert!(
        urls[0].starts_with("turn:") && urls[2].starts_with("turns:"),
        "{urls:?}"
    );
    let username = relay["username"].as_str().unwrap();
    let (expiry, peer) = username.split_once(':').unwrap();
    assert_eq!(peer, device.id);
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let left = expiry.parse::<u64>().unwrap() - now;
    assert!((12 * 3600 - 60..=12 * 3600).contains(&left), "{left} s");
}

#[tokio::test]
async fn without_turn_there_is_no_relay_and_stun_stays() {
    let server = Server::with("[turn]\nenabled = false\n");
    assert!(server.addresses.turn_tls.is_none() && server.relay.is_none());
    let device = Device::join(&server).await;
    let servers = device.welcome["iceServers"].as_array().unwrap();
    assert_eq!(servers.len(), 1, "{servers:?}");
    assert!(servers[0].get("username").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn turnutils_stunclient_is_told_its_address() {
    let server = Server::with(RELAY);
    let port = server.addresses.stun.unwrap().port().to_string();
    for host in ["127.0.0.1", "::1"] {
        let mut command = Command::new("turnutils_stunclient");
        let command = command.args(["-p", &port, host]).kill_on_drop(true);
        let output = timeout(PATIENCE, command.output())
            .await
            .expect("ends in time")
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("UDP reflexive addr"), "{said}");
    }
}
