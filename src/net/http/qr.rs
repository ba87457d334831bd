//! The box's address as a QR code.

use std::fmt::Write as _;

use hyper::{
    Request, StatusCode,
    header::{CACHE_CONTROL, HeaderValue},
};
use qrcode::{Color, EcLevel, QrCode};

use super::{
    Site,
    answer::{Answer, text, with},
    encoding::compressed,
};

/// Light modules around the code (ISO/IEC 18004 §5.3.8).
const QUIET_ZONE: usize = 4;

pub(super) fn svg<B>(request: &Request<B>, site: &Site) -> Answer {
    let Ok(code) = QrCode::with_error_correction_level(site.address(), EcLevel::M) else {
        return text(StatusCode::NOT_FOUND, "the address is too long for a QR code\n");
    };
    let answer = compressed(request, "image/svg+xml", picture(&code).into_bytes());
    with(answer, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}

/// One stroke for each run of dark modules: a quarter of the bytes of one square each. White below, for dark pages.
fn picture(code: &QrCode) -> String {
    let (width, size) = (code.width(), code.width() + 2 * QUIET_ZONE);
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        for (x, length) in runs(row) {
            // Writing to a String does not fail.
            let _ = write!(path, "M{} {}.5h{length}", x + QUIET_ZONE, y + QUIET_ZONE);
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}

/// Where each run of dark modules begins, and how long it is.
fn runs(row: &[Color]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    let groups = row.chunk_by(|a, b| a == b).map(move |group| {
        let start = at;
        at += group.len();
        (start, group)
    });
    groups
        .filter(|(_, group)| group[0] == Color::Dark)
        .map(|(start, group)| (start, group.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_every_dark_module_once() {
        let code = QrCode::with_error_correction_level("https://drop.local/", EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let picture = picture(&code);
        let strokes = picture.rsplit("d=\"").next().unwrap().trim_end_matches("\"/></svg>");
        let drawn: usize = strokes
            .split('h')
            .skip(1)
            .map(|part| part.split('M').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(drawn, dark);
        assert!(picture.len() < 2500, "{}", picture.len());
    }
}
