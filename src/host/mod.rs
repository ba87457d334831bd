//! The Linux host as the daemon meets it: files that survive a power cut, interfaces, signals, systemd and the host's name.

pub mod atomic_file;
pub mod descriptors;
pub mod group;
pub mod holders;
pub mod interfaces;
pub mod journal;
pub mod process;
pub mod program;
pub mod secret;
pub mod signals;
pub mod state;
pub mod systemd;

pub use interfaces::Interface;
pub use secret::{Secret, SecretError};
pub use signals::{Signal, Signals};

/// The host's own name as one DNS label in lower case; `None` when it has none that is one.
#[must_use]
pub fn hostname() -> Option<String> {
    let uname = rustix::system::uname();
    label(uname.nodename().to_str().ok()?)
}

/// The first label of `name`, when it is one (RFC 1123 section 2.1).
fn label(name: &str) -> Option<String> {
    let label = name.split('.').next()?.to_ascii_lowercase();
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let hyphen_outside = label.starts_with('-') || label.ends_with('-');
    let good = (1..=63).contains(&label.len()) && label.bytes().all(inside) && !hyphen_outside;
    good.then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_label_is_a_host_name() {
        assert_eq!(label("RaspberryPi.home.arpa"), Some("raspberrypi".to_owned()));
        assert_eq!(label("pi-4"), Some("pi-4".to_owned()));
        for bad in ["", ".x", "-a", "a-", "(none)", "a_b", "ü"] {
            assert_eq!(label(bad), None, "{bad}");
        }
    }

    #[test]
    fn this_host_can_be_asked() {
        assert!(hostname().is_none_or(|name| !name.contains('.')));
    }
}
