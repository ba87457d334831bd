//! One set of names on the network: announced, defended, and watched for others who have them too.

use std::{collections::HashSet, net::IpAddr, time::Duration};

use mdns_sd::{
    DaemonEvent, HostnameResolutionEvent, IfKind, IfPredicate, RRType, Receiver, ResolvedService, ScopedIp,
    ServiceDaemon, ServiceEvent, ServiceInfo,
};
use tokio::time::{Instant, sleep_until, timeout};

use super::{
    Advertisement,
    speaker::{Speaker, is_link_local},
};
use crate::{
    host::interfaces::{self, Interface},
    proto::mdns::Naming,
};

/// Seconds between two looks at the interfaces; probing takes another one, and others must know within five.
const INTERFACE_CHECK: u32 = 2;

/// After the name was got or an address came: a switch may not carry the first announcement, the library says the second
/// one only of instances without capitals, and a record goes out once a second at most.
const AGAIN: [Duration; 2] = [Duration::from_millis(1300), Duration::from_millis(3600)];

/// How long the library asks for our own name before its pauses get longer than two minutes; then it begins again.
const LISTENING: Duration = Duration::from_secs(256);

/// How long goodbyes may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// The type by which boxes are told from other web servers.
const BOXES: &str = "_homedrop._tcp.local.";

/// What happened to the names.
pub(super) enum Event {
    /// They are ours, on some interface at least.
    Announced,
    /// No interface is left to announce on.
    Unreachable,
    /// Another host answers for our host name.
    HostConflict,
    /// Another host has a service of our instance name.
    InstanceConflict,
    /// It cannot go on.
    Failed(String),
}

/// One run of the mDNS library, which has a thread of its own.
pub(super) struct Session {
    library: ServiceDaemon,
    services: Vec<ServiceInfo>,
    wanted: Advertisement,
    /// With the final dot, in lower case.
    host: String,
    events: Receiver<DaemonEvent>,
    others: Receiver<HostnameResolutionEvent>,
    boxes: Receiver<ServiceEvent>,
    asked: Instant,
    again: Vec<Instant>,
    /// Speaks once the name is ours.
    speaker: Speaker,
    held: bool,
}

impl Session {
    pub fn start(wanted: &Advertisement, naming: &Naming) -> Result<Self, String> {
        Self::begin(wanted, naming).map_err(|error| error.to_string())
    }

    fn begin(wanted: &Advertisement, naming: &Naming) -> mdns_sd::Result<Self> {
        let library = ServiceDaemon::new()?;
        let events = library.monitor()?;
        // Hearing itself, it would take its own late announcement for another host's.
        library.set_multicast_loop_v4(false)?;
        library.set_multicast_loop_v6(false)?;
        library.set_ip_check_interval(INTERFACE_CHECK)?;
        let admitting = wanted.clone();
        let excluded = IfPredicate::new(move |interface| !admitting.admits(&interface.name));
        library.disable_interface(IfKind::Predicate(excluded))?;
        let services = wanted.services(naming)?;
        let host = format!("{}.local.", naming.label());
        let session = Self {
            others: library.resolve_hostname(&host, None)?,
            boxes: library.browse(BOXES)?,
            asked: Instant::now(),
            again: Vec::new(),
            speaker: Speaker::new(naming.label()),
            held: false,
            wanted: wanted.clone(),
            library,
            services,
            host,
            events,
        };
        session.register()?;
        Ok(session)
    }

    fn register(&self) -> mdns_sd::Result<()> {
        self.services
            .iter()
            .try_for_each(|service| self.library.register(service.clone()))
    }

    /// The next thing that matters. Nothing is lost when the future is dropped.
    pub async fn next(&mut self) -> Event {
        loop {
            let due = self.due();
            let event = tokio::select! {
                event = self.events.recv_async() => event.map_or_else(failed, |event| self.handle_event(event)),
                other = self.others.recv_async() => other.map_or_else(failed, |other| self.handle_answer(other)),
                found = self.boxes.recv_async() => found.map_or_else(failed, |found| self.handle_box(found)),
                () = sleep_until(due) => self.handle_due(),
            };
            if let Some(event) = event {
                return event;
            }
        }
    }

    fn due(&self) -> Instant {
        let asking = self.asked + LISTENING;
        self.again.iter().copied().fold(asking, Instant::min)
    }

