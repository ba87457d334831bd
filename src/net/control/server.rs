//! Answers on the control socket: few at a time, one short line each, and not for long.

use std::{
    future::Future,
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::UnixStream,
    sync::Semaphore,
    time::timeout,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    Listener,
    request::{MAX_REQUEST, Request},
};

/// Questions at a time: people and their scripts, no crowd.
const MOST_CLIENTS: usize = 8;

/// From the connection to the last byte of the answer.
const LIMIT: Duration = Duration::from_secs(5);

/// After an error of accept itself, such as no descriptors left.
const PAUSE: Duration = Duration::from_millis(100);

/// Gives the answer to a request, as one line of JSON.
pub type Answering = Arc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = String> + Send>> + Send + Sync>;

/// Counted since the start.
#[derive(Debug, Default)]
pub struct Counters {
    answered: AtomicU64,
    refused: AtomicU64,
}

impl Counters {
    /// Requests that got their answer.
    pub fn answered(&self) -> u64 {
        self.answered.load(Relaxed)
    }

    /// Connections that asked nothing known, took too long or were too many.
    pub fn refused(&self) -> u64 {
        self.refused.load(Relaxed)
    }
}

impl Listener {
    /// Answers until `stop` is cancelled; the socket's file is gone then.
    pub async fn run(self, answering: Answering, counters: Arc<Counters>, stop: CancellationToken) {
        let Self { socket, file } = self;
        let places = Arc::new(Semaphore::new(MOST_CLIENTS));
        let tasks = TaskTracker::new();
        loop {
            let accepted = tokio::select! {
                biased;
                () = stop.cancelled() => break,
                accepted = socket.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => {
                    let place = Arc::clone(&places).try_acquire_owned().ok();
                    let (answering, counters) = (Arc::clone(&answering), Arc::clone(&counters));
                    tasks.spawn(async move {
                        serve(stream, place.is_some(), &answering, &counters).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(event = "accept-failed", %error, "cannot accept a control connection");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        // The file first: while somebody listens, no other daemon takes the name.
        drop(file);
        drop(socket);
        // Who asked before the end is answered, or cut off when the daemon does not wait any longer.
        tasks.close();
        tasks.wait().await;
    }
}

async fn serve(stream: UnixStream, has_place: bool, answering: &Answering, counters: &Counters) {
    let done = timeout(LIMIT, converse(stream, has_place, answering)).await;
    match done.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())) {
        Ok(()) => counters.answered.fetch_add(1, Relaxed),
        Err(error) => {
            tracing::debug!(%error, "control connection refused");
            counters.refused.fetch_add(1, Relaxed)
        }
    };
}

async fn converse(mut stream: UnixStream, has_place: bool, answering: &Answering) -> io::Result<()> {
    if !has_place {
        return refuse(&mut stream, "too many ask at a time").await;
    }
    let request = Request::parse(&line(&mut stream).await?);
    match request {
        Some(request) => say(&mut stream, &answering(request).await).await,
        None => refuse(&mut stream, "the requests are: status").await,
    }
}

/// All up to and with the first newline, as far as a request goes.
async fn line(stream: &mut UnixStream) -> io::Result<Vec<u8>> {
    let mut line = Vec::with_capacity(MAX_REQUEST);
    let mut room = stream.take(MAX_REQUEST as u64);
    while !line.ends_with(b"\n") {
        match room.read_u8().await {
            Ok(byte) => line.push(byte),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
    }
    Ok(line)
}

async fn refuse(stream: &mut UnixStream, why: &'static str) -> io::Result<()> {
    say(stream, &serde_json::json!({ "error": why }).to_string()).await?;
    Err(io::Error::new(io::ErrorKind::InvalidData, why))
}

async fn say(stream: &mut UnixStream, answer: &str) -> io::Result<()> {
    stream.write_all(answer.as_bytes()).await?;
    stream.write_all(b"\n").await?;
    stream.shutdown().await
}
