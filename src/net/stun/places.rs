//! How many streams there may be, all together and from one address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// All streams: far more than relayed ports, far less than descriptors.
const MOST: usize = 1024;

/// Streams of one address: a household behind a second router still fits.
const MOST_OF_ADDRESS: usize = 64;

/// The streams that are open.
#[derive(Debug, Default)]
pub(super) struct Places {
    taken: Mutex<HashMap<IpAddr, usize>>,
}

/// One of them, given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    places: Arc<Places>,
    ip: IpAddr,
}

impl Places {
    pub fn take(self: &Arc<Self>, ip: IpAddr) -> Option<Place> {
        let ip = ip.to_canonical();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = taken.values().sum();
        let of_address = taken.get(&ip).copied().unwrap_or(0);
        if all >= MOST || of_address >= MOST_OF_ADDRESS {
            return None;
        }
        taken.insert(ip, of_address + 1);
        let places = Arc::clone(self);
        Some(Place { places, ip })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.ip) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.ip);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bounded_and_given_back() {
        let places = Arc::new(Places::default());
        let ip = |last: u8| IpAddr::from([10, 0, 0, last]);
        let mut held: Vec<_> = (0..MOST_OF_ADDRESS).map(|_| places.take(ip(1)).unwrap()).collect();
        assert!(places.take(ip(1)).is_none());
        assert!(places.take("::ffff:10.0.0.1".parse().unwrap()).is_none());
        held.extend((0..MOST - MOST_OF_ADDRESS).map(|n| places.take(ip(2 + (n / MOST_OF_ADDRESS) as u8)).unwrap()));
        assert!(places.take(ip(200)).is_none(), "all are taken");
        drop(held);
        assert!(places.taken.lock().unwrap().is_empty());
    }
}
