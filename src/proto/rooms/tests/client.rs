//! A home in memory: rooms, a clock moved by hand, and clients that believe what they are told.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::proto::{
    names::Language,
    resume::ResumeKey,
    rooms::*,
    signaling::{ConnectionId, PeerId, parse_client_message},
    subnet::{ClientAddr, Grouping, Link, Subnets},
};

/// What one connection was told.
#[derive(Debug, Default)]
pub struct Client {
    pub id: Option<PeerId>,
    pub name: String,
    pub token: String,
    /// Room kind and id to peer id to record.
    pub lists: BTreeMap<String, BTreeMap<String, Value>>,
    pub inbox: Vec<Value>,
    pub closed: Option<CloseReason>,
}

/// The rooms with everybody in them.
pub struct Home {
    pub rooms: Rooms,
    pub now: Instant,
    pub clients: HashMap<u64, Client>,
    next: u64,
    next_id: u64,
    key: ResumeKey,
    drawn: u64,
}

pub fn links() -> Vec<Link> {
    let link = |interface: &str, index, addresses: &[&str]| Link {
        interface: interface.into(),
        index,
        addresses: addresses.iter().map(|net| net.parse().unwrap()).collect(),
        shared: true,
    };
    vec![
        link("eth0", 2, &["192.168.1.2/24", "fd00:1::2/64"]),
        link("vlan20", 3, &["192.168.20.2/24"]),
    ]
}

fn rooms(remembered: Remembered) -> Rooms {
    let config = RoomsConfig {
        away: Duration::from_secs(120),
        away_per_address: 4,
        code_rooms: true,
    };
    Rooms::new(config, Subnets::new(Grouping::Subnet, 32, 64, &links()), remembered)
}

impl Home {
    pub fn new() -> Self {
        Self {
            rooms: rooms(Remembered::default()),
            now: Instant::now(),
            clients: HashMap::new(),
            next: 0,
            next_id: 0,
            key: ResumeKey::new(&[1; 32]),
            drawn: 41,
        }
    }

    /// The daemon ends and starts again: all that is left is what it was told to keep.
    pub fn restart(&mut self) {
        let kept = self.rooms.remembered().to_text();
        self.rooms = rooms(Remembered::from_text(&kept));
        self.clients.clear();
    }

    /// Connects and says hello; with a token, as the device that holds it.
    pub fn connect(&mut self, address: &str, token: Option<&str>) -> u64 {
        self.connect_speaking(Language::En, address, token)
    }

    /// The same with a language.
    pub fn connect_speaking(&mut self, language: Language, address: &str, token: Option<&str>) -> u64 {
        self.next += 1;
        self.next_id += 1;
        let connection = ConnectionId(self.next);
        self.clients.insert(self.next, Client::default());
        let text = json!({"type": "hello", "protocol": 1, "device": {"kind": "phone"}, "rtc": true}).to_string();
        let Ok(ClientMessage::Hello(hello)) = parse_client_message(&text) else {
            panic!("hello")
        };
        let resumed = token.and_then(|token| self.key.verify(token)).map(Identity::Resumed);
        let greeting = Greeting {
            connection,
            address: ClientAddr::new(address.parse().unwrap(), 0, None),
            hello,
            language,
            identity: resumed.unwrap_or_else(|| Identity::New(PeerId::new(self.next_id.to_be_bytes()))),
            resume_key: &self.key,
            ice_servers: vec![],
            version: "0",
        };
        self.rooms.handle_hello(self.now, greeting);
        self.deliver();
        self.next
    }

    pub fn say(&mut self, connection: u64, message: Value) {
        let message = parse_client_message(&message.to_string()).unwrap();
        let drawn = &mut self.drawn;
        let mut draw = || {
            *drawn += 1;
            Some(*drawn)
        };
        self.rooms
            .handle_message(self.now, ConnectionId(connection), message, &mut draw);
        self.deliver();
    }

    pub fn drop_connection(&mut self, connection: u64) {
        self.rooms.handle_disconnect(self.now, ConnectionId(connection));
        self.clients.remove(&connection);
        self.deliver();
    }

    pub fn regroup(&mut self, subnets: Subnets) {
        self.rooms.handle_subnets(self.now, subnets);
        self.deliver();
    }

    /// Lets time pass, stopping wherever the rooms want to be called.
    pub fn pass(&mut self, duration: Duration) {
        let end = self.now + duration;
        while let Some(due) = self.rooms.poll_timeout().filter(|due| *due <= end) {
            self.now = due.max(self.now);
            self.rooms.handle_timeout(self.now);
            self.deliver();
        }
        self.now = end;
    }

    pub fn client(&self, connection: u64) -> &Client {
        &self.clients[&connection]
    }

    pub fn id(&self, connection: u64) -> String {
        self.client(connection).id.unwrap().to_string()
    }

    /// The peer ids that a client sees in all its rooms.
    pub fn seen(&self, connection: u64) -> BTreeSet<String> {
        self.client(connection)
            .lists
            .values()
            .flat_map(|list| list.keys().cloned())
            .collect()
    }

    pub fn errors(&self, connection: u64) -> Vec<String> {
        let errors = self
            .client(connection)
            .inbox
            .iter()
            .filter(|message| message["type"] == "error");
        errors.map(|error| error["code"].as_str().unwrap().to_owned()).collect()
    }

    fn deliver(&mut self) {
        while let Some(effect) = self.rooms.poll_effect() {
            match effect {
                Effect::Close { connection, reason } => {
                    if let Some(client) = self.clients.get_mut(&connection.0) {
                        client.closed = Some(reason);
                    }
                }
                Effect::Remember => {}
                Effect::Send(batch) => {
                    for (to, text) in batch
                        .to
                        .iter()
                        .flat_map(|to| batch.texts.iter().map(move |text| (to, text)))
                    {
                        let client = self.clients.get_mut(&to.0).expect("only to open connections");
                        assert_eq!(client.closed, None, "nothing is sent after a close: {text}");
                        client.hear(serde_json::from_str(text).unwrap());
                    }
                }
            }
        }
    }
}

impl Client {
    fn hear(&mut self, message: Value) {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let room = || format!("{}/{}", text(&message["room"]["kind"]), text(&message["room"]["id"]));
        match message["type"].as_str().unwrap() {
            "welcome" => {
                self.id = PeerId::parse(message["peerId"].as_str().unwrap());
                self.name = text(&message["name"]);
                self.token = text(&message["resume"]);
            }
            "room" => {
                let peers = message["peers"].as_array().unwrap().iter();
                let list = peers.map(|peer| (text(&peer["peerId"]), peer.clone())).collect();
                self.lists.insert(room(), list);
            }
            "room-left" => assert!(self.lists.remove(&room()).is_some(), "left a room that it never knew"),
            "peer-joined" => {
                let list = self.lists.get_mut(&room()).expect("a list comes before its changes");
                let former = list.insert(text(&message["peer"]["peerId"]), message["peer"].clone());
                assert!(former.is_none(), "told twice");
            }
            "peer-left" => {
                let list = self.lists.get_mut(&room()).expect("a list comes before its changes");
                assert!(list.remove(message["peerId"].as_str().unwrap()).is_some(), "left twice");
            }
            "peer-changed" => {
                let id = text(&message["peer"]["peerId"]);
                let mut known = false;
                for list in self.lists.values_mut().filter(|list| list.contains_key(&id)) {
                    list.insert(id.clone(), message["peer"].clone());
                    known = true;
                }
                assert!(known, "a stranger changed");
            }
            _ => {}
        }
        self.inbox.push(message);
    }
}
