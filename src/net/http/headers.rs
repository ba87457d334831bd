//! The headers that every answer carries.

use hyper::header::{
    CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};

/// Nothing from elsewhere, no inline code, never in a frame. `blob:` is for previews of received files, a frame of our own
/// for the download that it begins.
/// Text never becomes code or markup by itself: `default` lets our own scripts become workers, the other
/// policy is Svelte's, for the templates that were compiled into the client.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
    media-src 'self' blob:; frame-src 'self'; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types default svelte-trusted-html";

/// What a page of ours may use of the device; everything else is off for all.
const PERMISSIONS: &str = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), \
    clipboard-read=(self), clipboard-write=(self), screen-wake-lock=(self)";

// No Strict-Transport-Security: with it a browser refuses to go on to a box whose CA it does not trust yet.
const ALL: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds them; a page's own policy stays.
pub(super) fn secure(headers: &mut HeaderMap) {
    for (name, value) in ALL {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// The policy of a page that may connect to `origin` as well.
pub(super) fn policy_with_connection(origin: &str) -> String {
    POLICY.replace("connect-src 'self'", format!("connect-src 'self' {origin}").trim_end())
}
