//! Hands out the local CA's certificate, so that people can trust the box.

use hyper::{
    StatusCode,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderValue},
};

use super::{
    Site,
    answer::{Answer, text, with, with_type},
    apple_profile,
};

/// PEM (RFC 8555 §9.1 registers the type).
pub(super) fn pem(site: &Site) -> Answer {
    match site.ca() {
        Some(ca) => download(
            with_type("application/x-pem-file", ca.pem),
            "attachment; filename=\"homedrop-ca.pem\"",
        ),
        None => own(),
    }
}

/// DER, as Android and Windows take it.
pub(super) fn der(site: &Site) -> Answer {
    match site.ca() {
        Some(ca) => download(
            with_type("application/x-x509-ca-cert", ca.der),
            "attachment; filename=\"homedrop-ca.crt\"",
        ),
        None => own(),
    }
}

/// An Apple profile.
pub(super) fn mobileconfig(site: &Site) -> Answer {
    site.ca().map_or_else(own, |ca| apple_profile::answer(site, &ca))
}

fn own() -> Answer {
    text(
        StatusCode::NOT_FOUND,
        "this box has a certificate of its owner's; there is no CA to trust\n",
    )
}

fn download(answer: Answer, disposition: &'static str) -> Answer {
    let answer = with(answer, CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    with(answer, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}
