//! Responses, put together.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue},
};

/// Every answer is in memory.
pub(super) type Answer = Response<Full<Bytes>>;

/// Plain text with a status; for refusals, and for programs.
pub(super) fn text(status: StatusCode, text: &'static str) -> Answer {
    let answer = with_type("text/plain; charset=utf-8", Bytes::from_static(text.as_bytes()));
    with(
        status_of(answer, status),
        CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    )
}

/// JSON that is true only now.
pub(super) fn json(value: &impl serde::Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let answer = with_type("application/json", body.into());
            with(answer, CACHE_CONTROL, HeaderValue::from_static("no-store"))
        }
        Err(error) => {
            tracing::error!(event = "answer-failed", %error, "cannot write JSON");
            text(StatusCode::INTERNAL_SERVER_ERROR, "internal error\n")
        }
    }
}

/// A body of a type.
pub(super) fn with_type(content_type: &'static str, body: Bytes) -> Answer {
    with(
        Response::new(Full::new(body)),
        CONTENT_TYPE,
        HeaderValue::from_static(content_type),
    )
}

/// The same with another status.
pub(super) fn status_of(mut answer: Answer, status: StatusCode) -> Answer {
    *answer.status_mut() = status;
    answer
}

/// The same with one more header.
pub(super) fn with(mut answer: Answer, name: HeaderName, value: HeaderValue) -> Answer {
    answer.headers_mut().insert(name, value);
    answer
}

/// Text as it stands in HTML and XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
