//! The way from the rooms to one socket: bounded in number and bytes, so that one who does not read costs little, and
//! without memory of its own while nothing waits.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

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

/// The rooms' end; dropped when they let go of the socket.
#[derive(Debug)]
pub(super) struct OutboundSender(Arc<Shared>);

/// The socket's end.
#[derive(Debug)]
pub(super) struct OutboundReceiver(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// Told when something waits, for the one that waits for it.
    filled: Notify,
    /// Told when the rooms let go.
    dropped: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    queue: VecDeque<Outbound>,
    bytes: usize,
    /// The rooms let go of the socket.
    is_dropped: bool,
    /// The socket is gone, and its end on its way to the rooms.
    is_gone: bool,
}

/// The socket does not keep up.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooSlow;

pub(super) fn channel() -> (OutboundSender, OutboundReceiver) {
    let shared = Arc::new(Shared::default());
    (OutboundSender(Arc::clone(&shared)), OutboundReceiver(shared))
}

impl OutboundSender {
    pub fn send(&self, outbound: Outbound) -> Result<(), TooSlow> {
        let mut waiting = self.0.lock();
        if waiting.is_gone {
            return Ok(());
        }
        if waiting.bytes > MAX_QUEUED_BYTES || waiting.queue.len() >= MAX_QUEUED {
            return Err(TooSlow);
        }
        waiting.bytes += outbound.len();
        waiting.queue.push_back(outbound);
        drop(waiting);
        self.0.filled.notify_one();
        Ok(())
    }
}

impl Drop for OutboundSender {
    fn drop(&mut self) {
        self.0.lock().is_dropped = true;
        self.0.filled.notify_one();
        self.0.dropped.notify_one();
    }
}

impl Drop for OutboundReceiver {
    fn drop(&mut self) {
        let mut waiting = self.0.lock();
        waiting.is_gone = true;
        waiting.queue = VecDeque::new();
    }
}

impl OutboundReceiver {
    /// Done when the rooms let go of the socket, also while it is busy writing; one waits for it.
    pub async fn dropped(&self) {
        while !self.0.lock().is_dropped {
            self.0.dropped.notified().await;
        }
    }

    /// The next thing to do; `None` when the rooms have let go of the socket. Nothing is lost when it is not waited for.
    pub async fn next(&self) -> Option<Outbound> {
        loop {
            {
                let mut waiting = self.0.lock();
                if let Some(outbound) = waiting.take() {
                    return Some(outbound);
                }
                if waiting.is_dropped {
                    return None;
                }
            }
            self.0.filled.notified().await;
        }
    }
}

impl Shared {
    /// A panic while it was held leaves at worst a wrong count of bytes.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn take(&mut self) -> Option<Outbound> {
        let outbound = self.queue.pop_front()?;
        self.bytes -= outbound.len();
        if self.queue.is_empty() {
            // Most sockets are told little, and seldom.
            self.queue = VecDeque::new();
        }
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
        let (sender, receiver) = channel();
        for _ in 0..50 {
            assert_eq!(sender.send(texts(3 << 20)), Ok(()));
            assert!(receiver.next().await.is_some());
        }
        assert_eq!(receiver.0.lock().queue.capacity(), 0, "nothing is held");
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

    #[tokio::test]
    async fn what_waits_is_still_told_when_the_rooms_let_go_and_both_ends_hear_of_it() {
        let (sender, receiver) = channel();
        let waiting = async { tokio::join!(receiver.dropped(), receiver.next()).1 };
        let telling = async {
            tokio::task::yield_now().await;
            sender.send(texts(1)).unwrap();
            sender.send(texts(1)).unwrap();
            drop(sender);
        };
        assert!(tokio::join!(waiting, telling).0.is_some());
        assert!(receiver.next().await.is_some() && receiver.next().await.is_none());
    }
}
