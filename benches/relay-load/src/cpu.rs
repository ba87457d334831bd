//! The processor time of a process, from proc(5).

use crate::Result;

/// Linux counts it in hundredths of a second on every architecture that matters here.
const TICKS: f64 = 100.0;

/// User and system time of all threads, in seconds.
pub fn seconds(pid: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let after_name = stat.rsplit(')').next().ok_or("no name in stat")?;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let [user, system] = [fields.get(11), fields.get(12)].map(|field| field.ok_or("stat is too short"));
    Ok((user?.parse::<f64>()? + system?.parse::<f64>()?) / TICKS)
}
