//! Telling members what changed: every change is written once and shared, and a busy room is told once a tick.

use std::{collections::BTreeSet, sync::Arc, time::Instant};

use super::{
    Batch, Effect, RoomKey, Rooms, TICK,
    effect::written,
    record::{Records, Written},
    room::Room,
};
use crate::proto::signaling::{ConnectionId, PeerId, PeerLeft, ServerMessage};

impl Rooms {
    pub(super) fn is_unsettled(&self) -> bool {
        !self.dirty.is_empty() || !self.changed.is_empty()
    }

    /// Tells everybody what changed, unless that was done less than a tick ago.
    pub(super) fn settle_if_quiet(&mut self, now: Instant) {
        if self.is_unsettled() && self.settled.is_none_or(|at| now >= at + TICK) {
            self.settled = Some(now);
            self.settle();
        }
    }

    /// Tells everybody what changed, now.
    pub(super) fn settle(&mut self) {
        let mut records = Records::default();
        for peer_id in std::mem::take(&mut self.changed) {
            self.tell_changed(peer_id, &mut records);
        }
        for key in std::mem::take(&mut self.dirty) {
            self.tell_room(&key, &mut records);
        }
    }

    /// To all that know the device already; a newcomer's record comes with its joining.
    fn tell_changed(&mut self, peer_id: PeerId, records: &mut Records) {
        let Some(peer) = self.peers.get(&peer_id) else { return };
        let mut knowing = BTreeSet::new();
        for room in peer.rooms.iter().filter_map(|key| self.rooms.get(key)) {
            if room.told.contains(&peer_id) {
                knowing.extend(room.listed.iter().filter(|other| **other != peer_id));
            }
        }
        let to = self.connections_of(knowing.iter());
        if !to.is_empty() {
            records.write(peer_id, peer);
            self.send(
                to,
                records
                    .get(peer_id)
                    .and_then(|peer| Written::PeerChanged { peer }.text()),
            );
        }
    }

    fn tell_room(&mut self, key: &RoomKey, records: &mut Records) {
        let Some(mut room) = self.rooms.remove(key) else { return };
        for renewed in std::mem::take(&mut room.renewed) {
            room.listed.remove(&renewed);
        }
        self.tell_listed(&room, records);
        self.tell_newcomers(&mut room, records);
        room.told.clone_from(&room.members);
        if !room.members.is_empty() {
            self.rooms.insert(key.clone(), room);
        }
    }

    /// Those that hold a list are told who came and who went since.
    fn tell_listed(&mut self, room: &Room, records: &mut Records) {
        let to = self.connections_of(room.listed.iter());
        if to.is_empty() {
            return;
        }
        let left = room.told.difference(&room.members).map(|&peer_id| {
            written(&ServerMessage::PeerLeft(PeerLeft {
                room: room.info.clone(),
                peer_id,
            }))
        });
        let joined = room.members.difference(&room.told).map(|&peer_id| {
            records.write(peer_id, self.peers.get(&peer_id)?);
            Written::PeerJoined {
                room: &room.info,
                peer: records.get(peer_id)?,
            }
            .text()
        });
        let texts: Vec<Arc<str>> = left.chain(joined).flatten().collect();
        self.send(to, texts);
    }

    /// Those that hold no list get one of all the others.
    fn tell_newcomers(&mut self, room: &mut Room, records: &mut Records) {
        let connected = |id: &PeerId| Some((*id, self.peers.get(id)?.connection?));
        let newcomers: Vec<_> = room.members.difference(&room.listed).filter_map(connected).collect();
        if newcomers.is_empty() {
            return;
        }
        for (peer_id, peer) in room.members.iter().filter_map(|id| Some((*id, self.peers.get(id)?))) {
            records.write(peer_id, peer);
        }
        for (newcomer, connection) in newcomers {
            let others = room.members.iter().filter(|other| **other != newcomer);
            let peers = others.filter_map(|other| records.get(*other)).collect();
            self.send(
                vec![connection],
                Written::Room {
                    room: &room.info,
                    peers,
                }
                .text(),
            );
            room.listed.insert(newcomer);
        }
    }

    fn connections_of<'a>(&self, peers: impl Iterator<Item = &'a PeerId>) -> Vec<ConnectionId> {
        peers.filter_map(|id| self.peers.get(id)?.connection).collect()
    }

    fn send(&mut self, to: Vec<ConnectionId>, texts: impl IntoIterator<Item = Arc<str>>) {
        let texts: Arc<[Arc<str>]> = texts.into_iter().collect();
        if !texts.is_empty() {
            let is_news = true;
            self.effects.push_back(Effect::Send(Batch { to, texts, is_news }));
        }
    }
}