    fn handle_due(&mut self) -> Option<Event> {
        let now = Instant::now();
        let announcing = self.again.iter().any(|at| *at <= now);
        self.again.retain(|at| *at > now);
        let done = if announcing { self.announce_again() } else { Ok(()) };
        let done = done.and_then(|()| {
            if self.asked + LISTENING <= now {
                self.ask()
            } else {
                Ok(())
            }
        });
        done.err().map(|error| Event::Failed(error.to_string()))
    }

    fn announce_again(&mut self) -> mdns_sd::Result<()> {
        self.speak();
        self.register()
    }

    fn speak(&mut self) {
        if self.held {
            self.speaker.speak(|interface| self.wanted.admits(interface));
        }
    }

    fn handle_announced(&mut self) -> Event {
        if !self.held {
            self.held = true;
            self.speak();
            self.plan_again();
        }
        Event::Announced
    }

    fn plan_again(&mut self) {
        self.again = AGAIN.map(|after| Instant::now() + after).to_vec();
    }

    /// Asks for our own name: only another host can answer.
    fn ask(&mut self) -> mdns_sd::Result<()> {
        self.asked = Instant::now();
        self.library.stop_resolve_hostname(&self.host)?;
        self.others = self.library.resolve_hostname(&self.host, None)?;
        Ok(())
    }

    fn handle_event(&mut self, event: DaemonEvent) -> Option<Event> {
        tracing::debug!(?event, "mDNS");
        match event {
            // Only a service with an address is announced.
            DaemonEvent::Announce(..) => Some(self.handle_announced()),
            DaemonEvent::NameChange(change) if matches!(change.rr_type, RRType::A | RRType::AAAA) => {
                Some(Event::HostConflict)
            }
            DaemonEvent::NameChange(_) => Some(Event::InstanceConflict),
            DaemonEvent::IpAdd(_) => {
                self.speak();
                self.plan_again();
                None
            }
            DaemonEvent::IpDel(_) => {
                self.speak();
                (!self.is_reachable()).then_some(Event::Unreachable)
            }
            DaemonEvent::Error(error) => Some(Event::Failed(error.to_string())),
            _ => None,
        }
    }

    fn handle_answer(&self, event: HostnameResolutionEvent) -> Option<Event> {
        tracing::debug!(?event, "mDNS");
        match event {
            HostnameResolutionEvent::AddressesFound(_, addresses) if has_foreign(&addresses) => {
                Some(Event::HostConflict)
            }
            _ => None,
        }
    }

    /// One and the same service on another host; on this one it is what another program says of us.
    fn handle_box(&self, event: ServiceEvent) -> Option<Event> {
        let ServiceEvent::ServiceResolved(found) = event else {
            return None;
        };
        let ResolvedService {
            fullname,
            host,
            addresses,
            ..
        } = &*found;
        let ours = self
            .services
            .iter()
            .any(|service| service.get_fullname().eq_ignore_ascii_case(fullname));
        tracing::debug!(fullname, host, ?addresses, "mDNS");
        let conflict = ours && !host.eq_ignore_ascii_case(&self.host) && has_foreign(addresses);
        conflict.then_some(Event::InstanceConflict)
    }

    fn is_reachable(&self) -> bool {
        let usable = |interface: &Interface| interface.ips().any(|ip| !is_link_local(ip));
        let admitted = |interface: &Interface| self.wanted.admits(&interface.name) && usable(interface);
        interfaces::list().is_ok_and(|all| all.iter().any(admitted))
    }

    /// Goes without a word: of names that are another host's now, nobody may hear that they are gone.
    pub async fn abandon(mut self) {
        self.speaker.forget();
        let silenced = self.library.disable_interface(IfKind::All);
        if let Err(error) = silenced {
            tracing::debug!(%error, "mDNS not silenced");
        }
        self.end().await;
    }

    /// Says goodbye.
    pub async fn end(mut self) {
        self.speaker.end();
        if let Ok(ended) = self.library.shutdown() {
            // What is not said in time is found out by others as the records age.
            let _ = timeout(GOODBYE, ended.recv_async()).await;
        }
    }
}

fn failed(_: mdns_sd::RecvError) -> Option<Event> {
    Some(Event::Failed("the mDNS library stopped".to_owned()))
}

/// Whether another host has one of these addresses.
fn has_foreign(addresses: &HashSet<ScopedIp>) -> bool {
    let own: HashSet<IpAddr> = interfaces::list()
        .unwrap_or_default()
        .iter()
        .flat_map(|interface| interface.ips().collect::<Vec<_>>())
        .collect();
    !own.is_empty() && addresses.iter().any(|address| !own.contains(&address.to_ip_addr()))
}
