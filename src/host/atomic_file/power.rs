//! Where tests cut the power: between any two steps that the disk sees. In a release there is nothing but power.

use std::{fs::File, io};

/// The disk is about to see something.
#[cfg(not(debug_assertions))]
#[inline]
pub(super) fn step() -> io::Result<()> {
    Ok(())
}

/// There is no half of a write where there is no cut.
#[cfg(not(debug_assertions))]
pub(super) fn tear(_: &mut File, _: &[u8]) {}

#[cfg(debug_assertions)]
pub use cut::cut_after;
#[cfg(debug_assertions)]
pub(super) use cut::{step, tear};

#[cfg(debug_assertions)]
mod cut {
    use std::{cell::Cell, io::Write as _};

    use super::{File, io};

    thread_local! {
        static LEFT: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// In this thread the disk sees `steps` more steps and then nothing; `None`: power is back.
    pub fn cut_after(steps: Option<u32>) {
        LEFT.set(steps);
    }

    pub(in super::super) fn step() -> io::Result<()> {
        match LEFT.get() {
            Some(0) => Err(io::Error::other("no power")),
            left => {
                LEFT.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }

    /// A write that the cut met half way.
    pub(in super::super) fn tear(file: &mut File, content: &[u8]) {
        // There is nobody to tell.
        let _ = file.write_all(&content[..content.len() / 2]);
    }
}
