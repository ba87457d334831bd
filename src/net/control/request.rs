//! What may be asked on the control socket: one line of plain words.

/// Bytes of a request with its newline.
pub(super) const MAX_REQUEST: usize = 64;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// How the daemon is: one JSON object, described by `docs/status.schema.json`.
    Status,
}

impl Request {
    /// The line that asks for it, without its newline.
    #[must_use]
    pub const fn line(self) -> &'static str {
        match self {
            Self::Status => "status",
        }
    }

    /// The request in a line with its newline; `None` when nothing like it is answered.
    pub(super) fn parse(line: &[u8]) -> Option<Self> {
        let line = line.strip_suffix(b"\n")?;
        [Self::Status]
            .into_iter()
            .find(|request| request.line().as_bytes() == line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_of_known_words_are_requests() {
        assert_eq!(Request::parse(b"status\n"), Some(Request::Status));
        for other in [
            &b"status"[..],
            b"status\r\n",
            b"STATUS\n",
            b"\n",
            b"",
            b"\xff\n",
            b"status \n",
        ] {
            assert_eq!(Request::parse(other), None, "{other:?}");
        }
    }
}
