//! A file of the client over HTTP/2, by seconds of the server's processor time, beside nginx with the same bytes.

use std::{net::SocketAddr, process::Command, time::Duration};

use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::{
    daemon::{Daemon, Target},
    nginx::Nginx,
    spread::Spread,
};

/// The file of about this length as it is sent.
const WANTED: usize = 20_000;

/// So many requests to each server, `runs` times in turn.
pub async fn run(count: usize, runs: usize, core: &str) {
    let daemon = Daemon::start_by(&["taskset", "-c", core], "");
    let target = daemon.target();
    let (path, body) = file(&target).await;
    let nginx = Nginx::start(daemon.state(), &body, core);
    let (mut ours, mut theirs) = (Spread::default(), Spread::default());
    for _ in 0..runs {
        ours.add(rate(count, target.address, &path, || daemon.cpu()));
        theirs.add(rate(count, nginx.address, "/file", || nginx.cpu()));
    }
    let (bytes, ratio) = (body.len(), ours.over(&theirs));
    println!("pages bytes={bytes} homedrop={ours} nginx={theirs} ratio={ratio:.2}");
}

/// Requests per second of processor time.
fn rate(count: usize, address: SocketAddr, path: &str, cpu: impl Fn() -> Duration) -> f64 {
    let before = cpu();
    let count = count.to_string();
    let load = ["-n", &count, "-c", "8", "-m", "16", "-H", "accept-encoding: br"];
    let url = format!("https://{address}{path}");
    let output = Command::new("h2load")
        .args(load)
        .arg(url)
        .output()
        .expect("h2load is installed");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(&format!("{count} 2xx")), "{said}");
    assert!(said.contains("Application protocol: h2"), "{said}");
    count.parse::<f64>().unwrap() / (cpu() - before).as_secs_f64()
}

/// The built file whose length, as it is sent, is nearest to what is wanted.
async fn file(target: &Target) -> (String, Vec<u8>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/assets");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the client is built") {
        let entry = entry.unwrap();
        if !entry.file_type().unwrap().is_file() {
            continue;
        }
        let path = format!("/assets/{}", entry.file_name().to_str().unwrap());
        files.push((path.clone(), get(target, &path, "br").await));
    }
    files.sort_by_key(|(_, body)| body.len().abs_diff(WANTED));
    files.into_iter().next().expect("the client has files")
}

async fn get(target: &Target, path: &str, encoding: &str) -> Vec<u8> {
    let stream = TcpStream::connect(target.address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(target.tls.clone())
        .connect(name, stream)
        .await
        .unwrap();
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}");
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
    answer.split_off(end + 4)
}
