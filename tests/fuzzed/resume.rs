//! Resume tokens: only what was signed is believed, and what is believed is a proper name.

use homedrop::proto::{resume::ResumeKey, signaling::PeerId};

use super::taking::Taking;

pub fn check(data: &[u8]) {
    let key = ResumeKey::new(&[42; 32]);
    let other = ResumeKey::new(&[43; 32]);
    let text = String::from_utf8_lossy(data);
    assert_eq!(key.verify(&text), None, "nobody guesses 256 bits");
    let mut said = Taking(data);
    let mut id = [0; 8];
    id.fill_with(|| said.byte());
    let name = said.text();
    let token = key.issue(PeerId::new(id), &name, None);
    assert_eq!(other.verify(&token), None);
    if let Some(resumed) = key.verify(&token) {
        assert_eq!(resumed.peer_id, PeerId::new(id));
        assert!(!resumed.name.as_str().is_empty());
    }
    let mut forged = token.into_bytes();
    let at = usize::from(said.word()) % forged.len();
    let byte = said.byte() & 0x7f;
    if forged[at] != byte {
        forged[at] = byte;
        let forged = String::from_utf8(forged).expect("ASCII");
        assert_eq!(key.verify(&forged), None);
    }
}
