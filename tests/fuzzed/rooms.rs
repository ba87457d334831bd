//! The rooms under any messages of any devices: only open connections are told, lists are true, nobody is left behind.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use homedrop::proto::{
    names::Language,
    resume::ResumeKey,
    rooms::{Effect, Greeting, Identity, Remembered, Rooms, RoomsConfig},
    signaling::{ClientMessage, ConnectionId, PeerId, parse_client_message},
    subnet::{ClientAddr, Grouping, Link, Subnets},
};
use serde_json::Value;

use super::taking::Taking;

const HELLO: &str = r#"{"type":"hello","protocol":1,"device":{"kind":"phone"},"rtc":true}"#;
const ADDRESSES: [&str; 4] = ["192.168.1.10", "fd00:1::11", "203.0.113.5", "127.0.0.1"];
const MOST_EVENTS: usize = 300;

pub fn check(data: &[u8]) {
    let mut home = Home::new();
    let mut said = Taking(data);
    for _ in 0..MOST_EVENTS {
        if said.is_empty() {
            break;
        }
        home.play(&mut said);
    }
    home.pass(Duration::from_millis(100));
    home.lists_agree();
    while let Some((connection, _)) = home.open.pop_first() {
        home.rooms.handle_disconnect(home.now, ConnectionId(connection));
        home.deliver();
    }
    home.pass(Duration::from_secs(1000));
    let left = home.rooms.counts();
    assert_eq!([left.connected, left.away, left.rooms], [0, 0, 0], "{left:?}");
}

/// A list's name to the peers on it.
type Lists = BTreeMap<String, BTreeSet<String>>;

struct Home {
    rooms: Rooms,
    now: Instant,
    open: BTreeMap<u64, Lists>,
    tokens: Vec<String>,
    next: u64,
    drawn: u64,
    key: ResumeKey,
}

fn subnets(grouping: Grouping) -> Subnets {
    let link = Link {
        interface: "eth0".to_owned(),
        index: 2,
        addresses: vec!["192.168.1.2/24".parse().unwrap(), "fd00:1::2/64".parse().unwrap()],
        shared: true,
    };
    Subnets::new(grouping, 32, 64, &[link])
}

impl Home {
    fn new() -> Self {
        let config = RoomsConfig {
            away: Duration::from_secs(120),
            away_per_address: 4,
            code_rooms: true,
        };
        Self {
            rooms: Rooms::new(config, subnets(Grouping::Subnet), Remembered::default()),
            now: Instant::now(),
            open: BTreeMap::new(),
            tokens: Vec::new(),
            next: 0,
            drawn: 0,
            key: ResumeKey::new(&[1; 32]),
        }
    }

    fn play(&mut self, said: &mut Taking<'_>) {
        let step = said.byte();
        match step % 8 {
            0 => self.connect(said),
            1 => self.pass(Duration::from_millis(u64::from(said.byte()).pow(2) * 4)),
            2 => {
                if let Some(one) = self.pick(said) {
                    self.open.remove(&one);
                    self.rooms.handle_disconnect(self.now, ConnectionId(one));
                }
            }
            3 => {
                let grouping = if said.byte() & 1 == 0 {
                    Grouping::All
                } else {
                    Grouping::Subnet
                };
                self.rooms.handle_subnets(self.now, subnets(grouping));
            }
            _ => self.say(said),
        }
        self.deliver();
    }

    fn pick(&self, said: &mut Taking<'_>) -> Option<u64> {
        let at = usize::from(said.byte());
        self.open.keys().nth(at % self.open.len().max(1)).copied()
    }

    fn connect(&mut self, said: &mut Taking<'_>) {
        let how = said.byte();
        let Ok(ClientMessage::Hello(hello)) = parse_client_message(HELLO) else {
            panic!("hello")
        };
        self.next += 1;
        let token = self
            .tokens
            .get(usize::from(how >> 2))
            .and_then(|token| self.key.verify(token));
        let identity = token.map_or(Identity::New(PeerId::new(self.next.to_be_bytes())), Identity::Resumed);
        self.open.insert(self.next, Lists::new());
        let greeting = Greeting {
            connection: ConnectionId(self.next),
            address: ClientAddr::new(ADDRESSES[usize::from(how & 3)].parse().unwrap(), 0, None),
            hello,
            language: Language::En,
            identity,
            resume_key: &self.key,
            ice_servers: vec![],
            version: "0",
        };
        self.rooms.handle_hello(self.now, greeting);
    }

