//! Which request gets which answer.

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Method, Request, StatusCode,
    body::{Body, Incoming},
    header::{ALLOW, CONTENT_LENGTH, HeaderName, HeaderValue, LOCATION},
};

use super::{
    Refused, Site, Via,
    answer::{Answer, text, with},
    ca, config_api, headers, host_header, landing, manifest, metrics, qr, static_files, trust, upgrade, whoami,
};
use crate::{config::Plain, proto::authority::Authority};

/// What is shared to the installed page is sent here, and taken by its service worker before it leaves the device. Where the
/// browser has lost that, nothing of it is read: the page says that it could not be taken.
const SHARE: &str = "share";

/// Answers one request.
pub(super) async fn route(request: Request<Incoming>, via: Via, site: &Arc<Site>) -> Answer {
    let is_head = request.method() == Method::HEAD;
    let mut answer = checked(request, via, site).await;
    headers::secure(answer.headers_mut());
    if is_head { without_body(answer) } else { answer }
}

async fn checked(request: Request<Incoming>, via: Via, site: &Arc<Site>) -> Answer {
    let Some(asked) = host_header::asked(&request) else {
        site.refusals.add(Refused::Host);
        tracing::warn!(event = "refused", address = %via.peer.ip(), "no proper host in a request");
        return text(StatusCode::BAD_REQUEST, "no proper host\n");
    };
    let path = request.uri().path().to_owned();
    let config = site.config.load();
    let below = config.http.base_path.strip(&path);
    if *request.method() == Method::POST && below == Some(SHARE) {
        let page = format!("{}#shared=failed", config.http.base_path);
        return redirect(StatusCode::SEE_OTHER, &page);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let answer = text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
        return with(answer, ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    let Some(below) = below else {
        return outside(&path, &config.http.base_path);
    };
    if via.secure || config.http.plain == Plain::Client {
        full(request, below, via, site, &asked).await
    } else {
        plain(&request, below, via, site, &asked).await
    }
}

/// Everything, over HTTPS or where the owner wants it plain.
async fn full(request: Request<Incoming>, path: &str, via: Via, site: &Arc<Site>, asked: &Authority) -> Answer {
    match path {
        "signaling" => upgrade::answer(request, via, site, asked),
        "config" => config_api::answer(via, site),
        "whoami" => whoami::answer(&request, via, site),
        manifest::PATH => manifest::answer(&request, site).unwrap_or_else(not_found),
        _ => everywhere(&request, path, via, site, asked)
            .await
            .or_else(|| static_files::answer(&request, path))
            .unwrap_or_else(not_found),
    }
}

/// Without HTTPS: the way to it.
async fn plain(request: &Request<Incoming>, path: &str, via: Via, site: &Site, asked: &Authority) -> Answer {
    match path {
        "" => landing::page(site, asked),
        _ => everywhere(request, path, via, site, asked)
            .await
            .unwrap_or_else(|| to_https(request, site, asked)),
    }
}

async fn everywhere(
    request: &Request<Incoming>,
    path: &str,
    via: Via,
    site: &Site,
    asked: &Authority,
) -> Option<Answer> {
    Some(match path {
        "healthz" => health(),
        "metrics" => metrics::answer(request, via, site).await,
        "trust" => trust::page(request, via, site, asked),
        "trust.js" => trust::script(),
        "trust-worker.js" => trust::worker(),
        "landing.css" => landing::style(),
        "ca.mobileconfig" => ca::mobileconfig(site),
        "ca.pem" => ca::pem(site),
        "ca.crt" => ca::der(site),
        "qr.svg" => qr::svg(request, site),
        _ => return None,
    })
}

/// The page about trust, on plain HTTP, looks whether HTTPS works by getting this.
fn health() -> Answer {
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    with(
        text(StatusCode::OK, "ok"),
        policy,
        HeaderValue::from_static("cross-origin"),
    )
}

fn to_https(request: &Request<Incoming>, site: &Site, asked: &Authority) -> Answer {
    let base = site.url(&asked.host);
    let rest = request.uri().path_and_query().map_or("", |path| path.as_str());
    let config = site.config.load();
    let location = format!("{base}{}", config.http.base_path.strip(rest).unwrap_or_default());
    redirect(StatusCode::PERMANENT_REDIRECT, &location)
}

/// The base path without its slash leads to it; nothing else lies outside.
fn outside(path: &str, base: &crate::config::BasePath) -> Answer {
    if base.as_str().strip_suffix('/') == Some(path) {
        return redirect(StatusCode::PERMANENT_REDIRECT, base.as_str());
    }
    not_found()
}

fn redirect(status: StatusCode, location: &str) -> Answer {
    match HeaderValue::from_str(location) {
        Ok(location) => with(text(status, ""), LOCATION, location),
        Err(_) => text(StatusCode::BAD_REQUEST, "no proper path\n"),
    }
}

fn not_found() -> Answer {
    text(StatusCode::NOT_FOUND, "not found\n")
}

/// What GET would answer, without its body (RFC 9110 §9.3.2).
fn without_body(mut answer: Answer) -> Answer {
    let length = answer.body().size_hint().exact().unwrap_or_default();
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    *answer.body_mut() = Full::new(Bytes::new());
    answer
}
