//! What is said of addresses, and of proxies that let the wrong things pass.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    thread,
};

use super::{super::Severity, *};

#[test]
fn only_addresses_that_people_open_are_taken() {
    for good in [
        "https://drop.example",
        "http://10.0.0.1:8080/drop/",
        "https://[fd00::1]:8443",
    ] {
        assert!(parse(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "drop.example",
        "ftp://drop.example",
        "https://",
        "https://a/?b=c",
        "https://a b/",
    ] {
        assert!(parse(bad).is_none(), "{bad}");
    }
    let base = parse("https://drop.example/box").unwrap();
    assert_eq!(
        below(&base, "whoami").unwrap().to_string(),
        "https://drop.example/box/whoami"
    );
}

/// A proxy that answers whoever opens the socket and whoever asks for `/whoami` with these, and its address.
fn proxy(upgrade: &'static str, whoami: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = if asked(&stream).starts_with("GET /whoami ") {
                whoami
            } else {
                upgrade
            };
            // Who only tried the connection is gone.
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    url
}

/// The first line of a request, read with all that follows it: it comes in pieces.
fn asked(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    head.into_iter().next().unwrap_or_default()
}

#[test]
fn a_socket_that_does_not_open_is_told_by_its_cause() {
    for (answer, told) in [
        ("HTTP/1.1 426 Upgrade Required\r\n\r\n", "strips the Upgrade header"),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", "another Host"),
        ("HTTP/1.1 404 Not Found\r\n\r\n", "the proxy's path"),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\n", "does not reach the box"),
        ("HTTP/1.1 200 OK\r\n\r\n", "status 200 instead"),
        ("220 mail.example ESMTP\r\n", "it does not open"),
        ("", "it does not open"),
    ] {
        let findings = check(&proxy(answer, ""), &[]);
        assert_eq!(findings[0].severity, Severity::Ok);
        assert_eq!(findings[1].severity, Severity::Broken, "{answer}");
        assert!(findings[1].seen.contains(told), "{answer}: {}", findings[1].seen);
    }
}

#[test]
fn what_the_box_makes_of_the_proxys_word_is_told() {
    let nothing = "HTTP/1.1 404 Not Found\r\n\r\n";
    let own: IpNet = "127.0.0.0/8".parse().unwrap();
    for (body, trusted, severity) in [
        (r#"{"address":"10.0.0.9","forwarded":"used"}"#, None, Severity::Ok),
        (
            r#"{"address":"127.0.0.1","forwarded":"ignored"}"#,
            None,
            Severity::Broken,
        ),
        (
            r#"{"address":"127.0.0.1","forwarded":"ignored"}"#,
            Some(own),
            Severity::Ok,
        ),
        (
            r#"{"address":"10.0.0.2","forwarded":"ignored"}"#,
            Some(own),
            Severity::Broken,
        ),
        (r#"{"address":"127.0.0.1","forwarded":"none"}"#, None, Severity::Warning),
        (r#"{"address":"127.0.0.1"}"#, None, Severity::Broken),
        ("<html>Welcome to nginx!</html>", None, Severity::Broken),
    ] {
        let answer = format!("HTTP/1.1 200 OK\r\n\r\n{body}").leak();
        let findings = check(&proxy(nothing, answer), trusted.as_slice());
        assert_eq!(findings[2].severity, severity, "{body} with {trusted:?}: {findings:?}");
    }
    for none in ["", "220 mail.example ESMTP\r\n\r\n", "HTTP/1.1\r\n\r\n"] {
        let findings = check(&proxy(nothing, none), &[]);
        assert_eq!(findings[2].severity, Severity::Broken, "{none}: {findings:?}");
    }
}
