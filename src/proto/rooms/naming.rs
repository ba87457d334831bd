//! What a device is called: by the name that a person gave it, else by one made up in its language.

use std::collections::HashSet;

use super::{RoomKey, Rooms};
use crate::proto::{
    names::{self, Language, Likeness},
    resume::Resumed,
    signaling::{DisplayName, Hello, PeerId},
    subnet::NetworkId,
};

/// The name of a device.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub text: String,
    /// The language in which the box made it up; `None` when a person chose it.
    pub made_in: Option<Language>,
    pub likeness: Likeness,
}

impl Name {
    pub fn given(name: &DisplayName) -> Self {
        Self::new(name.as_str().to_owned(), None)
    }

    fn new(text: String, made_in: Option<Language>) -> Self {
        let likeness = Likeness::of(&text);
        Self {
            text,
            made_in,
            likeness,
        }
    }
}

impl Rooms {
    /// A name that a person gave: what it is called now, else what it was renamed to last, else what it says, else what
    /// its token says. Without one the name that was made up for it before, as long as its language is the same and
    /// nobody else in the room is called so; else a new one.
    pub(super) fn name_of(
        &self,
        peer_id: PeerId,
        hello: &Hello,
        token: Option<Resumed>,
        language: Language,
        network: &NetworkId,
    ) -> Name {
        let known = self.peers.get(&peer_id).map(|peer| peer.name.clone());
        let token = token.map(|token| Name::new(token.name.as_str().to_owned(), token.made_in));
        let is_given = |name: &Name| name.made_in.is_none();
        let renamed = || self.remembered.get(peer_id).map(Name::given);
        let said = || hello.device.name.as_ref().map(Name::given);
        let given = known.clone().filter(is_given).or_else(renamed).or_else(said);
        given
            .or_else(|| token.clone().filter(is_given))
            .unwrap_or_else(|| self.made_name(peer_id, known.or(token), language, network))
    }

    fn made_name(&self, peer_id: PeerId, former: Option<Name>, language: Language, network: &NetworkId) -> Name {
        let room = self.rooms.get(&RoomKey::Lan(network.clone()));
        let members = room.into_iter().flat_map(|room| &room.members);
        let others = members.filter(|other| **other != peer_id);
        let names = others
            .filter_map(|id| self.peers.get(id))
            .map(|peer| peer.name.likeness);
        let taken: HashSet<Likeness> = names.collect();
        let still_fits = |name: &Name| name.made_in == Some(language) && !taken.contains(&name.likeness);
        former.filter(still_fits).unwrap_or_else(|| {
            let text = names::name_for(peer_id, language, |likeness| taken.contains(&likeness));
            Name::new(text, Some(language))
        })
    }
}
