//! Which process holds a port, by /proc: what the user who asks may see of it.

use std::{fs, path::Path};

/// Entries of /proc that are looked at: more than any home server has processes.
const MOST_PROCESSES: usize = 20_000;

/// A transport protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// Stream.
    Tcp,
    /// Datagrams.
    Udp,
}

/// A socket that is bound to a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The number of its user.
    pub uid: u32,
    /// Its process; `None` when only root can see it.
    pub process: Option<Process>,
}

/// A process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// What it is called.
    pub name: String,
}

impl Protocol {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
        }
    }

    /// The state of a socket that takes what comes to its port, in /proc/net: listening, or unconnected.
    const fn state(self) -> &'static str {
        match self {
            Self::Tcp => "0A",
            Self::Udp => "07",
        }
    }
}

/// Those who hold `port`, of any address; one for each socket.
#[must_use]
pub fn of(protocol: Protocol, port: u16) -> Vec<Holder> {
    let files = [protocol.as_str().to_owned(), format!("{}6", protocol.as_str())];
    let tables = files.map(|file| fs::read_to_string(Path::new("/proc/net").join(file)).unwrap_or_default());
    let sockets = tables.iter().flat_map(|table| sockets(table, protocol, port));
    let sockets: Vec<_> = sockets.collect();
    sockets
        .into_iter()
        .map(|(uid, inode)| Holder {
            uid,
            process: process_of(inode),
        })
        .collect()
}

/// User and inode of the sockets on `port` in a table of /proc/net.
fn sockets(table: &str, protocol: Protocol, port: u16) -> Vec<(u32, u64)> {
    let suffix = format!(":{port:04X}");
    let line = |line: &str| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (local, state) = (fields.get(1)?, fields.get(3)?);
        let wanted = local.ends_with(&suffix) && *state == protocol.state();
        wanted.then_some((fields.get(7)?.parse().ok()?, fields.get(9)?.parse().ok()?))
    };
    table.lines().skip(1).filter_map(line).collect()
}

fn process_of(inode: u64) -> Option<Process> {
    let target = format!("socket:[{inode}]");
    let pids = fs::read_dir("/proc").ok()?.flatten().take(MOST_PROCESSES);
    let pids = pids.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let holds = |pid: &u32| {
        let open = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
        open.filter_map(|entry| fs::read_link(entry.path()).ok())
            .any(|link| link.as_os_str() == target.as_str())
    };
    // systemd keeps a socket that it has handed over: who serves it comes after.
    let pid = pids.filter(holds).max_by_key(|pid| *pid != 1)?;
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    Some(Process {
        pid,
        name: name.trim().chars().filter(|c| !c.is_control()).collect(),
    })
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.process {
            Some(process) => write!(f, "{} (process {})", process.name, process.pid),
            None => write!(f, "a process of user {} that only root can see", self.uid),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{TcpListener, UdpSocket};

    use super::*;

    #[test]
    fn the_holder_of_a_port_is_found() {
        let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
        let udp = UdpSocket::bind("[::]:0").unwrap();
        for (protocol, port) in [
            (Protocol::Tcp, tcp.local_addr().unwrap().port()),
            (Protocol::Udp, udp.local_addr().unwrap().port()),
        ] {
            let found = of(protocol, port);
            let pids: Vec<_> = found
                .iter()
                .filter_map(|holder| Some(holder.process.as_ref()?.pid))
                .collect();
            assert!(pids.contains(&std::process::id()), "{found:?}");
        }
    }

    #[test]
    fn connections_and_broken_lines_hold_no_port() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n\
             0: 00000000:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 4711 1\n\
             1: 0100007F:01BB 0100007F:9999 01 00000000:00000000 00:00000000 00000000    33        0 4712 1\n\
             broken\n 2: 00000000:01BB x 0A\n";
        assert_eq!(sockets(table, Protocol::Tcp, 443), [(33, 4711)]);
        assert_eq!(sockets(table, Protocol::Tcp, 44), []);
        assert_eq!(sockets("", Protocol::Udp, 443), []);
    }
}
