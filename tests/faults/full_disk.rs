//! The disk takes nothing more: the box goes on serving, what it had kept stays as it was, and later it keeps again.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use serde_json::{Value, json};

use crate::{
    compressed_client::Frames,
    daemon::Daemon,
    visitor::{HELLO, Pair, connect},
};

/// Names are written two seconds after a change.
const WRITTEN: Duration = Duration::from_secs(10);
const TRIED: Duration = Duration::from_secs(4);

#[tokio::test]
async fn a_disk_that_takes_nothing_more_stops_nobody_and_harms_nothing() {
    // Writing fails as on a full disk, instead of ending the program (setrlimit(2), RLIMIT_FSIZE).
    let mut daemon = Daemon::start_by(&["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""], "");
    let mut innocents = Pair::join(&daemon.target()).await;
    let (mut device, welcome) = join(&daemon, None).await;
    rename(&mut device, "Kitchen").await;
    until_kept(&daemon, "Kitchen").await;
    let before = kept(daemon.state());
    assert!(before.contains_key("ca.pem") && before.contains_key("secret"));

    room_on_disk(&daemon, Some(0));
    rename(&mut device, "Cellar").await;
    tokio::time::sleep(TRIED).await;
    innocents.are_served_at_once("the disk was full").await;
    let (mut newcomer, _) = join(&daemon, None).await;
    rename(&mut newcomer, "Garden").await;
    tokio::time::sleep(TRIED).await;
    assert!(whole(&before, &kept(daemon.state())), "what was kept is damaged");

    daemon.kill();
    daemon.revive();
    let (mut device, again) = join(&daemon, welcome["resume"].as_str()).await;
    assert_eq!(again["peerId"], welcome["peerId"]);
    assert_eq!(again["name"], "Kitchen", "as it was kept last");
    rename(&mut device, "Attic").await;
    until_kept(&daemon, "Attic").await;
}

/// So many bytes for each file; without a number as many as there are.
fn room_on_disk(daemon: &Daemon, most: Option<u64>) {
    let pid = Pid::from_raw(i32::try_from(daemon.pid()).unwrap()).unwrap();
    let limit = Rlimit {
        current: most,
        maximum: None,
    };
    prlimit(Some(pid), Resource::Fsize, limit).unwrap();
}

async fn join(daemon: &Daemon, resume: Option<&str>) -> (Frames, Value) {
    let mut frames = Frames::upgrade(connect(&daemon.target()).await, true).await;
    let mut hello: Value = serde_json::from_str(HELLO).unwrap();
    if let Some(resume) = resume {
        hello["resume"] = resume.into();
    }
    frames.say(&hello.to_string()).await;
    let welcome: Value = serde_json::from_str(&frames.next().await).unwrap();
    assert_eq!(welcome["type"], "welcome");
    (frames, welcome)
}

async fn rename(frames: &mut Frames, name: &str) {
    frames.say(&json!({ "type": "rename", "name": name }).to_string()).await;
}

async fn until_kept(daemon: &Daemon, name: &str) {
    let begun = Instant::now();
    let file = daemon.state().join("names");
    while !fs::read_to_string(&file).is_ok_and(|text| text.contains(name)) {
        assert!(begun.elapsed() < WRITTEN, "{name} is not kept");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Every file of the state directory.
fn kept(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let regular = files.filter(|file| file.file_type().unwrap().is_file());
    regular
        .map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()))
        .collect()
}

/// Whether all that was there is there, byte for byte.
fn whole(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> bool {
    before.iter().all(|(name, bytes)| after.get(name) == Some(bytes))
}
