//! What the web server serves, by HTTP/1.1 and HTTP/2, with and without TLS.

use std::{collections::HashMap, io::Read as _};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::{Request, Response, StatusCode, body::Incoming};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::server::Server;

pub struct Got {
    pub status: StatusCode,
    pub headers: HashMap<String, String>,
    pub body: Bytes,
}

async fn collected(response: Response<Incoming>) -> Got {
    let (head, body) = response.into_parts();
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    Got {
        status: head.status,
        headers: headers.collect(),
        body: body.collect().await.unwrap().to_bytes(),
    }
}

fn asking(method: &str, uri: &str, headers: &[(&str, &str)]) -> Request<Empty<Bytes>> {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Empty::new()).unwrap()
}

pub async fn http2(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Got {
    let io = TokioIo::new(server.tls(b"h2").await);
    let (mut sender, connection) = hyper::client::conn::http2::handshake(TokioExecutor::new(), io)
        .await
        .unwrap();
    tokio::spawn(connection);
    collected(
        sender
            .send_request(asking(method, &format!("https://localhost{path}"), headers))
            .await
            .unwrap(),
    )
    .await
}

pub async fn http1(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Got {
    let io = TokioIo::new(server.tls(b"http/1.1").await);
    let (mut sender, connection) = hyper::client::conn::http1::handshake(io).await.unwrap();
    tokio::spawn(connection);
    let headers = [&[("host", "localhost")], headers].concat();
    collected(sender.send_request(asking(method, path, &headers)).await.unwrap()).await
}

pub async fn plain(server: &Server, path: &str) -> Got {
    let io = TokioIo::new(TcpStream::connect(server.http()).await.unwrap());
    let (mut sender, connection) = hyper::client::conn::http1::handshake(io).await.unwrap();
    tokio::spawn(connection);
    collected(
        sender
            .send_request(asking("GET", path, &[("host", "drop.local")]))
            .await
            .unwrap(),
    )
    .await
}

#[tokio::test]
async fn the_client_is_served_and_revalidated() {
    let server = Server::start();
    for path in ["/", "/index.html"] {
        let got = http2(&server, "GET", path, &[]).await;
        assert_eq!(
            (got.status, got.headers["content-type"].as_str()),
            (StatusCode::OK, "text/html; charset=utf-8")
        );
        assert!(!got.headers.contains_key("content-encoding") && got.body.starts_with(b"<!doctype html>"));
        let again = http1(&server, "GET", path, &[("if-none-match", &got.headers["etag"])]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    }
}

/// The hashed files that the page names.
async fn assets(server: &Server) -> Vec<String> {
    let page = http2(server, "GET", "/", &[]).await.body;
    let page = String::from_utf8(page.to_vec()).unwrap();
    page.split('"')
        .filter(|part| part.starts_with("./assets/"))
        .map(|part| part[1..].to_owned())
        .collect()
}

#[tokio::test]
async fn hashed_assets_are_immutable_and_compressed() {
    let server = Server::start();
    let assets = assets(&server).await;
    assert!(
        assets.iter().any(|path| path.ends_with(".js")) && assets.iter().any(|path| path.ends_with(".css")),
        "{assets:?}"
    );
    for path in &assets {
        let raw = http1(&server, "GET", path, &[]).await;
        assert_eq!(raw.headers["cache-control"], "public, max-age=31536000, immutable");
        for (offer, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
            let got = http2(&server, "GET", path, &[("accept-encoding", offer)]).await;
            if raw.body.len() > 2000 {
                assert_eq!(got.headers["content-encoding"], encoding, "{path}");
                assert!(got.body.len() < raw.body.len());
                assert_ne!(got.headers["etag"], raw.headers["etag"]);
            }
            assert_eq!(got.headers["vary"], "accept-encoding");
        }
    }
}

#[tokio::test]
async fn the_first_load_is_within_its_budget() {
    let server = Server::start();
    let mut bytes = http2(&server, "GET", "/", &[("accept-encoding", "br")])
        .await
        .body
        .len();
    for path in assets(&server).await {
        bytes += http2(&server, "GET", &path, &[("accept-encoding", "br")])
            .await
            .body
            .len();
    }
    assert!(bytes <= 60_000, "{bytes}");
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let server = Server::start();
    for path in ["/", "/config", "/healthz", "/ca.pem"] {
        let get = http1(&server, "GET", path, &[]).await;
        for head in [
            http1(&server, "HEAD", path, &[]).await,
            http2(&server, "HEAD", path, &[]).await,
        ] {
            assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
            assert_eq!(head.headers["content-length"], get.body.len().to_string(), "{path}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = Server::start();
    for got in [
        http2(&server, "GET", "/", &[]).await,
        http1(&server, "GET", "/nothing", &[]).await,
        plain(&server, "/").await,
        plain(&server, "/x").await,
    ] {
        let policy = &got.headers["content-security-policy"];
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert!(policy.contains("require-trusted-types-for 'script'"), "{policy}");
        assert_eq!(got.headers["x-content-type-options"], "nosniff");
        assert_eq!(got.headers["referrer-policy"], "no-referrer");
        assert!(!got.headers.contains_key("strict-transport-security"));
    }
}

#[tokio::test]
async fn unknown_paths_and_traversal_are_404() {
    let server = Server::start();
    for path in [
        "/nothing",
        "/../etc/passwd",
        "/assets/../../Cargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/",
        "//",
        "/assets/%00",
        "/index.html/",
        "/CONFIG",
    ] {
        let got = http1(&server, "GET", path, &[]).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_refused() {
    let server = Server::start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let got = http1(&server, method, "/config", &[]).await;
        assert_eq!(
            (got.status, got.headers["allow"].as_str()),
            (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"),
            "{method}"
        );
    }
}

#[tokio::test]
async fn config_tells_what_the_client_needs() {
    let server = Server::with("name = \"Müllers\"\n");
    let got = http2(&server, "GET", "/config", &[]).await;
    assert_eq!(got.headers["cache-control"], "no-store");
    let config: Value = serde_json::from_slice(&got.body).unwrap();
    assert_eq!((&config["name"], &config["protocol"]), (&json!("Müllers"), &json!(1)));
    assert_eq!(
        (&config["signaling"], &config["version"]),
        (&json!("signaling"), &json!(env!("CARGO_PKG_VERSION")))
    );
    assert!(config["stun"][0].as_str().unwrap().starts_with("stun:") && config["features"].is_object());
    assert_eq!(config["limits"]["messageBytes"], 65536);
    let port = format!(":{}/", server.https().port());
    let addresses = config["addresses"].as_array().unwrap();
    assert!(
        addresses
            .iter()
            .all(|url| url.as_str().unwrap().starts_with("https://") && url.as_str().unwrap().ends_with(&port))
    );
}

#[tokio::test]
async fn whoami_tells_how_the_box_sees_a_client() {
    let server = Server::start();
    let got = http1(&server, "GET", "/whoami", &[("x-forwarded-for", "203.0.113.9")]).await;
    let who: Value = serde_json::from_slice(&got.body).unwrap();
    assert_eq!(
        (&who["address"], &who["forwarded"], &who["secure"]),
        (&json!("127.0.0.1"), &json!("ignored"), &json!(true))
    );
    assert_eq!(who["room"]["kind"], "lan");
    let server = Server::with("[http]\ntrusted-proxies = [\"127.0.0.0/8\"]\n");
    let got = http1(&server, "GET", "/whoami", &[("forwarded", "for=203.0.113.9")]).await;
    let who: Value = serde_json::from_slice(&got.body).unwrap();
    assert_eq!(
        (&who["address"], &who["forwarded"]),
        (&json!("203.0.113.9"), &json!("used"))
    );
    assert_eq!(who["room"]["label"], "203.0.113.9/32");
}

#[tokio::test]
async fn plain_http_leads_to_https() {
    let server = Server::start();
    let port = server.https().port();
    let landing = plain(&server, "/").await;
    let page = String::from_utf8(landing.body.to_vec()).unwrap();
    assert!(page.contains(&format!("https://drop.local:{port}/")), "{page}");
    assert!(page.contains(&server.site.ca().unwrap().fingerprint));
    assert_eq!(plain(&server, "/landing.css").await.status, StatusCode::OK);
    let redirect = plain(&server, "/config?a=b").await;
    assert_eq!(redirect.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(
        redirect.headers["location"],
        format!("https://drop.local:{port}/config?a=b")
    );
    assert_eq!(&*plain(&server, "/healthz").await.body, b"ok");
}

#[tokio::test]
async fn the_ca_can_be_fetched_in_both_forms_also_without_tls() {
    let server = Server::start();
    let pem = plain(&server, "/ca.pem").await;
    assert!(pem.body.starts_with(b"-----BEGIN CERTIFICATE-----"));
    assert_eq!(pem.body, http2(&server, "GET", "/ca.pem", &[]).await.body);
    let kept = std::fs::read(server.state.path().join("ca.pem")).unwrap();
    assert_eq!(&*pem.body, &kept[..]);
    assert_eq!(plain(&server, "/ca.crt").await.body, server.site.ca().unwrap().der);
}

#[tokio::test]
async fn plain_client_serves_the_client_without_tls() {
    let server = Server::with("[http]\nplain = \"client\"\n");
    assert_eq!(plain(&server, "/config").await.status, StatusCode::OK);
    assert!(plain(&server, "/").await.body.starts_with(b"<!doctype html>"));
}

#[tokio::test]
async fn a_base_path_holds_everything() {
    let server = Server::with("[http]\nbase-path = \"/drop\"\n");
    assert_eq!(http1(&server, "GET", "/drop/config", &[]).await.status, StatusCode::OK);
    assert_eq!(http1(&server, "GET", "/drop/", &[]).await.status, StatusCode::OK);
    assert_eq!(
        http1(&server, "GET", "/config", &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let bare = http1(&server, "GET", "/drop", &[]).await;
    assert_eq!(
        (bare.status, bare.headers["location"].as_str()),
        (StatusCode::PERMANENT_REDIRECT, "/drop/")
    );
}

#[tokio::test]
async fn the_manifest_has_the_name_of_the_box_and_addresses_below_the_base_path() {
    for base in ["/", "/drop/"] {
        let server = Server::with(&format!(
            "name = \"Müllers \\\"Box\\\"\"\n[http]\nbase-path = \"{base}\"\n"
        ));
        let path = format!("{base}manifest.webmanifest");
        let got = http2(&server, "GET", &path, &[("accept-encoding", "br")]).await;
        assert_eq!(
            (got.status, got.headers["content-type"].as_str()),
            (StatusCode::OK, "application/manifest+json")
        );
        assert_eq!(got.headers["cache-control"], "no-cache");
        let manifest: Value = serde_json::from_slice(&got.body).unwrap();
        assert_eq!(
            (&manifest["name"], &manifest["short_name"]),
            (&json!("Müllers \"Box\""), &json!("Müllers \"Box\""))
        );
        let icons = manifest["icons"].as_array().unwrap().iter().map(|icon| &icon["src"]);
        let share = &manifest["share_target"]["action"];
        for url in icons.clone().chain([&manifest["start_url"], &manifest["scope"], share]) {
            let url = url.as_str().unwrap();
            assert!(
                !url.starts_with('/') && !url.contains(':'),
                "{url} does not move with the base path"
            );
        }
        for icon in icons {
            let got = http1(&server, "GET", &format!("{base}{}", icon.as_str().unwrap()), &[]).await;
            assert_eq!(got.headers["content-type"], "image/png");
            assert!(got.body.starts_with(b"\x89PNG"));
        }
    }
}

#[tokio::test]
async fn the_service_worker_is_revalidated_and_may_not_reach_beyond_the_base_path() {
    let server = Server::with("[http]\nbase-path = \"/drop\"\n");
    let got = http2(&server, "GET", "/drop/sw.js", &[]).await;
    assert_eq!(
        (got.status, got.headers["content-type"].as_str()),
        (StatusCode::OK, "text/javascript; charset=utf-8")
    );
    assert_eq!(got.headers["cache-control"], "no-cache");
    assert!(!got.headers.contains_key("service-worker-allowed"));
    let known = http2(
        &server,
        "GET",
        "/drop/sw.js",
        &[("if-none-match", &got.headers["etag"])],
    )
    .await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn what_is_shared_without_a_service_worker_leads_to_the_page_that_says_so() {
    let server = Server::with("[http]\nbase-path = \"/drop\"\n");
    let got = http1(&server, "POST", "/drop/share", &[]).await;
    assert_eq!(
        (got.status, got.headers["location"].as_str()),
        (StatusCode::SEE_OTHER, "/drop/#shared=failed")
    );
    let elsewhere = http1(&server, "POST", "/share", &[]).await;
    assert_eq!(elsewhere.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn what_is_made_when_it_is_asked_for_is_compressed_for_who_takes_it() {
    let server = Server::start();
    for path in ["/qr.svg", "/manifest.webmanifest"] {
        let plain = http2(&server, "GET", path, &[("accept-encoding", "gzip;q=0")]).await;
        let got = http2(&server, "GET", path, &[("accept-encoding", "br, gzip")]).await;
        assert!(!plain.headers.contains_key("content-encoding"));
        assert_eq!(got.headers["content-encoding"], "gzip");
        assert_eq!(
            (&*plain.headers["vary"], &*got.headers["vary"]),
            ("accept-encoding", "accept-encoding")
        );
        assert!(got.body.len() < plain.body.len() * 6 / 10, "{path}: {}", got.body.len());
        let mut inflated = Vec::new();
        flate2::read::GzDecoder::new(&*got.body)
            .read_to_end(&mut inflated)
            .unwrap();
        assert_eq!(inflated, plain.body);
    }
}

#[tokio::test]
async fn the_qr_code_is_a_picture() {
    let server = Server::start();
    let got = http2(&server, "GET", "/qr.svg", &[]).await;
    assert_eq!(got.headers["content-type"], "image/svg+xml");
    assert!(String::from_utf8(got.body.to_vec()).unwrap().contains("<svg"));
}

#[tokio::test]
async fn pipelined_requests_are_all_answered() {
    let server = Server::start();
    let mut stream = server.tls(b"http/1.1").await;
    let one = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{one}{one}{last}").as_bytes()).await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap_or_default();
    assert_eq!(text.matches("HTTP/1.1 200").count(), 3, "{text}");
}
