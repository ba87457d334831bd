//! One signalling socket from `hello` to its end; it knows nothing of other sockets.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use futures_util::StreamExt;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

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
    host::journal::PASSING,
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

/// Those whose time comes within this one are asked together: the processor is woken for many at once.
const PING_TOGETHER: Duration = Duration::from_millis(250);

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
    pub ice_servers: Box<[IceServer]>,
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
// No `async fn`: what it is given would be in its memory twice, for as long as the device is there. A span costs each
// connection memory and time too, so there is one only where somebody looks.
pub fn serve(mut socket: impl Socket, mut arrival: Arrival) -> impl Future<Output = ()> + Send {
    let (connection, address) = (arrival.connection, arrival.address);
    let span = tracing::debug_span!("signaling", %connection, %address);
    let serving = async move {
        let end = match arrival.admitted {
            Some(_) => attend(&mut socket, &mut arrival).await,
            None => End::Close(CloseCode::Full, "as many connections as allowed".into()),
        };
        if let End::Close(code, why) = end {
            tell(code, &why, &arrival);
            writing::close(&mut socket, code).await;
        }
    };
    serving.instrument(span)
}

/// How a connection ends.
enum End {
    Gone,
    Close(CloseCode, String),
}

fn tell(code: CloseCode, why: &str, arrival: &Arrival) {
    let Arrival {
        connection,
        address,
        counters,
        ..
    } = arrival;
    counters.count_close(code);
    match code {
        CloseCode::Normal | CloseCode::Restart | CloseCode::Replaced => {
            tracing::debug!(code = code.code(), why, "closed")
        }
        _ => tracing::warn!(event = "refused", %connection, %address, code = code.code(), why, "refused"),
    }
}

async fn attend(socket: &mut impl Socket, arrival: &mut Arrival) -> End {
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
        ice_servers: std::mem::take(&mut arrival.ice_servers),
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
    let end = tokio::select! {
        end = converse(socket, arrival, &mut bucket, &receiver) => end,
        () = receiver.dropped() => End::Gone,
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
    outbound: &OutboundReceiver,
) -> End {
    let mut silent = 0;
    let mut ask_at = next_ping();
    loop {
        tokio::select! {
            read = socket.next() => {
                (silent, ask_at) = (0, next_ping());
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
                ask_at = next_ping();
                if silent > UNANSWERED_PINGS || writing::ping(socket).await.is_err() { return End::Gone }
            }
            () = arrival.shutdown.cancelled() => return restart(),
        }
    }
}

/// When a connection that is silent from now on is asked whether it lives.
fn next_ping() -> Instant {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = *BEGUN.get_or_init(Instant::now);
    let at = begun.elapsed() + PING_AFTER;
    let together = at.as_millis().next_multiple_of(PING_TOGETHER.as_millis());
    begun + Duration::from_millis(u64::try_from(together).unwrap_or(u64::MAX))
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
            // Other messages have secrets in them. As a Rust literal, so that no line break in it begins a line of the log.
            if let ClientMessage::Signal(signal) = &message {
                tracing::debug!(target: PASSING, to = %signal.to, payload = ?signal.payload.get(), "passes");
            }
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
