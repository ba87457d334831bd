//! Why a signalling connection is closed, as the number that the client gets (RFC 6455 §7.4.2 leaves 4000 to 4999 to us).

use tokio_tungstenite::tungstenite::protocol::{CloseFrame, frame::coding};

use crate::proto::rooms::CloseReason;

/// The close codes of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseCode {
    /// 1000: the device said bye.
    Normal,
    /// 1001: the daemon stops or restarts; come back.
    Restart,
    /// 1002: not WebSocket (RFC 6455 §7.4.1).
    Protocol,
    /// 4400: not a message of this protocol, or not at this time.
    Malformed,
    /// 4408: no `hello` in time.
    NoHello,
    /// 4409: a newer connection of the same device took over.
    Replaced,
    /// 4413: a message larger than `limits.message-bytes`.
    TooLarge,
    /// 4429: more messages than `limits.messages-per-second`.
    TooFast,
    /// 4503: the box has as many connections as it takes.
    Full,
}

impl CloseCode {
    /// The number.
    pub const fn code(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::Restart => 1001,
            Self::Protocol => 1002,
            Self::Malformed => 4400,
            Self::NoHello => 4408,
            Self::Replaced => 4409,
            Self::TooLarge => 4413,
            Self::TooFast => 4429,
            Self::Full => 4503,
        }
    }

    /// For people who debug.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Normal => "bye",
            Self::Restart => "restart",
            Self::Protocol => "not WebSocket",
            Self::Malformed => "malformed",
            Self::NoHello => "no hello",
            Self::Replaced => "replaced",
            Self::TooLarge => "too large",
            Self::TooFast => "too fast",
            Self::Full => "full",
        }
    }

    pub(super) fn frame(self) -> CloseFrame {
        CloseFrame {
            code: coding::CloseCode::from(self.code()),
            reason: self.reason().into(),
        }
    }
}

impl From<CloseReason> for CloseCode {
    fn from(reason: CloseReason) -> Self {
        match reason {
            CloseReason::Bye => Self::Normal,
            CloseReason::Malformed => Self::Malformed,
            CloseReason::Replaced => Self::Replaced,
        }
    }
}
