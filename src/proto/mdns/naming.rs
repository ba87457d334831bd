//! Which name to ask for next (RFC 6762 section 9); it knows no packet.

use std::time::{Duration, Instant};

/// Bytes of a DNS label, host name or instance name (RFC 1035 section 2.3.4, RFC 6763 section 4.1.1).
const MAX_LABEL: usize = 63;

/// Who claims our name again so soon after we probed for it does not defend it by the rules, and will not give way.
const STUBBORN: Duration = Duration::from_secs(60);

/// The names that are asked for, each with a number from 2 on where somebody else has the plain one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    base: String,
    host: u32,
    instance: u32,
    /// Nobody objected while it was probed for.
    held: bool,
    /// When a name that was held was last probed for again.
    probed_again: Option<Instant>,
}

/// What a conflict leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Ask for the same name again: whoever has it longer or wins the tie keeps it.
    ProbeAgain,
    /// Ask for the next name.
    Rename,
}

impl Naming {
    /// Asks for `base`, or what was `kept` in its place last time.
    pub fn new(base: &str, kept: Option<&str>) -> Self {
        let base = base.to_ascii_lowercase();
        let number = kept.and_then(|kept| number(&base, kept)).unwrap_or(1);
        Self {
            base,
            host: number,
            instance: number,
            held: false,
            probed_again: None,
        }
    }

    /// Whether `base` is the name wanted.
    pub fn is_for(&self, base: &str) -> bool {
        self.base.eq_ignore_ascii_case(base)
    }

    /// The host name without `.local`: `drop`, `drop-2` and so on.
    pub fn label(&self) -> String {
        match self.host {
            1 => self.base.clone(),
            number => numbered(&self.base, &format!("-{number}")),
        }
    }

    /// The instance name of services that are to be called `name`: `Homedrop`, `Homedrop (2)` and so on.
    pub fn instance(&self, name: &str) -> String {
        match self.instance {
            1 => name.to_owned(),
            number => numbered(name, &format!(" ({number})")),
        }
    }

    /// Nobody objected: the names are ours.
    pub fn handle_announced(&mut self) {
        self.held = true;
    }

    /// Somebody else answers for the host name.
    pub fn handle_host_conflict(&mut self, now: Instant) -> Verdict {
        let verdict = self.verdict(now);
        if verdict == Verdict::Rename {
            self.host += 1;
        }
        verdict
    }

    /// Somebody else has a service of our instance name.
    pub fn handle_instance_conflict(&mut self, now: Instant) -> Verdict {
        let verdict = self.verdict(now);
        if verdict == Verdict::Rename {
            self.instance += 1;
        }
        verdict
    }

    fn verdict(&mut self, now: Instant) -> Verdict {
        let recent = |at: Instant| now.saturating_duration_since(at) < STUBBORN;
        let verdict = if self.held && !self.probed_again.is_some_and(recent) {
            self.probed_again = Some(now);
            Verdict::ProbeAgain
        } else {
            Verdict::Rename
        };
        self.held = false;
        verdict
    }
}

/// The number of `kept` when it is `base` with one.
fn number(base: &str, kept: &str) -> Option<u32> {
    let digits = kept.rsplit_once('-')?.1;
    let number = digits.parse().ok().filter(|number| (2..10_000).contains(number))?;
    (numbered(base, &format!("-{number}")) == kept).then_some(number)
}

/// `suffix` fits in the label; `text` gives way.
fn numbered(text: &str, suffix: &str) -> String {
    let most = MAX_LABEL.saturating_sub(suffix.len()).min(text.len());
    let end = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    format!("{}{suffix}", &text[..end])
}
