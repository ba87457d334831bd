//! The host's network interfaces and what kind each is, from getifaddrs(3) and sysfs.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use ipnet::IpNet;

use crate::proto::subnet::Link;

/// Where the kernel tells about interfaces.
const SYSFS: &str = "/sys/class/net";

/// Bits of `flags` in sysfs, as in linux/if.h.
const IFF_UP: u32 = 0x1;
const IFF_LOOPBACK: u32 = 0x8;
const IFF_MULTICAST: u32 = 0x1000;

/// How far down stacked interfaces (a VLAN on a bond in a bridge) are followed.
const STACK_DEPTH: u8 = 4;

/// One network interface that has an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Its name, such as `eth0`.
    pub name: String,
    /// Its index, the scope id of link-local addresses on it (RFC 4007 section 11).
    pub index: u32,
    /// Its addresses, each with the prefix length of its network.
    pub addresses: Vec<IpNet>,
    /// Whether it is switched on.
    pub up: bool,
    /// Whether multicast works on it.
    pub multicast: bool,
    /// Whether it is the loopback interface.
    pub loopback: bool,
    /// Whether no household can be on it: tunnels, a container's end of a pair, a bridge of containers.
    pub virtual_: bool,
}

impl Interface {
    /// Whether other devices of the household can be on it.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.up && self.multicast && !self.loopback && !self.virtual_
    }

    /// The addresses without their prefix lengths.
    pub fn ips(&self) -> impl Iterator<Item = IpAddr> + '_ {
        self.addresses.iter().map(IpNet::addr)
    }
}

impl From<&Interface> for Link {
    fn from(interface: &Interface) -> Self {
        Self {
            interface: interface.name.clone(),
            index: interface.index,
            addresses: interface.addresses.clone(),
            shared: interface.is_shared(),
        }
    }
}

/// The interfaces that have an address, by index.
///
/// # Errors
/// What getifaddrs(3) says.
pub fn list() -> io::Result<Vec<Interface>> {
    let mut found = BTreeMap::new();
    for entry in if_addrs::get_if_addrs()? {
        let index = entry.index.unwrap_or(0);
        let interface = found
            .entry((index, entry.name.clone()))
            .or_insert_with(|| describe(&entry, Path::new(SYSFS)));
        interface.addresses.extend(network(&entry.addr));
    }
    Ok(found.into_values().collect())
}

/// Whether other devices of the household can be on the interface of this name, as far as its kind tells.
#[must_use]
pub fn is_shared(name: &str) -> bool {
    is_shared_kind(Path::new(SYSFS), name)
}

fn is_shared_kind(sysfs: &Path, name: &str) -> bool {
    let wanted = IFF_UP | IFF_MULTICAST;
    let usable = flags(sysfs, name).is_none_or(|bits| bits & (wanted | IFF_LOOPBACK) == wanted);
    usable && name != "lo" && !is_virtual(sysfs, name, STACK_DEPTH)
}

fn describe(entry: &if_addrs::Interface, sysfs: &Path) -> Interface {
    let flags = flags(sysfs, &entry.name);
    Interface {
        name: entry.name.clone(),
        index: entry.index.unwrap_or(0),
        addresses: Vec::new(),
        up: flags.map_or_else(|| entry.is_oper_up(), |bits| bits & IFF_UP != 0),
        multicast: flags.map_or(!entry.is_p2p, |bits| bits & IFF_MULTICAST != 0),
        loopback: entry.is_loopback(),
        virtual_: is_virtual(sysfs, &entry.name, STACK_DEPTH),
    }
}

fn network(address: &if_addrs::IfAddr) -> Option<IpNet> {
    let length = match address {
        if_addrs::IfAddr::V4(v4) => v4.prefixlen,
        if_addrs::IfAddr::V6(v6) => v6.prefixlen,
    };
    IpNet::new(address.ip(), length).ok()
}

/// The interface's flags; `None` when sysfs is not there to ask.
fn flags(sysfs: &Path, name: &str) -> Option<u32> {
    let text = fs::read_to_string(sysfs.join(name).join("flags")).ok()?;
    u32::from_str_radix(text.trim().strip_prefix("0x")?, 16).ok()
}

/// Names under which tunnels, and the ends that containers and virtual machines have on this host, are made.
const VIRTUAL_NAMES: [&str; 19] = [
    "veth",
    "docker",
    "br-",
    "virbr",
    "lxc",
    "lxd",
    "cni",
    "flannel",
    "cali",
    "podman",
    "tun",
    "tap",
    "wg",
    "tailscale",
    "zt",
    "vmnet",
    "dummy",
    "ifb",
    "incus",
];

/// ARPHRD_ETHER of linux/if_arp.h: what is no tunnel.
const ETHERNET: &str = "1";

