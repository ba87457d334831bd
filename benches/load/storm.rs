//! The box is killed and started again: all devices come back at once, as themselves, and can talk to each other.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::{
    daemon::{Daemon, Target},
    device::Device,
};

/// Devices of one network.
const ROOM: usize = 4;

/// After this time the storm has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// Between two attempts of a device that found no box yet.
const PAUSE: Duration = Duration::from_millis(50);

/// What the devices met on their way back.
#[derive(Default)]
struct Met {
    /// All sockets of the killed box are closed.
    is_gone: AtomicBool,
    /// Attempts that failed because they had reached the killed box: the kernel closes its connections before the port, and
    /// takes new ones for it as long as that is open.
    cut: AtomicUsize,
    /// Attempts begun later that failed although the box listened.
    refused: AtomicUsize,
    /// Devices that became somebody else.
    strangers: AtomicUsize,
    /// Messages of another member that arrived.
    delivered: AtomicUsize,
}

/// So many devices at a daemon that has one core, which the load leaves alone.
pub async fn run(devices: usize, core: &str) {
    let mut daemon = Daemon::start_by(
        &["taskset", "-c", core],
        "[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n",
    );
    let mut all = Vec::new();
    for start in (0..devices).step_by(50) {
        let some: Vec<_> = (start..(start + 50).min(devices))
            .map(|number| tokio::spawn(join(daemon.target(), number)))
            .collect();
        for one in some {
            all.push(one.await.unwrap());
        }
    }
    let met = Arc::new(Met::default());
    let returning: Vec<_> = all
        .into_iter()
        .enumerate()
        .map(|(number, device)| tokio::spawn(come_back(device, daemon.target(), number, devices, Arc::clone(&met))))
        .collect();
    sleep(Duration::from_secs(2)).await;
    let begun = Instant::now();
    tokio::task::block_in_place(|| {
        daemon.kill();
        met.is_gone.store(true, Relaxed);
        daemon.revive();
    });
    let (mut back, mut kept) = (Vec::new(), Vec::new());
    for one in returning {
        if let Ok((at, device)) = timeout(PATIENCE, one)
            .await
            .map_or(Err(()), |joined| joined.map_err(|_| ()))
        {
            back.push((at - begun).as_secs_f64());
            kept.push(device);
        }
    }
    back.sort_by(f64::total_cmp);
    let pick = |share: f64| {
        back.get((back.len() as f64 * share) as usize)
            .copied()
            .unwrap_or(f64::NAN)
    };
    println!(
        "storm devices={devices} back={} half_s={:.2} all_s={:.2} cut={} refused={} strangers={} lost={} daemon_cpu_s={:.2}",
        back.len(),
        pick(0.5),
        back.last().copied().unwrap_or(f64::NAN),
        met.cut.load(Relaxed),
        met.refused.load(Relaxed),
        met.strangers.load(Relaxed),
        devices - met.delivered.load(Relaxed),
        daemon.cpu().as_secs_f64(),
    );
}

async fn join(target: Target, number: usize) -> Device {
    Device::try_join(&target, number, number / ROOM, None).await.unwrap()
}

/// Waits for the end of the connection and makes another one; then says something to the next member of its room as
/// soon as that is there, and hears what was said to it. Gives the time at which it was welcomed.
async fn come_back(
    mut device: Device,
    target: Target,
    number: usize,
    devices: usize,
    met: Arc<Met>,
) -> (Instant, Device) {
    device.read().await;
    let (peer_id, resume) = (device.peer_id.clone(), device.resume.clone());
    drop(device);
    let mut device = loop {
        let in_time = met.is_gone.load(Relaxed);
        match Device::try_join(&target, number, number / ROOM, Some(&resume)).await {
            Ok(device) => break device,
            Err(tokio_tungstenite::tungstenite::Error::Io(error))
                if error.kind() == std::io::ErrorKind::ConnectionRefused => {}
            Err(_) => {
                let counter = if in_time { &met.refused } else { &met.cut };
                counter.fetch_add(1, Relaxed);
            }
        }
        sleep(PAUSE).await;
    };
    let back = Instant::now();
    if device.peer_id != peer_id {
        met.strangers.fetch_add(1, Relaxed);
    }
    let first = number / ROOM * ROOM;
    talk(&mut device, ROOM.min(devices - first), &met).await;
    (back, device)
}

async fn talk(device: &mut Device, members: usize, met: &Met) {
    let (mut others, mut said, mut heard) = (Vec::<String>::new(), false, members < 2);
    while !heard || !said && members > 1 {
        let Ok(message) = device.next().await else { return };
        match message["type"].as_str() {
            Some("room") => others.extend(message["peers"].as_array().into_iter().flatten().filter_map(id)),
            Some("peer-joined") => others.extend(id(&message["peer"])),
            Some("signal") => heard = true,
            _ => {}
        }
        others.sort();
        others.dedup();
        if !said && others.len() + 1 == members {
            // The next one in the order of ids, so that everybody is told something by one other.
            let next = others.iter().find(|other| **other > device.peer_id).or(others.first());
            let Some(next) = next.cloned() else { return };
            said = device.signal(&next, json!({ "text": "hello again" })).await.is_ok();
        }
    }
    met.delivered.fetch_add(1, Relaxed);
}

fn id(peer: &Value) -> Option<String> {
    peer["peerId"].as_str().map(str::to_owned)
}
