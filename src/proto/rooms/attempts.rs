//! How often a secret may be guessed: limited for everybody together, and for each network with a growing delay.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use crate::proto::{subnet::NetworkId, token_bucket::TokenBucket};

/// Attempts that a network has free: a family that pairs its devices in one evening.
const FREE: u32 = 10;

/// The delay after the first attempt that is not free; it doubles with each further one.
const FIRST_DELAY: Duration = Duration::from_secs(2);

/// The longest delay.
const LONGEST_DELAY: Duration = Duration::from_secs(300);

/// After this long without an attempt a network has its free ones again.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(900);

/// Attempts of all networks together: so many a second on average, and at once.
const ALL_RATE: u32 = 1;
const ALL_BURST: u32 = 60;

/// Networks remembered at a time; beyond them all others share one delay.
const MOST_NETWORKS: usize = 1024;

/// Counts attempts.
#[derive(Debug)]
pub(super) struct Attempts {
    all: Option<TokenBucket>,
    of: HashMap<Option<NetworkId>, Record>,
}

#[derive(Debug, Clone, Copy)]
struct Record {
    made: u32,
    last: Instant,
    not_before: Instant,
}

impl Attempts {
    pub fn new() -> Self {
        Self {
            all: None,
            of: HashMap::new(),
        }
    }

    /// Takes one attempt; else how long to wait.
    pub fn take(&mut self, now: Instant, network: &NetworkId) -> Result<(), Duration> {
        let key = self.key(now, network);
        let record = self.of.entry(key).or_insert(Record {
            made: 0,
            last: now,
            not_before: now,
        });
        if record.last + FORGOTTEN_AFTER <= now {
            *record = Record {
                made: 0,
                last: now,
                not_before: now,
            };
        }
        if now < record.not_before {
            return Err(record.not_before - now);
        }
        let all = self
            .all
            .get_or_insert_with(|| TokenBucket::new(ALL_RATE, ALL_BURST, now));
        if !all.take(now) {
            return Err(Duration::from_secs(1));
        }
        record.made = record.made.saturating_add(1);
        (record.last, record.not_before) = (now, now + delay_after(record.made));
        Ok(())
    }

    fn key(&mut self, now: Instant, network: &NetworkId) -> Option<NetworkId> {
        let key = Some(network.clone());
        if self.of.len() >= MOST_NETWORKS && !self.of.contains_key(&key) {
            self.of.retain(|_, record| record.last + FORGOTTEN_AFTER > now);
        }
        if self.of.len() >= MOST_NETWORKS && !self.of.contains_key(&key) {
            None
        } else {
            key
        }
    }
}

fn delay_after(made: u32) -> Duration {
    match made.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(beyond) => FIRST_DELAY.saturating_mul(1 << beyond.min(16)).min(LONGEST_DELAY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(number: u32) -> NetworkId {
        NetworkId::Named(number.to_string())
    }

    #[test]
    fn a_family_is_not_held_up_and_a_guesser_is() {
        let mut attempts = Attempts::new();
        let mut now = Instant::now();
        assert!((0..FREE).all(|_| attempts.take(now, &network(1)).is_ok()));
        let mut made = 0;
        let end = now + Duration::from_secs(3600);
        while now < end {
            match attempts.take(now, &network(1)) {
                Ok(()) => made += 1,
                Err(wait) => now += wait,
            }
        }
        assert!(made < 25, "{made} in an hour");
        assert!(attempts.take(now + FORGOTTEN_AFTER, &network(1)).is_ok());
    }

    #[test]
    fn many_networks_together_are_limited_and_remembered_in_bounds() {
        let mut attempts = Attempts::new();
        let now = Instant::now();
        let made = (0..100_000)
            .filter(|number| attempts.take(now, &network(*number)).is_ok())
            .count();
        assert_eq!(made, ALL_BURST as usize);
        assert!(attempts.of.len() <= MOST_NETWORKS + 1);
    }

    #[test]
    fn who_finds_no_place_shares_one_until_the_others_are_forgotten() {
        let mut attempts = Attempts::new();
        let now = Instant::now();
        for number in 0..1024 {
            let _ = attempts.take(now, &network(number));
        }
        let has_own = |attempts: &Attempts, number| attempts.of.contains_key(&Some(network(number)));
        let soon = now + FORGOTTEN_AFTER - Duration::from_millis(1);
        assert!(attempts.take(soon, &network(5000)).is_ok());
        assert!(!has_own(&attempts, 5000) && has_own(&attempts, 0));
        let later = now + FORGOTTEN_AFTER;
        assert!(attempts.take(later, &network(0)).is_ok());
        assert!(has_own(&attempts, 1), "who is known has a place already");
        assert!(attempts.take(later, &network(5001)).is_ok());
        assert!(has_own(&attempts, 5001) && !has_own(&attempts, 1) && has_own(&attempts, 0));
    }
}
