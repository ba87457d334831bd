//! What others say by multicast: a question's answer, and names that are chosen anew.

use std::time::{Duration, Instant};

use homedrop::proto::mdns::{
    Naming,
    question::{answered, question},
};

use super::taking::Taking;

pub fn check(data: &[u8]) {
    let _ = answered(data, "drop", 7);
    let mut message = question("drop", 7);
    message.extend_from_slice(data);
    let _ = answered(&message, "drop", 7);
    names(Taking(data));
}

fn names(mut said: Taking<'_>) {
    let (base, kept, instance) = (said.text(), said.text(), said.text());
    let mut now = Instant::now();
    let mut naming = Naming::new(&base, Some(&kept));
    while !said.is_empty() {
        let step = said.byte();
        now += Duration::from_secs(u64::from(step / 4));
        match step % 4 {
            0 => naming.handle_announced(),
            1 => drop(naming.handle_host_conflict(now)),
            2 => drop(naming.handle_instance_conflict(now)),
            _ => naming = Naming::new(&base, Some(&naming.label())),
        }
        assert!(naming.label() == base.to_ascii_lowercase() || naming.label().len() <= 63);
        assert!(naming.instance(&instance) == instance || naming.instance(&instance).len() <= 63);
    }
}
