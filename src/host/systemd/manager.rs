//! Tells the service manager how the daemon is and never waits for it: what it has not taken yet is kept in a task of its own,
//! and of two signs of life or two status lines the newer one.

use std::{
    collections::VecDeque,
    env,
    ffi::OsStr,
    io,
    os::{
        linux::net::SocketAddrExt,
        unix::{
            ffi::OsStrExt,
            net::{SocketAddr, UnixDatagram as Blocking},
        },
    },
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sd_notify::NotifyState;
use tokio::{net::UnixDatagram, sync::Notify};

/// Steps that a manager which does not read may still hear of, the newest: two reloads have four.
const MOST_STEPS: usize = 8;

/// The service manager, if there is one; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Manager(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    address: Option<SocketAddr>,
    news: Mutex<News>,
    arrived: Notify,
}

/// What it has not taken yet.
#[derive(Debug, Default)]
struct News {
    steps: VecDeque<Step>,
    is_alive: bool,
    status: Option<String>,
}

/// On the way from the start to the end: none must be missed, and their order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Ready,
    /// With the time at which it began (sd_notify(3), `MONOTONIC_USEC=`).
    Reloading(i128),
    Stopping,
}

impl Manager {
    /// The one that started this program.
    #[must_use]
    pub fn from_environment() -> Self {
        env::var_os("NOTIFY_SOCKET").map_or_else(Self::default, |socket| Self::at(&socket))
    }

    fn at(socket: &OsStr) -> Self {
        let address =
            address(socket).inspect_err(|error| tracing::debug!(%error, ?socket, "no socket to tell systemd"));
        Self(Arc::new(Inner {
            address: address.ok(),
            ..Inner::default()
        }))
    }

    /// Whether somebody listens to how the daemon is.
    #[must_use]
    pub fn is_listening(&self) -> bool {
        self.0.address.is_some()
    }

    /// Every port is taken and the certificate is there, or a reload is over.
    pub fn ready(&self) {
        self.step(Step::Ready);
    }

    /// The configuration is being read again; `ready` must follow.
    pub fn reloading(&self) {
        match NotifyState::monotonic_usec_now() {
            Ok(NotifyState::MonotonicUsec(now)) => self.step(Step::Reloading(now)),
            other => tracing::debug!(?other, "no monotonic clock"),
        }
    }

    /// The end has begun.
    pub fn stopping(&self) {
        self.step(Step::Stopping);
    }

    /// A sign of life. Only who has seen the daemon work may give it.
    pub fn feed_watchdog(&self) {
        self.news().is_alive = true;
        self.0.arrived.notify_one();
    }

    /// The line that `systemctl status` shows.
    pub fn status(&self, line: &str) {
        // A line break would begin another assignment (sd_notify(3)).
        let line = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.news().status = Some(line);
        self.0.arrived.notify_one();
    }

    /// Tells it, for as long as it takes, until it was told of the end; at once over when there is nobody.
    pub async fn run(self) {
        let Some(address) = &self.0.address else { return };
        loop {
            let next = self.news().next();
            let Some((message, is_last)) = next else {
                self.0.arrived.notified().await;
                continue;
            };
            if let Err(error) = send(address, &message).await {
                tracing::debug!(%error, message, "systemd was not told");
            }
            if is_last {
                return;
            }
        }
    }

    fn step(&self, step: Step) {
        self.news().add(step);
        self.0.arrived.notify_one();
    }

