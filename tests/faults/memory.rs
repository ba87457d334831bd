//! The box gets no more memory: if it ends, as it would by `MemoryMax=`, it is the same one when it is started again.

use std::{fs, net::SocketAddr, time::Duration};

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use tokio::{
    io::AsyncWriteExt,
    time::{sleep, timeout},
};

use crate::{
    daemon::{Daemon, free_port},
    half_open::{ADDRESSES, OF_EACH, from_address},
    visitor::Pair,
};

/// What it may still get: less than so many requests without an end take.
const MORE: u64 = 16 * 1024 * 1024;

/// The files that make it the box that it is.
const IDENTITY: [&str; 3] = ["ca.pem", "ca-key.pem", "secret"];

#[tokio::test]
async fn a_box_that_gets_no_more_memory_is_the_same_one_when_it_is_started_again() {
    let port = free_port();
    let mut daemon = Daemon::start(&format!(
        "[http]\nhttp-ports = [{port}]\nplain = \"client\"\n[limits]\nconnections = 20000\nconnections-per-address = 64\n"
    ));
    Pair::join(&daemon.target()).await.are_served_at_once("nothing").await;
    let identity = || IDENTITY.map(|name| fs::read(daemon.state().join(name)).unwrap());
    let before = identity();

    let pid = Pid::from_raw(i32::try_from(daemon.pid()).unwrap()).unwrap();
    let most = Some(size(&daemon) + MORE);
    let limit = Rlimit {
        current: most,
        maximum: most,
    };
    prlimit(Some(pid), Resource::Data, limit).unwrap();
    let plain = SocketAddr::from(([127, 0, 0, 1], port));
    let beginning = [b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", &[b'x'; 5000][..]].concat();
    let mut held = Vec::new();
    for number in 0..usize::from(ADDRESSES) * OF_EACH {
        let address = u16::try_from(number / OF_EACH).unwrap();
        // Once it has ended nobody answers.
        let Ok(mut stream) = from_address(address, plain).await else {
            break;
        };
        let _ = stream.write_all(&beginning).await;
        held.push(stream);
    }
    let ending = async {
        while from_address(0, plain).await.is_ok() {
            sleep(Duration::from_millis(100)).await;
        }
    };
    let ended = timeout(Duration::from_secs(5), ending).await.is_ok();
    drop(held);
    assert!(ended, "it took no more than {MORE} bytes, so this shows nothing");
    assert!(identity() == before, "its files are damaged");
    daemon.kill();
    daemon.revive();
    Pair::join(&daemon.target()).await.are_served_at_once("it ended").await;
    let identity = IDENTITY.map(|name| fs::read(daemon.state().join(name)).unwrap());
    assert!(identity == before, "it is another one");
}

/// What the daemon has of its own (proc(5), `VmData`), bytes.
fn size(daemon: &Daemon) -> u64 {
    let text = fs::read_to_string(format!("/proc/{}/status", daemon.pid())).unwrap();
    let line = text.lines().find(|line| line.starts_with("VmData:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}
