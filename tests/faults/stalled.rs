//! The box stands still for longer than a client may take: what its clients did meanwhile was not late.

use std::{fs, time::Duration};

use rustix::process::{Pid, Signal, kill_process};
use rustls::pki_types::ServerName;
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::TlsConnector;

use crate::{
    compressed_client::Frames,
    daemon::{Daemon, Target},
    visitor::{HELLO, Pair},
};

/// Connections that the box has taken and heard nothing of.
const CLIENTS: usize = 20;

/// Until it has taken them.
const TAKEN: Duration = Duration::from_millis(500);

/// A second more than a handshake may take.
const STALLED: Duration = Duration::from_secs(11);

const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn who_waits_for_a_box_that_stands_still_is_not_refused() {
    let daemon = Daemon::start("");
    let mut innocents = Pair::join(&daemon.target()).await;
    let mut streams = Vec::new();
    for _ in 0..CLIENTS {
        streams.push(TcpStream::connect(daemon.target().address).await.unwrap());
    }
    tokio::time::sleep(TAKEN).await;
    signal(&daemon, Signal::STOP);
    stands_still(&daemon).await;
    let joining: Vec<_> = streams
        .into_iter()
        .map(|stream| tokio::spawn(join(daemon.target(), stream)))
        .collect();
    tokio::time::sleep(STALLED).await;
    signal(&daemon, Signal::CONT);
    for one in joining {
        let welcome = timeout(PATIENCE, one).await.expect("answered in time").unwrap();
        assert!(welcome.contains(r#""type":"welcome""#), "{welcome}");
    }
    innocents.are_served_at_once("the box stood still").await;
}

fn signal(daemon: &Daemon, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(daemon.pid()).unwrap()).unwrap();
    kill_process(pid, signal).unwrap();
}

/// A signal takes a moment to stop every thread: what comes meanwhile is still answered.
async fn stands_still(daemon: &Daemon) {
    let threads = format!("/proc/{}/task", daemon.pid());
    let stopped = |stat: String| stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with('T'));
    let all = || {
        fs::read_dir(&threads)
            .unwrap()
            .all(|thread| stopped(fs::read_to_string(thread.unwrap().path().join("stat")).unwrap()))
    };
    while !all() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// What a device is told first, on a connection that was made long ago.
async fn join(target: Target, stream: TcpStream) -> String {
    let name = ServerName::try_from("localhost").unwrap();
    let tls = TlsConnector::from(target.tls.clone()).connect(name, stream).await;
    let mut frames = Frames::upgrade(tls.expect("the handshake"), true).await;
    frames.say(HELLO).await;
    frames.next().await
}
