//! The configuration as its users see it: defaults, the shipped file, and what an error line says.

use super::*;

const SHIPPED: &str = include_str!("../../config/homedrop.toml");

fn line(text: &str) -> String {
    Config::parse(text, "f.toml").unwrap_err().to_string()
}

/// Every dotted key of the default configuration, and those that it leaves out.
fn all_keys() -> Vec<String> {
    fn collect(prefix: &str, table: &toml::Table, keys: &mut Vec<String>) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            if let toml::Value::Table(inner) = value {
                collect(&format!("{key}."), inner, keys);
            }
            keys.push(key);
        }
    }
    let mut keys = vec!["tls.certificate".to_owned(), "tls.private-key".to_owned()];
    let table = Config::default().to_toml().parse().unwrap();
    collect("", &table, &mut keys);
    keys
}

#[test]
fn nothing_is_the_default() {
    assert_eq!(Config::parse("", "f").unwrap(), Config::default());
}

#[test]
fn the_shipped_file_is_the_default() {
    assert_eq!(Config::parse(SHIPPED, "homedrop.toml").unwrap(), Config::default());
}

#[test]
fn the_shipped_file_names_every_key() {
    for key in all_keys() {
        let name = key.rsplit('.').next().unwrap();
        let said = |line: &str| {
            let line = line.trim_start_matches("# ");
            line.starts_with(&format!("{name} = ")) || line == format!("[{key}]")
        };
        assert!(SHIPPED.lines().any(said), "{key} is not in the shipped file");
    }
}

#[test]
fn every_key_says_what_it_allows() {
    for key in all_keys() {
        assert!(allowed::describe(&key).is_some(), "{key} does not say what it allows");
    }
}

