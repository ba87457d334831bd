//! The first packet of another device, and what becomes of it.

use std::net::IpAddr;

use crate::host::holders::Protocol;

/// A packet that opens something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Where it comes in.
    pub interface: String,
    /// Of the transport.
    pub protocol: Protocol,
    /// The port that it goes to; it comes from a high one.
    pub port: u16,
    /// A neighbour.
    pub source: IpAddr,
    /// This host, or a group.
    pub destination: IpAddr,
}

/// What becomes of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It comes in.
    Accept,
    /// It does not, by this rule.
    Drop(String),
    /// It depends on something that is not followed here.
    Unknown(String),
}

/// Whether something is so; `None` when that cannot be told.
pub(super) type Truth = Option<bool>;

impl Verdict {
    /// Of two filters one after the other.
    #[must_use]
    pub fn and(self, next: Self) -> Self {
        match (self, next) {
            (Self::Drop(rule), _) | (_, Self::Drop(rule)) => Self::Drop(rule),
            (Self::Unknown(why), _) | (_, Self::Unknown(why)) => Self::Unknown(why),
            (Self::Accept, Self::Accept) => Self::Accept,
        }
    }
}

/// Where a rule or chain leads.
pub(super) enum Step {
    /// To the rule after it.
    Next,
    /// Out of its chain.
    Return,
    /// Out of its chain, or to the rule after it: that cannot be told, so nothing after it in the chain is certain.
    MayReturn,
    /// To an end.
    End(Verdict),
}

/// A verdict in the making: what was certain, and whether a rule before might have decided otherwise.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// A rule that could not be followed would accept.
    maybe_accept: Option<String>,
    /// Would drop.
    maybe_drop: Option<String>,
    /// Chains entered, against circles.
    pub depth: usize,
}

impl Walk {
    /// A rule whose conditions cannot be told would accept (or else drop) the packet.
    pub fn doubt(&mut self, accepts: bool, rule: String) {
        let slot = if accepts {
            &mut self.maybe_accept
        } else {
            &mut self.maybe_drop
        };
        slot.get_or_insert(rule);
    }

    /// The end: doubts matter only where they would have led elsewhere.
    pub fn end(self, verdict: Verdict) -> Verdict {
        let doubt = match verdict {
            Verdict::Accept => self.maybe_drop,
            Verdict::Drop(_) => self.maybe_accept,
            Verdict::Unknown(_) => None,
        };
        doubt.map_or(verdict, |rule| {
            Verdict::Unknown(format!("a rule is not followed here: {rule}"))
        })
    }
}

/// All of them, in the logic of three values.
pub(super) fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let mut result = Some(true);
    for truth in truths {
        match truth {
            Some(false) => return Some(false),
            None => result = None,
            Some(true) => {}
        }
    }
    result
}

/// One of them at least.
pub(super) fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    all(truths.into_iter().map(|truth| truth.map(|truth| !truth))).map(|none| !none)
}