/// What has a device below is real, and what lies on something is as good as that. The rest is a bridge of containers, a
/// tunnel, or the only network of a container or network namespace that this daemon runs in: its name and type tell.
fn is_virtual(sysfs: &Path, name: &str, depth: u8) -> bool {
    let Ok(target) = fs::read_link(sysfs.join(name)) else {
        return false;
    };
    if !target.components().any(|part| part.as_os_str() == "virtual") {
        return false;
    }
    let below = lower(sysfs, name);
    if below.is_empty() || depth == 0 {
        return is_virtual_kind(sysfs, name);
    }
    below.iter().all(|below| is_virtual(sysfs, below, depth - 1))
}

fn is_virtual_kind(sysfs: &Path, name: &str) -> bool {
    let has = |file: &str| sysfs.join(name).join(file).exists();
    let kind = fs::read_to_string(sysfs.join(name).join("type"));
    let is_tunnel = kind.is_ok_and(|kind| kind.trim() != ETHERNET) || has("tun_flags");
    has("bridge") || is_tunnel || VIRTUAL_NAMES.iter().any(|prefix| name.starts_with(prefix))
}

/// The interfaces that `name` lies on.
fn lower(sysfs: &Path, name: &str) -> Vec<String> {
    let directory: PathBuf = sysfs.join(name);
    let Ok(entries) = fs::read_dir(directory) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter_map(|name| name.strip_prefix("lower_").map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A made-up sysfs: interfaces with their place below `devices` and what they lie on.
    fn sysfs(interfaces: &[(&str, &str, &[&str])]) -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let class = root.path().join("class/net");
        fs::create_dir_all(&class).unwrap();
        for (name, place, lower) in interfaces {
            let device = root.path().join("devices").join(place).join("net").join(name);
            fs::create_dir_all(&device).unwrap();
            fs::write(device.join("flags"), "0x1003\n").unwrap();
            for below in *lower {
                fs::write(device.join(format!("lower_{below}")), "").unwrap();
            }
            symlink(&device, class.join(name)).unwrap();
        }
        (root, class)
    }

    #[test]
    fn what_lies_on_a_network_card_is_not_virtual() {
        let (_root, class) = sysfs(&[
            ("eth0", "platform/soc", &[]),
            ("eth0.20", "virtual", &["eth0"]),
            ("br0", "virtual", &["eth0.20", "veth1"]),
            ("veth1", "virtual", &[]),
            ("docker0", "virtual", &["veth1"]),
            ("wg0", "virtual", &[]),
        ]);
        let kinds = |name: &&str| is_virtual(&class, name, STACK_DEPTH);
        assert!(!["eth0", "eth0.20", "br0"].iter().any(kinds));
        assert!(["veth1", "docker0", "wg0"].iter().all(kinds));
    }

    #[test]
    fn the_network_of_a_container_is_as_good_as_a_card() {
        let bottomless = ["eth0", "host0", "mv-lan", "ipsec", "br7", "home", "tun-x", "vethAB12"];
        let (_root, class) = sysfs(&bottomless.map(|name| (name, "virtual", &[][..])));
        fs::write(class.join("ipsec/type"), "65534\n").unwrap();
        fs::create_dir(class.join("br7/bridge")).unwrap();
        fs::write(class.join("home/tun_flags"), "0x1002\n").unwrap();
        fs::write(class.join("eth0/type"), "1\n").unwrap();
        let real: Vec<_> = bottomless
            .into_iter()
            .filter(|name| !is_virtual(&class, name, STACK_DEPTH))
            .collect();
        assert_eq!(real, ["eth0", "host0", "mv-lan"]);
    }

    #[test]
    fn an_endless_stack_ends() {
        let (_root, class) = sysfs(&[("tap1", "virtual", &["tap2"]), ("tap2", "virtual", &["tap1"])]);
        assert!(is_virtual(&class, "tap1", STACK_DEPTH));
    }

    #[test]
    fn flags_come_from_sysfs_where_it_is() {
        let (_root, class) = sysfs(&[("eth0", "pci", &[])]);
        assert_eq!(flags(&class, "eth0"), Some(IFF_UP | IFF_MULTICAST | 0x2));
        assert_eq!(flags(&class, "eth1"), None);
    }

    #[test]
    fn this_host_has_a_loopback_interface() {
        let interfaces = list().unwrap();
        let loopback = interfaces.iter().find(|interface| interface.loopback).unwrap();
        assert!(loopback.ips().any(|ip| ip.is_loopback()) && loopback.up && !loopback.is_shared());
        assert!(loopback.addresses.contains(&"127.0.0.1/8".parse().unwrap()));
    }
}
