//! The way from the rooms to one socket: bounded in number and bytes, so that one who does not read costs little.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use tokio::sync::mpsc;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::{CloseCode, batch::Batch};

/// Most batches that wait for one socket.
const MAX_QUEUED: usize = 256;

/// Most bytes that wait for one socket, beyond one batch of any size.
pub(super) const MAX_QUEUED_BYTES: usize = 1 << 20;

/// What a socket is to do.
#[derive(Debug, Clone)]
pub(super) enum Outbound {
    Texts(Batch),
    Close(CloseCode),
}

#[derive(Debug)]
pub(super) struct OutboundSender {
    queue: mpsc::Sender<Outbound>,
    queued: Arc<AtomicUsize>,
    _dropped: DropGuard,
}

#[derive(Debug)]
pub(super) struct OutboundReceiver {
    queue: mpsc::Receiver<Outbound>,
    queued: Arc<AtomicUsize>,
    dropped: CancellationToken,
}

/// The socket does not keep up.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooSlow;

pub(super) fn channel() -> (OutboundSender, OutboundReceiver) {
    let (sender, receiver) = mpsc::channel(MAX_QUEUED);
    let queued = Arc::new(AtomicUsize::new(0));
    let dropped = CancellationToken::new();
    let guard = dropped.clone().drop_guard();
    let sender = OutboundSender {
        queue: sender,
        queued: Arc::clone(&queued),
        _dropped: guard,
    };
    (
        sender,
        OutboundReceiver {
            queue: receiver,
            queued,
            dropped,
        },
    )
}

impl OutboundSender {
    pub fn send(&self, outbound: Outbound) -> Result<(), TooSlow> {
        let queued = self.queued.fetch_add(outbound.len(), Relaxed);
        if queued > MAX_QUEUED_BYTES {
            return Err(TooSlow);
        }
        match self.queue.try_send(outbound) {
            Err(mpsc::error::TrySendError::Full(_)) => Err(TooSlow),
            // Closed: the socket is gone and its end is on its way to the rooms.
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
        }
    }
}

impl OutboundReceiver {
    /// Cancelled when the rooms let go of the socket, also while it is busy writing.
    pub fn dropped(&self) -> CancellationToken {
        self.dropped.clone()
    }

    /// The next thing to do; `None` when the rooms have let go of the socket.
    pub async fn next(&mut self) -> Option<Outbound> {
        let outbound = self.queue.recv().await?;
        self.queued.fetch_sub(outbound.len(), Relaxed);
        Some(outbound)
    }
}

impl Outbound {
    fn len(&self) -> usize {
        match self {
            Self::Texts(batch) => batch.len(),
            Self::Close(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: usize) -> Outbound {
        Outbound::Texts(Batch::new(true, ["x".repeat(bytes).into()]))
    }

    #[tokio::test]
    async fn a_socket_that_reads_may_get_any_amount() {
        let (sender, mut receiver) = channel();
        for _ in 0..50 {
            assert_eq!(sender.send(texts(3 << 20)), Ok(()));
            assert!(receiver.next().await.is_some());
        }
    }

    #[test]
    fn one_that_does_not_is_too_slow_after_a_mebibyte_or_many_batches() {
        let (sender, _receiver) = channel();
        assert_eq!(sender.send(texts(2 << 20)), Ok(()));
        assert_eq!(sender.send(texts(1)), Err(TooSlow));
        let (sender, _receiver) = channel();
        assert!((0..MAX_QUEUED).all(|_| sender.send(texts(1)).is_ok()));
        assert_eq!(sender.send(texts(1)), Err(TooSlow));
    }
}
