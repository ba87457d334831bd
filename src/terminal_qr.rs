//! A QR code made of half blocks, for a terminal.

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// The code; empty when the text is too long for one. Dark modules are drawn dark on a light terminal and light on a
/// dark one: readers take both.
pub fn render(text: &str) -> String {
    let code = QrCode::with_error_correction_level(text, EcLevel::L);
    code.map(|code| code.render::<Dense1x2>().quiet_zone(true).build())
        .unwrap_or_default()
}
