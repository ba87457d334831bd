//! One signalling socket from `hello` to its end; it knows nothing of other sockets.

use std::{sync::Arc, time::Duration};

use futures_util::StreamExt;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use super::{
    Admitted, CloseCode, Counters, Hub,
    greeter::{Introduction, random},
    hub::Event,
    outbound::{self, Outbound, OutboundReceiver},
    reading::{Read, sort},
    writing::{self, Socket},
};
use crate::{
    config::Limits,
    proto::{
        names::Language,
        signaling::{ClientMessage, ConnectionId, Hello, IceServer, PROTOCOL_VERSION},
        subnet::ClientAddr,
        token_bucket::TokenBucket,
    },
};

/// How long a client may take to say hello.
const HELLO_TIMEOUT: Duration = Duration::from_secs(10);

/// A silent connection is asked whether it lives after this time: below the 30 s of stingy NATs and proxies.
const PING_AFTER: Duration = Duration::from_secs(20);

/// Unanswered pings before the connection counts as gone.
const UNANSWERED_PINGS: u32 = 1;

/// All that a socket needs to know when it arrives.
#[derive(Debug)]
pub struct Arrival {
    /// Its number in this process.
    pub connection: ConnectionId,
    /// Where it comes from.
    pub address: ClientAddr,
    /// The language that its HTTP request prefers, if it is one of ours.
    pub language: Option<Language>,
    /// Its place among the connections; `None` when there is none left.
    pub admitted: Option<Admitted>,
    /// Whether compression was agreed upon (RFC 7692).
    pub may_compress: bool,
    /// The box's servers as it reaches them.
    pub ice_servers: Vec<IceServer>,
    /// How much and how fast it may speak.
    pub limits: Limits,
    /// The way to the rooms.
    pub hub: Hub,
    /// What is counted.
    pub counters: Arc<Counters>,
    /// Cancelled when the daemon stops.
    pub shutdown: CancellationToken,
}

/// Serves one socket until it ends.
#[tracing::instrument(level = "warn", name = "signaling", skip_all, fields(connection = %arrival.connection, address = %arrival.address))]
pub async fn serve(mut socket: impl Socket, arrival: Arrival) {
    let end = match arrival.admitted {
        Some(_) => attend(&mut socket, &arrival).await,
        None => End::Close(CloseCode::Full, "as many connections as allowed".into()),
    };
    if let End::Close(code, why) = end {
        tell(code, &why, &arrival.counters);
        writing::close(&mut socket, code).await;
    }
}

/// How a connection ends.
enum End {
    Gone,
    Close(CloseCode, String),
}

fn tell(code: CloseCode, why: &str, counters: &Counters) {
    counters.count_close(code);
    match code {
        CloseCode::Normal | CloseCode::Restart | CloseCode::Replaced => {
            tracing::debug!(code = code.code(), why, "closed")
        }
        _ => tracing::warn!(event = "refused", code = code.code(), why, "refused"),
    }
}

async fn attend(socket: &mut impl Socket, arrival: &Arrival) -> End {
    arrival.counters.count_connection();
    let mut bucket = bucket(&arrival.limits);
    let hello = match await_hello(socket, arrival, &mut bucket).await {
        Ok(hello) => hello,
        Err(end) => return end,
    };
    let Ok(fresh) = random() else {
        return End::Close(CloseCode::Restart, "no random bytes".into());
    };
    let (sender, receiver) = outbound::channel();
    let introduction = Box::new(Introduction {
        connection: arrival.connection,
        address: arrival.address,
        language: arrival.language,
        hello,
        ice_servers: arrival.ice_servers.clone(),
        fresh,
    });
    let farewell = Farewell {
        hub: arrival.hub.clone(),
        connection: arrival.connection,
    };
    arrival
        .hub
        .tell(Event::Hello {
            introduction,
            outbound: sender,
        })
        .await;
    let dropped = receiver.dropped();
    let end = tokio::select! {
        end = converse(socket, arrival, &mut bucket, receiver) => end,
        () = dropped.cancelled() => End::Gone,
    };
    drop(farewell);
    end
}

