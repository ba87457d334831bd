//! One TAP device, made here and gone with the process; reads and writes whole Ethernet frames.

use rustix::{
    fd::OwnedFd,
    fs::{Mode, OFlags},
    io::{Errno, Result},
    ioctl::{Opcode, Setter, ioctl},
};

/// `TUNSETIFF` of linux/if_tun.h: `_IOW('T', 202, int)`.
const TUNSETIFF: Opcode = rustix::ioctl::opcode::write::<i32>(b'T', 202);
/// `IFF_TAP | IFF_NO_PI`: whole frames, nothing in front of them.
const TAP_WITHOUT_HEADER: u16 = 0x0002 | 0x1000;
/// `IFNAMSIZ` less the closing zero.
const LONGEST_NAME: usize = 15;

/// `struct ifreq` of linux/if.h, as far as `TUNSETIFF` reads it.
#[repr(C)]
struct InterfaceRequest {
    name: [u8; 16],
    flags: u16,
    rest: [u8; 22],
}

/// An open TAP device.
pub struct Tap(OwnedFd);

impl Tap {
    /// Makes the device in the namespace of this process; it may be moved to another one afterwards.
    pub fn open(name: &str) -> Result<Self> {
        if name.len() > LONGEST_NAME {
            return Err(Errno::NAMETOOLONG);
        }
        let mut request = InterfaceRequest {
            name: [0; 16],
            flags: TAP_WITHOUT_HEADER,
            rest: [0; 22],
        };
        request.name[..name.len()].copy_from_slice(name.as_bytes());
        let file = rustix::fs::open("/dev/net/tun", OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())?;
        // SAFETY: TUNSETIFF reads one `ifreq`, which `InterfaceRequest` matches in size and layout.
        unsafe { ioctl(&file, Setter::<TUNSETIFF, _>::new(request)) }?;
        Ok(Self(file))
    }

    /// Waits for a frame; `None` when the device is gone.
    pub fn read(&self, buffer: &mut [u8]) -> Option<usize> {
        loop {
            match rustix::io::read(&self.0, &mut *buffer) {
                Ok(length) => return Some(length),
                Err(Errno::INTR) => {}
                // The device exists but is not up yet.
                Err(Errno::IO) => std::thread::sleep(std::time::Duration::from_millis(5)),
                Err(_) => return None,
            }
        }
    }

    /// Hands over a frame; one that the other side has no room for is lost, as on a cable.
    pub fn write(&self, frame: &[u8]) {
        let _ = rustix::io::write(&self.0, frame);
    }
}
