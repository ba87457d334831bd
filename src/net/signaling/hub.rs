//! The one loop that owns the rooms: events come in from the sockets, what is to be sent goes out to their queues.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Instant,
};

use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{Instant as TokioInstant, sleep_until},
};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::{
    batch::Batch as Shared,
    counters::{Counters, Refusal},
    greeter::{Greeter, Introduction, random},
    outbound::{Outbound, OutboundSender},
};
use crate::proto::{
    rooms::{Batch, Counts, Effect, Greeting, Identity, RoomKey, Rooms, RoomsConfig},
    signaling::{ClientMessage, ConnectionId, ErrorCode},
    subnet::Subnets,
};

/// Events that may wait; a socket that has more waits itself.
const MAX_WAITING: usize = 1024;

/// The way to the rooms; cheap to clone.
#[derive(Debug, Clone)]
pub struct Hub {
    events: mpsc::Sender<Event>,
}

/// How the rooms are at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Devices and rooms.
    pub counts: Counts,
    /// The devices in each room, largest first.
    pub rooms: Vec<(RoomKey, usize)>,
    /// Messages that were answered by `error`, since the start.
    pub refused: BTreeMap<ErrorCode, u64>,
}

#[derive(Debug)]
pub(super) enum Event {
    Hello {
        introduction: Box<Introduction>,
        outbound: OutboundSender,
    },
    Message {
        connection: ConnectionId,
        message: ClientMessage,
    },
    Gone {
        connection: ConnectionId,
    },
    Subnets(Subnets),
    Config(RoomsConfig),
    Snapshot(oneshot::Sender<Snapshot>),
}

struct Loop {
    rooms: Rooms,
    greeter: Greeter,
    counters: Arc<Counters>,
    names: watch::Sender<String>,
    sockets: HashMap<ConnectionId, OutboundSender>,
}

impl Hub {
    /// Starts the loop; it ends when the last handle is dropped. `names` is told the names to be kept.
    pub fn start(rooms: Rooms, greeter: Greeter, counters: Arc<Counters>, names: watch::Sender<String>) -> Self {
        let (sender, receiver) = mpsc::channel(MAX_WAITING);
        let hub = Loop {
            rooms,
            greeter,
            counters,
            names,
            sockets: HashMap::new(),
        };
        tokio::spawn(hub.run(receiver));
        Self { events: sender }
    }

    /// The box's interfaces or the rules of grouping changed.
    pub async fn set_subnets(&self, subnets: Subnets) {
        self.tell(Event::Subnets(subnets)).await;
    }

    /// The settings of the rooms changed.
    pub async fn set_config(&self, config: RoomsConfig) {
        self.tell(Event::Config(config)).await;
    }

    /// How the rooms are now; `None` when the loop has ended.
    pub async fn snapshot(&self) -> Option<Snapshot> {
        let (sender, receiver) = oneshot::channel();
        self.tell(Event::Snapshot(sender)).await;
        receiver.await.ok()
    }

    pub(super) async fn tell(&self, event: Event) {
        // Only while stopping has the loop ended; there is nobody left to tell then.
        let _ = self.events.send(event).await;
    }
}

impl Loop {
    async fn run(mut self, mut events: mpsc::Receiver<Event>) {
        loop {
            let due = self.rooms.poll_timeout();
            tokio::select! {
                event = events.recv() => match event {
                    Some(event) => self.handle(event),
                    None => return,
                },
                () = at(due) => self.rooms.handle_timeout(Instant::now()),
            }
            self.carry_out();
        }
    }

    fn handle(&mut self, event: Event) {
        let now = Instant::now();
        match event {
            Event::Hello { introduction, outbound } => {
                self.sockets.insert(introduction.connection, outbound);
                let greeting = self.greeter.greet(*introduction);
                self.tell_of(&greeting);
                self.rooms.handle_hello(now, greeting);
            }
            Event::Message { connection, message } => {
                self.rooms
                    .handle_message(now, connection, message, &mut || random().ok().map(u64::from_ne_bytes));
            }
            Event::Gone { connection } => {
                tracing::debug!(event = "gone", %connection, "connection ended");
                self.sockets.remove(&connection);
                self.rooms.handle_disconnect(now, connection);
            }
            Event::Subnets(subnets) => self.rooms.handle_subnets(now, subnets),
            Event::Config(config) => self.rooms.handle_config(config),
            Event::Snapshot(reply) => {
                let snapshot = Snapshot {
                    counts: self.rooms.counts(),
                    rooms: self.rooms.room_sizes(),
                    refused: self.rooms.refused().clone(),
                };
                // The asker may have given up waiting.
                let _ = reply.send(snapshot);
            }
        }
    }

    fn tell_of(&self, greeting: &Greeting<'_>) {
        let peer = match &greeting.identity {
            Identity::New(peer) => *peer,
            Identity::Resumed(resumed) => resumed.peer_id,
        };
        let room = self.rooms.subnets().network_of(&greeting.address);
        let (connection, address) = (greeting.connection, &greeting.address);
        tracing::debug!(event = "hello", %connection, %address, %peer, %room, "device said hello");
    }

    fn carry_out(&mut self) {
        while let Some(effect) = self.rooms.poll_effect() {
            match effect {
                Effect::Send(batch) => self.send(&batch),
                Effect::Remember => drop(self.names.send_replace(self.rooms.remembered().to_text())),
                Effect::Close { connection, reason } => self.send_to(connection, Outbound::Close(reason.into())),
            }
        }
    }

    fn send(&mut self, batch: &Batch) {
        let texts = Outbound::Texts(Shared::new(
            batch.is_news,
            batch.texts.iter().map(|text| Utf8Bytes::from(&**text)),
        ));
        for &connection in &batch.to {
            self.send_to(connection, texts.clone());
        }
    }

    /// A socket that does not keep up is ended, so that what waits for it does not fill the memory.
    fn send_to(&mut self, connection: ConnectionId, outbound: Outbound) {
        let Some(socket) = self.sockets.get(&connection) else {
            return;
        };
        if socket.send(outbound).is_err() {
            tracing::warn!(event = "refused", %connection, "dropped: does not read what is sent to it");
            self.counters.count_refusal(Refusal::Slow);
            self.sockets.remove(&connection);
            self.rooms.handle_disconnect(Instant::now(), connection);
        }
    }
}

async fn at(due: Option<Instant>) {
    match due {
        Some(due) => sleep_until(TokioInstant::from_std(due)).await,
        None => std::future::pending().await,
    }
}