    fn news(&self) -> MutexGuard<'_, News> {
        // Nothing that is done with it can panic half-way.
        self.0.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl News {
    fn add(&mut self, step: Step) {
        self.steps.push_back(step);
        if self.steps.len() > MOST_STEPS {
            self.steps.pop_front();
        }
    }

    /// The next message, and whether nothing is to be said after it.
    fn next(&mut self) -> Option<(String, bool)> {
        if let Some(step) = self.steps.pop_front() {
            return Some((step.message(), step == Step::Stopping));
        }
        let sign = std::mem::take(&mut self.is_alive).then(|| NotifyState::Watchdog.to_string());
        let news = sign.or_else(|| Some(NotifyState::Status(&self.status.take()?).to_string()));
        news.map(|message| (message, false))
    }
}

impl Step {
    fn message(self) -> String {
        match self {
            Self::Ready => NotifyState::Ready.to_string(),
            Self::Reloading(since) => format!("{}\n{}", NotifyState::Reloading, NotifyState::MonotonicUsec(since)),
            Self::Stopping => NotifyState::Stopping.to_string(),
        }
    }
}

/// A path, or a name without a file (unix(7)).
fn address(socket: &OsStr) -> io::Result<SocketAddr> {
    match socket.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name),
        [b'/', ..] => SocketAddr::from_pathname(socket),
        _ => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// Waits until there is room for it.
async fn send(address: &SocketAddr, message: &str) -> io::Result<()> {
    let socket = Blocking::unbound()?;
    socket.set_nonblocking(true)?;
    socket.connect_addr(address)?;
    UnixDatagram::from_std(socket)?.send(message.as_bytes()).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(20);

    fn all(mut news: News) -> Vec<String> {
        std::iter::from_fn(|| news.next()).map(|(message, _)| message).collect()
    }

    #[test]
    fn steps_come_in_their_order_and_of_the_rest_the_newest() {
        let manager = Manager::default();
        manager.status("first");
        manager.feed_watchdog();
        manager.ready();
        manager.feed_watchdog();
        manager.status("second\nREADY=1");
        manager.stopping();
        let news = std::mem::take(&mut *manager.news());
        let expected = ["READY=1", "STOPPING=1", "WATCHDOG=1", "STATUS=second READY=1"];
        assert_eq!(all(news), expected);
    }

    #[test]
    fn however_often_it_is_reloaded_no_more_is_kept_than_the_newest_steps() {
        let mut news = News::default();
        for time in 0..1000 {
            news.add(Step::Reloading(time));
            news.add(Step::Ready);
        }
        let kept = all(news);
        assert_eq!(kept.len(), MOST_STEPS);
        assert_eq!(
            kept[MOST_STEPS - 2..],
            ["RELOADING=1\nMONOTONIC_USEC=999", "READY=1"].map(str::to_owned)
        );
    }

    #[test]
    fn a_socket_is_a_path_or_a_name() {
        let path = address(OsStr::new("/run/systemd/notify")).unwrap();
        assert_eq!(
            path.as_pathname().unwrap().as_os_str(),
            OsStr::new("/run/systemd/notify")
        );
        let name = address(OsStr::new("@homedrop")).unwrap();
        assert_eq!(name.as_abstract_name(), Some(&b"homedrop"[..]));
        for strange in ["", "vsock:2:1", "notify"] {
            assert!(!Manager::at(OsStr::new(strange)).is_listening(), "{strange}");
        }
    }

    #[tokio::test]
    async fn what_finds_no_room_is_told_when_somebody_reads() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notify");
        let told = UnixDatagram::bind(&path).unwrap();
        let filler = Blocking::unbound().unwrap();
        filler.set_nonblocking(true).unwrap();
        let before = std::iter::from_fn(|| filler.send_to(b"x", &path).ok()).count();
        let manager = Manager::at(path.as_os_str());
        let running = tokio::spawn(manager.clone().run());
        for _ in 0..100 {
            manager.feed_watchdog();
            tokio::task::yield_now().await;
        }
        manager.ready();
        manager.stopping();
        let mut heard = Vec::new();
        while heard.last().is_none_or(|message| message != "STOPPING=1") {
            let mut buffer = [0; 64];
            let length = timeout(LIMIT, told.recv(&mut buffer)).await.unwrap().unwrap();
            heard.push(String::from_utf8_lossy(&buffer[..length]).into_owned());
        }
        assert_eq!(heard[before..], ["WATCHDOG=1", "READY=1", "STOPPING=1"]);
        timeout(LIMIT, running).await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn without_a_service_manager_nothing_happens() {
        let manager = Manager::default();
        assert!(!manager.is_listening());
        manager.ready();
        timeout(LIMIT, manager.run()).await.unwrap();
    }
}