#[test]
fn the_effective_configuration_parses_to_the_same() {
    let text = r#"
        name = "Küche"
        [http]
        base-path = "drop"
        plain = "client"
        trusted-proxies = ["10.0.0.0/8"]
        [tls]
        certificate = "/a.crt"
        private-key = "/a.key"
        extra-names = ["Nas.Home.Arpa.", "10.1.2.3", "fd00::1"]
        [rooms]
        group-by = "named"
        [rooms.named]
        home = ["192.168.1.0/24", "fd00:1::/48"]
        [turn]
        relay-ports = "50000-50010"
        [log]
        level = "trace"
    "#;
    let config = Config::parse(text, "f").unwrap();
    assert_eq!(Config::parse(&config.to_toml(), "g").unwrap(), config);
    assert_eq!(config.http.base_path.as_str(), "/drop/");
    assert_eq!(config.tls.extra_names[0], ExtraName::Dns("nas.home.arpa".to_owned()));
    assert_eq!(config.turn.relay_ports.ports(), 50_000..=50_010);
    assert_eq!(
        Config::parse(&Config::default().to_toml(), "f").unwrap(),
        Config::default()
    );
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_neighbours() {
    assert_eq!(
        line("name = \"x\"\n\n[log]\nlevels = \"info\"\n"),
        "f.toml:4:1: key `log.levels`: is not known, perhaps `level` is meant; allowed: level"
    );
    assert_eq!(
        line("[http]\n  https-port = [1]\n"),
        "f.toml:2:3: key `http.https-port`: is not known, perhaps `https-ports` is meant; \
         allowed: address, https-ports, http-ports, plain, base-path, trusted-proxies, metrics-from"
    );
    assert_eq!(
        line("[colour]\n"),
        "f.toml:1:2: key `colour`: is not known; \
         allowed: name, http, tls, discovery, rooms, stun, turn, limits, log"
    );
}

#[test]
fn a_key_that_holds_quotes_or_line_ends_is_told_in_one_line() {
    assert_eq!(
        line("[log]\n\"a`b`, expected `c\\nd\" = 1\n"),
        "f.toml:2:1: key `log.a`b`, expected `c\\nd`: is not known; allowed: level"
    );
    assert_eq!(
        line("[\"a\\nb\\u007f\"]\n"),
        "f.toml:1:2: key `a\\nb\\u{7f}`: is not known; \
         allowed: name, http, tls, discovery, rooms, stun, turn, limits, log"
    );
}

#[test]
fn a_wrong_value_is_told_with_what_is_allowed() {
    let cases = [
        ("http = 3", "f.toml:1:8: key `http`: ", "; allowed: a section"),
        (
            "[http]\nhttps-ports = 443",
            "f.toml:2:15: key `http.https-ports`: ",
            "; allowed: a list of 1 to 16 ports",
        ),
        (
            "[http]\nhttp-ports = [80, 70000]",
            "f.toml:2:19: key `http.http-ports`: ",
            "; allowed: a list of ports",
        ),
        (
            "[http]\nhttps-ports = []",
            "f.toml:2:1: key `http.https-ports`: is empty; ",
            "allowed: a list of 1",
        ),
        (
            "[http]\naddress = \"home\"",
            "f.toml:2:11: key `http.address`: ",
            "; allowed: an IPv4 or IPv6",
        ),
        (
            "[http]\nplain = \"no\"",
            "f.toml:2:9: key `http.plain`: ",
            "; allowed: \"landing\" or \"client\"",
        ),
        (
            "http.base-path = \"/a/../b\"",
            "f.toml:1:18: key `http.base-path`: ",
            "; allowed: a path",
        ),
        (
            "http.trusted-proxies = [\"10.0.0.1\"]",
            "f.toml:1:25: key `http.trusted-proxies`: ",
            "; allowed: a list of networks",
        ),
        ("name = \"\"", "f.toml:1:1: key `name`: ", "; allowed: text of 1 to 63"),
        ("name = \"a\\nb\"", "f.toml:1:1: key `name`: ", "; allowed: text"),
        (
            "[discovery]\nhostname = \"a.b\"",
            "f.toml:2:1: key `discovery.hostname`: ",
            "; allowed: one DNS label",
        ),
        (
            "[discovery]\ninterfaces = [\"a b\"]",
            "f.toml:2:1: key `discovery.interfaces`: ",
            "; allowed: a list of interface",
        ),
        (
            "[tls]\ncertificate = \"a\"",
            "f.toml:2:1: key `tls.certificate`: stands without private-key",
            "together or neither",
        ),
        (
            "[tls]\nprivate-key = \"a\"",
            "f.toml:2:1: key `tls.private-key`: stands without certificate",
            "together or neither",
        ),
        (
            "[tls]\nextra-names = [\"10.1.2\"]",
            "f.toml:2:15: key `tls.extra-names`: ",
            "; allowed: a list of DNS names",
        ),
        (
            "[rooms]\nipv4-prefix = 33",
            "f.toml:2:1: key `rooms.ipv4-prefix`: 33 is out of range",
            "from 1 to 32",
        ),
        (
            "[rooms]\nipv6-prefix = 300",
            "f.toml:2:15: key `rooms.ipv6-prefix`: ",
            "from 1 to 128",
        ),
        (
            "[rooms]\ngroup-by = \"named\"",
            "f.toml:1:2: key `rooms.named`: is empty",
            "; allowed: at least one group",
        ),
        (
            "[rooms.named]\nhome = [\"x\"]",
            "f.toml:2:9: key `rooms.named.home`: ",
            "; allowed: a list of networks",
        ),
        (
            "[turn]\nrelay-ports = \"9-3\"",
            "f.toml:2:15: key `turn.relay-ports`: ",
            "; allowed: \"first-last\"",
        ),
        (
            "[stun]\nport = 3479",
            "f.toml:1:2: key `stun.alternate-port`: is the same",
            "; allowed: a port",
        ),
        (
            "[limits]\nmessage-bytes = 1",
            "f.toml:2:1: key `limits.message-bytes`: 1 is out",
            "from 20480 to 1048576",
        ),
        (
            "[limits]\nconnections = -1",
            "f.toml:2:15: key `limits.connections`: ",
            "from 1 to 1000000",
        ),
        (
            "[log]\nlevel = 3",
            "f.toml:2:9: key `log.level`: ",
            "; allowed: \"error\"",
        ),
    ];
    for (text, start, rest) in cases {
        let said = line(text);
        assert!(said.starts_with(start) && said.contains(rest), "{text:?} said {said:?}");
        assert!(!said.contains('\n'), "{said:?} is not one line");
    }
}

#[test]
fn what_is_not_toml_is_told_with_its_place() {
    let said = line("[http\nplain = 1");
    assert!(said.starts_with("f.toml:1:6: not TOML: "), "{said}");
    let said = line("name = \"a\"\nname = \"b\"\n");
    assert!(said.starts_with("f.toml:2:1: not TOML: duplicate key"), "{said}");
}

#[test]
fn a_missing_file_is_told_by_name() {
    let said = Config::load(Path::new("/nowhere/homedrop.toml"))
        .unwrap_err()
        .to_string();
    assert!(said.starts_with("/nowhere/homedrop.toml: "), "{said}");
}

#[test]
fn columns_count_characters() {
    let said = line("[discovery]\nhostname = \"ü\"\nenabled = 1");
    assert!(said.starts_with("f.toml:3:11: "), "{said}");
    let said = line("name = \"ü\" x");
    assert!(said.starts_with("f.toml:1:12: "), "{said}");
}

#[test]
fn base_paths_get_both_slashes() {
    let path = |text: &str| BasePath::try_from(text.to_owned()).map(|path| path.to_string());
    for (text, wanted) in [
        ("", "/"),
        ("/", "/"),
        ("//", "/"),
        ("a", "/a/"),
        ("/a", "/a/"),
        ("a/b/", "/a/b/"),
    ] {
        assert_eq!(path(text).unwrap(), wanted);
    }
    for text in ["///", "a//b", "/./", "..", "a b", "a?b", "a%2fb", "ä"] {
        assert!(path(text).is_err(), "{text} is no base path");
    }
    let drop = BasePath::try_from("drop".to_owned()).unwrap();
    assert_eq!(drop.strip("/drop/a/b"), Some("a/b"));
    assert_eq!(drop.strip("/dropping"), None);
}
