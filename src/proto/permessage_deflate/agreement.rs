//! The negotiation in `Sec-WebSocket-Extensions` (RFC 7692 §5 and §7.1).

use super::shrink::WINDOW_BITS;

/// Most offers that are looked at; browsers make one.
const MAX_OFFERS: usize = 8;

/// What client and server agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    names_window: bool,
}

impl Agreement {
    /// The first offer that can be taken, of the values of `Sec-WebSocket-Extensions` in their order.
    pub fn from_offers<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let offers = values.into_iter().flat_map(|value| value.split(','));
        offers.take(MAX_OFFERS).find_map(taken)
    }

    /// The answer's `Sec-WebSocket-Extensions`.
    pub const fn answer(self) -> &'static str {
        match self.names_window {
            true => "permessage-deflate; client_no_context_takeover; server_max_window_bits=12",
            false => "permessage-deflate; client_no_context_takeover",
        }
    }
}

/// An offer with a parameter that is unknown, twice there or out of range is declined (RFC 7692 §7.1).
fn taken(offer: &str) -> Option<Agreement> {
    let mut parts = offer.split(';').map(str::trim);
    if !parts.next()?.eq_ignore_ascii_case("permessage-deflate") {
        return None;
    }
    let mut seen = Vec::new();
    let mut names_window = false;
    for part in parts {
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"'))),
            None => (part, None),
        };
        if seen.contains(&name) {
            return None;
        }
        seen.push(name);
        match (name, value) {
            ("client_no_context_takeover", None) | ("client_max_window_bits", None) => {}
            ("client_max_window_bits", Some(bits)) if window_bits(bits).is_some() => {}
            ("server_max_window_bits", Some(bits)) if window_bits(bits)? >= WINDOW_BITS => names_window = true,
            // Messages of a batch refer to each other: whoever cannot keep a window gets them as they are.
            _ => return None,
        }
    }
    Some(Agreement { names_window })
}

/// 8 to 15, without a leading zero (RFC 7692 §7.1.2.1).
fn window_bits(text: &str) -> Option<u8> {
    let bits = text.parse().ok()?;
    ((8..=15).contains(&bits) && !text.starts_with(['0', '+'])).then_some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(offer: &str) -> Option<&'static str> {
        Agreement::from_offers([offer]).map(Agreement::answer)
    }

    #[test]
    fn what_browsers_offer_is_taken() {
        let plain = Some("permessage-deflate; client_no_context_takeover");
        // Chromium and WebKit; Firefox; the `ws` of Node.
        assert_eq!(answer("permessage-deflate; client_max_window_bits"), plain);
        assert_eq!(answer("permessage-deflate"), plain);
        assert_eq!(
            answer("permessage-deflate;client_no_context_takeover;client_max_window_bits=15"),
            plain
        );
    }

    #[test]
    fn a_window_that_is_named_is_named_in_the_answer() {
        let named = Some("permessage-deflate; client_no_context_takeover; server_max_window_bits=12");
        assert_eq!(
            answer("permessage-deflate; server_max_window_bits=12; client_max_window_bits=12"),
            named
        );
        assert_eq!(answer("permessage-deflate; server_max_window_bits=\"15\""), named);
    }

    #[test]
    fn what_cannot_be_kept_is_declined() {
        for offer in [
            "",
            ";",
            "permessage-bzip2",
            "x-webkit-deflate-frame",
            "permessage-deflate; server_no_context_takeover",
            "permessage-deflate; server_max_window_bits=11",
            "permessage-deflate; server_max_window_bits",
            "permessage-deflate; server_max_window_bits=16",
            "permessage-deflate; client_max_window_bits=7",
            "permessage-deflate; client_max_window_bits=+9",
            "permessage-deflate; client_max_window_bits=010",
            "permessage-deflate; client_no_context_takeover=1",
            "permessage-deflate; client_max_window_bits; client_max_window_bits",
            "permessage-deflate; unheard_of",
        ] {
            assert_eq!(answer(offer), None, "{offer}");
        }
    }

    #[test]
    fn the_next_offer_counts_where_the_first_is_declined() {
        let fallback = "permessage-deflate; server_no_context_takeover, permessage-deflate";
        assert!(answer(fallback).is_some());
        assert!(Agreement::from_offers(["foo", "permessage-deflate"]).is_some());
        assert_eq!(
            answer(&format!("{}permessage-deflate", "foo,".repeat(MAX_OFFERS))),
            None
        );
    }
}
