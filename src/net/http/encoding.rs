//! Content codings: what the browser takes, and text that is made when it is asked for in the best of them.

use std::io::{self, Write as _};

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use hyper::{
    Request,
    header::{ACCEPT_ENCODING, CONTENT_ENCODING, HeaderValue, VARY},
};

use super::answer::{Answer, with, with_type};

/// Whether the browser takes `coding` (RFC 9110 §12.5.3).
pub(super) fn accepts<B>(request: &Request<B>, coding: &str) -> bool {
    let values = request
        .headers()
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .any(|offer| takes(offer, coding))
}

/// A body of a type that is compressed where that is wanted. Not for what holds a secret beside what a stranger chose.
pub(super) fn compressed<B>(request: &Request<B>, content_type: &'static str, body: Vec<u8>) -> Answer {
    let gzip = accepts(request, "gzip").then(|| gzip(&body).ok()).flatten();
    let answer = match gzip {
        Some(shorter) => with(
            with_type(content_type, Bytes::from(shorter)),
            CONTENT_ENCODING,
            HeaderValue::from_static("gzip"),
        ),
        None => with_type(content_type, body.into()),
    };
    with(answer, VARY, HeaderValue::from_static("accept-encoding"))
}

fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    encoder.finish()
}

/// One member of `Accept-Encoding` (RFC 9110 §12.5.3); a weight of 0 refuses.
fn takes(offer: &str, coding: &str) -> bool {
    let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
    let refused = weight
        .trim()
        .strip_prefix("q=")
        .is_some_and(|q| q.trim().trim_end_matches(['0', '.']).is_empty());
    name.trim().eq_ignore_ascii_case(coding) && !refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_taken_by_name_and_weight() {
        assert!(takes("br", "br") && takes(" BR ;q=0.5", "br") && takes("gzip;q=1", "gzip"));
        assert!(!takes("br;q=0", "br") && !takes("br; q=0.000", "br") && !takes("brx", "br") && !takes("", "br"));
    }
}
