//! The signals that the daemon listens to, as values.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// What somebody outside wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM: systemd stops the service.
    Terminate,
    /// SIGINT: Ctrl-C.
    Interrupt,
    /// SIGHUP: the configuration changed.
    Reload,
}

/// The signals from now on; those that come between two calls of `next` are kept, equal ones once.
#[derive(Debug)]
pub struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    reload: tokio::signal::unix::Signal,
}

impl Signals {
    /// Takes the signals over from the system's default, which is to end the process. Needs a tokio runtime.
    ///
    /// # Errors
    /// What the system says.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            reload: signal(SignalKind::hangup())?,
        })
    }

    /// The next signal. Nothing is lost when the future is dropped.
    pub async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.terminate.recv() => Signal::Terminate,
            _ = self.interrupt.recv() => Signal::Interrupt,
            _ = self.reload.recv() => Signal::Reload,
        }
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::{Signal as Number, getpid, kill_process};

    use super::*;

    #[tokio::test]
    async fn each_signal_is_told_apart() {
        let mut signals = Signals::new().unwrap();
        let sent = [
            (Number::HUP, Signal::Reload),
            (Number::INT, Signal::Interrupt),
            (Number::TERM, Signal::Terminate),
        ];
        for (number, wanted) in sent {
            kill_process(getpid(), number).unwrap();
            assert_eq!(signals.next().await, wanted);
        }
    }
}
