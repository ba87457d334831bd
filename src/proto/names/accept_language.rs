//! Which language an HTTP client prefers: `Accept-Language` (RFC 9110 §12.5.4), matched by lookup (RFC 4647 §3.4).

use super::Language;

/// Most bytes that are looked at: browsers send less than a hundred.
const MAX_BYTES: usize = 1024;

/// Most ranges that are looked at.
const MAX_RANGES: usize = 32;

/// The best of our languages by the values of all header fields of that name, in order; `None` when they ask for none of ours.
///
/// Of equal weights the first one counts. Ranges that cannot be read are passed over; `*` asks for nothing in particular.
pub fn preferred<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<Language> {
    let ranges = values.into_iter().scan(MAX_BYTES, |left, value| {
        *left = left.checked_sub(value.len())?;
        Some(value.split(','))
    });
    let mut best: Option<(u16, Language)> = None;
    for (weight, language) in ranges.flatten().take(MAX_RANGES).filter_map(weighted) {
        if best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// A range with its weight in thousandths; none with the weight 0, which means "not this one".
fn weighted(element: &str) -> Option<(u16, Language)> {
    let (range, parameter) = element.split_once(';').unwrap_or((element, "q=1"));
    let (name, value) = parameter.split_once('=')?;
    let is_weight = name.trim().eq_ignore_ascii_case("q");
    let weight = thousandths(value.trim()).filter(|weight| is_weight && *weight > 0)?;
    Some((weight, Language::lookup(range.trim())?))
}

/// `qvalue` (RFC 9110 §12.4.2): 0 to 1 with at most three decimals.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let fraction: u16 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}