    /// One of the messages that the fuzzer knows how to fill in, or what it made up.
    fn say(&mut self, said: &mut Taking<'_>) {
        let Some(one) = self.pick(said) else { return };
        let other = self.next.saturating_sub(u64::from(said.byte() % 8));
        let number = said.byte();
        let text = match said.byte() % 12 {
            0 => format!(
                r#"{{"type":"signal","to":"{}","payload":{number}}}"#,
                PeerId::new(other.to_be_bytes())
            ),
            1 => r#"{"type":"pair-open"}"#.to_owned(),
            2 => format!(r#"{{"type":"pair-join","slot":"{:03}"}}"#, number % 16),
            3 => r#"{"type":"pair-close"}"#.to_owned(),
            4 => format!(
                r#"{{"type":"rooms-join","keys":["{}A"]}}"#,
                char::from(b'A' + number % 4).to_string().repeat(42)
            ),
            5 => format!(
                r#"{{"type":"rooms-leave","keys":["{}A"]}}"#,
                char::from(b'A' + number % 4).to_string().repeat(42)
            ),
            6 => r#"{"type":"code-room-create"}"#.to_owned(),
            7 => format!(
                r#"{{"type":"code-room-join","code":"{}"}}"#,
                homedrop::proto::rooms::RoomCode::drawn(u64::from(number % 16))
            ),
            8 => r#"{"type":"code-room-leave"}"#.to_owned(),
            9 => format!(
                r#"{{"type":"presence","state":"{}"}}"#,
                if number & 1 == 0 { "away" } else { "active" }
            ),
            10 => serde_json::json!({"type": "rename", "name": said.text()}).to_string(),
            _ => said.text(),
        };
        let Ok(message) = parse_client_message(&text) else {
            return;
        };
        let drawn = &mut self.drawn;
        let mut draw = || {
            *drawn += 1;
            Some(*drawn % 16)
        };
        self.rooms
            .handle_message(self.now, ConnectionId(one), message, &mut draw);
    }

    fn pass(&mut self, duration: Duration) {
        let end = self.now + duration;
        while let Some(due) = self.rooms.poll_timeout().filter(|due| *due <= end) {
            self.now = due.max(self.now);
            self.rooms.handle_timeout(self.now);
            self.deliver();
        }
        self.now = end;
    }

    fn deliver(&mut self) {
        while let Some(effect) = self.rooms.poll_effect() {
            match effect {
                Effect::Close { connection, .. } => drop(self.open.remove(&connection.0)),
                Effect::Remember => {}
                Effect::Send(batch) => {
                    for to in batch.to.iter() {
                        let lists = self.open.get_mut(&to.0).expect("only open connections are told");
                        for text in batch.texts.iter() {
                            hear(lists, &mut self.tokens, &serde_json::from_str(text).expect("JSON"));
                        }
                    }
                }
            }
        }
    }

    /// Members of one room hold lists of the same length: everybody but themselves.
    fn lists_agree(&self) {
        let mut sizes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for lists in self.open.values() {
            for (room, peers) in lists {
                sizes.entry(room).or_default().insert(peers.len());
            }
        }
        for (room, sizes) in sizes {
            assert_eq!(sizes.len(), 1, "{room}: {sizes:?}");
        }
    }
}

fn hear(lists: &mut Lists, tokens: &mut Vec<String>, message: &Value) {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let room = || format!("{}/{}", text(&message["room"]["kind"]), text(&message["room"]["id"]));
    match message["type"].as_str().expect("a type") {
        "welcome" => tokens.push(text(&message["resume"])),
        "room" => {
            let peers = message["peers"].as_array().expect("a list");
            let ids = peers.iter().map(|peer| text(&peer["peerId"])).collect();
            lists.insert(room(), ids);
        }
        "room-left" => assert!(lists.remove(&room()).is_some(), "never was in it"),
        "peer-joined" => {
            let list = lists.get_mut(&room()).expect("a list comes first");
            assert!(list.insert(text(&message["peer"]["peerId"])), "told twice");
        }
        "peer-left" => {
            let list = lists.get_mut(&room()).expect("a list comes first");
            assert!(list.remove(message["peerId"].as_str().expect("an id")), "left twice");
        }
        _ => {}
    }
}
