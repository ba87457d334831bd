//! The doctor beside a daemon in this process: what it finds, and the form in which it tells.

use std::time::{Duration, SystemTime};

use homedrop::{
    config::{Config, ConfigError},
    daemon::Directories,
    doctor::{Check, Patient, Report, Severity, examine},
};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::{client::Device, server::Server};

const DAY: Duration = Duration::from_secs(86_400);

/// Of what the daemon finds out by itself, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Examines the host of a daemon, as at `now`.
async fn examined(server: &Server, config: Result<Config, ConfigError>, now: SystemTime, url: Option<&str>) -> Report {
    let state = server.state.path().to_owned();
    let patient = Patient {
        config,
        socket: state.join("control.sock"),
        directories: Some(Directories {
            runtime: state.clone(),
            state,
        }),
        url: url.map(ToOwned::to_owned),
        now,
    };
    let report = tokio::task::spawn_blocking(move || examine(patient)).await.unwrap();
    let schema: Value = serde_json::from_str(include_str!("../../docs/doctor.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let value = serde_json::to_value(&report).unwrap();
    let faults: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?} in {value}");
    assert_eq!(serde_json::from_value::<Report>(value).unwrap(), report);
    report
}

fn severities(report: &Report, check: Check) -> Vec<Severity> {
    let found = report.findings.iter().filter(|finding| finding.check == check);
    found.map(|finding| finding.severity).collect()
}

/// As the daemon has it; the network of the test machine is not looked at, which would take time.
fn configured(server: &Server) -> Result<Config, ConfigError> {
    Ok((**server.site.config.load()).clone())
}

#[tokio::test]
async fn a_daemon_that_is_well_is_found_well() {
    let server = Server::start();
    let report = examined(&server, configured(&server), SystemTime::now(), None).await;
    for check in [
        Check::Daemon,
        Check::Config,
        Check::State,
        Check::Clock,
        Check::Certificate,
    ] {
        assert_eq!(severities(&report, check), [Severity::Ok], "{check:?} in {report:?}");
    }
    assert!(!server.state.path().join(".doctor").exists(), "nothing is left behind");
}

#[tokio::test]
async fn a_clock_before_the_certificate_and_a_certificate_near_its_end_are_found() {
    let server = Server::start();
    let now = SystemTime::now();
    let at = async |now| {
        let report = examined(&server, configured(&server), now, None).await;
        (
            severities(&report, Check::Clock)[0],
            severities(&report, Check::Certificate)[0],
        )
    };
    assert_eq!(at(SystemTime::UNIX_EPOCH).await.0, Severity::Broken);
    assert_eq!(at(now - 2 * DAY).await, (Severity::Broken, Severity::Ok));
    assert_eq!(at(now + 390 * DAY).await, (Severity::Ok, Severity::Warning));
    assert_eq!(at(now + 400 * DAY).await, (Severity::Ok, Severity::Broken));
}

#[tokio::test]
async fn a_refused_configuration_is_found_and_so_is_one_that_waits() {
    let server = Server::start();
    let bad = Config::parse("frob = 1", "homedrop.toml");
    let report = examined(&server, bad, SystemTime::now(), None).await;
    assert_eq!(severities(&report, Check::Config), [Severity::Broken]);
    let mut changed = configured(&server).unwrap();
    changed.http.https_ports = vec![1];
    server.overview.reload(Ok(changed)).await;
    let report = examined(&server, configured(&server), SystemTime::now(), None).await;
    assert_eq!(severities(&report, Check::Config), [Severity::Warning]);
}

#[tokio::test]
async fn a_state_file_that_could_not_be_written_is_found() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    // Nothing can be put in the place of a folder, by no user.
    std::fs::create_dir(server.state.path().join("names")).unwrap();
    device.say(json!({ "type": "rename", "name": "Kitchen" })).await;
    let warned = async {
        loop {
            let report = examined(&server, configured(&server), SystemTime::now(), None).await;
            if let Some(warning) = report
                .findings
                .into_iter()
                .find(|finding| finding.check == Check::Warnings)
            {
                return warning;
            }
        }
    };
    let warning = timeout(PATIENCE, warned).await.unwrap();
    assert_eq!(warning.severity, Severity::Broken);
    assert!(warning.seen.contains("names"), "{}", warning.seen);
}

#[tokio::test]
async fn a_daemon_that_is_gone_is_found_and_its_ports_are_tried() {
    let server = Server::start();
    let mut config = configured(&server).unwrap();
    let held = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    config.http.https_ports = vec![held.local_addr().unwrap().port()];
    server.site.shutdown.cancel();
    while server.state.path().join("control.sock").exists() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let report = examined(&server, Ok(config), SystemTime::now(), None).await;
    assert_eq!(severities(&report, Check::Daemon), [Severity::Broken]);
    let ports = report
        .findings
        .iter()
        .find(|finding| finding.check == Check::Ports)
        .unwrap();
    assert_eq!(ports.severity, Severity::Broken);
    let this = format!("(process {})", std::process::id());
    assert!(ports.seen.contains(&this), "{}", ports.seen);
    assert!(report.broken >= 2);
}

#[tokio::test]
async fn the_way_to_the_box_is_tried() {
    let server = Server::start();
    let url = format!("https://localhost:{}", server.https().port());
    let report = examined(&server, configured(&server), SystemTime::now(), Some(&url)).await;
    // Its CA is not this machine's; the socket opens; nobody forwards.
    let expected = [Severity::Warning, Severity::Ok, Severity::Warning];
    assert_eq!(severities(&report, Check::Proxy), expected);
    let plain = format!("http://127.0.0.1:{}", server.http().port());
    let report = examined(&server, configured(&server), SystemTime::now(), Some(&plain)).await;
    let expected = [Severity::Ok, Severity::Broken, Severity::Broken];
    assert_eq!(
        severities(&report, Check::Proxy),
        expected,
        "plain HTTP leads elsewhere"
    );
    for nowhere in ["http://127.0.0.1:1", "drop.example"] {
        let report = examined(&server, configured(&server), SystemTime::now(), Some(nowhere)).await;
        assert_eq!(severities(&report, Check::Proxy), [Severity::Broken], "{nowhere}");
    }
}
