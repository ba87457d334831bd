//! One way of the cable: a reader decides when each frame would arrive, a writer waits until then and hands it over.

use crate::{random::Random, tap::Tap};
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Longest frame: what a virtual interface hands over after segmentation offload.
const LONGEST_FRAME: usize = 65_536 + 18;
/// What Ethernet adds to each frame on the wire: preamble 8, check sequence 4, gap 12.
const WIRE_OVERHEAD: usize = 24;

/// What the cable does to frames.
#[derive(Clone, Copy)]
pub struct Link {
    pub bits_per_second: f64,
    pub delay: Duration,
    /// Share of frames that vanish, 0 to 1.
    pub loss: f64,
    /// Bytes that may wait for the cable before further frames are dropped.
    pub queue_bytes: usize,
}

struct Flight {
    frame: Box<[u8]>,
    arrives: Instant,
}

/// The two threads of one way.
pub struct Direction(JoinHandle<()>, JoinHandle<()>);

impl Direction {
    /// Carries from one device to the other until one of them is gone.
    pub fn start(from: &Arc<Tap>, to: &Arc<Tap>, link: Link, seed: u64) -> Self {
        let (sender, receiver) = channel();
        let (from, to) = (Arc::clone(from), Arc::clone(to));
        Self(
            thread::spawn(move || take(&from, &sender, link, seed)),
            thread::spawn(move || deliver(&to, &receiver)),
        )
    }

    /// Waits for the end of both threads.
    pub fn join(self) {
        let _ = (self.0.join(), self.1.join());
    }
}

fn take(from: &Tap, flights: &Sender<Flight>, link: Link, seed: u64) {
    let mut random = Random::new(seed);
    let mut buffer = vec![0; LONGEST_FRAME];
    let mut free_at = Instant::now();
    while let Some(length) = from.read(&mut buffer) {
        let now = Instant::now();
        free_at = free_at.max(now);
        let waiting = (free_at - now).as_secs_f64() * link.bits_per_second / 8.0;
        if random.happens(link.loss) || waiting + length as f64 > link.queue_bytes as f64 {
            continue;
        }
        let bits = (length + WIRE_OVERHEAD) * 8;
        free_at += Duration::from_secs_f64(bits as f64 / link.bits_per_second);
        let flight = Flight {
            frame: buffer[..length].into(),
            arrives: free_at + link.delay,
        };
        if flights.send(flight).is_err() {
            return;
        }
    }
}

fn deliver(to: &Tap, flights: &Receiver<Flight>) {
    for Flight { frame, arrives } in flights {
        let left = arrives.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            thread::sleep(left);
        }
        to.write(&frame);
    }
}
