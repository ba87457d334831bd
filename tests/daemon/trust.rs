//! How people come to trust the box: the page, the profile, a CA in another's place, a certificate of the owner's own.

use std::{path::Path, sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use homedrop::{
    config::ExtraName,
    daemon::{Directories, rotate_ca},
};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::{CertificateDer, ServerName};
use tempfile::TempDir;
use tokio::{net::TcpStream, time::sleep};
use tokio_rustls::TlsConnector;

use crate::{
    client::Device,
    http::{http1, plain},
    server::Server,
};

/// With a tenth of a second between them: longer than anything here takes on a busy machine.
const TRIES: usize = 300;

#[tokio::test]
async fn the_page_is_there_with_and_without_tls_and_may_connect_to_https_alone() {
    let server = Server::start();
    let fingerprint = server.site.ca().unwrap().fingerprint;
    let unsafe_ = plain(&server, "/trust").await;
    let safe = http1(
        &server,
        "GET",
        "/trust",
        &[("user-agent", "Mozilla/5.0 (Windows NT 10.0)")],
    )
    .await;
    for got in [&unsafe_, &safe] {
        let page = String::from_utf8(got.body.to_vec()).unwrap();
        assert_eq!(page.matches(&fingerprint).count(), 6, "for each system");
        assert!(
            !page.contains('{') && !page.contains("<style") && !page.contains("onclick"),
            "{page}"
        );
    }
    let policy = |got: &crate::http::Got| got.headers["content-security-policy"].clone();
    let https = format!("connect-src 'self' https://drop.local:{}/;", server.https().port());
    assert!(policy(&unsafe_).contains(&https), "{}", policy(&unsafe_));
    assert!(policy(&safe).contains("connect-src 'self';") && policy(&plain(&server, "/").await).contains("'self';"));
    assert!(String::from_utf8_lossy(&safe.body).contains("<details open>\n<summary>Windows"));
    assert!(plain(&server, "/trust.js").await.headers["content-type"].starts_with("text/javascript"));
    let health = plain(&server, "/healthz").await;
    assert_eq!(health.headers["cross-origin-resource-policy"], "cross-origin");
}

#[tokio::test]
async fn the_profile_carries_the_ca() {
    let server = Server::with("name = \"Leyla’s & <co>\"\n");
    let got = plain(&server, "/ca.mobileconfig").await;
    assert_eq!(got.headers["content-type"], "application/x-apple-aspen-config");
    let profile = String::from_utf8(got.body.to_vec()).unwrap();
    assert!(profile.contains(&STANDARD.encode(server.site.ca().unwrap().der)));
    assert!(
        profile.contains("Leyla’s &amp; &lt;co&gt;") && !profile.contains('{'),
        "{profile}"
    );
}

#[tokio::test]
async fn another_ca_is_taken_up_without_dropping_anyone() {
    let server = Server::start();
    let mut device = Device::join(&server).await;
    device.expect("room").await;
    let old = server.site.ca().unwrap().fingerprint;
    let directories = Directories {
        state: server.state.path().into(),
        runtime: server.state.path().into(),
    };
    let new = rotate_ca(&server.site.config.load(), &directories).unwrap();
    assert_ne!(new, old);
    until(|| server.site.ca().unwrap().fingerprint == new).await;
    // This one trusts the new CA alone.
    let mut other = Device::join(&server).await;
    other.expect("room").await;
    assert_eq!(device.expect("peer-joined").await["peer"]["peerId"], other.id.as_str());
}

/// Whether one who trusts the box may ask it by this name, and gets the certificate for it.
async fn is_known_as(server: &Server, name: &str) -> bool {
    server.tls_to(name, b"http/1.1").await.is_ok()
}

#[tokio::test]
async fn extra_names_are_in_the_certificate_and_others_from_the_next_start() {
    let server = Server::with("[tls]\nextra-names = [\"nas.home.arpa\", \"10.1.2.3\", \"fd00::7\"]\n");
    for name in ["nas.home.arpa", "10.1.2.3", "fd00::7", "localhost"] {
        assert!(is_known_as(&server, name).await, "{name}");
    }
    for name in ["tv.home.arpa", "10.1.2.4"] {
        assert!(!is_known_as(&server, name).await, "{name}");
    }
    let ca = server.site.ca().unwrap().fingerprint;
    let mut config = (**server.site.config.load()).clone();
    config.tls.extra_names = vec![ExtraName::Dns("tv.home.arpa".into())];
    assert_eq!(
        server.site.reload(config).await,
        ["tls"],
        "waits for a restart, and says so"
    );
    assert!(!is_known_as(&server, "tv.home.arpa").await);
    let state = server.stop().await;
    let server = Server::start_with("[tls]\nextra-names = [\"tv.home.arpa\"]\n", state);
    assert!(is_known_as(&server, "tv.home.arpa").await);
    assert!(!is_known_as(&server, "nas.home.arpa").await, "named no more");
    assert_eq!(server.site.ca().unwrap().fingerprint, ca, "nobody has to trust anew");
}

/// A certificate for `localhost` in `dir`.
fn write(dir: &Path) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(dir.join("tls.key"), signing_key.serialize_pem()).unwrap();
    std::fs::write(dir.join("tls.crt"), cert.pem()).unwrap();
    cert.der().clone()
}

/// The certificate that the box shows to one who trusts `expected` alone.
async fn shows(server: &Server, expected: &CertificateDer<'static>) -> bool {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(expected.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
    let stream = TcpStream::connect(server.https()).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(config).connect(name, stream).await.is_ok()
}

#[tokio::test]
async fn an_own_certificate_is_shown_and_read_again_when_its_file_changes() {
    let dir = TempDir::new().unwrap();
    let first = write(dir.path());
    let path = dir.path().display();
    let config = format!("[tls]\ncertificate = \"{path}/tls.crt\"\nprivate-key = \"{path}/tls.key\"\n");
    let server = Server::with(&config);
    assert!(shows(&server, &first).await && server.site.ca().is_none());
    assert_eq!(plain(&server, "/ca.crt").await.status, 404);
    assert_eq!(plain(&server, "/ca.mobileconfig").await.status, 404);
    assert!(String::from_utf8_lossy(&plain(&server, "/trust").await.body).contains("certificate of its owner"));
    assert!(!server.state.path().join("ca.pem").exists());
    std::fs::write(dir.path().join("tls.crt"), "half a fi").unwrap();
    sleep(Duration::from_secs(4)).await;
    assert!(shows(&server, &first).await, "a broken one is not taken");
    let second = write(dir.path());
    let mut tries = 0;
    while !shows(&server, &second).await {
        tries += 1;
        assert!(tries < TRIES, "not read again");
        sleep(Duration::from_millis(100)).await;
    }
}

async fn until(mut is: impl FnMut() -> bool) {
    for _ in 0..TRIES {
        if is() {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("not even on a busy machine");
}
