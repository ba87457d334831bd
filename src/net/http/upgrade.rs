//! From an HTTP request to a signalling socket (RFC 6455 §4.2).

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode, Version,
    body::Incoming,
    header::{
        ACCEPT_LANGUAGE, CONNECTION, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS,
        SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
    },
};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{handshake::derive_accept_key, protocol::Role},
};

use super::{
    Refused, Site, Via,
    answer::{Answer, status_of, text, with},
    client_address, host_header,
};
use crate::{
    net::signaling::{Arrival, Gathering, Inflating, ice_servers, serve, websocket_config},
    proto::{authority::Authority, names, permessage_deflate::Agreement, signaling::SUBPROTOCOL},
};

pub(super) fn answer(request: Request<Incoming>, via: Via, site: &Arc<Site>, asked: &Authority) -> Answer {
    match checked(&request, via, asked) {
        Ok(key) => {
            let accept = derive_accept_key(key.as_bytes());
            let names_protocol = request.headers().contains_key(SEC_WEBSOCKET_PROTOCOL);
            let agreement = agreement(&request);
            start(request, via, site, agreement.is_some());
            switching(&accept, names_protocol, agreement)
        }
        Err(refusal) => {
            site.refusals.add(Refused::Upgrade);
            tracing::warn!(event = "refused", address = %via.peer.ip(), why = refusal.1.trim_end(), "no WebSocket");
            let answer = text(refusal.0, refusal.1);
            with(answer, SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"))
        }
    }
}

type Refusal = (StatusCode, &'static str);

/// The key of a proper handshake.
fn checked(request: &Request<Incoming>, via: Via, asked: &Authority) -> Result<HeaderValue, Refusal> {
    let is_upgrade = has_token(request, CONNECTION, "upgrade") && has_token(request, UPGRADE, "websocket");
    if request.method() != Method::GET || request.version() != Version::HTTP_11 || !is_upgrade {
        return Err((StatusCode::UPGRADE_REQUIRED, "a WebSocket is spoken here\n"));
    }
    if request
        .headers()
        .get(SEC_WEBSOCKET_VERSION)
        .is_none_or(|version| version != "13")
    {
        return Err((StatusCode::UPGRADE_REQUIRED, "WebSocket version 13 is spoken here\n"));
    }
    if host_header::origin(request).is_some_and(|origin| !host_header::origin_is(origin, asked, via.secure)) {
        return Err((StatusCode::FORBIDDEN, "a page of another origin may not connect\n"));
    }
    if request.headers().contains_key(SEC_WEBSOCKET_PROTOCOL)
        && !has_token(request, SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL)
    {
        return Err((StatusCode::BAD_REQUEST, "the subprotocol homedrop.v1 is spoken here\n"));
    }
    // 16 bytes in base64 (RFC 6455 §4.1).
    let key = request.headers().get(SEC_WEBSOCKET_KEY).filter(|key| key.len() == 24);
    key.cloned().ok_or((StatusCode::BAD_REQUEST, "no WebSocket key\n"))
}

fn has_token(request: &Request<Incoming>, name: HeaderName, token: &str) -> bool {
    let values = request
        .headers()
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().eq_ignore_ascii_case(token))
}

/// The subprotocol is named only to a client that asked for it (RFC 6455 §4.2.2).
fn switching(accept: &str, names_protocol: bool, agreement: Option<Agreement>) -> Answer {
    let answer = status_of(Response::new(Full::new(Bytes::new())), StatusCode::SWITCHING_PROTOCOLS);
    let answer = with(answer, CONNECTION, HeaderValue::from_static("upgrade"));
    let answer = with(answer, UPGRADE, HeaderValue::from_static("websocket"));
    let answer = match names_protocol {
        true => with(answer, SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL)),
        false => answer,
    };
    let answer = match agreement {
        Some(agreement) => with(
            answer,
            SEC_WEBSOCKET_EXTENSIONS,
            HeaderValue::from_static(agreement.answer()),
        ),
        None => answer,
    };
    match HeaderValue::from_str(accept) {
        Ok(accept) => with(answer, SEC_WEBSOCKET_ACCEPT, accept),
        Err(_) => text(StatusCode::BAD_REQUEST, "no WebSocket key\n"),
    }
}

/// Compression as offered (RFC 7692 §5).
fn agreement(request: &Request<Incoming>) -> Option<Agreement> {
    let values = request.headers().get_all(SEC_WEBSOCKET_EXTENSIONS).iter();
    Agreement::from_offers(values.filter_map(|value| value.to_str().ok()))
}

fn start(request: Request<Incoming>, via: Via, site: &Arc<Site>, may_compress: bool) {
    let arrival = arrival(&request, via, site, may_compress);
    let upgrade = hyper::upgrade::on(request);
    site.tasks.spawn(async move {
        match upgrade.await {
            Ok(upgraded) => {
                let limit = arrival.limits.message_bytes as usize;
                let stream = Gathering::new(TokioIo::new(upgraded));
                let stream = Inflating::new(stream, arrival.may_compress.then_some(limit));
                let socket =
                    WebSocketStream::from_raw_socket(stream, Role::Server, Some(websocket_config(limit))).await;
                serve(socket, arrival).await;
            }
            Err(error) => tracing::debug!(%error, "not upgraded"),
        }
    });
}

fn arrival(request: &Request<Incoming>, via: Via, site: &Arc<Site>, may_compress: bool) -> Arrival {
    let (address, _) = client_address::of(request, via, site);
    let config = site.config.load();
    let of_address = config.limits.connections_per_address as usize;
    let links = site.links.load();
    let accept_language = request.headers().get_all(ACCEPT_LANGUAGE).iter();
    let accept_language = accept_language.filter_map(|value| value.to_str().ok());
    Arrival {
        connection: site.new_connection(),
        address,
        language: names::preferred(accept_language),
        admitted: site.admission.admit(address.ip(), site.most_connections(), of_address),
        may_compress,
        ice_servers: ice_servers(&links, via.local.ip(), site.relay_ports).into(),
        limits: config.limits.clone(),
        hub: site.hub.clone(),
        counters: Arc::clone(&site.counters),
        shutdown: site.shutdown.clone(),
    }
}
