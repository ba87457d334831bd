//! What waits to be written to a client's stream: bounded, and dropped when full, as datagrams are.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// Relayed data beyond this is lost: some 20 ms at 100 Mbit/s, so that a slow stream does not delay calls by seconds.
const MAX_DATA: usize = 256 * 1024;

/// Answers still fit when data does not.
const MAX_ALL: usize = MAX_DATA + 64 * 1024;

/// Bytes for one stream.
#[derive(Debug, Default)]
pub struct Outbox {
    waiting: Mutex<Vec<u8>>,
    filled: Notify,
}

impl Outbox {
    /// Adds `length` bytes that `write` puts down, unless too much waits already.
    pub fn push_data(&self, length: usize, write: impl FnOnce(&mut [u8])) {
        self.push(MAX_DATA, length, write);
    }

    /// Adds an answer.
    pub fn push_answer(&self, bytes: &[u8]) {
        self.push(MAX_ALL, bytes.len(), |out| out.copy_from_slice(bytes));
    }

    /// Waits for bytes and exchanges them for the empty `taken`, whose room is used again.
    pub async fn take(&self, taken: &mut Vec<u8>) {
        loop {
            {
                let mut waiting = self.lock();
                if !waiting.is_empty() {
                    return std::mem::swap(&mut *waiting, taken);
                }
            }
            self.filled.notified().await;
        }
    }

    fn push(&self, most: usize, length: usize, write: impl FnOnce(&mut [u8])) {
        let mut waiting = self.lock();
        let start = waiting.len();
        if start + length > most {
            return;
        }
        waiting.resize(start + length, 0);
        write(&mut waiting[start..]);
        drop(waiting);
        if start == 0 {
            self.filled.notify_one();
        }
    }

    /// A panic while it was held cannot leave more than a broken message.
    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_put_in_comes_out_once_and_in_order() {
        let outbox = Outbox::default();
        outbox.push_answer(b"one ");
        outbox.push_data(3, |out| out.copy_from_slice(b"two"));
        let mut taken = Vec::new();
        outbox.take(&mut taken).await;
        assert_eq!(taken, b"one two");
        assert!(outbox.lock().is_empty());
    }

    #[tokio::test]
    async fn data_is_dropped_before_answers_are() {
        let outbox = Outbox::default();
        for _ in 0..10_000 {
            outbox.push_data(1000, |out| out.fill(1));
        }
        let full = outbox.lock().len();
        assert!(full <= MAX_DATA);
        outbox.push_answer(&[2; 100]);
        assert_eq!(outbox.lock().len(), full + 100);
        for _ in 0..10_000 {
            outbox.push_answer(&[2; 100]);
        }
        assert!(outbox.lock().len() <= MAX_ALL);
    }
}
