//! The page that plain HTTP shows: one button that leads to HTTPS, and the certificate.

use hyper::header::{CACHE_CONTROL, HeaderValue};

use super::{
    Site,
    answer::{Answer, escaped, with, with_type},
};
use crate::proto::authority::Authority;

const PAGE: &str = include_str!("pages/landing.html");
const STYLE: &str = include_str!("pages/landing.css");

pub(super) fn page(site: &Site, asked: &Authority) -> Answer {
    let config = site.config.load();
    let certificate = site.ca().map_or_else(String::new, |ca| {
        format!(
            "<p><a href=\"ca.crt\">The box’s certificate</a>, to be compared by its SHA-256:<br><code>{}</code></p>",
            ca.fingerprint
        )
    });
    let page = PAGE
        .replace("{https}", &escaped(&site.url(&asked.host)))
        .replace("{certificate}", &certificate)
        .replace("{name}", &escaped(&config.name));
    no_cache(with_type("text/html; charset=utf-8", page.into()))
}

pub(super) fn style() -> Answer {
    no_cache(with_type("text/css; charset=utf-8", STYLE.into()))
}

pub(super) fn no_cache(answer: Answer) -> Answer {
    with(answer, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}
