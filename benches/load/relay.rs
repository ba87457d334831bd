//! Signals between the members of many rooms: how long they take and what they cost.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{sync::mpsc, time::MissedTickBehavior};

use crate::{daemon::Daemon, device::Device};

/// Devices of one room.
const ROOM: usize = 4;

/// How long it is measured.
const TIME: Duration = Duration::from_secs(10);

/// How much a candidate with its envelope holds.
const CANDIDATE: usize = 200;

/// So many devices say so many things a second in all, evenly.
pub async fn run(devices: usize, rate: usize, core: &str) {
    let daemon = Daemon::start_by(
        &["taskset", "-c", core],
        "[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n",
    );
    let mut all = Vec::new();
    for number in 0..devices {
        all.push(
            Device::try_join(&daemon.target(), number, number / ROOM, None)
                .await
                .unwrap(),
        );
    }
    let ids: Vec<String> = all.iter().map(|device| device.peer_id.clone()).collect();
    let begun = Instant::now();
    let took = Arc::new(Mutex::new(Vec::new()));
    let (orders, attending): (Vec<_>, Vec<_>) = all
        .into_iter()
        .map(|device| {
            let (sender, receiver) = mpsc::unbounded_channel();
            (sender, tokio::spawn(attend(device, receiver, begun, Arc::clone(&took))))
        })
        .unzip();
    tokio::time::sleep(Duration::from_secs(1)).await;
    took.lock().unwrap().clear();
    let (before, start) = (daemon.cpu(), Instant::now());
    let said = order(&orders, &ids, rate).await;
    let (cpu, time) = ((daemon.cpu() - before).as_secs_f64(), start.elapsed().as_secs_f64());
    tokio::time::sleep(Duration::from_secs(1)).await;
    // They leave before the box does, which would look like a connection that broke.
    drop(orders);
    for one in attending {
        one.await.unwrap();
    }
    let mut took = took.lock().unwrap().clone();
    took.sort();
    let pick = |share: f64| {
        took.get((took.len() as f64 * share) as usize)
            .map_or(f64::NAN, |t| t.as_secs_f64() * 1e3)
    };
    println!(
        "relay devices={devices} said_per_s={:.0} lost={} p50_ms={:.2} p99_ms={:.2} max_ms={:.2} core_percent={:.2}",
        said as f64 / time,
        said - took.len(),
        pick(0.5),
        pick(0.99),
        pick(0.999_999),
        cpu / time * 100.0
    );
}

/// Tells one device after the other to speak to its neighbour.
async fn order(orders: &[mpsc::UnboundedSender<String>], ids: &[String], rate: usize) -> usize {
    let mut ticks = tokio::time::interval(Duration::from_millis(1));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (start, mut said) = (Instant::now(), 0);
    while start.elapsed() < TIME {
        ticks.tick().await;
        let due = (start.elapsed().as_secs_f64() * rate as f64) as usize;
        while said < due {
            let number = said % ids.len();
            let step = 1 + said / ids.len() % (ROOM - 1);
            let neighbour = number / ROOM * ROOM + (number % ROOM + step) % ROOM;
            orders[number].send(ids[neighbour].clone()).unwrap();
            said += 1;
        }
    }
    said
}

async fn attend(
    mut device: Device,
    mut orders: mpsc::UnboundedReceiver<String>,
    begun: Instant,
    took: Arc<Mutex<Vec<Duration>>>,
) {
    let candidate = "c".repeat(CANDIDATE);
    loop {
        tokio::select! {
            to = orders.recv() => {
                let Some(to) = to else { return };
                let at = u64::try_from(begun.elapsed().as_nanos()).unwrap();
                device.signal(&to, json!({ "at": at, "candidate": candidate })).await.unwrap();
            }
            message = device.next() => {
                let message = message.unwrap();
                if let Some(at) = message["payload"]["at"].as_u64() {
                    took.lock().unwrap().push(begun.elapsed() - Duration::from_nanos(at));
                }
            }
        }
    }
}
