//! The web app manifest: the client's own, with the name that this box was given.

use hyper::{
    Request,
    header::{CACHE_CONTROL, HeaderValue},
};
use serde_json::{Map, Value};

use super::{
    Site,
    answer::{Answer, with},
    encoding::compressed,
};
use crate::assets;

/// Where it lies, below the base path.
pub(super) const PATH: &str = "manifest.webmanifest";

/// `None` when the client was not built into this daemon.
pub(super) fn answer<B>(request: &Request<B>, site: &Site) -> Option<Answer> {
    let asset = assets::find(PATH)?;
    let mut manifest: Map<String, Value> = serde_json::from_slice(&asset.identity().ok()?).ok()?;
    for key in ["name", "short_name"] {
        manifest.insert(key.to_owned(), site.config.load().name.clone().into());
    }
    let body = serde_json::to_vec(&manifest).ok()?;
    Some(with(
        compressed(request, asset.content_type, body),
        CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    ))
}
