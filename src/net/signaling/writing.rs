//! To a WebSocket, within a bounded time: whoever does not read is not waited for.

use std::time::Duration;

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Bytes, Error, Message};

use super::{CloseCode, batch::Batch};

/// How long one batch may take to leave: a phone on bad Wi-Fi stalls for some seconds.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);

/// How long the other side may take to answer a close frame before the connection is cut.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// The socket takes nothing any more.
#[derive(Debug)]
pub(super) struct Stalled;

/// A socket of any transport.
pub trait Socket: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin + Send {}

impl<S: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin + Send> Socket for S {}

pub(super) async fn send_batch(socket: &mut impl Socket, batch: &Batch, may_compress: bool) -> Result<(), Stalled> {
    let sending = async {
        for message in batch.messages(may_compress) {
            socket.feed(message).await?;
        }
        socket.flush().await
    };
    finished(timeout(WRITE_TIMEOUT, sending).await)
}

pub(super) async fn ping(socket: &mut impl Socket) -> Result<(), Stalled> {
    finished(timeout(WRITE_TIMEOUT, socket.send(Message::Ping(Bytes::new()))).await)
}

/// Says why and waits a little for the answer, so that the reason is not lost by a reset.
pub(super) async fn close(socket: &mut impl Socket, code: CloseCode) {
    let closing = async {
        if socket.send(Message::Close(Some(code.frame()))).await.is_ok() {
            while let Some(Ok(_)) = socket.next().await {}
        }
    };
    // Past the time the connection is cut by dropping it.
    let _ = timeout(CLOSE_TIMEOUT, closing).await;
}

fn finished(result: Result<Result<(), Error>, tokio::time::error::Elapsed>) -> Result<(), Stalled> {
    result.map_err(|_| Stalled)?.map_err(|_| Stalled)
}
