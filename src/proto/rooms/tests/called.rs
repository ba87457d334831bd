//! What devices are called: by people, or in the device's language.

use serde_json::json;

use super::client::Home;
use crate::proto::{names::Language, resume::ResumeKey, signaling::PeerId};

fn rename(home: &mut Home, one: u64, name: &str) {
    home.say(one, json!({"type": "rename", "name": name}));
}

#[test]
fn a_made_up_name_follows_the_language_and_a_chosen_one_stays() {
    let mut home = Home::new();
    let one = home.connect("192.168.1.10", None);
    let token = home.client(one).token.clone();
    let english = home.client(one).name.clone();
    let german = home.connect_speaking(Language::De, "192.168.1.10", Some(&token));
    let name = home.client(german).name.clone();
    assert_ne!(name, english);
    let back = home.connect("192.168.1.10", Some(&token));
    assert_eq!(home.client(back).name, english, "stable in one language");
    rename(&mut home, back, "Küche");
    let token = home.client(back).token.clone();
    let again = home.connect_speaking(Language::Ja, "192.168.1.10", Some(&token));
    assert_eq!(home.client(again).name, "Küche");
}

#[test]
fn a_name_made_up_in_a_former_life_is_kept_by_its_token_alone_unless_somebody_has_it_now() {
    let mut home = Home::new();
    // Both ids stand for the same pair of words: one more than the pairs there are.
    let ids = [3u64, 3 + 4096].map(|number| PeerId::new(number.to_le_bytes()));
    let tokens = ids.map(|id| ResumeKey::new(&[1; 32]).issue(id, "Amber Cobra 7", Some(Language::En)));
    let one = home.connect("192.168.1.10", Some(&tokens[0]));
    assert_eq!(home.client(one).name, "Amber Cobra 7");
    let other = home.connect("192.168.1.11", Some(&tokens[1]));
    assert_ne!(home.client(other).name, "Amber Cobra 7");
    let apart = home.connect("192.168.20.9", Some(&tokens[1]));
    assert_ne!(
        home.client(apart).name,
        "Amber Cobra 7",
        "it has another one now, which is free there too"
    );
    let chosen = ResumeKey::new(&[1; 32]).issue(ids[0], "Amber Cobra 7", None);
    let mut home = Home::new();
    let one = home.connect_speaking(Language::De, "192.168.1.10", Some(&chosen));
    assert_eq!(home.client(one).name, "Amber Cobra 7", "a person chose it");
}
