//! The mDNS advertiser: keeps the box's name and services announced, whatever happens to the network or to the name.

mod advertisement;
mod kept_name;
mod port;
mod session;
mod speaker;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use tokio::{sync::watch, time::sleep};
use tokio_util::sync::CancellationToken;

pub use advertisement::Advertisement;
use kept_name::KeptName;
pub use port::{MDNS as PORT, is_free as is_port_free};
use session::{Event, Session};

use crate::proto::mdns::{Naming, Standing, Verdict};

/// After a failure to announce anything, such as that UDP 5353 is taken for itself by another program.
const RETRY: Duration = Duration::from_secs(10);

/// Announces what it is told to.
#[derive(Debug)]
pub struct Advertiser {
    wanted: watch::Receiver<Option<Advertisement>>,
    standing: watch::Sender<Standing>,
    naming: Naming,
    kept: KeptName,
}

/// Why a session ended.
enum End {
    Shutdown,
    /// Something else is to be announced.
    Other,
    HostConflict,
    InstanceConflict,
    Failed(String),
}

impl Advertiser {
    /// For a host that wants to be `hostname`.local; `state` is the directory where the name that it got is kept.
    ///
    /// What is to be announced is sent to the second; while that is `None` nothing is.
    pub fn new(hostname: &str, state: &Path) -> (Self, watch::Sender<Option<Advertisement>>) {
        let (sender, wanted) = watch::channel(None);
        let kept = KeptName::load(state);
        let naming = Naming::new(hostname, kept.label());
        let standing = Standing {
            label: naming.label(),
            ..Standing::default()
        };
        let advertiser = Self {
            wanted,
            standing: watch::Sender::new(standing),
            naming,
            kept,
        };
        (advertiser, sender)
    }

    /// What is known of the name, from now on.
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// Announces until `stop` is cancelled, then says goodbye.
    pub async fn run(mut self, stop: CancellationToken) {
        loop {
            let wanted = self.wanted.borrow_and_update().clone();
            let end = match &wanted {
                Some(wanted) => self.announce(wanted, &stop).await,
                None => self.idle(&stop).await,
            };
            match end {
                End::Shutdown => return,
                End::Other => self.follow(),
                End::HostConflict => self.settle(Naming::handle_host_conflict),
                End::InstanceConflict => self.settle(Naming::handle_instance_conflict),
                End::Failed(problem) => self.wait_after(problem, &stop).await,
            }
            if stop.is_cancelled() {
                return;
            }
        }
    }

    async fn idle(&mut self, stop: &CancellationToken) -> End {
        tokio::select! {
            () = stop.cancelled() => End::Shutdown,
            changed = self.wanted.changed() => changed.map_or(End::Shutdown, |()| End::Other),
        }
    }

    async fn announce(&mut self, wanted: &Advertisement, stop: &CancellationToken) -> End {
        let mut session = match port::is_free().and_then(|()| Session::start(wanted, &self.naming)) {
            Ok(session) => session,
            Err(problem) => return End::Failed(problem),
        };
        self.standing.send_modify(|standing| standing.problem = None);
        let end = loop {
            tokio::select! {
                () = stop.cancelled() => break End::Shutdown,
                changed = self.wanted.changed() => match changed {
                    Ok(()) if self.wanted.borrow().as_ref() == Some(wanted) => {}
                    Ok(()) => break End::Other,
                    Err(_) => break End::Shutdown,
                },
                event = session.next() => match event {
                    Event::Announced => self.announced(),
                    Event::Unreachable => self.unannounced(),
                    Event::HostConflict => break End::HostConflict,
                    Event::InstanceConflict => break End::InstanceConflict,
                    Event::Failed(problem) => break End::Failed(problem),
                },
            }
        };
        match end {
            End::HostConflict | End::InstanceConflict => session.abandon().await,
            End::Shutdown | End::Other | End::Failed(_) => session.end().await,
        }
        end
    }

    fn announced(&mut self) {
        self.naming.handle_announced();
        let label = self.naming.label();
        self.kept.keep(&label);
        let announced = |standing: &mut Standing| {
            let news = !standing.announced;
            standing.announced = true;
            news
        };
        if self.standing.send_if_modified(announced) {
            tracing::info!(event = "mdns-announced", name = %format_args!("{label}.local"), "announced by mDNS");
        }
    }

    fn unannounced(&self) {
        self.standing
            .send_if_modified(|standing| std::mem::take(&mut standing.announced));
    }

    /// The host name wanted may be another one.
    fn follow(&mut self) {
        let hostname = self.wanted.borrow().as_ref().map(|wanted| wanted.hostname.clone());
        if let Some(hostname) = hostname.filter(|hostname| !self.naming.is_for(hostname)) {
            self.naming = Naming::new(&hostname, self.kept.label());
        }
        self.renamed(0);
    }

    fn settle(&mut self, conflict: fn(&mut Naming, Instant) -> Verdict) {
        let before = self.naming.label();
        let verdict = conflict(&mut self.naming, Instant::now());
        let now = self.naming.label();
        tracing::warn!(event = "mdns-conflict", name = %before, next = %now, again = verdict == Verdict::ProbeAgain, "another host has our mDNS name");
        self.renamed(1);
    }

    fn renamed(&self, conflicts: u32) {
        self.standing.send_modify(|standing| {
            standing.label = self.naming.label();
            standing.announced = false;
            standing.conflicts += conflicts;
        });
    }

    async fn wait_after(&self, problem: String, stop: &CancellationToken) {
        let told = |standing: &mut Standing| {
            let news = standing.problem.as_ref() != Some(&problem);
            standing.announced = false;
            standing.problem = Some(problem.clone());
            news
        };
        if self.standing.send_if_modified(told) {
            tracing::warn!(
                event = "mdns-failed",
                error = problem,
                "cannot announce by mDNS, trying again"
            );
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(RETRY) => {}
        }
    }
}
