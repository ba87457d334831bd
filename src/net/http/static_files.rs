//! The client's files out of the binary: in the best encoding that the browser takes, and only when it has not got them.

use std::borrow::Cow;

use bytes::Bytes;
use hyper::{
    Request, StatusCode,
    header::{CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderValue, IF_NONE_MATCH, VARY},
};

use super::{
    answer::{Answer, status_of, with, with_type},
    encoding::accepts,
};
use crate::assets::{self, Asset, Representation};

/// `path` has no leading slash; the empty one is the client itself. `None` when there is no such file.
pub(super) fn answer<B>(request: &Request<B>, path: &str) -> Option<Answer> {
    let asset = assets::find(if path.is_empty() { "index.html" } else { path })?;
    let encoded = encoded(request, asset);
    let etag = encoded.map_or(asset.identity_etag, |(_, chosen)| chosen.etag);
    let answer = if is_known(request, etag) {
        status_of(with_type(asset.content_type, Bytes::new()), StatusCode::NOT_MODIFIED)
    } else {
        with_type(asset.content_type, bytes(asset, encoded)?)
    };
    let answer = match encoded {
        Some((encoding, _)) => with(answer, CONTENT_ENCODING, HeaderValue::from_static(encoding)),
        None => answer,
    };
    let answer = with(answer, ETAG, HeaderValue::from_static(etag));
    let answer = with(answer, VARY, HeaderValue::from_static("accept-encoding"));
    Some(with(answer, CACHE_CONTROL, HeaderValue::from_static(caching(asset))))
}

/// What is sent; inflated only where it is wanted so.
fn bytes(asset: &Asset, encoded: Option<Encoded>) -> Option<Bytes> {
    Some(match encoded {
        Some((_, chosen)) => Bytes::from_static(chosen.bytes),
        None => match asset.identity().ok()? {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        },
    })
}

const fn caching(asset: &Asset) -> &'static str {
    if asset.immutable {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn is_known<B>(request: &Request<B>, etag: &str) -> bool {
    let known = request
        .headers()
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    // Weak comparison (RFC 9110 §13.1.2).
    let mut tags = known
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"));
    tags.any(|tag| tag == etag || tag == "*")
}

/// The name of an encoding and the file in it.
type Encoded = (&'static str, &'static Representation);

/// `None` when the file is to be sent as it is.
fn encoded<B>(request: &Request<B>, asset: &'static Asset) -> Option<Encoded> {
    match (&asset.brotli, &asset.gzip) {
        (Some(brotli), _) if accepts(request, "br") => Some(("br", brotli)),
        (_, Some(gzip)) if accepts(request, "gzip") => Some(("gzip", gzip)),
        _ => None,
    }
}
