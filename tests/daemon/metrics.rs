//! `/metrics`: proper OpenMetrics text, for those alone who may read it.

use std::collections::{BTreeMap, BTreeSet};

use hyper::StatusCode;
use serde_json::json;

use crate::{
    client::Device,
    http::{http1, http2, plain},
    server::Server,
};

/// Samples by their name with labels, as written.
type Samples = BTreeMap<String, f64>;

/// Reads the text by the rules of OpenMetrics 1.0, as far as they concern what a counter, gauge or info may look like.
fn read(text: &str) -> Samples {
    let body = text.strip_suffix("# EOF\n").expect("ends with # EOF");
    let (mut samples, mut families) = (Samples::new(), BTreeSet::new());
    let (mut family, mut kind) = (String::new(), String::new());
    for line in body.lines() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, said) = help.split_once(' ').unwrap();
            assert!(!said.trim().is_empty(), "{line}");
            assert!(families.insert(name.to_owned()), "{name} twice, or not in one piece");
            (family, kind) = (name.to_owned(), String::new());
        } else if let Some(told) = line.strip_prefix("# TYPE ") {
            let (name, of) = told.split_once(' ').unwrap();
            assert_eq!(name, family, "TYPE follows HELP");
            kind = of.to_owned();
        } else {
            let (name, value) = line.rsplit_once(' ').unwrap();
            let (metric, labels) = name
                .split_once('{')
                .map_or((name, ""), |(metric, labels)| (metric, labels));
            let suffix = match kind.as_str() {
                "counter" => "_total",
                "info" => "_info",
                "gauge" => "",
                other => panic!("{other} of {family}"),
            };
            assert_eq!(metric, format!("{family}{suffix}"), "{line}");
            let word = |text: &str| {
                text.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            };
            assert!(word(metric), "{metric}");
            for label in labels
                .strip_suffix('}')
                .unwrap_or("")
                .split(',')
                .filter(|label| !label.is_empty())
            {
                let (name, value) = label.split_once('=').unwrap();
                assert!(
                    word(name) && value.len() > 2 && value.starts_with('"') && value.ends_with('"'),
                    "{line}"
                );
            }
            let value: f64 = value.parse().unwrap();
            assert!(
                value >= 0.0 && samples.insert(name.to_owned(), value).is_none(),
                "{line}"
            );
        }
    }
    samples
}

async fn scraped(server: &Server) -> Samples {
    let got = http1(server, "GET", "/metrics", &[]).await;
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(
        got.headers["content-type"],
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    assert_eq!(got.headers["cache-control"], "no-store");
    read(std::str::from_utf8(&got.body).unwrap())
}

#[tokio::test]
async fn what_happens_is_counted() {
    let server = Server::start();
    let before = scraped(&server).await;
    let mut one = Device::join(&server).await;
    let _other = Device::join(&server).await;
    one.say(json!({"type": "code-room-create"})).await;
    one.expect("code-room-created").await;
    one.say(json!({"type": "rename", "name": ""})).await;
    one.expect("error").await;
    let after = scraped(&server).await;
    let grown: Vec<_> = [
        "homedrop_devices{state=\"connected\"}",
        "homedrop_rooms{kind=\"lan\"}",
        "homedrop_rooms{kind=\"code\"}",
        "homedrop_room_members{kind=\"lan\"}",
        "homedrop_signaling_connections_total",
        "homedrop_signaling_messages_total{type=\"hello\"}",
        "homedrop_signaling_messages_total{type=\"code-room-create\"}",
        "homedrop_signaling_errors_total{code=\"invalid-name\"}",
        "homedrop_connections{kind=\"signaling\"}",
    ]
    .into_iter()
    .map(|name| after[name] - before[name])
    .collect();
    assert_eq!(grown, [2.0, 1.0, 1.0, 2.0, 2.0, 2.0, 1.0, 1.0, 2.0]);
    let counters = before.iter().filter(|(name, _)| name.contains("_total"));
    for (name, value) in counters {
        assert!(after[name] >= *value, "{name} went back");
    }
    for name in [
        "homedrop_signaling_refusals_total{reason=\"too-fast\"}",
        "homedrop_http_refusals_total{reason=\"host\"}",
        "homedrop_stun_messages_total{result=\"answered\"}",
        "homedrop_turn_requests_total",
        "homedrop_turn_refusals_total{reason=\"unauthorized\"}",
        "homedrop_turn_allocations",
        "homedrop_turn_relayed_bytes_total{direction=\"to-peers\"}",
    ] {
        assert_eq!(after[name], 0.0, "{name}");
    }
    let build = format!("homedrop_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"));
    assert_eq!(after[&build], 1.0);
    let leaf = after["homedrop_certificate_expiry_timestamp_seconds{certificate=\"leaf\"}"];
    assert!(leaf > after["process_start_time_seconds"]);
    assert!(after["homedrop_certificate_expiry_timestamp_seconds{certificate=\"ca\"}"] > leaf);
    for name in [
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_max_fds",
        "process_cpu_seconds_total",
    ] {
        assert!(after[name] > 0.0, "{name}");
    }
}

#[tokio::test]
async fn only_those_who_may_read_it_do() {
    let server = Server::start();
    let asked = async |headers: &[(&str, &str)]| http2(&server, "GET", "/metrics", headers).await.status;
    assert_eq!(asked(&[]).await, StatusCode::OK);
    assert_eq!(plain(&server, "/metrics").await.status, StatusCode::OK);
    let through = ("x-forwarded-for", "127.0.0.1");
    assert_eq!(
        asked(&[through]).await,
        StatusCode::FORBIDDEN,
        "a proxy that is not trusted speaks for anybody"
    );
    let mut config = (**server.site.config.load()).clone();
    config.http.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
    server.site.reload(config.clone()).await;
    assert_eq!(
        asked(&[("x-forwarded-for", "192.168.1.9")]).await,
        StatusCode::FORBIDDEN
    );
    config.http.metrics_from = vec!["192.168.1.0/24".parse().unwrap()];
    server.site.reload(config).await;
    assert_eq!(asked(&[("x-forwarded-for", "192.168.1.9")]).await, StatusCode::OK);
    let refused = http1(&server, "GET", "/metrics", &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!String::from_utf8_lossy(&refused.body).contains("homedrop_"));
    assert_eq!(plain(&server, "/metrics").await.status, StatusCode::FORBIDDEN);
    let status = server.overview.status().await;
    assert_eq!(status.http.refused["metrics"], 4);
}
