//! The box's address as a QR code.

use hyper::{
    StatusCode,
    header::{CACHE_CONTROL, HeaderValue},
};
use qrcode::{EcLevel, QrCode, render::svg};

use super::{
    Site,
    answer::{Answer, text, with, with_type},
};

pub(super) fn svg(site: &Site) -> Answer {
    let Ok(code) = QrCode::with_error_correction_level(site.address(), EcLevel::M) else {
        return text(StatusCode::NOT_FOUND, "the address is too long for a QR code\n");
    };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    let answer = with_type("image/svg+xml", picture.into());
    with(answer, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}
