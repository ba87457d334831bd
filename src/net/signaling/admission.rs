//! How many connections there may be, in all and of one address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// Counts open connections.
#[derive(Debug, Default)]
pub struct Admission {
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    of: HashMap<IpAddr, usize>,
}

/// The right to be connected; given back when dropped.
#[derive(Debug)]
pub struct Admitted {
    admission: Arc<Admission>,
    address: IpAddr,
}

impl Admission {
    /// Lets a connection in unless there are `most` already, or `most_of_address` of its address.
    pub fn admit(self: &Arc<Self>, address: IpAddr, most: usize, most_of_address: usize) -> Option<Admitted> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = open.of.get(&address).copied().unwrap_or_default();
        if open.all >= most || of_address >= most_of_address {
            return None;
        }
        open.all += 1;
        open.of.insert(address, of_address + 1);
        Some(Admitted {
            admission: Arc::clone(self),
            address,
        })
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).all
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut open = self.admission.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all -= 1;
        if let Some(count) = open.of.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.of.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_one_that_leaves_is_free_again() {
        let admission = Arc::new(Admission::default());
        let address = |last| IpAddr::from([192, 168, 1, last]);
        let first = admission.admit(address(1), 3, 2);
        let second = admission.admit(address(1), 3, 2);
        assert!(first.is_some() && second.is_some());
        assert!(admission.admit(address(1), 3, 2).is_none(), "two of one address");
        let third = admission.admit(address(2), 3, 2);
        assert!(
            third.is_some() && admission.admit(address(3), 3, 2).is_none(),
            "three in all"
        );
        drop(first);
        assert!(admission.admit(address(1), 3, 2).is_some());
        drop((second, third));
        assert_eq!((admission.open(), admission.open.lock().unwrap().of.len()), (0, 0));
    }
}
