//! Friendly names for devices that have none: the same for the same device, no two alike in a room.

use super::signaling::PeerId;

const ADJECTIVES: [&str; 64] = [
    "Amber", "Azure", "Bold", "Brave", "Breezy", "Bright", "Brisk", "Calm", "Cheery", "Clever", "Coral", "Cosy",
    "Crimson", "Crisp", "Curious", "Daring", "Dapper", "Eager", "Early", "Emerald", "Fair", "Fancy", "Gentle", "Glad",
    "Golden", "Happy", "Hazel", "Honest", "Indigo", "Ivory", "Jade", "Jolly", "Keen", "Kind", "Lively", "Lucky",
    "Lunar", "Mellow", "Merry", "Mighty", "Misty", "Neat", "Nimble", "Noble", "Olive", "Pearl", "Plucky", "Proud",
    "Quick", "Quiet", "Rosy", "Ruby", "Rusty", "Scarlet", "Silver", "Snowy", "Solar", "Sunny", "Swift", "Teal", "Tidy",
    "Velvet", "Warm", "Witty",
];

const ANIMALS: [&str; 64] = [
    "Badger", "Beaver", "Bison", "Bobcat", "Camel", "Cheetah", "Cobra", "Condor", "Crane", "Cricket", "Curlew",
    "Dolphin", "Donkey", "Dove", "Eagle", "Falcon", "Ferret", "Finch", "Fox", "Gazelle", "Gecko", "Giraffe", "Goose",
    "Hamster", "Hare", "Hawk", "Hedgehog", "Heron", "Ibis", "Iguana", "Jackal", "Jaguar", "Kestrel", "Koala", "Lark",
    "Lemur", "Leopard", "Lion", "Llama", "Lynx", "Magpie", "Marmot", "Marten", "Mole", "Moose", "Newt", "Ocelot",
    "Osprey", "Otter", "Owl", "Panda", "Parrot", "Pelican", "Penguin", "Puffin", "Rabbit", "Raven", "Robin", "Salmon",
    "Seal", "Stork", "Swan", "Tiger", "Walrus",
];

/// How many adjective and animal pairs are tried before a number is added.
const TRIES: usize = 32;

/// The name of a device: made of its id, the next free one where it is taken.
pub fn name_for(peer: PeerId, is_taken: impl Fn(&str) -> bool) -> String {
    let seed = u64::from_le_bytes(*peer.as_bytes());
    let names = (0..TRIES as u64).map(|attempt| pair(seed.wrapping_add(attempt.wrapping_mul(STRIDE))));
    let mut first_free = names.skip_while(|name| is_taken(name));
    first_free.next().unwrap_or_else(|| numbered(&pair(seed), is_taken))
}

/// Coprime to 64 × 64, so that attempts visit every pair before one comes again.
const STRIDE: u64 = 1_117;

fn pair(seed: u64) -> String {
    let index = (seed % 4096) as usize;
    format!("{} {}", ADJECTIVES[index / 64], ANIMALS[index % 64])
}

fn numbered(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2u64..).map(|number| format!("{name} {number}"));
    let mut free = numbered.skip_while(|name| is_taken(name));
    free.next().unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_device_gets_the_same_name_again() {
        let id = PeerId::new([7; 8]);
        assert_eq!(name_for(id, |_| false), name_for(id, |_| false));
    }

    #[test]
    fn no_two_alike_in_a_room_of_ten_thousand() {
        let mut taken = HashSet::new();
        for number in 0..10_000u64 {
            let name = name_for(PeerId::new(number.to_le_bytes()), |name| taken.contains(name));
            assert!(taken.insert(name));
        }
    }
}
