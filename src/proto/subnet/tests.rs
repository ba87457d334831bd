//! A home with a Pi on cable and Wi-Fi, a VLAN, an overlay and a container bridge.

use super::*;

fn nets(texts: &[&str]) -> Vec<IpNet> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn link(interface: &str, index: u32, addresses: &[&str]) -> Link {
    Link {
        interface: interface.into(),
        index,
        addresses: nets(addresses),
        shared: interface != "docker0",
    }
}

fn home() -> Vec<Link> {
    vec![
        link("lo", 1, &["127.0.0.1/8", "::1/128"]),
        link(
            "eth0",
            2,
            &["192.168.1.2/24", "fd00:1::2/64", "2001:db8:1:1::2/64", "fe80::2/64"],
        ),
        link("wlan0", 3, &["192.168.1.3/24", "fe80::3/64"]),
        link("eth0.20", 4, &["192.168.20.2/24", "fe80::2/64"]),
        link("docker0", 5, &["172.17.0.1/16"]),
        link("tailscale0", 6, &["100.101.102.103/32"]),
    ]
}

fn subnets() -> Subnets {
    Subnets::new(Grouping::Subnet, 32, 64, &home())
}

fn network(source: &str, scope: u32, local: &str) -> String {
    let client = ClientAddr::new(source.parse().unwrap(), scope, local.parse().ok());
    subnets().network_of(&client).to_string()
}

#[test]
fn every_address_of_one_interface_is_one_network() {
    for (source, scope) in [
        ("192.168.1.50", 0),
        ("::ffff:192.168.1.50", 0),
        ("fd00:1::50", 0),
        ("2001:db8:1:1::50", 0),
        ("fe80::50", 2),
        ("64:ff9b::c0a8:132", 0),
        ("192.168.1.2", 0),
    ] {
        assert_eq!(network(source, scope, ""), "link:eth0", "{source}");
    }
}

#[test]
fn two_interfaces_on_one_link_are_one_network() {
    assert_eq!(network("fe80::51", 3, ""), "link:eth0");
    assert_eq!(network("192.168.1.3", 0, ""), "link:eth0");
}

#[test]
fn a_vlan_stays_apart_even_with_the_same_link_local_addresses() {
    assert_eq!(network("192.168.20.9", 0, ""), "link:eth0.20");
    assert_eq!(network("fe80::50", 4, ""), "link:eth0.20");
}

#[test]
fn the_box_itself_is_on_its_first_shared_network() {
    for source in ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"] {
        assert_eq!(network(source, 0, source), "link:eth0", "{source}");
    }
    let alone = Subnets::new(Grouping::Subnet, 32, 64, &home()[..1]);
    let client = ClientAddr::new("::1".parse().unwrap(), 0, None);
    assert_eq!(alone.network_of(&client), NetworkId::Box);
}

#[test]
fn link_local_ipv4_and_overlays_go_by_the_address_that_was_connected_to() {
    assert_eq!(network("169.254.7.7", 0, "192.168.20.2"), "link:eth0.20");
    assert_eq!(network("100.64.0.9", 0, "100.101.102.103"), "link:tailscale0");
    assert_eq!(network("100.64.0.9", 0, ""), "net:100.64.0.9/32");
    assert_eq!(network("169.254.7.7", 0, ""), "net:169.254.7.7/32");
}

#[test]
fn routed_private_networks_stay_apart_and_public_ones_go_by_prefix() {
    assert_eq!(network("10.9.8.7", 0, "192.168.1.2"), "net:10.9.8.0/24");
    assert_eq!(network("fd00:2:0:5::1", 0, ""), "net:fd00:2:0:5::/64");
    assert_eq!(network("203.0.113.5", 0, ""), "net:203.0.113.5/32");
    assert_eq!(network("2001:db8:77:5::1", 0, ""), "net:2001:db8:77:5::/64");
    let wide = Subnets::new(Grouping::Subnet, 24, 48, &home());
    let client = |ip: &str| ClientAddr::new(ip.parse().unwrap(), 0, None);
    assert_eq!(
        wide.network_of(&client("203.0.113.5")).to_string(),
        "net:203.0.113.0/24"
    );
    assert_eq!(
        wide.network_of(&client("2001:db8:77:5::1")).to_string(),
        "net:2001:db8:77::/48"
    );
    assert_eq!(
        wide.network_of(&client("fd00:2:0:5::1")).to_string(),
        "net:fd00:2:0:5::/64",
        "unique local: the configured length is of public ones"
    );
    assert_eq!(wide.network_of(&client("10.9.8.7")).to_string(), "net:10.9.8.0/24");
}

#[test]
fn the_interface_of_a_client_is_that_of_its_link() {
    let subnets = subnets();
    let interface = |ip: &str| subnets.interface_of(&ClientAddr::new(ip.parse().unwrap(), 0, None));
    assert_eq!(interface("192.168.20.9"), Some("eth0.20"));
    assert_eq!(interface("127.0.0.1"), Some("eth0"));
    assert_eq!(interface("203.0.113.5"), None);
}

#[test]
fn groups_of_the_configuration_join_vlans() {
    let grouping = Grouping::Named(vec![("home".into(), nets(&["192.168.1.0/24", "192.168.20.0/24"]))]);
    let named = Subnets::new(grouping, 32, 64, &home());
    let client = |ip: &str| ClientAddr::new(ip.parse().unwrap(), 0, None);
    assert_eq!(named.network_of(&client("192.168.20.9")).to_string(), "named:home");
    assert_eq!(named.network_of(&client("192.168.1.9")).to_string(), "named:home");
    assert_eq!(
        named.network_of(&client("fd00:1::9")).to_string(),
        "named:home",
        "by what else is on its link"
    );
    assert_eq!(named.network_of(&client("172.17.0.9")).to_string(), "link:docker0");
    let all = Subnets::new(Grouping::All, 32, 64, &home());
    assert_eq!(all.network_of(&client("203.0.113.5")), NetworkId::All);
}

#[test]
fn labels_name_the_network_as_people_write_it() {
    let label = |network| subnets().label(&network);
    assert_eq!(label(NetworkId::Link("eth0".into())).as_deref(), Some("192.168.1.0/24"));
    assert_eq!(
        label(NetworkId::Link("tailscale0".into())).as_deref(),
        Some("tailscale0")
    );
    assert_eq!(label(NetworkId::All), None);
}

#[test]
fn on_link_means_reachable_without_a_router() {
    let on_link = |ip: &str| subnets().is_on_link(ip.parse().unwrap());
    assert!(on_link("192.168.20.77") && on_link("2001:db8:1:1::9") && on_link("100.101.102.103"));
    assert!(!on_link("10.9.8.7") && !on_link("203.0.113.5"));
}
