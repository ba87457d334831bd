//! What this process uses of the host, by /proc.

use std::{fs, time::Duration};

use rustix::{param, process};

/// At one moment; `None` where the system does not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Usage {
    /// Time on the processors, user and system.
    pub cpu: Option<Duration>,
    /// Bytes of memory that are in use.
    pub resident: Option<u64>,
    /// Bytes of addresses that are in use.
    pub virtual_: Option<u64>,
    /// Threads.
    pub threads: Option<u64>,
    /// Open descriptors.
    pub descriptors: Option<u64>,
    /// Descriptors that may be open.
    pub most_descriptors: Option<u64>,
}

/// What this process uses now.
#[must_use]
pub fn usage() -> Usage {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let descriptors = fs::read_dir("/proc/self/fd").ok();
    Usage {
        // The directory itself is open while it is counted.
        descriptors: descriptors.map(|open| (open.count() as u64).saturating_sub(1)),
        most_descriptors: process::getrlimit(process::Resource::Nofile).current,
        ..of_stat(&stat, param::clock_ticks_per_second(), param::page_size() as u64)
    }
}

/// proc_pid_stat(5): fields from the third one on come behind the name, which may hold anything.
fn of_stat(stat: &str, ticks_per_second: u64, page: u64) -> Usage {
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    let ticks = number(14).zip(number(15)).map(|(user, system)| user + system);
    let cpu = ticks.filter(|_| ticks_per_second > 0).map(|ticks| {
        let milliseconds = ticks.saturating_mul(1000) / ticks_per_second;
        Duration::from_millis(milliseconds)
    });
    Usage {
        cpu,
        threads: number(20),
        virtual_: number(23),
        resident: number(24).map(|pages| pages.saturating_mul(page)),
        ..Usage::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_spaces_and_parentheses_is_skipped() {
        let stat = "7 (a) b (c) S 1 7 7 0 -1 4194560 1 0 0 0 150 50 0 0 20 0 3 0 100 8192000 500 184 1";
        let usage = of_stat(stat, 100, 4096);
        assert_eq!(usage.cpu, Some(Duration::from_secs(2)));
        assert_eq!((usage.threads, usage.virtual_), (Some(3), Some(8_192_000)));
        assert_eq!(usage.resident, Some(500 * 4096));
        for broken in [
            "",
            "7 (a",
            "7 (a) S",
            "7 (a) S x x x x x x x x x x x x x x x x x x x x x x",
        ] {
            assert_eq!(of_stat(broken, 100, 4096), Usage::default(), "{broken}");
        }
    }

    #[test]
    fn this_process_uses_something_of_everything() {
        let usage = usage();
        assert!(usage.resident.unwrap() > 0 && usage.threads.unwrap() > 0 && usage.cpu.is_some());
        let before = usage.descriptors.unwrap();
        let _open = fs::File::open("/dev/null").unwrap();
        assert!(super::usage().descriptors.unwrap() > 0 && before < usage.most_descriptors.unwrap_or(u64::MAX));
    }
}