/// Everything that a connection says counts, pings too; four seconds' worth may come at once.
fn bucket(limits: &Limits) -> TokenBucket {
    let rate = limits.messages_per_second;
    TokenBucket::new(rate, rate.saturating_mul(4), std::time::Instant::now())
}

async fn await_hello(socket: &mut impl Socket, arrival: &Arrival, bucket: &mut TokenBucket) -> Result<Hello, End> {
    let until = Instant::now() + HELLO_TIMEOUT;
    loop {
        let read = tokio::select! {
            read = timeout_at(until, socket.next()) => read,
            () = arrival.shutdown.cancelled() => return Err(restart()),
        };
        let Ok(read) = read else {
            return Err(End::Close(CloseCode::NoHello, "no hello within 10 s".into()));
        };
        match heard(read, arrival, bucket)? {
            Some(ClientMessage::Hello(hello)) if hello.protocol == PROTOCOL_VERSION => return Ok(hello),
            Some(ClientMessage::Hello(_)) => {
                return Err(End::Close(CloseCode::Malformed, "another protocol version".into()));
            }
            Some(_) => return Err(End::Close(CloseCode::Malformed, "a message before hello".into())),
            None => {}
        }
    }
}

async fn converse(
    socket: &mut impl Socket,
    arrival: &Arrival,
    bucket: &mut TokenBucket,
    mut outbound: OutboundReceiver,
) -> End {
    let mut silent = 0;
    let mut ask_at = Instant::now() + PING_AFTER;
    loop {
        tokio::select! {
            read = socket.next() => {
                (silent, ask_at) = (0, Instant::now() + PING_AFTER);
                match heard(read, arrival, bucket) {
                    Ok(Some(message)) => arrival.hub.tell(Event::Message { connection: arrival.connection, message }).await,
                    Ok(None) => {}
                    Err(end) => return end,
                }
            }
            next = outbound.next() => match next {
                Some(Outbound::Texts(batch)) => {
                    if writing::send_batch(socket, &batch, arrival.may_compress).await.is_err() { return End::Gone }
                }
                Some(Outbound::Close(code)) => return End::Close(code, String::new()),
                None => return End::Gone,
            },
            () = tokio::time::sleep_until(ask_at) => {
                silent += 1;
                ask_at = Instant::now() + PING_AFTER;
                if silent > UNANSWERED_PINGS || writing::ping(socket).await.is_err() { return End::Gone }
            }
            () = arrival.shutdown.cancelled() => return restart(),
        }
    }
}

/// A message to act on, nothing, or the end.
fn heard(
    read: Option<Result<tokio_tungstenite::tungstenite::Message, tokio_tungstenite::tungstenite::Error>>,
    arrival: &Arrival,
    bucket: &mut TokenBucket,
) -> Result<Option<ClientMessage>, End> {
    let sorted = sort(read);
    if !matches!(sorted, Read::Ended) && !bucket.take(std::time::Instant::now()) {
        let rate = arrival.limits.messages_per_second;
        return Err(End::Close(
            CloseCode::TooFast,
            format!("more than {rate} messages a second"),
        ));
    }
    match sorted {
        Read::Message(message) => {
            arrival.counters.count_message(&message);
            Ok(Some(message))
        }
        Read::Alive => Ok(None),
        Read::Ended => Err(End::Gone),
        Read::Breach(code, why) => Err(End::Close(code, why)),
    }
}

fn restart() -> End {
    End::Close(CloseCode::Restart, "the box stops".into())
}

/// Tells the rooms that the connection is gone, however its task ends; after all that it said, on the same way.
struct Farewell {
    hub: Hub,
    connection: ConnectionId,
}

impl Drop for Farewell {
    fn drop(&mut self) {
        let (hub, connection) = (self.hub.clone(), self.connection);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { hub.tell(Event::Gone { connection }).await });
        }
    }
}
