//! The CA as a configuration profile, the only form in which iPhones and iPads take one.

use base64::{Engine, engine::general_purpose::STANDARD};
use hyper::header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderValue};

use super::{
    CaFiles, Site,
    answer::{Answer, escaped, with, with_type},
};

const PROFILE: &str = include_str!("pages/profile.xml");

pub(super) fn answer(site: &Site, ca: &CaFiles) -> Answer {
    let profile = profile(&site.config.load().name, ca);
    let answer = with_type("application/x-apple-aspen-config", profile.into());
    let disposition = HeaderValue::from_static("attachment; filename=\"homedrop.mobileconfig\"");
    let answer = with(answer, CONTENT_DISPOSITION, disposition);
    with(answer, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}

fn profile(name: &str, ca: &CaFiles) -> String {
    PROFILE
        .replace("{id}", ca.hex.get(..16).unwrap_or_default())
        .replace("{certificate-uuid}", &uuid(ca.hex.get(..32).unwrap_or_default()))
        .replace("{profile-uuid}", &uuid(ca.hex.get(32..).unwrap_or_default()))
        .replace("{certificate}", &STANDARD.encode(&ca.der))
        .replace("{name}", &escaped(name))
}

/// 32 hexadecimal digits as a UUID: the same CA is always the same profile, so that installing it twice is once.
fn uuid(hex: &str) -> String {
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| hex.get(range).unwrap_or_default());
    groups.join("-").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_groups() {
        assert_eq!(
            uuid("0123456789abcdef0123456789abcdef"),
            "01234567-89AB-CDEF-0123-456789ABCDEF"
        );
    }
}
